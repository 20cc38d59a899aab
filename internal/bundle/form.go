package bundle

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

// place is a field of a kind of paper that states a field of the form.
type place struct {
	kind dossier.Kind
	name string
}

// personPlaces are the papers that state what the form asks about a person,
// beside the forms on paper, which have its own names.
var personPlaces = map[string][]place{
	"id_number":         {{dossier.SocialInsurance, "id_number"}, {dossier.NoCrimeRecord, "id_number"}},
	"sex":               {{dossier.Passport, "sex"}, {dossier.NoCrimeRecord, "sex"}},
	"birth_date":        {{dossier.Passport, "birth_date"}, {dossier.NoCrimeRecord, "birth_date"}},
	"passport_number":   {{dossier.Passport, "document_number"}},
	"issue_date":        {{dossier.Passport, "issue_date"}},
	"expiry_date":       {{dossier.Passport, "expiry_date"}},
	"issuing_authority": {{dossier.Passport, "authority"}},
	"issue_place":       {{dossier.Passport, "issue_place"}},
}

// licencePlaces are what the licence states of the company.
var licencePlaces = map[string]string{"name": "name", "uscc": "uscc", "registered_place": "address",
	"establishment_date": "establishment_date", "scope": "scope"}

// forms fills in the form of the platform from the group as it was judged.
func forms(g dossier.Group, r dossier.Report) []report.FormPart {
	out := []report.FormPart{enterpriseForm(g, r), groupForm(g)}
	for _, a := range r.Applicants {
		i := slices.IndexFunc(g.Applicants, func(b dossier.Applicant) bool { return b.Folder == a.Folder })
		person := dossier.Applicant{Folder: a.Folder}
		if i >= 0 {
			person = g.Applicants[i]
		}
		out = append(out, personForm(person, a.Name, papersOf(g, dossier.Owner(a.Folder), bearer(person, a.Name), a.Documents)))
	}
	return out
}

// bearer is the name of a person: as declared, in characters or in Latin
// letters, else as the report has it; "" where that is the folder's alone.
func bearer(a dossier.Applicant, reported string) string {
	if reported == path.Base(a.Folder) && !hasHan(reported) {
		reported = ""
	}
	return cmp.Or(a.NameZh, a.Form["surname"]+a.Form["given_names"], a.NameLatin, a.Form["name_pinyin"], reported)
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func enterpriseForm(g dossier.Group, r dossier.Report) report.FormPart {
	e := g.Enterprise
	p := papersOf(g, dossier.OwnerEnterprise, cmp.Or(e.Name, e.Form["name"], r.Company), r.Enterprise.Documents)
	facts := map[string]string{"name": e.Name, "uscc": e.USCC}
	if e.Employees != nil {
		facts["employees"] = strconv.Itoa(*e.Employees)
	}
	part := report.FormPart{Title: "单位信息"}
	for _, f := range dossier.EnterpriseForm {
		values := []value{declared(e.Form[f.Name]), declared(facts[f.Name])}
		if name, ok := licencePlaces[f.Name]; ok {
			values = append(values, p.field(dossier.BusinessLicence, name)...)
		}
		switch f.Name {
		case "registered_capital":
			values = append(values, capital(p)...)
		case "employees":
			values = append(values, p.field(dossier.CompanyLetter, "employee_count")...)
		}
		part.Lines = append(part.Lines, line(f, "", values...))
	}
	return part
}

// capital is the registered capital of the licence, which is in yuan, in units
// of ten thousand.
func capital(p papers) []value {
	values := p.field(dossier.BusinessLicence, "registered_capital")
	for i, v := range values {
		values[i].text = ""
		if fen, ok := chinese.ParseAmount(v.text); ok {
			values[i].text = tenThousands(fen)
		}
	}
	return values
}

// tenThousands writes a sum of fen in units of ten thousand yuan, exactly.
func tenThousands(fen int64) string {
	const unit = 1_000_000
	whole, rest := strconv.FormatInt(fen/unit, 10), fen%unit
	if rest == 0 {
		return whole
	}
	digits := strconv.FormatInt(unit+rest, 10)[1:]
	return whole + "." + strings.TrimRight(digits, "0")
}

func groupForm(g dossier.Group) report.FormPart {
	part := report.FormPart{Title: "团组信息"}
	for _, f := range dossier.GroupForm {
		part.Lines = append(part.Lines, line(f, "", declared(g.Form[f.Name])))
	}
	return part
}

// personForm fills in the page of one person.
func personForm(a dossier.Applicant, name string, p papers) report.FormPart {
	facts := map[string]string{"id_number": a.IDNumber, "name_pinyin": a.NameLatin, "position": a.Occupation}
	part := report.FormPart{Title: cmp.Or(name, a.NameZh), Folder: a.Folder}
	for _, f := range dossier.PersonForm {
		values := []value{declared(a.Form[f.Name]), declared(facts[f.Name])}
		if whole := a.Form["surname"] + a.Form["given_names"]; (f.Name == "surname" || f.Name == "given_names") && whole != "" && whole != a.NameZh {
			values = append(values, value{text: a.NameZh, from: "申报的姓名", read: true})
		}
		for _, kind := range []dossier.Kind{dossier.BasicInfoForm, dossier.ApplicationForm} {
			values = append(values, p.field(kind, f.Name)...)
		}
		for _, at := range personPlaces[f.Name] {
			values = append(values, p.field(at.kind, at.name)...)
		}
		values = append(values, p.derived(f.Name, a.NameZh)...)
		part.Lines = append(part.Lines, line(f, p.hint(f.Name), values...))
	}
	return part
}

// hint is what the papers say beside a field that none of them states.
func (p papers) hint(name string) string {
	switch name {
	case "surname", "given_names":
		return p.says("护照上的姓名", dossier.Passport, "name_zh")
	case "birth_place":
		return p.says("护照上的出生地", dossier.Passport, "birth_place")
	case "insurance_place":
		return p.says("社保证明的出具机构", dossier.SocialInsurance, "issuer")
	case "months_employed":
		return p.says("社保证明上在该单位的缴费月数", dossier.SocialInsurance, "month_count")
	case "has_apec_visa":
		if p.has(dossier.VisaPage) {
			return "材料中有签证页"
		}
	case "has_old_card":
		if p.has(dossier.Card) {
			return "材料中有 APEC 商务旅行卡"
		}
	}
	return ""
}
