package mrz

import "slices"

// layout is the shape of a format: its runs of fields are decoded one by one,
// each as a whole, since a check digit may cover fields of two lines.
type layout struct {
	lines, width int
	runs         []run
}

// run is a run of fields in the order in which they are read.
type run []field

// field is a field of a run: its length in cells, what may stand in it, and
// whether its own check digit covers it and the composite does; its first cell,
// counted through all lines, and the place of that in the text that the
// composite check digit covers.
type field struct {
	kind               fieldKind
	length             int
	checked, composite bool
	first, compositeAt int
}

// lay gives the fields, which are printed one behind the other, their places
// from cell first on. Optional data in which a long number goes on is read
// behind the number, whatever is printed between.
func lay(first int, fields ...field) run {
	var out run
	composite, behindNumber := 0, 0
	for _, f := range fields {
		f.first, f.compositeAt = first, composite
		first += f.length
		if f.composite {
			composite += f.length
		}
		if f.kind == continued {
			out = slices.Insert(out, behindNumber, f)
			continue
		}
		out = append(out, f)
		if f.kind == numberCheck {
			behindNumber = len(out)
		}
	}
	return out
}

// covered reports whether a check digit is over the field or stands in it.
func (f field) covered() bool { return f.checked || f.composite || f.kind >= check }

type fieldKind int

const (
	codeP fieldKind = iota // document code of a passport
	codeI                  // of an identity card
	codeV                  // of a visa
	state3
	nationality
	names
	number
	date
	sex
	optional
	continued      // optional data in which a long number may go on
	check          // of the field before it
	optionalCheck  // which may be left empty
	numberCheck    // which a long number leaves empty
	compositeCheck // of the fields marked composite
)

// The fields of which the formats are made.
var (
	states3 = field{kind: state3, length: 3}
	persons = field{kind: nationality, length: 3}
	sexes   = field{kind: sex, length: 1}
	numbers = field{kind: number, length: 9, checked: true, composite: true}
	dates   = field{kind: date, length: 6, checked: true, composite: true}
	checks  = field{kind: check, length: 1, composite: true}
	checks9 = field{kind: numberCheck, length: 1, composite: true}
	last    = field{kind: compositeCheck, length: 1}
)

// layouts are the formats of ICAO 9303 parts 4 (4.2.2), 5 (4.2.2), 6 (4.2.2)
// and 7 (4.1.2 and 5.1.2).
var layouts = map[Format]layout{
	TD3: twoRows(codeP, 44, numbers, checks, persons, dates, checks, sexes, dates, checks,
		field{kind: optional, length: 14, checked: true, composite: true}, field{kind: optionalCheck, length: 1, composite: true}, last),
	TD2: twoRows(codeI, 36, numbers, checks9, persons, dates, checks, sexes, dates, checks,
		field{kind: continued, length: 7, checked: true, composite: true}, last),
	MRVA: twoRows(codeV, 44, numbers, checks, persons, dates, checks, sexes, dates, checks, field{kind: optional, length: 16}),
	MRVB: twoRows(codeV, 36, numbers, checks, persons, dates, checks, sexes, dates, checks, field{kind: optional, length: 8}),
	TD1: {3, 30, []run{
		lay(0, field{kind: codeI, length: 2}, states3, numbers, checks9,
			field{kind: continued, length: 15, checked: true, composite: true},
			dates, checks, sexes, dates, checks, persons, field{kind: optional, length: 11, composite: true}, last),
		lay(60, field{kind: names, length: 30}),
	}},
}

// twoRows lays out a format of two lines.
func twoRows(code fieldKind, width int, second ...field) layout {
	return layout{2, width, []run{
		lay(0, field{kind: code, length: 2}, states3),
		lay(5, field{kind: names, length: width - 5}),
		lay(width, second...),
	}}
}

// context is what earlier fields of a zone say about later ones; empty where
// they were read with doubt.
type context struct{ code, issuingState string }

// learn takes the document code and the issuing state from a run that begins
// with them.
func (c *context) learn(r run, s *solution) {
	if r[0].first != 0 {
		return
	}
	if s.confidence[0] > 0.9 && s.confidence[1] > 0.9 {
		c.code = string(s.text[:2])
	}
	if s.confidence[2] > 0.9 {
		c.issuingState = string(s.text[2:5])
	}
}

// mainland reports whether the zone is that of an ordinary passport issued on
// the Chinese mainland since 2012; those of Hong Kong and Macao are P<CHN.
func (c context) mainland() bool { return c.code == "PO" && c.issuingState == "CHN" }
