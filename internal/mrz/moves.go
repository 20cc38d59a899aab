package mrz

// moveKind is how the options of a step move the state.
type moveKind uint8

const (
	stay moveKind = iota
	moveName
	moveNumber
	moveContinued
	moveCheck
	moveOptionalCheck
	moveNumberCheck
	moveComposite
)

// The parts of a name field: after the primary identifier and a double filler
// comes the secondary one; after another, or where there is no secondary one,
// only fillers (ICAO 9303-3 clause 4.6).
const (
	nameStart uint8 = iota
	inPrimary
	primaryFiller
	betweenNames
	initial // the first letter of a word of the secondary identifier
	inSecondary
	secondaryFiller
	nameEnd
	onlyFillers
)

// nameSteps gives the part after a letter and after a filler.
var nameSteps = [...][2]uint8{
	nameStart:       {inPrimary, primaryFiller},
	inPrimary:       {inPrimary, primaryFiller},
	primaryFiller:   {inPrimary, betweenNames},
	betweenNames:    {initial, onlyFillers},
	initial:         {inSecondary, secondaryFiller},
	inSecondary:     {inSecondary, secondaryFiller},
	secondaryFiller: {initial, nameEnd},
	nameEnd:         {initial, onlyFillers},
	onlyFillers:     {onlyFillers, onlyFillers},
}

// The parts of a number: a long one goes on in the optional data, where
// longMatched says that the character just read is the check digit of all
// before it.
const (
	numberOpen uint8 = iota
	numberEnded
	longOpen
	longMatched
)

// moved gives the state after an option and the prior probability of taking it
// there.
func (s *step) moved(from state, o *option) (state, float64) {
	switch s.move {
	case moveName:
		if from.word != 0 || o.begins && from.part == nameStart {
			return afterPinyin(from, o)
		}
		return s.afterName(from, o)
	case moveContinued:
		return s.afterContinued(from, o)
	case moveCheck, moveOptionalCheck, moveNumberCheck, moveComposite:
		return s.afterCheck(from, o)
	}
	to, prior := from, 1.0
	if s.move == moveNumber {
		to.part, prior = afterNumber(from.part, o.text[0])
	}
	to.field = (to.field + o.field) % 10
	to.composite = (to.composite + o.composite) % 10
	return to, prior
}

// afterName gives every character of a name its prior: letters behind the end
// are against the standard; a word of one letter is rare, and so is a second
// word in the names of a mainland passport. Some issuers part the secondary
// identifier by a double filler.
func (s *step) afterName(from state, o *option) (state, float64) {
	to, prior := from, 1.0
	if o.text == "<" {
		to.part = nameSteps[from.part][1]
		switch from.part {
		case nameStart:
			prior = against
		case initial:
			prior = loneLetter
		case betweenNames:
			prior = loneName
		}
		return to, prior
	}
	to.part = nameSteps[from.part][0]
	switch {
	case o.begins:
		prior = 0 // the option that begins no syllable is the same text
	case from.part == onlyFillers:
		prior = against
	case from.part == nameEnd:
		prior = unusual
	case s.pinyin && from.part == nameStart:
		prior = notPinyin
	case s.pinyin && (from.part == primaryFiller || from.part == secondaryFiller):
		prior = secondWord
	}
	return to, prior
}

// afterNumber lets fillers stand at the end of a number only.
func afterNumber(part, c byte) (uint8, float64) {
	switch {
	case c == '<':
		return numberEnded, 1
	case part == numberEnded:
		return numberEnded, unusual
	}
	return part, 1
}

// afterCheck compares a check digit with the running sum and starts the next
// field.
func (s *step) afterCheck(from state, o *option) (state, float64) {
	sum := from.field
	to := state{composite: (from.composite + o.composite) % 10, broken: from.broken}
	if s.move == moveComposite {
		sum, to.composite = from.composite, 0
	}
	c := o.text[0]
	switch {
	case c == '0'+sum:
		return to, 1
	case c != '<':
		return to.wrong()
	case s.move == moveOptionalCheck && sum == 0:
		return to, 1
	case s.move == moveNumberCheck && from.part == numberOpen:
		to.field, to.part = from.field, longOpen
		return to, unusual
	}
	return to, against
}

// wrong is the state after a check digit printed wrong, and its prior.
func (s state) wrong() (state, float64) {
	prior := wrongCheck
	if s.broken == 1 {
		prior = wrongCheckAgain
	}
	s.broken = 1
	return s, prior
}

// afterContinued reads the optional data of a TD1 or TD2 document, in which a
// long number goes on up to the first filler, its check digit last (ICAO
// 9303-5, 4.2.2 note j; 9303-6, 4.2.2 note j).
func (s *step) afterContinued(from state, o *option) (state, float64) {
	to, c := from, o.text[0]
	to.composite = (from.composite + o.composite) % 10
	if from.part != longOpen && from.part != longMatched {
		to.part, to.field = numberOpen, 0
		return to, 1
	}
	matches := c == '0'+from.field
	if c == '<' || s.last {
		to.part, to.field = numberOpen, 0
		if c == '<' && from.part == longMatched || c != '<' && matches {
			return to, 1
		}
		return to.wrong()
	}
	to.field, to.part = (from.field+o.field)%10, longOpen
	if matches {
		to.part = longMatched
	}
	return to, 1
}
