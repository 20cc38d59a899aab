package specimen

import (
	"math/rand/v2"
	"strings"
	"time"
)

// anySlipLayouts is one layout that is never the same twice: every slip is
// put together by chance from parts that stand for themselves.
func anySlipLayouts() []layout { return []layout{{name: "any", draw: drawAnySlip}} }

// said is one thing that a paper says: its label, its value as printed and
// the field of the contract that it is, if it is one.
type said struct {
	label, value string
	field, truth string // truth is empty where it is the value in normal form
}

// anySlip is a slip that is being put together.
type anySlip struct {
	sheet
	f      *facts
	t      transfer
	bank   bank
	roles  roles
	status said
	rest   saids  // what is still to be said
	edge   string // runs down the right edge
}

// drawAnySlip draws a slip of a bank, a form and a wording chosen by chance.
func drawAnySlip(f *facts) paper {
	s := newAnySlip(f)
	switch k := f.rng.IntN(20); {
	case k < 4:
		s.screen()
	case k < 8:
		s.lists()
	case k < 10:
		s.notice()
	default:
		s.ledger()
	}
	return s.done()
}

func newAnySlip(f *facts) *anySlip {
	rng := f.rng
	b := pick(rng, banks)
	s := &anySlip{f: f, bank: b, t: newTransfer(f, b.branch(f)), roles: pick(rng, slipRoles)}
	s.t.payerAccount, s.t.purpose = accountOf(rng), purposeOf(f)
	s.t.at = s.t.at.Truncate(time.Second)
	s.t.serial = serialOf(f, s.t.at.Format("20060102"))
	s.setStatus()
	size := pick(rng, [][2]float64{{210, 148}, {210, 148}, {210, 297}, {210, 99}, {240, 140}, {190, 110}, {215, 160}, {182, 200}, {200, 128}})
	s.sheet = newSheet(rng, size[0], size[1])
	s.accent = pick(rng, []ink{b.ink, b.ink, black, blue})
	s.dress()
	if rng.IntN(9) == 0 {
		s.p.ground = pick(rng, []ink{{246, 251, 246}, {255, 250, 240}, {252, 246, 248}, {244, 249, 253}})
	}
	return s
}

// setStatus settles how the slip tells that the transfer was made; most
// papers of a bank say so by being there.
func (s *anySlip) setStatus() {
	rng := s.f.rng
	label := pick(rng, []string{"交易状态", "状态", "处理结果", "交易结果", "转账状态", "处理状态", "银行处理状态", "指令状态", "业务状态"})
	word := pick(rng, doneWords)
	if !s.t.done {
		word = pick(rng, openWords)
	} else if rng.IntN(5) < 2 {
		return
	}
	s.status = said{label, word, "status", ""}
}

// done closes the sheet, stamps it and tells what it says.
func (s *anySlip) done() paper {
	s.foot()
	if s.edge != "" {
		s.label.sized(7.5).down(s.x+s.w+3.5, 26, 3.4, s.edge)
	}
	s.trim()
	s.stamps()
	return paper{[]*page{s.p}, s.truth}
}

// dateSaid is the day of the transfer.
func (s *anySlip) dateSaid(label string) said {
	return said{label, slipDate(s.f.rng, s.t.at), "date", isoDate(s.t.at)}
}

// slipDate writes a day, perhaps with its time, as banks do.
func slipDate(rng *rand.Rand, at time.Time) string {
	form := pick(rng, []string{"2006-01-02", "2006-01-02 15:04:05", "2006年01月02日", "2006年1月2日", "2006/01/02", "20060102", "2006.01.02", "2006/01/02 15:04:05",
		"2006年01月02日 15:04:05", "2006-01-02 15:04", "2006 年 01 月 02 日", "2006年01月02日15时04分05秒"})
	return at.Format(form)
}

// dateLabel names the day of the transfer.
func dateLabel(rng *rand.Rand) string {
	return pick(rng, []string{"交易日期", "记账日期", "转账日期", "交易时间", "付款日期", "日期", "汇款日期", "入账日期", "转账时间", "受理日期", "业务日期", "交易日期时间", "扣款日期"})
}

func (s *anySlip) serialSaid() said {
	label := pick(s.f.rng, []string{"交易流水号", "流水号", "业务流水号", "核心流水号", "交易流水", "会计流水号", "主机流水号", "网银流水号", "柜员流水号", "银行流水号", "记账流水号", "交易序号"})
	return said{label, s.t.serial, "serial_number", ""}
}

// sidesSaid are payer and payee, each with name, account and bank in an order
// of chance; now and then a slip does not tell all of them.
func (s *anySlip) sidesSaid(payer, payee sideWords) (from, to []said) {
	rng := s.f.rng
	account := s.t.payeeAccount
	if rng.IntN(6) == 0 {
		account = fourGroups(account)
	}
	from = []said{{payer.name, s.t.payer, "payer_name", ""}, {payer.account, s.t.payerAccount, "payer_account", ""}, {payer.bank, s.t.payerBank, "", ""}}
	to = []said{{payee.name, s.t.payee, "payee_name", ""}, {payee.account, account, "payee_account", ""}, {payee.bank, feeBankAs(rng), "payee_bank", ""}}
	order := pick(rng, [][]int{{0, 1, 2}, {0, 1, 2}, {1, 0, 2}, {0, 2, 1}, {1, 0, 2}})
	switch k := rng.IntN(24); {
	case k < 3:
		order = []int{order[0] % 2, 1 - order[0]%2}
	case k == 3 && s.f.defect != "payment.account":
		order = []int{0, 2}
	}
	return inOrder(from, order), inOrder(to, order)
}

func inOrder(list []said, order []int) []said {
	var out []said
	for _, i := range order {
		out = append(out, list[i])
	}
	return out
}

// purposeSaid is what the transfer is for, now and then with what the bank
// itself notes of it.
func (s *anySlip) purposeSaid() []said {
	rng := s.f.rng
	bankWord := pick(rng, []string{"跨行转账", "网银转账", "转账支取", "汇兑", "网上支付", "普通汇款", "企业网银付款"})
	what := said{pick(rng, []string{"用途", "附言", "转账用途", "客户附言", "汇款用途", "款项用途", "交易用途", "付款用途", "资金用途"}), s.t.purpose, "purpose", ""}
	switch rng.IntN(6) {
	case 0:
		return []said{{"摘要", bankWord, "", ""}, what}
	case 1:
		return []said{what, {"备注", "", "", ""}}
	case 2:
		what.label = pick(rng, []string{"摘要", "备注", "附言及用途", "用途/附言", "摘要/用途", "交易摘要"})
	case 3:
		return []said{what, {"摘要", s.t.purpose, "purpose", ""}}
	}
	return []said{what}
}

// tight is s without the spaces that set labels apart.
func tight(s string) string { return strings.NewReplacer(" ", "", "　", "").Replace(s) }
