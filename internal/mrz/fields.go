package mrz

import "fmt"

// build lays the fields of a run out over its cells. A date is laid out as a
// year of two cells and a day of the year of four.
func (l *lattice) build(r run, all []Distribution, known context) {
	l.reset()
	for _, f := range r {
		builder{lattice: l, all: all, field: f, known: known}.add()
	}
}

// builder appends the steps of one field.
type builder struct {
	lattice *lattice
	all     []Distribution
	field   field
	known   context
}

// moves gives the move of the fields whose characters do not stay.
var moves = map[fieldKind]moveKind{
	names: moveName, number: moveNumber, continued: moveContinued,
	check: moveCheck, optionalCheck: moveOptionalCheck, numberCheck: moveNumberCheck, compositeCheck: moveComposite,
}

func (b builder) add() {
	switch b.field.kind {
	case codeP, codeI, codeV:
		b.documentCode()
	case state3, nationality:
		b.country()
	case date:
		b.together(0, years)
		b.together(2, days)
	case number:
		b.each(b.numberCharacter)
	case sex:
		b.each(sexCharacter)
	case optional:
		b.each(b.optionalCharacter)
	case names:
		b.each(nameCharacter)
	case continued:
		b.each(b.serialCharacter)
	default:
		b.each(checkCharacter)
	}
}

// prior is how usual a character is at a place of a field.
type prior func(i int, c byte) float64

// each appends a step a cell.
func (b builder) each(usual prior) {
	for i := range b.field.length {
		at, d := len(b.lattice.pool), &b.all[b.field.first+i]
		top := 0.0
		for k := range d {
			u := usual(i, Alphabet[k])
			w := d[k] * u
			top = max(top, w)
			if w >= top*leastShare {
				b.lattice.pool = append(b.lattice.pool, option{text: Alphabet[k : k+1], weight: w, foreign: u <= against})
			}
		}
		if b.inPinyin() {
			b.addBeginnings(at)
		}
		b.finish(i, 1, at)
	}
}

// inPinyin reports whether the field holds names that are likely in Pinyin.
func (b builder) inPinyin() bool { return b.field.kind == names && b.known.mainland() }

// addBeginnings adds to the options from place at of the pool on the letters
// once more, as the first of a syllable.
func (b builder) addBeginnings(at int) {
	for _, o := range b.lattice.pool[at:] {
		if o.text[0] >= 'A' {
			o.begins = true
			b.lattice.pool = append(b.lattice.pool, o)
		}
	}
}

// entry is a text that several cells may hold together, with its prior.
type entry struct {
	text  string
	prior float64
}

// together appends one step for cells that only make sense as a whole: the
// texts listed, of one length, and the plain best characters.
func (b builder) together(i int, texts []entry) {
	at, cells := len(b.lattice.pool), b.all[b.field.first+i:][:len(texts[0].text)]
	top := 0.0
	for _, t := range texts {
		w := t.prior
		for k := range cells {
			w *= cells[k][place(t.text[k])]
		}
		top = max(top, w)
		if w >= top*leastShare {
			b.lattice.pool = append(b.lattice.pool, option{text: t.text, weight: w})
		}
	}
	b.addPlain(at, cells)
	b.finish(i, len(cells), at)
}

// addPlain appends the best character of each cell where no option from place
// at of the pool on is that text.
func (b builder) addPlain(at int, cells []Distribution) {
	var buffer [4]byte
	weight := against
	for k := range cells {
		best := cells[k].best()
		buffer[k] = Alphabet[best]
		weight *= cells[k][best]
	}
	plain := buffer[:len(cells)]
	for i := range b.lattice.pool[at:] {
		if b.lattice.pool[at+i].text == string(plain) {
			return
		}
	}
	b.lattice.pool = append(b.lattice.pool, option{text: string(plain), weight: weight, foreign: true})
}

// finish turns the options from place at of the pool on into a step of so many
// cells at place i of the field, and counts what they add to the sums.
func (b builder) finish(i, cells, at int) {
	kind := b.field.kind
	b.lattice.addStep(step{
		first: b.field.first + i, cells: cells, move: moves[kind], last: i+cells == b.field.length,
		covered: b.field.covered(), pinyin: b.inPinyin(),
	}, at)
	own := i
	if kind == continued {
		own += 9 // behind the nine characters of the number field
	}
	for k := range b.lattice.pool[at:] {
		o := &b.lattice.pool[at+k]
		for j := range o.text {
			v := value(o.text[j])
			if b.field.checked {
				o.field = uint8((int(o.field) + v*weight(own+j)) % 10)
			}
			if b.field.composite {
				o.composite = uint8((int(o.composite) + v*weight(b.field.compositeAt+i+j)) % 10)
			}
		}
	}
}

