package mrz

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// lattice lays the fields of a run out over its cells. A date is laid out as a
// year of two cells and a day of the year of four.
func (r run) lattice(all []Distribution, known context) *lattice {
	l := new(lattice)
	at, composite := r.first, 0
	for _, f := range r.fields {
		cells := all[at : at+f.length]
		b := builder{lattice: l, field: f, composite: composite, known: known}
		b.add(at, cells)
		at += f.length
		if f.composite {
			composite += f.length
		}
	}
	return l
}

// builder appends the steps of one field. composite is the place of its first
// cell in the text that the composite check digit covers.
type builder struct {
	lattice   *lattice
	field     field
	composite int
	known     context
}

func (b builder) add(first int, cells []Distribution) {
	switch b.field.kind {
	case codeP, codeI, codeV:
		b.together(first, cells, b.documentCode)
	case state3, nationality:
		b.together(first, cells, b.country)
	case date:
		b.single(first, cells[:2], digitOrFiller)
		b.addDay(first+2, cells[2:])
	case names:
		b.each(first, cells, anyCharacter, moveName)
	case number:
		b.each(first, cells, b.numberCharacter, b.counting(moveNumber))
	case sex:
		b.single(first, cells, sexCharacter)
	case optional:
		b.single(first, cells, anyCharacter)
	default:
		b.each(first, cells, checkCharacter, b.counting(b.moveCheck))
	}
}

// prior is how usual a character is at a place of a field.
type prior func(i int, c byte) float64

func (b builder) single(first int, cells []Distribution, usual prior) {
	b.each(first, cells, usual, b.counting(stay))
}

// each appends a step a cell.
func (b builder) each(first int, cells []Distribution, usual prior, m func(i int) move) {
	for i := range cells {
		options := make([]option, 0, len(Alphabet))
		for k, c := range []byte(Alphabet) {
			options = append(options, option{Alphabet[k : k+1], cells[i].of(c) * usual(i, c)})
		}
		b.lattice.addStep(step{first + i, 1, options, m(i)})
	}
}

// together appends one step for cells that only make sense as a whole: those
// texts that allowed gives a prior, and the plain best characters.
func (b builder) together(first int, cells []Distribution, allowed func() map[string]float64) {
	texts := allowed()
	options := make([]option, 0, len(texts)+1)
	for text, prior := range texts {
		options = append(options, option{text, prior * probability(cells, text)})
	}
	if plain := plainText(cells); texts[plain] == 0 {
		options = append(options, option{plain, against * probability(cells, plain)})
	}
	slices.SortFunc(options, func(a, c option) int { return strings.Compare(a.text, c.text) })
	b.lattice.addStep(step{first, len(cells), options, b.counting(stay)(0)})
}

func probability(cells []Distribution, text string) float64 {
	p := 1.0
	for i := range cells {
		p *= cells[i].of(text[i])
	}
	return p
}

func plainText(cells []Distribution) string {
	text := make([]byte, len(cells))
	for i := range cells {
		best := 0
		for k := range cells[i] {
			if cells[i][k] > cells[i][best] {
				best = k
			}
		}
		text[i] = Alphabet[best]
	}
	return string(text)
}

// addDay appends the month and day of a date, as one step.
func (b builder) addDay(first int, cells []Distribution) {
	options := make([]option, 0, 400)
	add := func(text string, prior float64) {
		options = append(options, option{text, prior * probability(cells, text)})
	}
	for month := 1; month <= 12; month++ {
		for d := 1; d <= daysOf(month); d++ {
			add(fmt.Sprintf("%02d%02d", month, d), 1)
		}
		add(fmt.Sprintf("%02d<<", month), unusual)
	}
	add("<<<<", unusual)
	if plain := plainText(cells); !slices.ContainsFunc(options, func(o option) bool { return o.text == plain }) {
		add(plain, against)
	}
	b.lattice.addStep(step{first, 4, options, b.counting(stay)(2)})
}

// daysOf is the most days a month can have.
func daysOf(month int) int {
	const long = 0b1010110101010 // months of 31 days, bit 1 January
	if month == 2 {
		return 29
	}
	return 30 + bits.OnesCount(uint(long>>month&1))
}

// counting wraps a move so that the text it reads enters the running sums of
// the check digits. i is the place of the step's first cell in the field.
func (b builder) counting(m func(i int) move) func(i int) move {
	return func(i int) move {
		inner := m(i)
		return func(s state, o option) (state, float64) {
			to, p := inner(s, o)
			for k := range len(o.text) {
				v := value(o.text[k])
				if b.field.checked {
					to.field = uint8((int(to.field) + v*weight(i+k)) % 10)
				}
				if b.field.composite {
					to.composite = uint8((int(to.composite) + v*weight(b.composite+i+k)) % 10)
				}
			}
			return to, p
		}
	}
}

