package intake_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
)

func TestFillTakesOnlyWhatIsUnknown(t *testing.T) {
	yes, no, staff := true, false, 12
	stated := dossier.Group{ID: "g", Business: "renew", OnRecord: &no,
		Enterprise: dossier.Enterprise{Name: "大连示例有限公司"},
		Applicants: []dossier.Applicant{{Folder: "applicants/01", NameZh: "王晓琳"}}}
	declaration := dossier.Group{Profile: "mfa", Business: "new", Reason: "lost", State: "x", Date: "2026-11-20", ForwardingDate: "2026-11-30", OnRecord: &yes,
		Enterprise: dossier.Enterprise{Name: "另一公司", USCC: "91210200MA0000000X", LegalRepresentative: "王五", Employees: &staff, Industry: "other"},
		Applicants: []dossier.Applicant{
			{Folder: "applicants/01", NameZh: "李四", NameLatin: "WANG XIAOLIN", IDNumber: "1", Occupation: "经理", LegalRepresentative: &yes},
			{Folder: "applicants/02", NameZh: "赵六"}}}
	want := dossier.Group{ID: "g", Profile: "mfa", Business: "renew", Reason: "lost", State: "x", Date: "2026-11-20", ForwardingDate: "2026-11-30", OnRecord: &no,
		Enterprise: dossier.Enterprise{Name: "大连示例有限公司", USCC: "91210200MA0000000X", LegalRepresentative: "王五", Employees: &staff, Industry: "other"},
		Applicants: []dossier.Applicant{
			{Folder: "applicants/01", NameZh: "王晓琳", NameLatin: "WANG XIAOLIN", IDNumber: "1", Occupation: "经理", LegalRepresentative: &yes},
			{Folder: "applicants/02", NameZh: "赵六"}}}
	if diff := cmp.Diff(want, intake.Fill(stated, declaration)); diff != "" {
		t.Error(diff)
	}
	if stated.Applicants[0].NameLatin != "" {
		t.Error("the group itself was changed")
	}
	if diff := cmp.Diff(declaration, intake.Fill(dossier.Group{}, declaration)); diff != "" {
		t.Errorf("an empty group does not take all: %s", diff)
	}
}

func TestAgrees(t *testing.T) {
	yes, no := true, false
	g := dossier.Group{ID: "g", Business: "new", OnRecord: &yes, Form: map[string]string{}, Documents: []dossier.Document{{Path: "a.jpg"}},
		Applicants: []dossier.Applicant{{Folder: "applicants/02"}, {Folder: "applicants/01", NameZh: "王晓琳", Form: map[string]string{"home": "沈阳"}}}}
	for name, c := range map[string]struct {
		declaration dossier.Group
		want        bool
	}{
		"nothing":          {dossier.Group{}, true},
		"the same":         {dossier.Group{Business: "new", OnRecord: new(true), Applicants: []dossier.Applicant{{Folder: "applicants/01", NameZh: "王晓琳"}}}, true},
		"another order":    {dossier.Group{Applicants: []dossier.Applicant{{Folder: "applicants/01"}, {Folder: "applicants/02"}}}, true},
		"another business": {dossier.Group{Business: "renew"}, false},
		"not on record":    {dossier.Group{OnRecord: &no}, false},
		"another name":     {dossier.Group{Applicants: []dossier.Applicant{{Folder: "applicants/01", NameZh: "李四"}}}, false},
		"another home":     {dossier.Group{Applicants: []dossier.Applicant{{Folder: "applicants/01", Form: map[string]string{"home": "大连"}}}}, false},
	} {
		if got := intake.Agrees(g, c.declaration); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
