package rules

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"cel.dev/cel-go/common/types"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// trait is one trait of a person that what was declared and several papers
// show, in one or two ways.
type trait struct {
	name string
	same func(a, b string) bool // of two that differ
	ways []way
}

// way is how a trait shows: declared, beside the online form and in it, and in
// the fields of papers.
type way struct {
	declared func(*dossier.Applicant) []string
	fields   map[dossier.Kind]string
	of       func(string) string // the trait as a text shows it, "" where it does not; nil: the text itself
}

var (
	forms     = []dossier.Kind{dossier.BasicInfoForm, dossier.ApplicationForm}
	idNumbers = printed("id_number", dossier.SocialInsurance, dossier.NoCrimeRecord, dossier.AuditForm)
	names     = map[dossier.Kind]string{dossier.Passport: "name_zh", dossier.SocialInsurance: "name", dossier.NoCrimeRecord: "name", dossier.Card: "name",
		dossier.AuditForm: "applicant_name", dossier.LossProof: "name", dossier.BasicInfoForm: "name", dossier.ApplicationForm: "name"}
	latinNames = map[dossier.Kind]string{dossier.Passport: latinName, dossier.VisaPage: "holder_name", dossier.Card: "name",
		dossier.BasicInfoForm: "name_pinyin", dossier.ApplicationForm: "name_pinyin"}
	passportNumbers = map[dossier.Kind]string{dossier.Passport: "document_number", dossier.BasicInfoForm: "passport_number", dossier.ApplicationForm: "passport_number"}
)

// latinName stands for the two fields of a passport that hold a name together.
const latinName = "surname"

// identityTraits make up the identity of a person, whatever the office. What an
// ID number says of sex and birth (GB 11643) counts as printed there.
var identityTraits = []trait{
	{"name_zh", func(a, b string) bool { return chinese.SameName(a, b) == chinese.NameSame },
		[]way{{declaredNames, names, hanName}}},
	{"name_latin", sameSpelling, []way{{func(a *dossier.Applicant) []string { return []string{a.NameLatin, filled(a, "name_pinyin")} }, latinNames, letters}}},
	{"sex", never, []way{{filledIn("sex"), printed("sex", dossier.Passport, dossier.NoCrimeRecord), sexLetter},
		{declaredID, idNumbers, func(id string) string { _, sex, _ := chinese.IDNumberBirthSex(id); return sex }}}},
	{"birth_date", sameStart, []way{{filledIn("birth_date"), printed("birth_date", dossier.Passport, dossier.NoCrimeRecord), nil},
		{declaredID, idNumbers, func(id string) string { birth, _, _ := chinese.IDNumberBirthSex(id); return birth }}}},
	{"id_number", func(a, b string) bool { return sameCode(types.String(a), types.String(b)) != types.False },
		[]way{{declaredID, idNumbers, nil}}},
	{"passport_number", never, []way{{filledIn("passport_number"), passportNumbers, nil}}},
}

func declaredNames(a *dossier.Applicant) []string {
	return []string{a.NameZh, nameInForm(a.Form)}
}

func declaredID(a *dossier.Applicant) []string { return []string{a.IDNumber, filled(a, "id_number")} }

// filledIn is what the online form says in a field.
func filledIn(field string) func(*dossier.Applicant) []string {
	return func(a *dossier.Applicant) []string { return []string{filled(a, field)} }
}

// filled is what the online form says in a field, where it has the form it
// should have: what is mistyped is told as that.
func filled(a *dossier.Applicant, field string) string {
	given := a.Form[field]
	i := slices.IndexFunc(dossier.PersonForm, func(f dossier.FormField) bool { return f.Name == field })
	if given == "" || i < 0 || !WellFormed(dossier.PersonForm[i], given) {
		return ""
	}
	return given
}

// sexLetter is a sex as papers have it in their normal form.
func sexLetter(s string) string {
	switch s {
	case "男":
		return "M"
	case "女":
		return "F"
	}
	return s
}

// printed are the kinds that print a field of that name, the forms among them.
func printed(field string, kinds ...dossier.Kind) map[dossier.Kind]string {
	out := make(map[dossier.Kind]string)
	for _, kind := range append(kinds, forms...) {
		out[kind] = field
	}
	return out
}

// never says that values which differ are never the same.
func never(a, b string) bool { return false }

// sameSpelling compares names in Latin letters; ü was written V and U before
// passports came to write it YU (GB/T 28039-2011).
func sameSpelling(a, b string) bool { return oldUmlaut.Replace(a) == oldUmlaut.Replace(b) }

var oldUmlaut = strings.NewReplacer("LYU", "LU", "NYU", "NU", "LV", "LU", "NV", "NU")

