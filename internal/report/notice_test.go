package report_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

// noticed is a report with all that a notice tells and all that it must not.
func noticed() dossier.Report {
	until, file := "2027-01-05", "applicants/01/p.jpg"
	return dossier.Report{Profile: "liaoning-guide", Company: "沈阳海川有限公司", Business: "new", Date: "2026-12-22", Verdict: dossier.Barred, Deadline: &until, Provisional: true,
		Findings: []dossier.Finding{{Rule: "payment.amount", Severity: dossier.Fail, Message: "汇款不足。", MessageEN: "Too little.", Mend: "请补汇差额。", MendEN: "Pay the rest.", Source: "每人720元"}},
		Enterprise: dossier.Part{Findings: []dossier.Finding{
			{Rule: "tax.present", Severity: dossier.Warn, Deferred: true, Message: "缺少纳税证明。", Mend: "请提交纳税证明。", Source: "可容缺"},
			{Rule: "tax.seal", Severity: dossier.Manual, Message: "印章看不清。"}, {Rule: "tax.year", Severity: dossier.Warn, Message: "不是上一年。"}}},
		Applicants: []dossier.ApplicantPart{
			{Name: "王晓琳", Folder: "applicants/01", Part: dossier.Part{Findings: []dossier.Finding{
				{Rule: "office.own", Severity: dossier.Fail, File: &file, Message: "不符合本地规定。", Source: "第九条"},
				{Rule: "no_crime.result.clean", Severity: dossier.Fail, Barred: true, Message: "没有写明未发现有犯罪记录。"},
				{Rule: "ban.criminal", Severity: dossier.Manual, Message: "疑有犯罪记录。"}, {Rule: "x", Severity: dossier.Info, Message: "提示。"}}}},
			{Name: "欧阳文", Folder: "applicants/02", Part: dossier.Part{Findings: []dossier.Finding{{Rule: "y", Severity: dossier.Manual, Message: "待核对。"}}}}},
	}
}

func noticeOf(t *testing.T, r dossier.Report) *html.Node {
	t.Helper()
	var b bytes.Buffer
	if err := report.NoticeHTML(&b, r); err != nil {
		t.Fatal(err)
	}
	checkHarmless(t, b.String())
	return parse(t, b.String())
}

func TestNoticeTellsWhatTheCompanyCanMend(t *testing.T) {
	root := noticeOf(t, noticed())
	page := content(root)
	for _, told := range []string{"沈阳海川有限公司：", "企业与团组", "缺少纳税证明。", "办法：请提交纳税证明。", "依据：可容缺", "期限：2027-01-05（暂定", "汇款不足。", "办法：请补汇差额。",
		"期限：重新提交时", "王晓琳", "不符合本地规定。", "办法：请按依据所述更正后重新提交。", "文件：applicants/01/p.jpg", "有下列 3 项", "仍在核对"} {
		if !strings.Contains(page, told) {
			t.Errorf("the notice does not say %s: %s", told, page)
		}
	}
	for _, secret := range []string{"印章", "上一年", "犯罪", "提示。", "欧阳文", "待核对"} {
		if strings.Contains(page, secret) {
			t.Errorf("the notice says %s", secret)
		}
	}
	if items := nodes(root, func(n *html.Node) bool { return n.Data == "li" }); len(items) != 3 {
		t.Errorf("%d items", len(items))
	}
}

func TestNoticeOfNothing(t *testing.T) {
	page := content(noticeOf(t, dossier.Report{Verdict: dossier.Complete}))
	if !strings.Contains(page, "没有需要企业补正的事项") || strings.Contains(page, "仍在核对") || strings.Contains(page, "期限") {
		t.Errorf("the notice says %s", page)
	}
	r := noticed()
	r.Deadline, r.Enterprise = nil, dossier.Part{}
	if page := content(noticeOf(t, r)); strings.Contains(page, "容缺材料的补正期限") {
		t.Errorf("a deadline out of nothing: %s", page)
	}
}

