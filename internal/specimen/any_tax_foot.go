package specimen

import (
	"fmt"
	"strings"
	"time"
)

// total writes the sum in words and figures.
func (k *taxClerk) total() {
	k.room(24)
	money := pick(k.rng, []string{"￥", "¥", "¥ ", ""}) + pick(k.rng, []func(int64) string{grouped, grouped, yuan})(k.r.total())
	label := pick(k.rng, []string{"金额合计", "金额合计", "合计", "税额合计"})
	if k.words == "" {
		k.across(k.n, label+pick(k.rng, []string{"：", "（小写）：", "　"})+money+pick(k.rng, []string{"", "元"}))
		return
	}
	words := pick(k.rng, []string{"", "人民币"}) + k.words
	switch k.rng.IntN(4) {
	case 0:
		k.across(k.n, label+pick(k.rng, []string{"（大写）：", "(大写)", "（大写） "})+words, pick(k.rng, []string{"（小写）：", "小写："})+money)
	case 1:
		k.row(8, []float64{k.w() * 0.2, k.w() * 0.8}, []string{"|" + label + "（大写）", words})
		k.row(8, []float64{k.w() * 0.2, k.w() * 0.8}, []string{"|" + label + "（小写）", money})
	case 2:
		k.across(k.n, label+"："+money+"元")
		k.across(k.n, "大写："+words)
	default:
		k.row(8, []float64{k.w() * 0.16, k.w() * 0.56, k.w() * 0.28}, []string{"|" + label, pick(k.rng, []string{"(大写)", "（大写）"}) + words, "|" + money})
	}
}

// wordsBelow writes the sum in words below a table that ends with the sum.
func (k *taxClerk) wordsBelow() {
	if k.words == "" {
		return
	}
	words := pick(k.rng, []string{"", "人民币"}) + k.words
	if k.one(2) {
		k.row(8, []float64{k.w() * 0.22, k.w() * 0.78}, []string{"|金额合计（大写）", words})
		return
	}
	k.across(k.n, pick(k.rng, []string{"合计（大写）：", "金额大写：", "大写金额："})+words)
}

// foot writes the office, the date and the seal, and who filled in.
func (k *taxClerk) foot() {
	if k.office != taxSigned && k.day != taxSigned && k.one(3) && k.n.p.h-k.y > 50 {
		k.boxed()
		return
	}
	var lines []string
	switch {
	case k.office == taxSigned:
		lines = append(lines, pick(k.rng, []string{"", "", "税务机关（盖章）：", "税务机关：", "开具机关（章）："})+k.authority)
	default:
		lines = append(lines, pick(k.rng, []string{"税务机关（盖章）", "（盖章）", "税务机关（电子章）", "（税务机关印章）"}))
	}
	if k.day == taxSigned {
		lines = append(lines, pick(k.rng, []string{"", "", "填发日期：", "开具日期："})+pick(k.rng, []func(time.Time) string{k.date, k.date, zhDate, capsDate})(k.r.issue))
	}
	k.need(50)
	if k.one(2) {
		k.across(k.n, pick(k.rng, []string{"填票人：", "填票人 ", "开具人：", "填发人：", "经办人："})+pick(k.rng, taxPeople))
	}
	if k.one(3) {
		k.y = k.n.para(k.left, k.y+k.n.mm()*1.8, k.w(), k.n.mm()*1.3, "备注："+k.remark())
	}
	k.need(44)
	k.signed(pick(k.rng, []string{"征税专用章", "征税专用章", "业务专用章", ""}), k.f.company.taxOffice, lines...)
	k.proof()
}

var taxPeople = []string{"电子税务局", "赵丽", "孙国强", "ETAX2100", "系统管理员", "自助办税终端"}

// boxed writes the seal, who filled in and the remarks into cells.
func (k *taxClerk) boxed() {
	w := []float64{k.w() * 0.34, k.w() * 0.24, k.w() * 0.42}
	k.row(30, w, []string{"", "", "备注：" + k.remark()})
	k.n.at(k.left+4, k.y-20, "税务机关")
	k.n.at(k.left+5, k.y-12, "（盖章）")
	k.n.mid(k.left+w[0]+w[1]/2, k.y-20, pick(k.rng, []string{"填 票 人", "填票人", "开具人"}))
	k.n.mid(k.left+w[0]+w[1]/2, k.y-12, pick(k.rng, taxPeople))
	k.n.p.seal(k.left+w[0]*0.6, k.y-15, 15, k.f.company.taxOffice, "征税专用章")
}

// remark is what offices note, with dates and offices that are not those of
// the certificate.
func (k *taxClerk) remark() string {
	c, issue := k.f.company, k.r.issue
	return pick(k.rng, []string{"一般申报，正税。主管税务所（科、分局）：" + c.taxOffice + "第三税务所", "自行申报　税务机关：" + strings.TrimPrefix(c.taxOffice, "国家税务总局"),
		"入库时间" + k.tight(day(issue.Year()-1, 1, 1)) + "至" + k.tight(issue), "括号内或负数为退库税额。", "本凭证不作纳税人记账、抵扣凭证。",
		"查验期限至" + k.date(issue.AddDate(1, 0, 0)), "申请日期：" + k.date(issue.AddDate(0, 0, -between(k.rng, 1, 6))), "第" + fmt.Sprint(between(k.rng, 1, 3)) + "次打印，打印时间" + k.moment(issue.AddDate(0, 0, 2))})
}

// proof tells how the paper is proved genuine, where there is room for it.
func (k *taxClerk) proof() {
	if !k.one(4) || k.y+34 > k.bottom() {
		return
	}
	k.n.p.qr(k.left, k.y+4, 22, k.rng.Uint64(), black)
	k.n.sized(8).para(k.left+26, k.y+10, k.w()-30, 4.4, pick(k.rng, []string{"验证码：", "查验码：", "校验码："})+verification(k.f, 10, 0)+"　可登录电子税务局或扫描二维码查验，查验地址 https://etax.liaoning.example")
	k.y += 28
}

// closing writes what stands at the very end of every sheet.
func (k *taxClerk) closing() {
	how := pick(k.rng, []string{"", "妥善保管、手写无效", "妥善保管，手写无效", "本证明遗失不补", "收据联　交纳税人作完税证明"})
	pages := pick(k.rng, []string{"第%d页 共%d页", "第%d页，共%d页", "%d / %d"})
	for i, p := range k.pages {
		n := k.n.sized(8)
		n.p = p
		s := how
		if len(k.pages) > 1 {
			s = strings.TrimLeft(how+"　"+fmt.Sprintf(pages, i+1, len(k.pages)), "　")
		}
		n.mid(k.midX(), p.h-5, s)
	}
}
