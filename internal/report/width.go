package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// columnsWide is how wide the text report may be.
const columnsWide = 100

// cellsOf is how many columns of a terminal a character takes: two for wide
// ones such as Han, none for marks on the character before.
func cellsOf(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		n += cellsOf(r)
	}
	return n
}

// pad adds spaces behind s up to a width.
func pad(s string, to int) string {
	return s + strings.Repeat(" ", max(0, to-displayWidth(s)))
}

// shorten cuts s to a width, with an ellipsis in place of what is lost.
func shorten(s string, to int) string {
	if displayWidth(s) <= to {
		return s
	}
	n := 0
	for i, r := range s {
		if n += cellsOf(r); n > to-2 {
			return s[:i] + ".."
		}
	}
	return s
}

// minWrap is the least width that text is wrapped to.
const minWrap = 20

// wrap breaks s into lines of a width: at a space where there is one within
// the line's latter half, else between any two characters.
func wrap(s string, to int) []string {
	to = max(to, minWrap)
	var lines []string
	start, space, n := 0, -1, 0
	for i, r := range s {
		n += cellsOf(r)
		if n > to {
			end, next := i, i
			if space >= 0 && 2*displayWidth(s[start:space]) > to {
				end, next = space, space+1
			}
			lines = append(lines, s[start:end])
			start, space, n = next, -1, displayWidth(s[next:i])+cellsOf(r)
		}
		if r == ' ' {
			space = i
		}
	}
	return append(lines, s[start:])
}
