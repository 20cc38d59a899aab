package dossier

import (
	"regexp"
	"time"
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

// CheckCorrection reports, as an Invalid error, why value (or list, for a
// field of type List) cannot be the value of the named field of kind. Neither
// value nor list says that the field is unknown. The field "kind" takes a
// kind.
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
	if list != nil {
		return checkList(spec, list)
	}
	if !fits(spec.Type, value) {
		return correctionError("bad_value", spec.Title+"的格式应为 "+formOf[spec.Type], name+" must have the form "+formOf[spec.Type])
	}
	return nil
}

func checkList(spec FieldSpec, list []string) error {
	if len(list) > maxCorrectionItems {
		return correctionError("bad_value", spec.Title+"的条目过多", spec.Name+" has too many items")
	}
	for _, item := range list {
		if !fits(Text, item) {
			return correctionError("bad_value", spec.Title+"的条目过长或不是文字", spec.Name+" has an item that is too long or no text")
		}
	}
	return nil
}

var formOf = map[FieldType]string{
	Text: "2000 字以内的文字 text", Date: "YYYY-MM-DD", Month: "YYYY-MM", Money: "1234.50", Number: "123", Boolean: "true / false",
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
	return utf8.ValidString(value) && utf8.RuneCountInString(value) <= maxCorrectionRunes
}

func correctionError(code, message, messageEN string) error {
	return &Error{Class: Invalid, Code: code, Message: message + "。", MessageEN: messageEN}
}
