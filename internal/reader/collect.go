package reader

import (
	"cmp"
	"context"
	"regexp"

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
	if s.verdict.kind != lead.verdict.kind {
		return lead.verdict.kind != dossier.Other && !s.verdict.title &&
			(s.verdict.kind == dossier.Other || s.verdict.confidence < plainKind || laterPage(s))
	}
	return !s.verdict.title || sameStatement(lead, s) || sameCertificate(lead, s) || laterPage(s)
}

// laterPage reports whether a page says of itself that it is not the first.
func laterPage(s sheet) bool {
	for _, r := range s.page.rows {
		for _, c := range append(r.cells(gapWithin), run{r.page, r.glyphs}) {
			if m := pageMark.FindStringSubmatch(flat(c.glyphs)); m != nil && cmp.Or(m[1:]...) != "1" {
				return true
			}
		}
	}
	return false
}
