package intake

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/formbook"
)

// bookBytes are the bytes of a workbook, which may be a filled form; false for
// any other file.
func (f File) bookBytes() ([]byte, bool) {
	if f.Problem != nil || f.Size > formbook.MaxSize || !f.startsLikeZIP() {
		return nil, false
	}
	data, err := f.Bytes()
	return data, err == nil && formbook.IsBook(data) // whoever reads the file says what is wrong with it
}

func (f File) startsLikeZIP() bool {
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	head := make([]byte, 4)
	_, err = io.ReadFull(r, head)
	return err == nil && isZIP(head)
}

// maxBooks is how many workbooks of one submission are read: one form holds a
// whole group, and to read one takes long.
const maxBooks = 20

// readBook reads a filled form and counts it among the books.
func readBook(data []byte, books *int) (formbook.Book, error) {
	if *books++; *books > maxBooks {
		return formbook.Book{}, errTooManyForms()
	}
	return formbook.Read(data)
}

// takeForms reads the filled forms among the files, counting workbooks; each
// file then says what became of it.
func (s *Submission) takeForms(books *int) {
	for i, f := range s.Files {
		data, is := f.bookBytes()
		if !is {
			continue
		}
		book, err := readBook(data, books)
		if err != nil {
			s.Files[i].Problem = dossier.ProblemOf(err)
			continue
		}
		s.forms = append(s.forms, filledForm{i, book})
		s.Files[i].Problem = formTaken(book, nil)
	}
}

// filledForm is a form with the place of its file among the others.
type filledForm struct {
	At   int
	Book formbook.Book
}

// fillForms fills what the group leaves empty from its forms.
func (s *Submission) fillForms() {
	for _, f := range s.forms {
		s.Group, s.Files[f.At].Problem = withForm(s.Group, f.Book)
	}
}

// withForm returns g with its empty fields filled in from a form, and what is
// to be told of the file. What g declares stays; a form that says otherwise is
// told.
func withForm(g dossier.Group, b formbook.Book) (dossier.Group, *dossier.Problem) {
	m := merge{alone: len(g.Applicants) == 0}
	g.Form = m.form("团组", g.Form, b.Group, nil, dossier.GroupForm)
	e := g.Enterprise
	g.Enterprise.Form = m.form("企业", e.Form, b.Enterprise, map[string]string{"name": e.Name, "uscc": e.USCC}, dossier.EnterpriseForm)
	g.Applicants = slices.Clone(g.Applicants)
	for _, p := range b.People {
		g.Applicants = m.person(g.Applicants, p)
	}
	return g, formTaken(b, m.notes)
}

// merge collects what is to be told of laying a form over a group.
type merge struct {
	alone bool // the group had no applicants: those of the form are all
	notes []formbook.Note
}

func (m *merge) note(zh, en string) { m.notes = append(m.notes, formbook.Note{Zh: zh, En: en}) }

// form fills the empty fields of a part; facts are what was declared elsewhere.
func (m *merge) form(whose string, form, more, facts map[string]string, fields []dossier.FormField) map[string]string {
	for _, f := range fields {
		for _, said := range []string{form[f.Name], facts[f.Name]} {
			if said != "" && more[f.Name] != "" && !strings.EqualFold(said, more[f.Name]) {
				m.note(fmt.Sprintf("%s的%s与已申报的不一致，以已申报的为准", whose, f.Title), "the declared "+f.Name+" differs and stays")
				break
			}
		}
	}
	return maps.Clone(fillForm(form, more))
}

// person gives a row of the form to the applicant it is about; one who is
// nobody yet becomes an applicant. A row that contradicts who the applicant is
// gives nothing.
func (m *merge) person(list []dossier.Applicant, p formbook.Person) []dossier.Applicant {
	i := match(list, p)
	if i < 0 && len(list) >= maxApplicants {
		m.note(fmt.Sprintf("申请人超过 %d 名，“%s”未采用", maxApplicants, clip(p.Name())), "too many applicants, a person of the form is left out")
		return list
	}
	if i < 0 {
		a := dossier.Applicant{Folder: newFolder(list, p), NameZh: p.Name(), Form: p.Form}
		if !m.alone {
			m.note(fmt.Sprintf("“%s”与已有的申请人都对不上，单独列为申请人；如有材料文件夹，请在表中填写其名", clip(p.Name())),
				"a person of the form is no applicant so far, and was made one")
		}
		return append(list, a)
	}
	a := list[i]
	facts := map[string]string{"id_number": a.IDNumber, "name_pinyin": a.NameLatin, "position": a.Occupation}
	name := knownName(a)
	switch {
	case otherID(a, p.Form["id_number"]) || differ(name, p.Name()) && !sameNumber(a, p):
		m.note(fmt.Sprintf("“%s”一行的姓名或身份证号与“%s”（%s）的不一致，该行未采用", clip(p.Name()), clip(name), clip(a.Folder)),
			"a row names somebody else than the applicant it is about, and was left out")
		return list
	case differ(name, p.Name()):
		m.note(fmt.Sprintf("“%s”的姓名与已申报的“%s”不一致", clip(p.Name()), clip(name)), "the declared name differs and stays")
	}
	list[i].Form = m.form("“"+clip(p.Name())+"”", a.Form, p.Form, facts, dossier.PersonForm)
	return list
}

