package reader

import (
	"context"
	"regexp"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// answerShapes are the answers of a person's form that show by themselves what
// they are.
var answerShapes = []struct {
	key  string
	like func(string) bool
	read func(context.Context, span) dossier.Field
}{
	{"id_number", chinese.IDNumberValid, readIDNumber},
	{"mobile_number", mobileNumber.MatchString, readMobile},
	{"passport_number", regexp.MustCompile(`^E[A-HJ-NP-Z]?\d{7,8}$`).MatchString, readPassportNumber},
	{"email", regexp.MustCompile(`^[^@\p{Han}]+@[^@\p{Han}]+$`).MatchString, readEmail},
	{"sex", regexp.MustCompile(`^[男女]$`).MatchString, readSex},
	{"passport_type", regexp.MustCompile(`^(?:因私)?普通(?:护照)?$`).MatchString, readText},
	{"residence_country", regexp.MustCompile(`^中国(?:香港|澳门|台湾)?$`).MatchString, readResidence},
	{"issuing_authority", regexp.MustCompile(`移民管理局$|出入境管理(?:局|处)$|大使馆$|领事馆$`).MatchString, readLong},
}

func readSex(ctx context.Context, v span) dossier.Field {
	f := readText(ctx, v)
	f.Value = map[string]string{"男": "M", "女": "F"}[v.text()]
	return f
}

// guess reads the answers whose labels were not read by what they look like; they
// are for a person to see, unless others bear them out.
func (f personForm) guess(ctx context.Context, out dossier.Fields) {
	free := f.unlabelled()
	for _, s := range answerShapes {
		if _, known := out[s.key]; known {
			continue
		}
		if v := onlyOne(free, s.like); !v.empty() {
			put(out, s.key, inDoubt(s.read(ctx, v)))
		}
	}
	f.guessDates(ctx, free, out)
}

// gapOfCells is the least gap, in character heights, between what is asked and
// what was filled in.
const gapOfCells = 1.2

// unlabelled lists the stretches of print that no label is part of.
func (f personForm) unlabelled() []span {
	var out []span
	for j, r := range f.rows {
		for _, c := range r.cells(gapOfCells) {
			if v := (span{c}).trim(aroundValue); !v.empty() && !f.labelled(j, c) {
				out = append(out, v)
			}
		}
	}
	return out
}

// onlyOne is the only one of some stretches that looks so.
func onlyOne(all []span, like func(string) bool) (found span) {
	for _, v := range all {
		switch {
		case !like(v.text()):
		case found.empty():
			found = v
		default:
			return nil
		}
	}
	return found
}

// guessDates finds the day of birth by the number of the identity card, and the
// two ends of a passport's term by each other.
func (f personForm) guessDates(ctx context.Context, free []span, out dossier.Fields) {
	is := func(day string) func(string) bool {
		return func(s string) bool {
			d, ok := dateIn(s)
			return ok && day != "" && d.Value == day
		}
	}
	birth, _, _ := chinese.IDNumberBirthSex(out["id_number"].Value)
	guessed := map[string]span{"birth_date": onlyOne(free, is(birth))}
	for _, v := range free {
		start, ok := dateIn(v.text())
		for _, years := range []int{5, 10} {
			if end := onlyOne(free, is(chinese.AddDays(chinese.AddYears(start.Value, years), -1))); ok && !end.empty() {
				guessed["issue_date"], guessed["expiry_date"] = v, end
			}
		}
	}
	for key, v := range guessed {
		if _, known := out[key]; !known && !v.empty() {
			put(out, key, inDoubt(readDate(ctx, v)))
		}
	}
}
