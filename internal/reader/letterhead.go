package reader

import (
	"regexp"
	"sort"
	"strings"

	"zhengqi/internal/dossier"
)

// headPrint is a row that says nothing but whose paper it is.
var headPrint = regexp.MustCompile(`^(?:` + companyName.String() + `)(?:文件|便笺|用笺|函)?$`)

// headNotes are what stands under a letterhead: where the enterprise is found,
// or the number of the letter.
var headNotes = regexp.MustCompile(`地址|电话|传真|邮编|邮箱|网址|(?i:tel|fax|add|e-?mail|www\.|http|P\.?R\.?China)|[〔\[(（]20\d\d[〕\])）]\D{0,2}\d+号|[编文字]号`)

// readLetterhead tells whether a letter is written on the enterprise's own
// paper (S-LN26 L152): its name opens the first page, larger than the text or
// with what stands under a head. A name that could be the first line of the
// title is for a person to see, and so is a letter that opens without one: its
// head may be a picture.
func readLetterhead(t *text) dossier.Field {
	const opening = 3 // rows before the head: what a scanner or a printer adds
	for i, r := range t.rows[:min(opening, len(t.rows))] {
		if !headPrint.MatchString(flat(r.glyphs)) {
			continue
		}
		at := span{{r.page, r.glyphs}}
		sure := t.headedBy(i)
		return fieldOf(at, "true", confidenceOf(at, sure), sure)
	}
	if len(t.rows) == 0 {
		return dossier.Field{}
	}
	first := span{{t.rows[0].page, t.rows[0].glyphs}}
	return fieldOf(first, "false", doubtful, false)
}

// headedBy reports whether row i, the name of a company, is a letterhead rather
// than the first line of a title.
func (t *text) headedBy(i int) bool {
	const larger, alike = 1.25, 1.15
	if i+1 >= len(t.rows) {
		return false
	}
	head, next := t.rows[i], t.rows[i+1]
	if strings.HasSuffix(flat(head.glyphs), "文件") {
		return true
	}
	if headNotes.MatchString(flat(next.glyphs)) {
		return true
	}
	apart := float64(next.box.Min.Y-head.box.Max.Y) > head.height
	return head.height > larger*t.printHeight() && (apart || head.height > alike*next.height || next.height > alike*head.height)
}

// printHeight is the median height of the rows.
func (t *text) printHeight() float64 {
	heights := make([]float64, len(t.rows))
	for i, r := range t.rows {
		heights[i] = r.height
	}
	sort.Float64s(heights)
	return heights[len(heights)/2]
}
