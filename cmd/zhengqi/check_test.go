package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhengqi/internal/bench"
	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

// runProgram runs the command line in this process.
func runProgram(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, streams{&out, &errs})
	return status, out.String(), errs.String()
}

func checkJSON(t *testing.T, args ...string) dossier.Report {
	t.Helper()
	status, out, errs := runProgram(append([]string{"check", "--json"}, args...)...)
	var r dossier.Report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("status %d, %v\n%s", status, err, errs)
	}
	if want := exitVerdict; status != want && r.Verdict != dossier.Complete {
		t.Errorf("status %d for verdict %s", status, r.Verdict)
	}
	return r
}

func TestCheckFindsWhatWasPlantedAndAccusesNobodyElse(t *testing.T) {
	dir, truth := writeGroup(t, specimen.Options{Applicants: 4, Seed: 21, Level: "0", Plant: []string{
		"photo.pixels", "passport.validity.min_1y", "no_crime.validity.max_3m", "social.months.min_6", "payment.amount"}})
	r := checkJSON(t, dir)
	j := bench.Judge(truth, r)
	if len(j.Missed) > 0 || len(j.FalseFails) > 0 {
		t.Errorf("missed %v, false fails %v", j.Missed, j.FalseFails)
	}
	if r.Profile != "liaoning-2026" || r.RulesVersion == "" || r.Verdict != dossier.Incomplete || len(r.Applicants) != 4 {
		t.Errorf("profile %s, rules %s, verdict %s, %d applicants", r.Profile, r.RulesVersion, r.Verdict, len(r.Applicants))
	}
	zipped := zipFolder(t, dir)
	page := filepath.Join(t.TempDir(), "report.html")
	workbook := filepath.Join(t.TempDir(), "report.xlsx")
	notice := filepath.Join(t.TempDir(), "notice.HTML")
	print, notices := filepath.Join(t.TempDir(), "report.pdf"), filepath.Join(t.TempDir(), "notices", "of today")
	fromZIP := checkJSON(t, "--html", page, "--xlsx", workbook, "--pdf", print, "--notice", notice, "--notice-dir", notices, zipped)
	if fromZIP.Verdict != r.Verdict || len(fromZIP.Applicants) != 4 {
		t.Errorf("the same group as a ZIP: verdict %s, %d applicants", fromZIP.Verdict, len(fromZIP.Applicants))
	}
	if html, err := os.ReadFile(page); err != nil || !bytes.Contains(html, []byte("photo.pixels")) {
		t.Errorf("the HTML report does not name the finding: %v", err)
	}
	if html, err := os.ReadFile(notice); err != nil || !bytes.Contains(html, []byte("办法：请补汇差额")) {
		t.Errorf("the notice does not say how the payment is mended: %v", err)
	}
	wantPDF(t, print)
	for i, a := range r.Applicants {
		wantPDF(t, filepath.Join(notices, fmt.Sprintf("%02d-%s.pdf", i+1, a.Name)))
	}
	wantPDF(t, filepath.Join(notices, "00-企业与团组.pdf"))
	f, err := excelize.OpenFile(workbook)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if found, err := f.SearchSheet("问题", "photo.pixels"); err != nil || len(found) != 1 {
		t.Errorf("the workbook names the finding at %v: %v", found, err)
	}
}

// wantPDF checks that there is a PDF that opens.
func wantPDF(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := raster.Open(data, raster.DefaultLimits)
	if err != nil || f.Format() != raster.PDF || f.NumPages() == 0 {
		t.Errorf("%s is no PDF: %v", name, err)
	}
}

func TestTheSampleGroupHasNothingThatFails(t *testing.T) {
	r := checkJSON(t, filepath.Join("..", "..", "testdata", "group"))
	for _, findings := range [][]dossier.Finding{r.Findings, r.Enterprise.Findings, r.Applicants[0].Findings} {
		for _, f := range findings {
			if f.Severity == dossier.Fail {
				t.Errorf("%s: %s", f.Rule, f.Message)
			}
		}
	}
	if r.Verdict != dossier.Review || r.Date != "2026-11-20" {
		t.Errorf("verdict %s on %s", r.Verdict, r.Date)
	}
}

