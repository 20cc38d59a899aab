package rules

import (
	"regexp"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// formFacts declares what is known of the online form (S-MFA L251-371) in view:
// of the applicant, or of the enterprise and the group. It is filled in as
// declared, else by the facts, else by a form on paper.
func formFacts() []*variable {
	list := func(name, title string, of func(v *view) []string) *variable {
		return &variable{name: "form." + name, title: title, typ: stringList, resolve: func(v *view) value {
			return value{val: types.NewStringList(types.DefaultTypeAdapter, of(v)), state: certain}
		}}
	}
	return []*variable{
		{name: "form.begun", title: "已填写表单", typ: cel.BoolType, resolve: func(v *view) value {
			return value{val: types.Bool(v.formBegun()), state: certain}
		}},
		list("missing", "表单未填的项", (*view).formMissing),
		list("malformed", "表单填写有误的项", (*view).formMalformed),
		{name: "form.differing", title: "表单与护照不一致的项", typ: stringList, resolve: formContradicted(certain, (*view).differences)},
		{name: "form.unsure", title: "只有没有把握的读数的项", typ: stringList, resolve: formUnsure},
		{name: "form.contradicted", title: "表单与其他材料不一致的项", typ: stringList, resolve: formContradicted(certain, (*view).contradictions)},
		{name: "form.doubted", title: "表单与其他材料可能不一致的项", typ: stringList, resolve: formContradicted(flagged, (*view).differences, (*view).contradictions)},
	}
}

// sheet is one part of the form with what was filled in.
type sheet struct {
	fields []dossier.FormField
	filled map[string]string
	known  func(field string) bool // filled in by other facts
	papers []*paper

	view    *view // in which the papers lie that say the same
	sayings map[string][]saying
}

// sheets are the parts of the form in view.
func (v *view) sheets() []sheet {
	if v.part != nil && v.part.applicant != nil {
		a := v.part.applicant
		known := func(field string) bool {
			return field == "id_number" && a.IDNumber != "" || field == "name_pinyin" && a.NameLatin != "" || field == "position" && a.Occupation != ""
		}
		return []sheet{{dossier.PersonForm, a.Form, known, v.run.formsOf(v.part), v, personSayings}}
	}
	g := v.run.group
	e := &g.Enterprise
	known := func(field string) bool {
		return field == "name" && e.Name != "" || field == "uscc" && e.USCC != "" || field == "employees" && e.Employees != nil
	}
	its := &view{run: v.run, part: v.run.enterprise}
	return []sheet{
		{dossier.EnterpriseForm, e.Form, known, nil, its, enterpriseSayings},
		{dossier.GroupForm, g.Form, func(string) bool { return false }, nil, its, nil},
	}
}

// formsOf are the forms on paper that a person handed in, whether or not the
// office asks for them.
func (r *run) formsOf(p *part) []*paper {
	var out []*paper
	for _, h := range r.handed {
		if h.owner == p && (h.paper.kind == dossier.BasicInfoForm || h.paper.kind == dossier.ApplicationForm) {
			out = append(out, h.paper)
		}
	}
	return out
}

// formBegun reports whether anything of the form was filled in: what an office
// has on paper alone is no form left empty.
func (v *view) formBegun() bool {
	return slices.ContainsFunc(v.sheets(), func(s sheet) bool { return len(s.filled) > 0 || len(s.papers) > 0 })
}

func (v *view) formMissing() []string {
	var out []string
	for _, s := range v.sheets() {
		for _, f := range s.fields {
			if state, _ := s.value(f.Name); f.Starred && state == missing && !s.known(f.Name) {
				out = append(out, f.Title)
			}
		}
	}
	return out
}

func (v *view) formMalformed() []string {
	var out []string
	for _, s := range v.sheets() {
		for _, f := range s.fields {
			if given := s.filled[f.Name]; given != "" && !WellFormed(f, given) {
				out = append(out, f.Title)
			}
		}
	}
	return out
}

// plainNumber is a number in figures alone.
var plainNumber = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// formOf are the fields whose form is more than that of their type.
var formOf = map[string]*regexp.Regexp{
	"mobile_number": regexp.MustCompile(`^1\d{10}$`), "email": regexp.MustCompile(`^[^@\s]+@[^@\s]+\.[^@\s]+$`),
	"phone": regexp.MustCompile(`^[\d()+ -]{7,20}$`), "contact_phone": regexp.MustCompile(`^[\d()+ -]{7,20}$`),
	"name_pinyin": regexp.MustCompile(`^[A-Z]+ [A-Z]+$`), "sex": regexp.MustCompile(`^[MF男女]$`),
	"passport_number": regexp.MustCompile(`^[A-Z0-9]{5,12}$`),
}

// WellFormed reports whether a value has the form that its field of the online
// form wants.
func WellFormed(f dossier.FormField, given string) bool {
	switch pattern := formOf[f.Name]; {
	case pattern != nil:
		return pattern.MatchString(given)
	case f.Name == "id_number":
		return chinese.IDNumberValid(given)
	case f.Name == "uscc":
		return chinese.USCCValid(given)
	}
	switch f.Type {
	case dossier.Date:
		return chinese.ValidDate(given)
	case dossier.Number:
		return plainNumber.MatchString(given)
	case dossier.Boolean:
		return slices.Contains([]string{"true", "false", "是", "否"}, given)
	}
	return true
}

// passportSays names the field of the passport that a field of the form repeats.
var passportSays = map[string]string{"passport_number": "document_number", "issue_date": "issue_date", "expiry_date": "expiry_date",
	"birth_date": "birth_date", "issue_place": "issue_place", "sex": "sex"}

// differences are the fields that were filled in otherwise than the passport
// says: of several that hold, than each says, and then for a person to look at.
func (v *view) differences() []contradiction {
	if v.part == nil {
		return nil
	}
	var out []contradiction
	for i, passport := range slices.DeleteFunc(slices.Clone(v.papers(dossier.Passport)), v.part.replaced) {
		its := v.differ(passport)
		if i == 0 {
			out = its
			continue
		}
		out = slices.DeleteFunc(out, func(c contradiction) bool {
			return !slices.ContainsFunc(its, func(other contradiction) bool { return other.title == c.title })
		})
		for j := range out {
			out[j].state = flagged
		}
	}
	return out
}

// differ are the fields that were filled in otherwise than one passport says.
func (v *view) differ(passport *paper) []contradiction {
	var out []contradiction
	for _, s := range v.sheets() {
		out = append(out, s.otherNames(passport)...)
		for _, f := range s.fields {
			spec, _ := dossier.Spec(dossier.Passport).Field(passportSays[f.Name])
			says := fieldValue(passport, spec)
			given := s.filled[f.Name]
			if given == "" || says.state == missing || !WellFormed(f, given) {
				continue
			}
			if !sameInForm(given, str(says.val)) {
				out = append(out, contradiction{f.Title, says.state, says.from})
			}
		}
	}
	return out
}

// otherNames are the names of a person that were filled in otherwise than the
// passport has them.
func (s sheet) otherNames(passport *paper) []contradiction {
	var out []contradiction
	for _, name := range []struct {
		title, given, field string
		same                func(given, says string) bool
	}{
		{"姓名", nameInForm(s.filled), "name_zh", func(given, says string) bool { return chinese.SameName(given, says) == chinese.NameSame }},
		{"姓名拼音", letters(s.filled["name_pinyin"]), latinName, func(given, says string) bool { return sameSpelling(given, letters(says)) }},
	} {
		says := passport.shows(name.field)
		if name.given == "" || says.value == "" || name.same(name.given, says.value) {
			continue
		}
		state := certain
		if says.review {
			state = flagged
		}
		out = append(out, contradiction{name.title, state, []origin{{passport, name.field}}})
	}
	return out
}

// nameInForm is the name in Chinese that a form has; half a name is none.
func nameInForm(form map[string]string) string {
	if form["surname"] == "" || form["given_names"] == "" {
		return ""
	}
	return form["surname"] + form["given_names"]
}

// sameInForm compares what was filled in with what the passport says. A place
// in Chinese (辽宁) cannot be held against one in Latin letters (LIAONING).
func sameInForm(given, says string) bool {
	if sex := map[string]string{"男": "M", "女": "F"}[given]; sex != "" {
		given = sex
	}
	if !strings.ContainsAny(says, "0123456789") {
		return letters(given) == "" || letters(says) == "" || letters(given) == letters(says)
	}
	return chinese.NormaliseText(given) == chinese.NormaliseText(says)
}
