package report

import (
	"cmp"
	"io"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// book is a workbook in the making: sheets of text under a row of titles. The
// first error stays and ends all work.
type book struct {
	file   *excelize.File
	styles map[look]int
	sheets int
	err    error
}

// look is how a cell is dressed: the colours as RRGGBB, "" for none.
type look struct {
	ink, ground  string
	bold, number bool
}

// entry is one cell: n where its look is that of a number, else the text.
type entry struct {
	text string
	look look
	n    int
}

// textFormat is the number format of a cell that stays text when it is edited.
const textFormat = 49

// column is one column of a sheet: its title and its width in characters.
type column struct {
	title string
	width float64
}

var headLook = look{ink: "FFFFFF", ground: "3D4F63", bold: true}

func newBook(title string) *book {
	b := &book{file: excelize.NewFile(), styles: map[look]int{}}
	b.keep(b.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: "zhengqi", LastModifiedBy: "zhengqi", Language: "zh-CN"}))
	return b
}

func (b *book) keep(err error) { b.err = cmp.Or(b.err, err) }

// sheet adds a sheet. Its titles, and the first fixed columns, stay in sight;
// every column can be filtered.
func (b *book) sheet(name string, columns []column, fixed int, rows [][]entry) {
	if b.sheets == 0 {
		b.keep(b.file.SetSheetName("Sheet1", name))
	} else if _, err := b.file.NewSheet(name); err != nil {
		b.keep(err)
	}
	b.sheets++
	titles := make([]entry, len(columns))
	for i, c := range columns {
		titles[i] = entry{text: c.title, look: headLook}
		letter, err := excelize.ColumnNumberToName(i + 1)
		b.keep(cmp.Or(err, b.file.SetColWidth(name, letter, letter, c.width)))
	}
	for i, row := range append([][]entry{titles}, rows...) {
		b.row(name, i+1, row)
	}
	b.keep(b.file.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: fixed, YSplit: 1, TopLeftCell: b.at(fixed, 2), ActivePane: "bottomRight"}))
	b.keep(b.file.AutoFilter(name, "A1:"+b.at(len(columns)-1, len(rows)+1), nil))
	b.keep(b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: new(9), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0)}))
	b.keep(b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: new(true)}))
}

func (b *book) row(sheet string, number int, row []entry) {
	for i, e := range row {
		at := b.at(i, number)
		if e.look.number {
			b.keep(b.file.SetCellInt(sheet, at, int64(e.n)))
		} else {
			b.keep(b.file.SetCellStr(sheet, at, harmless(e.text)))
		}
		b.keep(b.file.SetCellStyle(sheet, at, at, b.style(e.look)))
	}
}

// at is the name of a cell: columns count from 0, rows from 1.
func (b *book) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	b.keep(err)
	return name
}

// style returns the number of a look, made once.
func (b *book) style(l look) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	s := &excelize.Style{Font: &excelize.Font{Color: l.ink, Bold: l.bold, Size: 11, Family: "Microsoft YaHei"},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}
	if !l.number {
		s.NumFmt = textFormat
	}
	if l.ground != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.ground}}
	}
	id, err := b.file.NewStyle(s)
	b.keep(err)
	b.styles[l] = id
	return id
}

// write ends the book.
func (b *book) write(w io.Writer) error {
	defer b.file.Close()
	if b.err != nil {
		return b.err
	}
	return b.file.Write(w)
}

// harmless is a text that no spreadsheet runs: neither in its cell, which is
// text, nor when the sheet is saved as CSV and opened again, for which a text
// that would begin a formula gets an apostrophe before it. The wide signs count
// as what they look like. A text that reads as the escape of a character
// (_x003D_ for =) stays what it is.
func harmless(s string) string {
	s = Clean(s)
	if s != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(s)[0]) {
		s = "'" + s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && escaped.MatchString(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// escaped is how a workbook writes a character by its number (ECMA-376 part 1,
// 22.9.2.19), which the library does not mask in shared texts.
var escaped = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)
