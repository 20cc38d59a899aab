package mrz

import (
	"errors"
	"fmt"
)

// Fitted is the most probable zone that obeys the standard. Confidence holds,
// for every character, the probability that it is right given the picture, the
// standard and the other characters; Parse and Place say which fields they
// belong to. Penalty is how much less probable the lines are than the best
// character of each cell taken alone, as a natural logarithm: near 0 for a
// zone read without doubt, large for what is none.
type Fitted struct {
	Format     Format
	Lines      []string
	Confidence [][]float64
	Penalty    float64
	// Mends are the characters that are not what their cells look most like,
	// from the first line to the last.
	Mends []Mend
}

// Mend is a character for which the standard decided against the look of its
// cell. Line and At count from 0.
type Mend struct {
	Line, At int
	Seen     byte // what the cell looks most like
	Put      byte // what the line has there
	// ByCheck says that a check digit decided: that among the characters which
	// the place allows, the cell looks most like another one than Put.
	ByCheck bool
	// Odds is the probability that Put is right over that of all else there.
	Odds float64
}

// FieldConfidence is the probability that all characters of a field are right,
// taken as the product of theirs: doubts that hang together count each, so it
// is rather too low than too high. It is 0 for a field that the format has not.
func (f Fitted) FieldConfidence(field string) float64 {
	p, ok := PlaceOf(f.Format, field)
	if !ok || p.Line >= len(f.Confidence) {
		return 0
	}
	product := 1.0
	for _, c := range f.Confidence[p.Line][p.From:p.To] {
		product *= c
	}
	return product
}

// RepairOdds is the margin by which a repair by a check digit has to be the
// only one: every other explanation together (another repair, or a zone printed
// with a wrong check digit) is this many times less probable.
const RepairOdds = 1000

// Unsure is the most confidence that a character has where a check digit
// decided against its look by less than RepairOdds, where it stands under a
// check digit that does not hold, where it is against the standard (an unknown
// state, a digit in a name, a month 13), and where the look of a name's letter
// leaves open which one it is.
const Unsure = 0.9

// Certain reports whether the mend is the only one by the margin RepairOdds.
func (m Mend) Certain() bool { return m.Odds >= RepairOdds }

// ErrShape says that the number of lines or cells is not that of the format.
var ErrShape = errors.New("mrz: cells do not have the shape of the format")

// The prior probabilities of what the standard does not allow but prints and
// papers show, and of what is rare. They are small enough that a doubtful cell
// gives way to the standard, and large enough that clear print wins.
const (
	wrongCheck      = 1e-4 // the first wrong check digit of a zone
	wrongCheckAgain = 0.3  // another one: whoever prints one wrong prints more
	against         = 1e-6 // a character outside the alphabet of its field
	unusual         = 1e-3 // allowed, and rare
	loneLetter      = 0.05 // a word of one letter in a name
	loneName        = 0.02 // no secondary identifier
	secondWord      = 0.02 // a filler within a name of the Chinese mainland
	notPinyin       = 3e-3 // a name of the Chinese mainland in another spelling, for any one in Pinyin
	likeDigit       = 0.05 // O and I where others write 0 and 1
	nearDigit       = 0.2  // B, G, S and Z where others write 8, 6, 5 and 2
	unseen          = 0.1  // not seen on papers, and not ruled out
)

// Fit returns the most probable lines of the format given what each cell looks
// like: the field alphabets, states, dates, check digits, the composite, and
// the long numbers of TD1 and TD2 of ICAO 9303 parts 3 to 7. cells has a slice
// a line, of as many cells as the line has characters; a Distribution need not
// sum to 1, and what is no probability in it counts as 0.
//
// Where the picture shows a character as another one in places that allow only
// the former (zeros like O in the dates), it may do so everywhere.
//
// Where the print contradicts the check digits beyond doubt, the print is
// returned, Parse tells which check fails, and what stands under that check has
// a confidence of Unsure at most. A character that a check digit decides against
// its look is listed in Mends; see RepairOdds. Doubt between characters that
// Blind names, and between look-alikes that would cancel out in two places, is
// not settled by a check digit and stays in Confidence, the former tenfold: a
// value that a check digit covers is relied on sooner than one that none does.
//
// How far Confidence can be relied on is measured, with fields under a check
// digit taken for certain from 0.99 and others from 0.999: where the cells are
// right about themselves, none of 10,000 such fields is wrong, and where cells
// of odds 10 claim odds of 10,000 (four times too sure in logarithms) 5 at most
// are. It fails with ErrShape only.
func Fit(format Format, cells [][]Distribution) (Fitted, error) {
	layout, ok := layouts[format]
	if !ok || len(cells) != layout.lines {
		return Fitted{}, fmt.Errorf("%w %s: %d lines", ErrShape, format, len(cells))
	}
	all := make([]Distribution, 0, layout.lines*layout.width)
	for _, line := range cells {
		if len(line) != layout.width {
			return Fitted{}, fmt.Errorf("%w %s: a line of %d", ErrShape, format, len(line))
		}
		for i := range line {
			all = append(all, line[i].tidied())
		}
	}
	best := bestOf(all)
	layout.adopt(twins, all, field.numeric)
	layout.adopt(digitTwins, all, field.lettered)
	l := newLattice()
	s, score := l.decode(layout, all)
	if habits := s.habits(layout, best); len(habits) > 0 {
		layout.adopt(habits, all, field.mixed)
		s, score = l.decode(layout, all)
	}
	return s.fitted(format, layout, best, ceiling(all)-score), nil
}

// decode solves the runs of a layout one by one, and returns the logarithm of
// the probability of the text.
func (l *lattice) decode(layout layout, all []Distribution) (*solution, float64) {
	var known context
	s, score := newSolution(len(all)), 0.0
	for _, run := range layout.runs {
		l.build(run, all, known)
		score += l.solve(s)
		known.learn(run, s)
	}
	for _, run := range layout.runs {
		s.keepDoubt(run, all)
	}
	return s, score
}

// bestOf is the best character of each cell.
func bestOf(all []Distribution) []byte {
	out := make([]byte, len(all))
	for i := range all {
		out[i] = Alphabet[all[i].best()]
	}
	return out
}

// fitted cuts the solution into the lines of the format; seen is what the cells
// look most like.
func (s *solution) fitted(format Format, layout layout, seen []byte, penalty float64) Fitted {
	out := Fitted{Format: format, Penalty: max(penalty, 0), Lines: make([]string, layout.lines), Confidence: make([][]float64, layout.lines)}
	for i := range out.Lines {
		from, to := i*layout.width, (i+1)*layout.width
		out.Lines[i] = string(s.text[from:to])
		out.Confidence[i] = s.confidence[from:to:to]
	}
	for i, c := range s.text {
		if seen[i] != c {
			out.Mends = append(out.Mends, Mend{i / layout.width, i % layout.width, seen[i], c, s.changed[i], s.odds(i)})
		}
	}
	out.doubtFailed()
	return out
}
