package dossier

import (
	"slices"
	"strconv"
)

// Apply returns the documents with the corrections laid over the readings, in
// order; docs and its fields are left as they were, and shared where nothing is
// corrected. A correction to the field
// "kind" changes the kind of its paper; one to the months of a social-insurance
// statement brings their number and span with it. One that fits no paper is among the
// Lost of its document, until the same field of the document is corrected
// anew.
func Apply(docs []Document, corrections []Correction) []Document {
	out := make([]Document, len(docs))
	corrected := make(map[string]*Document)
	for _, c := range corrections {
		corrected[c.DocumentID] = nil
	}
	for i, d := range docs {
		out[i] = d
		out[i].Lost = nil
		if _, is := corrected[d.ID]; is {
			out[i].Papers = clonePapers(d.Papers)
			corrected[d.ID] = &out[i]
		}
	}
	for _, c := range corrections {
		if d := corrected[c.DocumentID]; d != nil {
			d.correct(c)
		}
	}
	return out
}

func (d *Document) correct(c Correction) {
	at := c.find(d.Papers)
	d.Lost = slices.DeleteFunc(d.Lost, func(l Correction) bool {
		return l.Field == c.Field && (at >= 0 || l.Paper == c.Paper && l.Page == c.Page)
	})
	if at < 0 {
		d.Lost = append(d.Lost, c)
		return
	}
	c.applyTo(&d.Papers[at])
}

// find returns the index of the paper that c is about, or -1: the one in its
// place, of its kind and beginning on its page; else the only one of its kind
// that covers the page; else, read as another kind now, the one in its place
// and beginning on its page, where it has the field.
func (c Correction) find(papers []Paper) int {
	inPlace := c.Paper >= 0 && c.Paper < len(papers) && (c.Page == 0 || papers[c.Paper].firstPage() == c.Page)
	if inPlace && c.Page != 0 && papers[c.Paper].Kind == c.Kind {
		return c.Paper
	}
	if at := c.findElsewhere(papers); at >= 0 {
		return at
	}
	if !inPlace {
		return -1
	}
	if _, has := Spec(papers[c.Paper].Kind).Field(c.Field); !has && c.Field != "kind" {
		return -1
	}
	return c.Paper
}

// findElsewhere returns the only paper of the kind of c that covers its page,
// or -1.
func (c Correction) findElsewhere(papers []Paper) int {
	at := -1
	for i, p := range papers {
		if p.Kind != c.Kind || !slices.Contains(p.Pages, c.Page) {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

// firstPage is the page the paper begins on; 0 when its pages are not known.
func (p Paper) firstPage() int {
	if len(p.Pages) == 0 {
		return 0
	}
	return p.Pages[0]
}

// On returns c with the kind and first page of the paper of d that it is
// about.
func (c Correction) On(d Document) Correction {
	c.DocumentID = d.ID
	if c.Paper >= 0 && c.Paper < len(d.Papers) {
		c.Kind, c.Page = d.Papers[c.Paper].Kind, d.Papers[c.Paper].firstPage()
	}
	return c
}

func (c Correction) applyTo(p *Paper) {
	if c.Field == "kind" {
		p.Kind, p.KindConfidence = Kind(c.Value), 1
		return
	}
	p.set(c.Field, c.Value, c.List)
	if p.Kind == SocialInsurance && c.Field == "months" {
		p.setMonths(c.List)
	}
}

// set gives a field the value that a person says it has.
func (p *Paper) set(field, value string, list []string) {
	old := p.Fields[field]
	p.Fields[field] = Field{Value: value, List: list, Raw: old.Raw, Confidence: 1, Source: SourcePerson, Page: old.Page, Box: old.Box}
}

// setMonths gives what follows from the months paid: how many, the first and
// the last of them; nothing where they are unknown.
func (p *Paper) setMonths(months []string) {
	count, first, last := "0", "", ""
	if months == nil {
		count = ""
	}
	months = slices.Compact(slices.Sorted(slices.Values(months)))
	if len(months) > 0 {
		count, first, last = strconv.Itoa(len(months)), months[0], months[len(months)-1]
	}
	p.set("month_count", count, nil)
	p.set("period_start", first, nil)
	p.set("period_end", last, nil)
}

func clonePapers(papers []Paper) []Paper {
	out := make([]Paper, len(papers))
	for i, p := range papers {
		out[i] = p
		out[i].Fields = make(Fields, len(p.Fields))
		for name, f := range p.Fields {
			out[i].Fields[name] = f
		}
	}
	return out
}
