package specimen

// The ways the lines of a table are ruled.
const (
	ruledAll = iota
	ruledAcross
	ruledHead
	ruledNone
)

// table draws t at the present height, on as many sheets as it takes.
func (l *ledger) table(t ledgerTable) {
	t.narrow, t.upright = l.narrow, l.upright
	t.fit(l.n.sized(l.size), l.w, l.fill)
	t.row = t.pen.mm() * l.loose
	x := l.x
	if l.centred {
		x += (l.w - sum(t.w)) / 2
	}
	rows := t.rows
	for first := true; first || len(rows) > 0; first = false {
		h := t.heights(rows)
		head := t.headHeight()
		if l.y+head+sum(h[:min(2, len(h))]) > l.bottom() {
			l.next()
		}
		t.pen.p = l.n.p
		n, y := 0, l.y+head
		for n < len(rows) && y+h[n] <= l.bottom() {
			y += h[n]
			n++
		}
		l.titles(t, x)
		l.rows(t, x, rows[:n], t.heights(rows[:n]))
		rows = rows[n:]
		if len(rows) > 0 {
			l.next()
		}
	}
}

// titles draws the head of a table.
func (l *ledger) titles(t ledgerTable, x float64) {
	h, upper := t.headHeight(), t.headUpper()
	if l.tinted {
		l.n.p.fill(x, l.y, sum(t.w), h, l.tint)
	}
	n := t.pen
	if l.boldHead {
		n = n.in(fontHeiBold)
	}
	l.across(x, l.y, sum(t.w), true)
	for i := 0; i < len(t.cols); {
		c, w := t.cols[i], t.w[i]
		if c.group == "" {
			l.box(n, area{x, l.y, w, h}, 'c', c.title)
			x, i = x+w, i+1
			continue
		}
		from := x
		for ; i < len(t.cols) && t.cols[i].group == c.group; i++ {
			l.box(n, area{x, l.y + upper, t.w[i], h - upper}, 'c', t.cols[i].title)
			x += t.w[i]
		}
		l.box(n, area{from, l.y, x - from, upper}, 'c', c.group)
	}
	l.y += h
	l.across(x-sum(t.w), l.y, sum(t.w), true)
}

// box draws one cell with its lines.
func (l *ledger) box(n pen, a area, side byte, s string) {
	if l.ruled == ruledAll {
		l.n.p.frame(a, l.rule, l.ruleInk)
	}
	if s != "" {
		n.cell(a, side, s)
	}
}

// across draws a line over the width of a table; mark is false between rows.
func (l *ledger) across(x, y, w float64, mark bool) {
	if l.ruled == ruledAcross || l.ruled == ruledHead && mark {
		l.n.p.line(x, y, x+w, y, l.rule, l.ruleInk)
	}
}

// rows draws rows of a table that go onto the present sheet.
func (l *ledger) rows(t ledgerTable, x float64, rows []ledgerRow, h []float64) {
	for k, r := range rows {
		if l.striped && k%2 == 1 {
			l.n.p.fill(x, l.y, sum(t.w), h[k], l.tint)
		}
		if r.across != "" {
			l.box(t.pen, area{x, l.y, sum(t.w), h[k]}, l.blockSide, r.across)
		}
		at := x
		for i, s := range r.cells {
			if from, to := t.run(rows, k, i); from == k {
				l.box(t.pen, area{at, l.y, t.w[i], sum(h[from:to])}, t.cols[i].side, s)
			}
			at += t.w[i]
		}
		l.y += h[k]
		l.across(x, l.y, sum(t.w), k == len(rows)-1)
	}
}

// bottom is where the texts of a sheet end.
func (l *ledger) bottom() float64 { return l.n.p.h - 16 }

// room begins a new sheet when h millimetres do not go onto this one.
func (l *ledger) room(h float64) {
	if l.y+h > l.bottom() {
		l.next()
	}
}

// next begins a new sheet with what each sheet repeats.
func (l *ledger) next() {
	p := newPage(l.sheetW, l.sheetH)
	l.pages = append(l.pages, p)
	l.n.p, l.y = p, l.top
	if len(l.pages) == 1 {
		return
	}
	switch l.repeats {
	case 1:
		l.title()
	case 2:
		l.title()
		l.head()
	}
}

// numbers writes the numbers of the sheets.
func (l *ledger) numbers() {
	for i, p := range l.pages {
		n := l.n.sized(8)
		n.p = p
		switch y := p.h - 8; l.numbered {
		case "":
		case "right":
			n.end(l.x+l.w, y, "页码："+digitsOf(i+1)+"/"+digitsOf(len(l.pages)))
		default:
			n.pageOf(p.w/2, y, l.numbered, i+1, len(l.pages))
		}
	}
}
