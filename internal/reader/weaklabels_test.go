package reader

import (
	"context"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
)

// misleading is a page of own text of a kind, with one thing that it says of
// something else.
type misleading struct {
	kind  dossier.Kind
	field string
	want  string
	lines []string
}

const (
	taxHead    = "           税收完税证明"
	taxOffice  = "填发日期: 2026年3月11日    税务机关:国家税务总局沈阳市和平区税务局"
	taxpayer   = "纳税人识别号   91350100M000100Y43    纳税人名称   沈阳华晟机电设备有限公司"
	taxHeads   = "税种       税款所属时期                  入库日期   实缴金额"
	taxFirst   = "增值税      2025-07-01至2025-07-31    2025-08-11    1,234.00"
	taxSecond  = "企业所得税   2025-07-01至2025-09-30    2025-10-15    2,413.19"
	taxRow     = "增值税 2025-07-01至2025-07-31    1,234.00"
	ratingHead = "     纳税信用评价信息"
	rated      = "纳税人名称:沈阳华晟机电设备有限公司"
	ratedSo    = "评价年度:2025年    信用级别:B级"
	printedOn  = "打印日期:2026年4月20日"
	cleanHead  = "      无犯罪记录证明"
	cleanWho   = "被查询人:王晓琳,身份证号码:11010519491231002X"
	cleanSaid  = "经查询,未发现有犯罪记录。"
	cleanBy    = "   上海市公安局杨浦分局"
	cleanOn    = "    2026年5月24日"
)

