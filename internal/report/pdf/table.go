package pdf

// Column is a column of a table; Share is its part of the width against the
// other columns.
type Column struct {
	Title string
	Share float64
}

// Cell is a cell of a table; Ground is the colour behind it, nil for none.
type Cell struct {
	Text   string
	Ink    Ink
	Ground *Ink
}

const (
	cellPad  = 3.0
	headSize = 8.0
	cellSize = 9.0
)

var (
	headInk = Ink{61, 79, 99}
	ruleInk = Ink{221, 227, 234}
)

// Table sets rows under titles; every row has a cell a column. The titles
// come again on every page, unless they are very long. A row that is higher than a page goes on upon the
// next.
func (d *Document) Table(columns []Column, rows [][]Cell) {
	head := make([]Cell, len(columns))
	for i, c := range columns {
		head[i] = Cell{Text: c.Title, Ink: headInk, Ground: &Ink{238, 241, 245}}
	}
	t := table{d, widths(columns), nil}
	d.need(6 * cellSize * leading)
	t.row(head, headSize)
	if t.lines(head, headSize) <= maxHead {
		t.head = head
	}
	for _, row := range rows {
		t.row(row, cellSize)
	}
}

// maxHead is how many lines of titles may come again on every page.
const maxHead = 6

// lines is how many lines the highest cell of a row has.
func (t table) lines(row []Cell, size float64) int {
	most := 1
	for i, c := range row {
		most = max(most, len(t.wrap(c.Text, size, t.widths[i]-2*cellPad)))
	}
	return most
}

func widths(columns []Column) []float64 {
	sum := 0.0
	for _, c := range columns {
		sum += c.Share
	}
	out := make([]float64, len(columns))
	for i, c := range columns {
		out[i] = textWide * c.Share / sum
	}
	return out
}

// table is a table being set; head is repeated where a page turns.
type table struct {
	*Document
	widths []float64
	head   []Cell
}

func (t table) row(row []Cell, size float64) {
	lines, most := make([][][]rune, len(row)), 1
	for i, c := range row {
		lines[i] = t.wrap(c.Text, size, t.widths[i]-2*cellPad)
		most = max(most, len(lines[i]))
	}
	high := size * leading
	t.turnBefore(high * float64(min(most, 8)))
	for n := range most {
		t.turnBefore(high)
		t.lineOf(row, lines, n, size)
		t.y += high
	}
	t.out.SetStrokeColor(ruleInk[0], ruleInk[1], ruleInk[2])
	t.out.SetLineWidth(0.5)
	t.out.Line(margin, t.y, pageWide-margin, t.y)
}

// turnBefore begins a page, with the titles, where less is left on this one.
func (t table) turnBefore(high float64) {
	page := t.out.GetNumberOfPages()
	t.need(high)
	if t.out.GetNumberOfPages() != page && t.head != nil {
		table{t.Document, t.widths, nil}.row(t.head, headSize)
	}
}

// lineOf sets line n of every cell of the row.
func (t table) lineOf(row []Cell, lines [][][]rune, n int, size float64) {
	x := margin
	for i, c := range row {
		if c.Ground != nil {
			t.fill(*c.Ground, x, t.widths[i], size*leading)
		}
		if n < len(lines[i]) {
			t.set(lines[i][n], x+cellPad, t.y+size*(leading-0.45), Style{Size: size, Ink: c.Ink})
		}
		x += t.widths[i]
	}
}
