package bundle

import (
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// doubtOf says of a paper of an owner of that name, "" if it is not known,
// whether its kind is not sure or, where papers of the kind name their bearer or
// company, this is another one or nobody knows; "" where there is no doubt.
func doubtOf(p dossier.Paper, name string) string {
	if p.KindDoubtful() {
		return "该材料的种类没有把握"
	}
	switch p.Kind {
	case dossier.Passport:
		return passportDoubt(p, name)
	case dossier.SocialInsurance, dossier.NoCrimeRecord:
		return bearerDoubt(stated(p, "name"), name)
	case dossier.BasicInfoForm, dossier.ApplicationForm:
		if whole := stated(p, "name"); whole.text != "" {
			return bearerDoubt(whole, name)
		}
		return bearerDoubt(stated(p, "surname", "given_names"), name)
	case dossier.BusinessLicence:
		return companyDoubt(stated(p, "name"), name)
	case dossier.CompanyLetter:
		return companyDoubt(stated(p, "company_name"), name)
	}
	return ""
}

// statement is what a paper says in one or several fields, and whether all of
// it is certain.
type statement struct {
	text string
	sure bool
}

func stated(p dossier.Paper, fields ...string) statement {
	out := statement{sure: true}
	for _, name := range fields {
		f := p.Fields[name]
		out.text += f.Value
		out.sure = out.sure && f.Certain()
	}
	return out
}

func bearerDoubt(says statement, name string) string {
	switch {
	case says.text != "" && name != "" && !sameBearer(says.text, name):
		return "该材料上的姓名为“" + says.text + "”"
	case !says.sure || name == "":
		return "该材料上的姓名没有读准"
	}
	return ""
}

// sameBearer compares the name on a paper, in characters, with one in characters
// or in Latin letters.
func sameBearer(says, name string) bool {
	if hasHan(name) || !hasHan(says) {
		return chinese.SameName(says, name) == chinese.NameSame
	}
	surname, given, _ := strings.Cut(name, " ")
	return chinese.MatchPinyin(says, surname, given) != chinese.PinyinNoMatch
}

// passportDoubt holds a passport against a name by its characters or, where
// these are not certain, by its spelling. One of a person whose name is not
// known otherwise says itself who that is.
func passportDoubt(p dossier.Paper, name string) string {
	characters, family, given := stated(p, "name_zh"), stated(p, "surname"), p.Fields["given_names"]
	switch {
	case name == "":
		return ""
	case characters.sure:
		return bearerDoubt(characters, name)
	case !family.sure || given.Review:
		return "该材料上的姓名没有读准"
	case letters(name) == letters(family.text+given.Value) || chinese.MatchPinyin(name, family.text, given.Value) != chinese.PinyinNoMatch:
		return ""
	}
	return "该材料上的姓名拼音为“" + family.text + " " + given.Value + "”"
}

// letters are those of a name in Latin letters, for comparison.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, name)
}

func companyDoubt(says statement, name string) string {
	switch {
	case name == "":
		return ""
	case says.text != "" && chinese.NormaliseCompany(says.text) != chinese.NormaliseCompany(name):
		return "该材料上的企业名称为“" + says.text + "”"
	case !says.sure:
		return "该材料上的企业名称没有读准"
	}
	return ""
}
