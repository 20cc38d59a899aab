package specimen

import (
	"fmt"
	"slices"
)

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
	taxFrom  = taxColumn{[]string{"所属期起", "税款所属期起"}, 'c', false, func(k *taxClerk, _ int, i taxItem) string { return k.tight(i.from) }}
	taxTo    = taxColumn{[]string{"所属期止", "税款所属期止"}, 'c', false, func(k *taxClerk, _ int, i taxItem) string { return k.tight(i.to) }}
	taxStart = taxColumn{[]string{"起"}, 'c', false, taxFrom.write}
	taxStop  = taxColumn{[]string{"止"}, 'c', false, taxTo.write}
	taxSum   = taxColumn{[]string{"实缴(退)金额", "实缴（退）金额", "实缴金额", "实缴税额", "已缴金额（元）", "金额"}, 'r', false,
		func(k *taxClerk, _ int, i taxItem) string { return k.amount(i.fen) }}
	taxLine  = taxColumn{[]string{"序号", "行次", "No."}, 'c', false, func(_ *taxClerk, at int, _ taxItem) string { return fmt.Sprint(at + 1) }}
	taxSort  = taxColumn{[]string{"税款性质", "税款种类"}, 'c', true, func(_ *taxClerk, _ int, i taxItem) string { return taxNature(i) }}
	taxDue   = taxColumn{[]string{"限缴日期", "税款限缴日期"}, 'c', false, func(k *taxClerk, _ int, i taxItem) string { return k.tight(i.to.AddDate(0, 0, 15)) }}
	taxBase  = taxColumn{[]string{"计税依据", "计税金额", "应税收入"}, 'r', false, func(k *taxClerk, _ int, i taxItem) string { return k.amount(i.fen / 3 * 100) }}
	taxFree  = taxColumn{[]string{"减免税额", "本期减免税额", "抵免税额"}, 'r', false, func(_ *taxClerk, _ int, _ taxItem) string { return "0.00" }}
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
	join := pick(k.rng, []string{" 至 ", " 至 ", "至", " - ", "-", "~", "—", "--", " "})
	period := []taxColumn{{[]string{"税款所属时期", "税款所属时期", "税款所属期", "所属时期", "税款所属期间"}, 'c', true,
		func(k *taxClerk, _ int, i taxItem) string { return k.tight(i.from) + join + k.tight(i.to) }}}
	if k.one(5) {
		period = pick(k.rng, [][]taxColumn{{taxFrom, taxTo}, {taxStart, taxStop}})
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
	if k.one(6) {
		at := slices.IndexFunc(cols, func(c taxColumn) bool { return c.titles[0] == taxSum.titles[0] })
		cols = slices.Insert(cols, at, pick(k.rng, []taxColumn{taxBase, taxFree}))
	}
	if k.one(4) {
		cols = append(cols, pick(k.rng, []taxColumn{taxState, taxSort, taxDue}))
	}
	return cols
}