func TestWhatPapersSayOfOtherThings(t *testing.T) {
	racetest.Long(t)
	const tax, rating, clean = dossier.TaxCertificate, dossier.TaxRating, dossier.NoCrimeRecord
	for name, c := range map[string]misleading{
		"a sum of reliefs behind the total":    {tax, "total_amount", "3647.19", []string{taxHead, taxOffice, taxpayer, taxHeads, taxFirst, taxSecond, "实缴金额合计    3,647.19", "减免税额合计    100.00"}},
		"a sum paid back":                      {tax, "total_amount", "3647.19", []string{taxHead, taxOffice, taxpayer, taxHeads, taxFirst, taxSecond, "实缴金额合计    3,647.19", "退税合计    600.00"}},
		"late fees among the total":            {tax, "total_amount", "3647.19", []string{taxHead, taxOffice, taxpayer, taxHeads, taxFirst, taxSecond, "税款合计    3,647.19", "其中:滞纳金合计    100.00"}},
		"a sum of which nothing is known":      {tax, "total_amount", "3647.19", []string{taxHead, taxOffice, taxpayer, taxHeads, taxFirst, taxSecond, "实缴金额合计    3,647.19", "本期发票合计    100.00"}},
		"two totals that no rows add up to":    {tax, "total_amount", "?3647.19", []string{taxHead, taxOffice, taxpayer, "税款合计    3,647.19", "本期发票合计    100.00"}},
		"the sales of a taxpayer":              {tax, "total_amount", "?2000.00", []string{taxHead, "兹证明沈阳华晟机电设备有限公司", "缴纳增值税1,000.00元,企业所得税2,000.00元。", "销售收入总额: 90,000.00"}},
		"a sum due and refunded in its words":  {tax, "total_amount", "3647.19", []string{taxHead, taxOffice, taxpayer, taxHeads, taxFirst, taxSecond, "应缴税额合计    4,000.00", "实缴(退)金额合计    3,647.19"}},
		"the company that sold, before":        {tax, "taxpayer_name", "?沈阳华晟机电设备有限公司", []string{taxHead, taxOffice, "转让方企业名称:北京旧日贸易有限公司", taxpayer, taxRow, "合计 1,234.00"}},
		"the number of a form, before":         {tax, "certificate_number", "?321035251100046512", []string{taxHead, taxOffice, taxpayer, "申报表编号:1234567890123", "证明编号:321035251100046512", taxRow, "合计 1,234.00"}},
		"the number of a form only":            {tax, "certificate_number", "?1234567890123", []string{taxHead, taxOffice, taxpayer, "申报表编号:1234567890123", taxRow, "合计 1,234.00"}},
		"the year of publishing":               {rating, "year", "2025", []string{ratingHead, rated, "发布年度:2026年", ratedSo, printedOn}},
		"the year of founding":                 {rating, "year", "2025", []string{ratingHead, rated + "   成立年份:2012年", ratedSo, printedOn}},
		"a year of which nothing is known":     {rating, "year", "?2025", []string{ratingHead, rated, "检查年度:2026年", ratedSo, printedOn}},
		"the grade of the customs":             {rating, "rating", "B", []string{ratingHead, rated, "海关信用等级:C级", ratedSo, printedOn}},
		"the grade of a risk":                  {rating, "rating", "A", []string{ratingHead, rated, "风险评定等级:C级", "纳税信用评价结果:A级", printedOn}},
		"a grade of which nothing is known":    {rating, "rating", "?B", []string{ratingHead, rated, "商户信用等级:C级", ratedSo, printedOn}},
		"a later year without a grade":         {rating, "rating", "?A", []string{ratingHead, rated, "2024年度  A级", "2025年度评价结果  未参评", printedOn}},
		"the office of a sale, before":         {tax, "tax_authority", "国家税务总局沈阳市和平区税务局", []string{taxHead, "发票开出单位:国家税务总局大连市税务局", taxOffice, taxpayer, taxRow, "合计 1,234.00"}},
		"a grade unlike that of the sentence":  {rating, "rating", "?C", []string{ratingHead, rated, "商户信用等级:C级", "该企业评价年度:2025年评为B级。", printedOn}},
		"the office of the identity card":      {clean, "issuing_authority", "上海市公安局杨浦分局", []string{cleanHead, cleanWho, "身份证签发机关:沈阳市公安局和平分局", cleanSaid, cleanBy, cleanOn}},
		"the office of the household":          {clean, "issuing_authority", "上海市公安局杨浦分局", []string{cleanHead, "户籍管理机关:沈阳市公安局和平分局", cleanWho, cleanSaid, cleanBy, cleanOn}},
		"an office of which nothing is known":  {clean, "issuing_authority", "?上海市公安局杨浦分局", []string{cleanHead, cleanWho, "原籍机关:沈阳市公安局和平分局", cleanSaid, cleanBy, cleanOn}},
		"the number of an authorisation":       {clean, "certificate_number", "", []string{cleanHead, cleanWho, "委托书文号:XX公委(2020)001号", cleanSaid, cleanBy, cleanOn}},
		"a number unlike the one of the paper": {clean, "certificate_number", "?辽公函(2020)001号", []string{cleanHead, "        沪公(杨)证(2026)第00123456号", cleanWho, "批复文号:辽公函(2020)001号", cleanSaid, cleanBy, cleanOn}},
		"the day of the identity card":         {clean, "issue_date", "?2019-03-02", []string{cleanHead, cleanWho, "身份证签发日期:2019年3月2日", cleanSaid, strings.TrimSpace(cleanBy)}},
		"one who fetches the paper":            {clean, "name", "王晓琳", []string{cleanHead, "代领人姓名:李四海", cleanWho, cleanSaid, cleanBy, cleanOn}},
		"one who acts for the person":          {clean, "name", "王晓琳", []string{cleanHead, "受托人姓名:李四海  受托人身份证号:110101199003074514", "姓名:王晓琳  身份证号码:11010519491231002X", cleanSaid, cleanBy, cleanOn}},
		"the number of who fetches the paper":  {clean, "id_number", "11010519491231002X", []string{cleanHead, "领取人姓名:李四海  领取人身份证号:110101199003074514", "姓名:王晓琳  身份证号码:11010519491231002X", cleanSaid, cleanBy, cleanOn}},
		"a name of which nothing is known":     {clean, "name", "?王晓琳", []string{cleanHead, "关系人姓名:李四海", "姓名:王晓琳  身份证号码:11010519491231002X", cleanSaid, cleanBy, cleanOn}},
		"a question after a record":            {clean, "has_record", "?false", []string{cleanHead, cleanWho, "是否无犯罪记录:否", cleanBy, cleanOn}},
		"what was asked for":                   {clean, "has_record", "?false", []string{"      犯罪记录查询结果告知函", "申请事项:开具无犯罪记录。", cleanWho, "查询结果:2011年因诈骗被处罚", cleanBy, cleanOn}},
		"what was asked for and found":         {clean, "has_record", "false", []string{"      犯罪记录查询结果告知函", "申请事项:开具无犯罪记录。", cleanWho, cleanSaid, cleanBy, cleanOn}},
	} {
		p := ownPage(c.lines...)
		if got := values(readFields(context.Background(), c.kind, &text{rows: p.rows}))[c.field]; got != c.want {
			t.Errorf("%s: %s %q, want %q", name, c.field, got, c.want)
		}
	}
}
