package bundle

import (
	"slices"

	"zhengqi/internal/dossier"
)

// held is a paper with the document it is in. doubt is why nothing that stands
// on it is certain of its owner, failed that it did not pass; "" for nothing.
type held struct {
	document      dossier.Document
	paper         dossier.Paper
	doubt, failed string
}

// papers are those of one owner that speak of the business at hand.
type papers []held

// papersOf are the papers of the owner of that name, "" if it is not known. Of
// passports only those count that the report takes for the present one: the old
// one states another number.
func papersOf(g dossier.Group, owner dossier.Owner, name string, slots []dossier.SlotDocument) papers {
	var out papers
	for _, d := range g.Documents {
		if d.Owner != owner {
			continue
		}
		for _, p := range d.Papers {
			i := slices.IndexFunc(slots, func(s dossier.SlotDocument) bool { return isOf(s, d) && slices.Equal(s.Pages, p.Pages) })
			if p.Kind == dossier.Passport && (i < 0 || slots[i].Slot != "passport") {
				continue
			}
			h := held{document: d, paper: p, doubt: doubtOf(p, name)}
			if p.Kind == dossier.Passport && crowded(d, p) {
				h.doubt = joined(h.doubt, "同一页上有几本护照")
			}
			if d.OwnerGuess {
				h.doubt = joined(h.doubt, "该文件的归属由文件名推测")
			}
			if i >= 0 && slots[i].State == dossier.SlotFailed {
				h.failed = "该材料预审不合格"
			}
			out = append(out, h)
		}
	}
	return out
}

// crowded reports whether another paper of the kind is on the same pages: a line
// of the report may then be about either.
func crowded(d dossier.Document, p dossier.Paper) bool {
	n := 0
	for _, other := range d.Papers {
		if other.Kind == p.Kind && slices.Equal(other.Pages, p.Pages) {
			n++
		}
	}
	return n > 1
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

// value is what a field of the paper says. A correction says what stands on the
// paper, not whose the paper is.
func (h held) value(f dossier.Field) value {
	place := dossier.Spec(h.paper.Kind).Title + " " + h.document.Path
	if f.Source == dossier.SourcePerson {
		return value{text: f.Value, from: "人工更正（" + place + "）", note: h.doubt, read: true, person: true}
	}
	v := value{text: f.Value, from: "读自" + place, note: joined(h.failed, h.doubt), read: !f.Review}
	if f.Review {
		v.note = joined("读数没有把握", v.note)
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
