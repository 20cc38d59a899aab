package intake_test

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding/simplifiedchinese"

	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
)

const jpeg = "\xff\xd8\xff\xe0 a picture"

func wantCode(t *testing.T, err error, code string) *dossier.Error {
	t.Helper()
	var coded *dossier.Error
	if !errors.As(err, &coded) || coded.Code != code {
		t.Fatalf("error is %v, want code %s", err, code)
	}
	if coded.Message == "" || coded.MessageEN == "" {
		t.Errorf("error %s says nothing to people", code)
	}
	return coded
}

func same(t *testing.T, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// entry is one entry of a test ZIP.
type entry struct {
	name string
	data string
	mode os.FileMode
	raw  bool // the name is not UTF-8 and not said to be
}

func writeZIP(t testing.TB, entries ...entry) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "group.zip")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := zip.NewWriter(f)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: e.raw}
		if e.mode != 0 {
			header.SetMode(e.mode)
		}
		out, err := w.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte(e.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func writeFolder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t *testing.T, name string) *intake.Submission {
	t.Helper()
	s, err := intake.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// table shows a submission as path -> owner or problem.
func table(s *intake.Submission) map[string]string {
	shown := map[string]string{}
	for _, f := range s.Files {
		shown[f.Path] = string(f.Owner)
		if f.Problem != nil {
			shown[f.Path] = "! " + f.Problem.Code
		}
	}
	return shown
}

var plain = map[string]string{
	"group.yaml":           "profile: liaoning-2026\napplicants:\n- folder: \"02\"\n  name_zh: 王晓琳\n",
	"enterprise/tax.jpg":   jpeg,
	"applicants/01/p.jpg":  jpeg,
	"applicants/01/x/y.jp": jpeg,
	"applicants/loose.jpg": jpeg,
	"flat.jpg":             jpeg,
	".DS_Store":            "x",
	"enterprise/Thumbs.db": "x",
	"__MACOSX/flat.jpg":    "x",
	".git/config":          "x",
}

var plainTable = map[string]string{
	"enterprise/tax.jpg": "enterprise", "applicants/01/p.jpg": "applicants/01", "applicants/01/x/y.jp": "applicants/01",
	"applicants/loose.jpg": "", "flat.jpg": "",
}

func checkPlain(t *testing.T, s *intake.Submission) {
	t.Helper()
	same(t, table(s), plainTable)
	same(t, s.Group, dossier.Group{Profile: "liaoning-2026", Applicants: []dossier.Applicant{
		{Folder: "applicants/02", NameZh: "王晓琳"}, {Folder: "applicants/01"}}})
	for _, f := range s.Files {
		data, err := f.Bytes()
		if err != nil || string(data) != jpeg || f.Size != int64(len(jpeg)) {
			t.Errorf("%s holds %q, %v, size %d", f.Path, data, err, f.Size)
		}
	}
}

func TestFolderAndZIPGiveTheSame(t *testing.T) {
	t.Run("folder", func(t *testing.T) { checkPlain(t, open(t, writeFolder(t, plain))) })
	for _, wrapper := range []string{"", "提交材料/"} {
		t.Run("zip "+wrapper, func(t *testing.T) {
			var entries []entry
			for name, data := range plain {
				entries = append(entries, entry{name: wrapper + name, data: data})
			}
			checkPlain(t, open(t, writeZIP(t, entries...)))
		})
	}
}

func TestOnlyOneWrapperIsStripped(t *testing.T) {
	s := open(t, writeZIP(t, entry{name: "a/b/flat.jpg"}, entry{name: "a/enterprise/t.jpg"}))
	same(t, table(s), map[string]string{"b/flat.jpg": "", "enterprise/t.jpg": "enterprise"})
	s = open(t, writeZIP(t, entry{name: "applicants/01/p.jpg"}))
	same(t, table(s), map[string]string{"applicants/01/p.jpg": "applicants/01"})
}

// What is meant as the declaration and has another name is told of, and taken
// for nothing.
func TestMisnamedDeclarationsAreNamed(t *testing.T) {
	for _, name := range []string{"group.yml", "Group.yaml", "group.yaml.txt", "团组/GROUP.YAML", "group.txt"} {
		files := map[string]string{name: "business: renew\n", "a/group.jpg": jpeg, "group.yaml.jpg": jpeg}
		s := open(t, writeFolder(t, files))
		same(t, table(s), map[string]string{name: "! misnamed_declaration", "a/group.jpg": "", "group.yaml.jpg": ""})
		same(t, s.Group, dossier.Group{})
	}
	s := open(t, writeFolder(t, map[string]string{"group.yaml": "business: renew\n", "group.yml": "business: new\n"}))
	same(t, s.Group.Business, "renew")
	same(t, table(s), map[string]string{"group.yml": "! misnamed_declaration"})
}

func TestEmptyFolderMakesAnApplicant(t *testing.T) {
	dir := writeFolder(t, map[string]string{"flat.jpg": jpeg})
	if err := os.MkdirAll(filepath.Join(dir, "applicants", "李雷"), 0o700); err != nil {
		t.Fatal(err)
	}
	want := []dossier.Applicant{{Folder: "applicants/李雷"}}
	same(t, open(t, dir).Group.Applicants, want)
	same(t, open(t, writeZIP(t, entry{name: "flat.jpg"}, entry{name: "applicants/李雷/", mode: os.ModeDir | 0o755})).Group.Applicants, want)
}

func TestZIPOfChineseWindows(t *testing.T) {
	name, err := simplifiedchinese.GBK.NewEncoder().String("applicants/王晓琳/护照.jpg")
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, writeZIP(t, entry{name: name, data: jpeg, raw: true}, entry{name: "enterprise/完税.jpg", data: jpeg}))
	same(t, table(s), map[string]string{"applicants/王晓琳/护照.jpg": "applicants/王晓琳", "enterprise/完税.jpg": "enterprise"})
}

