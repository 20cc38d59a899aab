package rules

import (
	"math/big"
	"strconv"
	"strings"

	"cel.dev/cel-go/common/types"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// saying is a field of a paper that says what a field of the online form
// repeats. same compares what was filled in with the paper's normal form. Where
// hint is set, the two may well differ (a statement may count the months with an
// employer before): then it is for a person to look.
type saying struct {
	kind  dossier.Kind
	field string
	same  func(given, says string) bool
	hint  bool
}

// enterpriseSayings are what the licence and the letter say of the enterprise,
// by the field of its form. What a year's tax was in all, no paper says: a
// certificate may cover a part of it.
var enterpriseSayings = map[string][]saying{
	"name":               {{kind: dossier.BusinessLicence, field: "name", same: sameCompany}},
	"uscc":               {{kind: dossier.BusinessLicence, field: "uscc", same: sameLetters}},
	"establishment_date": {{kind: dossier.BusinessLicence, field: "establishment_date", same: sameDay}},
	"registered_capital": {{kind: dossier.BusinessLicence, field: "registered_capital", same: sameCapital}},
	"scope":              {{kind: dossier.BusinessLicence, field: "scope", same: sameScope}},
	"employees":          {{kind: dossier.CompanyLetter, field: "employee_count", same: sameNumber}},
}

// personSayings are what the papers of a person say beside the passport.
var personSayings = map[string][]saying{
	"id_number": {{kind: dossier.SocialInsurance, field: "id_number", same: sameID},
		{kind: dossier.NoCrimeRecord, field: "id_number", same: sameID}},
	"months_employed": {{kind: dossier.SocialInsurance, field: "month_count", same: atLeast, hint: true}},
}

func sameLetters(given, says string) bool {
	return strings.EqualFold(strings.TrimSpace(given), strings.TrimSpace(says))
}

// sameID compares ID numbers, of which papers mask a part. A record may show
// the number of the passport in its place, which says nothing of it.
func sameID(given, says string) bool {
	return len(says) < 15 || sameCode(types.String(given), types.String(says)) != types.False
}

func sameCompany(given, says string) bool {
	return chinese.NormaliseCompany(given) == chinese.NormaliseCompany(says)
}

func sameNumber(given, says string) bool {
	a, errA := strconv.ParseFloat(given, 64)
	b, errB := strconv.ParseFloat(says, 64)
	return errA == nil && errB == nil && a == b
}

// atLeast reports whether as many months were filled in as the statement
// shows, which may cover the latest ones alone.
func atLeast(given, says string) bool {
	a, errA := strconv.ParseFloat(given, 64)
	b, errB := strconv.ParseFloat(says, 64)
	return errA == nil && errB == nil && a >= b
}

// sameDay compares dates; a paper whose seal covers the day says the month.
func sameDay(given, says string) bool { return strings.HasPrefix(given, says) }

// sameCapital compares units of ten thousand yuan with the licence's yuan.
func sameCapital(given, says string) bool {
	units, ok := new(big.Rat).SetString(given)
	yuan, readable := new(big.Rat).SetString(says)
	return ok && readable && units.Mul(units, big.NewRat(10_000, 1)).Cmp(yuan) == 0
}

// sameScope compares scopes of business but for spaces and marks, which the
// licence and the register write in many ways.
func sameScope(given, says string) bool { return bareScope(given) == bareScope(says) }

func bareScope(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" ;；,，、.。:：()（）*＊", r) {
			return -1
		}
		return r
	}, chinese.NormaliseText(s))
}

// contradiction is a field of the form that a paper says otherwise.
type contradiction struct {
	title string
	state certainty // flagged: for a person to look at
	from  []origin
}

// contradictions compares the form in view with the papers but the passport.
// What is not of its form is malformed, and compared with nothing.
func (v *view) contradictions() []contradiction {
	var out []contradiction
	for _, s := range v.sheets() {
		for _, f := range s.fields {
			given := s.filled[f.Name]
			if given == "" || !WellFormed(f, given) {
				continue
			}
			for _, said := range s.sayings[f.Name] {
				if c, differs := s.view.against(f, given, said); differs {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

func (v *view) against(f dossier.FormField, given string, said saying) (contradiction, bool) {
	says := v.read(said.kind, said.field)
	if says.state == missing {
		return contradiction{}, false
	}
	spec, _ := dossier.Spec(said.kind).Field(said.field)
	if said.same(given, plainText(says, spec)) {
		return contradiction{}, false
	}
	if said.hint {
		says.state = flagged
	}
	return contradiction{f.Title + "（" + dossier.Spec(said.kind).Title + "）", says.state, says.from}, true
}

// plainText is the normal form of a value that is no list.
func plainText(v value, spec dossier.FieldSpec) string {
	if spec.Type == dossier.Number {
		return numberText(float64(v.val.(types.Double)))
	}
	return str(v.val)
}

// formContradicted lists what papers with that certainty say otherwise, with
// the places where they say it. Of what is flagged nothing is certain.
func formContradicted(state certainty, contradictions ...func(*view) []contradiction) func(*view) value {
	return func(v *view) value {
		out := value{state: certain}
		var titles []string
		for _, of := range contradictions {
			for _, c := range of(v) {
				if c.state == state {
					titles, out.state = append(titles, c.title), state
					out.from = append(out.from, c.from...)
				}
			}
		}
		out.val = types.NewStringList(types.DefaultTypeAdapter, titles)
		return out
	}
}

// formUnsure lists the starred fields that nothing fills in but readings of a
// form on paper that are not certain, with the places of these.
func formUnsure(v *view) value {
	out := value{state: certain}
	var titles []string
	for _, s := range v.sheets() {
		for _, f := range s.fields {
			if !f.Starred || s.known(f.Name) {
				continue
			}
			if given, from := s.value(f.Name); given == flagged {
				titles = append(titles, f.Title)
				out.from = append(out.from, from)
			}
		}
	}
	out.val = types.NewStringList(types.DefaultTypeAdapter, titles)
	return out
}

// value tells how far a field is filled in: as declared, else as a form on
// paper says, and where that says it.
func (s sheet) value(name string) (certainty, origin) {
	if s.filled[name] != "" {
		return certain, origin{}
	}
	best, from := missing, origin{}
	for _, p := range s.papers {
		spec, ok := dossier.Spec(p.kind).Field(name)
		if !ok {
			continue
		}
		if state := fieldValue(p, spec).state; state > best {
			best, from = state, origin{p, name}
		}
	}
	return best, from
}
