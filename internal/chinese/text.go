package chinese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NormaliseText brings s to the form in which field values are kept: NFKC
// (full-width forms become ASCII), white space folded to single spaces, spaces
// between Han characters dropped, and invisible format and control characters
// removed.
func NormaliseText(s string) string {
	if isNormal(s) {
		return s
	}
	runes := foldSpace(norm.NFKC.String(strings.ToValidUTF8(s, "\uFFFD")))
	var b strings.Builder
	for i, r := range runes {
		if r == ' ' && i > 0 && i+1 < len(runes) && setTight(runes[i-1]) && setTight(runes[i+1]) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isNormal reports that s has nothing but what NormaliseText leaves as it is:
// the commonest of texts, Han characters and ASCII without spaces.
func isNormal(s string) bool {
	for _, r := range s {
		if (r <= ' ' || r >= 0x7f) && (r < 0x4e00 || r > 0x9fff) {
			return false
		}
	}
	return true
}

// setTight reports whether r is set without spaces around it in Chinese.
func setTight(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("、。·《》「」", r)
}

func foldSpace(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			if len(out) > 0 && out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
		case unicode.In(r, unicode.Cc, unicode.Cf):
		default:
			out = append(out, r)
		}
	}
	if len(out) > 0 && out[len(out)-1] == ' ' {
		out = out[:len(out)-1]
	}
	return out
}

// compact is NormaliseText in upper case without any space.
func compact(s string) string {
	return strings.ToUpper(strings.ReplaceAll(NormaliseText(s), " ", ""))
}

// tooLong reports whether s cannot be a text of that many characters, each of
// which takes up to four bytes.
func tooLong(s string, characters int) bool { return len(s) > 4*characters }
