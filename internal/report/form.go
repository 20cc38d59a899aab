package report

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// FormState says how far a value of the form may be relied upon.
type FormState string

// The states of a value: one that is declared, corrected by a person or read
// with certainty, and that nothing certain contradicts; one for a person to
// look at; none at all.
const (
	FormUsable FormState = "usable"
	FormUnsure FormState = "unsure"
	FormEmpty  FormState = "empty"
)

var formStates = map[FormState][2]string{FormUsable: {"可用", "usable"}, FormUnsure: {"请核对", "please check"}, FormEmpty: {"未填", "empty"}}

var formLooks = map[FormState]look{FormUsable: looks["ok"], FormUnsure: looks["review"], FormEmpty: looks["missing"]}

// Form is the online form of the Ministry's platform (S-MFA L251-371) as far as
// its values are known, in its order, and the pictures to upload beside it.
type Form struct {
	Parts    []FormPart
	Pictures []FormPicture
}

// FormPart is what the form asks about the company, the group or one person.
type FormPart struct {
	Title, Folder string
	Lines         []FormLine
}

// FormLine is one field. From says where its value comes from, Note what is to
// be known of it.
type FormLine struct {
	Label   string
	Starred bool
	Value   string
	State   FormState
	From    string
	Note    string
}

// FormPicture is one picture. Name is its path beside the form, "" where none
// could be made, of which Note gives the reason; sizes are in pixels and bytes.
type FormPicture struct {
	Whose, Label, Name, From, Note string
	Width, Height, Bytes           int
}

// label is that of the form, with its star.
func (l FormLine) label() string {
	if l.Starred {
		return "* " + l.Label
	}
	return l.Label
}

// Unsettled counts the values for a person to look at, and the starred fields
// that are empty.
func (p FormPart) Unsettled() (unsure, empty int) {
	for _, l := range p.Lines {
		switch {
		case l.State == FormUnsure:
			unsure++
		case l.State == FormEmpty && l.Starred:
			empty++
		}
	}
	return unsure, empty
}

// FormText writes one part of the form, a line a field. The error is that
// of w.
func FormText(w io.Writer, p FormPart) error {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(Clean(p.Title)+" "+Clean(p.Folder)) + "\n\n")
	for i, l := range p.Lines {
		fmt.Fprintf(&b, "%2d. %s：", i+1, Clean(l.label()))
		switch l.State {
		case FormEmpty:
			b.WriteString("（未填 empty）")
		case FormUnsure:
			b.WriteString("【请核对 please check】" + Clean(l.Value))
		default:
			b.WriteString(Clean(l.Value))
		}
		b.WriteString("\n")
		if about := formRemarks(l); about != "" {
			b.WriteString("      " + about + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func formRemarks(l FormLine) string {
	var about []string
	if l.From != "" {
		about = append(about, "来源："+Clean(l.From))
	}
	if l.Note != "" {
		about = append(about, Clean(l.Note))
	}
	return strings.Join(about, "；")
}

// FormXLSX writes the form as a workbook: the fields of every part (填报) and
// the pictures (图片). All is text; see harmless. The error is that of w.
func FormXLSX(w io.Writer, f Form) error {
	b := newBook("APEC商务旅行卡在线申请填报单")
	b.formFields(f.Parts)
	b.formPictures(f.Pictures)
	return b.write(w)
}

func (b *book) formFields(parts []FormPart) {
	var rows [][]entry
	for _, p := range parts {
		for i, l := range p.Lines {
			value := plainEntry(l.Value)
			if l.State == FormUnsure {
				value.look = formLooks[FormUnsure]
			}
			state := entry{text: formStates[l.State][0] + " " + formStates[l.State][1], look: formLooks[l.State]}
			rows = append(rows, []entry{plainEntry(p.Title), plainEntry(p.Folder), plainEntry(strconv.Itoa(i + 1)), plainEntry(l.label()), value, state,
				plainEntry(l.From), plainEntry(l.Note)})
		}
	}
	b.sheet("填报", []column{{"对象 Whose", 18}, {"目录 Folder", 18}, {"序号 No.", 8}, {"项目 Field", 30}, {"值 Value", 40}, {"状态 State", 20},
		{"来源 From", 40}, {"说明 Note", 50}}, 1, rows)
}

func (b *book) formPictures(pictures []FormPicture) {
	var rows [][]entry
	for _, p := range pictures {
		size := ""
		if p.Name != "" {
			size = fmt.Sprintf("%d×%d，%d KB", p.Width, p.Height, (p.Bytes+999)/1000)
		}
		rows = append(rows, []entry{plainEntry(p.Whose), plainEntry(p.Label), plainEntry(cmp.Or(p.Name, "（未收入 left out）")), plainEntry(size), plainEntry(p.From), plainEntry(p.Note)})
	}
	b.sheet("图片", []column{{"对象 Whose", 18}, {"材料 Paper", 22}, {"文件 File", 44}, {"大小 Size", 20}, {"来自 From", 40}, {"说明 Note", 50}}, 1, rows)
}
