package specimen

import "slices"

// ledgerColumn is one column of a ledger: title, the title it shares with its
// neighbours, the side its texts keep to and how it gives way when the sheet
// is narrow.
type ledgerColumn struct {
	title, group string
	side         byte
	wraps        bool // its texts may take several lines
	merged       bool // like texts below each other stand once
	spare        bool // left out when the sheet is too narrow
	whole        bool // its title is not broken
}

// ledgerRow is a row of cells, or one text across all columns.
type ledgerRow struct {
	cells  []string
	across string
}

type ledgerTable struct {
	cols []ledgerColumn
	rows []ledgerRow

	pen    pen
	w      []float64
	row    float64 // least height of a row
	narrow float64 // the least width of a wrapped column

	upright bool // titles of narrow columns run downwards
}

func (t *ledgerTable) add(cells ...string) { t.rows = append(t.rows, ledgerRow{cells: cells}) }

const ledgerPad = 2.4 // what a column is wider than its text

// natural is the width that a column wants; a title may take two lines.
func (t *ledgerTable) natural(i int, n pen) float64 {
	c := t.cols[i]
	title := n.width(c.title)
	switch letters := len([]rune(c.title)); {
	case c.whole:
	case t.upright && letters <= 6:
		title = n.width("月")
	case letters > 4:
		title = n.width(string([]rune(c.title)[:(letters+1)/2]))
	}
	w := 0.0
	for _, r := range t.rows {
		if r.across == "" {
			w = max(w, n.width(r.cells[i]))
		}
	}
	if c.wraps {
		w = min(w, 70)
	}
	return max(w, title) + ledgerPad
}

// fit chooses the widths of the columns and, where they do not go in, smaller
// letters, then fewer columns, then texts in several lines.
func (t *ledgerTable) fit(n pen, room float64, fill bool) {
	for {
		for size := n.size; size >= 6; size -= 0.5 {
			if t.fits(n.sized(size), room, fill) {
				return
			}
		}
		if t.drop() {
			continue
		}
		if t.narrow < 10 {
			panic("specimen: a ledger is too wide for its sheet")
		}
		t.narrow -= 5
		for i := range t.cols {
			t.cols[i].wraps = true
		}
	}
}

func (t *ledgerTable) fits(n pen, room float64, fill bool) bool {
	t.pen, t.w = n, make([]float64, len(t.cols))
	least := 0.0
	for i, c := range t.cols {
		t.w[i] = t.natural(i, n)
		if c.wraps {
			least += min(t.narrow, t.w[i])
		} else {
			least += t.w[i]
		}
	}
	all := sum(t.w)
	if least > room {
		return false
	}
	for i, c := range t.cols {
		switch {
		case all > room && c.wraps:
			t.w[i] -= (all - room) * (t.w[i] - min(t.narrow, t.w[i])) / (all - least)
		case all <= room && fill:
			t.w[i] *= room / all
		}
	}
	return true
}

// drop leaves out the last spare column.
func (t *ledgerTable) drop() bool {
	for i := len(t.cols) - 1; i >= 0; i-- {
		if !t.cols[i].spare {
			continue
		}
		t.cols = slices.Delete(slices.Clone(t.cols), i, i+1)
		for k := range t.rows {
			if t.rows[k].across == "" {
				t.rows[k].cells = slices.Delete(slices.Clone(t.rows[k].cells), i, i+1)
			}
		}
		return true
	}
	return false
}

// tall is the height that a text needs in a width.
func (n pen) tall(s string, w float64) float64 {
	return n.mm()*1.15*float64(len(n.wrap(s, w-1.6))) + 1.8
}

// heights are those of the rows; a merged text shares the height of its rows.
func (t *ledgerTable) heights(rows []ledgerRow) []float64 {
	out := make([]float64, len(rows))
	for k, r := range rows {
		out[k] = max(t.row, t.pen.tall(r.across, sum(t.w)))
		for i, s := range r.cells {
			from, to := t.run(rows, k, i)
			out[k] = max(out[k], t.pen.tall(s, t.w[i])/float64(to-from))
		}
	}
	return out
}

// run is the range of rows over which the cell of row k and column i reaches.
func (t *ledgerTable) run(rows []ledgerRow, k, i int) (from, to int) {
	if !t.cols[i].merged {
		return k, k + 1
	}
	same := func(j int) bool {
		return rows[j].across == "" && rows[j].cells[i] == rows[k].cells[i]
	}
	for from = k; from > 0 && same(from-1); from-- {
	}
	for to = k + 1; to < len(rows) && same(to); to++ {
	}
	return from, to
}

// headHeight is the height of the titles, headUpper that of the shared ones.
func (t *ledgerTable) headHeight() float64 {
	h := t.row
	for i, c := range t.cols {
		h = max(h, t.pen.tall(c.title, t.w[i]))
	}
	return h + t.headUpper()
}

func (t *ledgerTable) headUpper() float64 {
	if slices.ContainsFunc(t.cols, func(c ledgerColumn) bool { return c.group != "" }) {
		return t.row
	}
	return 0
}
