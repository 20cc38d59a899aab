package specimen

import (
	"fmt"
	"slices"
	"strings"
)

func anyTaxLayouts() []layout {
	return []layout{{name: "any", draw: taxPaper(drawAnyTax)}}
}

// taxClerk sets a tax certificate: the record, how it names things and which
// of the leading values stand where.
type taxClerk struct {
	*clerk
	r         taxRecord
	authority string
	words     string // the sum as printed; empty where it is not
	amount    func(int64) string
	no        taxPlace // of the number
	day       taxPlace // of the date of issue
	office    taxPlace // of the tax office
	code      bool     // the taxpayer's number is printed
	seed      uint64   // of the heads of all sheets, which are alike
}

// taxPlace says where a leading value stands.
type taxPlace int

const (
	taxBeside taxPlace = iota // beside or above the title
	taxBelow                  // in the line below the title
	taxNoted                  // among the labels of the head
	taxSigned                 // at the end
	taxAbsent                 // nowhere
)

// drawAnyTax draws a certificate put together by chance.
func drawAnyTax(f *facts, r taxRecord) paper {
	how := f.rng.IntN(16)
	k := &taxClerk{clerk: newClerk(f, how > 9), r: r, seed: f.rng.Uint64(), code: f.rng.IntN(16) > 0}
	k.authority = pick(f.rng, []string{r.office(f), f.company.taxOffice, f.company.taxOffice, f.company.taxOffice + pick(f.rng, []string{"第二税务所", "第一税务所（办税服务厅）", "办税服务厅"})})
	k.r.items = k.payments()
	if how == 9 {
		k.r.items = k.mixture()[:1]
	}
	k.places()
	switch {
	case how > 12:
		k.lettered()
	case how > 9:
		k.worded()
	case how == 9:
		k.single()
	case how == 8:
		k.sectioned()
	default:
		k.tabled()
	}
	return k.paper()
}

// places settles how and where the leading values are written.
func (k *taxClerk) places() {
	k.words = pick(k.rng, []func(int64) string{amountWords, amountWords, roundYuan})(k.r.total())
	if k.one(8) {
		k.words = ""
	}
	k.amount = pick(k.rng, []func(int64) string{signed, signed, signed, bracketed, unsplit, marked})
	k.no = pick(k.rng, []taxPlace{taxBeside, taxBeside, taxBelow, taxNoted, taxNoted})
	k.day = pick(k.rng, []taxPlace{taxBelow, taxBelow, taxNoted, taxSigned})
	k.office = pick(k.rng, []taxPlace{taxBelow, taxBelow, taxNoted, taxSigned})
	if k.one(25) {
		k.no = taxAbsent
	}
	if k.one(30) {
		k.day = taxAbsent
	}
}

// signed writes an amount with a minus where it was paid back.
func signed(fen int64) string {
	if fen < 0 {
		return "-" + grouped(-fen)
	}
	return grouped(fen)
}

// marked is signed behind the mark of yuan.
func marked(fen int64) string { return "￥" + signed(fen) }

// unsplit is signed without marks between thousands.
func unsplit(fen int64) string { return strings.ReplaceAll(signed(fen), ",", "") }

func (k *taxClerk) paper() paper {
	k.cut()
	k.closing()
	t := k.r.truth(k.authority)
	t["total_amount_words"] = k.words
	for name, absent := range map[string]bool{"total_amount_words": k.words == "", "taxpayer_id": !k.code,
		"certificate_number": k.no == taxAbsent, "issue_date": k.day == taxAbsent} {
		if absent {
			delete(t, name)
		}
	}
	return paper{k.pages, t}
}

