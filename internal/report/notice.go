package report

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// Notice (补正通知书) is what a company is told of a report: what is missing or
// wrong, or came as a file that nobody can read, how to mend it and by when.
// What the office has still to look at is its own affair: Checking says only
// that there is such.
type Notice struct {
	Company, Reason, Date, Rules string
	About                        string // the person or the part it is on; "" for the whole group
	Name                         string // of a file for it, safe, without its ending
	Business                     Title
	Until                        string // by when what is deferred is due; "" where nothing is
	Checking                     bool
	Outdated                     Title // that the report is not current, so that the notice is not to be sent; empty where it is
	Parts                        []NoticePart
}

// NoticePart is what concerns the enterprise and the group, or one person, if
// there is anything.
type NoticePart struct {
	Title, TitleEN, Folder string
	Items                  []NoticeItem
}

// NoticeItem is one thing to mend.
type NoticeItem struct {
	What, WhatEN, Mend, MendEN string
	Source, File               string
	Until, UntilEN             string
}

// NewNotice takes from r what concerns the company, ready to show.
func NewNotice(r dossier.Report) Notice {
	n := emptyNotice(r)
	n.addEnterprise(r)
	for _, a := range r.Applicants {
		n.addApplicant(a)
	}
	return n
}

// Notices are those on the parts of r, each by itself: on the enterprise and
// the group, and on every applicant, with something to mend or without.
func Notices(r dossier.Report) []Notice {
	n := emptyNotice(r)
	n.About, n.Name = enterpriseZh, "00-"+FileName(enterpriseZh)
	n.addEnterprise(r)
	out := []Notice{n.onlyIts()}
	for i, a := range r.Applicants {
		n := emptyNotice(r)
		n.About, n.Name = nameOf(a), fmt.Sprintf("%02d-%s", i+1, FileName(nameOf(a)))
		n.addApplicant(a)
		out = append(out, n.onlyIts())
	}
	return out
}

// NoticeOn is that of Notices on the applicant with that folder, as it is or as
// it is shown, or on the enterprise by the name "enterprise". The error is of class NotFound, code
// no_such_applicant.
func NoticeOn(r dossier.Report, whose string) (Notice, error) {
	at := -1
	if whose != string(dossier.OwnerEnterprise) {
		at = slices.IndexFunc(r.Applicants, func(a dossier.ApplicantPart) bool {
			return a.Folder == whose || Clean(a.Folder) == whose && whose != ""
		})
		if at < 0 {
			return Notice{}, &dossier.Error{Class: dossier.NotFound, Code: "no_such_applicant",
				Message: "报告中没有这名申请人，请给出报告所列的 folder，或 enterprise。", MessageEN: "the report has no such applicant; give a folder that it lists, or enterprise"}
		}
	}
	return Notices(r)[at+1], nil
}

// emptyNotice is a notice on r that lists nothing yet.
func emptyNotice(r dossier.Report) Notice {
	v := View{Deadline: text(r.Deadline), Provisional: r.Provisional}
	return Notice{Company: Clean(r.Company), Business: titled(businessTitles, r.Business), Reason: Clean(r.Reason), Date: Clean(r.Date),
		Rules: strings.TrimSpace(Clean(r.Profile) + " " + Clean(r.RulesVersion)), Until: v.Until(), Outdated: notToBeSent(r)}
}

// notToBeSent warns of a notice on a report that is not current.
func notToBeSent(r dossier.Report) Title {
	t := outdated(r)
	if t.Zh != "" {
		t.Zh, t.En = "请勿发出本通知。"+t.Zh, "Do not send this notice. "+t.En
	}
	return t
}

const enterpriseZh = "企业与团组"

func (n *Notice) addEnterprise(r dossier.Report) {
	n.add(NoticePart{Title: enterpriseZh, TitleEN: "Enterprise and group"}, slices.Concat(r.Enterprise.Findings, r.Findings))
}

func (n *Notice) addApplicant(a dossier.ApplicantPart) {
	n.add(NoticePart{Title: nameOf(a), TitleEN: "Applicant", Folder: Clean(a.Folder)}, a.Findings)
}