// A file that nobody can read has to be sent again; while anything is being
// checked, nothing is said to be in order.
func TestNoticeAsksForFilesThatCannotBeRead(t *testing.T) {
	heic := "applicants/01/p.heic"
	unread := dossier.Finding{Rule: "document.readable", Severity: dossier.Manual, Resend: true, File: &heic, Message: "文件“p.heic”未能读取。", Mend: "请转换。"}
	checking := dossier.Finding{Rule: "photo.present", Severity: dossier.Manual, Message: "没有找到照片。"}
	page := content(noticeOf(t, dossier.Report{Applicants: []dossier.ApplicantPart{{Part: dossier.Part{Findings: []dossier.Finding{unread, checking}}}}}))
	if !strings.Contains(page, "下列 1 项") || !strings.Contains(page, "未能读取") || !strings.Contains(page, "请转换") || !strings.Contains(page, heic) || !strings.Contains(page, "仍在核对") || strings.Contains(page, "没有找到照片") {
		t.Errorf("the notice says %s", page)
	}
	r := dossier.Report{Findings: []dossier.Finding{checking}}
	if page := content(noticeOf(t, r)); !strings.Contains(page, "不表示材料已经齐全") || strings.Contains(page, "没有需要企业补正的事项") {
		t.Errorf("while checking, the notice says %s", page)
	}
	if rows := rowsOf(t, bookOf(t, report.NoticeXLSX, r), "说明"); !slices.ContainsFunc(rows, func(row []string) bool {
		return strings.Contains(strings.Join(row, " "), "不表示材料已经齐全")
	}) {
		t.Errorf("while checking, the workbook says %q", rows)
	}
}

func TestNoticeAsWorkbook(t *testing.T) {
	f := bookOf(t, report.NoticeXLSX, noticed())
	rows := rowsOf(t, f, "补正")
	want := [][]string{
		{"企业与团组", "", "缺少纳税证明。", "请提交纳税证明。", "2027-01-05（暂定：该年度放假安排尚未公布）", "", "可容缺"},
		{"企业与团组", "", "汇款不足。", "请补汇差额。", "重新提交时", "", "每人720元", "Too little.", "Pay the rest."},
		{"王晓琳", "applicants/01", "不符合本地规定。", "请按依据所述更正后重新提交。", "重新提交时", "applicants/01/p.jpg", "第九条", "", "Correct it as the clause says and hand it in again."},
	}
	if !slices.EqualFunc(rows[1:], want, slices.Equal) {
		t.Errorf("%q", rows[1:])
	}
	if remarks := rowsOf(t, f, "说明"); !slices.ContainsFunc(remarks, func(row []string) bool { return strings.Contains(row[1], "仍在核对") }) {
		t.Errorf("%q", remarks)
	}
	if remarks := rowsOf(t, bookOf(t, report.NoticeXLSX, dossier.Report{}), "说明"); !strings.Contains(remarks[len(remarks)-2][1], "没有需要") || !strings.Contains(remarks[len(remarks)-1][1], "审核人员确认后发出") {
		t.Errorf("%q", remarks)
	}
}

func TestHostileNotice(t *testing.T) {
	for _, attack := range append(attacks, "\x1b]0;owned\x07<script>alert(1)</script>\u202e\" onload=\"x\n\x00") {
		r := hostileWith(attack)
		for i := range r.Applicants {
			for j := range r.Applicants[i].Findings {
				f := &r.Applicants[i].Findings[j]
				f.Severity, f.Mend, f.MendEN = dossier.Fail, attack, attack
			}
		}
		checkTexts(t, bookOf(t, report.NoticeXLSX, r))
		for _, n := range nodes(noticeOf(t, r), func(n *html.Node) bool { return true }) {
			if n.Data == "script" || attribute(n, "onload") != "" {
				t.Errorf("a <%s> with %v came through", n.Data, n.Attr)
			}
		}
	}
}

func TestNoticeWriterErrors(t *testing.T) {
	if err := report.NoticeHTML(failing{}, dossier.Report{}); !errors.Is(err, errFull) {
		t.Errorf("NoticeHTML: %v", err)
	}
	if err := report.NoticeXLSX(failing{}, dossier.Report{}); !errors.Is(err, errFull) {
		t.Errorf("NoticeXLSX: %v", err)
	}
}
