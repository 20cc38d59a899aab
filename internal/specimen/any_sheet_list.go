package specimen

// manner is how a list puts a value to its label.
type manner int

const (
	inCells  manner = iota // each in a cell of its own
	joined                 // label, colon and value in one run
	hung                   // values in a column behind their labels
	flushed                // labels end where the values begin
	spreadly               // labels spaced out to one width
	above                  // labels over their values
	apart                  // labels at one edge, values at the other
)

// list draws entries in columns of equal width, row by row. An entry too long
// for its column gets a row of its own.
func (s *sheet) list(how manner, cols int, entries []said) {
	top := s.y
	for len(entries) > 0 {
		n := min(cols, len(entries))
		for i, e := range entries[:n] {
			if s.long(e, s.w/float64(cols)) {
				n = max(1, i)
				break
			}
		}
		w := s.w / float64(cols)
		if n == 1 && s.long(entries[0], w) {
			w = s.w
		}
		s.listRow(how, w, entries[:n], cols)
		entries = entries[n:]
	}
	s.around(s.x, top, s.w)
}

// long reports whether an entry needs more than two lines of a column.
func (s *sheet) long(e said, w float64) bool {
	return s.value.width(e.value) > 2*(w-s.labelRoom(w))-8
}

// labelRoom is the width that labels get within a column.
func (s *sheet) labelRoom(w float64) float64 {
	return min(max(s.label.mm()*7.5, w*0.24), s.label.mm()*13, w*0.42)
}

func (s *sheet) listRow(how manner, w float64, row []said, cols int) {
	if how == inCells {
		s.cellRow(w, row, cols)
		return
	}
	h := 0.0
	for _, e := range row {
		h = max(h, s.entryHeight(how, w, e))
	}
	if s.rows++; s.zebra != black && s.rows%2 == 0 {
		s.p.fill(s.x, s.y, s.w, h+2*s.pad*0.8, s.zebra)
	}
	for i, e := range row {
		s.entry(how, area{s.x + float64(i)*w + 1, s.y + s.pad + s.value.mm()*0.86, w - 3, h}, e)
	}
	s.y += h + 2*s.pad*0.8
	if s.rules == gridRows {
		s.p.line(s.x, s.y, s.x+s.w, s.y, s.rule, s.lineInk())
	}
}

// cellRow draws a row of label cells and value cells; the last value of a row
// reaches to its end.
func (s *sheet) cellRow(w float64, row []said, cols int) {
	var out []slot
	room := s.labelRoom(s.w / float64(cols))
	used := 0.0
	for i, e := range row {
		width := w - room
		if i == len(row)-1 {
			width = s.w - used - room
		}
		out = append(out, slot{w: room, text: e.label + s.colon, pen: s.label, side: s.labelSide()},
			slot{w: width, text: e.value, pen: s.value, side: 'l'})
		used += room + width
		s.tell(e)
	}
	s.cells(s.x, out)
}

// labelSide is where labels stand in their cells.
func (s *sheet) labelSide() byte {
	if s.rules == gridFull {
		return 'c'
	}
	return 'l'
}

// valueLines are the lines of a value in the room that its manner leaves.
func (s *sheet) valueRoom(how manner, w float64) float64 {
	switch how {
	case above:
		return w - 3
	case joined:
		return w - 4
	}
	return w - 4 - s.labelRoom(w)
}

func (s *sheet) entryHeight(how manner, w float64, e said) float64 {
	text := e.value
	if how == joined {
		text = e.label + s.mark() + e.value
	}
	lines := float64(len(s.value.wrap(text, s.valueRoom(how, w))))
	if how == above {
		lines += 1.1
	}
	if how != above && how != joined {
		lines = max(lines, float64(len(s.label.wrap(e.label+s.colon, s.labelRoom(w)-1))))
	}
	return lines * lead(s.value)
}

// mark is the colon of running print, which is never left out.
func (s *sheet) mark() string {
	if s.colon == "" {
		return "："
	}
	return s.colon
}

// entry draws one entry; a.x, a.y is where its first line begins.
func (s *sheet) entry(how manner, a area, e said) {
	s.tell(e)
	room := s.labelRoom(a.w + 3)
	step := lead(s.value)
	switch how {
	case joined:
		s.value.para(a.x, a.y, a.w-1, step, e.label+s.mark()+e.value)
		return
	case above:
		s.label.sized(s.label.size*0.85).at(a.x, a.y, e.label)
		s.value.para(a.x, a.y+step*1.1, a.w, step, e.value)
		return
	case apart:
		s.label.para(a.x, a.y, room-1, step, e.label)
		s.endPara(a.x+a.w, a.y, a.w-1-room, step, e.value)
		return
	case flushed:
		for i, line := range s.label.wrap(e.label+s.colon, room-1) {
			s.label.end(a.x+room-1.5, a.y+float64(i)*step, line)
		}
	case spreadly:
		s.spreadLabel(a.x, a.y, room-4, e.label)
	default:
		s.label.para(a.x, a.y, room-1, step, e.label+s.colon)
	}
	s.value.para(a.x+room, a.y, a.w-1-room, step, e.value)
}

// endPara writes lines that end at x.
func (s *sheet) endPara(x, y, w, step float64, text string) {
	for i, line := range s.value.wrap(text, w) {
		s.value.end(x, y+float64(i)*step, line)
	}
}

// spreadLabel spaces a label out to w; one that is too wide wraps.
func (s *sheet) spreadLabel(x, y, w float64, label string) {
	if s.label.width(label) > w {
		s.label.para(x, y, w+3, lead(s.value), label)
		return
	}
	s.label.spread(x, y, w, tight(label))
	if s.colon != "" {
		s.label.at(x+w+0.3, y, "：")
	}
}
