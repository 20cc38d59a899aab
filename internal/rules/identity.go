package rules

import (
	"cmp"
	"strings"
	"unicode"

	"cel.dev/cel-go/common/types"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// trait is one trait of a person that what was declared and several papers
// show.
type trait struct {
	name     string
	declared func(*dossier.Applicant) string
	fields   map[dossier.Kind]string // where papers print it
	of       func(string) string     // the trait as a text shows it, "" where it does not; nil: the text itself
	same     func(a, b string) bool
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

// identityTraits make up the identity of a person, whatever the office. What an ID
// number says of sex and birth (GB 11643) counts as printed there.
var identityTraits = []trait{
	{"name_zh", func(a *dossier.Applicant) string { return a.NameZh }, names, hanName, func(a, b string) bool { return chinese.SameName(a, b) == chinese.NameSame }},
	{"name_latin", func(a *dossier.Applicant) string { return a.NameLatin }, latinNames, letters, equal},
	{"sex", nil, printed("sex", dossier.Passport, dossier.NoCrimeRecord), nil, equal},
	{"sex", declaredID, idNumbers, func(id string) string { _, sex, _ := chinese.IDNumberBirthSex(id); return sex }, equal},
	{"birth_date", nil, printed("birth_date", dossier.Passport, dossier.NoCrimeRecord), nil, sameStart},
	{"birth_date", declaredID, idNumbers, func(id string) string { birth, _, _ := chinese.IDNumberBirthSex(id); return birth }, sameStart},
	{"id_number", declaredID, idNumbers, nil, func(a, b string) bool { return sameCode(types.String(a), types.String(b)) != types.False }},
	{"passport_number", nil, passportNumbers, nil, equal},
}

func declaredID(a *dossier.Applicant) string { return a.IDNumber }

// printed are the kinds that print a field of that name, the forms among them.
func printed(field string, kinds ...dossier.Kind) map[dossier.Kind]string {
	out := make(map[dossier.Kind]string)
	for _, kind := range append(kinds, forms...) {
		out[kind] = field
	}
	return out
}

func equal(a, b string) bool { return a == b }

// sameStart compares dates, of which one may lack its day.
func sameStart(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// hanName is a name in Chinese characters.
func hanName(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return s
	}
	return ""
}

// letters is a name in Latin letters without what papers set between them.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r = unicode.ToUpper(r); r < 'A' || r > 'Z' {
			return -1
		}
		return r
	}, s)
}

// identity lists the traits of an applicant on which the places disagree.
func (p *part) identity() []dossier.Trait {
	var all []dossier.Trait
	for _, t := range identityTraits {
		if len(all) == 0 || all[len(all)-1].Name != t.name {
			all = append(all, dossier.Trait{Name: t.name})
		}
		p.show(t, &all[len(all)-1])
	}
	var out []dossier.Trait
	for _, t := range all {
		if len(t.Values) > 1 {
			out = append(out, t)
		}
	}
	return out
}

// show adds what each place says of a trait.
func (p *part) show(t trait, to *dossier.Trait) {
	if t.declared != nil {
		t.add(to, t.declared(p.applicant), false, dossier.Evidence{Field: t.name})
	}
	for _, papers := range [][]*paper{p.papers, p.strays} {
		for _, paper := range papers {
			field := paper.fields[t.fields[paper.kind]]
			if !field.Known() || t.name == "passport_number" && p.replaced(paper) {
				continue
			}
			value, review := field.Value, field.Review || paper.doubtful()
			if t.fields[paper.kind] == latinName {
				given := paper.fields["given_names"]
				value, review = value+given.Value, review || given.Review
			}
			t.add(to, value, review, dossier.Evidence{File: paper.doc.Path, Field: t.fields[paper.kind], Page: field.Page, Box: field.Box})
		}
	}
}

// add puts a place under the value that it shows.
func (t trait) add(to *dossier.Trait, text string, review bool, at dossier.Evidence) {
	value := text
	if t.of != nil {
		value = t.of(text)
	}
	if value == "" {
		return
	}
	for i := range to.Values {
		if v := &to.Values[i]; t.same(v.Value, value) {
			v.Review, v.Places = v.Review && review, append(v.Places, at)
			return
		}
	}
	to.Values = append(to.Values, dossier.TraitValue{Value: value, Review: review, Places: []dossier.Evidence{at}})
}

// replaced reports whether another passport of the person expires later: that
// its number is another one is no disagreement.
func (p *part) replaced(old *paper) bool {
	for _, papers := range [][]*paper{p.papers, p.strays} {
		for _, other := range papers {
			if other.kind == old.kind && cmp.Less(old.fields["expiry_date"].Value, other.fields["expiry_date"].Value) {
				return true
			}
		}
	}
	return false
}
