package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sync/semaphore"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

// unpack gives the files of a ZIP by their names.
func unpack(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestPackageOfTheSampleGroup(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.zip")
	status, said, errs := runProgram("package", filepath.Join("..", "..", "testdata", "group"), "-o", out)
	if status != exitOK || !strings.Contains(said, "待人工核对") {
		t.Fatalf("status %d: %s %s", status, said, errs)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	files := unpack(t, data)
	for _, name := range []string{"申请人/01-贾琴黛/01-护照资料页.jpg", "申请人/01-贾琴黛/02-照片.jpg", "申请人/01-贾琴黛/03-签名.jpg", "申请人/01-贾琴黛/04-社保证明.jpg",
		"申请人/01-贾琴黛/05-无犯罪记录证明.jpg", "企业/01-纳税证明.jpg", "填报单.xlsx"} {
		if len(files[name]) == 0 {
			t.Errorf("no %s", name)
		}
	}
	form := string(files["申请人/01-贾琴黛/填报单.txt"])
	for _, line := range []string{"姓名拼音：JIA QINDAI", "护照号码：E76890774", "家庭住址：（未填 empty）", "护照上的出生地：SHANDONG"} {
		if !strings.Contains(form, line) {
			t.Errorf("%s is not in %s", line, form)
		}
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(out), "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the package: %q, %v", left, err)
	}
}

func TestPackageThatCannotBeMade(t *testing.T) {
	dir := t.TempDir()
	for name, args := range map[string][]string{
		"no output": {"package", dir}, "no folder for it": {"package", dir, "-o", filepath.Join(dir, "none", "x.zip")},
		"no group": {"package", filepath.Join(dir, "none"), "-o", filepath.Join(dir, "x.zip")},
	} {
		if status, _, errs := runProgram(args...); status != exitUnusable || !strings.Contains(errs, "zhengqi: ") {
			t.Errorf("%s: status %d, %s", name, status, errs)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestPackageOfAStoredGroup packs what is stored, before and after a
// correction that no report covers yet.
func TestPackageOfAStoredGroup(t *testing.T) {
	b := newBorder(t)
	temp := t.TempDir()
	p := &packer{b.db, b.blobs, temp, rulesDesk{shelf: rules.NewShelf(b.db)}, semaphore.NewWeighted(1)} // nothing to be fixed
	g := b.handIn(t, dossier.Group{Date: "2026-11-20"}, "applicants/01/p.jpg", blankJPEG(t))
	if _, _, err := p.Pack(t.Context(), g.ID); dossier.ProblemOf(err).Code != "report_not_ready" {
		t.Errorf("before a report: %v", err)
	}
	doc := g.Documents[0]
	claim, err := b.db.Claim(t.Context(), doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.db.Finish(t.Context(), claim, dossier.Reading{Papers: []dossier.Paper{{Kind: dossier.Passport, KindConfidence: 1, Pages: []int{1},
		Fields: dossier.Fields{"name_zh": {Value: "王晓琳", Confidence: 1, Source: dossier.SourceOCR, Page: 1},
			"document_number": {Value: "E12345678", Review: true, Source: dossier.SourceOCR, Page: 1}}}}}); err != nil {
		t.Fatal(err)
	}
	_, _, revision, err := b.db.Basis(t.Context(), g.ID)
	if err != nil {
		t.Fatal(err)
	}
	line := dossier.SlotDocument{Slot: "passport", Kind: dossier.Passport, File: &doc.Path, DocumentID: doc.ID, Pages: []int{1}, State: dossier.SlotReview}
	if err := b.db.SaveReport(t.Context(), g.ID, revision, dossier.Report{Profile: "liaoning-2026", Date: "2026-11-20", RulesVersion: "2026-01-01.1", Verdict: dossier.Review, Applicants: []dossier.ApplicantPart{
		{Name: "王晓琳", Folder: "applicants/01", Part: dossier.Part{Documents: []dossier.SlotDocument{line}}}}}); err != nil {
		t.Fatal(err)
	}
	files := b.pack(t, p, g.ID)
	if form := string(files["申请人/01-王晓琳/填报单.txt"]); !strings.Contains(form, "护照号码：【请核对 please check】E12345678") || len(files["申请人/01-王晓琳/01-护照资料页.jpg"]) == 0 {
		t.Errorf("the package says %s", form)
	}
	if strings.Contains(string(files["请先读我 README.txt"]), "有变化") {
		t.Error("the report is called old")
	}
	stored, _, err := b.db.Document(t.Context(), doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.db.Correct(t.Context(), doc.ID, stored.Version, []dossier.Correction{{Field: "document_number", Value: "E12345679", By: "李审核", Why: "原件"}}); err != nil {
		t.Fatal(err)
	}
	files = b.pack(t, p, g.ID)
	if form := string(files["申请人/01-王晓琳/填报单.txt"]); !strings.Contains(form, "护照号码：E12345679") || !strings.Contains(form, "人工更正") {
		t.Errorf("after the correction the package says %s", form)
	}
	if !strings.Contains(string(files["请先读我 README.txt"]), "有变化") {
		t.Error("nobody is told that the report is older")
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// pack packs a stored group and unpacks the answer.
func (b border) pack(t *testing.T, p *packer, id string) map[string][]byte {
	t.Helper()
	r, size, err := p.Pack(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil || int64(len(data)) != size {
		t.Errorf("%d bytes of %d, %v", len(data), size, err)
	}
	return unpack(t, data)
}
