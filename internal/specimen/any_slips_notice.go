package specimen

import "strings"

// dress gives some slips the look of a printed form that a machine has filled
// in: small coloured labels, a word down the edge, a code, a watermark.
func (s *anySlip) dress() {
	rng := s.rng
	if rng.IntN(5) == 0 {
		s.label = s.label.ink(s.accent).sized(s.label.size * 0.88)
		s.value = s.value.in(pick(rng, []face{fontMono, fontZenHei, fontSong, fontHei})).ink(black)
	}
	if rng.IntN(6) == 0 {
		s.edge = pick(rng, []string{"第二联客户回单", "回单联", "第一联付款行给付款人的回单", "客户留存", "第三联汇款人留存"})
		s.w -= 7
	}
	if rng.IntN(8) == 0 {
		s.label.sized(18).in(fontHei).ink(s.accent.pale()).watermark(s.bank.short, 38)
	}
	if rng.IntN(10) == 0 && s.rules != gridFull {
		s.zebra = ink{242, 245, 250}
	}
}

// notice draws a letter of the bank to the payer with the transfer in a
// sentence and a list.
func (s *anySlip) notice() {
	rng := s.rng
	s.gather()
	s.rest.take(func(e said) bool { return e.field == "date" })
	s.head(pick(rng, []string{"付款通知书", "扣款通知书", "借记通知", "业务通知书", "汇款通知书", "付 款 通 知", "转账支付通知书", "客户付款通知"}))
	n, step := s.value.sized(s.value.size+0.5), s.value.mm()*1.7
	s.y += step
	n.at(s.x, s.y, s.t.payer+"：")
	s.tell(said{"", s.t.payer, "payer_name", ""})
	day := pick(rng, []string{"2006年1月2日", "2006年01月02日", "2006-01-02"})
	text := strings.NewReplacer("#", s.t.payerAccount, "$", s.t.at.Format(day)).Replace(pick(rng, []string{
		"贵单位在我行开立的账户（账号：#）已于$支付下列款项，请核对入账。", "兹通知贵单位：账号#内款项已于$划出，明细如下。", "贵公司账户（#）于$办理转账汇款一笔，详情如下：",
		"我行已根据贵单位委托，于$从贵单位账号为#的账户支付以下款项。"}))
	s.tell(said{"", s.t.payerAccount, "payer_account", ""})
	s.tell(said{"", "$", "date", isoDate(s.t.at)})
	s.y = n.indented(s.x, s.y+step, s.w, step, text) - step*0.5
	_, payee := s.roles.words(rng)
	_, to := s.sidesSaid(sideWords{}, payee)
	amount := []said{s.figuresSaid(pick(rng, []string{"金额", "付款金额", "金额小写", "小写金额"})), s.wordsSaid(pick(rng, []string{"大写金额", "金额大写", "人民币（大写）"}))}
	if rng.IntN(2) == 0 {
		to, amount = amount, to
	}
	s.list(s.manner(), 1, append(append(to, amount...), s.rest...))
	s.y += step * 1.5
	s.value.end(s.x+s.w-6, s.y, s.t.payerBank)
	if rng.IntN(2) == 0 {
		s.y += step
		s.value.end(s.x+s.w-6, s.y, s.t.at.Format("2006年01月02日"))
	}
}
