package specimen

import (
	"fmt"
	"strings"
	"time"
)

// worded draws the certificate in sentences.
func (k *taxClerk) worded() {
	k.n.size = max(k.n.size, float64(between(k.rng, 21, 27))/2)
	k.top()
	k.y += 4
	who := fmt.Sprintf("%s（%s：%s）", k.r.company.name, pick(k.rng, []string{"纳税人识别号", "统一社会信用代码", "税号"}), k.r.company.uscc)
	if !k.code {
		who = k.r.company.name
	}
	switch k.rng.IntN(4) {
	case 0:
		k.noted()
		k.text(pick(k.rng, []string{"兹证明", "经查，", "根据税收征管系统记录，"}) + who + k.paidIn())
	case 1:
		k.noted()
		k.y += k.n.mm() * 1.5
		k.y = k.n.para(k.left, k.y, k.w(), k.lead(), who+"：") - k.lead()
		k.text("你单位" + k.paidIn())
	default:
		k.notes(k.head())
		k.y += 4
		k.text(pick(k.rng, []string{"你单位", "你公司", "经查，该纳税人", "上述纳税人"}) + k.paidIn())
	}
	k.each()
	if k.one(2) {
		k.text("特此证明。" + pick(k.rng, []string{"", "", "本证明仅供办理商务旅行卡使用。"}))
	}
	k.y += 6
	k.foot()
}

// noted writes what would stand among the labels where there are none.
func (k *taxClerk) noted() {
	if k.no == taxNoted {
		k.across(k.n, pick(k.rng, []string{"编号：", "证明编号：", "No."})+k.r.number)
	}
	if k.day == taxNoted {
		k.day = taxSigned
	}
	if k.office == taxNoted {
		k.office = taxSigned
	}
	k.y += 3
}

// paidIn is the half of a sentence that says when and how much was paid.
func (k *taxClerk) paidIn() string {
	write := pick(k.rng, []func(time.Time) string{k.date, zhDate, zhDatePadded})
	from, to := write(k.r.from()), write(k.r.to())
	sum := pick(k.rng, []string{"%s元（大写：%s）", "人民币%s元（大写%s）"})
	sum = fmt.Sprintf(sum, grouped(k.r.total()), k.words)
	if k.one(2) {
		sum = fmt.Sprintf(pick(k.rng, []string{"人民币（大写）%s（¥%s）", "%s（小写：%s元）", "人民币%s（￥%s）"}), k.words, grouped(k.r.total()))
	}
	if k.words == "" {
		sum = grouped(k.r.total()) + "元"
	}
	return fmt.Sprintf(pick(k.rng, []string{"自%s至%s期间，在我局已缴纳入库税款共计%s", "%s至%s（税款所属期）已缴纳入库税款合计%s", "于%s至%s期间共缴纳各项税费%s",
		"税款所属期%s至%s，实缴税款合计%s", "在%s至%s所属期内实际缴纳税（费）款%s"}), from, to, sum)
}

// each names the sums of the taxes: in a sentence, in lines or in a table.
func (k *taxClerk) each() {
	switch k.rng.IntN(3) {
	case 0:
		var parts []string
		for _, tax := range k.r.taxes() {
			parts = append(parts, tax+signed(k.r.sum(tax))+"元")
		}
		k.text("其中：" + strings.Join(parts, pick(k.rng, []string{"，", "；", "、"})) + "。")
	case 1:
		mark := pick(k.rng, []string{"%d．%s %s元；", "%d、%s：%s元", "（%d）%s%s元；"})
		k.text(pick(k.rng, []string{"其中：", "具体如下：", "各税种金额为："}))
		for i, tax := range k.r.taxes() {
			k.text(fmt.Sprintf(mark, i+1, tax, signed(k.r.sum(tax))))
		}
	default:
		k.text("明细如下：")
		k.summary()
	}
}

// summary is a table of the sums of the taxes.
func (k *taxClerk) summary() {
	var rows [][]string
	cols := []gridColumn{{title: pick(k.rng, []string{"税（费）种", "税种", "征收项目", "税费项目"}), side: 'c'}, {title: pick(k.rng, []string{"已缴金额（元）", "实缴税额", "入库金额", "缴纳金额（元）"}), side: 'r'}}
	line, spared := k.one(2), k.one(3)
	if line {
		cols = append([]gridColumn{{title: "序号", side: 'c'}}, cols...)
	}
	if spared {
		cols = append(cols, gridColumn{title: pick(k.rng, []string{"减免金额（元）", "退税金额"}), side: 'r'})
	}
	for i, tax := range k.r.taxes() {
		row := []string{tax, k.amount(k.r.sum(tax))}
		if line {
			row = append([]string{fmt.Sprint(i + 1)}, row...)
		}
		if spared {
			row = append(row, "0.00")
		}
		rows = append(rows, row)
	}
	g := k.newGrid(cols, rows)
	g.again = func() {}
	g.draw()
	k.y += 2
}

// lettered draws the sums of the taxes in a table with the whole below it.
func (k *taxClerk) lettered() {
	k.n.size = max(k.n.size, 10.5)
	k.top()
	write := pick(k.rng, []func(time.Time) string{k.date, k.tight})
	period := write(k.r.from()) + pick(k.rng, []string{"至", " 至 ", " - "}) + write(k.r.to())
	if k.one(2) {
		k.notes(append(k.head(), [2]string{pick(k.rng, []string{"税款所属时期", "税款所属期", "所属期起止"}), period}))
	} else {
		k.notes(k.head())
		k.y += 3
		k.text(fmt.Sprintf(pick(k.rng, []string{"你单位%s所属期税款缴纳情况如下：", "税款所属期%s入库税款如下：", "该纳税人%s期间已入库税（费）款情况如下："}), strings.ReplaceAll(period, " ", "")))
	}
	k.summary()
	k.total()
	k.foot()
}