// onlyIts leaves out the deadline where nothing listed may be handed in later.
func (n Notice) onlyIts() Notice {
	due := func(i NoticeItem) bool { return i.UntilEN == "" }
	if !slices.ContainsFunc(n.Parts, func(p NoticePart) bool { return slices.ContainsFunc(p.Items, due) }) {
		n.Until = ""
	}
	return n
}

// Addressee is the company by its name, or as such.
func (n Notice) Addressee() string { return cmp.Or(n.Company, "申办企业") }

// stillChecked reports whether a finding leaves something to the office. A
// prohibited case is told to nobody before a person has settled it.
func stillChecked(f dossier.Finding) bool {
	return f.Severity == dossier.Manual && !f.Resend || f.Barred
}

func (n *Notice) add(part NoticePart, findings []dossier.Finding) {
	n.Checking = n.Checking || slices.ContainsFunc(findings, stillChecked)
	for _, f := range findings {
		if f.Barred || f.Severity != dossier.Fail && !f.Deferred && !f.Resend {
			continue
		}
		part.Items = append(part.Items, n.item(f))
	}
	if len(part.Items) > 0 {
		n.Parts = append(n.Parts, part)
	}
}

func (n *Notice) item(f dossier.Finding) NoticeItem {
	item := NoticeItem{What: cmp.Or(Clean(f.Message), Clean(f.MessageEN)), WhatEN: Clean(f.MessageEN), Source: Clean(f.Source), File: text(f.File),
		Mend: Clean(f.Mend), MendEN: Clean(f.MendEN), Until: "重新提交时", UntilEN: "when handing in again"}
	if item.Mend == "" {
		item.Mend, item.MendEN = "请按依据所述更正后重新提交。", "Correct it as the clause says and hand it in again."
	}
	if f.Deferred && n.Until != "" {
		item.Until, item.UntilEN = n.Until, ""
	}
	return item
}

// Nothing says that nothing is listed: that there is nothing to mend only where
// nothing is left to check.
func (n Notice) Nothing() Title {
	if n.Checking {
		return Title{Zh: notYetZh, En: notYetEN}
	}
	return Title{Zh: nothingZh, En: nothingEN}
}

// Count is how many things there are to mend.
func (n Notice) Count() int {
	total := 0
	for _, p := range n.Parts {
		total += len(p.Items)
	}
	return total
}

const (
	noticeTitle = "APEC商务旅行卡申办材料补正通知书"
	checkingZh  = "另有部分内容仍在核对，如需补正将另行通知。"
	checkingEN  = "Some values are still being checked; you will be told if more is needed."
	nothingZh   = "没有需要企业补正的事项。"
	nothingEN   = "There is nothing for the company to mend."
	notYetZh    = "材料尚未核对完毕，目前没有已经确认的补正事项；这不表示材料已经齐全。"
	notYetEN    = "The papers are still being checked and nothing is certain to need mending so far; that does not mean they are complete."

	noticeFootZh = "本通知由程序依所交材料生成，经受理单位的审核人员确认后发出。"
	noticeFootEN = "Made by a program from the papers handed in; sent once a reviewer of the office has confirmed it."
)

//go:embed notice.html.tmpl
var noticeText string

var noticeTemplate = template.Must(template.New("notice").Funcs(template.FuncMap{
	"title":    func() string { return noticeTitle },
	"checking": func() [2]string { return [2]string{checkingZh, checkingEN} },
	"foot":     func() [2]string { return [2]string{noticeFootZh, noticeFootEN} },
}).Parse(noticeText))

// NoticeHTML writes the notice on r as its method HTML does.
func NoticeHTML(w io.Writer, r dossier.Report) error { return NewNotice(r).HTML(w) }

// HTML writes the notice as one page: no script, nothing fetched from
// elsewhere, fit for printing on A4. The error is that of w.
func (n Notice) HTML(w io.Writer) error { return noticeTemplate.Execute(w, n) }
