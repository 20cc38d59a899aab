package reader

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
)

func TestLetterWithATableOfPeople(t *testing.T) {
	p := ownPage(
		"         辽宁华晟机电设备有限公司",
		"        关于王晓琳等2人申办APEC商务旅行卡的函",
		"辽宁省人民政府外事办公室:",
		"辽宁华晟机电设备有限公司(统一社会信用代码:91350100M000100Y43)成立于",
		"2002年2月28日,注册资本800万元。小型企业,员工人数149人。",
		"序号     姓名     性别    职务      护照号码        联系电话",
		"1      王晓琳    女     生产总监    E54517610    13926325733",
		"2      欧阳雪    女     质量经理    E26431498    13871262040",
		"联系人:李明      联系电话:0411-45961215",
		"                       辽宁华晟机电设备有限公司",
		"                       2026年11月2日")
	want := map[string]string{"company_name": "辽宁华晟机电设备有限公司", "applicant_names": "王晓琳 欧阳雪", "employee_count": "149", "date": "2026-11-02"}
	checkLetter(t, p, want)
}

func TestLetterInRunningText(t *testing.T) {
	checkLetter(t, ownPage(
		"辽宁华晟机电设备有限公司",
		"        关于申办APEC商务旅行卡的申请",
		"大连市人民政府外事办公室:",
		"辽宁华晟机电设备有限公司系有限责任公司,现有员工162名。计划于2027年2月20日",
		"前往洽谈。现申请为我公司以下3名员工办理APEC商务旅行卡:王晓琳、欧",
		"阳雪、李明。特此申请。经办人:张强",
		"                       辽宁华晟机电设备有限公司(公章)",
		"                       二〇二六年十一月十一日"),
		map[string]string{"company_name": "辽宁华晟机电设备有限公司", "applicant_names": "王晓琳 欧阳雪 李明", "employee_count": "162", "date": "2026-11-11"})
}

func TestLetterWithANumberedList(t *testing.T) {
	checkLetter(t, ownPage(
		"              公函",
		"辽宁省人民政府外事办公室:",
		"我公司从业人员共计16名,故申请办理APEC商务旅行卡人员如下:",
		"1.王晓琳,女,1985年6月出生,任我公司外贸业务员。",
		"2.李明,男,1968年7月出生,任我公司质量经理。",
		"我公司保证以上人员均为本公司正式员工。特此函达。",
		"辽宁华晟机电设备有限公司(公章)",
		"法定代表人:刘强",
		"2026年11月06日"),
		map[string]string{"company_name": "辽宁华晟机电设备有限公司", "applicant_names": "王晓琳 李明", "employee_count": "16", "date": "2026-11-06"})
}

// A list that is shorter than the letter says, a second company and a date that
// is no signature are not relied on.
func TestLetterInDoubt(t *testing.T) {
	checkLetter(t, ownPage(
		"         辽宁华晟机电设备有限公司",
		"        关于申办APEC商务旅行卡的申请",
		"现申请为我公司以下4名员工办理APEC商务旅行卡:王晓琳、李明。员工人数20人,公司员工共30人。",
		"成立时间   2009年4月7日      企业性质     有限责任公司",
		"                        大连另外贸易有限公司"),
		map[string]string{"company_name": "?辽宁华晟机电设备有限公司", "applicant_names": "?王晓琳 李明", "employee_count": "?20"})
}

// A list of papers, or of whom to call, is no list of applicants.
func TestLetterWithAnotherList(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"papers":             {[]string{"我公司派王强、李明办理APEC商务旅行卡。", "附件:", "1.申请表", "2.单位证明"}, "?王强 李明"},
		"papers, counted":    {[]string{"现申请为我公司以下2名员工办理APEC商务旅行卡:王强、李明。", "附件:", "1.申请表", "2.单位证明"}, "王强 李明"},
		"whom to call":       {[]string{"我公司派王强、李明办理APEC商务旅行卡。", "联系人:", "1.孙强", "2.周明"}, "?孙强 周明"},
		"as many as applied": {[]string{"现申请为我公司以下2名员工办理APEC商务旅行卡:王强、李明。", "联系人:", "1.孙强", "2.周明"}, "?孙强 周明"},
	} {
		p := ownPage(append(append([]string{"关于申请办理APEC商务旅行卡的函"}, c.lines...), "沈阳华晟机电设备有限公司", "2026年3月5日")...)
		if got := values(readCompanyLetter(context.Background(), &text{rows: p.rows})); got["applicant_names"] != c.want {
			t.Errorf("%s: %q, want %q", name, got["applicant_names"], c.want)
		}
	}
}

func TestCountOfSomeEmployees(t *testing.T) {
	for line, want := range map[string]string{
		"我公司2024年新增员工120人。":     "?120",
		"其中研发员工120人,总人数三百五十人。":  "?120",
		"大连华晟软件技术有限公司现有员工120人。": "120",
	} {
		p := ownPage("关于申请办理APEC商务旅行卡的函", line, "2026年3月5日")
		if got := values(readCompanyLetter(context.Background(), &text{rows: p.rows})); got["employee_count"] != want {
			t.Errorf("%s: %q, want %q", line, got["employee_count"], want)
		}
	}
}

