package raster

import "bytes"

// Format is a file type the program reads, told by content.
type Format string

// The formats of the contract.
const (
	JPEG Format = "jpeg"
	PNG  Format = "png"
	PDF  Format = "pdf"
)

// SniffLength is the number of leading bytes Sniff needs to see.
const SniffLength = 1024

// Limits bound what Open accepts.
type Limits struct {
	Bytes  int64 // size of the file
	Pixels int   // width times height of a picture
	Pages  int   // pages of a PDF
}

// DefaultLimits are 20 MB, 40 megapixels and 100 pages.
var DefaultLimits = Limits{Bytes: 20 << 20, Pixels: 40_000_000, Pages: 100}

var (
	jpegMagic = []byte{0xFF, 0xD8, 0xFF}
	pngMagic  = []byte("\x89PNG\r\n\x1a\n")
	pdfMagic  = []byte("%PDF-")
)

// Sniff tells the format of a file by its first SniffLength bytes; a PDF may
// have other bytes before its header, as its readers allow. The name of the
// file plays no part. It reports false for every other type.
func Sniff(head []byte) (Format, bool) {
	head = head[:min(len(head), SniffLength)]
	switch {
	case bytes.HasPrefix(head, jpegMagic):
		return JPEG, true
	case bytes.HasPrefix(head, pngMagic):
		return PNG, true
	case bytes.Contains(head, pdfMagic):
		return PDF, true
	}
	return "", false
}
