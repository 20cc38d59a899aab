package specimen

import "fmt"

// saids are things still to be said.
type saids []said

// take removes and returns what fits.
func (l *saids) take(fits func(said) bool) []said {
	var out, left []said
	for _, e := range *l {
		if fits(e) {
			out = append(out, e)
		} else {
			left = append(left, e)
		}
	}
	*l = left
	return out
}

// gather collects what the slip says besides the sides and the amount.
func (s *anySlip) gather() {
	rng := s.rng
	s.rest = saids{}
	if rng.IntN(20) > 0 {
		s.rest = append(s.rest, s.dateSaid(dateLabel(rng)))
	}
	if rng.IntN(8) > 0 {
		s.rest = append(s.rest, s.serialSaid())
	}
	if rng.IntN(12) > 0 {
		s.rest = append(s.rest, s.purposeSaid()...)
	}
	if s.status.value != "" {
		s.rest = append(s.rest, s.status)
	}
	s.rest = append(s.rest, s.besides()...)
	rng.Shuffle(len(s.rest), func(i, k int) { s.rest[i], s.rest[k] = s.rest[k], s.rest[i] })
}

// besides is what slips say that nobody asks for.
func (s *anySlip) besides() []said {
	rng := s.rng
	all := []said{
		{label: "手续费", value: pick(rng, []string{"0.00", "￥0.00", "CNY 0.00", "10.50", "0.00元", "5.00"})}, {label: "币种", value: pick(rng, []string{"人民币", "CNY", "RMB"})},
		{label: "业务类型", value: pick(rng, []string{"网上支付跨行", "转账汇款", "跨行汇款", "企业网银转账", "普通汇兑"})}, {label: "凭证种类", value: pick(rng, []string{"电子转账凭证", "网银转账", "000"})},
		{label: "凭证号码", value: digits(rng, 8)}, {label: "交易渠道", value: pick(rng, []string{"网上银行", "企业网银", "柜面", "企业手机银行"})}, {label: "账户余额", value: grouped(int64(between(rng, 100000, 90000000)))},
		{label: "客户号", value: digits(rng, 10)}, {label: "交易柜员", value: digits(rng, 6)}, {label: "打印时间", value: s.printedAt().Format("2006-01-02 15:04:05")},
		{label: "汇款方式", value: pick(rng, []string{"普通", "实时", "加急"})}, {label: "收款行行号", value: "102100000" + digits(rng, 3)}, {label: "指令编号", value: digits(rng, 12)},
		{label: "验证码", value: s.t.code}, {label: "交易机构", value: digits(rng, 9)}, {label: "借贷标志", value: "借"}, {label: "时间戳", value: s.t.at.Format("2006-01-02-15.04.05.000000")},
		{label: "打印次数", value: fmt.Sprint(between(rng, 1, 3))}, {label: "产品种类", value: pick(rng, []string{"对公网银", "跨行汇款", "单笔付款"})}, {label: "结算方式", value: "转账"},
	}
	rng.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	return all[:rng.IntN(7)]
}

// ledger draws the sides and the amount as parts of their own, and a list of
// the rest below, between or above them.
func (s *anySlip) ledger() {
	s.gather()
	s.head(s.title())
	if s.rng.IntN(8) == 0 && len(s.rest) > 1 {
		s.list(s.manner(), 2, s.rest[:1])
		s.rest = s.rest[1:]
	}
	parts := []func(){s.sides, s.amount}
	if s.rng.IntN(7) == 0 {
		parts[0], parts[1] = parts[1], parts[0]
	}
	for _, part := range parts {
		part()
		s.between()
	}
	s.list(s.manner(), pick(s.rng, []int{1, 2, 2, 2}), s.rest)
}

// between leaves room where no lines part one thing from the next.
func (s *anySlip) between() {
	if s.rules != gridFull && s.rng.IntN(2) == 0 {
		s.y += 2 * s.rng.Float64()
	}
}

func (s *anySlip) title() string {
	if s.rng.IntN(4) == 0 {
		return pick(s.rng, counterTitles)
	}
	return pick(s.rng, slipTitles)
}

// everything is all that the slip says as one list: the sides, the amount and
// the rest, in an order of chance.
func (s *anySlip) everything() []said {
	rng := s.rng
	from, to := s.sidesSaid(s.roles.words(rng))
	if s.swapped() {
		from, to = to, from
	}
	amount := []said{s.figuresSaid(pick(rng, []string{"金额", "交易金额", "转账金额", "小写金额", "付款金额", "金额（小写）", "汇款金额"}))}
	if rng.IntN(5) > 0 {
		amount = append(amount, s.wordsSaid(pick(rng, []string{"大写金额", "金额大写", "金额（大写）", "人民币（大写）", "大写"})))
	}
	s.gather()
	groups := [][]said{from, to, amount, s.rest}
	if rng.IntN(3) == 0 {
		groups = [][]said{amount, from, to, s.rest}
	}
	if n := len(s.rest); n > 2 && rng.IntN(2) == 0 {
		groups = append([][]said{s.rest[:n/2]}, groups...)
		groups[len(groups)-1] = s.rest[n/2:]
	}
	var out []said
	for _, g := range groups {
		out = append(out, g...)
	}
	return out
}

// lists draws everything as one list.
func (s *anySlip) lists() {
	all := s.everything()
	s.rest = nil
	s.head(s.title())
	how, cols := s.manner(), 1+s.rng.IntN(2)
	s.list(how, cols, all)
}

// screen draws what a phone shows after a transfer.
func (s *anySlip) screen() {
	rng := s.rng
	w := 85 + 20*rng.Float64()
	grow := newSheet(rng, w, w*1.9)
	grow.rules, grow.rule, grow.colon, grow.pad = pick(rng, []gridding{gridRows, gridNone, gridNone}), 0.12, pick(rng, []string{"", "", "："}), 1.4
	grow.x, grow.w = 5, w-10
	grow.accent = ink{215, 215, 220}
	n := pen{grow.p, 8.5, pick(rng, heis), black}
	grow.label, grow.value = n.ink(grey), n
	s.sheet, s.edge = grow, ""
	all := s.everything()
	s.rest = nil
	c := pick(rng, []ink{s.bank.ink, s.bank.ink, white})
	s.p.fill(0, 0, w, 18, c)
	top := white
	if c == white {
		top = black
	}
	n.sized(7).ink(top).at(4, 5, s.t.at.Format("15:04"))
	n.sized(7).ink(top).end(w-4, 5, pick(rng, []string{"5G 87%", "4G 56%", "100%"}))
	n.sized(11).ink(top).mid(w/2, 14, pick(rng, screenTitles))
	s.y = 24
	if rng.IntN(2) == 0 {
		all = s.bigAmount(all)
	}
	s.list(pick(rng, []manner{apart, apart, hung, above}), 1, all)
}

// bigAmount draws the amount large in the middle, perhaps with the state of
// the transfer over it, and returns what is left to say.
func (s *anySlip) bigAmount(all []said) []said {
	list := saids(all)
	mid := s.p.w / 2
	if state := list.take(func(e said) bool { return e.field == "status" }); len(state) > 0 {
		s.value.sized(11).in(fontHeiBold).mid(mid, s.y+4, state[0].value)
		s.tell(state[0])
		s.y += 9
	}
	e := list.take(func(e said) bool { return e.field == "amount" })[0]
	s.value.sized(18).in(fontHeiBold).mid(mid, s.y+6, e.value)
	s.tell(e)
	s.y += 12
	return list
}
