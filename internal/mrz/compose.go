package mrz

import (
	"fmt"
	"strings"
	"time"
)

// Compose writes the lines of a zone from its fields, with the check digits of
// Doc 9303 part 3, clause 4.9 computed; Lines and Checks of z are not looked
// at. Spaces and hyphens in names become fillers and apostrophes are left out
// (part 3, 4.6); names that are too long are cut as part 4, 4.2.3 has it. An
// empty date or sex, and the sex X, are printed as fillers. A document number
// of more than nine characters goes on in the optional data of TD1 and TD2
// (part 5, 4.2.2 note j).
//
// Fields of other characters or too long for their place give an error; where
// the character is why, it is ErrCharacter. Small letters and letters with
// marks are such: transliterate them first (part 3, section 6).
func Compose(z Zone) ([]string, error) {
	l, ok := formFor(z.Format)
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrFormat, z.Format)
	}
	w := writer{form: l}
	for range l.lines {
		w.lines = append(w.lines, []byte(strings.Repeat("<", l.width)))
	}
	w.put(l.code, z.DocumentCode)
	w.put(l.state, z.IssuingState)
	w.put(l.nationality, z.Nationality)
	w.putNames(z.Surname, z.GivenNames)
	w.putNumber(z.DocumentNumber, z.PersonalNumber)
	w.putDate(l.birth, l.birthCheck, z.BirthDate)
	w.putDate(l.expiry, l.expiryCheck, z.ExpiryDate)
	w.put(l.sex, strings.TrimPrefix(z.Sex, "X"))
	w.put(l.optional, z.OptionalData)
	w.putComposite()
	if w.err != nil {
		return nil, w.err
	}
	return w.text(), nil
}

// writer fills the places of a form and keeps the first error.
type writer struct {
	form
	lines [][]byte
	err   error
}

func (w *writer) text() []string {
	lines := make([]string, len(w.lines))
	for i, line := range w.lines {
		lines[i] = string(line)
	}
	return lines
}

func (w *writer) put(s span, value string) {
	if w.err != nil || value == "" {
		return
	}
	if strings.ContainsFunc(value, outsideAlphabet) {
		w.err = fmt.Errorf("%w: %q", ErrCharacter, value)
		return
	}
	if len(value) > s.to-s.from {
		w.err = fmt.Errorf("mrz: %q is longer than its %d places", value, s.to-s.from)
		return
	}
	copy(w.lines[s.line][s.from:], value)
}

func (w *writer) putNames(surname, given string) {
	w.put(w.names, joined(filled(surname), filled(given), w.names.to-w.names.from))
}

// filled writes the words of a name with a filler between them.
func filled(name string) string {
	name = strings.NewReplacer("'", "", "\u2019", "").Replace(name)
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '<' }), "<")
}

// joined writes both identifiers in a room. Where it is too small, the primary
// one is cut so that the secondary one begins, and a letter stands last: that
// tells that something may be missing (Doc 9303 part 4, 4.2.3).
func joined(primary, secondary string, room int) string {
	if secondary == "" {
		return cut(primary, room)
	}
	if len(primary) > room-3 {
		primary = cut(primary, room-3)
	}
	return primary + "<<" + cut(secondary, room-2-len(primary))
}

// cut shortens words so that the text ends with a letter: where the room ends
// behind a word, that gives a letter for the first of the next.
func cut(words string, room int) string {
	if len(words) <= room {
		return words
	}
	if words[room-1] != '<' || room < 3 || words[room-3] == '<' {
		return strings.TrimRight(words[:room], "<")
	}
	return words[:room-2] + "<" + words[room:room+1]
}

// putNumber writes the document number, continued into the optional data
// where the format allows and the number needs it, and the optional data.
func (w *writer) putNumber(number, personal string) {
	room := w.number.to - w.number.from
	if w.numberContinues && len(number) > room {
		w.put(w.number, number[:room])
		w.put(w.personal, strings.TrimRight(number[room:]+string(CheckDigit(number))+"<"+personal, "<"))
		return
	}
	w.put(w.number, number)
	w.putCheck(w.number, w.numberCheck)
	w.put(w.personal, personal)
	if personal != "" {
		w.putCheck(w.personal, w.personalCheck)
	}
}

func (w *writer) putDate(s, check span, date string) {
	if date != "" {
		day, err := time.Parse(time.DateOnly, date)
		if err != nil && w.err == nil {
			w.err = fmt.Errorf("mrz: date: %w", err)
		}
		w.put(s, day.Format("060102"))
	}
	w.putCheck(s, check)
}

// putCheck writes the check digit of what stands in s.
func (w *writer) putCheck(s, check span) {
	if check.to > 0 {
		w.put(check, string(CheckDigit(s.text(w.text()))))
	}
}

func (w *writer) putComposite() {
	if w.composite.to > 0 {
		w.put(w.composite, string(CheckDigit(w.compositeText(w.text()))))
	}
}
