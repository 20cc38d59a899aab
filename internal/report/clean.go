package report

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
)

// escapes are the control sequences of terminals: ESC [ ... and ESC ] ... up
// to their end, the C1 forms of both, and other two-character escapes.
var escapes = regexp.MustCompile("(?:\x1b\\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\\]P^_X]|[\u009d\u0090])[^\x07\x1b\u009c]*(?:\x07|\x1b\\\\|\u009c)?|\x1b.?")

// Clean makes a text safe to show on one line: escape sequences, control and
// format characters (bidirectional overrides and zero widths among them) and
// private characters are gone, white space and line ends are single spaces,
// and bytes that are no UTF-8 show as U+FFFD.
func Clean(s string) string {
	s = escapes.ReplaceAllString(strings.ToValidUTF8(s, "\uFFFD"), "")
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// maxFileName is how long FileName makes a name, in characters.
const maxFileName = 40

// FileName makes of a text one part of a file's name that every system takes:
// its letters, digits and inner hyphens; runs of all else are one "_". It is
// never empty, holds no path and begins with no dot.
func FileName(s string) string {
	parts := strings.FieldsFunc(Clean(s), func(r rune) bool {
		return r != '-' && !unicode.In(r, unicode.L, unicode.N, unicode.Mn)
	})
	name := []rune(strings.Trim(strings.Join(parts, "_"), "-_"))
	if len(name) > maxFileName {
		name = name[:maxFileName]
	}
	return cmp.Or(string(name), "_")
}
