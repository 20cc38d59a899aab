package mrz

import (
	"strings"
	"time"
)

// span is a run of characters in a zone: line, first and one past the last,
// from 0. The zero span is absent.
type span struct{ line, from, to int }

// form says where a format keeps its fields.
type form struct {
	format                      Format
	lines, width                int
	code, state, nationality    span
	names, sex                  span
	number, numberCheck         span
	birth, birthCheck           span
	expiry, expiryCheck         span
	personal, personalCheck     span
	optional, composite         span
	covered                     []span // what the composite check is over
	numberContinues, isVisaCode bool
}

var forms = []form{
	{
		format: TD1, lines: 3, width: 30, numberContinues: true,
		code: span{0, 0, 2}, state: span{0, 2, 5}, number: span{0, 5, 14}, numberCheck: span{0, 14, 15}, personal: span{0, 15, 30},
		birth: span{1, 0, 6}, birthCheck: span{1, 6, 7}, sex: span{1, 7, 8}, expiry: span{1, 8, 14}, expiryCheck: span{1, 14, 15},
		nationality: span{1, 15, 18}, optional: span{1, 18, 29}, composite: span{1, 29, 30}, names: span{2, 0, 30},
		covered: []span{{0, 5, 30}, {1, 0, 7}, {1, 8, 15}, {1, 18, 29}},
	},
	twoLines(form{
		format: TD3, width: 44, personal: span{1, 28, 42}, personalCheck: span{1, 42, 43}, composite: span{1, 43, 44},
		covered: []span{{1, 0, 10}, {1, 13, 20}, {1, 21, 43}},
	}),
	twoLines(form{
		format: TD2, width: 36, personal: span{1, 28, 35}, composite: span{1, 35, 36}, numberContinues: true,
		covered: []span{{1, 0, 10}, {1, 13, 20}, {1, 21, 35}},
	}),
	twoLines(form{format: MRVA, width: 44, personal: span{1, 28, 44}, isVisaCode: true}),
	twoLines(form{format: MRVB, width: 36, personal: span{1, 28, 36}, isVisaCode: true}),
}

// twoLines adds the places that every format of two lines has in common.
func twoLines(l form) form {
	l.lines = 2
	l.code, l.state, l.names = span{0, 0, 2}, span{0, 2, 5}, span{0, 5, l.width}
	l.number, l.numberCheck, l.nationality = span{1, 0, 9}, span{1, 9, 10}, span{1, 10, 13}
	l.birth, l.birthCheck, l.sex = span{1, 13, 19}, span{1, 19, 20}, span{1, 20, 21}
	l.expiry, l.expiryCheck = span{1, 21, 27}, span{1, 27, 28}
	return l
}

// formOf finds the format by number and length of lines; a document code
// that begins with V makes a visa.
func formOf(lines []string) (form, bool) {
	for _, l := range forms {
		if l.lines == len(lines) && l.isVisaCode == (l.lines == 2 && strings.HasPrefix(lines[0], "V")) && l.fits(lines) {
			return l, true
		}
	}
	return form{}, false
}

func formFor(format Format) (form, bool) {
	for _, l := range forms {
		if l.format == format {
			return l, true
		}
	}
	return form{}, false
}

func (l form) fits(lines []string) bool {
	for _, line := range lines {
		if len(line) != l.width {
			return false
		}
	}
	return true
}

// text returns the characters of a span, or nothing for the absent one.
func (s span) text(lines []string) string {
	if s.to == 0 {
		return ""
	}
	return lines[s.line][s.from:s.to]
}

// value is text without the fillers behind it.
func (s span) value(lines []string) string { return strings.TrimRight(s.text(lines), "<") }

func (l form) read(lines []string, now time.Time) Zone {
	z := Zone{
		Format: l.format, Lines: lines,
		DocumentCode: l.code.value(lines), IssuingState: l.state.value(lines), Nationality: l.nationality.value(lines),
		BirthDate: birthDate(l.birth.text(lines), now), Sex: sexOf(l.sex.text(lines)), ExpiryDate: expiryDate(l.expiry.text(lines), now),
		OptionalData: l.optional.value(lines),
	}
	z.Surname, z.GivenNames = splitNames(l.names.text(lines))
	n := l.readNumber(lines)
	z.DocumentNumber, z.PersonalNumber = n.number, n.rest
	z.Checks = l.checks(lines, n)
	return z
}

// numberField is the document number with its check digit, and what of the
// optional data behind it belongs to it no more.
type numberField struct {
	number, covered, rest string
	check                 byte
}

// readNumber reads a document number. In TD1 and TD2 a filler in place of the
// check digit says that the number goes on in the optional data, up to its
// first filler, the last character before which is the check digit (Doc 9303
// parts 5 and 6, note j).
func (l form) readNumber(lines []string) numberField {
	number, check, rest := l.number.text(lines), l.numberCheck.text(lines)[0], l.personal.text(lines)
	tail, after, _ := strings.Cut(rest, "<")
	if l.numberContinues && check == '<' && len(tail) > 1 && !strings.HasSuffix(number, "<") {
		whole := number + tail[:len(tail)-1]
		return numberField{whole, whole, strings.TrimRight(after, "<"), tail[len(tail)-1]}
	}
	return numberField{strings.TrimRight(number, "<"), number, strings.TrimRight(rest, "<"), check}
}

func (l form) checks(lines []string, n numberField) []Check {
	checks := []Check{
		newCheck(CheckDocumentNumber, n.check, n.covered),
		newCheck(CheckBirthDate, l.birthCheck.text(lines)[0], l.birth.text(lines)),
		newCheck(CheckExpiryDate, l.expiryCheck.text(lines)[0], l.expiry.text(lines)),
	}
	if l.personalCheck.to > 0 {
		c := newCheck(CheckPersonalNumber, l.personalCheck.text(lines)[0], l.personal.text(lines))
		c.OK = c.OK || c.Printed == '<' && l.personal.value(lines) == ""
		checks = append(checks, c)
	}
	if l.composite.to > 0 {
		checks = append(checks, newCheck(CheckComposite, l.composite.text(lines)[0], l.compositeText(lines)))
	}
	return checks
}

func (l form) compositeText(lines []string) string {
	var b strings.Builder
	for _, s := range l.covered {
		b.WriteString(s.text(lines))
	}
	return b.String()
}

func newCheck(name string, printed byte, covered string) Check {
	computed := CheckDigit(covered)
	return Check{name, printed, computed, printed == computed}
}
