package specimen

import (
	"fmt"
	"slices"
	"strings"
	"time"
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
	words     string // the sum as printed
	amount    func(int64) string
	no        taxPlace // of the number
	day       taxPlace // of the date of issue
	office    taxPlace // of the tax office
}

// taxPlace says where a leading value stands.
type taxPlace int

const (
	taxBeside taxPlace = iota // beside or above the title
	taxBelow                  // in the line below the title
	taxNoted                  // among the labels of the head
	taxSigned                 // at the end
)

// drawAnyTax draws a certificate put together by chance.
func drawAnyTax(f *facts, r taxRecord) paper {
	how := f.rng.IntN(10)
	k := &taxClerk{clerk: newClerk(f, how > 6), r: r}
	k.authority = pick(f.rng, []string{r.office(f), f.company.taxOffice, f.company.taxOffice + pick(f.rng, []string{"第二税务所", "第一税务所（办税服务厅）", "办税服务厅"})})
	k.places()
	switch {
	case how > 8:
		k.lettered()
	case how > 6:
		k.worded()
	default:
		k.tabled()
	}
	return k.paper()
}

func (k *taxClerk) places() {
	k.r.items = k.payments()
	k.words = pick(k.rng, []func(int64) string{amountWords, amountWords, roundYuan})(k.r.total())
	k.amount = pick(k.rng, []func(int64) string{signed, signed, bracketed, unsplit})
	k.no = pick(k.rng, []taxPlace{taxBeside, taxBeside, taxBelow, taxNoted})
	k.day = pick(k.rng, []taxPlace{taxBelow, taxBelow, taxNoted, taxSigned})
	k.office = pick(k.rng, []taxPlace{taxBelow, taxBelow, taxNoted, taxSigned})
}

// signed writes an amount with a minus where it was paid back.
func signed(fen int64) string {
	if fen < 0 {
		return "-" + grouped(-fen)
	}
	return grouped(fen)
}

// unsplit is signed without marks between thousands.
func unsplit(fen int64) string { return strings.ReplaceAll(signed(fen), ",", "") }

func (k *taxClerk) paper() paper {
	k.cut()
	k.closing()
	t := k.r.truth(k.authority)
	t["total_amount_words"] = k.words
	return paper{k.pages, t}
}

// top writes the title and the leading values around it.
func (k *taxClerk) top() {
	if k.one(3) {
		k.n.sized(7.5).at(k.left, 9, pick(k.rng, []string{"国家税务总局监制", fmt.Sprintf("（%d1）辽国证明", k.r.issue.Year()%100), "打印时间：" + k.r.issue.AddDate(0, 0, 1).Format("2006-01-02 15:04:05"),
			"征税机关代码：121" + digits(k.rng, 8)}))
	}
	number := pick(k.rng, []string{"No.", "No●", "№", "№ ", "NO：", "No：", "No ", "编号：", "证明编号：", "票证号码：", "证书号码：", "证号："}) + k.r.number
	small := k.n.sized(min(11, k.n.size*float64(between(k.rng, 90, 120))/100))
	over := k.no == taxBeside && k.one(3)
	if over {
		k.y += 3
		pick(k.rng, []func(){func() { small.end(k.right, k.y, number) }, func() { small.at(k.left, k.y, number) }})()
		k.y += 2
	}
	y, end := k.heading(float64(between(k.rng, 15, 24)), pick(k.rng, []ink{k.n.c, k.n.c, k.n.c, red}), pick(k.rng, taxTitles)...)
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

// head writes who has paid, with the values that stand among the labels.
func (k *taxClerk) head() {
	c := k.r.company
	pairs := [][2]string{
		{pick(k.rng, []string{"纳税人识别号", "纳税人识别号", "统一社会信用代码", "纳税人识别号（统一社会信用代码）", "社会信用代码", "税号"}), c.uscc},
		{pick(k.rng, []string{"纳税人名称", "纳税人名称", "纳税人全称", "纳税人（缴费人）名称", "缴款单位名称", "单位名称"}), c.name}}
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
	k.notes(pairs)
}

// foot writes the office, the date and the seal, and who filled in.
func (k *taxClerk) foot() {
	var lines []string
	switch {
	case k.office == taxSigned:
		lines = append(lines, pick(k.rng, []string{"", "税务机关（盖章）：", "税务机关：", "开具机关（章）："})+k.authority)
	default:
		lines = append(lines, pick(k.rng, []string{"税务机关（盖章）", "（盖章）", "税务机关（电子章）", "（税务机关印章）"}))
	}
	if k.day == taxSigned {
		lines = append(lines, pick(k.rng, []string{"", "填发日期：", "开具日期："})+pick(k.rng, []func(time.Time) string{k.date, k.date, capsDate})(k.r.issue))
	}
	k.need(50)
	if k.one(2) {
		k.across(k.n, pick(k.rng, []string{"填票人：", "填票人 ", "开具人：", "填发人：", "经办人："})+pick(k.rng, []string{"电子税务局", "赵丽", "孙国强", "ETAX2100", "系统管理员"}))
	}
	k.signed(pick(k.rng, []string{"征税专用章", "征税专用章", "业务专用章", ""}), k.f.company.taxOffice, lines...)
}

// closing writes what stands at the very end of every sheet.
func (k *taxClerk) closing() {
	how := pick(k.rng, []string{"", "妥善保管、手写无效", "妥善保管，手写无效", "本证明遗失不补", "收据联　交纳税人作完税证明"})
	for i, p := range k.pages {
		n := k.n.sized(8)
		n.p = p
		s := how
		if len(k.pages) > 1 {
			s = strings.TrimLeft(fmt.Sprintf("%s　第%d页 共%d页", how, i+1, len(k.pages)), "　")
		}
		n.mid(k.midX(), p.h-5, s)
	}
}
