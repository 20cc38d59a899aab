package formbook

import (
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// beyondDigits is the first number that has more digits than a spreadsheet keeps.
const beyondDigits = 1e15

// number is what a cell that a spreadsheet made a number says: a day where the
// field is one, else its digits. A number too long for a spreadsheet has lost
// some of them.
func (r *reader) number(f dossier.FormField, raw string) (string, *Note) {
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return normal(f, raw), nil
	}
	if f.Type == dossier.Date {
		return r.day(value)
	}
	exact, ok := new(big.Float).SetString(raw)
	if !ok || value >= beyondDigits || value <= -beyondDigits {
		return "", &Note{"被存为数字，末位已丢失，未采用，请将单元格设为文本后重新填写", "stored as a number that lost its last digits, not taken; enter it as text"}
	}
	if f.Type == dossier.Boolean {
		return normal(f, raw), nil
	}
	if exact.IsInt() {
		return exact.Text('f', 0), nil
	}
	return strconv.FormatFloat(value, 'f', -1, 64), nil
}

// The serial numbers of the years 1930 to 2200, whichever calendar a
// spreadsheet has. A smaller one is a year, as 2015 is, or a year and a month.
const (
	firstSerial = 10_959
	lastSerial  = 109_940
)

// day is the day of a serial number, or of one written as 20260102.
func (r *reader) day(serial float64) (string, *Note) {
	if serial >= 19000101 && serial <= 22001231 && serial == math.Trunc(serial) {
		digits := strconv.Itoa(int(serial))
		return normal(dossier.FormField{Type: dossier.Date}, digits[:4]+"-"+digits[4:6]+"-"+digits[6:]), nil
	}
	if !(serial >= firstSerial && serial <= lastSerial) {
		return "", &Note{"不是日期，未采用，请按 YYYY-MM-DD 填写", "not a date, not taken; write YYYY-MM-DD"}
	}
	at, err := excelize.ExcelDateToTime(serial, r.date1904)
	if err != nil {
		return "", &Note{"不是日期，未采用", "not a date, not taken"}
	}
	return at.Format(time.DateOnly), nil
}

// scaling is what a number format holds that shows another number than the
// cell's: a percent sign, or a comma behind the last digit.
var scaling = regexp.MustCompile(`%|[0#?],+(?:[^0#?,]|$)`)

// scaled reports whether a cell shows another number than it holds.
func (r *reader) scaled(sheet, at string) (bool, error) {
	id, err := r.file.GetCellStyle(sheet, at)
	if err != nil {
		return false, err
	}
	if scaled, known := r.scales[id]; known {
		return scaled, nil
	}
	style, err := r.file.GetStyle(id)
	if err != nil {
		return false, err
	}
	const percent, percentWithDigits = 9, 10 // of the formats that every spreadsheet has
	custom := style.CustomNumFmt != nil && scaling.MatchString(*style.CustomNumFmt)
	r.scales[id] = custom || style.NumFmt == percent || style.NumFmt == percentWithDigits
	return r.scales[id], nil
}

// normal gives a text the normal form of its field where it can; what has
// another form is kept as it is, and a rule says so.
func normal(f dossier.FormField, text string) string {
	switch f.Type {
	case dossier.Date:
		if d, ok := chinese.ParseDate(text); ok && len(d.Value) == len(time.DateOnly) {
			return d.Value
		}
	case dossier.Number:
		return strings.ReplaceAll(text, ",", "")
	case dossier.Boolean:
		switch text {
		case "是", "有", "1", "TRUE", "true":
			return "true"
		case "否", "无", "没有", "0", "FALSE", "false":
			return "false"
		}
	}
	switch f.Name {
	case "id_number", "uscc", "passport_number":
		return strings.ToUpper(Bare(text))
	}
	return text
}

// Bare is a name or number as it is compared: in its normal form (NFKC) and
// without spaces.
func Bare(text string) string { return strings.ReplaceAll(chinese.NormaliseText(text), " ", "") }
