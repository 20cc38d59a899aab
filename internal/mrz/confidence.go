package mrz

// newSolution is a solution of so many cells.
func newSolution(cells int) *solution {
	return &solution{
		text: make([]byte, cells), confidence: make([]float64, cells),
		shares: make([]Distribution, cells), alone: make([]Distribution, cells), changed: make([]bool, cells), foreign: make([]bool, cells),
	}
}

// odds is how much more probable the character of a cell is than all others.
func (s *solution) odds(i int) float64 {
	own, others := place(s.text[i]), leastProbability
	for k, share := range s.shares[i] {
		if k != own {
			others += share
		}
	}
	return s.shares[i][own] / others
}

// What the readers of cells are known to get wrong about their own certainty:
// doubt that no check digit can settle counts tenfold, up to a tenth; and where
// one character is taken for another twice, the second time is no surprise.
const (
	blindFactor = 10
	blindMost   = 0.1
)

// keepDoubt lowers the confidence of the characters of a run that its check
// digits seem to settle and do not: the blind ones, repairs without the margin,
// and pairs of look-alikes that cancel out; of the letter that makes a visa, and
// of letters of names that no clear look bears out.
func (s *solution) keepDoubt(r run, all []Distribution) {
	for _, f := range r {
		for i := f.first; i < f.first+f.length; i++ {
			if f.covered() {
				s.keepBlind(i)
			}
			if s.foreign[i] || s.changed[i] && s.odds(i) < RepairOdds || f.kind == names && (all[i].clearDigit() || all[i].openLetter(s.text[i])) {
				s.confidence[i] = min(s.confidence[i], Unsure)
			}
		}
		if f.checked {
			s.keepPairs(f)
		}
		if f.kind == codeV {
			s.keepOtherPapers(f.first, &all[f.first])
		}
	}
}

// keepOtherPapers leaves the first letter of a visa only as sure as its look:
// what begins otherwise has more check digits, and where one is printed wrong
// the standard speaks for the visa.
func (s *solution) keepOtherPapers(i int, look *Distribution) {
	own, others := look[place(s.text[i])], 0.0
	for _, first := range "PIAC" {
		others += look[place(byte(first))]
	}
	s.confidence[i] = min(s.confidence[i], own/(own+others))
}

// clearDigit reports whether a cell shows a digit and hardly anything else, but
// for what its letter twin was granted.
func (d *Distribution) clearDigit() bool {
	best := d.best()
	return best < 10 && d[best] > 0.9
}

// leastLook is the share that a letter of a name has of all letters its cell
// looks like, under which no likelihood of names makes it certain.
const leastLook = 0.9

// openLetter reports whether c is a letter and the cell leaves open which one.
func (d *Distribution) openLetter(c byte) bool {
	if c < 'A' {
		return false
	}
	letters := 0.0
	for _, share := range d[10 : len(d)-1] {
		letters += share
	}
	return d[place(c)] < leastLook*letters
}

func (s *solution) keepBlind(i int) {
	doubt := 0.0
	for k, share := range s.shares[i] {
		if Blind(s.text[i], Alphabet[k]) {
			doubt += share
		}
	}
	more := min(blindFactor*doubt, max(doubt, blindMost)) - doubt
	s.confidence[i] = max(s.confidence[i]-more, 0)
}

// keepPairs looks for two cells of a checked field that hold the same
// character, look like the same other one, and could be it both without
// moving a check digit.
func (s *solution) keepPairs(f field) {
	for i := range f.length {
		for j := i + 1; j < f.length; j++ {
			one, two := f.first+i, f.first+j
			if s.text[one] != s.text[two] {
				continue
			}
			own, both := weight(i)+weight(j), weight(f.compositeAt+i)+weight(f.compositeAt+j)
			s.lower(one, two, pairDoubt(&s.alone[one], &s.alone[two], s.text[one], own, both))
		}
	}
}

func (s *solution) lower(i, j int, doubt float64) {
	s.confidence[i] = max(s.confidence[i]-doubt, 0)
	s.confidence[j] = max(s.confidence[j]-doubt, 0)
}

// pairDoubt is the probability that two cells taken for a are another
// character both, under sums of weights own and both of the two check digits.
func pairDoubt(one, two *Distribution, a byte, own, both int) float64 {
	doubt, k := 0.0, place(a)
	for other := range one {
		change := value(Alphabet[other]) - value(a)
		if other == k || own*change%10 != 0 || both*change%10 != 0 {
			continue
		}
		doubt += min(one[other]/one[k], two[other]/two[k], 1)
	}
	return doubt
}
