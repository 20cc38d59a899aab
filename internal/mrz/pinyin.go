package mrz

import (
	"strings"
	"sync"
)

// syllables are those of Pinyin, initial by initial, as passports of the
// Chinese mainland spell them (GB/T 28039): without tones, and ü as YU behind
// L and N, or V in older ones, but LUE and NUE.
const syllables = `
-: A AI AN ANG AO E EN ENG ER O OU
B: A AI AN ANG AO EI EN ENG I IAN IAO IE IN ING O U
P: A AI AN ANG AO EI EN ENG I IAN IAO IE IN ING O OU U
M: A AI AN ANG AO E EI EN ENG I IAN IAO IE IN ING IU O OU U
F: A AN ANG EI EN ENG O OU U
D: A AI AN ANG AO E EN ENG I IA IAN IAO IE ING IU ONG OU U UAN UI UN UO
T: A AI AN ANG AO E ENG I IAN IAO IE ING ONG OU U UAN UI UN UO
N: A AI AN ANG AO E EI EN ENG I IAN IANG IAO IE IN ING IU ONG OU U UAN UE UN UO V VE YU
L: A AI AN ANG AO E EI EN ENG I IA IAN IANG IAO IE IN ING IU O ONG OU U UAN UE UN UO V VE YU
G: A AI AN ANG AO E EI EN ENG ONG OU U UA UAI UAN UANG UI UN UO
K: A AI AN ANG AO E EN ENG ONG OU U UA UAI UAN UANG UI UN UO
H: A AI AN ANG AO E EI EN ENG ONG OU U UA UAI UAN UANG UI UN UO
J: I IA IAN IANG IAO IE IN ING IONG IU U UAN UE UN
Q: I IA IAN IANG IAO IE IN ING IONG IU U UAN UE UN
X: I IA IAN IANG IAO IE IN ING IONG IU U UAN UE UN
ZH: A AI AN ANG AO E EN ENG I ONG OU U UA UAI UAN UANG UI UN UO
CH: A AI AN ANG AO E EN ENG I ONG OU U UA UAI UAN UANG UI UN UO
SH: A AI AN ANG AO E EN ENG I OU U UA UAI UAN UANG UI UN UO
R: AN ANG AO E EN ENG I ONG OU U UAN UI UN UO
Z: A AI AN ANG AO E EI EN ENG I ONG OU U UAN UI UN UO
C: A AI AN ANG AO E EN ENG I ONG OU U UAN UI UN UO
S: A AI AN ANG AO E EN ENG I ONG OU U UAN UI UN UO
Y: A AN ANG AO E I IN ING O ONG OU U UAN UE UN
W: A AI AN ANG EI EN ENG O U`

// A spelling is a tree of the syllables of Pinyin: for every beginning of one,
// the beginnings that are a letter longer, and whether it is whole. Beginnings
// are counted from spellingRoot, the empty one; 0 is none.
type spelling struct {
	next  [][26]uint16
	whole []bool
}

const (
	spellingRoot  = 1
	mostSpellings = 600
)

var pinyin = sync.OnceValue(loadPinyin)

func loadPinyin() *spelling {
	s := &spelling{next: make([][26]uint16, 2, mostSpellings), whole: make([]bool, 2, mostSpellings)}
	for _, row := range strings.Split(strings.TrimSpace(syllables), "\n") {
		initial, finals, _ := strings.Cut(row, ":")
		for _, final := range strings.Fields(finals) {
			s.add(strings.TrimPrefix(initial, "-") + final)
		}
	}
	return s
}

func (s *spelling) add(syllable string) {
	at := uint16(spellingRoot)
	for i := range len(syllable) {
		c := syllable[i] - 'A'
		if s.next[at][c] == 0 {
			s.next[at][c] = uint16(len(s.next))
			s.next, s.whole = append(s.next, [26]uint16{}), append(s.whole, false)
		}
		at = s.next[at][c]
	}
	s.whole[at] = true
}

// afterPinyin moves through a name that is one word of Pinyin for the surname
// and one for the given names. A state whose word is not 0 is within such a
// name; one that leaves Pinyin has no way on, since the same text is also read
// as a name of any kind.
func afterPinyin(from state, o *option) (state, float64) {
	p, to, c := pinyin(), from, o.text[0]
	switch {
	case c < 'A':
		return p.afterFiller(from)
	case from.part == primaryFiller, from.word == spellingRoot && !o.begins, from.word > spellingRoot && o.begins && !p.whole[from.word]:
		return from, 0
	case o.begins:
		to.word = p.next[spellingRoot][c-'A']
	default:
		to.word = p.next[from.word][c-'A']
	}
	if from.part == nameStart {
		to.part = inPrimary
	} else if from.part == betweenNames {
		to.part = inSecondary
	}
	return to, float64(min(to.word, 1))
}

// afterFiller moves to the next part of a name in Pinyin; behind it there are
// fillers only.
func (s *spelling) afterFiller(from state) (state, float64) {
	if from.word != spellingRoot && !s.whole[from.word] {
		return from, 0
	}
	switch from.part {
	case inPrimary:
		return state{part: primaryFiller, word: spellingRoot}, 1
	case primaryFiller:
		return state{part: betweenNames, word: spellingRoot}, 1
	case betweenNames:
		return state{part: onlyFillers}, loneName
	}
	return state{part: onlyFillers}, 1
}
