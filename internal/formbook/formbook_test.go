package formbook_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"zhengqi/internal/dossier"
	"zhengqi/internal/formbook"
)

func template(t testing.TB, people int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := formbook.Write(&b, people); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// filled is a template in which change fills in cells.
func filled(t testing.TB, change func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(template(t, 2)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cellOf finds the cell of a label: beside it for the company and the group,
// in the first row of people for the others.
func cellOf(t testing.TB, f *excelize.File, label string) (sheet, cell string) {
	t.Helper()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, text := range row {
				if strings.TrimPrefix(text, "* ") != label {
					continue
				}
				column, line := x+1, y+3
				if x == 0 && sheet != "申请人" {
					column, line = 2, y+1
				}
				cell, err := excelize.CoordinatesToCellName(column, line)
				if err != nil {
					t.Fatal(err)
				}
				return sheet, cell
			}
		}
	}
	t.Fatalf("no label %s", label)
	return "", ""
}

func set(t testing.TB, f *excelize.File, label string, value any) {
	t.Helper()
	sheet, cell := cellOf(t, f, label)
	if err := f.SetCellValue(sheet, cell, value); err != nil {
		t.Fatal(err)
	}
}

func TestTheEmptyTemplateSaysNothing(t *testing.T) {
	book, err := formbook.Read(template(t, 30))
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Enterprise)+len(book.Group)+len(book.People)+len(book.Notes) > 0 {
		t.Errorf("%+v", book)
	}
}

func TestWhatIsFilledInIsRead(t *testing.T) {
	data := filled(t, func(f *excelize.File) {
		for label, value := range map[string]any{"名称": "沈阳示例贸易有限公司", "成立日期": "2012年3月5日", "员工人数": 36, "团组名称": "示例团组",
			"材料文件夹": "01", "姓": "王", "名": "晓琳", "身份证号": "11010519491231002x", "出生日期": 45292, "是否有旧APEC卡": "否", "手机号码": 13800001234} {
			set(t, f, label, value)
		}
		if err := f.SetSheetName("申请人", "人员 (2)"); err != nil {
			t.Fatal(err)
		}
	})
	got, err := formbook.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	want := formbook.Book{
		Enterprise: map[string]string{"name": "沈阳示例贸易有限公司", "establishment_date": "2012-03-05", "employees": "36"},
		Group:      map[string]string{"name": "示例团组"},
		People: []formbook.Person{{Folder: "01", Form: map[string]string{"surname": "王", "given_names": "晓琳", "id_number": "11010519491231002X",
			"birth_date": "2024-01-01", "has_old_card": "false", "mobile_number": "13800001234"}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCellsThatAreNotTaken has cells that would have to be guessed.
func TestCellsThatAreNotTaken(t *testing.T) {
	for label, change := range map[string]func(f *excelize.File, sheet, cell string) error{
		"身份证号": func(f *excelize.File, sheet, cell string) error {
			return f.SetCellValue(sheet, cell, 110105194912310021)
		},
		"统一社会信用代码": func(f *excelize.File, sheet, cell string) error {
			return f.SetCellFormula(sheet, cell, `HYPERLINK("http://a.example","x")`)
		},
		"出生日期": func(f *excelize.File, sheet, cell string) error { return f.SetCellValue(sheet, cell, 12) },
		"成立日期": func(f *excelize.File, sheet, cell string) error { return f.SetCellValue(sheet, cell, 2015.6) },
		"失效日期": func(f *excelize.File, sheet, cell string) error { return f.SetCellValue(sheet, cell, 1e18) },
		"上年度负债率（%）": func(f *excelize.File, sheet, cell string) error {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 10})
			return errors.Join(err, f.SetCellValue(sheet, cell, 0.35), f.SetCellStyle(sheet, cell, cell, style))
		},
		"上年度进出口贸易额（万元）": func(f *excelize.File, sheet, cell string) error {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: new("#,##0,")})
			return errors.Join(err, f.SetCellValue(sheet, cell, 350000), f.SetCellStyle(sheet, cell, cell, style))
		},
		"家庭住址": func(f *excelize.File, sheet, cell string) error {
			return f.SetCellValue(sheet, cell, strings.Repeat("长", 2001))
		},
	} {
		book, err := formbook.Read(filled(t, func(f *excelize.File) {
			sheet, cell := cellOf(t, f, label)
			if err := change(f, sheet, cell); err != nil {
				t.Fatal(err)
			}
			set(t, f, "姓", "王")
		}))
		if err != nil {
			t.Fatal(err)
		}
		if len(book.Notes) != 1 || !strings.Contains(book.Notes[0].Zh, label) {
			t.Errorf("%s: told %q", label, book.Notes)
		}
		if len(book.Enterprise) > 0 || len(book.People) != 1 || len(book.People[0].Form) != 1 {
			t.Errorf("%s was taken: %+v", label, book)
		}
	}
}

// Numbers with marks between their digits are what they show.
func TestNumbersWithMarks(t *testing.T) {
	book, err := formbook.Read(filled(t, func(f *excelize.File) {
		sheet, cell := cellOf(t, f, "上年度进出口贸易额（万元）")
		style, err := f.NewStyle(&excelize.Style{NumFmt: 4}) // #,##0.00
		if err := errors.Join(err, f.SetCellValue(sheet, cell, 350000.5), f.SetCellStyle(sheet, cell, cell, style)); err != nil {
			t.Fatal(err)
		}
	}))
	if err != nil || len(book.Notes) > 0 || book.Enterprise["trade_volume"] != "350000.5" {
		t.Errorf("%+v, %v", book, err)
	}
}