func TestZIPRefusesByEntry(t *testing.T) {
	s := open(t, writeZIP(t,
		entry{name: "g/applicants/01/p.jpg", data: jpeg},
		entry{name: "../evil.jpg", data: jpeg},
		entry{name: "g/../../evil2.jpg", data: jpeg},
		entry{name: "/etc/passwd", data: jpeg},
		entry{name: `g\back.jpg`, data: jpeg},
		entry{name: "C:/windows.jpg", data: jpeg},
		entry{name: "g/bell\x07.jpg", data: jpeg},
		entry{name: "g/link.jpg", data: "/etc/passwd", mode: os.ModeSymlink | 0o777},
		entry{name: "g/pipe.jpg", mode: os.ModeNamedPipe | 0o644},
		entry{name: "g/more.ZIP", data: "PK\x03\x04"},
		entry{name: "g/bomb.jpg", data: strings.Repeat("\x00", 5<<20)},
		entry{name: "g/huge.jpg", data: strings.Repeat(noise, 1+(20<<20)/len(noise))},
	))
	same(t, table(s), map[string]string{
		"applicants/01/p.jpg": "applicants/01",
		"evil.jpg":            "! unsafe_path", "evil2.jpg": "! unsafe_path", "etc/passwd": "! unsafe_path", "g/back.jpg": "! unsafe_path",
		"C:/windows.jpg": "! unsafe_path", "bell_.jpg": "! unsafe_path",
		"link.jpg": "! link", "pipe.jpg": "! not_a_file", "more.ZIP": "! nested_zip", "bomb.jpg": "! suspicious_compression", "huge.jpg": "! too_large",
	})
	for _, f := range s.Files {
		if _, err := f.Bytes(); (err == nil) != (f.Problem == nil) {
			t.Errorf("%s: problem %v, yet Bytes gives %v", f.Path, f.Problem, err)
		}
	}
}

// noise compresses a little, not a lot.
var noise = func() string {
	var b strings.Builder
	x := uint32(1)
	for range 30_000 {
		x = x*1664525 + 1013904223
		b.WriteByte(byte(x >> 24))
	}
	return b.String()
}()

func TestZIPRefusedAsAWhole(t *testing.T) {
	many := make([]entry, intake.MaxFiles+1)
	for i := range many {
		many[i].name = strings.Repeat("x", i%200+1) + strings.Repeat("y", i/200)
	}
	text := filepath.Join(t.TempDir(), "text.zip")
	if err := os.WriteFile(text, []byte("not a zip at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ file, code string }{
		"too many files": {writeZIP(t, many...), "too_many_files"},
		"not a ZIP":      {text, "damaged_zip"},
		"office":         {writeZIP(t, entry{name: "[Content_Types].xml"}, entry{name: "word/document.xml"}), "unsupported_type"},
		"missing":        {filepath.Join(t.TempDir(), "none"), "group_unreadable"},
		"bad yaml":       {writeZIP(t, entry{name: "group.yaml", data: "colour: red"}), "invalid_group_yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := intake.Open(c.file)
			wantCode(t, err, c.code)
		})
	}
}

func TestZIPWithAnEndlessDirectory(t *testing.T) {
	entries := make([]entry, 10_000)
	for i := range entries {
		entries[i].name = strings.Repeat("n", 1000)
	}
	_, err := intake.Open(writeZIP(t, entries...))
	wantCode(t, err, "too_many_files")
}

func TestDamagedEntryIsItsOwnProblem(t *testing.T) {
	name := writeZIP(t, entry{name: "a.jpg", data: jpeg + noise}, entry{name: "b.jpg", data: jpeg})
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[2000] ^= 0xff
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, name)
	for _, f := range s.Files {
		_, err := f.Bytes()
		if f.Path == "a.jpg" {
			wantCode(t, err, "damaged_file")
		} else if err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
}

