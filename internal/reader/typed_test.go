package reader

import (
	"context"
	"image"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
)

// typed sets lines as a typewriter would: a Chinese character is 28 pixels
// wide, any other and a space half of that, lines stand 45 pixels apart.
func typed(lines ...string) [][]glyph {
	var out [][]glyph
	part := 0
	for i, line := range lines {
		var gs []glyph
		x, gap := 100, true
		for _, r := range line {
			w := 14 * width(r)
			if r == ' ' {
				x, gap = x+14, true
				continue
			}
			if gap {
				part, gap = part+1, false
			}
			gs = append(gs, glyph{r: r, conf: 0.98, box: image.Rect(x, 100+45*i, x+w-2, 128+45*i), part: part})
			x += w
		}
		if len(gs) > 0 {
			out = append(out, gs)
		}
	}
	return out
}

// ownPage is a PDF page with those lines as its own text.
func ownPage(lines ...string) *page {
	p := &page{
		raster: &raster.Page{Number: 1, Image: image.NewNRGBA(image.Rect(0, 0, 1600, 600)), Grey: true},
		source: dossier.SourceText,
	}
	p.rows = makeRows(p, typed(lines...))
	return p
}

// scannedPage is a scan on which those lines were recognised; a second look
// anywhere reads again.
func scannedPage(again string, lines ...string) *page {
	p, blank := ownPage(lines...), blankPage()
	p.raster.Grey = false
	p.source, p.engine = blank.source, scripted{line: again}
	p.sheet, p.ink, p.rules, p.seen = blank.sheet, cloneGray(blank.ink), blank.rules, map[seenAt][]glyph{}
	return p
}

// blankPage is a scan of nothing, whose sheet pages share: nobody writes on it.
var blankPage = sync.OnceValue(func() *page {
	p := ownPage()
	p.raster.Grey = false
	p.setSheet(raster.Straighten(p.raster))
	return p
})

// judged is a field's value, with a "?" before one for review.
func judged(f dossier.Field) string {
	if f.Review {
		return "?" + shown(f)
	}
	return shown(f)
}

func values(fields dossier.Fields) map[string]string {
	out := map[string]string{}
	for name, f := range fields {
		out[name] = judged(f)
	}
	return out
}