// zipFolder packs a group with one wrapping folder around it.
func zipFolder(t *testing.T, dir string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "group.zip")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	err = filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		inside, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		w, err := z.Create("团组/" + filepath.ToSlash(inside))
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestCheckEndsWithTwoOnlyForWhatItCannotRead(t *testing.T) {
	empty := t.TempDir()
	broken := t.TempDir()
	write(t, filepath.Join(broken, "group.yaml"), []byte("profile: [liaoning-2026\n"))
	notZIP := filepath.Join(t.TempDir(), "x.zip")
	write(t, notZIP, []byte("no zip at all"))
	unknown := t.TempDir()
	write(t, filepath.Join(unknown, "group.yaml"), []byte("profile: nowhere-2020\n"))
	for name, c := range map[string]struct {
		args []string
		want int
	}{
		"missing folder":  {[]string{"check", filepath.Join(empty, "none")}, exitUnusable},
		"broken yaml":     {[]string{"check", broken}, exitUnusable},
		"no zip":          {[]string{"check", notZIP}, exitUnusable},
		"wrong date":      {[]string{"check", "--date", "20261120", empty}, exitUnusable},
		"unknown profile": {[]string{"check", unknown}, exitUnusable},
		"notice as DOC":   {[]string{"check", "--notice", "n.doc", empty}, exitUnusable},
		"server nowhere":  {[]string{"reprocess", "--server", "ftp://x"}, exitUnusable},
		"listen nowhere":  {[]string{"serve", "--listen", "foo", "--data", filepath.Join(empty, "data")}, exitUnusable},
		"form as CSV":     {[]string{"form", filepath.Join(empty, "f.csv")}, exitUnusable},
		"notices nowhere": {[]string{"check", "--notice-dir", notZIP, empty}, exitUnusable},
		"no argument":     {[]string{"check"}, exitUnusable},
		"unknown option":  {[]string{"check", "--colour", empty}, exitUnusable},
		"unknown kind":    {[]string{"read", "--kind", "hat", notZIP}, exitUnusable},
		"empty group":     {[]string{"check", empty}, exitVerdict},
	} {
		status, _, errs := runProgram(c.args...)
		if status != c.want {
			t.Errorf("%s: status %d, want %d\n%s", name, status, c.want, errs)
		}
		if c.want == exitUnusable && !strings.Contains(errs, "zhengqi: ") {
			t.Errorf("%s: no reason on stderr: %q", name, errs)
		}
	}
}

// A report that cannot be written is told before anything is read.
func TestAReportThatCannotBeWrittenIsToldFirst(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "none")
	if _, _, errs := runProgram("check", "--pdf", filepath.Join(nowhere, "r.pdf"), nowhere); !strings.Contains(errs, "report_not_writable") {
		t.Errorf("stderr: %q", errs)
	}
	for _, args := range [][]string{{"--xlsx", t.TempDir()}, {"--notice-dir", os.Args[0]}} {
		if status, _, errs := runProgram("check", args[0], args[1], nowhere); status != exitUnusable || !strings.Contains(errs, "report_not_writable") {
			t.Errorf("%v: status %d, stderr: %q", args, status, errs)
		}
	}
	if status, _, errs := runProgram("package", "-o", t.TempDir(), t.TempDir()); status != exitUnusable || !strings.Contains(errs, "是一个文件夹") {
		t.Errorf("a package: status %d, stderr: %q", status, errs)
	}
}

