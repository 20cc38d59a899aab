package specimen

import (
	"fmt"
	"strings"
	"time"
)

func anyNoCrimeLayouts() []layout {
	return []layout{{name: "any", draw: drawAnyNoCrime}}
}

// policeClerk sets a certificate of a police station: the record, what of it
// is printed and where the number stands.
type policeClerk struct {
	*clerk
	r      policeRecord
	fields []string
	no     policePlace
	shown  bool // the number is printed
	headed bool // the station stands over the title
}

type policePlace int

const (
	policeAbove policePlace = iota // over the title
	policeBelow                    // under it
	policeNoted                    // among the labels
	policeFoot                     // at the end
)

// drawAnyNoCrime draws a certificate put together by chance or, for half of
// the persons with a record, the notice that there is none.
func drawAnyNoCrime(f *facts) paper {
	r := newPoliceRecord(f)
	k := setPolice(f, r, float64(between(f.rng, 22, 31))/2)
	for size := 11.5; len(k.pages) > 1; size = max(9, size-1) {
		k = setPolice(f, r, size)
	}
	return paper{k.pages, k.r.truth(k.fields...)}
}

// setPolice sets the record in letters of the given size, on low sheets in
// smaller ones.
func setPolice(f *facts, r policeRecord, size float64) *policeClerk {
	k := &policeClerk{clerk: newClerk(f, f.rng.IntN(4) > 0), r: r, shown: f.rng.IntN(8) > 0}
	k.heights = []float64{max(165, pick(k.rng, k.heights))}
	k.n.p.h = k.heights[0]
	k.n.size = size
	if k.n.p.h < tallest {
		k.n.size = min(size, 12)
	}
	k.number()
	k.no = pick(f.rng, []policePlace{policeBelow, policeBelow, policeAbove, policeNoted, policeFoot})
	switch {
	case r.found && k.one(2):
		k.refused()
	case k.one(3):
		k.celled()
	case k.one(3):
		k.fielded()
	default:
		k.told()
	}
	return k
}

// small is the pen of numbers and notes.
func (k *policeClerk) small() pen { return k.n.sized(min(k.n.size, 12) * 0.9) }

// number writes the number in one of the ways of stations.
func (k *policeClerk) number() {
	year, serial := k.r.issue.Year(), digits(k.rng, between(k.rng, 3, 8))
	mark, place := provinceMark(k.f.person.birthPlaceZh), string([]rune(k.r.issuer)[:1])
	k.r.number = pick(k.rng, []string{k.r.number, k.r.number, fmt.Sprintf("[%d]第%s号", year, serial), fmt.Sprintf("〔%d〕第%s号", year, serial),
		fmt.Sprintf("%s公户证字〔%d〕%s号", place, year, serial), fmt.Sprintf("%s公（%s）无犯证字[%d]第%s号", mark, place, year, serial), fmt.Sprintf("（%d）第%s号", year, serial),
		fmt.Sprintf("%s公%s证【%d】%s号", mark, place, year, serial), fmt.Sprintf("%s%d%s", k.r.idNumber[:6], year, digits(k.rng, 6)), "WFZJL" + fmt.Sprint(year) + digits(k.rng, 8),
		fmt.Sprintf("%s公查第%d-%s号", place, year, serial), fmt.Sprintf("%d%s", year, digits(k.rng, 6))})
	if k.shown {
		k.fields = append(k.fields, "certificate_number")
	}
}

// labelledNumber is the number, mostly behind a label.
func (k *policeClerk) labelledNumber() string {
	labels := []string{"编号：", "编号：", "证明编号：", "No.", "NO：", "文号：", "证书编号：", "编号 "}
	if strings.HasSuffix(k.r.number, "号") {
		labels = append(labels, "", "", "", "", "")
	}
	return pick(k.rng, labels) + k.r.number
}

// top writes the head of the sheet down to the title and the number by it.
func (k *policeClerk) top(titles ...string) {
	if k.one(6) {
		k.n.p.frame(area{7, 7, k.n.p.w - 14, k.n.p.h - 14}, float64(between(k.rng, 3, 12))/10, pick(k.rng, []ink{{150, 30, 36}, {20, 60, 120}, black}))
	}
	k.y += k.n.p.h * float64(between(k.rng, 0, 50)) / 1000
	if k.one(9) {
		k.headed = true
		k.heading(float64(between(k.rng, 15, 20)), red, k.r.issuer)
		k.n.p.line(k.left, k.y+2, k.right, k.y+2, 0.6, red)
		k.y += 12
	}
	if k.shown && k.no == policeAbove {
		k.besides(k.labelledNumber())
		k.y += 4
	}
	k.heading(float64(between(k.rng, 18, 28)), k.n.c, titles...)
	if !k.r.found && k.one(10) {
		k.y += 4
		k.n.in(fontLatinSerif).sized(10.5).mid(k.midX(), k.y, "Certificate of No Criminal Record")
	}
	if k.shown && k.no == policeBelow {
		k.besides(k.labelledNumber())
	}
	k.y += float64(between(k.rng, 3, 14))
}

