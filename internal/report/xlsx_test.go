package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
	"zhengqi/internal/report"
)

// bookOf writes a workbook and opens it as a reader of it would.
func bookOf(t *testing.T, write func(io.Writer, dossier.Report) error, r dossier.Report) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	checkParts(t, b.Bytes())
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// checkParts checks that every part of the workbook is XML, that none holds a
// formula and none points outside.
func checkParts(t *testing.T, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
			if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "f" || e.Name.Local == "hyperlink") {
				t.Errorf("%s holds <%s>", part.Name, e.Name.Local)
			}
		}
	}
}

func rowsOf(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestWorkbook(t *testing.T) {
	f := bookOf(t, report.XLSX, group(t, "incomplete.json"))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"材料", "问题", "人员", "身份", "到期", "概要"}) {
		t.Fatalf("sheets %v", got)
	}
	matrix := rowsOf(t, f, "材料")
	if len(matrix) != 4 || len(matrix[0]) != 3+5+5 {
		t.Fatalf("%d rows of %d columns", len(matrix), len(matrix[0]))
	}
	at := func(row []string, title string) string {
		return append(row, make([]string, len(matrix[0]))...)[slices.Index(matrix[0], title)]
	}
	if got := at(matrix[2], "照片 (photo)"); got != "缺少" || matrix[2][0] != "王晓琳" || matrix[2][2] != "材料不完整" {
		t.Errorf("the photo of %s is %s", matrix[2][0], got)
	}
	if matrix[1][0] != "申办企业" || at(matrix[1], "纳税证明 (tax proof)") != "待核对" || at(matrix[1], "护照资料页 (passport)") != "" {
		t.Errorf("the enterprise is %q", matrix[1])
	}
	findings := rowsOf(t, f, "问题")
	want := []string{"王晓琳", "applicants/01", "不符合", "applicants/01/p.jpg", "有效期至", "护照有效期至2027-03-01，不足一年。",
		"The passport expires 2027-03-01, in less than a year.", "passport.validity.min_1y", "S-LN26 L160 「护照有效期不少于1年」", "请换发护照。"}
	if len(findings) != 7 || !slices.ContainsFunc(findings, func(row []string) bool { return slices.Equal(row, want) }) {
		t.Errorf("%d rows of findings: %q", len(findings), findings)
	}
	if people := rowsOf(t, f, "人员"); len(people) != 3 || !slices.Equal(people[1], []string{"王晓琳", "applicants/01", "材料不完整", "2", "1", "0", "0"}) {
		t.Errorf("people: %q", people)
	}
	if facts := rowsOf(t, f, "概要"); !slices.Equal(facts[1], []string{"结论 Verdict", "材料不完整"}) || !strings.Contains(facts[len(facts)-1][1], "x.jpg") {
		t.Errorf("facts: %q", facts)
	}
}

func TestWorkbookIsDressed(t *testing.T) {
	f := bookOf(t, report.XLSX, group(t, "incomplete.json"))
	for _, sheet := range f.GetSheetList() {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 1 {
			t.Errorf("%s: panes %+v, %v", sheet, panes, err)
		}
		if width, err := f.GetColWidth(sheet, "B"); err != nil || width < 15 {
			t.Errorf("%s: width %v, %v", sheet, width, err)
		}
	}
	filters := 0
	for _, name := range f.GetDefinedName() {
		if strings.Contains(name.Name, "FilterDatabase") {
			filters++
		}
	}
	if filters != 6 {
		t.Errorf("%d sheets can be filtered", filters)
	}
}

func TestVerdictsHaveColoursAndCountsAreNumbers(t *testing.T) {
	f := bookOf(t, report.XLSX, group(t, "incomplete.json"))
	fill := func(cell string) string {
		id, err := f.GetCellStyle("材料", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(style.Fill.Color, "")
	}
	if fill("C3") == "" || fill("C3") == fill("C4") {
		t.Errorf("incomplete and complete look alike: %s", fill("C3"))
	}
	if kind, err := f.GetCellType("人员", "D2"); err != nil || kind == excelize.CellTypeSharedString {
		t.Errorf("a count is no number: %v, %v", kind, err)
	}
}

// attacks are texts that a spreadsheet would run, in its cell or out of a CSV.
var attacks = []string{"=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1", "\r=1+1", "\u200b=1+1", " =1+1", "＝1+1", "＠x", "\u0000=1", "=HYPERLINK(\"http://x\")", "_x003D_1+1", "_x005F_x003D_1"}

func TestNoTextIsAFormula(t *testing.T) {
	racetest.Long(t)
	for _, attack := range attacks {
		r := hostileWith(attack)
		checkTexts(t, bookOf(t, report.XLSX, r))
	}
	checkTexts(t, bookOf(t, report.XLSX, hostile()))
	checkTexts(t, bookOf(t, report.XLSX, hostileWith(strings.Repeat("长_x000D_x000D_", 3000))))
	checkTexts(t, bookOf(t, report.XLSX, dossier.Report{}))
}

// checkTexts checks that no cell holds a control character, nor begins as a
// formula does.
func checkTexts(t *testing.T, f *excelize.File) {
	t.Helper()
	for _, sheet := range f.GetSheetList() {
		for _, row := range rowsOf(t, f, sheet) {
			for _, cell := range row {
				checkHarmless(t, cell)
				if strings.ContainsAny(cell, "\r\n\t") || cell != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(cell)[0]) {
					t.Errorf("%s holds %.80q", sheet, cell)
				}
			}
		}
	}
}

func TestTextsStayAsTheyAre(t *testing.T) {
	for _, name := range []string{"_x003D_1+1", "a_x0041_x0042_b", "_x005F_x003D_", "<b>&amp;\"'", "欧阳·文"} {
		r := dossier.Report{Applicants: []dossier.ApplicantPart{{Name: name}}}
		if got := rowsOf(t, bookOf(t, report.XLSX, r), "人员")[1][0]; got != name {
			t.Errorf("%q became %q", name, got)
		}
	}
}

func TestWorkbookWriterErrors(t *testing.T) {
	if err := report.XLSX(failing{}, dossier.Report{}); !errors.Is(err, errFull) {
		t.Errorf("XLSX: %v", err)
	}
}
