package specimen

import "slices"

// grid is a table of a paper put together by chance. It goes over several
// sheets where it is long.
type grid struct {
	k       *clerk
	cols    []gridColumn
	rows    [][]string
	size    float64
	rule    float64
	row     float64
	keep    float64 // what must fit below the last rows
	again   func()  // writes the head of a further sheet
	between float64 // width of the lines between rows without other rules
	shade   ink     // of the head
	bands   bool    // every second row is shaded
}

// gridColumn is a column and the way its cells may be broken.
type gridColumn struct {
	title string
	side  byte
	wraps bool
	group string // a title over this and the next of the same group
}

// newGrid decides how the table looks.
func (k *clerk) newGrid(cols []gridColumn, rows [][]string) *grid {
	g := &grid{k: k, cols: cols, rows: rows, size: k.n.size * float64(between(k.rng, 84, 100)) / 100, keep: 48}
	g.rule = pick(k.rng, []float64{k.rule, k.rule, k.rule, k.rule, 0})
	g.row = float64(between(k.rng, 50, 85)) / 10
	g.between = pick(k.rng, []float64{0, 0, 0.12})
	g.shade = pick(k.rng, []ink{white, white, white, white, {228, 230, 233}, {205, 224, 245}})
	g.bands = k.one(12)
	return g
}

// draw draws the table at the line of the page.
func (g *grid) draw() {
	k := g.k
	k.y, k.loose = k.y+3, false
	t := g.sized()
	titles := make([]string, len(g.cols))
	for i, c := range g.cols {
		titles[i] = c.title
	}
	g.head(&t, titles)
	for i, r := range g.rows {
		if !g.fits(t, i) {
			k.sheet(k.n.p.w)
			g.again()
			k.y += 3
			t.pen.p = k.n.p
			g.head(&t, titles)
		}
		if g.bands && i%2 == 1 {
			k.n.p.fill(k.left, k.y, sum(full(t.cols)), t.height(r), ink{240, 241, 243})
		}
		g.line(&t, r, false)
	}
}

// fits reports whether row i goes on this sheet. The last two rows do not go
// without what follows them.
func (g *grid) fits(t table, i int) bool {
	need := t.height(g.rows[i])
	if i >= len(g.rows)-2 {
		for _, r := range g.rows[i+1:] {
			need += t.height(r)
		}
		need += g.keep
	}
	return g.k.y+need <= g.k.bottom()
}

// head draws the titles, those of a group under the name of the group.
func (g *grid) head(t *table, titles []string) {
	k := g.k
	under := func(c gridColumn) bool { return c.group != "" }
	high := t.height(titles)
	if g.shade != white {
		k.n.p.fill(k.left, k.y, sum(full(t.cols)), high, g.shade)
	}
	if !slices.ContainsFunc(g.cols, under) {
		g.line(t, titles, true)
		return
	}
	n := t.pen.in(k.bold)
	high = max(high, n.mm()*4)
	x, from := k.left, slices.IndexFunc(g.cols, under)
	for i, c := range g.cols {
		w := t.cols[i].w
		a := area{x, k.y, w, high}
		if under(c) {
			a = area{x, k.y + high/2, w, high / 2}
		}
		if i == from {
			both := area{x, k.y, w + t.cols[i+1].w, high / 2}
			g.box(n, both, c.group)
		}
		g.box(n, a, c.title)
		x += w
	}
	k.y += high
}

// box draws one cell of a head.
func (g *grid) box(n pen, a area, s string) {
	if g.rule > 0 {
		n.p.frame(a, g.rule, n.c)
	}
	n.cell(a, 'c', s)
}

// full are the widths of columns.
func full(cols []column) []float64 {
	var w []float64
	for _, c := range cols {
		w = append(w, c.w)
	}
	return w
}

func (g *grid) line(t *table, texts []string, head bool) {
	k := g.k
	p := *t
	if head && k.bold != k.n.f {
		p.pen = p.pen.in(k.bold)
	}
	from := k.y
	k.y = p.line(k.y, texts, head)
	if g.rule > 0 {
		return
	}
	if head {
		k.n.p.line(k.left, from, k.right, from, 0.3, k.n.c)
	}
	if head || g.between > 0 {
		k.n.p.line(k.left, k.y, k.right, k.y, max(0.12, g.between), k.n.c)
	}
}

// sized chooses the widths of the columns: as wide as their texts where the
// sheet allows it, else with broken cells, else in smaller letters.
func (g *grid) sized() table {
	t := table{pen: g.k.n.sized(g.size), x: g.k.left, rule: g.rule, row: g.row}
	for {
		wide, least := g.widths(t.pen)
		room := g.k.w()
		if sum(least) <= room || t.pen.size <= 5 {
			t.cols = g.shared(wide, least, room)
			return t
		}
		t.pen.size -= 0.25
	}
}

// shared shares room out among columns that need at least one width and at
// most another, and spreads what is left over.
func (g *grid) shared(full, least []float64, room float64) []column {
	cols := make([]column, len(g.cols))
	spare := room - sum(least)
	wish := sum(full) - sum(least)
	for i, c := range g.cols {
		w := least[i]
		switch {
		case wish > 0 && spare < wish:
			w += (full[i] - least[i]) * spare / wish
		default:
			w = full[i] + (spare-wish)/float64(len(cols))
		}
		cols[i] = column{c.title, w, c.side}
	}
	return cols
}

// widths are, of every column, the width that holds its texts unbroken and
// that which holds them broken.
func (g *grid) widths(n pen) (full, least []float64) {
	const pad = 2.6
	for i, c := range g.cols {
		title := n.in(g.k.bold).width(c.title)
		wide, broken := max(title, n.width("税种")), max(title*0.55, n.width("税种"))
		for _, r := range g.rows {
			wide = max(wide, n.width(r[i]))
			for _, word := range words(r[i]) {
				broken = max(broken, n.width(word))
			}
			if c.wraps {
				broken = max(broken, min(n.width(r[i]), 4*n.mm()))
			} else {
				broken = max(broken, n.width(r[i]))
			}
		}
		full, least = append(full, wide+pad), append(least, broken+pad)
	}
	return full, least
}
