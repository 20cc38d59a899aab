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

// taxColumn is a column of payments: what it may be called and how it writes
// a payment.
type taxColumn struct {
	titles []string
	side   byte
	wraps  bool
	write  func(k *taxClerk, i int, item taxItem) string
}

var (
	taxVoucher = taxColumn{[]string{"原凭证号", "原凭证号", "原凭证号码", "电子税票号码", "税票号码", "缴款凭证号"}, 'c', false,
		func(_ *taxClerk, _ int, i taxItem) string { return i.voucher }}
	taxName = taxColumn{[]string{"税种", "税种", "税（费）种", "征收项目", "税费种类"}, 'c', true, func(_ *taxClerk, _ int, i taxItem) string { return i.tax }}
	taxGood = taxColumn{[]string{"品目名称", "品目名称", "征收品目", "品目"}, 'c', true, func(_ *taxClerk, _ int, i taxItem) string { return i.good }}
	taxPaid = taxColumn{[]string{"入(退)库日期", "入（退）库日期", "入库日期", "缴款日期", "上解日期"}, 'c', false,
		func(k *taxClerk, _ int, i taxItem) string { return k.tight(i.paid) }}
	taxFrom = taxColumn{[]string{"所属期起", "税款所属期起"}, 'c', false, func(k *taxClerk, _ int, i taxItem) string { return k.tight(i.from) }}
	taxTo   = taxColumn{[]string{"所属期止", "税款所属期止"}, 'c', false, func(k *taxClerk, _ int, i taxItem) string { return k.tight(i.to) }}
	taxSum  = taxColumn{[]string{"实缴(退)金额", "实缴（退）金额", "实缴金额", "实缴税额", "已缴金额（元）", "金额"}, 'r', false,
		func(k *taxClerk, _ int, i taxItem) string { return k.amount(i.fen) }}
	taxLine  = taxColumn{[]string{"序号", "行次", "No."}, 'c', false, func(_ *taxClerk, at int, _ taxItem) string { return fmt.Sprint(at + 1) }}
	taxSort  = taxColumn{[]string{"税款性质", "税款种类"}, 'c', true, func(_ *taxClerk, _ int, i taxItem) string { return taxNature(i) }}
	taxDue   = taxColumn{[]string{"限缴日期", "税款限缴日期"}, 'c', false, func(k *taxClerk, _ int, i taxItem) string { return k.tight(i.to.AddDate(0, 0, 15)) }}
	taxState = taxColumn{[]string{"备注", "状态", "入库状态"}, 'c', true, func(_ *taxClerk, _ int, _ taxItem) string { return "已入库" }}
)

func taxNature(i taxItem) string {
	switch {
	case i.fen < 0:
		return "退税"
	case i.good == "滞纳金":
		return "滞纳金"
	}
	return "一般申报"
}

// columns are the columns of the table, in one of the usual orders.
func (k *taxClerk) columns() []taxColumn {
	join := pick(k.rng, []string{" 至 ", " 至 ", "至", " - ", "-", "~", "—"})
	period := []taxColumn{{[]string{"税款所属时期", "税款所属时期", "税款所属期", "所属时期", "税款所属期间"}, 'c', true,
		func(k *taxClerk, _ int, i taxItem) string { return k.tight(i.from) + join + k.tight(i.to) }}}
	if k.one(5) {
		period = []taxColumn{taxFrom, taxTo}
	}
	what := []taxColumn{taxName, taxGood}
	if k.one(6) {
		what = []taxColumn{taxName}
	}
	cols := slices.Concat([]taxColumn{taxVoucher}, what, period, []taxColumn{taxPaid, taxSum})
	switch k.rng.IntN(7) {
	case 0:
		cols = slices.Concat(what, period, []taxColumn{taxPaid, taxSum, taxVoucher})
	case 1:
		cols = slices.Concat(what, period, []taxColumn{taxSum, taxPaid})
	case 2:
		cols = slices.Concat(period, what, []taxColumn{taxSum, taxPaid, taxVoucher})
	}
	if k.one(4) {
		cols = slices.Insert(cols, 0, taxLine)
	}
	if k.one(4) {
		cols = append(cols, pick(k.rng, []taxColumn{taxState, taxSort, taxDue}))
	}
	return cols
}

// tabled draws the form with a table of payments.
func (k *taxClerk) tabled() {
	k.top()
	k.head()
	cols := k.columns()
	titles := make([]gridColumn, len(cols))
	for i, c := range cols {
		titles[i] = gridColumn{pick(k.rng, c.titles), c.side, c.wraps}
	}
	var rows [][]string
	for at, i := range k.r.items {
		row := make([]string, len(cols))
		for j, c := range cols {
			row[j] = c.write(k, at, i)
		}
		rows = append(rows, row)
	}
	g := k.newGrid(titles, rows)
	g.again = k.top
	g.draw()
	k.total()
	k.foot()
}

// total writes the sum in words and figures.
func (k *taxClerk) total() {
	money := pick(k.rng, []string{"￥", "¥", "¥ ", ""}) + pick(k.rng, []func(int64) string{grouped, grouped, yuan})(k.r.total())
	words := pick(k.rng, []string{"", "人民币"}) + k.words
	label := pick(k.rng, []string{"金额合计", "金额合计", "合计", "税额合计"})
	switch k.rng.IntN(3) {
	case 0:
		k.across(k.n, label+pick(k.rng, []string{"（大写）：", "(大写)", "（大写） "})+words, pick(k.rng, []string{"（小写）：", "小写："})+money)
		return
	case 1:
		k.row(8, []float64{k.w() * 0.2, k.w() * 0.8}, []string{"|" + label + "（大写）", words})
		k.row(8, []float64{k.w() * 0.2, k.w() * 0.8}, []string{"|" + label + "（小写）", money})
		return
	}
	k.row(8, []float64{k.w() * 0.16, k.w() * 0.56, k.w() * 0.28}, []string{"|" + label, pick(k.rng, []string{"(大写)", "（大写）"}) + words, "|" + money})
}

// worded draws the certificate in sentences.
func (k *taxClerk) worded() {
	k.n.size = max(k.n.size, 11)
	k.top()
	k.y += 4
	k.head()
	k.y += 4
	k.text(fmt.Sprintf("经查，该纳税人自%s至%s（税款所属期）已缴纳入库税款合计人民币（大写）%s（¥%s），其中：", k.date(k.r.from()), k.date(k.r.to()), k.words, grouped(k.r.total())))
	for i, tax := range k.r.taxes() {
		k.text(fmt.Sprintf("%d．%s%s元；", i+1, tax, signed(k.r.sum(tax))))
	}
	k.text("特此证明。")
	k.y += 6
	k.foot()
}

// lettered draws a letter to the taxpayer with the sums of its taxes.
func (k *taxClerk) lettered() {
	k.n.size = max(k.n.size, 11)
	k.top()
	k.y += 4
	k.head()
	write := pick(k.rng, []func(time.Time) string{k.date, k.tight})
	k.y += 3
	k.text(fmt.Sprintf("你单位%s至%s所属期税款缴纳情况如下：", write(k.r.from()), write(k.r.to())))
	var rows [][]string
	for i, tax := range k.r.taxes() {
		rows = append(rows, []string{fmt.Sprint(i + 1), tax, k.amount(k.r.sum(tax)), "0.00"})
	}
	g := k.newGrid([]gridColumn{{"序号", 'c', false}, {"税（费）种", 'c', false}, {"已缴金额（元）", 'r', false}, {"减免金额（元）", 'r', false}}, rows)
	g.again = func() {}
	g.draw()
	k.total()
	k.foot()
}
