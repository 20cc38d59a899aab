package bundle

import (
	"slices"

	"zhengqi/internal/dossier"
)

// held is a paper with the document it is in.
type held struct {
	document dossier.Document
	paper    dossier.Paper
}

// papers are those of one owner that speak of the business at hand.
type papers []held

// papersOf are the papers of an owner. Of passports only those count that the
// report takes for the present one: the old one states another number.
func papersOf(g dossier.Group, owner dossier.Owner, slots []dossier.SlotDocument) papers {
	var out papers
	for _, d := range g.Documents {
		if d.Owner != owner {
			continue
		}
		for _, p := range d.Papers {
			if p.Kind != dossier.Passport || fills(slots, "passport", d, p) {
				out = append(out, held{d, p})
			}
		}
	}
	return out
}

// fills reports whether a slot of that name holds the paper.
func fills(slots []dossier.SlotDocument, slot string, d dossier.Document, p dossier.Paper) bool {
	return slices.ContainsFunc(slots, func(s dossier.SlotDocument) bool {
		return s.Slot == slot && isOf(s, d) && slices.Equal(s.Pages, p.Pages)
	})
}

// isOf reports whether a line of the matrix is about a document.
func isOf(s dossier.SlotDocument, d dossier.Document) bool {
	if s.DocumentID != "" {
		return s.DocumentID == d.ID
	}
	return s.File != nil && *s.File == d.Path
}

// field gives what the papers of a kind say in a field.
func (p papers) field(kind dossier.Kind, name string) []value {
	var out []value
	for _, h := range p {
		if f, ok := h.paper.Fields[name]; ok && h.paper.Kind == kind && f.Value != "" {
			out = append(out, h.value(f))
		}
	}
	return out
}

// value is what a field of the paper says.
func (h held) value(f dossier.Field) value {
	place := dossier.Spec(h.paper.Kind).Title + " " + h.document.Path
	if f.Source == dossier.SourcePerson {
		return value{text: f.Value, from: "人工更正（" + place + "）", person: true}
	}
	v := value{text: f.Value, from: "读自" + place}
	switch {
	case f.Review:
		v.note = "读数没有把握"
	case h.document.OwnerGuess:
		v.note = "该文件的归属由文件名推测"
	}
	return v
}

// says is the first value in a field of a kind, as a hint.
func (p papers) says(label string, kind dossier.Kind, name string) string {
	if values := p.field(kind, name); len(values) > 0 {
		return label + "：" + values[0].text
	}
	return ""
}

// has reports whether there is a paper of that kind.
func (p papers) has(kind dossier.Kind) bool {
	return slices.ContainsFunc(p, func(h held) bool { return h.paper.Kind == kind })
}
