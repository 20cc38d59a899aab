package specimen

import (
	"strings"
	"unicode"
)

// pen is a way of writing on a page: size in points, typeface and colour.
type pen struct {
	p    *page
	size float64
	f    face
	c    ink
}

func (n pen) at(x, y float64, s string)   { n.p.text(x, y, n.size, n.f, n.c, s) }
func (n pen) mid(cx, y float64, s string) { n.at(cx-n.width(s)/2, y, s) }
func (n pen) end(x, y float64, s string)  { n.at(x-n.width(s), y, s) }
func (n pen) width(s string) float64      { return n.p.width(n.size, n.f, s) }
func (n pen) sized(size float64) pen      { n.size = size; return n }
func (n pen) in(f face) pen               { n.f = f; return n }
func (n pen) ink(c ink) pen               { n.c = c; return n }

// mm is the height of the pen's letters in millimetres.
func (n pen) mm() float64 { return n.size * 25.4 / 72 }

// spread writes s letter-spaced so that it fills w millimetres, as labels of
// official forms are.
func (n pen) spread(x, y, w float64, s string) {
	letters := []rune(s)
	if len(letters) < 2 {
		n.at(x, y, s)
		return
	}
	gap := max(0, (w-n.width(s))/float64(len(letters)-1))
	for _, r := range letters {
		n.at(x, y, string(r))
		x += n.width(string(r)) + gap
	}
}

// spreadMid is spread around the middle cx.
func (n pen) spreadMid(cx, y, w float64, s string) { n.spread(cx-w/2, y, w, s) }

// wrap breaks s into lines of at most w millimetres; Latin words and numbers
// are not broken unless one alone is too long, and no line starts with a
// closing mark.
func (n pen) wrap(s string, w float64) []string {
	var lines []string
	line := ""
	for _, word := range words(s) {
		if n.width(line+word) <= w || line == "" && n.width(word) <= w {
			line += word
			continue
		}
		if line != "" {
			lines = append(lines, strings.TrimRight(line, " "))
		}
		line = strings.TrimLeft(word, " ")
		for n.width(line) > w {
			head := n.fit(line, w)
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}

// fit is the longest beginning of s, at least one letter, that w holds.
func (n pen) fit(s string, w float64) string {
	last := 0
	for i, r := range s {
		next := i + len(string(r))
		if last > 0 && n.width(s[:next]) > w {
			break
		}
		last = next
	}
	return s[:last]
}

// words splits s where a line may break.
func words(s string) []string {
	var out []string
	glue := false
	for _, r := range s {
		word := r < unicode.MaxLatin1 && !unicode.IsSpace(r)
		closing := strings.ContainsRune("，。；：、）》」！？", r)
		if len(out) > 0 && (glue && word || closing) {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
		}
		glue = word || strings.ContainsRune("（《「", r)
	}
	return out
}

// para writes s in lines of w millimetres with the given distance between
// baselines and returns the baseline after the last line.
func (n pen) para(x, y, w, lead float64, s string) float64 {
	for _, line := range n.wrap(s, w) {
		n.at(x, y, line)
		y += lead
	}
	return y
}

// indented is para with the first line indented by two letters.
func (n pen) indented(x, y, w, lead float64, s string) float64 {
	two := 2 * n.mm()
	first := n.wrap(s, w-two)[0]
	n.at(x+two, y, first)
	if rest := strings.TrimLeft(s[len(first):], " "); rest != "" {
		return n.para(x, y+lead, w, lead, rest)
	}
	return y + lead
}

// area is a rectangle of a page in millimetres.
type area struct{ x, y, w, h float64 }

// cell writes s into a rectangle, wrapped, in the middle of its height; side
// is 'l', 'c' or 'r'.
func (n pen) cell(a area, side byte, s string) {
	lines := n.wrap(s, a.w-1.6)
	lead := n.mm() * 1.15
	y := a.y + a.h/2 - lead*float64(len(lines)-1)/2 + n.mm()*0.36
	for i, line := range lines {
		switch at := y + float64(i)*lead; side {
		case 'c':
			n.mid(a.x+a.w/2, at, line)
		case 'r':
			n.end(a.x+a.w-1.2, at, line)
		default:
			n.at(a.x+1.2, at, line)
		}
	}
}

// frame draws the outline of a in ink c.
func (p *page) frame(a area, width float64, c ink) { p.rect(a.x, a.y, a.w, a.h, width, c) }

// column is one column of a table: its title, width and the side its texts
// keep to.
type column struct {
	title string
	w     float64
	side  byte
}

// table is a table with a title row; rule is the width of its lines (none
// when 0), row the least height of a row.
type table struct {
	pen  pen
	x, y float64
	rule float64
	row  float64
	cols []column
}

// draw draws the titles and the rows and returns the y below them.
func (t table) draw(rows [][]string) float64 {
	titles := make([]string, len(t.cols))
	for i, c := range t.cols {
		titles[i] = c.title
	}
	y := t.line(t.y, titles, true)
	for _, r := range rows {
		y = t.line(y, r, false)
	}
	return y
}

func (t table) line(y float64, texts []string, head bool) float64 {
	h := t.height(texts)
	x := t.x
	for i, c := range t.cols {
		a := area{x, y, c.w, h}
		if t.rule > 0 {
			t.pen.p.frame(a, t.rule, t.pen.c)
		}
		side := c.side
		if head {
			side = 'c'
		}
		if i < len(texts) && texts[i] != "" {
			t.pen.cell(a, side, texts[i])
		}
		x += c.w
	}
	return y + h
}

func (t table) height(texts []string) float64 {
	h := t.row
	for i, s := range texts {
		n := len(t.pen.wrap(s, t.cols[i].w-1.6))
		h = max(h, t.pen.mm()*1.15*float64(n)+1.6)
	}
	return h
}

// form is a ruled form drawn row by row, each row with its own cells.
type form struct {
	pen  pen
	x, y float64
	rule float64
}

// row draws one row of cells from left to right; w are their widths. A text
// that starts with '|' stands in the middle of its cell.
func (g *form) row(h float64, w []float64, texts ...string) {
	x := g.x
	for i, s := range texts {
		a := area{x, g.y, w[i], h}
		if g.rule > 0 {
			g.pen.p.frame(a, g.rule, g.pen.c)
		}
		side := byte('l')
		if rest, ok := strings.CutPrefix(s, "|"); ok {
			side, s = 'c', rest
		}
		g.pen.cell(a, side, s)
		x += w[i]
	}
	g.y += h
}