func TestReadersOnOwnText(t *testing.T) {
	for name, c := range map[string]struct {
		kind  dossier.Kind
		lines []string
		want  map[string]string
	}{
		"no-crime record of the ministry's form": {dossier.NoCrimeRecord, []string{
			"        无犯罪记录证明",
			"              沪公(杨)证(2026)第00123456号",
			"经查,被查询人:王晓琳,国籍:中国,证件名称:身份证,",
			"证件号码:11010519491231002X,(在1969-03-25至2026-05-24期间),",
			"未发现有犯罪记录。",
			"                 上海市公安局杨浦分局",
			"                    2026年5月24日",
			"此证明书自开具之日起3个月内有效",
		}, map[string]string{
			"certificate_number": "沪公(杨)证(2026)第00123456号", "name": "王晓琳", "id_number": "11010519491231002X",
			"period_start": "1969-03-25", "period_end": "2026-05-24", "has_record": "false",
			"issuing_authority": "上海市公安局杨浦分局", "issue_date": "2026-05-24",
		}},
		"refusal of a no-crime record": {dossier.NoCrimeRecord, []string{
			"      不予出具无犯罪记录证明通知书",
			"被查询人:王晓琳,证件号码:11010519491231002X,经查询,发现有犯罪记录,",
			"决定不予出具无犯罪记录证明。",
			"                     2026年5月24日",
		}, map[string]string{
			"name": "王晓琳", "id_number": "11010519491231002X", "has_record": "true", "issue_date": "2026-05-24",
		}},
		"tax certificate, a table": {dossier.TaxCertificate, []string{
			"          中华人民共和国",
			"           税收完税证明",
			"                       No.321035251100046512",
			"填发日期: 2026 年 3 月 11 日    税务机关:国家税务总局沈阳市和平区税务局",
			"纳税人识别号   91350100M000100Y43    纳税人名称   沈阳华晟机电设备有限公司",
			"原凭证号              税种       品目名称    税款所属时期                  入(退)库日期   实缴(退)金额",
			"321035250700012345    增值税       商业     2025-07-01至2025-07-31    2025-08-11    1,234.00",
			"321035250700012346    企业所得税     所得     2025-07-01至2025-09-30    2025-10-15    2,413.19",
			"金额合计    (大写)人民币叁仟陆佰肆拾柒元壹角玖分                           ¥3,647.19",
		}, map[string]string{
			"certificate_number": "321035251100046512", "issue_date": "2026-03-11", "tax_authority": "国家税务总局沈阳市和平区税务局",
			"taxpayer_id": "91350100M000100Y43", "taxpayer_name": "沈阳华晟机电设备有限公司", "period_start": "2025-07-01",
			"period_end": "2025-09-30", "items": "增值税 企业所得税", "total_amount": "3647.19", "total_amount_words": "叁仟陆佰肆拾柒元壹角玖分",
		}},
		"tax rating": {dossier.TaxRating, []string{
			"     纳税缴费信用评价信息",
			"纳税人识别号:91350100M000100Y43",
			"纳税人名称:沈阳华晟机电设备有限公司",
			"评价年度:2025年    评价得分:85    信用级别:B级",
			"主管税务机关:国家税务总局沈阳市和平区税务局",
			"打印日期:2026年4月20日",
		}, map[string]string{
			"taxpayer_id": "91350100M000100Y43", "taxpayer_name": "沈阳华晟机电设备有限公司", "year": "2025", "rating": "B",
			"issuer": "国家税务总局沈阳市和平区税务局", "issue_date": "2026-04-20",
		}},
		"business licence": {dossier.BusinessLicence, []string{
			"统一社会信用代码",
			"91350100M000100Y43      营业执照     (副本)",
			"名    称  沈阳华晟机电设备有限公司       注册资本  叁佰万元整",
			"类    型  有限责任公司             成立日期  二〇一二年二月廿三日",
			"法定代表人  欧阳雪               营业期限  2012年02月23日至长期",
			"经营范围  货物进出口;技术进出口       住  所  沈阳市和平区青年大街1号",
		}, map[string]string{
			"uscc": "91350100M000100Y43", "name": "沈阳华晟机电设备有限公司", "type": "有限责任公司", "legal_representative": "欧阳雪",
			"registered_capital": "3000000.00", "establishment_date": "2012-02-23", "term_end": "9999-12-31",
			"address": "沈阳市和平区青年大街1号", "scope": "货物进出口;技术进出口", "is_duplicate": "true",
		}},
		"remittance slip": {dossier.RemittanceSlip, []string{
			"       网上银行电子回单",
			"付款人户名:沈阳华晟机电设备有限公司     收款人户名:外交部某某服务中心",
			"付款人账号:6222000011112222333      收款人账号:9558850200001278881",
			"付款人开户行:某银行沈阳支行         收款人开户行:某银行北京支行",
			"金额(大写):柒佰贰拾元整            (小写):¥720.00",
			"用途:商务旅行卡费用    交易日期:2026年11月03日   交易流水号:52323694210781",
		}, map[string]string{
			"payer_name": "沈阳华晟机电设备有限公司", "payee_name": "外交部某某服务中心", "payer_account": "6222000011112222333",
			"payee_account": "9558850200001278881", "payee_bank": "某银行北京支行", "amount": "720.00", "amount_words": "柒佰贰拾元整",
			"purpose": "商务旅行卡费用", "date": "2026-11-03", "serial_number": "52323694210781",
		}},
		"social insurance, rows by unit code, newest employer counts": {dossier.SocialInsurance, []string{
			"      浙江省社会保险参保证明(个人专用)",
			"姓名   王晓琳    社会保障号   11010519491231002X",
			"单位编号     单位名称",
			"75297357    杭州旧日贸易有限公司",
			"06199474    沈阳华晟机电设备有限公司",
			"出具证明前24个月缴费情况(2024年11月-2026年10月)",
			"年      月     单位编号      缴费状态",
			"2026   07    75297357    已到账",
			"2026   08    06199474    已到账",
			"2026   09    06199474    补缴",
			"2026   10    06199474    已到账",
			"打印日期:2026年11月12日",
		}, map[string]string{
			"name": "王晓琳", "id_number": "11010519491231002X", "employer": "沈阳华晟机电设备有限公司", "months": "2026-08 2026-09 2026-10",
			"arrears_months": "2026-09", "month_count": "3", "period_start": "2026-08", "period_end": "2026-10", "issue_date": "2026-11-12",
		}},
		"social insurance, ranges": {dossier.SocialInsurance, []string{
			"     广东省社会保险个人参保证明",
			"姓名   王晓琳    证件号码   11010519491231002X",
			"参保起止时间        单位                    养老    工伤",
			"202501-202507    广州旧日贸易有限公司        7      7",
			"202508-202610    沈阳华晟机电设备有限公司      15     15",
			"            证明时间:2026-11-11",
		}, map[string]string{
			"name": "王晓琳", "id_number": "11010519491231002X", "employer": "沈阳华晟机电设备有限公司",
			"months":       "2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02 2026-03 2026-04 2026-05 2026-06 2026-07 2026-08 2026-09 2026-10",
			"period_start": "2025-08", "period_end": "2026-10", "month_count": "15", "issue_date": "2026-11-11", "arrears_months": "",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			p := ownPage(c.lines...)
			if v := decide(p.rows, ""); v.kind != c.kind {
				t.Errorf("kind %s, want %s", v.kind, c.kind)
			}
			got := values(readFields(context.Background(), c.kind, &text{rows: p.rows}))
			delete(got, "has_seal")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSecondLookDecidesCertainty(t *testing.T) {
	lines := []string{"姓名:王晓琳", "社会保障号码:11010519491231002X"}
	for again, want := range map[string]string{"王晓琳": "王晓琳", "王晓林": "?王晓林", "": "?王晓琳"} {
		p := scannedPage(again, lines...)
		got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
		if got["name"] != want {
			t.Errorf("second look %q: name %q, want %q", again, got["name"], want)
		}
		if got["id_number"] != "11010519491231002X" {
			t.Errorf("a number proven by its check needs no second look: %q", got["id_number"])
		}
	}
}

func TestWrongCheckCharacterIsForReview(t *testing.T) {
	p := scannedPage("110105194912310021", "社会保障号码:110105194912310021")
	got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
	if got["id_number"] != "?110105194912310021" {
		t.Errorf("id_number %q", got["id_number"])
	}
}

func TestRowWithoutItsMonthMakesTheCountUnsure(t *testing.T) {
	p := scannedPage("202610",
		"缴费年月    单位名称               缴费基数",
		"202608    沈阳华晟机电设备有限公司    5000.00",
		"2O26O9    沈阳华晟机电设备有限公司    5000.00",
		"202610    沈阳华晟机电设备有限公司    5000.00")
	got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
	if got["month_count"] != "?2" {
		t.Errorf("month_count %q, want ?2", got["month_count"])
	}
}

func TestLookAlikesAreOther(t *testing.T) {
	for _, title := range []string{"公证书", "无欠税证明", "税收缴款书", "账户交易明细清单"} {
		p := ownPage("        "+title, "纳税人名称:沈阳华晟机电设备有限公司", "户名:沈阳华晟机电设备有限公司   账号:6222000011112222")
		if v := decide(p.rows, ""); v.kind != dossier.Other {
			t.Errorf("%s is taken for %s", title, v.kind)
		}
	}
}

func TestPhraseBrokenOverRowsTellsTheKind(t *testing.T) {
	p := ownPage("证 明", "兹证明徐敏瑞，女，1985年8月1日出生，经查询，", "该人在我辖区居住期间无违法犯", "罪记录。", "特此证明。")
	if v := decide(p.rows, ""); v.kind != dossier.NoCrimeRecord {
		t.Errorf("kind is %s at %.2f", v.kind, v.confidence)
	}
}

func TestWrappedValueKeepsItsMarks(t *testing.T) {
	p := ownPage(
		"名  称  沈阳华晟机电设备有限公司",
		"经营范围  货物进出口;技术进出口;机械设备销售;",
		"          软件开发(依法须经批准的项目除外)",
		"登记机关  沈阳市市场监督管理局")
	got := values(readBusinessLicence(context.Background(), &text{rows: p.rows}))
	if want := "货物进出口;技术进出口;机械设备销售;软件开发(依法须经批准的项目除外)"; got["scope"] != want {
		t.Errorf("scope %q, want %q", got["scope"], want)
	}
}

func TestCutOffValueIsForReview(t *testing.T) {
	p := ownPage("名  称  沈阳华晟机电设备有限公司", "经营范围  软件开发(依法须经批准的项")
	if got := values(readBusinessLicence(context.Background(), &text{rows: p.rows})); got["scope"] != "?软件开发(依法须经批准的项" {
		t.Errorf("scope %q", got["scope"])
	}
}

func TestEmployerOfASentence(t *testing.T) {
	p := ownPage("        社会保险参保缴费证明", "兹证明:王晓琳,", "自2025年3月至2025年5月在辽宁华晟机电设备有限公司参加社会保险并按月缴费。")
	got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
	if got["employer"] != "辽宁华晟机电设备有限公司" {
		t.Errorf("employer %q", got["employer"])
	}
}