// What was mistaken is named for what it is.
func TestMistakesOfTheCommandLineAreNamed(t *testing.T) {
	empty, group := t.TempDir(), filepath.Join("..", "..", "testdata", "group")
	for _, k := range []struct {
		want string
		args []string
	}{
		{"没有任何材料文件", []string{"check", empty}},
		{"file_is_folder", []string{"read", "--json", empty}},
		{"监听地址应为", []string{"serve", "--listen", "foo", "--data", filepath.Join(empty, "data")}},
		{"应以 .xlsx 结尾", []string{"form", filepath.Join(empty, "f.csv")}},
		{"服务地址应如", []string{"submit", group, "--server", "ftp://127.0.0.1"}},
		{"服务地址应如", []string{"submit", group, "--server", "localhost"}},
		{"服务地址应如", []string{"submit", group, "--server", "127.0.0.1:99999"}},
		{"等待服务就绪", []string{"submit", group, "--wait", "10ms", "--server", "127.0.0.1:1"}},
		{"没有就绪，请先运行 zhengqi serve：http://127.0.0.1:1（", []string{"submit", group, "--wait", "10ms", "--server", "127.0.0.1:1/"}},
	} {
		if status, out, errs := runProgram(k.args...); !strings.Contains(out+errs, k.want) || status == exitOK && k.args[0] != "read" {
			t.Errorf("%v: status %d, %q is not in %q", k.args, status, k.want, errs)
		}
	}
	if entries, err := os.ReadDir(empty); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestErrorsNameTheFileAndDriveNoTerminal(t *testing.T) {
	name := filepath.Join(t.TempDir(), "gr\x1b[2Jo\u202eup")
	_, _, errs := runProgram("check", name)
	if want := "zhengqi: " + filepath.Dir(name) + "/group: "; !strings.HasPrefix(errs, want) || strings.ContainsAny(errs, "\x1b\u202e") {
		t.Errorf("%q does not begin with %q", errs, want)
	}
	status, out, errs := runProgram("read", name)
	if strings.ContainsAny(out+errs, "\x1b\u202e") || !strings.Contains(errs, "/group: ") {
		t.Errorf("status %d, %q, %q", status, out, errs)
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestBadFilesAreNamedAndTheRestGoesOn(t *testing.T) {
	dir, _ := writeGroup(t, specimen.Options{Applicants: 1, Seed: 22, Level: "0"})
	folder := filepath.Join(dir, "applicants", "01")
	picture := blankJPEG(t)
	bad := map[string][]byte{
		"empty.jpg": {}, "truncated.jpg": picture[:len(picture)/2], "text.jpg": []byte("only text"),
		"broken.pdf": []byte("%PDF-1.7\nnothing follows"),
	}
	for name, data := range bad {
		write(t, filepath.Join(folder, name), data)
	}
	r := checkJSON(t, dir)
	for name := range bad {
		file := "applicants/01/" + name
		if !slices.ContainsFunc(r.Applicants[0].Findings, func(f dossier.Finding) bool { return f.File != nil && *f.File == file }) {
			t.Errorf("%s has no finding", file)
		}
	}
	for _, d := range r.Applicants[0].Documents {
		if d.Slot == "passport" && (d.File == nil || d.State == dossier.SlotMissing) {
			t.Errorf("the passport was lost beside bad files: %+v", d)
		}
	}
}

func blankJPEG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 400, 300)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadGivesOneObjectALineInInputOrder(t *testing.T) {
	samples, err := specimen.Samples(specimen.SampleOptions{Kind: "photo", Level: specimen.SampleLevels("photo")[0], Count: 1, Seed: 3, Date: "2026-11-20"})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "a.jpg"), filepath.Join(dir, "b.jpg")
	write(t, good, samples[0].Data)
	write(t, bad, []byte("GIF89a"))
	status, out, errs := runProgram("read", "--json", bad, good, filepath.Join(dir, "none.jpg"))
	if status != exitOK {
		t.Errorf("status %d\n%s", status, errs)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines, want 3:\n%s", len(lines), out)
	}
	var got [3]reading
	for i, line := range lines {
		if err := json.Unmarshal([]byte(line), &got[i]); err != nil {
			t.Fatal(err)
		}
	}
	if got[0].Error == nil || got[0].Error.Code != "unsupported_type" || got[0].File != bad {
		t.Errorf("the GIF: %+v", got[0])
	}
	if got[1].Error != nil || got[1].Kind != dossier.Photo || got[1].Fields["width"].Value != "600" {
		t.Errorf("the photo: %+v", got[1])
	}
	if got[2].Error == nil || got[2].Error.Code != "file_not_readable" {
		t.Errorf("the missing file: %+v", got[2])
	}
}
