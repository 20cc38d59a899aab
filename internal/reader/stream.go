package reader

import "regexp"

// stream is the text of a paper as one run of characters, row after row, in
// which a pattern may go over the end of a row.
type stream struct {
	letters string
	glyphs  []glyph
	rows    []int // the row each glyph stands in
	starts  []int // byte offset of each glyph in letters, and of the end
	text    *text
}

func (t *text) stream() stream {
	s := stream{text: t}
	var b []byte
	for i, r := range t.rows {
		for _, g := range r.glyphs {
			s.starts = append(s.starts, len(b))
			s.glyphs = append(s.glyphs, g)
			s.rows = append(s.rows, i)
			b = append(b, string(g.r)...)
		}
	}
	s.letters = string(b)
	s.starts = append(s.starts, len(b))
	return s
}

// found is one occurrence of a pattern: the whole and its groups; a group that
// took no part is empty.
type found []span

// find returns the first occurrence of the pattern, nil where there is none.
func (s stream) find(pattern *regexp.Regexp) found {
	if all := s.findAll(pattern, 1); len(all) > 0 {
		return all[0]
	}
	return nil
}

// findAll returns up to n occurrences, all of them where n is negative.
func (s stream) findAll(pattern *regexp.Regexp, n int) []found {
	var out []found
	at := s.glyphAt()
	for _, m := range pattern.FindAllStringSubmatchIndex(s.letters, n) {
		var f found
		for i := 0; i < len(m); i += 2 {
			if m[i] < 0 {
				f = append(f, nil)
				continue
			}
			f = append(f, s.span(at[m[i]], at[m[i+1]]))
		}
		out = append(out, f)
	}
	return out
}

// glyphAt maps the byte offset at which a glyph begins to its index.
func (s stream) glyphAt() map[int]int {
	at := make(map[int]int, len(s.starts))
	for i, b := range s.starts {
		at[b] = i
	}
	return at
}

// span returns the glyphs [from, to), one run a row.
func (s stream) span(from, to int) span {
	var out span
	for i := from; i < to; i++ {
		n := len(out) - 1
		if i == from || s.rows[i] != s.rows[i-1] {
			out = append(out, run{page: s.text.rows[s.rows[i]].page})
			n++
		}
		out[n].glyphs = append(out[n].glyphs, s.glyphs[i])
	}
	return out
}

// without returns the stream with what the pattern matches cut out.
func (s stream) without(pattern *regexp.Regexp) stream {
	at := s.glyphAt()
	drop := make([]bool, len(s.glyphs))
	for _, m := range pattern.FindAllStringIndex(s.letters, -1) {
		for i := at[m[0]]; i < at[m[1]]; i++ {
			drop[i] = true
		}
	}
	out := stream{text: s.text}
	var b []byte
	for i, g := range s.glyphs {
		if !drop[i] {
			out.starts = append(out.starts, len(b))
			out.glyphs = append(out.glyphs, g)
			out.rows = append(out.rows, s.rows[i])
			b = append(b, string(g.r)...)
		}
	}
	out.letters = string(b)
	out.starts = append(out.starts, len(b))
	return out
}
