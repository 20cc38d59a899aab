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
// that passports use; the surname is expected in its surname reading. Spaces,
// hyphens, apostrophes, middle dots and < are passed over. No match is for a
// person to judge: it does not prove a wrong name.
func MatchPinyin(nameZh, surname, givenNames string) PinyinMatch {
	if tooLong(nameZh, 2*maxNameRunes) || tooLong(surname+givenNames, maxNameLetters) {
		return PinyinNoMatch
	}
	runes := []rune(nameKey(nameZh))
	family, given := latin(surname), latin(givenNames)
	if len(runes) == 0 || len(runes) > maxNameRunes || family+given == "" {
		return PinyinNoMatch
	}
	if family == "" || given == "" {
		if spells(family+given, runes) {
			return PinyinSurnameAlternative
		}
		return PinyinNoMatch
	}
	best := PinyinNoMatch
	for size := 1; size <= 2 && size < len(runes); size++ {
		if !spells(given, runes[size:]) {
			continue
		}
		best = betterMatch(best, matchSurname(string(runes[:size]), family))
	}
	return best
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
	reached := make([]bool, len(text)+1)
	reached[0] = true
	for _, r := range characters {
		next := make([]bool, len(text)+1)
		for _, reading := range characterReadings(r) {
			for at, ok := range reached {
				if ok && strings.HasPrefix(text[at:], reading) {
					next[at+len(reading)] = true
				}
			}
		}
		reached = next
	}
	return reached[len(text)]
}

// characterReadings adds the surname readings, some of which the dictionary
// lacks, to those of the dictionary.
func characterReadings(r rune) []string {
	listed := surnames()[string(r)]
	return slices.Concat(Readings(r), listed.preferred, listed.others)
}

// nameKey is what of a name counts when names are compared: NFKC, capitals,
// no spaces and no middle dots.
func nameKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("·•．‧・∙⋅.", r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, NormaliseText(s))
}
