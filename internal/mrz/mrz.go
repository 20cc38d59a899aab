// Package mrz reads and writes the text of machine-readable zones as ICAO Doc
// 9303 (8th edition) defines them: TD1, TD2 and TD3 travel documents (parts 5,
// 6 and 4) and MRV-A and MRV-B visas (part 7), with what is common to all in
// part 3.
//
//   - Parse turns lines into a Zone, with the result of every check digit.
//   - Compose turns a Zone into lines.
//   - Fit chooses the most probable lines where a reader of pictures says for
//     every cell what it may be, and how sure each character and field is.
//   - Repair does the same for a text that has mistakes, and lists every change.
//   - CheckDigit, Blind, KnownState and PlaceOf tell parts of the standard.
//
// What is printed is reported as printed. Parse mends nothing: a wrong check
// digit is stated in Zone.Checks. Fit and Repair change clear print for no
// check digit, and list what they change.
//
// Names, nationality, sex, document code and issuing state are under no check
// digit, and a valid zone may still be a misread one: see Blind.
//
// All functions are pure and safe for concurrent use. They take any input:
// nothing panics, and the time is bounded by the size of a zone.
package mrz

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// Format names the size of a zone.
type Format string

// The formats of ICAO Doc 9303.
const (
	TD1  Format = "TD1"  // cards, 3 lines of 30
	TD2  Format = "TD2"  // 2 lines of 36
	TD3  Format = "TD3"  // passports, 2 lines of 44
	MRVA Format = "MRVA" // visas, 2 lines of 44
	MRVB Format = "MRVB" // visas, 2 lines of 36
)

// The names of the checks, after the field they protect.
const (
	CheckDocumentNumber = "document_number"
	CheckBirthDate      = "birth_date"
	CheckExpiryDate     = "expiry_date"
	CheckPersonalNumber = "personal_number"
	CheckComposite      = "composite"
)

var (
	// ErrFormat is returned for lines whose number and lengths fit no format.
	ErrFormat = errors.New("mrz: number or length of lines fits no format")
	// ErrCharacter is returned for characters other than A-Z, 0-9 and <.
	ErrCharacter = errors.New("mrz: character outside A-Z, 0-9 and <")
)

// Zone is what a machine-readable zone says. Names have their fillers turned
// into single spaces; codes and numbers have trailing fillers cut off. Dates
// are YYYY-MM-DD and empty where the zone prints none that exists, such as one
// of which the day is unknown and filled (part 3, 4.8); Sex is M, F or empty.
// DocumentNumber, PersonalNumber and OptionalData are as printed.
//
// A name without a double filler is all primary identifier: Surname holds it,
// GivenNames is empty (part 3, 4.6). A long document number of TD1 or TD2 is
// whole, with its part in the optional data (part 5, 4.2.2 note j).
type Zone struct {
	Format         Format
	Lines          []string
	DocumentCode   string
	IssuingState   string
	Surname        string
	GivenNames     string
	DocumentNumber string
	Nationality    string
	BirthDate      string
	Sex            string
	ExpiryDate     string
	PersonalNumber string // TD3 positions 29-42; the optional data of the others
	OptionalData   string // TD1 only: the optional data of the second line
	Checks         []Check
}

// Check is one check digit of a zone: the character printed and the digit
// computed. Only the digit 0 may be left out, printed as <, and only for an
// empty personal number.
type Check struct {
	Name     string
	Printed  byte
	Computed byte
	OK       bool
}

// Valid reports whether every check digit of the zone holds: number, birth and
// expiry date, and by format the personal number and the composite; visas have
// no composite. Names, nationality, sex and the kind of document are under no
// check.
func (z Zone) Valid() bool {
	for _, c := range z.Checks {
		if !c.OK {
			return false
		}
	}
	return len(z.Checks) > 0
}

// Parse reads the lines of a zone, from top to bottom; white space around them
// is passed over. The format is told by the number and length of the lines, a
// visa by the V that begins its code (ICAO 9303-7, 4.1.2). The error is
// ErrFormat or ErrCharacter; failing checks, unknown states and dates that do
// not exist are no error.
//
// A zone prints two digits of a year. An expiry date is of the years 2000 to
// 2099, but of the last century where that would be more than 50 years after
// now; a birth date of the last century that does not put it after now, so
// that a person of 100 years or more is taken for a child: compare with the
// printed date where it matters.
func Parse(lines []string, now time.Time) (Zone, error) {
	l, trimmed, err := shapeOf(lines)
	if err != nil {
		return Zone{}, err
	}
	return l.read(trimmed, now), nil
}

// shapeOf finds the format of lines and returns them without the white space
// around them.
func shapeOf(lines []string) (form, []string, error) {
	trimmed := make([]string, 0, 3)
	for _, line := range lines {
		if len(trimmed) == cap(trimmed) || len(line) > 4*44 {
			return form{}, nil, ErrFormat
		}
		trimmed = append(trimmed, strings.TrimSpace(line))
	}
	l, ok := formOf(trimmed)
	if !ok {
		return form{}, nil, ErrFormat
	}
	for _, line := range trimmed {
		if strings.ContainsFunc(line, outsideAlphabet) {
			return form{}, nil, ErrCharacter
		}
	}
	return l, trimmed, nil
}

func outsideAlphabet(r rune) bool {
	return (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '<'
}

// KnownState reports whether code, without its fillers, is one that ICAO Doc
// 9303 part 3, section 5 lets stand for an issuing state or a nationality.
func KnownState(code string) bool {
	return code != "" && len(code) <= 3 && !strings.Contains(code, "<") && slices.Contains(countries, code+strings.Repeat("<", 3-len(code)))
}