func TestFolderFollowsNoLinkOut(t *testing.T) {
	outside := writeFolder(t, map[string]string{"secret.jpg": jpeg})
	dir := writeFolder(t, map[string]string{"a.jpg": jpeg, "enterprise/b.jpg": jpeg})
	for link, target := range map[string]string{
		"out.jpg": filepath.Join(outside, "secret.jpg"), "folder": outside, "dangling.jpg": "nowhere", "inside.jpg": "a.jpg",
		"up.jpg": "../" + filepath.Base(outside) + "/secret.jpg", "loop": "."} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, dir)
	same(t, table(s), map[string]string{"a.jpg": "", "enterprise/b.jpg": "enterprise", "inside.jpg": "",
		"out.jpg": "! link", "folder": "! link", "dangling.jpg": "! link", "up.jpg": "! link", "loop": "! link"})
	for _, f := range s.Files {
		if data, err := f.Bytes(); f.Problem == nil && (err != nil || string(data) != jpeg) {
			t.Errorf("%s: %q, %v", f.Path, data, err)
		}
	}
}

func TestFolderBoundsFiles(t *testing.T) {
	dir := writeFolder(t, map[string]string{"ok.jpg": jpeg, "evil\x1b[2J.jpg": jpeg, "empty.jpg": ""})
	huge, err := os.Create(filepath.Join(dir, "huge.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if err := huge.Truncate(intake.MaxFile + 1); err != nil {
		t.Fatal(err)
	}
	huge.Close()
	same(t, table(open(t, dir)), map[string]string{"ok.jpg": "", "evil_[2J.jpg": "", "empty.jpg": "", "huge.jpg": "! too_large"})
}

func TestWithDate(t *testing.T) {
	evening := time.Date(2026, 11, 20, 17, 0, 0, 0, time.UTC) // already the 21st in China
	same(t, intake.WithDate(dossier.Group{}, evening), dossier.Group{Date: "2026-11-21"})
	set := dossier.Group{Profile: "mfa", Business: "renew", Date: "2026-01-01"}
	same(t, intake.WithDate(set, evening), set)
}

func TestWholeDeclaration(t *testing.T) {
	yes, no, staff := true, false, 120
	got, err := intake.ParseDeclaration([]byte("\ufeff" + `
profile: wanzhou-2025
business: replace
reason: lost
state: 遗失
date: 2026-11-20
forwarding_date: "2026-12-01"
on_record: true
enterprise: {name: 万州示例有限公司, uscc: 91500101MA0000000X, legal_representative: 张三, employees: 120, industry: goods_trade, bankrupt: false, form: {turnover: 1200}}
form: {contact_phone: 024-12345678}
applicants:
  - {folder: 01, name_zh: 王晓琳, name_latin: WANG XIAOLIN, id_number: 500101199001011234, occupation: 经理, legal_representative: false, form: {email: a@b.cn, mobile_number: ~}}
  - {folder: applicants/02}
  - {name_zh: 李雷}
  - {}
`))
	if err != nil {
		t.Fatal(err)
	}
	same(t, got, dossier.Group{Profile: "wanzhou-2025", Business: "replace", Reason: "lost", State: "遗失", Date: "2026-11-20",
		ForwardingDate: "2026-12-01", OnRecord: &yes, Form: map[string]string{"contact_phone": "024-12345678"},
		Enterprise: dossier.Enterprise{Name: "万州示例有限公司", USCC: "91500101MA0000000X", LegalRepresentative: "张三", Employees: &staff, Industry: "goods_trade", Bankrupt: &no,
			Form: map[string]string{"turnover": "1200"}},
		Applicants: []dossier.Applicant{
			{Folder: "applicants/01", NameZh: "王晓琳", NameLatin: "WANG XIAOLIN", IDNumber: "500101199001011234", Occupation: "经理", LegalRepresentative: &no, Form: map[string]string{"email": "a@b.cn"}},
			{Folder: "applicants/02"}, {Folder: "applicants/李雷", NameZh: "李雷"}, {Folder: "applicants/4"}}})
}

func TestAbsentIsUnknown(t *testing.T) {
	for _, data := range []string{"", "# nothing\n", "profile:\non_record: ~\nenterprise:\napplicants:\n"} {
		got, err := intake.ParseDeclaration([]byte(data))
		if err != nil {
			t.Errorf("%q: %v", data, err)
		}
		if diff := cmp.Diff(dossier.Group{}, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q (-want +got)\n%s", data, diff)
		}
	}
}

func TestDeclarationMistakesNameTheirLines(t *testing.T) {
	for name, c := range map[string]struct{ data, says string }{
		"unknown key":       {"profile: x\ncolour: red", `第 2 行：group.yaml 没有名为 "colour" 的项`},
		"unknown below":     {"enterprise:\n  colour: red", `第 2 行：enterprise 没有名为 "colour"`},
		"repeated":          {"profile: a\nprofile: b", "第 2 行"},
		"wrong business":    {"business: buy", "business 的值"},
		"wrong date":        {"\n\ndate: 2026-02-30", "第 3 行：date 的值"},
		"wrong boolean":     {"on_record: maybe", "true 或 false"},
		"list for text":     {"profile: [a]", "单个值"},
		"text for list":     {"applicants: a", "列表"},
		"number for map":    {"enterprise: 7", "键: 值"},
		"negative":          {"enterprise: {employees: -1}", "整数"},
		"folder outside":    {"applicants: [{folder: ../x}]", "文件夹名"},
		"same folder":       {"applicants: [{folder: a}, {folder: applicants/a}]", "重复"},
		"reference":         {"profile: &a x\nbusiness: *a", "单个值"},
		"syntax":            {"profile: x\n  bad: [", "YAML 语法错误"},
		"two documents":     {"profile: x\n---\nprofile: y", "一份"},
		"not UTF-8":         {"profile: \xc1\xc9", "UTF-8"},
		"too long":          {"profile: " + strings.Repeat("x", 300), "过长"},
		"too large":         {strings.Repeat("#", 300_000), "过大"},
		"not a mapping":     {"- a\n- b", "键: 值"},
		"mistakes together": {"a: 1\nb: 2", `"b"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := intake.ParseDeclaration([]byte(c.data))
			if coded := wantCode(t, err, "invalid_group_yaml"); !strings.Contains(coded.Message, c.says) {
				t.Errorf("message %q does not say %q", coded.Message, c.says)
			}
		})
	}
}

func FuzzParseDeclaration(f *testing.F) {
	f.Add([]byte("profile: liaoning-2026\nenterprise: {name: 示例, employees: 3}\napplicants: [{folder: a, legal_representative: true}]"))
	f.Add([]byte("a: &x [*x]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := intake.ParseDeclaration(data)
		var coded *dossier.Error
		if err != nil && !errors.As(err, &coded) {
			t.Fatalf("error without a code: %v", err)
		}
		for _, a := range g.Applicants {
			if folder, ok := intake.ApplicantFolder(a.Folder); !ok || folder != a.Folder {
				t.Errorf("folder %q of an applicant is not one", a.Folder)
			}
		}
	})
}

func FuzzOpenZIP(f *testing.F) {
	for _, e := range [][]entry{{{name: "a.jpg", data: jpeg}}, {{name: "g/group.yaml", data: "profile: x"}, {name: "../x", data: "x"}}} {
		data, err := os.ReadFile(writeZIP(f, e...))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(t.TempDir(), "f.zip")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := intake.Open(name)
		var coded *dossier.Error
		if err != nil {
			if !errors.As(err, &coded) {
				t.Fatalf("error without a code: %v", err)
			}
			return
		}
		defer s.Close()
		for _, file := range s.Files {
			if file.Path == "" || strings.HasPrefix(file.Path, "/") || strings.Contains("/"+file.Path+"/", "/../") {
				t.Errorf("path %q leads out", file.Path)
			}
			if _, err := file.Bytes(); err != nil && !errors.As(err, &coded) {
				t.Errorf("error without a code: %v", err)
			}
		}
	})
}

// TestFillTakesWhatIsNotSaid lays a declaration over one that says some of it.
func TestFillTakesWhatIsNotSaid(t *testing.T) {
	yes, no := true, false
	said := dossier.Group{Enterprise: dossier.Enterprise{Bankrupt: &no, Form: map[string]string{"phone": "1"}}, Form: map[string]string{"name": "甲团"},
		Applicants: []dossier.Applicant{{Folder: "a", Form: map[string]string{"email": "a@b.cn"}}}}
	more := dossier.Group{Enterprise: dossier.Enterprise{Bankrupt: &yes, DishonestList: &yes, EconomicCase: &no, Form: map[string]string{"phone": "2", "nature": "民营"}},
		Form: map[string]string{"name": "乙团", "purpose": "商务"}, Applicants: []dossier.Applicant{{Folder: "a", EconomicCase: &no, Form: map[string]string{"email": "c@d.cn", "position": "经理"}}}}
	same(t, intake.Fill(said, more), dossier.Group{
		Enterprise: dossier.Enterprise{Bankrupt: &no, DishonestList: &yes, EconomicCase: &no, Form: map[string]string{"phone": "1", "nature": "民营"}},
		Form:       map[string]string{"name": "甲团", "purpose": "商务"},
		Applicants: []dossier.Applicant{{Folder: "a", EconomicCase: &no, Form: map[string]string{"email": "a@b.cn", "position": "经理"}}}})
}
