package web

import (
	"cmp"
	"path"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

// groupPageView is the data of the page of one group: how far the reading is,
// and the report as it stands. Every text is cleaned.
type groupPageView struct {
	Title, ID, Profile, Business, Date string
	Applicants, Total, Done            int
	Revision                           int64
	HasReport, Current, RulesChanged   bool
	Failure                            *dossier.Problem
	Verdict                            report.Title
	Report                             report.View
	Forms, Unreadable, Withdrawn       []fileView // filled forms; files that could not be read; that were taken back
	Owners                             []ownerView
}

// ownerView is an applicant to whom papers may be added.
type ownerView struct{ Folder, Name string }

// fileView is a file, and why it was not read as a paper, or by whom and why it
// was withdrawn.
type fileView struct{ ID, File, Reason, ReasonEN string }

func viewGroupPage(g dossier.Group, withdrawn []dossier.Document, now standing, profiles []Profile) groupPageView {
	r, p := now.report, now.progress
	g = g.WithDefaults()
	v := groupPageView{ID: g.ID, Title: cmp.Or(report.Clean(g.Enterprise.Name), "团组 "+g.ID), Profile: profileTitle(profiles, g.Profile),
		Business: report.BusinessTitle(g.Business).Zh, Date: report.Clean(g.Date),
		Applicants: cmp.Or(len(r.Applicants), len(g.Applicants)), Total: p.Total, Done: p.Done, Revision: now.meta.Revision,
		HasReport: r.Verdict != "", Current: p.Report, RulesChanged: p.RulesChanged, Failure: p.Error,
		Verdict: verdictTitle(r.Verdict, p.Total), Report: report.NewView(r)}
	for _, a := range g.Applicants {
		v.Owners = append(v.Owners, ownerView{a.Folder, report.Clean(cmp.Or(nameIn(r, a.Folder), a.NameZh, path.Base(a.Folder)))})
	}
	for _, d := range g.Documents {
		if d.Problem == nil {
			continue
		}
		file := fileView{d.ID, report.Clean(d.Path), report.Clean(d.Problem.Message), report.Clean(d.Problem.MessageEN)}
		if d.Problem.OnlineForm() {
			v.Forms = append(v.Forms, file)
		} else {
			v.Unreadable = append(v.Unreadable, file)
		}
	}
	for _, d := range withdrawn {
		v.Withdrawn = append(v.Withdrawn, fileView{ID: d.ID, File: report.Clean(d.Path),
			Reason: report.Clean(d.Withdrawn.Why) + "（" + report.Clean(d.Withdrawn.By) + "，" + d.Withdrawn.At.In(dossier.Shanghai).Format("2006-01-02 15:04") + "）"})
	}
	return v
}

// nameIn is what a report calls the applicant with a folder; "" where it has
// none.
func nameIn(r dossier.Report, folder string) string {
	for _, a := range r.Applicants {
		if a.Folder == folder {
			return a.Name
		}
	}
	return ""
}

// verdictTitle titles a verdict; before the first one it says what the group
// waits for.
func verdictTitle(v dossier.Verdict, documents int) report.Title {
	switch {
	case v != "":
		return report.VerdictTitle(v)
	case documents == 0:
		return report.Title{Code: "pending", Zh: "待上传材料", En: "no papers yet"}
	}
	return report.Title{Code: "pending", Zh: "处理中", En: "in progress"}
}
