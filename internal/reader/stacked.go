package reader

import (
	"maps"
	"regexp"
	"slices"

	"github.com/agnivade/levenshtein"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// parts returns the papers of a page: several with zones, or one above the
// other, as bank slips are copied on one sheet, where the page is parted where
// its title stands again. A page that is one paper, as nearly all are, is its
// only part.
func (s sheet) parts() []sheet {
	if len(s.beside) > 0 {
		return append([]sheet{s}, s.beside...)
	}
	if s.page == nil || s.fields != nil {
		return []sheet{s}
	}
	rows := s.page.rows
	starts := slipStarts(rows, s.verdict)
	if len(starts) < 2 && (s.verdict.title || s.verdict.forced) {
		starts = repeatedTitle(rows, s.verdict.kind)
	}
	var out []sheet
	for i, from := range starts {
		to := append(starts, len(rows))[i+1]
		if i == 0 {
			from = 0
		}
		part := s
		part.page = s.page.only(rows[from:to])
		if v := decide(part.page.rows, ""); !s.verdict.forced {
			if v.kind != s.verdict.kind {
				return []sheet{s}
			}
			part.verdict = v
		}
		out = append(out, part)
	}
	if len(out) < 2 || !separate(out) {
		return []sheet{s}
	}
	return out
}

// separate reports whether parts of a page are papers of their own, and not the
// sections of one: bank slips, or what names another person or company each.
func separate(parts []sheet) bool {
	if parts[0].verdict.kind == dossier.RemittanceSlip {
		return true
	}
	named := map[string]bool{}
	for _, part := range parts {
		number := provenNumber(part.page.rows)
		if number == "" || named[number] {
			return false
		}
		named[number] = true
	}
	return true
}

var checkedCode = regexp.MustCompile(`[0-9A-Z]{18}`)

// provenNumber is the first number of a person or company that passes its check.
func provenNumber(rows []row) string {
	for _, r := range upperRows(rows) {
		for _, code := range checkedCode.FindAllString(string(r), -1) {
			if chinese.IDNumberValid(code) || chinese.USCCValid(code) {
				return code
			}
		}
	}
	return ""
}

// only is the page with some of its rows. Second looks go to the whole page.
func (p *page) only(rows []row) *page {
	out := *p
	out.rows = rows
	return &out
}

// repeatedTitle returns the rows that bear the title of a kind, where the same
// one stands several times, with a paper's rows between.
func repeatedTitle(rows []row, kind dossier.Kind) []int {
	const leastRows = 5
	var out []int
	var title string
	for i, r := range rows {
		if len(out) > 0 && i-out[len(out)-1] < leastRows || !isTitle(r, kind) {
			continue
		}
		text := flat(r.glyphs)
		if len(out) > 0 && 6*levenshtein.ComputeDistance(text, title) > len([]rune(title)) {
			continue
		}
		if len(out) == 0 {
			title = text
		}
		out = append(out, i)
	}
	return out
}

// isTitle reports whether a title of the kind fills half of a row.
func isTitle(r row, kind dossier.Kind) bool {
	text := upperRows([]row{r})[0]
	return !noTitle.MatchString(string(text)) && titlesOf[kind].fill(text) >= 0.5
}

// again reports whether a paper says the same as another of its page, by its
// number: the second copy of one slip is no second payment.
func again(p, before dossier.Paper) bool {
	numbered := p.Fields["serial_number"].Known() || p.Fields["document_number"].Known()
	return p.Kind == before.Kind && slices.Equal(p.Pages, before.Pages) && numbered &&
		maps.EqualFunc(p.Fields, before.Fields, func(a, b dossier.Field) bool {
			return a.Value == b.Value && slices.Equal(a.List, b.List)
		})
}
