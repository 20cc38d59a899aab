package report_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

// disagreeing is a group of one person whose papers show two names, and of
// which things lapse.
func disagreeing() dossier.Report {
	file := "01/社保.pdf"
	lapse := func(date string, review bool) dossier.Lapse {
		return dossier.Lapse{Date: date, Rule: "no_crime.validity.max_3m", Title: "在3个月有效期内", TitleEN: "at most three months old", File: "01/无犯罪.jpg", Review: review}
	}
	return dossier.Report{Date: "2026-11-20", Forwarding: "2027-01-15", Applicants: []dossier.ApplicantPart{{Name: "王晓琳", Folder: "01",
		Part: dossier.Part{Documents: []dossier.SlotDocument{{Slot: "social_insurance", Kind: dossier.SocialInsurance, File: &file}},
			Lapses: []dossier.Lapse{lapse("2026-11-19", false), lapse("2026-12-31", true), lapse("2027-03-01", false), lapse("2030-01-01", false)}},
		Identity: []dossier.Trait{{Name: "name_zh", Values: []dossier.TraitValue{
			{Value: "王晓琳", Places: []dossier.Evidence{{Field: "name_zh"}}},
			{Value: "王晓林", Review: true, Places: []dossier.Evidence{{File: file, Field: "name"}}}}},
			{Name: "sex", Values: []dossier.TraitValue{{Value: "F", Places: []dossier.Evidence{{File: file, Field: "sex"}}}}}}}}}
}

func TestDisagreementsAndLapses(t *testing.T) {
	v := report.NewView(disagreeing())
	if len(v.People) != 1 || v.People[0].Traits[0].InWords() != "王晓琳：申报；王晓林（读数没有把握）：社会保险缴费证明（01/社保.pdf）" {
		t.Errorf("people: %+v", v.People)
	}
	if sex := v.People[0].Traits[1].Values[0].Value; sex != "女" {
		t.Errorf("sex: %s", sex)
	}
	var days []string
	for _, d := range v.Calendar {
		days = append(days, strings.TrimSpace(d.Date+" "+d.Whose+" "+d.Marks()))
	}
	if got := strings.Join(days, "; "); got != "2026-12-31 王晓琳 早于报送日，日期请核对; 2027-03-01 王晓琳" {
		t.Errorf("calendar: %s", got)
	}
	page, text := pageOf(t, disagreeing()), textOf(t, disagreeing())
	for _, wanted := range []string{"王晓林", "2026-12-31", "2027-03-01", "早于报送日", "2027-01-15"} {
		if !strings.Contains(page, wanted) || !strings.Contains(text, wanted) {
			t.Errorf("%s is not in both page and text", wanted)
		}
	}
	if strings.Contains(page, "2026-11-19") || strings.Contains(page, "2030-01-01") {
		t.Error("days before the report, or more than a year after it, are listed")
	}
	f := bookOf(t, report.XLSX, disagreeing())
	if rows := rowsOf(t, f, "身份"); len(rows) != 4 || rows[2][3] != "王晓林" {
		t.Errorf("identity sheet: %v", rows)
	}
	if rows := rowsOf(t, f, "到期"); len(rows) != 3 || rows[1][0] != "2026-12-31" {
		t.Errorf("calendar sheet: %v", rows)
	}
}

