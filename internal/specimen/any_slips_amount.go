package specimen

import (
	"fmt"
	"slices"
	"strings"
)

// wordsOf is the amount in words, in the notation of this slip.
func (s *anySlip) wordsOf() string {
	return pick(s.rng, []func(string) string{
		func(w string) string { return w },
		func(w string) string { return strings.Replace(w, "元", "圆", 1) },
		func(w string) string { return strings.Replace(w, "整", "正", 1) },
	})(amountWords(s.t.fen))
}

// figures is the amount in figures.
func (s *anySlip) figures() string {
	n := pick(s.rng, []func(int64) string{grouped, grouped, yuan})(s.t.fen)
	return pick(s.rng, []string{"¥", "￥", "RMB", "CNY ", "RMB ", "￥ ", "", "人民币", "CNY"}) + n
}

func (s *anySlip) figuresSaid(label string) said {
	text := s.figures()
	if !strings.ContainsAny(text, "¥￥RC") || s.rng.IntN(6) == 0 {
		text += pick(s.rng, []string{"元", " 元", ""})
	}
	return said{label, text, "amount", yuan(s.t.fen)}
}

// wordsSaid is the amount in words, with the currency in front or not.
func (s *anySlip) wordsSaid(label string) said {
	w := s.wordsOf()
	front := pick(s.rng, []string{"", "人民币", "人民币 ", "", "（人民币）"})
	if strings.Contains(label, "人民币") {
		front = ""
	}
	return said{label, front + w, "amount_words", w}
}

// amount draws the amount as a part of its own; now and then without words.
func (s *anySlip) amount() {
	rng := s.rng
	if rng.IntN(8) == 0 {
		s.list(s.manner(), 1, []said{s.figuresSaid(pick(rng, []string{"金额", "交易金额", "付款金额", "转账金额"}))})
		return
	}
	switch rng.IntN(6) {
	case 0:
		s.amountTogether()
	case 1:
		s.amountBoxes()
	case 2:
		s.amountMiddle()
	default:
		pair := pick(rng, [][2]string{{"金额（大写）", "金额（小写）"}, {"大写金额", "小写金额"}, {"金额大写", "金额小写"}, {"人民币（大写）", "（小写）"}, {"大写", "小写"}, {"金额大写", "金额"}, {"转账金额（大写）", "转账金额"},
			{"币种及金额(大写)", "(小写)"}, {"大写金额", "交易金额"}, {"金额（大写）", "金额"}})
		both := []said{s.wordsSaid(pair[0]), s.figuresSaid(pair[1])}
		if rng.IntN(2) == 0 {
			both[0], both[1] = both[1], both[0]
		}
		s.list(s.manner(), 1+rng.IntN(2), both)
	}
}

// amountTogether draws words and figures in one cell behind one label.
func (s *anySlip) amountTogether() {
	words, figures := s.wordsSaid("人民币"), s.figuresSaid("")
	s.tell(words)
	s.tell(figures)
	mark := pick(s.rng, []string{"", "：", " "})
	text := pick(s.rng, []string{"人民币（大写）", "（大写）", "大写：", "人民币(大写) "}) + mark + words.value + pick(s.rng, []string{"　", "　　", "  "}) +
		pick(s.rng, []string{"（小写）", "小写：", "(小写) ", "￥："}) + strings.TrimLeft(figures.value, "¥￥ ")
	if s.rng.IntN(3) == 0 {
		text = "（小写）" + figures.value + "　（大写）" + words.value
	}
	top := s.y
	s.listRow(s.manner(), s.w, []said{{label: pick(s.rng, []string{"金额", "汇款金额", "转账金额", "交易金额"}), value: text}}, 2)
	s.around(s.x, top, s.w)
}

// amountMiddle draws a label, the words and the figures as one row of cells.
func (s *anySlip) amountMiddle() {
	top, words, figures := s.y, s.wordsSaid("人民币"), s.figuresSaid("")
	s.tell(words)
	s.tell(figures)
	room := max(s.labelRoom(s.w/2), s.label.width("币　　大写")*1.1)
	last := max(s.value.width(figures.value)+6, s.w*0.26)
	s.cells(s.x, []slot{{w: room, text: pick(s.rng, []string{"大写金额", "金　额", "人民币（大写）", "金额", "人民币 大写"}), pen: s.label, side: 'c'},
		{w: s.w - room - last, text: pick(s.rng, []string{"人民币", "", ""}) + words.truth, pen: s.value, side: 'l'},
		{w: last, text: figures.value, pen: s.value, side: 'c'}})
	s.around(s.x, top, s.w)
}

// amountBoxes draws the figures digit by digit under the names of their
// places.
func (s *anySlip) amountBoxes() {
	places := []rune("亿千百十万千百十元角分")
	figures := []rune("¥" + fmt.Sprint(s.t.fen))
	step := max(s.value.mm()*1.25, 4.2)
	wide := step * float64(len(places))
	words := s.wordsSaid("人民币（大写）")
	s.tell(words)
	s.truth["amount"] = yuan(s.t.fen)
	row := s.value.mm() * 1.9
	left := area{s.x, s.y, s.w - wide, 2 * row}
	room := s.label.width("（大写）") + 3
	s.label.cell(area{left.x, left.y, room, left.h}, 'c', "人民币（大写）")
	s.value.cell(area{left.x + room, left.y, left.w - room, left.h}, 'l', words.truth)
	if s.rules != gridNone {
		s.p.frame(left, s.rule, s.lineInk())
	}
	s.boxRow(s.x+left.w, step, row, s.label.sized(s.label.size*0.85), places)
	s.boxRow(s.x+left.w, step, row, s.value, append(slices.Repeat([]rune{' '}, len(places)-len(figures)), figures...))
}

// boxRow draws letters in boxes of their own.
func (s *anySlip) boxRow(x, step, h float64, n pen, letters []rune) {
	for i, r := range letters {
		a := area{x + float64(i)*step, s.y, step, h}
		s.p.frame(a, 0.12, s.lineInk())
		if r != ' ' {
			n.cell(a, 'c', string(r))
		}
	}
	s.y += h
}
