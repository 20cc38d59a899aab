package reader

import (
	"regexp"
	"slices"
	"unicode"

	"zhengqi/internal/dossier"
)

// titles are the titles that papers of a kind bear. They are put together from
// the same parts in every office: what the paper is about, and what it says of
// it.
type titles struct {
	kind  dossier.Kind
	parts []string // patterns of the parts, in their order
	usual []string // known but for a slip or two
	not   string   // what makes it the title of another paper
}

var titlesOf = compileTitles([]titles{
	{dossier.SocialInsurance, []string{
		`(?:社会保险|社保|养老保险|医疗保险|失业保险|工伤保险|五险|参保|社会保障).{0,8}?(?:证明|凭证|明细|清单|记录|对账单|查询|信息|情况|权益|历史|台账|汇总|流水|一览|账单|表$|单$)`,
		`(?:个人|职工|人员).*缴费.*(?:明细|清单|记录|流水|历史)`, `缴费(?:明细|清单|记录|流水|历史|证明|凭证|情况)`,
	}, []string{"社会保险参保证明", "社会保险权益记录单", "参保缴费证明", "个人缴费明细", "个人权益记录单", "养老保险缴费证明"},
		`登记|申报|合同|通知|补贴|保障卡|旅行卡|APEC|纳税|信用|欠费证明|电费|水费|学费|话费|电子缴费`},
	{dossier.NoCrimeRecord, []string{`犯罪|刑事处罚|违法记录`}, []string{"无犯罪记录证明", "无违法犯罪记录证明", "犯罪记录查询结果告知函"}, `公证|承诺|声明|申请[表书]|委托|介绍信|须知|指南`},
	{dossier.TaxCertificate, []string{`(?:完税|纳税|缴税|税款|税收|税费).{0,8}?(?:证明|凭证|清单|明细|记录|情况)`}, []string{"税收完税证明"},
		`信用|欠税|缴款|申报|发票|付款凭证|电子缴|登记|涉税|社会保险|社保|承诺`},
	{dossier.TaxRating, []string{`纳税信用|缴费信用|纳税人信用|税务信用|A级纳税人`}, []string{"纳税信用评价信息", "纳税信用等级证明"}, `修复|承诺|办法`},
	{dossier.BusinessLicence, []string{`营业执照|营.执照|营业.照|业执照|企业法人营业`}, nil, `遗失|作废`},
	{dossier.RemittanceSlip, []string{
		`(?:汇款|转账|付款|支付|电汇|汇兑|网银|网上银行|银行|电子|业务|客户|交易|结算|借记|贷记|往账|来账|收款|缴费|入账|到账|扣款|资金).{0,8}?` +
			`(?:回单|凭证|通知书|通知单|付款通知|贷记通知|借记通知|回执|结果|成功|受理单|详情|汇款单|转账单|付款单|汇款书|业务委托书|业务申请书)`,
		`回单|汇款单|汇款成功|转账成功|网上银行转账`,
	}, []string{"网上银行电子回单", "客户专用回单"}, `税|社保|保险|流水|对账|发票|营业执|合同|开立|开户|意见|结论`},
	{dossier.CustomsDeclaration, []string{`报关单|海关.*(?:出口|进口).*(?:单|表)|(?:出口|进口)货物.*单`}, []string{"海关出口货物报关单", "海关进口货物报关单"}, `缴款|委托|发票|装箱|合同`},
	{dossier.CompanyLetter, []string{`(?:APEC|亚太经合|旅行卡).{0,24}?(?:申请$|函$|请示|报告$|申请书$)`, `(?:申请|申办|办理).*函`, `公函$|^申请函$`}, nil,
		`换|补[办发领]|注销|变更|遗失|丢失|损毁|承诺|资料|说明|旧卡|审核|事项|制卡|制作|证明`},
	{dossier.RequestLetter, []string{`(?:更换|换发|换领|换卡|补办|补发|补领|补卡|注销|变更|遗失|损毁|制卡|制作).{0,24}?(?:函$|请示$|申请$|申请书|说明$|报告$)`, `情况说明|说明函|(?:换卡|补卡|注销)申请`}, nil,
		`承诺|声明|报案|挂失|登报`},
	{dossier.CompanyProfile, []string{`(?:企业|公司|单位|集团).{0,4}(?:简介|概况|介绍|情况介绍|基本情况|简况)`, `COMPANYPROFILE`}, nil, `审核|承诺|旅行卡|如下|见下|^我|^本`},
	{dossier.Contract, []string{`合同|协议|确认书|CONTRACT|AGREEMENT|PURCHASEORDER|购销|销售合|采购合`}, []string{"SALESCONTRACT", "PURCHASECONTRACT", "SALESCONFIRMATION"},
		`意向|劳动|备忘|承诺|计划|INTENT|UNDERSTANDING|编号|号:|NO\.|回单|凭证`},
	{dossier.IntentLetter, []string{`(?:意向|备忘).{0,8}?(?:书|函|协议|录)`, `INTENT|MEMORANDUM`}, []string{"LETTEROFINTENT", "MEMORANDUMOFUNDERSTANDING"}, `承诺`},
	{dossier.ProjectPlan, []string{`计划书|项目建议书|可行性.{0,2}(?:研究|报告)|策划书|实施方案|项目.*(?:方案|计划|可行性)|项目.{0,4}(?:申报书|规划)`}, []string{"BUSINESSPLAN", "PROJECTPLAN"}, `承诺|合同|协议`},
	{dossier.VisaPage, []string{`VISA`}, []string{"THITHUC"}, `签.{0,2}VISAS|^VISAS$|FREE`},
	{dossier.Card, []string{`BUSINESSTRAVELCARD|商务旅行卡复印`}, []string{"BUSINESSTRAVELCARD"}, `APPLICA|申请`},
	{dossier.AuditForm, []string{`审核表|审查表|审批表|呈批表|会审表|旅行卡.{0,4}(?:审核|核表)`}, nil, ``},
	{dossier.CommitmentLetter, []string{`承诺书|承诺函|保证书|责任书|责任承诺`}, nil, ``},
	{dossier.LossProof, []string{`(?:遗失|丢失|失窃|被盗|挂失|报案|受案|报警|接报|接警).{0,8}?(?:证明|声明|回执|凭证|启事|公告|登记|受理|回单)`}, nil, `旅行卡的|函|请示|申请`},
	{dossier.BasicInfoForm, []string{`(?:人员|申请人|个人|持卡人).{0,4}(?:基本资料|基本信息|基本情况|信息表|资料表|登记表)`}, []string{"申请人员基本资料"}, `参保|社会|缴费|审核|事项`},
	{dossier.ApplicationForm, []string{`旅行卡.{0,6}(?:事项表|申请表|申办表)|申请事项表|申办事项|申请.*旅行卡.*表`}, nil, `审核|资料`},
	{dossier.BusinessEmail, []string{`FROM:|发件人:`}, nil, ``},
	{dossier.Other, []string{
		`.*公证书?$|^居民身份证$|^居民户口簿$|劳动合同|在职证明|收入证明|离职证明|工作证明|存款证明|资信证明|学历|学位|结婚证|邀请函|介绍信|行程单|体检|许可证|开户许可|询证函|公积金|信用报告|征信|备案登记表`,
		`欠税|涉税|缴款书|申报表|发票|缴税.{0,4}(?:凭证|回单)|扣税`, `(?:账户|交易|银行|资金|往来).{0,8}?(?:对账单|流水(?:[^号编:0-9A-Z]|$)|明细)`, `关于召开|会议.*通知`, `材料清单|材料目录|装箱单|提单`,
		`税务登记证|组织机构代码证|章程$|决议$|验资报告|审计报告|资产负债表|利润表|现金流量表|简历$|授权委托书|不动产权|房产证|注册登记证|登记证书|备案回执|社会保障卡|工资(?:单|条|表)|考勤|` +
			`退休证|毕业证|资格证|驾驶证|行驶证|公示报告|登记通知书|登记基本情况|机读档案|INVITATION|CURRICULUMVITAE`,
		`签.{0,2}VISAS|^VISAS$`, // a page without a visa
		`犯罪记录.{0,6}(?:申请[表书]|委托书|介绍信|须知|指南)`, `欠费证明`,
	}, []string{"税收缴款书", "电子缴税付款凭证", "涉税信息查询结果告知书"}, `旅行卡|承诺|犯罪记录证明?(?:$|[^申委介须指明])|参保|养老|社会保险(?:$|[^费]|费[^欠])|信用评价|信用等级|信用级别`},
})

