package bundle

import (
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// derived are the values of the form that a passport states in other words;
// declaredName is the person's name in characters, if it was declared.
// What is made of two fields is certain only where both are.
func (p papers) derived(name, declaredName string) []value {
	var out []value
	for _, h := range p {
		if h.paper.Kind != dossier.Passport {
			continue
		}
		switch name {
		case "name_pinyin":
			out = append(out, h.pinyin())
		case "surname", "given_names":
			out = append(out, h.parted(name == "surname", declaredName)...)
		case "passport_type":
			out = append(out, h.passportType())
		}
	}
	return out
}

// pinyin is the name as the platform wants it: one space after the surname and
// none in the given names (S-MFA L319).
func (h held) pinyin() value {
	surname, given := h.paper.Fields["surname"], h.paper.Fields["given_names"]
	if surname.Value == "" || given.Value == "" {
		return value{}
	}
	return h.of(surname.Value+" "+strings.ReplaceAll(given.Value, " ", ""), surname, given)
}

// parted is the surname, or the given names, in characters: of the name on the
// passport and of the declared one, where the passport's spelling parts it in
// one way only.
func (h held) parted(surname bool, declaredName string) []value {
	whole, family, given := h.paper.Fields["name_zh"], h.paper.Fields["surname"], h.paper.Fields["given_names"]
	own, said := h.of("", whole, family, given), h.of("", family, given)
	own.from += "（姓名按拼音分开）"
	said.from = "申报的姓名（按护照上的拼音分开）"
	said.person = false // the spelling may be a person's, the name is not
	own.text, said.text = split(whole.Value, family.Value, given.Value, surname), split(declaredName, family.Value, given.Value, surname)
	return []value{said, own}
}

// split is the surname, or the rest, of a name in characters; "" where the
// spelling does not part it in exactly one way.
func split(name, family, given string, surname bool) string {
	runes := []rune(name)
	found := []string{}
	for n := 1; n <= 2 && n < len(runes); n++ {
		first, rest := string(runes[:n]), string(runes[n:])
		switch {
		case !spelt(first, family) || !spelt(rest, given):
		case surname:
			found = append(found, first)
		default:
			found = append(found, rest)
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

func spelt(characters, latin string) bool {
	return latin != "" && chinese.MatchPinyin(characters, latin, "") != chinese.PinyinNoMatch
}

// passportType is that of an ordinary Chinese passport, whose zone begins with
// PO; others are left to a person.
func (h held) passportType() value {
	zone := h.paper.Fields["mrz_line1"]
	if !strings.HasPrefix(zone.Value, "POCHN") {
		return value{}
	}
	return h.of("普通", zone)
}

// of is a value made of several fields of the paper: as sure as the least sure
// of them, and a person's where all are.
func (h held) of(text string, fields ...dossier.Field) value {
	least := h.value(fields[0])
	for _, f := range fields[1:] {
		v := h.value(f)
		v.read = v.read && least.read
		if v.rank() < least.rank() {
			least = v
		}
		least.read = v.read
	}
	least.text = text
	return least
}
