package bundle

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

// readme writes what whoever opens the package has to know: whether the group
// is complete, what is missing or wrong, and what was left out.
func (p *packer) readme(w io.Writer, parts []report.FormPart) error {
	var t text
	v := report.NewView(p.Report)
	t.say("APEC商务旅行卡在线申请材料包 Package for the online application")
	t.say("")
	t.say("申办企业：%s", report.Clean(p.Report.Company))
	t.say("业务：%s　日期：%s　规则：%s %s", v.Business.Zh, v.Date, v.Profile, v.RulesVersion)
	t.say("完整性报告的结论：%s (%s)", v.Verdict.Zh, v.Verdict.En)
	if p.Report.Verdict != dossier.Complete {
		t.say("注意：预审结论不是“材料完整”，下列问题解决之前不宜提交。 The group is not complete; settle what is listed below before handing it in.")
	}
	if v.Outdated.Zh != "" {
		t.say("注意：%s %s", v.Outdated.Zh, v.Outdated.En)
	}
	t.say("")
	t.say("“填报单”按平台填报页的顺序列出各项：“可用”是申报的、人工更正的或读取有把握的值，仍以原件为准；“请核对”须对照原件后才能填写；“未填”没有任何来源。")
	t.say("图片均为 JPG，小于 5 MB，除“修正”外只缩小、不放大、不变形、不裁剪；文件名的序号是平台上传的顺序。")
	t.say("名称带“修正”的，是按办理地的要求裁剪、缩放、校正白底的照片或签名，附在原图之后，使用前请与原图核对。 Those named 修正 were brought to the form that the office asks for; compare them with the originals.")
	t.say("Values marked 请核对 are to be checked against the originals; those marked 未填 nobody stated. Pictures are only made smaller.")
	p.gaps(&t)
	for _, part := range parts {
		if unsure, empty := part.Unsettled(); unsure+empty > 0 {
			t.say("填报单 %s：%d 项请核对，%d 项必填未填。", report.Clean(part.Title), unsure, empty)
		}
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// gaps lists what is missing or fails, of everybody, and what was left out.
func (p *packer) gaps(t *text) {
	t.part("团组 Group", nil, p.Report.Findings)
	t.part("企业 Enterprise", p.Report.Enterprise.Documents, p.Report.Enterprise.Findings)
	for _, a := range p.Report.Applicants {
		t.part(report.Clean(a.Name+" "+a.Folder), a.Documents, a.Findings)
	}
	t.say("")
	for _, m := range p.made {
		if m.Name == "" {
			t.say("未收入 left out：%s %s（%s）：%s", report.Clean(m.Whose), m.Label, report.Clean(m.From), report.Clean(m.Note))
		}
	}
	for _, u := range p.Report.Unassigned {
		t.say("未能归类、未收入 not assigned：%s：%s", report.Clean(u.File), report.Clean(u.Reason))
	}
}

// text is lines of text for any system's editor.
type text struct{ strings.Builder }

func (t *text) say(format string, args ...any) {
	fmt.Fprintf(t, format+"\r\n", args...)
}

// gapStates are the states of a slot that has not what is wanted.
var gapStates = []dossier.SlotState{dossier.SlotMissing, dossier.SlotFailed, dossier.SlotDeferred, dossier.SlotReview}

// part lists the slots that lack something and the findings that fail or are
// for a person.
func (t *text) part(title string, documents []dossier.SlotDocument, findings []dossier.Finding) {
	var lines []string
	for _, d := range documents {
		if slices.Contains(gapStates, d.State) {
			lines = append(lines, fmt.Sprintf("  [%s] %s", report.StateTitle(d.State).Zh, report.SlotTitle(d).Zh))
		}
	}
	for _, f := range findings {
		switch {
		case f.Severity == dossier.Fail:
			lines = append(lines, "  不符合："+report.Clean(f.Message))
		case f.Severity == dossier.Manual:
			lines = append(lines, "  待人工判断："+report.Clean(f.Message))
		}
	}
	if len(lines) > 0 {
		t.say("\r\n%s", title)
		t.say("%s", strings.Join(slices.Compact(lines), "\r\n"))
	}
}
