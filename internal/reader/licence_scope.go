package reader

import (
	"context"
	"strings"
	"unicode"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// readScope reads the scope of business. Its clauses are parted by semicolons,
// which recognisers take for commas.
func readScope(ctx context.Context, v span) dossier.Field {
	f := readLong(ctx, v)
	if v.own() || v.empty() {
		return f
	}
	f.Value = clauseCommas(f.Value)
	if !v.marksClear() && !v.confirmed(ctx, clauses, glance{ocr.HanS, ""}) || !wholeClauses(f.Value) {
		return inDoubt(f)
	}
	return f
}

// marksClear reports whether every mark of a text was clearly read: no second
// model bears marks out, for each reads them in its own way.
func (s span) marksClear() bool {
	for _, r := range s {
		for _, g := range r.glyphs {
			if !unicode.IsLetter(g.r) && !unicode.IsDigit(g.r) && g.conf < clearly {
				return false
			}
		}
	}
	return true
}

// wholeClauses reports whether a scope is made as all are: no mark follows
// another, something parts what stands in brackets from the next clause, and a
// colon stands only behind the heads of its parts.
func wholeClauses(s string) bool {
	letters := []rune(s)
	for i, r := range letters {
		if i == 0 || unicode.IsLetter(r) || unicode.IsDigit(r) {
			if i > 0 && letters[i-1] == ')' {
				return false
			}
			continue
		}
		if strings.ContainsRune(";,、:", r) && strings.ContainsRune(";,、:(", letters[i-1]) {
			return false
		}
		if r == ':' && !strings.HasSuffix(string(letters[:i]), "项目") {
			return false
		}
	}
	return true
}

// clauses is a scope with all its separators alike.
func clauses(s string) string {
	return strings.NewReplacer(",", ";", ".", ";", ":", ";").Replace(tidy(s))
}

// clauseCommas makes semicolons of the commas outside brackets.
func clauseCommas(s string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		case r == ',' && depth == 0:
			return ';'
		case r == ';' && depth > 0:
			return ','
		}
		return r
	}, s)
}