// match finds the one applicant that a row is about, or -1: by the folder it
// names, else by ID number, passport number or name, each of which must fit one
// alone. Where both have an ID number, a name does not outweigh it.
func match(list []dossier.Applicant, p formbook.Person) int {
	folder, _ := ApplicantFolder(p.Folder)
	id, passport := p.Form["id_number"], p.Form["passport_number"]
	same := func(a, b string) bool { return a != "" && equal(a, b) }
	for _, fits := range []func(dossier.Applicant) bool{
		func(a dossier.Applicant) bool { return p.Folder != "" && a.Folder == folder },
		func(a dossier.Applicant) bool { return same(id, a.IDNumber) || same(id, a.Form["id_number"]) },
		func(a dossier.Applicant) bool { return same(passport, a.Form["passport_number"]) },
		func(a dossier.Applicant) bool { return named(a, p) && !otherID(a, id) },
	} {
		if i := only(list, fits); i >= 0 {
			return i
		}
	}
	return -1
}

// knownName is the name of an applicant in Chinese as declared, else as a form has
// it.
func knownName(a dossier.Applicant) string {
	return cmp.Or(a.NameZh, formbook.Person{Form: a.Form}.Name())
}

// differ reports whether two names are of two people: not where they differ in
// spaces, or one is a part of the other, as a surname alone.
func differ(a, b string) bool {
	a, b = formbook.Bare(a), formbook.Bare(b)
	return !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a)
}

// sameNumber reports whether a row has a number of the applicant's.
func sameNumber(a dossier.Applicant, p formbook.Person) bool {
	id, passport := p.Form["id_number"], p.Form["passport_number"]
	return id != "" && (equal(id, a.IDNumber) || equal(id, a.Form["id_number"])) || passport != "" && equal(passport, a.Form["passport_number"])
}

func equal(a, b string) bool { return strings.EqualFold(formbook.Bare(a), formbook.Bare(b)) }

func named(a dossier.Applicant, p formbook.Person) bool {
	name, latin := p.Name(), p.Form["name_pinyin"]
	return name != "" && (knownName(a) == name || knownName(a) == "" && path.Base(a.Folder) == name) ||
		latin != "" && strings.EqualFold(a.NameLatin, latin) && !differ(knownName(a), name)
}

func otherID(a dossier.Applicant, id string) bool {
	return id != "" && (a.IDNumber != "" && !equal(a.IDNumber, id) || a.Form["id_number"] != "" && !equal(a.Form["id_number"], id))
}

// only gives the index of the one that fits, or -1 for none or several.
func only(list []dossier.Applicant, fits func(dossier.Applicant) bool) int {
	at := -1
	for i, a := range list {
		if !fits(a) {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

// newFolder is a key that no applicant has, made of the folder or the name.
func newFolder(list []dossier.Applicant, p formbook.Person) string {
	for _, name := range []string{p.Folder, p.Name(), p.Form["name_pinyin"]} {
		folder, ok := ApplicantFolder(name)
		if ok && !slices.ContainsFunc(list, func(a dossier.Applicant) bool { return a.Folder == folder }) {
			return folder
		}
	}
	for n := len(list) + 1; ; n++ {
		folder := fmt.Sprintf("applicants/form-%d", n)
		if !slices.ContainsFunc(list, func(a dossier.Applicant) bool { return a.Folder == folder }) {
			return folder
		}
	}
}

// formTaken says what was taken from a form and, in that case for a person to
// look at, what was not.
func formTaken(b formbook.Book, more []formbook.Note) *dossier.Problem {
	p := &dossier.Problem{Code: dossier.OnlineFormCode,
		Message:   fmt.Sprintf("这是填写的在线表单，已读取：企业 %d 项、团组 %d 项、申请人 %d 名。", len(b.Enterprise), len(b.Group), len(b.People)),
		MessageEN: fmt.Sprintf("This is the online form as filled in: %d fields of the enterprise, %d of the group, %d people.", len(b.Enterprise), len(b.Group), len(b.People))}
	notes := slices.Concat(b.Notes, more)
	if len(notes) == 0 {
		return p
	}
	p.Code = dossier.OnlineFormDoubtCode
	var zh, en []string
	for i, n := range notes {
		if i == maxMistakes {
			zh, en = append(zh, "……"), append(en, "...")
			break
		}
		zh, en = append(zh, n.Zh), append(en, n.En)
	}
	p.Message += "请核对：" + strings.Join(zh, "；") + "。"
	p.MessageEN += " Please check: " + strings.Join(en, "; ") + "."
	return p
}
