package mrz

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// Alphabet holds the 37 characters of ICAO 9303-3 clause 4.3 in the order of
// a Distribution.
const Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"

// Distribution is the probability of every character of Alphabet in one cell.
type Distribution [len(Alphabet)]float64

// Fitted is the most probable zone that obeys the standard. Confidence holds,
// for every character, the probability that it is right given the picture,
// the standard and the other characters. Penalty is how much less probable the
// lines are than the best character of each cell taken alone, as a natural
// logarithm: near 0 for a zone read without doubt, large for what is none.
type Fitted struct {
	Format     Format
	Lines      []string
	Confidence [][]float64
	Penalty    float64
}

// ErrShape says that the number of lines or cells is not that of the format.
var ErrShape = errors.New("mrz: cells do not have the shape of the format")

// The prior probabilities of what the standard does not allow but prints and
// papers show. They are small enough that a doubtful cell gives way to the
// standard, and large enough that clear print wins.
const (
	wrongCheck      = 1e-4 // the first wrong check digit of a zone
	wrongCheckAgain = 0.3  // another one: whoever prints one wrong prints more
	against         = 1e-6 // a character outside the alphabet of its field
	unusual         = 1e-3 // allowed, and rare
)

// leastProbability is granted to every character of every cell: no network is
// surer than that.
const leastProbability = 1e-6

// Fit returns the most probable lines of the format given what each cell looks
// like: field alphabets, countries, dates, check digits and the composite of
// ICAO 9303 parts 3 to 7. Where the print contradicts the check digits beyond
// doubt, the print is returned. It fails with ErrShape only.
func Fit(format Format, cells [][]Distribution) (Fitted, error) {
	layout, ok := layouts[format]
	if !ok || len(cells) != layout.lines {
		return Fitted{}, fmt.Errorf("%w %s: %d lines", ErrShape, format, len(cells))
	}
	var all []Distribution
	for _, line := range cells {
		if len(line) != layout.width {
			return Fitted{}, fmt.Errorf("%w %s: a line of %d", ErrShape, format, len(line))
		}
		all = append(all, line...)
	}
	fitted := Fitted{Format: format}
	text, confidence := make([]byte, len(all)), make([]float64, len(all))
	var known context
	var score float64
	for _, run := range layout.runs {
		l := run.lattice(all, known)
		s := l.solve()
		copy(text[run.first:], s.text)
		copy(confidence[run.first:], s.confidence)
		score += s.score
		if run.holdsState && s.confidence[2] > 0.9 {
			known.issuingState = string(text[2:5])
		}
	}
	fitted.Penalty = ceiling(all) - score
	for i := 0; i < len(all); i += layout.width {
		fitted.Lines = append(fitted.Lines, string(text[i:i+layout.width]))
		fitted.Confidence = append(fitted.Confidence, confidence[i:i+layout.width])
	}
	return fitted, nil
}

// ceiling is the logarithm of the best character of each cell taken alone.
func ceiling(cells []Distribution) float64 {
	var sum float64
	for _, d := range cells {
		top := 0.0
		for _, p := range d {
			top = max(top, p)
		}
		sum += math.Log(floor(top))
	}
	return sum
}

func floor(p float64) float64 { return max(p, leastProbability) }

// of returns the probability of a character, 0 outside Alphabet.
func (d *Distribution) of(c byte) float64 {
	i := strings.IndexByte(Alphabet, c)
	if i < 0 {
		return 0
	}
	return floor(d[i])
}

// context is what earlier lines of a zone say about later ones.
type context struct{ issuingState string }

// layout is the shape of a format: its runs of fields are decoded one by one,
// each as a whole, since a check digit may cover fields of two lines.
type layout struct {
	lines, width int
	runs         []run
}

// run is a run of fields from cell first on, counted through all lines.
type run struct {
	first      int
	holdsState bool
	fields     []field
}

// field is a field of a run: its length in cells, what may stand in it, and
// whether the composite check digit covers it and its own check digit does.
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
	check         // of the field before it
	optionalCheck // which may be left empty
	numberCheck   // which a long number leaves empty
	compositeCheck
)

var layouts = map[Format]layout{
	TD3: {2, 44, []run{
		{0, true, []field{{codeP, 2, false, false}, {state3, 3, false, false}, {names, 39, false, false}}},
		{44, false, append(bearer(check), field{optional, 14, true, true}, field{optionalCheck, 1, false, true}, field{kind: compositeCheck, length: 1})},
	}},
	TD2: {2, 36, []run{
		{0, true, []field{{codeI, 2, false, false}, {state3, 3, false, false}, {names, 31, false, false}}},
		{36, false, append(bearer(numberCheck), field{optional, 7, false, true}, field{kind: compositeCheck, length: 1})},
	}},
	MRVA: {2, 44, []run{
		{0, true, []field{{codeV, 2, false, false}, {state3, 3, false, false}, {names, 39, false, false}}},
		{44, false, append(bearer(check), field{optional, 16, false, false})},
	}},
	MRVB: {2, 36, []run{
		{0, true, []field{{codeV, 2, false, false}, {state3, 3, false, false}, {names, 31, false, false}}},
		{36, false, append(bearer(check), field{optional, 8, false, false})},
	}},
	TD1: {3, 30, []run{
		{0, true, []field{{codeI, 2, false, false}, {state3, 3, false, false},
			{number, 9, true, true}, {numberCheck, 1, false, true}, {optional, 15, false, true},
			{date, 6, true, true}, {check, 1, false, true}, {sex, 1, false, false},
			{date, 6, true, true}, {check, 1, false, true}, {nationality, 3, false, false},
			{optional, 11, false, true}, {compositeCheck, 1, false, false}}},
		{60, false, []field{{names, 30, false, false}}},
	}},
}

// bearer is the run of fields common to the second lines of two-line formats.
func bearer(numberCheck fieldKind) []field {
	return []field{
		{number, 9, true, true}, {numberCheck, 1, false, true}, {nationality, 3, false, false},
		{date, 6, true, true}, {check, 1, false, true}, {sex, 1, false, false},
		{date, 6, true, true}, {check, 1, false, true},
	}
}
