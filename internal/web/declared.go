package web

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"zhengqi/internal/dossier"
)

// NewGroup is the body of POST /groups: what the enterprise declares. What is
// absent or empty is unknown, not false.
type NewGroup struct {
	Profile        string             `json:"profile,omitempty" maxLength:"64" doc:"The office's rules: see GET /rules." example:"liaoning-2026"`
	Business       string             `json:"business,omitempty" enum:",new,renew,replace,passport_swap,cancel,early,payment"`
	Reason         string             `json:"reason,omitempty" enum:",passport_changed,damaged,lost,add_economy" doc:"Why a card is replaced."`
	State          string             `json:"state,omitempty" maxLength:"64"`
	Date           string             `json:"date,omitempty" pattern:"^(\\d{4}-\\d{2}-\\d{2})?$" doc:"Day of submission, YYYY-MM-DD." example:"2026-11-20"`
	ForwardingDate string             `json:"forwarding_date,omitempty" pattern:"^(\\d{4}-\\d{2}-\\d{2})?$"`
	OnRecord       *bool              `json:"on_record,omitempty"`
	Enterprise     dossier.Enterprise `json:"enterprise,omitempty"`
	Applicants     []NewApplicant     `json:"applicants,omitempty" maxItems:"500"`
	Form           map[string]string  `json:"form,omitempty" doc:"The group's part of the online form, by its labels in snake case."`
}

// NewApplicant is a person as declared. Folder is where the person's papers
// lie, with or without "applicants/" before it; one without a folder goes by
// the name.
type NewApplicant struct {
	Folder              string `json:"folder,omitempty" maxLength:"200"`
	NameZh              string `json:"name_zh,omitempty" maxLength:"200"`
	NameLatin           string `json:"name_latin,omitempty" maxLength:"200" doc:"SURNAME GIVENNAMES"`
	IDNumber            string `json:"id_number,omitempty" maxLength:"200"`
	Occupation          string `json:"occupation,omitempty" maxLength:"200"`
	LegalRepresentative *bool  `json:"legal_representative,omitempty"`
	EconomicCase        *bool  `json:"economic_case,omitempty"`

	Form map[string]string `json:"form,omitempty" doc:"The person's part of the online form, by its labels in snake case."`
}

// declared gives the group that a request declares, or what is wrong with it.
func (s *Server) declared(ctx context.Context, b NewGroup) (dossier.Group, error) {
	g := dossier.Group{Profile: b.Profile, Business: b.Business, Reason: b.Reason, State: b.State, Date: b.Date,
		ForwardingDate: b.ForwardingDate, OnRecord: b.OnRecord, Enterprise: b.Enterprise, Form: b.Form}
	known, err := s.Rules.Has(ctx, b.Profile)
	if err != nil {
		return g, err
	}
	if b.Profile != "" && !known {
		return g, errDeclared("unknown_profile", "没有这个办理地规则，请用 GET /api/v1/rules 查看可用的规则。", "there is no such profile; see GET /api/v1/rules")
	}
	for _, date := range []string{b.Date, b.ForwardingDate} {
		if _, err := time.Parse(time.DateOnly, date); date != "" && err != nil {
			return g, errDeclared("bad_date", "日期 "+date+" 不存在，应为 YYYY-MM-DD。", date+" is not a day; write YYYY-MM-DD")
		}
	}
	if err := checkEnterprise(b); err != nil {
		return g, err
	}
	for i, a := range b.Applicants {
		folder, err := s.folderOf(a, i)
		if err != nil {
			return g, err
		}
		if slices.ContainsFunc(g.Applicants, func(x dossier.Applicant) bool { return x.Folder == folder }) {
			return g, errApplicant(i, "的文件夹与他人重复", "has the folder of another")
		}
		g.Applicants = append(g.Applicants, dossier.Applicant{Folder: folder, NameZh: a.NameZh, NameLatin: a.NameLatin,
			IDNumber: a.IDNumber, Occupation: a.Occupation, LegalRepresentative: a.LegalRepresentative, EconomicCase: a.EconomicCase, Form: a.Form})
	}
	return g, nil
}

// maxText bounds one declared text, in characters.
const maxText = 200

func checkEnterprise(b NewGroup) error {
	e := b.Enterprise
	for _, text := range []string{e.Name, e.USCC, e.LegalRepresentative, e.FormerName, e.Industry, b.State} {
		if utf8.RuneCountInString(text) > maxText || strings.ContainsFunc(text, unicode.IsControl) {
			return errDeclared("bad_text", "企业信息过长（上限 200 字）或含控制字符。", "a text on the enterprise is longer than 200 characters or holds control characters")
		}
	}
	if !slices.Contains([]string{"", "manufacturing", "goods_trade", "other"}, e.Industry) {
		return errDeclared("unknown_industry", "industry 应为 manufacturing、goods_trade 或 other。", "industry must be manufacturing, goods_trade or other")
	}
	return checkForms(b)
}

// checkForms refuses fields that the online form does not have, and texts that
// are out of bounds.
func checkForms(b NewGroup) error {
	err := cmp.Or(checkForm(b.Form, dossier.GroupForm), checkForm(b.Enterprise.Form, dossier.EnterpriseForm))
	for _, a := range b.Applicants {
		err = cmp.Or(err, checkForm(a.Form, dossier.PersonForm))
	}
	return err
}

// maxFormText bounds one field of the form, in characters.
const maxFormText = 2000

func checkForm(form map[string]string, fields []dossier.FormField) error {
	for _, name := range slices.Sorted(maps.Keys(form)) {
		known := slices.ContainsFunc(fields, func(f dossier.FormField) bool { return f.Name == name })
		if !known || utf8.RuneCountInString(form[name]) > maxFormText || strings.ContainsFunc(form[name], unicode.IsControl) {
			return errDeclared("bad_form", fmt.Sprintf("表单没有名为 %q 的项，或其内容过长、含控制字符。", name), fmt.Sprintf("the form has no field %q, or its text is out of bounds", name))
		}
	}
	return nil
}

func (s *Server) folderOf(a NewApplicant, index int) (string, error) {
	for _, text := range []string{a.NameZh, a.NameLatin, a.IDNumber, a.Occupation} {
		if strings.ContainsFunc(text, unicode.IsControl) {
			return "", errApplicant(index, "的信息含控制字符", "holds control characters")
		}
	}
	for _, name := range []string{a.Folder, a.NameZh, a.NameLatin} {
		if name == "" {
			continue
		}
		folder, ok := s.Intake.Folder(name)
		if !ok {
			return "", errApplicant(index, "的文件夹名无效", "has a folder name that is not valid")
		}
		return folder, nil
	}
	return "", errApplicant(index, "须有文件夹名或姓名", "needs a folder or a name")
}

func errApplicant(index int, message, messageEN string) error {
	return errDeclared("bad_applicant", fmt.Sprintf("第 %d 名申请人%s。", index+1, message), fmt.Sprintf("applicant %d %s", index+1, messageEN))
}

func errDeclared(code, message, messageEN string) error {
	return &dossier.Error{Class: dossier.Invalid, Code: code, Message: message, MessageEN: messageEN}
}
