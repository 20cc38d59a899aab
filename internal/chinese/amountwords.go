package chinese

import "strings"

// ParseAmountWords reads an amount in Chinese words as fen, in capital or
// everyday digits and with the usual slips of recognition (柦 for 柒, 伯 for 佰,
// 园 for 元). 人民币 and brackets before it are passed over. It is strict where a
// lost character would show: digits side by side, a unit without its digit,
// units out of order, or no 元, 角, 分 or 整 at the end are refused.
func ParseAmountWords(s string) (fen int64, ok bool) {
	if tooLong(s, maxAmountLength) {
		return 0, false
	}
	text, negative := strings.CutPrefix(trimAmountWords(compact(s)), "负")
	p := wordAmount{}
	for _, r := range text {
		if !p.take(r) {
			return 0, false
		}
	}
	if !p.ended() {
		return 0, false
	}
	if negative {
		return -p.fen, true
	}
	return p.fen, true
}

func trimAmountWords(s string) string {
	for _, word := range []string{"(大写)", "大写", "(人民币)", "人民币", "(大写)", "RMB", "CNY", "¥"} {
		s = strings.TrimLeft(strings.TrimPrefix(s, word), ":.,")
	}
	return strings.TrimRight(s, ".,;。")
}

// wordAmount is the state of reading an amount in words from the left.
type wordAmount struct {
	fen     int64 // what is settled, in fen; yuan before 元 are in whole
	whole   int64 // yuan settled by 万 and 亿
	section int64 // yuan below the next 万, 亿 or 元
	digit   int64 // the digit waiting for its unit
	waiting bool  // whether there is one
	small   int64 // the last unit in this section; 0 none
	large   int64 // the last of 亿 and 万; 0 none
	stage   amountStage
	some    bool // whether any digit came at all
}

// amountStage is the last of 元, 角, 分 and 整 that was met.
type amountStage int

const (
	inYuan amountStage = iota
	afterYuan
	afterJiao
	afterFen
	afterEnd
)

func (p *wordAmount) ended() bool { return p.stage != inYuan && p.some && !p.waiting }

// take reads one character: a unit in any of its forms, slips included, or a
// digit.
func (p *wordAmount) take(r rune) bool {
	switch r {
	case '拾', '十':
		return p.takeSmall(10)
	case '佰', '百', '伯':
		return p.takeSmall(100)
	case '仟', '千', '阡':
		return p.takeSmall(1000)
	case '万', '萬':
		return p.takeLarge(1e4)
	case '亿', '億':
		return p.takeLarge(1e8)
	case '元', '圆', '园', '圓', '園':
		return p.takeYuan()
	case '角':
		return p.takeCoin(10, afterJiao)
	case '分':
		return p.takeCoin(1, afterFen)
	case '整', '正':
		return p.takeEnd()
	}
	return p.takeDigit(r)
}

func (p *wordAmount) takeDigit(r rune) bool {
	d, ok := digitOf(r)
	if !ok || p.waiting && p.digit != 0 || p.stage >= afterFen {
		return false
	}
	p.digit, p.waiting, p.some = int64(d), true, true
	return true
}

// takeSmall settles a digit under 拾, 佰 or 仟. A leading 拾 stands for ten.
func (p *wordAmount) takeSmall(unit int64) bool {
	leadingTen := unit == 10 && p.small == 0 && !p.waiting
	if p.stage != inYuan || !p.waiting && !leadingTen || p.small != 0 && unit >= p.small {
		return false
	}
	if leadingTen {
		p.digit, p.some = 1, true
	}
	p.section += p.digit * unit
	p.digit, p.waiting, p.small = 0, false, unit
	return true
}

// closeSection adds the waiting ones to the section.
func (p *wordAmount) closeSection() {
	p.section += p.digit
	p.digit, p.waiting = 0, false
}

func (p *wordAmount) takeLarge(unit int64) bool {
	empty := p.section == 0 && !p.waiting
	if p.stage != inYuan || empty || p.large != 0 && unit >= p.large {
		return false
	}
	p.closeSection()
	p.whole += p.section * unit
	p.section, p.small, p.large = 0, 0, unit
	return true
}

func (p *wordAmount) takeYuan() bool {
	if p.stage != inYuan || !p.some {
		return false
	}
	p.closeSection()
	p.fen = (p.whole + p.section) * fenPerYuan
	p.whole, p.section, p.stage = 0, 0, afterYuan
	return true
}

// takeCoin settles 角 or 分. Coins alone (玖分) have no yuan before them.
func (p *wordAmount) takeCoin(fen int64, stage amountStage) bool {
	alone := p.stage == inYuan && p.whole == 0 && p.section == 0
	if !p.waiting || p.stage >= stage || p.stage == inYuan && !alone {
		return false
	}
	p.fen += p.digit * fen
	p.digit, p.waiting, p.stage = 0, false, stage
	return true
}

// takeEnd reads 整, which may also stand for a 元 that was lost before it.
func (p *wordAmount) takeEnd() bool {
	if p.stage == inYuan && !p.takeYuan() {
		return false
	}
	if p.waiting || p.stage >= afterEnd {
		return false
	}
	p.stage = afterEnd
	return true
}
