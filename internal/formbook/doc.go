// Package formbook is the online form of the Ministry's platform (S-MFA
// L251-371) as a workbook: it writes an empty one to be filled in, and reads a
// filled one back. What it reads was written by strangers: it is bounded before
// it is opened, and a cell that cannot be taken as it stands (a formula, a
// number that lost digits) is told and left out, never guessed.
package formbook

import "zhengqi/internal/dossier"

// Bounds of a workbook.
const (
	MaxSize    = 4 << 20  // bytes, packed
	maxContent = 24 << 20 // bytes, unpacked
	maxEntries = 300      // files in the archive
	maxRow     = 1000
	maxColumn  = 100
	maxCells   = 20_000   // of all sheets
	maxCopied  = 32 << 20 // bytes of the longest text once for every cell: the library copies it into each that names it
	maxMerges  = 500
	maxNodes   = 400_000 // elements of all parts
	maxSheets  = 20      // as often as a part is named
	maxStyles  = 5000    // of cells
	maxFormats = 500     // of numbers: the library looks through all for every style
	maxPeople  = 500     // far above what a group may hold, which is for a rule to say
	maxText    = 2000    // characters of one value
	maxTotal   = 1 << 20 // bytes of all values
	maxNotes   = 50      // what one workbook is told about
)

// Book is what a filled workbook says. Empty cells are in no map.
type Book struct {
	Enterprise map[string]string // by dossier.EnterpriseForm
	Group      map[string]string // by dossier.GroupForm
	People     []Person          // in the order of their rows
	Notes      []Note            // what was not taken as it stands
}

// Person is one row of the people. Folder is the folder of their papers, where
// the row names it.
type Person struct {
	Folder string
	Form   map[string]string // by dossier.PersonForm
}

// Name is the name in Chinese as the row has it, in its two parts.
func (p Person) Name() string { return p.Form["surname"] + p.Form["given_names"] }

// Note tells of one cell, in Chinese and English.
type Note struct{ Zh, En string }

// folderHint stands under folderTitle.
const folderHint = "如 01，可不填 the folder of the papers, may be empty"

// folderTitle heads the column that is not on the Ministry's page: it says
// whose papers lie where.
const folderTitle = "材料文件夹"

// choices are the fields whose values are a closed set.
var choices = map[string][]string{"sex": {"男", "女"}, "has_apec_visa": {"是", "否"}, "has_old_card": {"是", "否"}}

// hintOf says what form a field wants.
func hintOf(f dossier.FormField) string {
	switch f.Name {
	case "uscc", "id_number":
		return "18 位，请按文本填写 18 characters, as text"
	case "mobile_number":
		return "11 位手机号码 11 digits"
	case "phone", "contact_phone":
		return "如 024-12345678"
	case "name_pinyin":
		return "大写，姓与名间空一格，如 ZHANG SANFENG"
	case "email":
		return "如 name@example.com"
	}
	if list := choices[f.Name]; list != nil {
		return list[0] + " / " + list[1]
	}
	switch f.Type {
	case dossier.Date:
		return "YYYY-MM-DD"
	case dossier.Number:
		return "只填数字 a number only"
	}
	return "文字 text"
}
