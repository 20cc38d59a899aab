// Package ocr says what a text recogniser is: an image goes in, lines of words
// with boxes and confidences come out. Implementations live in packages below
// it; package ocrtest is the suite each of them passes.
package ocr

import (
	"context"
	"image"
)

// Layout tells the engine what the image holds.
type Layout int

// The layouts an engine understands.
const (
	Page   Layout = iota // a page with blocks of text, to be segmented
	Block                // one uniform block of lines
	Line                 // a single line
	Sparse               // text scattered anywhere, in no order
)

// Language names a model: Own, or a Tesseract language such as "HanS",
// "chi_sim" or "eng"; several of these may be joined with "+". What two models
// read alike they read independently of each other.
type Language string

// The languages the program installs and uses.
const (
	Own     Language = "own" // the networks of package lines; single lines only
	HanS    Language = "HanS"
	ChiSim  Language = "chi_sim"
	English Language = "eng"
)

// Request is one image to recognise. Alphabet, where not empty, restricts the
// answer to its characters.
type Request struct {
	Image    *image.Gray
	Language Language
	Layout   Layout
	Alphabet string
}

// Char is one recognised character. Confidence is 0 to 1. Box is in pixels of
// the request's image.
type Char struct {
	Text       string
	Confidence float64
	Box        image.Rectangle
}

// Word is a run of characters without white space between them.
type Word struct {
	Text       string
	Confidence float64 // 0 to 1
	Box        image.Rectangle
	Chars      []Char // may be empty where the engine gives none
}

// TextLine is one line of words, left to right.
type TextLine struct {
	Words []Word
	Box   image.Rectangle
}

// Engine recognises text. Recognise may be called from several goroutines and
// ends, with ctx.Err, when ctx does; it returns lines from top to bottom in
// pixels of the request's image. An image without text gives no lines and no
// error. Close frees what the engine holds; it may be called once.
type Engine interface {
	Recognise(ctx context.Context, r Request) ([]TextLine, error)
	Close() error
}
