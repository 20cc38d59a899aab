package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// shown is text of which every character has a glyph: one that no font has is
// named by its number, as 〔U+20B9F〕, so that it is never lost unseen.
func (d *Document) shown(s string) []rune {
	var out []rune
	for _, r := range s {
		if _, err := d.glyph(r); err == nil {
			out = append(out, r)
			continue
		}
		for _, c := range fmt.Sprintf("〔U+%04X〕", r) {
			_, err := d.glyph(c)
			d.keep(err)
			out = append(out, c)
		}
	}
	return out
}

// width is how wide the text is at a size, in points.
func (d *Document) width(text []rune, size float64) float64 {
	sum := 0.0
	for _, r := range text {
		sum += d.glyphs[r].width * size
	}
	return sum
}

// wrap parts a text into lines of at most that width: at spaces and between
// Han characters, and within a word only where it is wider than a line.
func (d *Document) wrap(s string, size, width float64) [][]rune {
	text := d.shown(strings.TrimSpace(s))
	var lines [][]rune
	for len(text) > 0 {
		n := d.fitting(text, size, width)
		if n < len(text) {
			n = breakBefore(text, n)
		}
		lines = append(lines, trimRight(text[:n]))
		text = trimLeft(text[n:])
	}
	return lines
}

// fitting is how many characters of the text fit into a width, at least one.
func (d *Document) fitting(text []rune, size, width float64) int {
	for i, r := range text {
		if width -= d.glyphs[r].width * size; width < 0 {
			return max(i, 1)
		}
	}
	return len(text)
}

// breakBefore is the last place up to n where the text may be broken; n where
// there is none.
func breakBefore(text []rune, n int) int {
	for i := n; i > 0; i-- {
		if breakable(text[i-1], text[i]) {
			return i
		}
	}
	return n
}

const (
	noLineStart = "，。、；：？！）】》」』〕”’,.;:?!)]}%…·"
	noLineEnd   = "（【《「『〔“‘([{"
)

// breakable reports whether a line may end between two characters.
func breakable(a, b rune) bool {
	switch {
	case b == ' ':
		return true
	case strings.ContainsRune(noLineStart, b), strings.ContainsRune(noLineEnd, a):
		return false
	}
	return a == ' ' || a == '/' || a == '_' || wide(a) || wide(b)
}

func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF
}

func trimLeft(text []rune) []rune {
	i := slices.IndexFunc(text, func(r rune) bool { return r != ' ' })
	if i < 0 {
		return nil
	}
	return text[i:]
}

func trimRight(text []rune) []rune {
	for len(text) > 0 && text[len(text)-1] == ' ' {
		text = text[:len(text)-1]
	}
	return text
}

// set draws one line with its baseline at y, a run of one font after the
// other.
func (d *Document) set(text []rune, x, y float64, s Style) {
	d.out.SetTextColor(s.Ink[0], s.Ink[1], s.Ink[2])
	for len(text) > 0 && d.err == nil {
		family := d.glyphs[text[0]].family
		n := 1
		for n < len(text) && d.glyphs[text[n]].family == family {
			n++
		}
		d.use(family, s.Size)
		d.out.SetXY(x, y)
		if d.err == nil {
			d.keep(d.out.Text(string(text[:n])))
		}
		x += d.width(text[:n], s.Size)
		text = text[n:]
	}
}