// A person typed over the row of notes is taken without the notes that are
// left; the titles standing a second time are nobody.
func TestNotesAndTitlesAreNobody(t *testing.T) {
	book, err := formbook.Read(filled(t, func(f *excelize.File) {
		people := f.GetSheetName(1)
		titles, err := f.GetRows(people)
		if err != nil {
			t.Fatal(err)
		}
		for i, title := range titles[0] {
			again, err := excelize.CoordinatesToCellName(i+1, 5)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStr(people, again, title); err != nil {
				t.Fatal(err)
			}
		}
		for cell, text := range map[string]string{"B2": "王", "C2": "晓琳", "B6": "李", "C6": "示例"} {
			if err := f.SetCellStr(people, cell, text); err != nil {
				t.Fatal(err)
			}
		}
	}))
	if err != nil || len(book.Notes) > 0 || len(book.People) != 2 {
		t.Fatalf("%+v, %v", book, err)
	}
	for i, name := range []string{"王晓琳", "李示例"} {
		if p := book.People[i]; p.Name() != name || len(p.Form) != 2 || p.Folder != "" {
			t.Errorf("%+v", p)
		}
	}
}

// rezipped is a template with one part of the archive replaced.
func rezipped(t testing.TB, part, content string) []byte {
	t.Helper()
	data := template(t, 1)
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, entry := range in.File {
		if entry.Name != part {
			if err := out.Copy(entry); err != nil {
				t.Fatal(err)
			}
		}
	}
	w, err := out.Create(part)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A form that says more than a group could is refused, be its texts all the
// same and its bytes few.
func TestTooMuchText(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(template(t, 300)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	people := f.GetSheetName(1)
	for row := 3; row < 303; row++ {
		for column := 2; column < 4; column++ {
			at, err := excelize.CoordinatesToCellName(column, row)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStr(people, at, strings.Repeat("x", 1900)); err != nil {
				t.Fatal(err)
			}
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := formbook.Read(out.Bytes()); dossier.ProblemOf(err).Code != "workbook_too_large" {
		t.Errorf("%d bytes: %v", out.Len(), err)
	}
}

func TestHostileWorkbooksAreRefused(t *testing.T) {
	const sheet = "xl/worksheets/sheet1.xml"
	around := func(rows string) string {
		return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
	}
	for what, c := range map[string]struct {
		data []byte
		code string
	}{
		"far row":     {rezipped(t, sheet, around(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`)), "workbook_too_large"},
		"far column":  {rezipped(t, sheet, around(`<row r="1"><c r="XFD1"><v>1</v></c></row>`)), "workbook_too_large"},
		"many rows":   {rezipped(t, sheet, around(strings.Repeat("<row/>", 1001))), "workbook_too_large"},
		"long text":   {rezipped(t, "xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>`+strings.Repeat("x", 4<<20)+`</t></si></sst>`), "workbook_too_large"},
		"many texts":  {rezipped(t, "xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`+strings.Repeat("<si/>", 500_000)+`</sst>`), "workbook_too_large"},
		"many styles": {rezipped(t, "xl/styles.xml", `<styleSheet><numFmts>`+strings.Repeat(`<numFmt numFmtId="164" formatCode="0"/>`, 600)+`</numFmts></styleSheet>`), "workbook_too_large"},
		"many sheets": {rezipped(t, "xl/workbook.xml", `<workbook><sheets>`+strings.Repeat(`<sheet name="a" sheetId="1"/>`, 30)+`</sheets></workbook>`), "workbook_too_large"},
		"no row":      {rezipped(t, sheet, around(`<row r="-3"/>`)), "workbook_too_large"},
		"bomb":        {rezipped(t, "xl/media/a.png", strings.Repeat("\x00", 25<<20)), "workbook_too_large"},
		"other name":  {rezipped(t, "xl/media/a.png", around(`<row r="900000"/>`)), "workbook_too_large"},
		"broken":      {rezipped(t, sheet, `<worksheet><sheetData><row r="1">`), "damaged_workbook"},
		"other codes": {rezipped(t, sheet, `<?xml version="1.0" encoding="GBK"?><worksheet/>`), "damaged_workbook"},
		"no archive":  {[]byte("PK\x03\x04"), "damaged_workbook"},
		"no form":     {rezipped(t, sheet, around("")), ""},
	} {
		_, err := formbook.Read(c.data)
		if c.code == "" {
			if err != nil && !errors.Is(err, formbook.ErrNoForm) {
				t.Errorf("%s: %v", what, err)
			}
			continue
		}
		if err == nil || dossier.ProblemOf(err).Code != c.code {
			t.Errorf("%s: %v, want %s", what, err, c.code)
		}
	}
}

func TestAnotherWorkbookIsNoForm(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetCellStr("Sheet1", "A1", "报价单"); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := formbook.Read(b.Bytes()); !errors.Is(err, formbook.ErrNoForm) {
		t.Error(err)
	}
}

// FuzzRead reads damaged sheets: whatever comes, an error or a bounded book.
func FuzzRead(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`)
	f.Add(`<worksheet><sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref="B2:XFD9"/></mergeCells></worksheet>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		book, err := formbook.Read(rezipped(t, "xl/worksheets/sheet1.xml", sheet))
		if err != nil && dossier.ClassOf(err) == dossier.Internal {
			t.Fatal(err)
		}
		if len(book.Notes) > 50 || len(book.People) > 500 {
			t.Errorf("%d notes, %d people", len(book.Notes), len(book.People))
		}
	})
}
