package mrz

import (
	"fmt"
	"strings"
	"time"
)

// Compose writes the lines of a zone from its fields, with the check digits
// computed; Lines and Checks of z are not looked at. Spaces, hyphens and
// apostrophes in names become fillers and names that are too long are cut, as
// Doc 9303 has it. An empty date or sex is printed as fillers. Fields of other
// characters or too long for their place give an error.
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
	w.put(l.sex, z.Sex)
	w.put(l.optional, z.OptionalData)
	w.putComposite()
	return w.text(), w.err
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
	names := filled(surname)
	if given != "" {
		names += "<<" + filled(given)
	}
	w.put(w.names, names[:min(len(names), w.names.to-w.names.from)])
}

func filled(name string) string {
	return strings.NewReplacer(" ", "<", "-", "<", "'", "").Replace(name)
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
