package reader

import (
	"image"
	"slices"
	"strings"
)

// Marks in a grid on a scan are read one for another, or not at all. How much
// ink stands in each cell tells a mark from a stroke for nothing paid, and the
// rows of several insurances bear each other out.

// plainMark writes what a mark is usually read as on scans as that mark.
func plainMark(s string) string {
	switch {
	case s != "" && strings.Trim(s, "√✓✔vVyY") == "":
		return "√"
	case s != "" && strings.Trim(s, "●•@") == "":
		return "●"
	case s != "" && strings.Trim(s, "一-—–_") == "":
		return "-"
	}
	return s
}

// gridMark is a cell of a grid on a scan.
type gridMark struct {
	cell  *cell
	ink   float64
	paid  bool
	known bool
}

// scannedGrid are the months that the rows of a grid on a scan mark as paid. The
// grid stands for itself where each year has several rows, one for each
// insurance, that say the same, every mark is known, and no other cell has ink.
func (b *book) scannedGrid(rows []gridRow, head []column) []entry {
	var out []entry
	marks := make([][]gridMark, len(rows))
	var full []float64
	for k, r := range rows {
		marks[k] = b.marksOf(r, head)
		for _, m := range marks[k] {
			if m.paid {
				full = append(full, m.ink)
			}
		}
	}
	if len(full) == 0 {
		return nil
	}
	slices.Sort(full)
	usual := full[len(full)/2]
	for k, r := range rows {
		for i, h := range head {
			m := &marks[k][i]
			b.settleMark(m, usual)
			if m.paid {
				h.payer = b.payerUnder(r, head, i)
				out = b.addMark(out, r, h, m.cellAt(r, h))
			}
		}
	}
	agree := rowsAgree(rows, marks) || clearMarks(marks) && runsOn(out)
	b.unsureMarks = b.unsureMarks || !agree
	for i := range out {
		out[i].counted = agree
	}
	if agree && len(rows) > 0 {
		b.grids = append(b.grids, gridSpan(rows, head))
	}
	return out
}

// gridSpan is the first and the last month that a grid has a place for.
func gridSpan(rows []gridRow, head []column) window {
	var all []string
	for _, r := range rows {
		for _, h := range head {
			year := r.year
			if h.year != "" {
				year = h.year
			}
			all = append(all, monthsOfYear(year, []int{h.month})...)
		}
	}
	if len(all) == 0 {
		return window{}
	}
	return window{slices.Min(all), slices.Max(all)}
}

// marksOf reads the marks in a row of a grid on a scan.
func (b *book) marksOf(r gridRow, head []column) []gridMark {
	out := make([]gridMark, len(head))
	for i := range head {
		out[i].ink = r.inkUnder(head, i)
		if out[i].cell = markUnder(r.line, head, i); out[i].cell != nil {
			out[i].paid, out[i].known = b.marks(plainMark(out[i].cell.text))
		}
	}
	return out
}

// settleMark decides by its ink, where others usually have so much, what a mark
// is: one with little is a stroke for nothing, and what has ink and was not read
// is a mark.
func (b *book) settleMark(m *gridMark, usual float64) {
	const little, none = 0.4, 0.08
	switch {
	case m.cell != nil && m.paid:
		m.known = m.known && m.ink > little*usual
		m.paid = m.ink > little*usual
	case m.cell != nil && plainMark(m.cell.text) == "-":
		m.known = m.ink < little*usual
	case m.cell != nil && m.ink > little*usual:
		m.known = false // a mark of payment, it may be
	case m.cell == nil:
		m.paid, m.known = m.ink > 2*little*usual, m.ink < none*usual
	}
}

// cellAt is the cell of a mark, or where it must stand.
func (m gridMark) cellAt(r gridRow, h column) cell {
	if m.cell != nil {
		return *m.cell
	}
	middle := int(centre(r.row.glyphs))
	half := int(r.row.height / 2)
	box := image.Rect(h.box().Min.X, middle-half, h.box().Max.X, middle+half)
	return cell{run: run{r.row.page, []glyph{{r: '√', conf: doubtful, box: box}}}, text: "√"}
}

// inkUnder is the ink of a row of a scan in the i-th column.
func (l line) inkUnder(head []column, i int) float64 {
	half := 0.42 * columnPitch(head, i)
	at, up := middle(head[i].cell), 0.6*l.row.height
	row := centre(l.row.glyphs)
	page := l.row.page.ink
	return inkShare(page, image.Rect(int(at-half), int(row-up), int(at+half), int(row+up)).Intersect(page.Rect))
}

// rowsAgree reports whether all marks are known, and each year has two rows or
// more that say the same, or one that gives the number of its marks.
func rowsAgree(rows []gridRow, marks [][]gridMark) bool {
	first, count := map[string]int{}, map[string]int{}
	for k, r := range rows {
		if slices.ContainsFunc(marks[k], func(m gridMark) bool { return !m.known }) || r.month > 0 {
			return false
		}
		f, seen := first[r.year]
		if !seen {
			first[r.year] = k
		}
		count[r.year]++
		if n, ok := r.openCount(); ok && n == paidMarks(marks[k]) {
			count[r.year]++
		}
		if seen && !slices.EqualFunc(marks[f], marks[k], func(x, y gridMark) bool { return x.paid == y.paid }) {
			return false
		}
	}
	for _, n := range count {
		if n < 2 {
			return false
		}
	}
	return true
}

// paidMarks counts the marks of payment in a row.
func paidMarks(marks []gridMark) int {
	n := 0
	for _, m := range marks {
		if m.paid {
			n++
		}
	}
	return n
}

// clearMarks reports whether all marks are known, and each was read clearly.
func clearMarks(marks [][]gridMark) bool {
	const clear = 0.9
	for _, row := range marks {
		for _, m := range row {
			if !m.known {
				return false
			}
			if m.cell == nil {
				continue
			}
			if _, mean := (span{m.cell.run}).confidence(); mean < clear {
				return false
			}
		}
	}
	return true
}

// runsOn reports whether the months of entries run on without a hole.
func runsOn(entries []entry) bool {
	l := ledger{entries: entries}
	return len(entries) > 1 && l.regular()
}
