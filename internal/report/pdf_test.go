package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
	"zhengqi/internal/report"
)

// printedPages are the texts of the pages of a PDF, without white space, as a
// reader of PDFs finds them. Every page is A4 and shows all that it says.
func printedPages(t *testing.T, data []byte) []string {
	t.Helper()
	f, err := raster.Open(data, raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var pages []string
	for n := 1; n <= f.NumPages(); n++ {
		p, err := f.Page(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		if size := p.Image.Rect.Size(); size.X < 1650 || size.X > 1658 || size.Y < 2335 || size.Y > 2343 {
			t.Errorf("page %d has %v pixels, which is no A4 at 200 dpi", n, size)
		}
		if len(p.Hidden) > 0 {
			t.Errorf("page %d says what it does not show: %q", n, p.Hidden)
		}
		var b strings.Builder
		for _, l := range p.Text {
			for _, w := range l.Words {
				b.WriteString(w.Text)
			}
		}
		pages = append(pages, b.String())
	}
	return pages
}

func printed(t *testing.T, write func(io.Writer, dossier.Report) error, r dossier.Report) ([]string, int) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	return printedPages(t, b.Bytes()), b.Len()
}

func wantPrinted(t *testing.T, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(page, strings.ReplaceAll(text, " ", "")) {
			t.Errorf("%q is not in %.3000s", text, page)
		}
	}
}

func TestReportInPrint(t *testing.T) {
	pages, _ := printed(t, report.PDF, group(t, "incomplete.json"))
	wantPrinted(t, strings.Join(pages, ""), "APEC商务旅行卡申办材料完整性报告", "材料不完整(incomplete)", "规则：liaoning-2026", "企业申请公函", "enterprise/tax.jpg",
		"王晓琳applicants/01", "缺少", "欧阳文", "【不符合】护照有效期至2027-03-01，不足一年。", "办法：请换发护照。", "规则：passport.validity.min_1y", "x.jpg", "以人工审核为准")
	for i, page := range pages {
		wantPrinted(t, page, fmt.Sprintf("第%d页，共%d页", i+1, len(pages)))
	}
}

func TestDisagreementsAndLapsesInPrint(t *testing.T) {
	pages, _ := printed(t, report.PDF, disagreeing())
	wantPrinted(t, strings.Join(pages, ""), "报送日：2027-01-15", "王晓林（请核对）", "社会保险缴费证明（01/社保.pdf）", "2026-12-31", "早于报送日", "2027-03-01")
}

// people is a report on n applicants, each with findings that fill half a page.
func people(t *testing.T, n int) dossier.Report {
	r := group(t, "incomplete.json")
	one := r.Applicants[0]
	r.Applicants = nil
	for i := range n {
		a := one
		a.Name, a.Folder = fmt.Sprintf("申请人%c", '一'+rune(7*i)), fmt.Sprintf("applicants/%02d", i+1)
		r.Applicants = append(r.Applicants, a)
	}
	return r
}

func TestReportOnThirtyInPrint(t *testing.T) {
	racetest.Long(t)
	r := people(t, 30)
	pages, size := printed(t, report.PDF, r)
	if size > 1<<20 || len(pages) < 5 {
		t.Errorf("%d bytes, %d pages", size, len(pages))
	}
	all := strings.Join(pages, "")
	for _, a := range r.Applicants {
		if strings.Count(all, a.Name) < 2 {
			t.Errorf("%s is not in the matrix and among the findings", a.Name)
		}
	}
}

// What no font has is named, and nothing is lost for its length.
func TestNothingIsLostInPrint(t *testing.T) {
	racetest.Long(t)
	long := strings.Repeat("极长的一句话 word ", 400)
	r := dossier.Report{Verdict: dossier.Incomplete, Company: "\U00020B9F公司ꀕ",
		Enterprise: dossier.Part{Documents: []dossier.SlotDocument{{Slot: "photo", File: &long, State: dossier.SlotOK}}},
		Applicants: []dossier.ApplicantPart{{Name: "王䶮ΩЖ", Part: dossier.Part{Findings: []dossier.Finding{
			{Rule: "r", Severity: dossier.Fail, Message: long, Source: strings.Repeat("x", 5000)}}}}}}
	pages, _ := printed(t, report.PDF, r)
	all := strings.Join(pages, "")
	wantPrinted(t, all, "王䶮ΩЖ")
	if n := strings.Count(all, "极"); n != 800 {
		t.Errorf("%d of 800 sentences", n)
	}
	if n := strings.Count(all, "x"); n < 5000 {
		t.Errorf("%d of 5000 letters", n)
	}
	pages, _ = printed(t, report.NoticePDF, r)
	wantPrinted(t, strings.Join(pages, ""), "〔U+20B9F〕公司〔U+A015〕：", "王䶮ΩЖ")
}

