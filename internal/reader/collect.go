package reader

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/stage"
)

// collector joins the pages of a file into papers as they come, and reads the
// fields of each paper when it is whole.
type collector struct {
	papers []dossier.Paper
	open   []sheet
}

// add takes the next page: a continuation of the open paper or the start of a
// new one.
func (c *collector) add(ctx context.Context, s sheet) {
	for i, part := range s.parts() {
		if len(c.open) > 0 && (i > 0 || !continues(c.open[0], part)) {
			c.close(ctx)
		}
		c.open = append(c.open, part)
	}
}

func (c *collector) finish(ctx context.Context) []dossier.Paper {
	c.close(ctx)
	return c.papers
}

func (c *collector) close(ctx context.Context) {
	if len(c.open) == 0 {
		return
	}
	lead := c.open[0]
	p := dossier.Paper{Kind: lead.verdict.kind, KindConfidence: lead.verdict.confidence, Fields: lead.fields}
	var t text
	for _, s := range c.open {
		p.Pages = append(p.Pages, s.number)
		if s.page != nil {
			t.rows = append(t.rows, s.page.rows...)
		}
	}
	if p.Fields == nil {
		whole := t.bound(mostGlyphs)
		p.Fields = readFields(ctx, p.Kind, &t)
		checkShown(ctx, p.Fields, &t)
		if !whole {
			doubtAll(p.Fields)
		}
	}
	if n := len(c.papers); n == 0 || !again(p, c.papers[n-1]) {
		c.papers = append(c.papers, p)
	}
	c.open = nil
}

// bound cuts a text off after so many characters and reports whether it had no
// more.
func (t *text) bound(most int) (whole bool) {
	for i, r := range t.rows {
		if most -= len(r.glyphs); most < 0 {
			t.rows = t.rows[:i]
			return false
		}
	}
	return true
}

// doubtAll flags every value: the paper goes on where it was not read.
func doubtAll(fields dossier.Fields) {
	for name, f := range fields {
		fields[name] = inDoubt(f)
	}
}

// readFields reads what the kind's reader finds; a kind without a reader has
// no fields.
func readFields(ctx context.Context, kind dossier.Kind, t *text) dossier.Fields {
	defer stage.Start(ctx, stage.Fields)()
	if read, ok := readers[kind]; ok {
		fields := read(ctx, t)
		doubtMisshapen(kind, fields)
		doubtDates(kind, fields, t)
		return fields
	}
	return dossier.Fields{}
}

// pageMark is the number of a page: 第2页, or 2/3 behind no other figure and - 2 - as all that a cell says.
var pageMark = regexp.MustCompile(`第0?(\d{1,3})页|(?:^|[\p{Han}:])0?([1-9]\d?)/共?\d{1,2}页?$|^[-—–]0?(\d{1,2})[-—–]$`)

// continues reports whether a page goes on with the paper that lead opened: it
// has no title of its own, or its page number says so.
func continues(lead, s sheet) bool {
	if lead.page == nil || s.page == nil || lead.verdict.kind == dossier.Passport {
		return false
	}
	if s.verdict.forced {
		return true
	}
	if ofAnother(lead, s) || anotherSlip(s) {
		return false
	}
	if s.verdict.kind != lead.verdict.kind {
		return lead.verdict.kind != dossier.Other && !s.verdict.title &&
			(s.verdict.kind == dossier.Other || s.verdict.confidence < plainKind || laterPage(s))
	}
	return !s.verdict.title || sameStatement(lead, s) || sameCertificate(lead, s) || laterPage(s)
}

// anotherSlip reports whether a page is a bank slip by itself: none goes on over
// two pages unless it says so.
func anotherSlip(s sheet) bool {
	if s.verdict.kind != dossier.RemittanceSlip || laterPage(s) {
		return false
	}
	return slipAlone(s.page.rows, slipText(s.page.rows))
}

// proofOf is the number that tells whom papers of a kind are about.
var proofOf = map[dossier.Kind]func(string) bool{
	dossier.SocialInsurance: chinese.IDNumberValid,
	dossier.NoCrimeRecord:   chinese.IDNumberValid,
	dossier.TaxCertificate:  chinese.USCCValid,
	dossier.TaxRating:       chinese.USCCValid,
	dossier.BusinessLicence: chinese.USCCValid,
}

// ofAnother reports whether a page names somebody by number, and nobody else,
// whom the page lead does not name: papers of several people are stapled, and
// numbered as one.
func ofAnother(lead, s sheet) bool {
	valid, ok := proofOf[lead.verdict.kind]
	if !ok || s.verdict.kind != lead.verdict.kind {
		return false
	}
	first, second := numbersOn(lead.page, valid), numbersOn(s.page, valid)
	return len(first) > 0 && len(second) == 1 && !slices.Contains(first, second[0])
}

var eighteen = regexp.MustCompile(`[0-9A-Z]{18}`)

// numbersOn lists the numbers of 18 characters on a page that are valid.
func numbersOn(p *page, valid func(string) bool) []string {
	var out []string
	for _, r := range p.rows {
		if moneyFigures.MatchString(flat(r.glyphs)) {
			continue // the number of a voucher, valid by chance
		}
		for _, n := range eighteen.FindAllString(strings.ToUpper(flat(r.glyphs)), -1) {
			if valid(n) && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// laterPage reports whether a page says of itself, at its top or its foot, that
// it is not the first.
func laterPage(s sheet) bool {
	const top, foot = 2, 3 // rows
	for i, r := range s.page.rows {
		if i >= top && i < len(s.page.rows)-foot {
			continue
		}
		for _, c := range append(r.cells(gapWithin), run{r.page, r.glyphs}) {
			if m := pageMark.FindStringSubmatch(flat(c.glyphs)); m != nil && cmp.Or(m[1:]...) != "1" {
				return true
			}
		}
	}
	return false
}
