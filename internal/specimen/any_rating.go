package specimen

import (
	"fmt"
	"slices"
	"time"
)

func anyTaxRatingLayouts() []layout {
	return []layout{{name: "any", draw: drawAnyRating}}
}

// ratingClerk sets a proof of tax credit: the record and what of it is
// printed.
type ratingClerk struct {
	*clerk
	r      ratingRecord
	credit string // 纳税信用, or its name since July 2025
	fields []string
	rated  bool // the date of the evaluation is printed, which is not that of the paper
}

// drawAnyRating draws a proof put together by chance.
func drawAnyRating(f *facts) paper {
	r := newRatingRecord(f)
	k := setRating(f, r, 0)
	for size := 10.0; len(k.pages) > 1; size = max(8, size-1) {
		k = setRating(f, r, size)
	}
	return paper{k.pages, k.r.truth(k.fields...)}
}

// setRating sets the record, in letters no larger than most where it is given.
func setRating(f *facts, r ratingRecord, most float64) *ratingClerk {
	how := f.rng.IntN(8)
	k := &ratingClerk{clerk: newClerk(f, how > 4 && f.rng.IntN(2) == 0), r: r}
	k.credit = pick(f.rng, []string{"纳税信用", "纳税信用", "纳税缴费信用"})
	k.heights = []float64{max(165, pick(f.rng, k.heights))}
	k.n.p.h = k.heights[0]
	if how > 4 {
		k.n.size = float64(between(f.rng, 22, 30)) / 2
	}
	if most > 0 {
		k.n.size = min(k.n.size, most)
	}
	switch how {
	case 0, 1:
		k.listedYears()
	case 2, 3, 4:
		k.labelled()
	case 5:
		k.honoured()
	default:
		k.told()
	}
	return k
}

// grade is the grade as it is printed.
func (k *ratingClerk) grade() string {
	return k.r.grade + pick(k.rng, []string{"", "", "级", "级", " 级", "级纳税人"})
}

func (k *ratingClerk) year() string {
	return fmt.Sprint(k.r.year) + pick(k.rng, []string{"", "", "年", "年度"})
}

// top writes the head of the sheet down to the title.
func (k *ratingClerk) top(titles ...string) {
	switch k.rng.IntN(6) {
	case 0:
		c := pick(k.rng, []ink{{20, 90, 180}, {30, 60, 120}, {180, 40, 40}})
		k.n.p.fill(0, 0, k.n.p.w, 11, c)
		k.n.sized(9.5).ink(white).at(k.left, 7.5, pick(k.rng, []string{"国家税务总局辽宁省电子税务局", "国家税务总局电子税务局", "辽宁省电子税务局　我要查询"}))
		k.y = 22
	case 1:
		k.n.sized(8).ink(grey).at(k.left, 10, pick(k.rng, []string{"首页 > 我要查询 > 纳税信用状态查询", "国家税务总局电子税务局", "自助办税终端"}))
	case 2:
		k.n.p.frame(area{7, 7, k.n.p.w - 14, k.n.p.h - 14}, 0.8, pick(k.rng, []ink{{150, 110, 60}, {40, 90, 160}, red}))
		k.y += 4
	}
	k.heading(float64(between(k.rng, 15, 24)), pick(k.rng, []ink{k.n.c, k.n.c, k.n.c, red, blue}), titles...)
	k.y += float64(between(k.rng, 0, 6))
}

func (k *ratingClerk) titles() string {
	return k.credit + pick(k.rng, []string{"评价信息", "级别查询结果", "等级证明", "级别证明", "级别", "评价结果", "评价结果查询单", "状态查询", "等级查询", "评价信息表"})
}

// payer is who was evaluated.
func (k *ratingClerk) payer() [][2]string {
	pairs := [][2]string{
		{pick(k.rng, []string{"纳税人名称", "纳税人名称", "缴费人名称", "纳税人（缴费人）名称", "企业名称", "单位名称"}), k.r.company.name},
		{pick(k.rng, []string{"纳税人识别号", "纳税人识别号", "统一社会信用代码", "社会信用代码（纳税人识别号）", "税号"}), k.r.company.uscc}}
	if k.one(2) {
		slices.Reverse(pairs)
	}
	return pairs
}

var (
	ratingYears   = []string{"评价年度", "评价年度", "年度", "所属年度", "评定年度", "考评年度"}
	ratingOffices = []string{"主管税务机关", "主管税务机关", "评定机关", "评价机关", "税务机关", "评定税务机关"}
)

// grades are labels of the grade.
func (k *ratingClerk) gradeLabel() string {
	return pick(k.rng, []string{k.credit + "级别", k.credit + "级别", k.credit + "等级", "信用级别", "信用等级", "评价级别", "评价结果", "级别"})
}

// issued notes that a field is printed and returns the date of the print.
func (k *ratingClerk) issued() [2]string {
	k.fields = append(k.fields, "issue_date")
	label := pick(k.rng, []string{"打印日期", "打印时间", "查询日期", "查询时间", "下载时间", "开具日期", "出具日期", "导出时间"})
	value := pick(k.rng, []func(time.Time) string{k.date, k.date, dashDate, stamped})(k.r.issue)
	return [2]string{label, value}
}

// stamped is a date with the time of day.
func stamped(t time.Time) string { return t.Format(time.DateTime) }

// end writes the office, the date and the seal as far as they do not stand
// above, and the notes.
func (k *ratingClerk) end(office, date bool) {
	var lines []string
	if office {
		k.fields = append(k.fields, "issuer")
		lines = append(lines, pick(k.rng, []string{"", "", "主管税务机关：", "评定机关："})+k.r.office)
	}
	if date || k.rated && !slices.Contains(k.fields, "issue_date") {
		pair := k.issued()
		lines = append(lines, pick(k.rng, []string{pair[0] + "：" + pair[1], k.date(k.r.issue), k.date(k.r.issue)}))
	}
	sealed := slices.Contains(k.fields, "issuer")
	switch {
	case sealed && len(lines) > 0 && !k.one(5):
		k.signed(pick(k.rng, []string{"业务专用章", "纳税信用专用章", "", "办税服务厅"}), k.r.office, lines...)
	case len(lines) > 0:
		k.y += 6
		k.across(k.n, lines...)
	}
	k.remarks()
}

// remarks explains the grades at the foot, where there is room.
func (k *ratingClerk) remarks() {
	n := k.n.sized(float64(between(k.rng, 15, 19)) / 2)
	all := []string{k.credit + "级别设A、B、M、C、D五级。", "年度评价指标得分90分以上的为A级，70分以上不满90分的为B级，40分以上不满70分的为C级，不满40分的为D级。",
		"M级适用于新设立企业和评价年度内无生产经营业务收入且年度评价指标得分70分以上的企业。", "评价结果动态调整，以税务系统最新记录为准。", "对评价结果有异议的，可在12个月内申请复评。",
		"A级纳税人名单由税务机关主动公开，本页信息仅供参考。", "依据《纳税缴费信用管理办法》（国家税务总局公告2025年第12号）。", "纳税服务热线：12366。"}
	k.rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	s := ""
	for i := range k.rng.IntN(5) {
		s += fmt.Sprintf("%d.%s", i+1, all[i])
	}
	if s == "" {
		return
	}
	lead := n.mm() * 1.5
	s = pick(k.rng, []string{"", "说明：", "注：", "温馨提示："}) + s
	high := lead * float64(len(n.wrap(s, k.w())))
	if k.y+high+8 > k.bottom() {
		return
	}
	k.y = n.para(k.left, max(k.y+8, pick(k.rng, []float64{0, k.bottom() - high})), k.w(), lead, s)
}
