package lines

import _ "embed"

//go:embed han.bin
var han []byte

// NewHan returns the reader of Chinese: the characters of 通用规范汉字表, the usual
// traditional forms of its first level, ASCII and the marks of official papers.
// It writes full-width forms as their ASCII ones.
func NewHan() (*Reader, error) {
	return New(han)
}
