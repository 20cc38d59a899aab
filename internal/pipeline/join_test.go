package pipeline_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
)

func in(folder string, d dossier.Document) dossier.Document {
	d.Owner, d.Path = dossier.Owner(folder), folder+"/"+d.Path
	return d
}

// People who are declared by name alone are those whose papers lie in folders
// of other names; where it is not clear who is who, all stay as they are.
func TestAssignJoinsDeclaredPeopleWithTheirFolders(t *testing.T) {
	wang, li := dossier.Applicant{Folder: "applicants/王晓琳", NameZh: "王晓琳", Occupation: "经理"}, dossier.Applicant{Folder: "applicants/li", Form: map[string]string{"surname": "李", "given_names": "示例", "id_number": "440524188001010014"}}
	passport := func(folder, name string) dossier.Document {
		return in(folder, loose("p.jpg", dossier.Passport, "document_number", "E"+folder, "name_zh", name))
	}
	record := func(folder string) dossier.Document {
		return in(folder, loose("r.pdf", dossier.NoCrimeRecord, "name", "王晓琳", "id_number", "11010519491231002X"))
	}
	at := func(a dossier.Applicant, folder string) dossier.Applicant { a.Folder = folder; return a }
	for name, k := range map[string]struct {
		applicants []dossier.Applicant
		documents  []dossier.Document
		want       []dossier.Applicant
	}{
		"by name and number": {[]dossier.Applicant{wang, li, {Folder: "applicants/01"}, {Folder: "applicants/02"}},
			[]dossier.Document{passport("applicants/02", "王晓琳"), in("applicants/01", loose("s.pdf", dossier.SocialInsurance, "id_number", "440524188001010014", "name", "李示倒"))},
			[]dossier.Applicant{at(wang, "applicants/02"), at(li, "applicants/01")}},
		"a licence first": {[]dossier.Applicant{wang, {Folder: "applicants/01"}},
			[]dossier.Document{in("applicants/01", loose("a.jpg", dossier.BusinessLicence, "name", "沈阳某某有限公司")), passport("applicants/01", "王晓琳")},
			[]dossier.Applicant{at(wang, "applicants/01")}},
		"a paper of another": {[]dossier.Applicant{wang, li, {Folder: "applicants/01"}},
			[]dossier.Document{in("applicants/01", loose("a.pdf", dossier.SocialInsurance, "name", "李示例")), passport("applicants/01", "王晓琳")},
			[]dossier.Applicant{wang, li, {Folder: "applicants/01"}}},
		"two folders": {[]dossier.Applicant{wang, {Folder: "applicants/01"}, {Folder: "applicants/02"}},
			[]dossier.Document{passport("applicants/01", "王晓琳"), passport("applicants/02", "王晓琳")},
			[]dossier.Applicant{wang, {Folder: "applicants/01"}, {Folder: "applicants/02"}}},
		"two people": {[]dossier.Applicant{wang, at(wang, "applicants/other"), {Folder: "applicants/01"}}, []dossier.Document{passport("applicants/01", "王晓琳")},
			[]dossier.Applicant{wang, at(wang, "applicants/other"), {Folder: "applicants/01"}}},
		"another number": {[]dossier.Applicant{li, {Folder: "applicants/01"}},
			[]dossier.Document{in("applicants/01", loose("s.pdf", dossier.SocialInsurance, "id_number", "11010519491231002X", "name", "李示例"))},
			[]dossier.Applicant{li, {Folder: "applicants/01"}}},
		"a declared folder": {[]dossier.Applicant{wang, {Folder: "applicants/01", NameZh: "王小林"}}, []dossier.Document{passport("applicants/01", "王晓琳")},
			[]dossier.Applicant{wang, {Folder: "applicants/01", NameZh: "王小林"}}},
		"not read for certain": {[]dossier.Applicant{wang, {Folder: "applicants/01"}}, []dossier.Document{flagged(passport("applicants/01", "王晓琳"), "name_zh")},
			[]dossier.Applicant{wang, {Folder: "applicants/01"}}},
		"a photo of one's own": {[]dossier.Applicant{wang, {Folder: "applicants/01"}}, []dossier.Document{passport("applicants/01", "王晓琳"), in("applicants/王晓琳", loose("photo.jpg", dossier.Photo))},
			[]dossier.Applicant{at(wang, "applicants/01")}},
		"papers of one's own with the same number": {[]dossier.Applicant{wang, {Folder: "applicants/01"}}, []dossier.Document{record("applicants/01"), record("applicants/王晓琳")},
			[]dossier.Applicant{at(wang, "applicants/01")}},
		"papers of one's own with the same name": {[]dossier.Applicant{wang, {Folder: "applicants/01"}}, []dossier.Document{passport("applicants/01", "王晓琳"), record("applicants/王晓琳")},
			[]dossier.Applicant{wang, {Folder: "applicants/01"}}},
		"another's paper of one's own": {[]dossier.Applicant{wang, {Folder: "applicants/01"}}, []dossier.Document{passport("applicants/01", "王晓琳"), in("applicants/王晓琳", loose("s.pdf", dossier.SocialInsurance, "name", "李示例"))},
			[]dossier.Applicant{wang, {Folder: "applicants/01"}}},
		"a namesake read in doubt": {[]dossier.Applicant{wang, {Folder: "applicants/01"}}, []dossier.Document{passport("applicants/01", "王晓琳"), flagged(flagged(passport("applicants/王晓琳", "王晓琳"), "name_zh"), "document_number")},
			[]dossier.Applicant{wang, {Folder: "applicants/01"}}},
		"a masked number": {[]dossier.Applicant{{Folder: "applicants/p", NameZh: "王晓琳", IDNumber: "11010519491231002X"}, {Folder: "applicants/01"}}, []dossier.Document{in("applicants/01", loose("s.pdf", dossier.SocialInsurance, "name", "王晓琳", "id_number", "110105********002X"))},
			[]dossier.Applicant{{Folder: "applicants/01", NameZh: "王晓琳", IDNumber: "11010519491231002X"}}},
		"a name in Latin letters first": {[]dossier.Applicant{wang, {Folder: "applicants/01"}}, []dossier.Document{in("applicants/01", loose("a.jpg", dossier.Passport, "surname", "WANG", "given_names", "XIAOLIN")), record("applicants/01")},
			[]dossier.Applicant{at(wang, "applicants/01")}},
		"another name in Latin letters": {[]dossier.Applicant{wang, {Folder: "applicants/01"}}, []dossier.Document{record("applicants/01"), in("applicants/01", loose("x.jpg", dossier.Passport, "surname", "LI", "given_names", "SHILI"))},
			[]dossier.Applicant{wang, {Folder: "applicants/01"}}},
		"by number alone": {[]dossier.Applicant{{Folder: "applicants/p", IDNumber: "11010519491231002X"}, {Folder: "applicants/01"}}, []dossier.Document{in("applicants/01", loose("a.jpg", dossier.Passport, "surname", "WANG", "given_names", "XIAOLIN")), record("applicants/01")},
			[]dossier.Applicant{{Folder: "applicants/01", IDNumber: "11010519491231002X"}}},
		"with papers of one's own": {[]dossier.Applicant{wang, {Folder: "applicants/01"}}, []dossier.Document{passport("applicants/01", "王晓琳"), passport("applicants/王晓琳", "王晓琳")},
			[]dossier.Applicant{wang, {Folder: "applicants/01"}}},
	} {
		got := pipeline.Assign(dossier.Group{Applicants: k.applicants, Documents: k.documents})
		if diff := cmp.Diff(k.want, got.Applicants); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		for _, d := range got.Documents { // no paper is left behind
			if !slices.ContainsFunc(got.Applicants, func(a dossier.Applicant) bool { return d.Owner == dossier.Owner(a.Folder) }) {
				t.Errorf("%s: %s goes to %q, who is not there", name, d.Path, d.Owner)
			}
		}
	}
}
