package specimen

import (
	"fmt"
	"slices"
)

// labelled draws labels and values, as portals print them.
func (k *ratingClerk) labelled() {
	k.top(k.titles())
	pairs := append(k.payer(), [2]string{pick(k.rng, ratingYears), k.year()})
	value := [2]string{k.gradeLabel(), k.grade()}
	pairs = append(pairs, value)
	if k.one(2) {
		score := [2]string{pick(k.rng, []string{"评价得分", "得分", "评价分数", "指标得分"}), fmt.Sprint(k.r.score) + pick(k.rng, []string{"", "分", ".00", ".5"})}
		pairs = slices.Insert(pairs, len(pairs)-k.rng.IntN(2), score)
	}
	if k.one(4) {
		pairs = append(pairs, pick(k.rng, [][2]string{{"判级原因", "指标得分判级"}, {"判级方式", "年度指标得分"}, {"上年度级别", pick(k.rng, []string{"B", "A", "M"})}, {"起评分", "100分"},
			{"是否新设立企业", "否"}, {"复评标志", "无"}}))
	}
	if k.one(8) {
		k.rated = true
		pairs = append(pairs, [2]string{pick(k.rng, []string{"评价日期", "评价时间", "发布日期"}), k.date(day(k.r.year+1, 4, between(k.rng, 10, 28)))})
	}
	office, date := k.rng.IntN(5) < 2, k.rng.IntN(5) < 2
	if office {
		k.fields = append(k.fields, "issuer")
		pairs = slices.Insert(pairs, pick(k.rng, []int{2, len(pairs)}), [2]string{pick(k.rng, ratingOffices), k.r.office})
	}
	if date {
		pairs = append(pairs, k.issued())
	}
	k.notes(pairs)
	if k.one(4) && k.y < k.n.p.h-70 {
		k.n.p.qr(k.left, k.y+5, 22, k.rng.Uint64(), black)
		k.y += 30
	}
	k.end(!office && !k.one(10), !date && !k.one(10))
}

// told draws a proof or a notice in sentences.
func (k *ratingClerk) told() {
	notice := k.one(3)
	k.top(k.credit + pick(k.rng, map[bool][]string{true: {"级别告知书", "评价结果通知书"}, false: {"等级证明", "级别证明", "证明", "情况证明"}}[notice]))
	if k.one(2) {
		k.y += 6
		k.n.sized(10.5).end(k.right, k.y, fmt.Sprintf("%s税信〔%d〕第%s号", pick(k.rng, []string{"沈", "大", "辽"}), k.r.issue.Year(), digits(k.rng, between(k.rng, 2, 6))))
	}
	c := k.r.company
	id := pick(k.rng, []string{"纳税人识别号", "统一社会信用代码", "税号"}) + pick(k.rng, []string{"：", ":", ""}) + c.uscc
	k.y += 4
	verb := pick(k.rng, []string{"被评定为", "评价结果为", "评定为", "级别为", "等级为"}) + k.r.grade + pick(k.rng, []string{"级", "级", " 级", "级纳税人"})
	if k.one(3) {
		verb += fmt.Sprintf("，得分%d分", k.r.score)
	}
	if notice {
		k.y += k.n.mm() * 1.5
		k.y = k.n.para(k.left, k.y, k.w(), k.lead(), c.name+pick(k.rng, []string{"：", "（" + id + "）："})) - k.lead()
		k.text(fmt.Sprintf("根据《%s管理办法》规定，你单位%s%d年度%s%s。", k.credit, pick(k.rng, []string{"（" + id + "）", "（" + id + "）"}), k.r.year, k.credit, verb))
		k.text("如对评价结果有异议，可向主管税务机关申请复评。")
	} else {
		k.text(fmt.Sprintf("%s%s（%s）%s%d年度%s%s。", pick(k.rng, []string{"兹证明", "兹证明", "经查询，", ""}), c.name, id, pick(k.rng, []string{"", "在", "，"}), k.r.year, k.credit, verb))
		if k.one(4) {
			k.text(fmt.Sprintf("该纳税人%d年度%s级别为%s级。", k.r.year-1, k.credit, pick(k.rng, []string{"A", "B", "M"})))
		}
		k.text("特此证明。")
	}
	k.y += 4
	k.end(true, true)
}

// honoured draws a certificate with the grade in large letters.
func (k *ratingClerk) honoured() {
	if k.one(2) {
		k.n.p.ground = ink{254, 250, 240}
	}
	k.top(k.credit + pick(k.rng, []string{"等级证书", "级别证书", "评价证书", "级别"}))
	k.notes(append(k.payer(), [2]string{pick(k.rng, ratingYears), k.year()}))
	k.y += 8
	if k.one(2) {
		k.text(fmt.Sprintf("经评定，%s%s为：", pick(k.rng, []string{"该纳税人", "你单位"}), pick(k.rng, []string{k.credit + "级别", k.credit + "等级"})))
	} else {
		k.n.mid(k.midX(), k.y+4, k.gradeLabel())
		k.y += 4
	}
	size := float64(between(k.rng, 28, 54))
	n := k.n.sized(size).in(k.title).ink(pick(k.rng, []ink{red, black, {150, 110, 30}}))
	k.y += n.mm() + 6
	n.mid(k.midX(), k.y, k.r.grade+pick(k.rng, []string{"", "级", " 级"}))
	k.y += 6
	k.end(true, true)
}