func TestLettersOfManyManners(t *testing.T) {
	want := map[string]string{"company_name": "辽宁华晟机电设备有限公司", "applicant_names": "王晓琳 欧阳雪", "employee_count": "149", "date": "2026-11-02"}
	for name, lines := range map[string][]string{
		"numbered facts and labelled names": {
			"APEC商务旅行卡申请函", "致:沈阳市人民政府外事办公室领导:", "我公司基本情况如下:",
			"1.单位名称:辽宁华晟机电设备有限公司", "2.经营范围:货物进出口。", "3.员工总数:149名", "4.成立时间:2015年04月09日",
			"拟办卡人员2名:", "(1)申请人:王晓琳  职务:运营总监", "(2)申请人:欧阳雪  职务:经理",
			"辽宁华晟机电设备有限公司", "2026/11/02"},
		"names with their posts": {
			"公函", "辽宁省外办:", "我公司(辽宁华晟机电设备有限公司)基本情况见下表。", "公司人  149人    成立日  2015.03.08", "数              期",
			"现特为王晓琳(项目经理)、欧阳雪(销售经理)等2人申请办理APEC商务旅行卡。",
			"法定代表人:李明", "申请单位:辽宁华晟机电设备有限公司", "日期:2026-11-02"},
		"a count in brackets": {
			"申办APEC商务旅行卡公函", "致:辽宁省外办:", "一、企业法人:李明", "二、职工人数:149",
			"兹有我公司员工王晓琳,欧阳雪(共2名)申请办理APEC商务旅行卡,请予审批。", "辽宁华晟机电设备有限公司", "2026.11.02"},
		"names with 等": {
			"关于办理APEC商务旅行卡的函", "外交部:", "我公司现有员工149人。", "现特为王晓琳、欧阳雪等2人申请办理APEC商务旅行卡。",
			"辽宁华晟机电设备有限公司", "2026年11月02日"},
	} {
		t.Run(name, func(t *testing.T) { checkLetter(t, ownPage(lines...), want) })
	}
}

func TestDateAboveALetterIsForReview(t *testing.T) {
	lines := []string{"关于办理APEC商务旅行卡的函", "2015-03-08"}
	for range 12 {
		lines = append(lines, "我公司经营货物进出口。")
	}
	if got := values(readCompanyLetter(context.Background(), &text{rows: ownPage(lines...).rows})); got["date"] != "?2015-03-08" {
		t.Errorf("date %q", got["date"])
	}
}

func checkLetter(t *testing.T, p *page, want map[string]string) {
	t.Helper()
	p.raster.Grey = true
	if v := decide(p.rows, ""); v.kind != dossier.CompanyLetter {
		t.Errorf("kind %s", v.kind)
	}
	got := values(readCompanyLetter(context.Background(), &text{rows: p.rows}))
	for _, elsewhere := range []string{"has_letterhead", "stated_items"} { // letteritems_test.go
		delete(got, elsewhere)
	}
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s: %q, want %q", name, got[name], value)
		}
	}
	if len(got) != len(want) {
		t.Errorf("fields %v, want %v", got, want)
	}
}

func TestRoundSealIsNoLetterhead(t *testing.T) {
	for name, c := range map[string]struct {
		ring bool
		want string
	}{"letterhead and bar": {false, "false"}, "seal under them": {true, "true"}} {
		img := image.NewNRGBA(image.Rect(0, 0, 1000, 1400))
		draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
		red := image.NewUniform(color.NRGBA{200, 30, 30, 255})
		draw.Draw(img, image.Rect(0, 0, 1000, 20), red, image.Point{}, draw.Src)
		for x := 100; x < 900; x += 60 {
			draw.Draw(img, image.Rect(x, 80, x+40, 120), red, image.Point{}, draw.Src)
		}
		if c.ring {
			drawRing(img, image.Pt(700, 1100), 85, red)
		}
		p := &page{raster: &raster.Page{Number: 1, Image: img}}
		p.rows = []row{{page: p, glyphs: []glyph{{r: '函'}}}}
		f := readRoundSeal(&text{rows: p.rows})
		if f.Value != c.want || f.Review != (c.want == "false") {
			t.Errorf("%s: %q, review %v", name, f.Value, f.Review)
		}
	}
}

func drawRing(img *image.NRGBA, at image.Point, radius int, ink image.Image) {
	for y := -radius; y <= radius; y++ {
		for x := -radius; x <= radius; x++ {
			if d := math.Hypot(float64(x), float64(y)); d <= float64(radius) && d > float64(radius)-6 || d < 25 {
				img.Set(at.X+x, at.Y+y, ink.At(0, 0))
			}
		}
	}
}