// titlePattern finds the titles of a kind.
type titlePattern struct {
	parts []*regexp.Regexp
	usual [][]rune
	not   *regexp.Regexp // nil where nothing speaks against them
}

func compileTitles(list []titles) map[dossier.Kind]titlePattern {
	out := map[dossier.Kind]titlePattern{}
	for _, t := range list {
		var p titlePattern
		for _, s := range t.parts {
			p.parts = append(p.parts, regexp.MustCompile(s))
		}
		for _, s := range t.usual {
			p.usual = append(p.usual, []rune(s))
		}
		if t.not != "" {
			p.not = regexp.MustCompile(t.not)
		}
		out[t.kind] = p
	}
	return out
}

// headLine is a row that may be the title of its page.
type headLine struct {
	letters []rune
	tall    bool // larger than the text of the page
}

// noTitle is what rows begin with, or hold, that name a paper without being its
// title.
var noTitle = regexp.MustCompile(`^[(（]?\d{1,2}[.、)）]|^[一二三四五六七八九十]{1,2}、|^(?:附件|附|注|备注|说明|提示|温馨提示)[:：]|[。;；]|.,.|《|》|复印件|原件|扫描件`)

// besideTitle is what stands before and behind many titles.
var besideTitle = regexp.MustCompile(`^中华人民共和国|\([^()]*\)$`)

