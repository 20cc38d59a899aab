package reader

import (
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

func TestTitlesOfPartsThatNoListHas(t *testing.T) {
	for title, want := range map[string]dossier.Kind{
		"成都市职工社保个人缴费台账":          dossier.SocialInsurance,
		"企业职工基本养老保险缴费流水":         dossier.SocialInsurance,
		"参保人员五险缴纳一览表":            dossier.SocialInsurance,
		"有无刑事处罚核查证明":             dossier.NoCrimeRecord,
		"企业所得税等税款缴纳证明":           dossier.TaxCertificate,
		"纳税情况证明":                 dossier.TaxCertificate,
		"纳税人信用等级认定通知":            dossier.TaxRating,
		"汉口银行对公汇款交易凭证":           dossier.RemittanceSlip,
		"单位结算账户支付业务回执":           dossier.RemittanceSlip,
		"关于为张三办理旅行卡的函":           dossier.CompanyLetter,
		"关于为张三补办旅行卡的函":           dossier.RequestLetter,
		"关于某某合作项目的可行性报告":         dossier.ProjectPlan,
		"电子缴税付款凭证":               dossier.Other,
		"税收电子缴款书":                dossier.Other,
		"单位账户交易流水":               dossier.Other,
		"个人住房公积金缴存明细":            dossier.Other,
		"职工劳动合同书":                dossier.Other,
		"无犯罪记录公证书":               dossier.Other,
		"涉税信息查询结果告知书(无欠税)":       dossier.Other,
		"开具无犯罪记录证明申请表":           dossier.Other,
		"办理无犯罪记录证明委托书":           dossier.Other,
		"社会保险费欠费证明":              dossier.Other,
		"APECPUSINESSTRAVELCARD": dossier.Card,
		"TH]THUC/V15A":           dossier.VisaPage,
		"签证汄VISAS":               dossier.Other,
	} {
		if v := decide(ownPage("         "+title, "编号:2026000123").rows, ""); v.kind != want {
			t.Errorf("%s: %s, want %s", title, v.kind, want)
		}
	}
}

// TestLabelIsNoTitle tells a slip whose title was not read: the label of a number
// is none.
func TestLabelIsNoTitle(t *testing.T) {
	rows := ownPage("客户号   3861602524", "交易流水        ZZ2026110482976576", "付款方户名   大连启明进出口有限公司", "付款方账户   7112808696438051",
		"收款方户名   外交部机关及驻外机构服务中心", "收款方账户   9558850200001278881", "大写金额   人民币柒佰贰拾元正").rows
	if v := decide(rows, ""); v.kind != dossier.RemittanceSlip {
		t.Errorf("taken for %s", v.kind)
	}
}

func TestPapersThatNameOthersAreNotThem(t *testing.T) {
	enclosures := []string{
		"附件:1.社会保险参保缴费证明", "2.无犯罪记录证明", "3.税收完税证明", "4.营业执照复印件", "5.网上银行电子回单",
	}
	for name, c := range map[string]struct {
		want  dossier.Kind
		lines []string
	}{
		"a letter with its enclosures": {dossier.CompanyLetter, slices.Concat([]string{
			"     沈阳华晟机电设备有限公司", "辽宁省人民政府外事办公室:",
			"  我公司因业务需要,申请为王晓琳办理APEC商务旅行卡。请予批准。"}, enclosures)},
		"a list of what to bring": {dossier.Other, slices.Concat([]string{"     申办材料清单"}, enclosures)},
		"a slip to an office for foreign affairs": {dossier.RemittanceSlip, []string{
			"  汇 款 人  沈阳华晟机电设备有限公司    收 款 人  辽宁省人民政府外事办公室",
			"  账   号  6222000011112222           账   号  9558850200001278881",
			"  用   途  APEC商务旅行卡制卡费   金额 ¥720.00"}},
	} {
		if v := decide(ownPage(c.lines...).rows, ""); v.kind != c.want {
			t.Errorf("%s: %s, want %s", name, v.kind, c.want)
		}
	}
}

func TestHeadsOfATableAreNoTitle(t *testing.T) {
	p := ownPage("纳税人全称 沈阳华晟机电设备有限公司", "序号 所属时期 征收项目 品目 实缴税额 入(退)库日期 缴款凭证号",
		"1  2025-01-01至2025-01-31  增值税  商业  1,234.00  2025-02-06  321035251100046512")
	if v := decide(p.rows, ""); v.kind != dossier.TaxCertificate {
		t.Errorf("kind %s", v.kind)
	}
}

func TestMonthsTellAStatement(t *testing.T) {
	months := []string{"年月 单位缴 个人缴", "2025.10 16700.00 1336.00 已到账", "2025.11 16700.00 1336.00 已到账", "2025.12 16700.00 1336.00 已到账", "2026.01 16700.00 1336.00 已到账"}
	if v := decide(ownPage(months...).rows, ""); v.kind != dossier.SocialInsurance {
		t.Errorf("months: %s", v.kind)
	}
	days := []string{"户名:沈阳华晟机电设备有限公司   账号:6222000011112222   用途"}
	for _, day := range []string{"2025-10-08", "2025-10-09", "2025-10-12", "2025-10-13"} {
		days = append(days, day+" 货款 16,700.00 1,336.00")
	}
	if v := decide(ownPage(days...).rows, ""); v.kind != dossier.Other {
		t.Errorf("days of an account: %s", v.kind)
	}
}

func TestLaterPageWithoutWordsIsNoPhoto(t *testing.T) {
	shades := image.NewNRGBA(image.Rect(0, 0, 1000, 1000))
	for i := range shades.Pix {
		shades.Pix[i] = uint8(i / 4 % 1000 / 4)
	}
	for n, want := range map[int]bool{1: true, 2: false} {
		if _, ok := wordless(&raster.Page{Number: n, Image: shades}, nil); ok != want {
			t.Errorf("page %d: %v, want %v", n, ok, want)
		}
	}
}

func TestLookAlikesWithoutTitlesAreOther(t *testing.T) {
	for name, lines := range map[string][]string{
		"a statement of account": {
			"户名:沈阳华晟机电设备有限公司   账号:6222000011112222   币种:人民币",
			"交易日期    摘要    借方发生额   贷方发生额   余额    对方户名",
			"2026-10-20  货款    23,257.69               175,405.02  大连嘉禾新材料有限公司"},
		"a tax payment order": {
			"缴款单位(人)  沈阳华晟机电设备有限公司   纳税人识别号 91350100M000100Y43",
			"预算科目  增值税   预算级次 中央75%   收款国库 国家金库沈阳市中心支库",
			"税款所属时期 2025-01-01至2025-03-31   税款限缴日期 2025-04-15   税率 13%   实缴金额 1,234.00"},
		"an invoice": {
			"发票代码:2102261130   发票号码:00123456",
			"购买方 名称:沈阳华晟机电设备有限公司   纳税人识别号:91350100M000100Y43   开户行及账号:工行 6222000011112222",
			"货物名称  规格型号  数量  单价  金额  税率  税额    价税合计(大写) 壹仟元整"},
		"a bill of the provident fund": {
			"单位名称:沈阳华晟机电设备有限公司   个人公积金账号:210100123456   姓名:王晓琳",
			"缴存年月   缴存基数   单位缴存   个人缴存   余额"},
	} {
		if v := decide(ownPage(lines...).rows, ""); v.kind != dossier.Other {
			t.Errorf("%s is taken for %s", name, v.kind)
		}
	}
}

func TestPapersOfACompanyThatAreNotItsLicence(t *testing.T) {
	facts := []string{"统一社会信用代码 91350100M000100Y43   名称 沈阳华晟机电设备有限公司", "类型 有限责任公司   法定代表人 李明", "注册资本 500万元   成立日期 2015年3月8日",
		"经营范围 货物进出口;技术进出口", "登记机关 沈阳市市场监督管理局"}
	for title, want := range map[string]dossier.Kind{
		"营业执照": dossier.BusinessLicence, "企业信用信息公示报告": dossier.Other, "准予变更登记通知书": dossier.Other, "税务登记证": dossier.Other,
		"公司章程": dossier.Other, "组织机构代码证": dossier.Other, "对外贸易经营者备案登记表": dossier.Other, "审计报告": dossier.Other, "授权委托书": dossier.Other,
	} {
		if v := decide(ownPage(append([]string{"          " + title}, facts...)...).rows, ""); v.kind != want {
			t.Errorf("%s: %s, want %s", title, v.kind, want)
		}
	}
}

// TestKindsWithoutTitles takes the titles away from papers of every layout: what is left tells the kind of nearly all.
func TestKindsWithoutTitles(t *testing.T) {
	racetest.Long(t)
	const most = 0.15 // some are the second pages of papers, some have hardly a word
	for _, kind := range []dossier.Kind{
		dossier.SocialInsurance, dossier.NoCrimeRecord, dossier.TaxCertificate, dossier.TaxRating,
		dossier.RemittanceSlip, dossier.CompanyLetter, dossier.CustomsDeclaration,
	} {
		pages, err := specimen.PrintedPages(specimen.SampleOptions{Kind: string(kind), Level: "0", Count: 40, Seed: 17, Date: "2026-11-20"})
		if err != nil {
			t.Fatal(err)
		}
		wrong := 0
		for _, p := range pages {
			if v := decide(ownPage(untitled(p.Lines)...).rows, ""); v.kind != kind {
				wrong++
				t.Logf("%s is taken for %s", p.Layout, v.kind)
			}
		}
		if float64(wrong) > most*float64(len(pages)) {
			t.Errorf("%s: %d of %d are taken for others", kind, wrong, len(pages))
		}
	}
}

// untitled are the lines of a page without those that a title takes.
func untitled(lines []specimen.PrintedLine) []string {
	var out []string
	for _, l := range lines {
		letters := []rune(strings.ToUpper(strings.ReplaceAll(l.Text, " ", "")))
		if !slices.ContainsFunc(cues, func(k kindCues) bool { return titlesOf[k.kind].fill(letters) >= 0.5 }) {
			out = append(out, l.Text)
		}
	}
	return out
}

// TestTableTakenForAZone tells a letter whose table of passports looks like a zone.
func TestTableTakenForAZone(t *testing.T) {
	letter := decide(ownPage("            公函", "大连市人民政府外事办公室:", "我公司因业务需要,申请为王晓琳办理APEC商务旅行卡。公司员工133名,缴纳税款896万元。",
		"1 郑龙毅 男 生产总监 ES7786481 210702198109097755", "持卡人将妥善保管旅行卡。", "望予以批准。").rows, "")
	card := decide(ownPage("APEC BUSINESS TRAVEL CARD", "CARD NO CHN1234567").rows, "")
	for name, c := range map[string]struct {
		v    verdict
		zone float64
		want bool
	}{"a weak zone": {letter, 0.4, true}, "a clear one": {letter, 0.9, false}, "a card": {card, 0.4, false}} {
		if got := c.v.outweighs(c.zone); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// TestZonesOutweighedByText takes a tax certificate, on which zones are said to
// have been found, for what its text says, unless one of them is clear.
func TestZonesOutweighedByText(t *testing.T) {
	racetest.Long(t)
	r := New(realEngine(t))
	f, err := raster.Open(oneSample(t, "tax_certificate", "0", 3).Data, raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	src, err := f.Page(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		zones []float64
		want  dossier.Kind
	}{"one": {[]float64{0.54}, dossier.TaxCertificate}, "two": {[]float64{0.54, 0.6}, dossier.TaxCertificate}, "a clear one": {[]float64{0.54, 0.9}, dossier.Passport}} {
		p := &page{raster: src, engine: r.engine, now: time.Now()}
		var found []zoneReading
		for _, confidence := range c.zones {
			found = append(found, zoneReading{kind: dossier.Passport, confidence: confidence})
		}
		got, err := r.unlessPlain(t.Context(), p, Options{}, zonesOf(p, found))
		if err != nil || got.verdict.kind != c.want || c.want == dossier.TaxCertificate && len(got.beside) > 0 {
			t.Errorf("%s: %s and %d beside it, %v", name, got.verdict.kind, len(got.beside), err)
		}
	}
}
