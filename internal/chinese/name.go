package chinese

import (
	"github.com/agnivade/levenshtein"
)

// NameMatch says how two Chinese names compare.
type NameMatch string

// The outcomes of SameName.
const (
	NameSame      NameMatch = "same"
	NameSimilar   NameMatch = "similar" // traditional characters, or one character apart
	NameDifferent NameMatch = "different"
)

// SameName compares two names as papers print them: NFKC, without spaces and
// middle dots. Similar is only a hint: the caller takes it for one person with
// a misread character where another number (the citizen number) agrees too,
// since 王伟 and 王芳 are also one character apart. An empty or overlong name is
// different from everything.
func SameName(a, b string) NameMatch {
	if tooLong(a, 2*maxNameLetters) || tooLong(b, 2*maxNameLetters) {
		return NameDifferent
	}
	keyA := nameKey(a)
	keyB := keyA
	if a != b {
		keyB = nameKey(b)
	}
	switch {
	case keyA == "" || keyB == "":
		return NameDifferent
	case keyA == keyB:
		return NameSame
	}
	a, b = simplify(keyA), simplify(keyB)
	if a == b || levenshtein.ComputeDistance(a, b) == 1 && len([]rune(a)) > 1 && len([]rune(b)) > 1 {
		return NameSimilar
	}
	return NameDifferent
}
