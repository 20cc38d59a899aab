package report

import (
	"cmp"
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// Notice (补正通知书) is what a company is told of a report: what is missing or
// wrong that it can mend, how and by when. What the office has still to look at
// is its own affair: Checking says only that there is such.
type Notice struct {
	Company, Reason, Date, Rules string
	Business                     Title
	Until                        string // by when what is deferred is due; "" where nothing is
	Checking                     bool
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
	v := View{Deadline: text(r.Deadline), Provisional: r.Provisional}
	n := Notice{Company: Clean(r.Company), Business: titled(businessTitles, r.Business), Reason: Clean(r.Reason), Date: Clean(r.Date),
		Rules: strings.TrimSpace(Clean(r.Profile) + " " + Clean(r.RulesVersion)), Until: v.Until(),
		Checking: slices.ContainsFunc(allFindings(r), stillChecked)}
	n.add(NoticePart{Title: "企业与团组", TitleEN: "Enterprise and group"}, slices.Concat(r.Enterprise.Findings, r.Findings))
	for _, a := range r.Applicants {
		n.add(NoticePart{Title: nameOf(a), TitleEN: "Applicant", Folder: Clean(a.Folder)}, a.Findings)
	}
	return n
}

// stillChecked reports whether a finding leaves something to the office. A
// prohibited case is told to nobody before a person has settled it.
func stillChecked(f dossier.Finding) bool { return f.Severity == dossier.Manual || f.Barred }

func (n *Notice) add(part NoticePart, findings []dossier.Finding) {
	for _, f := range findings {
		if f.Barred || f.Severity != dossier.Fail && !f.Deferred {
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
	nothingZh   = "目前没有需要企业补正的事项。"
	nothingEN   = "At present there is nothing for the company to mend."
)

//go:embed notice.html.tmpl
var noticeText string

var noticeTemplate = template.Must(template.New("notice").Funcs(template.FuncMap{
	"title":    func() string { return noticeTitle },
	"checking": func() [2]string { return [2]string{checkingZh, checkingEN} },
	"nothing":  func() [2]string { return [2]string{nothingZh, nothingEN} },
}).Parse(noticeText))

// NoticeHTML writes the notice on r as one page: no script, nothing fetched
// from elsewhere, fit for printing on A4. The error is that of w.
func NoticeHTML(w io.Writer, r dossier.Report) error {
	return noticeTemplate.Execute(w, NewNotice(r))
}