// sameStart compares dates, of which one may lack its day.
func sameStart(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// hanName is a name in Chinese characters.
func hanName(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return s
	}
	return ""
}

// letters is a name in Latin letters without what papers set between them, ü as
// passports write it.
func letters(s string) string {
	s = umlaut.Replace(s)
	return strings.Map(func(r rune) rune {
		if r = unicode.ToUpper(r); r < 'A' || r > 'Z' {
			return -1
		}
		return r
	}, s)
}

var umlaut = strings.NewReplacer("Ü", "YU", "ü", "YU")

// identity lists the traits of an applicant on which the places disagree.
func (p *part) identity() []dossier.Trait {
	var out []dossier.Trait
	for _, t := range identityTraits {
		if p.agrees(t) {
			continue
		}
		var all []showing
		p.places(t, func(at showing) bool { all = append(all, at); return true })
		slices.SortStableFunc(all, func(a, b showing) int { return cmp.Compare(a.hidden(), b.hidden()) })
		found := dossier.Trait{Name: t.name}
		for _, at := range all {
			t.add(&found, at)
		}
		out = append(out, found)
	}
	return out
}

// agrees reports whether all places show the same value. Masked and shortened
// values agree with several that differ, so each is held against all others.
func (p *part) agrees(t trait) bool {
	seen := make([]string, 0, 8)
	same := true
	p.places(t, func(at showing) bool {
		for _, other := range seen {
			same = same && (other == at.value || t.same(other, at.value))
		}
		seen = append(seen, at.value)
		return same
	})
	return same
}

// showing is where a trait shows. paper is nil where it was declared.
type showing struct {
	value  string
	review bool
	paper  *paper
	field  string
}

// hidden is how many characters of the value are masked, or left out of a
// date: such a value may be any of several, so it is put to them, not they to it.
func (s showing) hidden() int {
	out := strings.Count(s.value, "*")
	if s.field == "birth_date" {
		out += max(0, len(time.DateOnly)-len(s.value))
	}
	return out
}

// places tells of every place that shows a trait until yield says false.
func (p *part) places(t trait, yield func(showing) bool) {
	for _, w := range t.ways {
		if w.declared != nil {
			for _, value := range w.declared(p.applicant) {
				if !w.tell(showing{value: value, field: t.name}, yield) {
					return
				}
			}
		}
		for _, papers := range [2][]*paper{p.papers, p.strays} {
			for _, paper := range papers {
				field, prints := w.fields[paper.kind]
				if !prints || t.name == "passport_number" && p.replaced(paper) {
					continue
				}
				if !w.tell(paper.shows(field), yield) {
					return
				}
			}
		}
	}
}

// shows is what a paper prints in a field; the two fields that hold a Latin name
// together count as one.
func (p *paper) shows(field string) showing {
	f := p.fields[field]
	out := showing{f.Value, f.Review || p.doubtful(), p, field}
	if field == latinName && f.Value != "" {
		given := p.fields["given_names"]
		out.value, out.review = f.Value+given.Value, out.review || given.Review
		if given.Value == "" {
			out.value = "" // half a name is none
		}
	}
	return out
}

// tell passes a place on unless it shows nothing of the trait.
func (w way) tell(at showing, yield func(showing) bool) bool {
	if w.of != nil && at.value != "" {
		at.value = w.of(at.value)
	}
	return at.value == "" || yield(at)
}

// add puts a place under the value that it shows.
func (t trait) add(to *dossier.Trait, at showing) {
	where := dossier.Evidence{Field: at.field}
	if at.paper != nil {
		field := at.paper.fields[at.field]
		where.File, where.Page, where.Box = at.paper.doc.Path, field.Page, field.Box
	}
	for i := range to.Values {
		if v := &to.Values[i]; v.Value == at.value || t.same(v.Value, at.value) {
			v.Review, v.Places = v.Review && at.review, append(v.Places, where)
			return
		}
	}
	to.Values = append(to.Values, dossier.TraitValue{Value: at.value, Review: at.review, Places: []dossier.Evidence{where}})
}

// replaced reports whether another passport of the person expires later: that
// its number is another one is no disagreement.
func (p *part) replaced(old *paper) bool {
	for _, papers := range [2][]*paper{p.papers, p.strays} {
		for _, other := range papers {
			if other != old && other.kind == old.kind && expiresBefore(old, other) {
				return true
			}
		}
	}
	return false
}

// expiresBefore reports whether both papers show for certain until when they
// hold, and a not as long as b.
func expiresBefore(a, b *paper) bool {
	first, second := a.fields["expiry_date"], b.fields["expiry_date"]
	return first.Certain() && second.Certain() && first.Value < second.Value
}
