package specimen

import (
	"fmt"
	"time"
)

// celled draws a form of ruled cells.
func (k *policeClerk) celled() {
	k.n.size = min(k.n.size, 12)
	k.top(pick(k.rng, policeTitles))
	pairs := k.labels()
	write := pick(k.rng, []func(time.Time) string{k.date, dashDate, dotDate, zhDatePadded})
	result := "经查询，" + k.verdict() + "。"
	switch k.rng.IntN(3) {
	case 0:
		result = "经查，" + k.window() + k.verdict() + "。"
	case 1:
		k.shows("period_start")
		k.shows("period_end")
		pairs = append(pairs, [2]string{pick(k.rng, []string{"查询区间", "查询时段", "查询时间范围", "查询起止时间"}), write(k.r.from) + pick(k.rng, []string{" 至 ", "至", " — "}) + write(k.r.to)})
	}
	if k.one(3) {
		pairs = append(pairs, [2]string{pick(k.rng, []string{"用途", "申请事由", "查询事由"}), "办理商务旅行证件"})
	}
	if k.one(4) {
		pairs = append(pairs, [2]string{pick(k.rng, []string{"申请日期", "受理日期"}), write(k.r.issue.AddDate(0, 0, -between(k.rng, 2, 8)))})
	}
	k.ruled(pairs)
	high := float64(between(k.rng, 14, 30))
	k.row(high, []float64{k.w() * 0.2, k.w() * 0.8}, []string{"|" + pick(k.rng, []string{"查询结果", "核查结果", "查询情况", "审核意见"}), result})
	if k.one(2) && k.n.p.h-k.y > 90 {
		k.box()
		k.remarks()
		return
	}
	k.use()
	k.end()
}

// box writes the station, the date and the seal into a cell of the form.
func (k *policeClerk) box() {
	if k.shown && k.no > policeBelow {
		k.no = policeNoted
		k.row(9, []float64{k.w() * 0.2, k.w() * 0.8}, []string{"|证明编号", "|" + k.r.number})
	}
	const high = 46
	k.row(high, []float64{k.w() * 0.2, k.w() * 0.8}, []string{"|" + pick(k.rng, []string{"出具单位", "出具机关", "开具单位（盖章）", "公安机关（盖章）"}), ""})
	x := k.left + k.w()*0.6
	n := k.n.shrunk(k.r.issuer, k.w()*0.7)
	n.mid(x, k.y-high+14, k.r.issuer)
	k.n.mid(x, k.y-high+30, pick(k.rng, []string{"", "", "出具日期："})+k.signDate())
	k.n.p.seal(x, k.y-high+23, 19, k.r.issuer, pick(k.rng, []string{"", "户口专用章"}))
}

// refused draws the notice that no certificate is given, as there is a record.
func (k *policeClerk) refused() {
	k.top(pick(k.rng, []string{"不予出具无犯罪记录证明通知书", "不予开具无犯罪记录证明告知书", "不予出具无犯罪记录证明告知书"}))
	asked := k.date(k.r.issue.AddDate(0, 0, -between(k.rng, 1, 9)))
	why := pick(k.rng, []string{"经查询，你有犯罪记录", "经查，因查询到你有犯罪记录", "经核查，发现你有犯罪记录"})
	end := pick(k.rng, []string{"决定不予出具无犯罪记录证明。", "我单位不予出具《无犯罪记录证明》。", "不符合出具无犯罪记录证明的条件，不予出具。"})
	rule := pick(k.rng, []string{"根据《公安机关办理犯罪记录查询工作规定》，", "按照有关规定，", ""})
	if k.one(2) {
		k.y += k.n.mm() * 1.5
		k.n.at(k.left, k.y, k.r.name+"：")
		k.text(fmt.Sprintf("你（%s：%s）于%s提出的开具无犯罪记录证明的申请收悉。%s，%s%s", pick(k.rng, []string{"证件号码", "身份证号码", "公民身份号码"}), k.r.idNumber, asked, why, rule, end))
	} else {
		k.notes([][2]string{{"申请人", k.r.name}, {"公民身份号码", k.r.idNumber}, {"申请时间", asked}})
		k.y += 4
		k.text(why + "，" + rule + end)
	}
	k.text(pick(k.rng, []string{"如对查询结果有异议，可以向本机关申请复查。", "如有异议，可自收到本通知书之日起三个工作日内申请复核。"}))
	k.end()
}
