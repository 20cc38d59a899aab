package lines

import (
	"errors"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"zhengqi/internal/dossier"
)

// maxDictionary is the size of the largest dictionary, in bytes.
const maxDictionary = 1 << 20

var errDictionary = errors.New("not UTF-8, empty, or over 1 MB")

// readDictionary returns the characters of a PP-OCR dictionary, one a line:
// line k is class k. Full-width forms are given as their ASCII ones, a line that
// holds nothing as a space, and one of several characters as Unknown.
func readDictionary(path string) ([]rune, error) {
	text, err := readText(path)
	if err != nil {
		return nil, &dossier.Error{Class: dossier.Invalid, Code: "line_dictionary_unreadable",
			Message:   "字典文件 " + path + " 无法读取；应为 UTF-8 文本，每行一个字符，不超过 1 MB。",
			MessageEN: "the dictionary " + path + " cannot be read; it is to be UTF-8 text of one character a line, 1 MB at most", Cause: err}
	}
	text = strings.TrimSuffix(strings.TrimPrefix(text, "\uFEFF"), "\n")
	var out []rune
	for line := range strings.SplitSeq(text, "\n") {
		out = append(out, character(strings.TrimSuffix(line, "\r")))
	}
	return out, nil
}

// readText returns what a file of moderate size says.
func readText(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxDictionary+1))
	if err != nil {
		return "", err
	}
	if len(data) == 0 || len(data) > maxDictionary || !utf8.Valid(data) {
		return "", errDictionary
	}
	return string(data), nil
}

// character is the character that a line of a dictionary stands for.
func character(line string) rune {
	if line == "" {
		return ' '
	}
	c, size := utf8.DecodeRuneInString(line)
	switch {
	case size < len(line):
		return Unknown
	case c == '\u3000':
		return ' '
	case c >= '！' && c <= '～':
		return c - '！' + '!'
	}
	return c
}
