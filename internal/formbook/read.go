package formbook

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"zhengqi/internal/dossier"
)

// leastLabels is how many labels of the form a workbook must have to be one.
const leastLabels = 5

// Read reads a filled workbook. Sheets and columns may stand in any order and
// have any name; what is known by its label is taken, the rest is left. It
// gives workbook_too_large, damaged_workbook, or unsupported_type for a
// workbook without the form.
func Read(data []byte) (book Book, err error) {
	if err := bound(data); err != nil {
		return Book{}, err
	}
	defer func() { // the library is not proof against every damage
		if damage := recover(); damage != nil {
			book, err = Book{}, errDamaged(fmt.Errorf("reading: %v", damage))
		}
	}()
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true,
		UnzipSizeLimit: maxContent, UnzipXMLSizeLimit: maxContent})
	if err != nil {
		return Book{}, errDamaged(err)
	}
	defer file.Close()
	r := reader{file: file, book: Book{Enterprise: map[string]string{}, Group: map[string]string{}}, scales: map[int]bool{}}
	if props, err := file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		r.date1904 = *props.Date1904
	}
	for _, sheet := range file.GetSheetList() {
		r.sheet(sheet)
	}
	if r.labels < leastLabels {
		return Book{}, errNoForm()
	}
	if r.total > maxTotal {
		return Book{}, errTooLarge()
	}
	return r.book, nil
}

// reader reads one workbook.
type reader struct {
	file     *excelize.File
	book     Book
	labels   int // of the form that were met
	total    int // bytes of the values that were taken
	date1904 bool
	scales   map[int]bool // by style: it shows another number than the cell holds
}

// columnField is what a column of the people holds; the zero field is the
// folder's.
type columnField struct {
	dossier.FormField
	column int // from 1
}

// sheet reads one sheet, which may hold lines of the company and the group, a
// table of people, or both.
func (r *reader) sheet(name string) {
	rows, err := r.file.GetRows(name)
	if err != nil {
		return // a chart sheet
	}
	var table []columnField
	for i, row := range rows {
		switch head := headOf(row); {
		case len(head) >= leastLabels: // the titles may stand again on another page
			table = head
			r.labels += len(head)
		case table != nil:
			r.person(name, i+1, table)
		default:
			r.line(name, i+1, row)
		}
	}
}

// bare is a label without its star and spaces.
func bare(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || strings.ContainsRune("*＊:：", c) {
			return -1
		}
		switch c {
		case '(':
			return '（'
		case ')':
			return '）'
		}
		return c
	}, s)
}

// headOf gives the columns of a row of titles of people.
func headOf(row []string) []columnField {
	var head []columnField
	for i, title := range row {
		title = bare(title)
		if title == folderTitle {
			head = append(head, columnField{column: i + 1})
		}
		if f, ok := fieldTitled(dossier.PersonForm, title); ok {
			head = append(head, columnField{f, i + 1})
		}
	}
	return head
}

func fieldTitled(fields []dossier.FormField, title string) (dossier.FormField, bool) {
	for _, f := range fields {
		if bare(f.Title) == title {
			return f, true
		}
	}
	return dossier.FormField{}, false
}

// line reads a label of the company or the group with the value beside it.
func (r *reader) line(sheet string, row int, cells []string) {
	for i, text := range cells {
		title := bare(text)
		if f, ok := fieldTitled(dossier.EnterpriseForm, title); ok {
			r.labels++
			r.put(r.book.Enterprise, f, sheet, i+2, row)
			return
		}
		if f, ok := fieldTitled(dossier.GroupForm, title); ok {
			r.labels++
			r.put(r.book.Group, f, sheet, i+2, row)
			return
		}
	}
}

// person reads a row of the people, but for what notes on the form wanted are
// left in it. One with nothing else is no person.
func (r *reader) person(sheet string, row int, table []columnField) {
	p := Person{Form: map[string]string{}}
	for _, c := range table {
		if c.Name == "" {
			folder := map[string]string{}
			r.put(folder, c.FormField, sheet, c.column, row)
			if folder[""] != folderHint {
				p.Folder = folder[""]
			}
			continue
		}
		notes := len(r.book.Notes)
		r.put(p.Form, c.FormField, sheet, c.column, row)
		if p.Form[c.Name] == normal(c.FormField, hintOf(c.FormField)) {
			delete(p.Form, c.Name)
			r.book.Notes = r.book.Notes[:notes]
		}
	}
	switch {
	case len(p.Form) == 0:
	case len(r.book.People) >= maxPeople:
		r.note(sheet, "", "人数过多，未读取", "too many people, not read")
	default:
		r.book.People = append(r.book.People, p)
	}
}

// put takes a cell into a part of the form, unless it cannot be taken as it
// stands or the field is filled in already, with something else.
func (r *reader) put(form map[string]string, f dossier.FormField, sheet string, column, row int) {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return
	}
	text, refused := r.text(f, sheet, at)
	switch was := form[f.Name]; {
	case refused != nil:
		r.note(sheet, at, f.Title+refused.Zh, f.Name+": "+refused.En)
	case text == "" || text == was:
	case was != "":
		r.note(sheet, at, f.Title+"重复且不一致，采用前一处", f.Name+": stated twice otherwise, the first is taken")
	default:
		form[f.Name] = text
		r.total += len(text)
	}
}

func (r *reader) note(sheet, at, zh, en string) {
	if len(r.book.Notes) < maxNotes {
		where := clean(sheet) + "!" + at
		r.book.Notes = append(r.book.Notes, Note{where + " " + zh, where + " " + en})
	}
}

// clean keeps what is told on one line.
func clean(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || !unicode.IsPrint(c) {
			return -1
		}
		return c
	}, s)
	if runes := []rune(s); len(runes) > 31 {
		return string(runes[:31])
	}
	return s
}

// text is what a cell says in the normal form of its field, or why it is not
// taken.
func (r *reader) text(f dossier.FormField, sheet, at string) (string, *Note) {
	formula, err := r.file.GetCellFormula(sheet, at)
	if err == nil && formula != "" {
		return "", &Note{"是公式，未采用，请填写数值", "a formula, not taken"}
	}
	raw, err := r.file.GetCellValue(sheet, at)
	kind, kindErr := r.file.GetCellType(sheet, at)
	if err != nil || kindErr != nil || kind == excelize.CellTypeError {
		return "", &Note{"是错误值，未采用", "an error, not taken"}
	}
	raw = strings.Join(strings.Fields(raw), " ")
	if utf8.RuneCountInString(raw) > maxText || !utf8.ValidString(raw) || strings.ContainsFunc(raw, unicode.IsControl) {
		return "", &Note{"过长或含控制字符，未采用", "too long or with control characters, not taken"}
	}
	if kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset || kind == excelize.CellTypeDate {
		if scaled, err := r.scaled(sheet, at); err != nil || scaled {
			return "", &Note{"按百分比或千位显示，未采用，请填写原数", "shown as a percentage or in thousands, not taken; enter the number itself"}
		}
		return r.number(f, raw)
	}
	return normal(f, raw), nil
}
