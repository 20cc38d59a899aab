package pipeline_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
)

// loose is a document outside every folder that holds one paper; pairs are
// field names and certain values.
func loose(path string, kind dossier.Kind, pairs ...string) dossier.Document {
	fields := dossier.Fields{}
	for i := 0; i < len(pairs); i += 2 {
		fields[pairs[i]] = dossier.Field{Value: pairs[i+1], Confidence: 1}
	}
	return dossier.Document{ID: path, Path: path, Status: dossier.StatusRead,
		Papers: []dossier.Paper{{Kind: kind, Pages: []int{1}, Fields: fields}}}
}

func flagged(d dossier.Document, name string) dossier.Document {
	f := d.Papers[0].Fields[name]
	f.Review = true
	d.Papers[0].Fields[name] = f
	return d
}

func ownersOf(g dossier.Group) map[string]dossier.Owner {
	owners := map[string]dossier.Owner{}
	for _, d := range g.Documents {
		owners[d.Path] = d.Owner
	}
	return owners
}

func TestAssignGivesLooseFilesToWhomTheyName(t *testing.T) {
	g := dossier.Group{
		Applicants: []dossier.Applicant{
			{Folder: "applicants/01", NameZh: "王晓琳", IDNumber: "11010519491231002X"},
			{Folder: "applicants/02", NameZh: "张伟", NameLatin: "ZHANG WEI"},
			{Folder: "applicants/03", NameZh: "张伟", IDNumber: "440524188001010014"},
		},
		Documents: []dossier.Document{
			loose("record.jpg", dossier.NoCrimeRecord, "name", "王晓琳"),
			loose("social.pdf", dossier.SocialInsurance, "id_number", "440524188001010014", "name", "张伟"),
			loose("twins.jpg", dossier.NoCrimeRecord, "name", "张伟"),
			loose("stranger.jpg", dossier.NoCrimeRecord, "name", "陈一"),
			loose("licence.jpg", dossier.BusinessLicence, "name", "某公司"),
			loose("slip.jpg", dossier.RemittanceSlip),
			flagged(loose("unsure.jpg", dossier.NoCrimeRecord, "name", "王晓琳"), "name"),
			loose("王晓琳照片.jpg", dossier.Photo),
			loose("IMG_1.jpg", dossier.Photo),
			loose("张伟.jpg", dossier.Signature),
			{ID: "broken.jpg", Path: "broken.jpg", Status: dossier.StatusUnreadable},
			{ID: "kept.jpg", Path: "kept.jpg", Owner: "applicants/02"},
		},
	}
	want := map[string]dossier.Owner{
		"record.jpg": "applicants/01", "social.pdf": "applicants/03", "twins.jpg": "", "stranger.jpg": "",
		"licence.jpg": dossier.OwnerEnterprise, "slip.jpg": dossier.OwnerEnterprise, "unsure.jpg": "",
		"王晓琳照片.jpg": "applicants/01", "IMG_1.jpg": "", "张伟.jpg": "", "broken.jpg": "", "kept.jpg": "applicants/02",
	}
	got := pipeline.Assign(g)
	if diff := cmp.Diff(want, ownersOf(got)); diff != "" {
		t.Error(diff)
	}
	for _, d := range got.Documents {
		if d.Owner == dossier.OwnerNone && d.OwnerReason == "" {
			t.Errorf("%s has no owner and no reason", d.Path)
		}
		if guess := d.Path == "王晓琳照片.jpg"; d.OwnerGuess != guess {
			t.Errorf("%s: guess %v, want %v", d.Path, d.OwnerGuess, guess)
		}
	}
	if g.Documents[0].Owner != dossier.OwnerNone {
		t.Error("Assign changed the group it was given")
	}
}

func TestAssignMakesApplicantsOfLoosePassports(t *testing.T) {
	g := dossier.Group{Documents: []dossier.Document{
		loose("a.jpg", dossier.Passport, "document_number", "E12345678", "surname", "WANG", "given_names", "XIAOLIN", "name_zh", "王晓琳"),
		loose("b.jpg", dossier.Passport, "document_number", "E12345679", "surname", "LI", "given_names", "NA"),
		loose("again.jpg", dossier.Passport, "document_number", "E12345678"),
		loose("record.jpg", dossier.NoCrimeRecord, "name", "王晓琳"),
		loose("wang xiaolin.jpg", dossier.Photo),
	}}
	got := pipeline.Assign(g)
	want := map[string]dossier.Owner{
		"a.jpg": "applicants/王晓琳", "b.jpg": "applicants/E12345679", "again.jpg": "applicants/王晓琳",
		"record.jpg": "applicants/王晓琳", "wang xiaolin.jpg": "applicants/王晓琳",
	}
	if diff := cmp.Diff(want, ownersOf(got)); diff != "" {
		t.Error(diff)
	}
	if len(got.Applicants) != 2 {
		t.Errorf("%d applicants, want 2", len(got.Applicants))
	}
}

// A declaration often names people in Chinese only, and the Chinese name of a
// passport is often not read: the spelling says that they are the same.
func TestAssignKnowsADeclaredNameByItsSpelling(t *testing.T) {
	got := pipeline.Assign(dossier.Group{
		Applicants: []dossier.Applicant{{Folder: "applicants/01", NameZh: "王晓琳"}, {Folder: "applicants/02", NameZh: "单国强"}},
		Documents: []dossier.Document{
			loose("a.jpg", dossier.Passport, "document_number", "E12345678", "surname", "WANG", "given_names", "XIAOLIN"),
			loose("b.jpg", dossier.Passport, "document_number", "E12345679", "surname", "SHAN", "given_names", "GUOQIANG"),
		},
	})
	want := map[string]dossier.Owner{"a.jpg": "applicants/01", "b.jpg": "applicants/02"}
	if diff := cmp.Diff(want, ownersOf(got)); diff != "" || len(got.Applicants) != 2 {
		t.Errorf("%d applicants %s", len(got.Applicants), diff)
	}
}

// One file with the papers of several people belongs to none of them, but its
// passports make them applicants.
func TestAssignLeavesAFileOfSeveralPeopleToAPerson(t *testing.T) {
	both := loose("all.pdf", dossier.Passport, "document_number", "E12345678", "surname", "WANG", "given_names", "XIAOLIN")
	both.Papers = append(both.Papers, loose("", dossier.Passport, "document_number", "E12345679", "surname", "LI", "given_names", "NA").Papers...)
	mixed := loose("mixed.pdf", dossier.BusinessLicence, "name", "某公司")
	mixed.Papers = append(mixed.Papers, loose("", dossier.Passport, "document_number", "E12345678").Papers...)
	one := loose("one.pdf", dossier.Other)
	one.Papers = append(one.Papers, loose("", dossier.Passport, "document_number", "E12345679").Papers...)
	got := pipeline.Assign(dossier.Group{Documents: []dossier.Document{both, mixed, one}})
	want := map[string]dossier.Owner{"all.pdf": "", "mixed.pdf": "", "one.pdf": "applicants/E12345679"}
	if diff := cmp.Diff(want, ownersOf(got)); diff != "" || len(got.Applicants) != 2 {
		t.Errorf("%d applicants %s", len(got.Applicants), diff)
	}
	for _, d := range got.Documents[:2] {
		if d.OwnerReason == "" {
			t.Errorf("%s has no owner and no reason", d.Path)
		}
	}
}