// weight is the factor of the i-th character under a check digit (ICAO 9303-3
// clause 4.9).
func weight(i int) int { return [3]int{7, 3, 1}[i%3] }

// value is what a character counts under a check digit.
func value(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return 0
}

func stay(int) move { return func(s state, _ option) (state, float64) { return s, 1 } }

// moveCheck compares a check digit with the running sum and starts the next
// field. A wrong one costs; the zone of a specimen has several.
func (b builder) moveCheck(int) move {
	return func(s state, o option) (state, float64) {
		sum := s.field
		if b.field.kind == compositeCheck {
			sum = s.composite
		}
		to := state{composite: s.composite, broken: s.broken}
		if o.text == "<" {
			return to, b.emptyCheck(sum)
		}
		if o.text[0] == '0'+sum {
			return to, 1
		}
		to.broken = 1
		if s.broken == 1 {
			return to, wrongCheckAgain
		}
		return to, wrongCheck
	}
}

// emptyCheck is the prior of a filler where a check digit stands.
func (b builder) emptyCheck(sum uint8) float64 {
	switch {
	case b.field.kind == optionalCheck && sum == 0:
		return 1
	case b.field.kind == numberCheck:
		return unusual
	}
	return against
}

// The parts of a name field: after the primary identifier and a double filler
// comes the secondary one; after another, or where there is no secondary one,
// only fillers (ICAO 9303-3 clause 4.6).
const (
	nameStart = iota
	inPrimary
	primaryFiller
	betweenNames
	inSecondary
	secondaryFiller
	nameEnd
)

// nameSteps gives the part after a letter and after a filler.
var nameSteps = [...][2]uint8{
	nameStart:       {inPrimary, primaryFiller},
	inPrimary:       {inPrimary, primaryFiller},
	primaryFiller:   {inPrimary, betweenNames},
	betweenNames:    {inSecondary, nameEnd},
	inSecondary:     {inSecondary, secondaryFiller},
	secondaryFiller: {inSecondary, nameEnd},
	nameEnd:         {inSecondary, nameEnd},
}

func moveName(int) move {
	return func(s state, o option) (state, float64) {
		filler := o.text == "<"
		prior := 1.0
		switch {
		case s.part == nameStart && filler, s.part == nameEnd && !filler, o.text[0] <= '9' && !filler:
			prior = against
		}
		s.part = nameSteps[s.part][b2i(filler)]
		return s, prior
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// moveNumber lets fillers stand at the end of a number only.
func moveNumber(int) move {
	return func(s state, o option) (state, float64) {
		prior := 1.0
		if s.part == nameEnd && o.text != "<" {
			prior = unusual
		}
		if o.text == "<" {
			s.part = nameEnd
		}
		return s, prior
	}
}

func anyCharacter(int, byte) float64 { return 1 }

func digitOrFiller(_ int, c byte) float64 {
	switch {
	case c == '<':
		return unusual
	case c > '9':
		return against
	}
	return 1
}

func checkCharacter(_ int, c byte) float64 {
	if c > '9' && c != '<' { // moveCheck judges fillers
		return against
	}
	return 1
}

func sexCharacter(_ int, c byte) float64 {
	switch c {
	case 'F', 'M', '<':
		return 1
	case 'X':
		return unusual
	}
	return against
}

// numberCharacter knows the numbers of Chinese passports: a letter, a digit or
// a letter other than I and O, seven digits.
func (b builder) numberCharacter(i int, c byte) float64 {
	letter, digit := c >= 'A' && c <= 'Z', c >= '0' && c <= '9'
	switch {
	case i == 0 && c == '<':
		return unusual
	case b.known.issuingState != "CHN":
		return 1
	case i == 1 && (c == 'I' || c == 'O'), i >= 2 && !digit, i == 1 && !letter && !digit:
		return unusual
	}
	return 1
}

// documentCode lists the codes of the format's first two cells with priors.
func (b builder) documentCode() map[string]float64 {
	first := map[fieldKind]string{codeP: "P", codeI: "IAC", codeV: "V"}[b.field.kind]
	out := make(map[string]float64, len(first)*27)
	for _, c := range first {
		for _, d := range Alphabet[10:] {
			out[string(c)+string(d)] = 0.05
		}
		out[string(c)+"<"] = 1
	}
	if b.field.kind == codeP {
		out["PO"] = 1
	}
	return out
}

// country lists the codes of states with priors; a bearer is most often a
// national of the issuing state.
func (b builder) country() map[string]float64 {
	out := make(map[string]float64, len(countries))
	for _, code := range countries {
		out[code] = 1
	}
	if b.field.kind == nationality && b.known.issuingState != "" {
		for code := range out {
			out[code] = 0.01
		}
		out[b.known.issuingState] = 1
	}
	return out
}
