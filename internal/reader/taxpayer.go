package reader

import (
	"context"
	"regexp"
	"strings"

	"zhengqi/internal/dossier"
)

// readTaxpayer reads the name of the company at its label, in the sentence that
// names it or in front of one that addresses it; one that merely stands
// somewhere is a guess.
func readTaxpayer(ctx context.Context, f *form, s stream) dossier.Field {
	if v, differ := companyAt(f, "taxpayer_name"); !v.empty() {
		return doubted(readLong(ctx, v), differ)
	}
	if v := openedWith(s); !v.empty() {
		return readLong(ctx, v)
	}
	for _, pattern := range []*regexp.Regexp{addressee, inBrackets, taxpayerName} {
		if v := group(s.find(pattern)); !v.empty() {
			v = lastLines(withoutOpening(v), onlyCompany)
			return doubted(readLong(ctx, v), headless(s, v))
		}
	}
	return inDoubt(readLong(ctx, orElse(companyAlone(s), lastLines(withoutOpening(companyAnywhere(s)), onlyCompany))))
}

// headless reports whether a stray mark stands close before a name in a sentence,
// with print before it that may be its head.
func headless(s stream, v span) bool {
	return !v.empty() && !v.own() && strayBefore.MatchString(before(s, v))
}

// strayBefore is a mark that no sentence has before a name, behind a character.
var strayBefore = regexp.MustCompile(`\p{Han}[^\p{Han}:;,。.(、]$`)

// openedWith is the company that a letter opens with: alone in its row but for a
// colon.
func openedWith(s stream) span {
	for _, r := range s.text.rows {
		v := span{{r.page, r.glyphs}}
		if t := v.text(); strings.HasSuffix(t, ":") && onlyCompany.MatchString(strings.TrimSuffix(t, ":")) && !noTaxpayer.MatchString(t) {
			return v.trim(aroundValue)
		}
	}
	return nil
}

// companyAt returns what stands at a label of the key: the whole value, which
// may wrap, or beside it what looks like a company, not within a sentence. differ
// tells that another label of the key names another company.
func companyAt(f *form, key string) (v span, differ bool) {
	v, _, differ = f.said(key, func(i int) span {
		v := f.tailed(f.longAt(i, fullLine), isEmployer)
		if isEmployer(v.text()) {
			return v
		}
		return orElse(firstCell(f.rest(i), companyBegins), f.nearLabel(i, onlyCompany))
	})
	if !v.empty() {
		return v, differ
	}
	v, _, differ = f.said(key, func(i int) span {
		v := f.tailed(f.longAt(i, fullLine), isEmployer)
		if heading.MatchString(v.text()) || inSentence.MatchString(v.text()) || letters(v.text()) == "" {
			return nil
		}
		return v
	})
	return v, differ
}

// companyBegins is a cell that a company begins.
var companyBegins = regexp.MustCompile(`^[:;(]*(` + companyShape.String() + `)`)

// opening is what a sentence says in front of a company.
var opening = regexp.MustCompile(`^.*(?:兹证明|证明|兹有|纳税人|单位|名称|查询|经查)`)

func withoutOpening(v span) span {
	if v.empty() {
		return nil
	}
	return v.from(len([]rune(opening.FindString(v.text()))))
}