// What no program can tell is gathered, each thing once with all its papers,
// and marked apart from what was read without certainty.
func TestWhatAPersonConfirmsIsGathered(t *testing.T) {
	r := dossier.Report{Date: "2026-11-20"}
	for _, name := range []string{"王晓琳", "李强"} {
		file, field := name+"/无犯罪.pdf", "is_original"
		line := dossier.SlotDocument{Slot: "no_crime_record", Kind: dossier.NoCrimeRecord, File: &file, State: dossier.SlotReview, ByPerson: name == "王晓琳"}
		confirm := dossier.Finding{Rule: "no_crime.original", Severity: dossier.Manual, File: &file, Field: &field, Message: "请人工确认：为原件。", Source: "「原件」", ByPerson: true}
		a := dossier.ApplicantPart{Name: name, Folder: name, Part: dossier.Part{Documents: []dossier.SlotDocument{line}, Findings: []dossier.Finding{confirm}}}
		if name == "李强" {
			a.Findings = append(a.Findings, dossier.Finding{Rule: "no_crime.fields.review", Severity: dossier.Manual, File: &file, Message: "请核对读数。"})
		}
		r.Applicants = append(r.Applicants, a)
	}
	v := report.NewView(r)
	want := []report.Gathered{{Rule: "no_crime.original", Severity: report.Title{Code: "manual", Zh: "待人工判断", En: "for a person"}, Message: "请人工确认：为原件。", Source: "「原件」",
		Papers: []report.Gatherable{{"王晓琳", "王晓琳/无犯罪.pdf"}, {"李强", "李强/无犯罪.pdf"}}}}
	if diff := cmp.Diff(want, v.ToConfirm); diff != "" {
		t.Error(diff)
	}
	if judged := v.Judged(); len(judged) != 1 || judged[0].Title != "李强" || len(judged[0].Findings) != 1 || len(v.Sections) != 2 {
		t.Errorf("sections: %+v", judged)
	}
	if first, second := v.Rows[0].Cells[0], v.Rows[1].Cells[0]; first.Mark != "○" || first.State.Code != "review" || second.Mark != "?" {
		t.Errorf("cells: %+v, %+v", first, second)
	}
	pages, _ := printed(t, report.PDF, r)
	for name, shown := range map[string]string{"page": pageOf(t, r), "text": textOf(t, r), "print": strings.Join(pages, "")} {
		if strings.Count(shown, "请人工确认：为原件。") != 1 || !strings.Contains(shown, "李强/无犯罪.pdf") || !strings.Contains(shown, "请核对读数。") {
			t.Errorf("%s: %s", name, shown)
		}
	}
}

// What weighs little and is said alike of three papers or more is told once
// with all of them; of two, each by itself.
func TestWhatIsSaidAlikeIsGathered(t *testing.T) {
	r := dossier.Report{Date: "2026-11-20"}
	for i, name := range []string{"王晓琳", "李强", "赵敏"} {
		file := name + "/护照.pdf"
		warn := dossier.Finding{Rule: "upload.platform_limits", Severity: dossier.Warn, File: &file, Message: "文件为pdf格式。", MessageEN: "The file is a PDF."}
		a := dossier.ApplicantPart{Name: name, Folder: name, Part: dossier.Part{Findings: []dossier.Finding{warn}}}
		if i < 2 {
			a.Findings = append(a.Findings, dossier.Finding{Rule: "passport.validity", Severity: dossier.Warn, File: &file, Message: "将要到期。"})
		}
		r.Applicants = append(r.Applicants, a)
	}
	v := report.NewView(r)
	if len(v.Repeated) != 1 || len(v.Repeated[0].Papers) != 3 || v.Repeated[0].Papers[2] != (report.Gatherable{"赵敏", "赵敏/护照.pdf"}) {
		t.Errorf("gathered: %+v", v.Repeated)
	}
	if judged := v.Judged(); len(judged) != 2 || judged[0].Findings[0].Rule != "passport.validity" {
		t.Errorf("sections: %+v", judged)
	}
	pages, _ := printed(t, report.PDF, r)
	for name, shown := range map[string]string{"page": pageOf(t, r), "text": textOf(t, r), "print": strings.Join(pages, "")} {
		if strings.Count(shown, "文件为pdf格式。") != 1 || !strings.Contains(shown, "赵敏/护照.pdf") || strings.Count(shown, "将要到期。") != 2 {
			t.Errorf("%s: %s", name, shown)
		}
	}
}
