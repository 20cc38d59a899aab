package rules

import (
	"cmp"
	"fmt"
	"slices"

	"zhengqi/internal/dossier"
)

// newRun gives every paper of the group its place: a slot of the enterprise or
// of its applicant, or the list of the unassigned with the reason.
func newRun(g *dossier.Group, b *business) *run {
	r := &run{group: g, business: b, enterprise: &part{owner: dossier.OwnerEnterprise},
		relied: make(fieldSet), doubted: make(fieldSet), unassigned: []dossier.Unassigned{},
		handed: make([]handed, 0, len(g.Documents)), scratch: scratches.Get().(*scratch)}
	for i := range g.Applicants {
		a := &g.Applicants[i]
		r.applicants = append(r.applicants, &part{owner: dossier.Owner(a.Folder), applicant: a})
	}
	r.everyone = append([]*part{r.enterprise}, r.applicants...)
	documents := make([]*dossier.Document, len(g.Documents))
	for i := range g.Documents {
		documents[i] = &g.Documents[i]
	}
	slices.SortStableFunc(documents, func(a, b *dossier.Document) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.ID, b.ID))
	})
	for _, d := range documents {
		r.assign(d)
	}
	r.placeAll()
	r.forget() // what slots were told by before every paper had its place
	return r
}

// placeAll gives every paper its slot, once it is known what else its owner
// handed in.
func (r *run) placeAll() {
	r.findTwins()
	for _, h := range r.handed {
		r.place(h.owner, h.paper)
	}
	order := func(p *paper) int { return slices.Index(r.business.slots, p.slot) }
	for _, p := range r.parts() {
		slices.SortStableFunc(p.papers, func(a, b *paper) int { return cmp.Compare(order(a), order(b)) })
	}
	slices.SortStableFunc(r.unassigned, func(a, b dossier.Unassigned) int { return cmp.Compare(a.File, b.File) })
}

// twinKey tells papers that are the same paper: the same bytes, or the same
// number on one of a kind.
type twinKey struct {
	kind  dossier.Kind
	index int
	text  string
}

// findTwins finds the papers that two applicants handed in; the same bytes say
// so before the same number.
func (r *run) findTwins() {
	if len(r.applicants) < 2 {
		return
	}
	seen := make(map[twinKey]*handed, len(r.handed))
	for i := range r.handed {
		h := &r.handed[i]
		if h.owner == nil || h.owner.applicant == nil {
			continue
		}
		if number := h.paper.number; number.state != missing {
			pair(seen, twinKey{kind: h.paper.kind, text: str(number.val)}, h, false)
		}
		if h.paper.doc.SHA256 != "" {
			pair(seen, twinKey{index: h.paper.index, text: h.paper.doc.SHA256}, h, true)
		}
	}
}

// pair makes twins of a paper and the first one seen under the same key, where
// that is another's.
func pair(seen map[twinKey]*handed, key twinKey, h *handed, sameFile bool) {
	first, known := seen[key]
	switch {
	case !known:
		seen[key] = h
	case first.owner != h.owner:
		h.paper.twin, h.paper.sameFile = first, sameFile
		if first.paper.twin == nil || sameFile {
			first.paper.twin, first.paper.sameFile = h, sameFile
		}
	}
}

// partOf returns the part an owner names, nil for nobody in the group.
func (r *run) partOf(owner dossier.Owner) *part {
	if owner == dossier.OwnerNone {
		return nil
	}
	for _, p := range r.parts() {
		if p.owner == owner {
			return p
		}
	}
	return nil
}

func (r *run) assign(d *dossier.Document) {
	owner := r.partOf(d.Owner)
	switch d.Status {
	case dossier.StatusUnreadable:
		r.addLost(owner, d)
		r.addUnreadable(owner, d)
		return
	case dossier.StatusStored, dossier.StatusReading:
		r.leave(d.Path, dossier.Other, "文件尚未读完，读完后将重新出具报告")
		return
	}
	r.addLost(owner, d)
	if len(d.Papers) == 0 {
		r.leave(d.Path, dossier.Other, "文件中没有识别到任何材料")
	}
	for i, p := range d.Papers {
		paper := &paper{run: r, doc: d, index: i, kind: p.Kind, pages: p.Pages, fields: p.Fields}
		paper.number = numberOn(paper)
		r.handed = append(r.handed, handed{owner, paper})
	}
}

