package dossier

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The bounds of a correction: a person types no more than this.
const (
	maxCorrectionRunes = 2000
	maxCorrectionItems = 200
)

var (
	moneyForm  = regexp.MustCompile(`^-?\d{1,15}\.\d{2}$`)
	numberForm = regexp.MustCompile(`^-?\d{1,15}(\.\d{1,6})?$`)
)

// wording is the normal form of a text that is more than a text.
type wording struct {
	form    *regexp.Regexp
	written string // how it is written, in Chinese and English
}

var (
	sexWording     = wording{regexp.MustCompile(`^[MFX]$`), "M（男）、F（女）或 X"}
	countryWording = wording{regexp.MustCompile(`^[A-Z]{3}$`), "三位国家代码，如 CHN（ISO 3166 alpha-3）"}
	numberWording  = wording{regexp.MustCompile(`^[0-9A-Z<*-]{2,40}$`), "大写字母与数字，不含空格 capital letters and digits"}
	usccWording    = wording{regexp.MustCompile(`^([0-9A-Z*]{15}|[0-9A-Z*]{18}|[0-9A-Z*]{20})$`), "18 位统一社会信用代码（大写字母与数字），遮盖的位写作 * 18 capital letters and digits, hidden ones as *"}
	idWording      = wording{regexp.MustCompile(`^[0-9A-Z*()]{5,20}$`), "证件号码，如 18 位公民身份号码，字母大写，遮盖的位写作 * a number such as the 18 digits of an identity card, hidden ones as *"}
	latinWording   = wording{regexp.MustCompile(`^[A-ZÀ-ÖØ-Þ.'’-]+( [A-ZÀ-ÖØ-Þ.'’-]+)*$`), "大写拉丁字母，以单个空格分隔，如 XIAO LIN capital Latin letters"}
	hanWording     = wording{regexp.MustCompile(`^[^\s]+( [^\s]+)*$`), "名称，前后没有空格，中间至多一个空格 a name without outer or double spaces"}
	monthWording   = wording{regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])$`), "YYYY-MM"}
)

// wordings are the forms of the contract by the names of fields, which mean the
// same in every kind; those of lists are of their items.
var wordings = map[string]wording{
	"sex": sexWording, "viz_sex": sexWording,
	"nationality": countryWording, "issuing_state": countryWording, "country": countryWording, "countries": countryWording,
	"trade_country": countryWording, "destination_country": countryWording, "residence_country": countryWording,
	"document_number": numberWording, "viz_document_number": numberWording, "passport_number": numberWording, "card_number": numberWording,
	"uscc": usccWording, "taxpayer_id": usccWording, "consignor_uscc": numberWording, "id_number": idWording,
	"viz_surname": latinWording, "viz_given_names": latinWording, "name_pinyin": latinWording,
	"name_zh": hanWording, "name": hanWording, "applicant_names": hanWording,
	"months": monthWording, "arrears_months": monthWording,
}

// wordingOf is the form of a text field of kind, if it has one.
func wordingOf(kind Kind, field string) (wording, bool) {
	if kind == Passport && (field == "surname" || field == "given_names") { // in Chinese on a form
		return latinWording, true
	}
	w, has := wordings[field]
	return w, has
}

// CheckCorrection reports, as an Invalid error, why value (or list, for a
// field of type List) cannot be the value of the named field of kind, in the
// normal form of the contract. Neither value nor list says that the field is
// unknown. The field "kind" takes a kind.
func CheckCorrection(kind Kind, name, value string, list []string) error {
	if !ValidKind(kind) {
		return correctionError("unknown_kind", "没有这种材料："+string(kind), "no such kind: "+string(kind))
	}
	if name == "kind" {
		return nil
	}
	spec, ok := Spec(kind).Field(name)
	if !ok {
		return correctionError("unknown_field", Spec(kind).Title+"没有字段 "+name, string(kind)+" has no field "+name)
	}
	if value == "" && list == nil {
		return nil
	}
	if (list != nil) != (spec.Type == List) {
		return correctionError("bad_value", spec.Title+"的取值形式不对：列表字段给列表，其余给文本", name+": a list field takes a list, every other a text")
	}
	if len(list) > maxCorrectionItems {
		return correctionError("bad_value", spec.Title+"的条目过多", spec.Name+" has too many items")
	}
	form, written := spec.Type, formOf[spec.Type]
	if list == nil {
		list = []string{value}
	} else {
		form, written = Text, formOf[Text]
	}
	worded, has := wordingOf(kind, name)
	if has {
		written = worded.written
	}
	for _, item := range list {
		if !fits(form, item) || has && !worded.form.MatchString(item) {
			return correctionError("bad_value", fmt.Sprintf("%s的格式应为 %s；给出的是“%s”", spec.Title, written, clipped(item)),
				fmt.Sprintf("%s must have the form %s; it is %q", name, written, clipped(item)))
		}
	}
	return nil
}

// clipped is as much of a text as a message repeats.
func clipped(s string) string {
	if runes := []rune(strings.ToValidUTF8(s, "�")); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return strings.ToValidUTF8(s, "�")
}

var formOf = map[FieldType]string{
	Text: "2000 字以内、不含控制字符的文字 text", Date: "YYYY-MM-DD", Month: "YYYY-MM", Money: "1234.50", Number: "123", Boolean: "true / false",
}

func fits(t FieldType, value string) bool {
	switch t {
	case Date:
		_, err := time.Parse(time.DateOnly, value)
		return err == nil
	case Month:
		_, err := time.Parse("2006-01", value)
		return err == nil
	case Money:
		return moneyForm.MatchString(value)
	case Number:
		return numberForm.MatchString(value)
	case Boolean:
		return value == "true" || value == "false"
	}
	return utf8.ValidString(value) && utf8.RuneCountInString(value) <= maxCorrectionRunes &&
		!strings.ContainsFunc(value, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) })
}

func correctionError(code, message, messageEN string) error {
	return &Error{Class: Invalid, Code: code, Message: message + "。", MessageEN: messageEN}
}
