package intake_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhengqi/internal/dossier"
	"zhengqi/internal/formbook"
	"zhengqi/internal/intake"
)

// formOf is a filled form: cells by their names, of the company's sheet with C
// before them and of the people's with P.
func formOf(t *testing.T, cells map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := formbook.Write(&b, 3); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheets := map[byte]string{'C': f.GetSheetName(0), 'P': f.GetSheetName(1)}
	for at, text := range cells {
		if err := f.SetCellStr(sheets[at[0]], at[1:], text); err != nil {
			t.Fatal(err)
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// People of the form: folder, surname and given names are columns A to C.
func wangAndLi(t *testing.T) []byte {
	return formOf(t, map[string]string{"CB2": "沈阳示例贸易有限公司", "PB3": "王", "PC3": "晓琳", "PB4": "李", "PC4": "示例"})
}

func TestAFormInAFolderFillsWhatIsNotDeclared(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("表格.dat", wangAndLi(t)) // the name plays no part
	write("group.yaml", []byte("enterprise: {form: {name: 沈阳别家贸易有限公司}}\napplicants: [{folder: '01', name_zh: 王晓琳}]\n"))
	s, err := intake.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := s.Group.Enterprise.Form["name"]; got != "沈阳别家贸易有限公司" {
		t.Errorf("the declared name became %s", got)
	}
	if len(s.Group.Applicants) != 2 || s.Group.Applicants[0].Form["surname"] != "王" || s.Group.Applicants[1].NameZh != "李示例" {
		t.Errorf("applicants %+v", s.Group.Applicants)
	}
	p := s.Files[0].Problem
	if p == nil || p.Code != dossier.OnlineFormDoubtCode {
		t.Fatalf("the file: %+v", p)
	}
	for _, want := range []string{"名称与已申报的不一致", "李示例"} {
		if !strings.Contains(p.Message, want) {
			t.Errorf("%q does not tell of %s", p.Message, want)
		}
	}
}

func TestANameDoesNotOutweighAnIDNumber(t *testing.T) {
	dir := t.TempDir()
	form := formOf(t, map[string]string{"PB3": "王", "PC3": "晓琳", "PF3": "11010519491231002X", "PA4": "02", "PB4": "李", "PC4": "示例"})
	for name, data := range map[string][]byte{"form.xlsx": form,
		"group.yaml": []byte("applicants: [{folder: '01', name_zh: 王晓琳, id_number: '110105194912310038'}, {folder: '02'}]\n")} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := intake.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a := s.Group.Applicants
	if len(a) != 3 || a[0].Form != nil || a[1].Form["surname"] != "李" || a[2].Form["id_number"] != "11010519491231002X" {
		t.Errorf("applicants %+v", a)
	}
}

func TestAnUploadedFormFillsTheGroup(t *testing.T) {
	for what, uploads := range map[string]map[intake.Upload]string{
		"by itself": {{FileName: "form.xlsx"}: string(wangAndLi(t))},
		"in a ZIP":  {{FileName: "all.zip"}: zipOf(t, entry{name: "a.jpg", data: jpeg}, entry{name: "form.xlsx", data: string(wangAndLi(t))})},
	} {
		b := newBorder(t)
		docs := b.upload(uploads)
		g, err := b.db.Group(t.Context(), b.groupID)
		b.ok(err)
		if g.Enterprise.Form["name"] != "沈阳示例贸易有限公司" || len(g.Applicants) != 2 || g.Applicants[0].NameZh != "王晓琳" {
			t.Errorf("%s: %+v", what, g)
		}
		if shown := documents(docs)["form.xlsx"]; shown != "! "+dossier.OnlineFormCode {
			t.Errorf("%s: the form is %q", what, shown)
		}
	}
}

func zipOf(t *testing.T, entries ...entry) string {
	t.Helper()
	data, err := os.ReadFile(writeZIP(t, entries...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A row that names somebody else than the applicant whose folder, number or
// pinyin it gives leaves the applicant alone.
func TestARowAboutSomebodyElseIsLeftOut(t *testing.T) {
	for name, declared := range map[string]string{
		"declared": "applicants: [{folder: '01', name_zh: 张伟, name_latin: ZHANG WEI, id_number: '110105194912310038'}]\n",
		"in rows":  "applicants: [{folder: '01'}]\n",
	} {
		dir := t.TempDir()
		first := map[string]string{"PA3": "01", "PB3": "张", "PC3": "伟"}
		second := map[string]string{"PA4": "01", "PB4": "李", "PC4": "示例", "PF4": "11010519491231002X"}
		for at, text := range second {
			first[at] = text
		}
		for name, data := range map[string][]byte{"form.xlsx": formOf(t, first), "group.yaml": []byte(declared)} {
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		s, err := intake.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		a := s.Group.Applicants
		if len(a) != 1 || a[0].Form["surname"] != "张" || a[0].Form["id_number"] != "" {
			t.Errorf("%s: applicants %+v", name, a)
		}
		if p := s.Files[0].Problem; p.Code != dossier.OnlineFormDoubtCode || !strings.Contains(p.Message, "该行未采用") {
			t.Errorf("%s: the file: %+v", name, p)
		}
	}
}

// A row that names its applicant in another writing, or in part, or by a number
// of the applicant's, is taken.
func TestARowInAnotherWritingIsTaken(t *testing.T) {
	for name, k := range map[string]struct {
		cells map[string]string
		doubt bool
	}{
		"a space":         {map[string]string{"PB3": "王", "PC3": "晓 琳"}, false},
		"a surname alone": {map[string]string{"PB3": "王"}, false},
		"the ID number":   {map[string]string{"PB3": "王", "PC3": "小林", "PF3": "１１０１０５１９４９１２３１００２x"}, true},
	} {
		dir := t.TempDir()
		k.cells["PA3"], k.cells["PL3"] = "01", "经理"
		for file, data := range map[string][]byte{"form.xlsx": formOf(t, k.cells),
			"group.yaml": []byte("applicants: [{folder: '01', name_zh: 王晓琳, id_number: 11010519491231002X}]\n")} {
			if err := os.WriteFile(filepath.Join(dir, file), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		s, err := intake.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if a := s.Group.Applicants; len(a) != 1 || a[0].Form["surname"] != "王" || len(a[0].Form) != len(k.cells)-1 {
			t.Errorf("%s: %+v, %+v", name, a, s.Files[0].Problem)
		}
		if doubt := s.Files[0].Problem.Code == dossier.OnlineFormDoubtCode; doubt != k.doubt {
			t.Errorf("%s: %+v", name, s.Files[0].Problem)
		}
	}
}

// What is declared as an empty text does not hide what the form says.
func TestAnEmptyFieldIsFilledIn(t *testing.T) {
	b := newBorder(t)
	g, err := b.db.Group(t.Context(), b.groupID)
	b.ok(err)
	seen := g
	g.Enterprise.Form = map[string]string{"name": "", "turnover": "5"}
	b.ok(b.db.SetFacts(t.Context(), seen, g, "李", "补填"))
	b.upload(map[intake.Upload]string{{FileName: "form.xlsx"}: string(wangAndLi(t))})
	g, err = b.db.Group(t.Context(), b.groupID)
	b.ok(err)
	if f := g.Enterprise.Form; f["name"] != "沈阳示例贸易有限公司" || f["turnover"] != "5" {
		t.Errorf("the form is %v", f)
	}
}

// People of a form that comes with papers in folders are held against the
// owners of these, as they are in a folder.
func TestAFormThatComesWithPapers(t *testing.T) {
	b := newBorder(t)
	b.upload(map[intake.Upload]string{{FileName: "all.zip"}: zipOf(t, entry{name: "applicants/01/p.jpg", data: jpeg}, entry{name: "form.xlsx", data: string(wangAndLi(t))})})
	g, err := b.db.Group(t.Context(), b.groupID)
	b.ok(err)
	for _, d := range g.Documents {
		if d.Path == "form.xlsx" && (d.Problem.Code != dossier.OnlineFormDoubtCode || !strings.Contains(d.Problem.Message, "对不上")) {
			t.Errorf("the form: %+v", d.Problem)
		}
	}
	if len(g.Applicants) != 3 || g.Applicants[0].Folder != "applicants/01" {
		t.Errorf("applicants %+v", g.Applicants)
	}
}

// Workbooks beyond what one submission is read for are named, and hold nobody
// up.
func TestManyForms(t *testing.T) {
	var entries []entry
	form := string(wangAndLi(t))
	for i := range 23 {
		entries = append(entries, entry{name: fmt.Sprintf("form-%02d.xlsx", i), data: form})
	}
	b := newBorder(t)
	left := 0
	for _, d := range b.upload(map[intake.Upload]string{{FileName: "all.zip"}: zipOf(t, entries...)}) {
		if d.Problem != nil && d.Problem.Code == "too_many_forms" {
			left++
		}
	}
	if left != 3 {
		t.Errorf("%d of 23 forms were left out", left)
	}
}