// top writes the title and the leading values around it, alike on every sheet.
func (k *taxClerk) top() {
	chance := k.rng
	k.rng = newRand(k.seed, 9)
	defer func() { k.rng = chance }()
	if k.one(3) {
		k.y = max(k.y, 13)
		k.n.sized(7.5).at(k.left, 9, pick(k.rng, []string{"国家税务总局监制", fmt.Sprintf("（%d1）辽国证明", k.r.issue.Year()%100), "打印时间：" + k.moment(k.r.issue.AddDate(0, 0, 1)),
			"征税机关代码：121" + digits(k.rng, 8)}))
	}
	number := pick(k.rng, []string{"No.", "No●", "№", "№ ", "NO：", "No：", "No ", "编号：", "证明编号：", "票证号码：", "证书号码：", "证号：",
		fmt.Sprintf("（%d1）辽国证明 No ", k.r.issue.Year()%100)}) + k.r.number
	small := k.n.sized(min(11, k.n.size*float64(between(k.rng, 90, 120))/100))
	over := k.no == taxBeside && k.one(3)
	if over {
		k.y += 3
		pick(k.rng, []func(){func() { small.end(k.right, k.y, number) }, func() { small.at(k.left, k.y, number) }})()
		k.y += 2
	}
	title := pick(k.rng, taxTitles)
	if len(title) == 1 && k.one(6) {
		title = []string{"国家税务总局" + k.f.company.city + "税务局", title[0]}
	}
	y, end := k.heading(float64(between(k.rng, 15, 24)), pick(k.rng, []ink{k.n.c, k.n.c, k.n.c, red}), title...)
	if k.no == taxBeside && !over {
		if k.right-small.width(number) < end+3 {
			y += small.mm() * 1.6
			k.y = y + 1
		}
		small.end(k.right, y, number)
	}
	k.under(number)
}

var taxTitles = [][]string{{"中华人民共和国", "税收完税证明"}, {"中华人民共和国", "税收完税证明"}, {"中华人民共和国税收完税证明"}, {"税收完税证明"}, {"税收完税证明"},
	{"税收完税证明（表格式）"}, {"税收电子完税证明"}, {"税收完税证明", "（电子）"}, {"国家税务总局", "税收完税证明"}, {"完税证明"}, {"税收完税证明书"}}

// under writes the line below the title.
func (k *taxClerk) under(number string) {
	var texts []string
	if k.day == taxBelow {
		texts = append(texts, k.issued())
	}
	if k.office == taxBelow {
		texts = append(texts, k.said(pick(k.rng, taxOfficeLabels), k.authority))
	}
	if k.one(3) {
		slices.Reverse(texts)
	}
	if k.no == taxBelow {
		texts = slices.Insert(texts, pick(k.rng, []int{0, len(texts)}), number)
	}
	if len(texts) > 0 {
		k.across(k.n, texts...)
	}
}

var taxOfficeLabels = []string{"税务机关", "税务机关", "填发税务机关", "开具税务机关", "填发机关", "开具机关", "征收机关", "出具税务机关"}

// issued is the date of issue with its label.
func (k *taxClerk) issued() string {
	return k.said(pick(k.rng, []string{"填发日期", "填发日期", "填发日期", "开具日期", "填开日期", "出具日期", "开具时间"}), k.date(k.r.issue))
}

// head is who has paid, with the values that stand among the labels.
func (k *taxClerk) head() [][2]string {
	c := k.r.company
	pairs := [][2]string{
		{pick(k.rng, []string{"纳税人识别号", "纳税人识别号", "统一社会信用代码", "纳税人识别号（统一社会信用代码）", "社会信用代码", "税号"}), c.uscc},
		{pick(k.rng, []string{"纳税人名称", "纳税人名称", "纳税人全称", "纳税人（缴费人）名称", "缴款单位名称", "单位名称"}), c.name}}
	if k.code && k.one(20) {
		pairs = [][2]string{{"纳税人", c.name + "（" + pairs[0][0] + "：" + c.uscc + "）"}}
	}
	if !k.code {
		pairs = pairs[1:]
	}
	if k.one(2) {
		slices.Reverse(pairs)
	}
	if k.one(4) {
		pairs = append(pairs, pick(k.rng, [][2]string{{"登记注册类型", c.kind}, {"注册地址", c.address}, {"法定代表人", c.legalRep},
			{"所属行业", c.trade}, {"主管税务所（科、分局）", strings.TrimPrefix(c.taxOffice, "国家税务总局")}}))
	}
	at := func() int { return pick(k.rng, []int{0, len(pairs)}) }
	if k.no == taxNoted {
		pairs = slices.Insert(pairs, at(), [2]string{pick(k.rng, []string{"证明编号", "编号", "票证号码", "票证编号", "完税证明号码", "证明字号", "电子号码"}), k.r.number})
	}
	if k.office == taxNoted {
		pairs = slices.Insert(pairs, at(), [2]string{pick(k.rng, taxOfficeLabels), k.authority})
	}
	if k.day == taxNoted {
		pairs = slices.Insert(pairs, at(), [2]string{pick(k.rng, []string{"填发日期", "开具日期", "填开日期", "出具日期"}), k.date(k.r.issue)})
	}
	return pairs
}
