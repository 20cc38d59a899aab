package chinese

import (
	"slices"
	"strings"
	"unicode"
)

const (
	maxNameRunes   = 30
	maxNameLetters = 80
)

// PinyinMatch says how a Latin name fits a Chinese one.
type PinyinMatch string

// The outcomes of MatchPinyin.
const (
	PinyinMatches            PinyinMatch = "match"
	PinyinSurnameAlternative PinyinMatch = "surname_alternative" // a rarer reading of the surname, a joined double surname, or no split
	PinyinNoMatch            PinyinMatch = "no_match"            // also the names of minorities, which follow other tables
)

// MatchPinyin compares a Chinese name with the surname and given names of a
// passport. Every reading of every character is admitted, ü in each spelling
// that passports use; the surname is expected in its surname reading. Tones,
// spaces, hyphens, apostrophes and < are passed over.
//
// A middle dot in the Chinese name parts it as a surname does; such a name may
// stand undivided in the surname, as ICAO 9303-3 clause 4.6 has it for names of
// one part. Where the Latin name fills the 39 places of a passport's zone it may
// be cut short (ICAO 9303-4 clause 4.2.3), and what is left has to match.
//
// No match is for a person to judge: it does not prove a wrong name.
func MatchPinyin(nameZh, surname, givenNames string) PinyinMatch {
	if tooLong(nameZh, 2*maxNameRunes) || tooLong(surname+givenNames, maxNameLetters) {
		return PinyinNoMatch
	}
	parts := nameParts(nameZh)
	runes := []rune(strings.Join(parts, ""))
	name := latinName{latin(surname), latin(givenNames), fillsZone(surname, givenNames)}
	if len(runes) == 0 || len(runes) > maxNameRunes || name.family+name.given == "" {
		return PinyinNoMatch
	}
	if name.family == "" || name.given == "" {
		return name.matchWhole(runes, len(parts) > 1)
	}
	best := name.matchDotted(parts)
	for size := 1; size <= 2 && size < len(runes) && best != PinyinMatches; size++ {
		if name.givenSpells(runes[size:]) {
			best = betterMatch(best, matchSurname(string(runes[:size]), name.family))
		}
	}
	return best
}

// latinName is a name as a passport spells it, letters only. cut says that it
// may be cut short.
type latinName struct {
	family, given string
	cut           bool
}

// zoneNamePlaces is how many characters a passport's zone has for the names,
// and primaryPlaces how many of them a surname may fill where given names
// follow.
const (
	zoneNamePlaces = 39
	primaryPlaces  = zoneNamePlaces - 3
)

// fillsZone reports whether a zone of a passport has no room for another
// letter of the name.
func fillsZone(surname, givenNames string) bool {
	places := len(strings.TrimSpace(surname)) + len(strings.TrimSpace(givenNames))
	if strings.TrimSpace(surname) != "" && strings.TrimSpace(givenNames) != "" {
		places += 2
	}
	return places >= zoneNamePlaces
}

func (n latinName) givenSpells(characters []rune) bool {
	return spells(n.given, characters) || n.cut && spellsBeginning(n.given, characters)
}

// matchWhole compares a name that the passport does not divide.
func (n latinName) matchWhole(characters []rune, dotted bool) PinyinMatch {
	whole := n.family + n.given
	if !spells(whole, characters) && !(n.cut && spellsBeginning(whole, characters)) {
		return PinyinNoMatch
	}
	if dotted && n.given == "" {
		return PinyinMatches
	}
	return PinyinSurnameAlternative
}

// matchDotted compares a name of two parts or more around middle dots: the
// first part, or as an alternative the last one, stands as the surname.
func (n latinName) matchDotted(parts []string) PinyinMatch {
	last := len(parts) - 1
	if last < 1 {
		return PinyinNoMatch
	}
	switch {
	case n.familySpells(parts[0]) && n.givenSpells([]rune(strings.Join(parts[1:], ""))):
		return PinyinMatches
	case n.familySpells(parts[last]) && n.givenSpells([]rune(strings.Join(parts[:last], ""))):
		return PinyinSurnameAlternative
	}
	return PinyinNoMatch
}

func (n latinName) familySpells(name string) bool {
	cut := n.cut && len(n.family) >= primaryPlaces
	return spells(n.family, []rune(name)) || cut && spellsBeginning(n.family, []rune(name))
}

func betterMatch(a, b PinyinMatch) PinyinMatch {
	if a == PinyinMatches || b == PinyinNoMatch {
		return a
	}
	return b
}

// matchSurname compares one way to cut the surname off. Two characters that
// are no listed compound are a double surname written joined (郑李).
func matchSurname(name, family string) PinyinMatch {
	readings := surnameReadings(name)
	runes := []rune(name)
	compound := slices.Contains(compoundSurnames, name)
	switch {
	case slices.Contains(readings.preferred, family):
		return PinyinMatches
	case compound && readings.preferred == nil && spells(family, runes):
		return PinyinMatches
	case slices.Contains(readings.others, family), len(runes) > 1 && spells(family, runes):
		return PinyinSurnameAlternative
	}
	return PinyinNoMatch
}

// spells reports whether text is a joining of one reading of each character.
// It walks the characters once, keeping the set of places reached, so the cost
// is bounded by letters times readings.
func spells(text string, characters []rune) bool {
	reached := startOf(text)
	for _, r := range characters {
		reached, _ = spell(text, reached, r)
	}
	return reached[len(text)]
}

// spellsBeginning reports whether text is such a joining cut short, within a
// reading or behind one.
func spellsBeginning(text string, characters []rune) bool {
	reached := startOf(text)
	for _, r := range characters {
		next, ends := spell(text, reached, r)
		if reached = next; ends || reached[len(text)] {
			return true
		}
	}
	return false
}

// startOf is the set of places of a text of which only the first is reached.
func startOf(text string) []bool {
	reached := make([]bool, len(text)+1)
	reached[0] = true
	return reached
}

// spell gives the places of text reached by a reading of one more character;
// ends says that text ends within one.
func spell(text string, reached []bool, r rune) (next []bool, ends bool) {
	next = make([]bool, len(text)+1)
	listed := surnames()[string(r)] // some of which the dictionary lacks
	for _, readings := range [...][]string{Readings(r), listed.preferred, listed.others} {
		for _, reading := range readings {
			for at, ok := range reached {
				switch {
				case !ok:
				case strings.HasPrefix(text[at:], reading):
					next[at+len(reading)] = true
				case at < len(text) && strings.HasPrefix(reading, text[at:]):
					ends = true
				}
			}
		}
	}
	return next, ends
}

// middleDots are the dots that papers set between the parts of a name.
const middleDots = "·•．‧・∙⋅."

// nameParts cuts a name at its middle dots and brings each part to the form of
// nameKey; empty parts are left out.
func nameParts(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(NormaliseText(s), func(r rune) bool { return strings.ContainsRune(middleDots, r) }) {
		if key := nameKey(part); key != "" {
			out = append(out, key)
		}
	}
	return out
}

// nameKey is what of a name counts when names are compared: NFKC, capitals,
// no spaces and no middle dots.
func nameKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(middleDots, r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, NormaliseText(s))
}
