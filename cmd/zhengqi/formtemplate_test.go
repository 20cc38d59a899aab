package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhengqi/internal/specimen"
)

// The template is written once, and an empty one that is handed in declares
// nothing and hides nothing.
func TestFormTemplate(t *testing.T) {
	dir, _ := writeGroup(t, specimen.Options{Applicants: 1, Seed: 4, Level: "pdf"})
	name := filepath.Join(dir, "表单.xlsx")
	if status, _, stderr := runProgram("form", name, "--applicants", "1"); status != exitOK {
		t.Fatalf("status %d: %s", status, stderr)
	}
	before, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenFile(name)
	if err != nil || len(book.GetSheetList()) < 2 {
		t.Fatalf("%v, sheets %v", err, book.GetSheetList())
	}
	book.Close()
	if status, _, stderr := runProgram("form", name); status != exitUnusable || !strings.Contains(stderr, "没有覆盖") {
		t.Errorf("a second time: status %d: %s", status, stderr)
	}
	if after, err := os.ReadFile(name); err != nil || string(after) != string(before) {
		t.Errorf("the file was changed: %v", err)
	}
	if status, _, _ := runProgram("form", filepath.Join(t.TempDir(), "x.xlsx"), "--applicants", "31"); status != exitUnusable {
		t.Errorf("31 applicants: status %d", status)
	}
	if r := checkJSON(t, dir); len(r.Applicants) != 1 || len(r.Unassigned) != 0 {
		t.Errorf("with an empty form: %d applicants, unassigned %v", len(r.Applicants), r.Unassigned)
	}
}