func nameCharacter(_ int, c byte) float64 {
	if c <= '9' {
		return against
	}
	return 1
}

func checkCharacter(_ int, c byte) float64 {
	if c >= 'A' { // moves judge fillers
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
// a letter other than I and O, seven digits. Elsewhere the letters that look
// like digits are rare, least so in front.
func (b builder) numberCharacter(i int, c byte) float64 {
	letter, digit := c >= 'A', c <= '9'
	chinese := b.known.issuingState == "CHN" && b.known.code != "" && b.known.code[0] == 'P'
	switch {
	case i == 0 && c == '<':
		return unusual
	case !chinese && i >= 2:
		return b.serialCharacter(i, c)
	case !chinese:
		return 1
	case i == 1 && (c == 'I' || c == 'O'), i >= 2 && !digit, i == 1 && !letter && !digit:
		return unusual
	}
	return 1
}

// serialCharacter knows that those who number papers avoid the letters that
// look like digits.
func (b builder) serialCharacter(_ int, c byte) float64 {
	switch c {
	case 'O', 'I':
		return likeDigit
	case 'B', 'G', 'S', 'Z':
		return nearDigit
	}
	return 1
}

// optionalCharacter knows the optional data of ordinary passports of the
// Chinese mainland: letters from A to P or fillers, and 9 in the last place.
// That is seen on them and stated nowhere, so the prior is mild.
func (b builder) optionalCharacter(i int, c byte) float64 {
	switch {
	case !b.known.mainland():
		return b.serialCharacter(i, c)
	case c == '<' || i < 13 && c >= 'A' && c <= 'P' || i == 13 && c == '9':
		return 1
	}
	return unseen
}

// documentCodes are the codes of a format's first two cells. Parts 5 and 6 give
// cards I, A and C; some that serve as passports bear P.
var documentCodes = map[fieldKind][]entry{
	codeP: codes("P", "O", 1),
	codeI: append(codes("IAC", "", 1), codes("P", "", unseen)...),
	codeV: codes("V", "", 1),
}

// codes lists the document codes that begin with one of the letters first, with
// the prior of such; the letter second is as usual behind it as a filler.
func codes(first, second string, prior float64) []entry {
	var out []entry
	for _, c := range first {
		out = append(out, entry{string(c) + "<", prior})
		for _, d := range Alphabet[10:36] {
			share := 0.05
			if string(d) == second {
				share = 1
			}
			out = append(out, entry{string(c) + string(d), share * prior})
		}
	}
	return out
}

func (b builder) documentCode() { b.together(0, documentCodes[b.field.kind]) }

// country reads the code of a state.
func (b builder) country() {
	texts := make([]entry, 0, len(countries)+len(otherCodes))
	abroad := b.abroad()
	add := func(codes []string, prior float64) {
		for _, code := range codes {
			if code != b.known.issuingState {
				texts = append(texts, entry{code, prior * abroad})
			} else {
				texts = append(texts, entry{code, prior})
			}
		}
	}
	add(countries, 1)
	add(otherCodes, unusual)
	b.together(0, texts)
}

// abroad is how usual it is that the bearer is a national of another given
// state than the issuing one: least with passports, most with visas.
func (b builder) abroad() float64 {
	if b.field.kind != nationality || b.known.issuingState == "" || b.known.code == "" {
		return 1
	}
	switch b.known.code[0] {
	case 'P':
		return 0.01
	case 'V':
		return 1
	}
	return 0.2
}

// years are the two digits of a year, or fillers where it is unknown.
var years = listYears()

func listYears() []entry {
	out := []entry{{"<<", unusual}}
	for y := range 100 {
		out = append(out, entry{fmt.Sprintf("%02d", y), 1})
	}
	return out
}

// days are the days of a year, month before day; an unknown day, or month and
// day, is filled (ICAO 9303-3 clause 4.8).
var days = listDays()

func listDays() []entry {
	out := []entry{{"<<<<", unusual}}
	for month, last := range [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31} {
		out = append(out, entry{fmt.Sprintf("%02d<<", month+1), unusual})
		for d := range last {
			out = append(out, entry{fmt.Sprintf("%02d%02d", month+1, d+1), 1})
		}
	}
	for d := range 31 {
		out = append(out, entry{fmt.Sprintf("<<%02d", d+1), unusual / 10})
	}
	return out
}
