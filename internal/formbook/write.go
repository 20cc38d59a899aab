package formbook

import (
	"cmp"
	"io"

	"github.com/xuri/excelize/v2"

	"zhengqi/internal/dossier"
)

// The sheets of the template.
const (
	companySheet = "企业与团组"
	peopleSheet  = "申请人"
)

// textFormat is the number format of a cell that stays text: digits typed into
// it are not made a number.
const textFormat = 49

// Write writes an empty workbook for a group of that many people. The error is
// that of w.
func Write(w io.Writer, people int) error {
	t := template{file: excelize.NewFile()}
	defer t.file.Close()
	t.styles()
	t.company()
	t.people(people)
	if t.err != nil {
		return t.err
	}
	return t.file.Write(w)
}

// template is a workbook in the making; the first error stays.
type template struct {
	file        *excelize.File
	head, input int // styles
	err         error
}

func (t *template) keep(err error) { t.err = cmp.Or(t.err, err) }

func (t *template) styles() {
	style := func(s *excelize.Style) int {
		id, err := t.file.NewStyle(s)
		t.keep(err)
		return id
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "center"}
	edge := []excelize.Border{{Type: "left", Color: "B8C0CC", Style: 1}, {Type: "right", Color: "B8C0CC", Style: 1},
		{Type: "top", Color: "B8C0CC", Style: 1}, {Type: "bottom", Color: "B8C0CC", Style: 1}}
	t.head = style(&excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Alignment: wrap, Border: edge,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"3D4F63"}}})
	t.input = style(&excelize.Style{NumFmt: textFormat, Alignment: wrap, Border: edge})
}

// set writes a text and dresses its cell; columns and rows count from 1.
func (t *template) set(sheet string, column, row, style int, text string) {
	at := t.at(column, row)
	t.keep(t.file.SetCellStr(sheet, at, text))
	t.keep(t.file.SetCellStyle(sheet, at, at, style))
}

func (t *template) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	t.keep(err)
	return name
}

func label(f dossier.FormField) string {
	if f.Starred {
		return "* " + f.Title
	}
	return f.Title
}

// company writes the fields of the enterprise and the group, a line a field.
func (t *template) company() {
	t.keep(t.file.SetSheetName("Sheet1", companySheet))
	for column, title := range []string{"项目（* 必填）Field", "填写 Value", "说明 Note"} {
		t.set(companySheet, column+1, 1, t.head, title)
	}
	row := 1
	for _, f := range append(append([]dossier.FormField{}, dossier.EnterpriseForm...), dossier.GroupForm...) {
		row++
		t.set(companySheet, 1, row, t.head, label(f))
		t.set(companySheet, 2, row, t.input, "")
		t.keep(t.file.SetCellStr(companySheet, t.at(3, row), hintOf(f)))
	}
	for column, width := range map[string]float64{"A": 32, "B": 50, "C": 44} {
		t.keep(t.file.SetColWidth(companySheet, column, column, width))
	}
	t.freeze(companySheet, 1, 2)
}

// people writes the table of the people, a row each, with the wanted form
// under every title.
func (t *template) people(count int) {
	_, err := t.file.NewSheet(peopleSheet)
	t.keep(err)
	t.set(peopleSheet, 1, 1, t.head, folderTitle)
	t.set(peopleSheet, 1, 2, t.head, folderHint)
	for i, f := range dossier.PersonForm {
		t.set(peopleSheet, i+2, 1, t.head, label(f))
		t.set(peopleSheet, i+2, 2, t.head, hintOf(f))
		t.choose(f, i+2, count)
	}
	for row := 3; row < 3+count; row++ {
		for column := range len(dossier.PersonForm) + 1 {
			t.set(peopleSheet, column+1, row, t.input, "")
		}
	}
	last, err := excelize.ColumnNumberToName(len(dossier.PersonForm) + 1)
	t.keep(cmp.Or(err, t.file.SetColWidth(peopleSheet, "A", last, 20)))
	t.freeze(peopleSheet, 1, 3)
}

// choose offers the values of a closed set in a list.
func (t *template) choose(f dossier.FormField, column, count int) {
	if choices[f.Name] == nil || count == 0 {
		return
	}
	list := excelize.NewDataValidation(true)
	list.SetSqref(t.at(column, 3) + ":" + t.at(column, 2+count))
	t.keep(list.SetDropList(choices[f.Name]))
	t.keep(t.file.AddDataValidation(peopleSheet, list))
}

// freeze keeps the titles in sight, and prints a sheet on the width of a page.
func (t *template) freeze(sheet string, columns, firstRow int) {
	t.keep(t.file.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: columns, YSplit: firstRow - 1,
		TopLeftCell: t.at(columns+1, firstRow), ActivePane: "bottomRight"}))
	t.keep(t.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: new(9), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0)}))
	t.keep(t.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}))
}