// addLost makes a finding of the corrections that a new reading of the file
// left without their paper.
func (r *run) addLost(owner *part, d *dossier.Document) {
	switch {
	case len(d.Lost) == 0:
	case owner == nil:
		r.findings = append(r.findings, lostFinding(d))
	default:
		owner.findings = append(owner.findings, lostFinding(d))
	}
}

// addUnreadable makes a finding of a file that could not be read, where its
// owner is looked at. A duplicate is nothing but information;
// a filled form is no paper, and may be none that is missing.
func (r *run) addUnreadable(owner *part, d *dossier.Document) {
	if owner != nil && d.Problem != nil && d.Problem.Code == dossier.DuplicateCode {
		owner.findings = append(owner.findings, duplicateFinding(d))
		return
	}
	if d.Problem.OnlineForm() {
		r.findings = append(r.findings, onlineFormFinding(d))
		return
	}
	f := unreadableFinding(d)
	if owner == nil {
		r.unreadable = append(r.unreadable, d)
		r.findings = append(r.findings, f)
		r.leave(d.Path, dossier.Other, "文件无法读取，也不知属于何人")
		return
	}
	owner.unreadable = append(owner.unreadable, d)
	owner.findings = append(owner.findings, f)
}

// copies reports whether p has the bytes of other, and the same place in them.
func (p *paper) copies(other *paper) bool {
	return p.index == other.index && p.doc.SHA256 == other.doc.SHA256 && p.doc.SHA256 != ""
}

func (r *run) place(owner *part, p *paper) {
	part, slot := r.slotFor(owner, p)
	if slot == nil {
		r.leaveOut(owner, p)
		return
	}
	if same := first(part.papers, func(other *paper) bool { return other.slot == slot && p.copies(other) }); same != nil {
		r.leave(p.doc.Path, p.kind, fmt.Sprintf("与“%s”内容完全相同，不重复计算", same.Path))
		return
	}
	p.slot = slot
	part.papers = append(part.papers, p)
	if owner != nil && part != owner {
		owner.strays = append(owner.strays, p)
	}
}

// leaveOut keeps a paper that fills no slot with its owner, or loose.
func (r *run) leaveOut(owner *part, p *paper) {
	if owner == nil {
		r.loose = append(r.loose, p)
	} else {
		owner.strays = append(owner.strays, p)
	}
	r.leave(p.doc.Path, p.kind, r.reason(owner, p))
}

// slotFor finds the slot a paper fills: one that counts papers anywhere, else
// one of its owner.
func (r *run) slotFor(owner *part, p *paper) (*part, *slot) {
	if s := r.fitting(p, owner, func(s *slot) bool { return s.anywhere }); s != nil {
		return r.enterprise, s
	}
	if owner == nil {
		return nil, nil
	}
	return owner, r.fitting(p, owner, func(s *slot) bool { return s.enterprise == (owner == r.enterprise) })
}

// fitting is the slot for a paper among those that accept its kind: the first
// that says the paper fits, else one that says nothing of it, else the first of
// which it cannot be told.
func (r *run) fitting(p *paper, owner *part, of func(*slot) bool) *slot {
	var plain, untold *slot
	for _, s := range r.business.slots {
		switch {
		case !of(s) || !s.takes(p.kind):
			continue
		case s.fits == nil:
			plain = cmp.Or(plain, s)
			continue
		}
		fits := s.fits.judge(&view{run: r, part: owner, paper: p})
		switch {
		case fits.is(true):
			return s
		case fits.out == nil:
			untold = cmp.Or(untold, s)
		}
	}
	return cmp.Or(plain, untold)
}

func (r *run) leave(path string, kind dossier.Kind, reason string) {
	r.unassigned = append(r.unassigned, dossier.Unassigned{File: path, Kind: kind, Reason: reason})
}

// reason says in Chinese why a paper fills no slot.
func (r *run) reason(owner *part, p *paper) string {
	title := dossier.Spec(p.kind).Title
	switch {
	case owner == nil && p.doc.OwnerReason != "":
		return p.doc.OwnerReason
	case owner == nil:
		return "未能确定属于企业还是哪位申请人"
	case p.kind == dossier.Other:
		return "未能识别材料种类"
	case slices.ContainsFunc(r.business.slots, func(s *slot) bool { return s.enterprise && s.takes(p.kind) }):
		return fmt.Sprintf("“%s”是企业材料，却放在申请人名下", title)
	case slices.ContainsFunc(r.business.slots, func(s *slot) bool { return s.takes(p.kind) }):
		return fmt.Sprintf("“%s”是申请人材料，却放在企业名下", title)
	}
	return fmt.Sprintf("本业务的清单没有“%s”这一项", title)
}
