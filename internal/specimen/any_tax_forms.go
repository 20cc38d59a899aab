package specimen

import (
	"fmt"
	"slices"
	"time"
)

// taxesLevied are taxes and fees with what they are levied on.
var taxesLevied = [][2]string{{"增值税", "商业（13%）"}, {"增值税", "其他现代服务"}, {"企业所得税", "应纳税所得额"}, {"个人所得税", "工资薪金所得"}, {"印花税", "买卖合同"},
	{"印花税", "营业账簿"}, {"印花税", "技术合同"}, {"房产税", "从价计征"}, {"房产税", "从租计征"}, {"城镇土地使用税", "一级土地"}, {"教育费附加", "增值税教育费附加"},
	{"地方教育附加", "增值税地方教育附加"}, {"城市维护建设税", "市区（增值税附征）"}, {"环境保护税", "大气污染物"}, {"车船税", "载货汽车"}, {"残疾人就业保障金", "残疾人就业保障金"}}

// payments are what the certificate lists: of a whole year or a part of it,
// with what was paid back and penalties, in one of the usual orders.
func (k *taxClerk) payments() []taxItem {
	r := k.r
	switch k.rng.IntN(8) {
	case 0:
		r = r.monthly(k.f)
	case 1:
		r = r.quarterly()
	case 2, 3, 4:
		r.items = k.mixture()
	}
	if len(r.items) > 1 && k.one(6) {
		r = r.refunded(k.f)
	}
	if k.one(6) {
		late := r.items[k.rng.IntN(len(r.items))]
		late.voucher, late.good, late.fen = "3"+digits(k.rng, 17), "滞纳金", int64(between(k.rng, 500, 90000))
		late.paid = late.paid.AddDate(0, 1, 2)
		r.items = append(slices.Clone(r.items), late)
	}
	order := pick(k.rng, []func(a, b taxItem) int{
		func(a, b taxItem) int { return a.paid.Compare(b.paid) }, func(a, b taxItem) int { return b.paid.Compare(a.paid) },
		func(a, b taxItem) int { return a.from.Compare(b.from) }, func(_, _ taxItem) int { return 0 }})
	slices.SortStableFunc(r.items, order)
	return r.items
}

// mixture is some payments of one company in some months or quarters, value
// added tax always among them.
func (k *taxClerk) mixture() []taxItem {
	year := k.r.items[0].from.Year()
	from := day(year, 3*k.rng.IntN(4)+1, 1)
	items := []taxItem{newTaxItem(k.f, "增值税", k.f.company.trade, from, from.AddDate(0, pick(k.rng, []int{1, 3}), -1), int64(between(k.rng, 10000, 90000000)))}
	for range between(k.rng, 0, 7) {
		kind := pick(k.rng, taxesLevied)
		months := pick(k.rng, []int{1, 1, 3, 3, 6, 12})
		from := day(year, months*k.rng.IntN(12/months)+1, 1)
		items = append(items, newTaxItem(k.f, kind[0], kind[1], from, from.AddDate(0, months, -1), int64(between(k.rng, 1000, 30000000))))
	}
	return items
}

// tabled draws the form with a table of payments.
func (k *taxClerk) tabled() {
	k.top()
	before, inside := k.one(8), k.one(4)
	k.notes(k.spans(before))
	cols := k.columns()
	titles := make([]gridColumn, len(cols))
	for i, c := range cols {
		titles[i] = gridColumn{pick(k.rng, c.titles), c.side, c.wraps, ""}
		if len(c.titles) == 1 && len(c.titles[0]) == len("起") {
			titles[i].group = "税款所属时期"
		}
	}
	if k.one(6) {
		k.y += 3 + k.n.mm()
		k.n.sized(8).end(k.right, k.y, pick(k.rng, []string{"单位：元", "金额单位：元（列至角分）", "单位：人民币元"}))
	}
	g := k.newGrid(titles, k.rows(cols, inside))
	g.again = k.top
	g.draw()
	switch {
	case before:
	case inside:
		k.wordsBelow()
	default:
		k.total()
	}
	k.foot()
}

// spans are the labels of the head, now and then with the time that the
// payments are for or were looked up for, and with the sum where it stands
// there.
func (k *taxClerk) spans(summed bool) [][2]string {
	pairs := k.head()
	switch {
	case k.one(10):
		pairs = append(pairs, [2]string{"税款所属时期", k.tight(k.r.from()) + " 至 " + k.tight(k.r.to())})
	case k.one(10):
		pairs = append(pairs, [2]string{pick(k.rng, []string{"入（退）库日期起止", "缴款日期起止", "查询条件（入库日期）"}), k.tight(k.r.from()) + " 至 " + k.tight(k.r.issue)})
	}
	if summed {
		pairs = append(pairs, k.sums()...)
	}
	return pairs
}

