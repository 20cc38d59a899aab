package raster

import (
	"image"
	"sync"
)

// PDFResolution is the resolution PDF pages are rendered at, in dots per inch.
const PDFResolution = 200

// Page is one page of a file as a picture.
type Page struct {
	Number  int               // 1-based
	Image   *image.NRGBA      // opaque, origin (0,0); as uploaded after its EXIF orientation; a PDF page at PDFResolution
	Grey    bool              // the colour space is grey: one channel, or a PDF page without a coloured mark
	Text    []TextLine        // a PDF page's own text in reading order, boxes in pixels of Image; nil for pictures
	Hidden  []string          // words of a PDF page's own text that leave no mark on Image, the first mostHidden; nil where all of it is invisible
	Redrawn []image.Rectangle // where viewers draw the values of a PDF's form themselves: Image may show others or none
	DPI     int               // dots per inch of Image, 0 where the file does not say

	rendered bool // drawn from a PDF: its colours are the author's choice, not the scanner's
	once     sync.Once
	seen     overview
}

// TextLine is one line of a PDF page's own text.
type TextLine struct {
	Words []TextWord
	Box   image.Rectangle
}

// TextWord is a run of characters without white space between them.
type TextWord struct {
	Text string
	Box  image.Rectangle
}