func TestHostileInPrint(t *testing.T) {
	for _, attack := range []string{"\x1b]0;owned\x07(x) Tj ET \\) endstream\nendobj\u202e\x00\xff", "\u0627\u0644\u2066=1+1"} {
		for _, write := range []func(io.Writer, dossier.Report) error{report.PDF, report.NoticePDF} {
			pages, _ := printed(t, write, hostileWith(attack))
			if all := strings.Join(pages, ""); strings.ContainsAny(all, "\x1b\x00\x07\u202e\u2066") {
				t.Errorf("a control character came through: %q", all)
			}
		}
	}
}

func TestNoticeInPrint(t *testing.T) {
	pages, _ := printed(t, report.NoticePDF, noticed())
	page := strings.Join(pages, "")
	wantPrinted(t, page, "沈阳海川有限公司：", "企业与团组", "缺少纳税证明。", "办法：请提交纳税证明。", "期限：2027-01-05（暂定", "汇款不足。", "期限：重新提交时", "王晓琳",
		"文件：applicants/01/p.jpg", "有下列3项", "仍在核对", "经受理单位的审核人员确认后发出")
	for _, secret := range []string{"印章", "上一年", "犯罪", "提示。", "欧阳文", "待核对"} {
		if strings.Contains(page, secret) {
			t.Errorf("the notice says %s", secret)
		}
	}
}

func TestNoticesOnEachPart(t *testing.T) {
	all := report.Notices(noticed())
	names := make([]string, len(all))
	for i, n := range all {
		names[i] = n.Name
	}
	if want := []string{"00-企业与团组", "01-王晓琳", "02-欧阳文"}; !slices.Equal(names, want) {
		t.Fatalf("%q, want %q", names, want)
	}
	if all[0].Until == "" || all[1].Until != "" || all[0].Count() != 2 || all[1].Count() != 1 || all[2].Count() != 0 || !all[0].Checking || !all[1].Checking {
		t.Errorf("%+v", all)
	}
	var b bytes.Buffer
	if err := all[1].HTML(&b); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"对象：王晓琳": true, "不符合本地规定。": true, "汇款不足。": false, "容缺材料的补正期限": false} {
		if strings.Contains(b.String(), text) != want {
			t.Errorf("%s is told: %v", text, !want)
		}
	}
	for whose, want := range map[string]string{"enterprise": "00-企业与团组", "applicants/02": "02-欧阳文"} {
		if n, err := report.NoticeOn(noticed(), whose); err != nil || n.Name != want {
			t.Errorf("%s: %s, %v", whose, n.Name, err)
		}
	}
	for _, nobody := range []string{"", "applicants/03", "王晓琳"} {
		if _, err := report.NoticeOn(noticed(), nobody); dossier.ProblemOf(err).Code != "no_such_applicant" {
			t.Errorf("%q: %v", nobody, err)
		}
	}
}

func TestFileName(t *testing.T) {
	for s, want := range map[string]string{"王晓琳": "王晓琳", "../../etc/passwd": "etc_passwd", "-rf *": "rf", "a\u202egpj.exe": "agpj_exe", "": "_", "...": "_",
		"CON:x\\y\x00": "CON_x_y", strings.Repeat("长", 300): strings.Repeat("长", 40), "O'Neil / 李": "O_Neil_李"} {
		if got := report.FileName(s); got != want {
			t.Errorf("FileName(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestPrintWriterErrors(t *testing.T) {
	if err := report.PDF(failing{}, dossier.Report{}); !errors.Is(err, errFull) {
		t.Errorf("PDF: %v", err)
	}
	if err := report.NoticePDF(failing{}, dossier.Report{}); !errors.Is(err, errFull) {
		t.Errorf("NoticePDF: %v", err)
	}
}
