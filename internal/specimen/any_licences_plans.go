package specimen

import "fmt"

// printed draws the licence as it hangs on walls and lies in files.
func (s *anyLicence) printed() {
	s.ground()
	s.heading()
	list := s.entries()
	s.bottom = s.p.h - s.p.h*(0.2+0.05*s.rng.Float64())
	if s.upright {
		s.bottom += s.p.h * 0.03
	}
	if s.codeWithin() {
		list = append([]said{s.code}, list...)
	}
	s.x = s.p.w * (0.09 + 0.03*s.rng.Float64())
	s.w = s.p.w - 2*s.x
	if !s.upright && s.rng.IntN(5) < 3 {
		s.twoColumns(list)
	} else {
		s.fitted([]block{{s.x, s.w, list}})
	}
	s.registrar()
	s.footLine()
}

// codeWithin tells whether the code still is to be told, as the first line.
func (s *anyLicence) codeWithin() bool { return s.truth["uscc"] == nil }

// block is a column of entries.
type block struct {
	x, w float64
	list []said
}

// twoColumns draws the entries in two columns as newer licences have them:
// as they come, or the long ones to the left.
func (s *anyLicence) twoColumns(list []said) {
	w := s.w * (0.48 + 0.1*s.rng.Float64())
	right := map[string]bool{"registered_capital": true, "establishment_date": true, "term_end": true, "address": true}
	half := (len(list) + 1) / 2
	byField := s.rng.IntN(4) > 0
	var a, b []said
	for i, e := range list {
		if byField && !right[e.field] && e.field != "" || !byField && (i < half || e.field == "scope") {
			a = append(a, e)
		} else {
			b = append(b, e)
		}
	}
	s.fitted([]block{{s.x, w - 6, a}, {s.x + w, s.w - w, b}})
}

// fitted draws blocks side by side, in letters as large as the room allows.
func (s *anyLicence) fitted(blocks []block) {
	step := 1.35 + 0.5*s.rng.Float64()
	for s.label.size > 6 && s.tallest(blocks, step) > s.bottom-s.y {
		s.label.size -= 0.25
		s.value.size = s.label.size
		step = max(1.05, step-0.04)
	}
	top := s.y
	spare := max(0, min(5, (s.bottom-s.y-s.tallest(blocks, step))/10)) * s.rng.Float64()
	for _, b := range blocks {
		s.y = top
		for _, e := range b.list {
			s.line(b, e)
			s.y += s.lines(b, e)*lead(s.value) + (step-1)*lead(s.value) + spare
		}
	}
	s.y = top
}

// tallest is the height of the taller of the blocks.
func (s *anyLicence) tallest(blocks []block, step float64) float64 {
	h := 0.0
	for _, b := range blocks {
		sum := 0.0
		for _, e := range b.list {
			sum += s.lines(b, e)*lead(s.value) + (step-1)*lead(s.value)
		}
		h = max(h, sum)
	}
	return h
}

// labelWidth is the room of the labels of a block.
func (s *anyLicence) labelWidth(b block) float64 {
	w := s.label.width("四个汉字") * 1.15
	for _, e := range b.list {
		w = max(w, s.label.width(e.label+s.colon))
	}
	return w + s.label.mm()*1.6
}

func (s *anyLicence) lines(b block, e said) float64 {
	if s.how == joined {
		return float64(len(s.value.wrap(e.label+s.mark()+e.value, b.w)))
	}
	return float64(len(s.value.wrap(e.value, b.w-s.labelWidth(b))))
}

// line draws one entry of a block.
func (s *anyLicence) line(b block, e said) {
	s.tell(e)
	room, y, step := s.labelWidth(b), s.y+s.value.mm()*0.86, lead(s.value)
	gap := s.label.mm()
	switch s.how {
	case joined:
		s.value.para(b.x, y, b.w, step, e.label+s.mark()+e.value)
		return
	case flushed:
		s.label.end(b.x+room-gap*0.7, y, e.label+s.colon)
	case spreadly:
		s.label.spread(b.x, y, room-gap*1.6-s.label.width(s.colon), e.label)
		if s.colon != "" {
			s.label.at(b.x+room-gap*1.5-s.label.width(s.colon), y, s.colon)
		}
	default:
		s.label.at(b.x, y, s.padded(e.label)+s.colon)
	}
	s.value.para(b.x+room, y, b.w-room, step, e.value)
}

// padded puts spaces into short labels, as typists do.
func (s *anyLicence) padded(label string) string {
	if r := []rune(label); len(r) == 2 && len(s.p.items)%2 == 0 {
		return string(r[0]) + "　　" + string(r[1])
	}
	return label
}

// app draws the licence as an app on a phone shows it.
func (s *anyLicence) app() {
	rng := s.rng
	w := 95 + 15*rng.Float64()
	s.sheet = newSheet(rng, w, w*2)
	n := pen{s.p, 8.5, pick(rng, heis), black}
	s.label, s.value = n.ink(grey), n
	s.rules, s.rule, s.colon, s.pad = pick(rng, []gridding{gridRows, gridNone}), 0.12, pick(rng, []string{"", "："}), 1.5
	s.x, s.w, s.accent = 5, w-10, ink{215, 215, 220}
	c := pick(rng, []ink{bankRed, blue, {200, 150, 60}})
	s.p.fill(0, 0, w, 17, c)
	n.sized(11).ink(white).mid(w/2, 11, pick(rng, []string{"电子营业执照", "营业执照详情", "执照信息"}))
	s.y = 20
	if rng.IntN(2) == 0 {
		emblem(s.p, w/2, s.y+9, 8)
		n.sized(15).in(fontSongBold).mid(w/2, s.y+25, "营业执照")
		n.sized(8).mid(w/2, s.y+30, pick(rng, []string{"（副本）", "(副本)", "电子营业执照"}))
		s.y += 33
	}
	s.list(pick(rng, []manner{hung, above, apart}), 1, append([]said{s.code}, s.entries()...))
	s.list(hung, 1, []said{{label: "登记机关", value: s.l.company.registrar}, {label: pick(rng, []string{"核准日期", "发照日期"}), value: isoDate(s.l.issue)}})
	s.p.qr(w/2-11, s.y+6, 22, rng.Uint64(), black)
	s.label.sized(7).mid(w/2, s.y+33, pick(rng, []string{"出示二维码供他人核验", "仅供展示，请扫码核验", fmt.Sprintf("更新时间：%s", isoDate(s.f.today))}))
	s.y += 36
	s.trim()
}
