package specimen

// sides draws payer and payee in one of the ways that slips show them.
func (s *anySlip) sides() {
	rng := s.rng
	payer, payee := s.roles.words(rng)
	bare := pick(rng, bareSides)
	switch k := rng.IntN(9); {
	case k < 3:
		if rng.IntN(3) > 0 {
			payer, payee = bare, bare
		}
		s.besideEachOther(s.sidesSaid(payer, payee))
	case k < 5:
		if rng.IntN(2) > 0 {
			payer, payee = bare, bare
		}
		s.oneBelowOther(s.sidesSaid(payer, payee))
	case k < 6:
		s.headedBlocks(s.sidesSaid(bare, bare))
	case k < 7:
		s.threeColumns(s.sidesSaid(bare, bare))
	default:
		s.pairedRows(s.sidesSaid(payer, payee))
	}
}

// heads are what the blocks of the two sides are headed.
func (s *anySlip) heads() (payer, payee string) {
	payer, payee = s.roles.payer, s.roles.payee
	if len([]rune(payer)) == 2 {
		return payer + "方", payee + "方"
	}
	return payer, payee
}

// swapped tells whether this slip names the payee first.
func (s *anySlip) swapped() bool { return s.rng.IntN(6) == 0 }

// besideEachOther draws two blocks next to each other, each with a heading
// that runs downwards.
func (s *anySlip) besideEachOther(from, to []said) {
	left, right := s.heads()
	if s.swapped() {
		from, to, left, right = to, from, right, left
	}
	head, half, top := 7+2*s.rng.Float64(), s.w/2, s.y
	room := s.labelRoom(half-head) - 1
	for i := range from {
		row := append(s.headedRow(head, room, half, from[i]), s.headedRow(head, room, half, to[i])...)
		s.cells(s.x, row)
	}
	s.headDown(area{s.x, top, head, s.y - top}, left)
	s.headDown(area{s.x + half, top, head, s.y - top}, right)
	s.around(s.x, top, s.w)
}

// headedRow is room for a heading, a label and its value, w wide together.
func (s *anySlip) headedRow(head, room, w float64, e said) []slot {
	s.tell(e)
	return []slot{{w: head, open: true}, {w: room, text: e.label + s.colon, pen: s.label, side: s.labelSide()},
		{w: w - head - room, text: e.value, pen: s.value, side: 'l'}}
}

// headDown writes a heading one letter below the other in the middle of a.
func (s *anySlip) headDown(a area, text string) {
	if s.rules == gridFull {
		s.p.frame(a, s.rule, s.lineInk())
	}
	n, letters := s.label, float64(len([]rune(text)))
	step := min(a.h*0.94/letters, n.mm()*1.9)
	for step < n.mm()*1.02 {
		n.size -= 0.5
	}
	n.down(a.x+a.w/2, a.y+a.h/2-step*(letters-1)/2+n.mm()*0.36, step, text)
}

// oneBelowOther draws one block under the other, with headings that run
// downwards.
func (s *anySlip) oneBelowOther(from, to []said) {
	first, second := s.heads()
	if s.swapped() {
		from, to, first, second = to, from, second, first
	}
	head, top := 7+3*s.rng.Float64(), s.y
	room := max(s.labelRoom(s.w/2), s.widest(s.label, append(from, to...))+2)
	for i, block := range [][]said{from, to} {
		start := s.y
		for _, e := range block {
			s.cells(s.x, s.headedRow(head, room, s.w, e))
		}
		s.headDown(area{s.x, start, head, s.y - start}, []string{first, second}[i])
	}
	s.around(s.x, top, s.w)
}

// headedBlocks draws two blocks with their headings on top, side by side or
// one below the other.
func (s *anySlip) headedBlocks(from, to []said) {
	left, right := s.heads()
	ending := pick(s.rng, []string{"", "信息", "", "账户信息"})
	top, cols := s.y, 1+s.rng.IntN(2)
	if cols == 1 {
		s.bar(left + ending)
		s.list(inCells, 1, from)
		s.bar(right + ending)
		s.list(inCells, 1, to)
		return
	}
	bold := s.label.in(fontHeiBold)
	s.cells(s.x, []slot{{w: s.w / 2, text: left + ending, pen: bold, side: 'c'}, {w: s.w / 2, text: right + ending, pen: bold, side: 'c'}})
	s.list(inCells, 2, zipped(from, to))
	s.around(s.x, top, s.w)
}

// bar draws a heading over the whole width.
func (s *anySlip) bar(text string) {
	n := s.label.in(fontHeiBold)
	s.cells(s.x, []slot{{w: s.w, text: text, pen: n, side: pick(s.rng, []byte{'l', 'c'})}})
}

// threeColumns draws the labels once, with the two sides as columns.
func (s *anySlip) threeColumns(from, to []said) {
	left, right := s.heads()
	if s.swapped() {
		from, to, left, right = to, from, right, left
	}
	top, room := s.y, s.labelRoom(s.w/2)
	w := (s.w - room) / 2
	bold := s.label.in(fontHeiBold)
	s.cells(s.x, []slot{{w: room, text: pick(s.rng, []string{"", "项目"}), pen: bold, side: 'c'}, {w: w, text: left, pen: bold, side: 'c'}, {w: w, text: right, pen: bold, side: 'c'}})
	for i, e := range from {
		s.tell(e)
		s.tell(to[i])
		s.cells(s.x, []slot{{w: room, text: e.label, pen: s.label, side: 'c'}, {w: w, text: e.value, pen: s.value, side: 'l'}, {w: w, text: to[i].value, pen: s.value, side: 'l'}})
	}
	s.around(s.x, top, s.w)
}

// pairedRows draws the sides as rows of labels and values without headings.
func (s *anySlip) pairedRows(from, to []said) {
	if s.swapped() {
		from, to = to, from
	}
	how := s.manner()
	if s.rng.IntN(3) == 0 {
		s.list(how, 1, append(from, to...))
		return
	}
	s.list(how, 2, zipped(from, to))
}

// zipped takes from both lists by turns.
func zipped(a, b []said) []said {
	var out []said
	for i := range a {
		out = append(out, a[i], b[i])
	}
	return out
}