// besides writes a line at the left, in the middle or at the right.
func (k *policeClerk) besides(s string) {
	k.y += k.small().mm() * 1.7
	switch k.rng.IntN(4) {
	case 0:
		k.small().at(k.left, k.y, s)
	case 1:
		k.small().mid(k.midX(), k.y, s)
	default:
		k.small().end(k.right, k.y, s)
	}
}

var policeTitles = []string{"无犯罪记录证明", "无犯罪记录证明", "无犯罪记录证明", "无犯罪记录证明书", "无违法犯罪记录证明", "有无犯罪记录证明", "无刑事犯罪记录证明", "犯罪记录查询证明", "证明"}

// end writes the station, the date and the seal, and what stands below them.
func (k *policeClerk) end() {
	if k.shown && k.no == policeNoted || k.shown && k.no == policeFoot {
		k.besides(k.labelledNumber())
	}
	k.y += (k.n.p.h - k.y) * float64(between(k.rng, 0, 25)) / 100
	issuer := pick(k.rng, []string{"", "", "", "出具单位：", "出具机关：", "开具单位：", "查询单位（盖章）：", "公安机关（盖章）："}) + k.r.issuer
	date := pick(k.rng, []string{"", "", "", "出具日期：", "开具日期：", "签发日期："}) + k.signDate()
	lines := []string{issuer, date}
	switch k.rng.IntN(8) {
	case 0:
		lines = []string{date, issuer}
	case 1:
		lines = []string{pick(k.rng, []string{"（公章）", "（单位盖章）"}), issuer, date}
	case 2:
		lines = []string{issuer, "（单位盖章）", date}
	}
	if k.headed && k.one(2) {
		lines = []string{pick(k.rng, []string{"（公章）", "（盖章）"}), date}
	}
	k.signed(pick(k.rng, []string{"", "", "户口专用章", "无犯罪记录证明专用章", "证明专用章(1)"}), k.r.issuer, lines...)
	if k.one(6) && k.y+70 < k.bottom() {
		k.n.p.qr(k.left, k.y+4, 24, k.rng.Uint64(), black)
		k.n.sized(8.5).at(k.left, k.y+33, pick(k.rng, []string{"扫码验真", "扫描二维码核验", "查验码：" + verification(k.f, 8, 0)}))
		k.y += 38
	}
	k.remarks()
}

func (k *policeClerk) signDate() string {
	return pick(k.rng, []func(time.Time) string{zhDate, zhDate, zhDatePadded, zhDateSpaced, capsDate, oldCapsDate, dashDate, dotDate})(k.r.issue)
}

// remarks writes the notes at the foot, where there is room.
func (k *policeClerk) remarks() {
	n := k.small().sized(float64(between(k.rng, 17, 22)) / 2)
	issued, other := k.r.issue, pick(k.rng, []string{"辽宁省公安厅", "市公安局政务服务中心", "沈阳市公安局户政管理支队"})
	all := []string{"此证明书自开具之日起3个月内有效。", "此证明书只反映出具证明时信息查询平台内的犯罪记录信息情况。", "如未注明查询时间范围，即查询全时段信息。", "本证明涂改、复印无效。",
		"有效期至" + k.date(issued.AddDate(0, 3, 0)) + "。", "经办民警：于海波　联系电话：024-" + digits(k.rng, 8), "本证明可登录" + other + "网站核验，核验码：" + verification(k.f, 8, 0) + "。",
		"受理时间：" + k.date(issued.AddDate(0, 0, -between(k.rng, 1, 9))), "打印时间：" + k.moment(issued.AddDate(0, 0, between(k.rng, 0, 3))),
		"根据《公安机关办理犯罪记录查询工作规定》（公通字〔2021〕19号）出具。", "本证明一式两份，申请人、出具单位各执一份。", "咨询、投诉请拨打" + other + "电话110转户政。"}
	k.rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:k.rng.IntN(5)]
	lead := n.mm() * 1.55
	high := 0.0
	for i := range all {
		if len(all) > 1 {
			all[i] = fmt.Sprintf("%d.%s", i+1, all[i])
		}
		high += lead * float64(len(n.wrap(all[i], k.w())))
	}
	if k.y+high+6 > k.bottom() {
		return
	}
	k.y = max(k.y+6, pick(k.rng, []float64{0, k.bottom() - high}))
	if len(all) > 0 && k.one(2) && k.y > k.n.p.h*0.5 {
		k.n.p.line(k.left, k.y-lead, k.right, k.y-lead, 0.2, black)
	}
	for _, s := range all {
		k.y = n.para(k.left, k.y, k.w(), lead, s)
	}
}
