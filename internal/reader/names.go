package reader

import (
	"context"
	"regexp"
	"strings"

	"zhengqi/internal/dossier"
)

// readName reads a person's name. Characters of names look alike, and nothing
// else on the paper tells them apart: it takes two clear looks.
func readName(ctx context.Context, v span) dossier.Field {
	f := readAs(ctx, orElse(cut(v, courtesy), v), ofName)
	if f.Certain() && !v.own() && (!isName(f.Value) || lateWu(f.Value)) {
		return inDoubt(f) // another value of the row, or misread
	}
	return f
}

// lateWu reports whether 吴 stands in a given name: all looks take 昊 for it.
func lateWu(s string) bool { return strings.LastIndex(s, "吴") > 0 }

// oddName reports whether a text as short as a name is none, or may be misread.
func oddName(s string) bool {
	const short = 4
	return len([]rune(letters(s))) <= short && (!isName(s) || lateWu(s))
}

// courtesy is a name with the form of address that letters and certificates set
// behind it.
var courtesy = regexp.MustCompile(`^(\p{Han}{2,4})(?:同志|先生|女士)$`)

// isName reports whether a text may be the name of one person: characters that
// begin with a surname, more than a few of them only with the dot of minorities.
func isName(s string) bool {
	const most = 5
	return hanOnly(s) == s && surnameFirst(s) && (len([]rune(s)) <= most || strings.ContainsRune(s, '·'))
}