// rows writes the payments, now and then with a sum after each tax, and with
// the whole sum where it is inside the table.
func (k *taxClerk) rows(cols []taxColumn, inside bool) [][]string {
	items, apart := k.r.items, k.one(8)
	if apart {
		items = slices.Clone(items)
		slices.SortStableFunc(items, func(a, b taxItem) int { return slices.Index(k.r.taxes(), a.tax) - slices.Index(k.r.taxes(), b.tax) })
		k.r.items = items
	}
	var rows [][]string
	for at, i := range items {
		row := make([]string, len(cols))
		for j, c := range cols {
			row[j] = c.write(k, at, i)
		}
		rows = append(rows, row)
		if apart && (at == len(items)-1 || items[at+1].tax != i.tax) {
			rows = append(rows, k.sumRow(cols, "小计", k.r.sum(i.tax)))
		}
	}
	if inside {
		rows = append(rows, k.sumRow(cols, pick(k.rng, []string{"合计", "金额合计", "总计"}), k.r.total()))
	}
	return rows
}

// sumRow is a row of the table with a sum only.
func (k *taxClerk) sumRow(cols []taxColumn, label string, fen int64) []string {
	row := make([]string, len(cols))
	row[0] = label
	for j, c := range cols {
		if c.side == 'r' && c.titles[0] == taxSum.titles[0] {
			row[j] = k.amount(fen)
		}
	}
	return row
}

// single draws the certificate of one payment as labels and values.
func (k *taxClerk) single() {
	k.top()
	i := k.r.items[0]
	pairs := append(k.head(), [2]string{pick(k.rng, taxName.titles), i.tax}, [2]string{pick(k.rng, taxGood.titles), i.good},
		[2]string{"税款所属时期", k.tight(i.from) + pick(k.rng, []string{" 至 ", "至", "～"}) + k.tight(i.to)}, [2]string{"入（退）库日期", k.tight(i.paid)})
	if k.one(2) {
		pairs = append(pairs, [2]string{pick(k.rng, taxVoucher.titles), i.voucher})
	}
	k.notes(append(pairs, k.sums()...))
	k.foot()
}

// sums are the whole sum in figures and words behind their labels.
func (k *taxClerk) sums() [][2]string {
	out := [][2]string{{pick(k.rng, []string{"金额合计", "合计金额", "实缴（退）金额合计", "合计（小写）"}), pick(k.rng, []string{"￥", "¥", ""}) + grouped(k.r.total())}}
	if k.words != "" {
		out = append(out, [2]string{pick(k.rng, []string{"大写", "金额合计（大写）", "合计（大写）"}), pick(k.rng, []string{"", "人民币"}) + k.words})
	}
	return out
}

// sectioned draws the payments under the names of their taxes, without a
// table.
func (k *taxClerk) sectioned() {
	k.top()
	k.notes(k.head())
	write := pick(k.rng, []func(time.Time) string{k.tight, dashDate, zhDatePadded})
	mark := pick(k.rng, []string{"%d、%s", "%d.%s", "（%d）%s"})
	for at, tax := range k.r.taxes() {
		k.room(22)
		k.y += k.n.mm() * 2.1
		k.n.in(k.bold).at(k.left, k.y, fmt.Sprintf(mark, at+1, tax))
		for _, i := range k.r.items {
			if i.tax != tax {
				continue
			}
			k.room(12)
			k.payment("所属期 "+write(i.from)+"至"+write(i.to), "入库 "+write(i.paid), k.amount(i.fen))
		}
	}
	k.total()
	k.foot()
}

// room begins a further sheet, with its head, where h millimetres do not fit.
func (k *taxClerk) room(h float64) {
	if k.y+h > k.bottom() {
		k.sheet(k.n.p.w)
		k.top()
	}
}

// payment writes the parts of a payment side by side in letters that fit.
func (k *taxClerk) payment(period, paid, sum string) {
	n := k.n.shrunk(period+"　"+paid+"　"+sum, k.w()*0.9)
	k.y, k.loose = k.y+k.n.mm()*1.6, true
	n.at(k.left+4, k.y, period)
	n.at(k.left+4+n.width(period+"　"), k.y, paid)
	n.end(k.right, k.y, sum)
}
