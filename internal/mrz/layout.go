package mrz

// layout is the shape of a format: its runs of fields are decoded one by one,
// each as a whole, since a check digit may cover fields of two lines.
type layout struct {
	lines, width int
	runs         []run
}

// run is a run of fields from cell first on, counted through all lines.
type run struct {
	first  int
	fields []field
}

// field is a field of a run: its length in cells, what may stand in it, and
// whether its own check digit covers it and the composite does.
type field struct {
	kind      fieldKind
	length    int
	checked   bool
	composite bool
}

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

// layouts are the formats of ICAO 9303 parts 4 (4.2.2), 5 (4.2.2), 6 (4.2.2)
// and 7 (4.1.2 and 5.1.2), in the order in which they are printed.
var layouts = map[Format]layout{
	TD3:  twoRows(codeP, 44, bearer(check), field{optional, 14, true, true}, field{optionalCheck, 1, false, true}, field{kind: compositeCheck, length: 1}),
	TD2:  twoRows(codeI, 36, bearer(numberCheck), field{continued, 7, true, true}, field{kind: compositeCheck, length: 1}),
	MRVA: twoRows(codeV, 44, bearer(check), field{kind: optional, length: 16}),
	MRVB: twoRows(codeV, 36, bearer(check), field{kind: optional, length: 8}),
	TD1: {3, 30, []run{
		{0, []field{
			{codeI, 2, false, false}, {state3, 3, false, false},
			{number, 9, true, true}, {numberCheck, 1, false, true}, {continued, 15, true, true},
			{date, 6, true, true}, {check, 1, false, true}, {sex, 1, false, false},
			{date, 6, true, true}, {check, 1, false, true}, {nationality, 3, false, false},
			{optional, 11, false, true}, {compositeCheck, 1, false, false},
		}},
		{60, []field{{names, 30, false, false}}},
	}},
}

// twoRows lays out a format of two lines.
func twoRows(code fieldKind, width int, second []field, rest ...field) layout {
	return layout{2, width, []run{
		{0, []field{{code, 2, false, false}, {state3, 3, false, false}}},
		{5, []field{{names, width - 5, false, false}}},
		{width, append(second, rest...)},
	}}
}

// bearer is the run of fields common to the second lines of two-line formats.
func bearer(numberCheck fieldKind) []field {
	return []field{
		{number, 9, true, true}, {numberCheck, 1, false, true}, {nationality, 3, false, false},
		{date, 6, true, true}, {check, 1, false, true}, {sex, 1, false, false},
		{date, 6, true, true}, {check, 1, false, true},
	}
}

// context is what earlier fields of a zone say about later ones; empty where
// they were read with doubt.
type context struct{ code, issuingState string }

// learn takes the document code and the issuing state from a run that begins
// with them.
func (c *context) learn(r run, s solution) {
	if r.first != 0 {
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