// headings are the rows in the upper part of a page that may be its title, and
// two of them together where a title goes over two large lines.
func headings(rows []row) []headLine {
	const larger = 1.2
	usual := commonHeight(rows)
	var out []headLine
	for i, letters := range upperRows(rows) {
		if i > max(6, len(rows)/3) {
			break
		}
		tall := rows[i].height >= larger*usual
		if noTitle.MatchString(string(letters)) {
			continue
		}
		letters = []rune(besideTitle.ReplaceAllString(string(letters), ""))
		if n := len(out) - 1; tall && n >= 0 && out[n].tall && i > 0 {
			out = append(out, headLine{slices.Concat(out[n].letters, letters), true})
		}
		out = append(out, headLine{letters, tall})
	}
	return out
}

// commonHeight is the height of most characters of a page.
func commonHeight(rows []row) float64 {
	var all []float64
	for _, r := range rows {
		for range r.glyphs {
			all = append(all, r.height)
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// titleWorth is what the best title of a kind among the head lines counts for.
func titleWorth(kind dossier.Kind, heads []headLine) (best float64) {
	for _, h := range heads {
		best = max(best, h.worth(titlesOf[kind].fill(h.letters)))
	}
	return best
}

// fill is how much of a line one of the titles takes.
func (p titlePattern) fill(letters []rune) (best float64) {
	text := string(letters)
	if p.not != nil && p.not.MatchString(text) {
		return 0
	}
	for _, phrase := range p.usual {
		for _, m := range findAll(letters, phrase) {
			best = max(best, share(letters[m.from:m.to], letters))
		}
	}
	for _, part := range p.parts {
		for _, at := range part.FindAllStringIndex(text, -1) {
			best = max(best, share([]rune(text[at[0]:at[1]]), letters))
		}
	}
	return best
}

// share is how much of the words of a text a part of it is: of a Chinese part,
// of its Chinese characters. Numbers beside a title are not counted.
func share(part, text []rune) float64 {
	counts := unicode.IsLetter
	if slices.ContainsFunc(part, isHan) {
		counts = isHan
	}
	return float64(countRunes(part, counts)) / float64(max(1, countRunes(text, counts)))
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func countRunes(text []rune, counts func(rune) bool) (n int) {
	for _, r := range text {
		if counts(r) {
			n++
		}
	}
	return n
}

// worth weighs a title by how much of its row it fills; what fills little of it
// is a mention.
func (h headLine) worth(fill float64) float64 {
	const least, leastTall = 0.35, 0.25
	switch {
	case fill == 0:
		return 0
	case fill < leastTall || !h.tall && fill < least:
		return mentionScore
	}
	return titleWeight * (0.6 + 0.4*fill)
}
