package rules

import (
	"fmt"
	"slices"
	"sync"

	"zhengqi/internal/dossier"
)

// paper is one paper of the group with the slot it fills.
type paper struct {
	doc    *dossier.Document
	index  int // in doc.Papers
	kind   dossier.Kind
	pages  []int
	fields dossier.Fields
	slot   *slot // nil when it fills none
	self   [1]*paper
	run    *run
	number value // which no two papers of its kind share

	twin     *handed // the same paper as another applicant handed it in; nil for none
	sameFile bool    // the twin has the same bytes
}

// surelyShared reports whether another applicant handed in the same paper, by
// its bytes or a number read for certain.
func (p *paper) surelyShared() bool {
	return p.twin != nil && (p.sameFile || p.twin.paper.number.state == certain && p.number.state == certain)
}

// at is the one place of a field on the paper.
func (p *paper) at(field string) []origin {
	s := p.run.scratch
	s.places = append(s.places, origin{p, field}) // those given before keep what they stand on
	n := len(s.places)
	return s.places[n-1 : n : n]
}

// alone is a list of p and nothing else.
func (p *paper) alone() []*paper {
	p.self[0] = p
	return p.self[:]
}

// doubtful reports whether the kind of the paper is too uncertain to rely on.
func (p *paper) doubtful() bool { return p.doc.Papers[p.index].KindDoubtful() }

// sureOther is the confidence from which a paper is known to be of no kind that
// the program reads; below it, its kind is merely not recognised.
const sureOther = 0.8

// unrecognised reports whether nobody knows what the paper is: its kind is not
// sure, and is none that is asked for.
func (p *paper) unrecognised() bool { return p.slot == nil && p.kindConfidence() < sureOther }

func (p *paper) kindConfidence() float64 { return p.doc.Papers[p.index].KindConfidence }

// name is the file of the paper, with its first page where the file holds
// several.
func (p *paper) name() string {
	if len(p.doc.Papers) < 2 || len(p.pages) == 0 {
		return p.doc.Path
	}
	return fmt.Sprintf("%s#%d", p.doc.Path, p.pages[0])
}

// part is what belongs to the enterprise or to one applicant.
type part struct {
	owner      dossier.Owner
	applicant  *dossier.Applicant // nil for the enterprise
	papers     []*paper           // those that fill its slots, in the order of the slots
	strays     []*paper           // those of its documents that fill none of its slots
	unreadable []*dossier.Document
	findings   []finding
	lapses     []dossier.Lapse
}

// handed is a paper with whose it is; owner is nil where that is not known.
type handed struct {
	owner *part
	paper *paper
}

// whose names the owner of a paper, with the file.
func (h *handed) whose(r *run) string {
	return fmt.Sprintf("%s（%s）", r.name(h.owner), h.paper.doc.Path)
}

// run is one evaluation of one group.
type run struct {
	group      *dossier.Group
	business   *business
	enterprise *part
	applicants []*part
	everyone   []*part             // the enterprise and the applicants
	handed     []handed            // all papers, in the order of files and pages
	loose      []*paper            // papers whose owner is not known
	unreadable []*dossier.Document // those whose owner is not known
	findings   []finding           // about the group as a whole
	unassigned []dossier.Unassigned
	relied     fieldSet // flagged values that a pass hangs on
	doubted    fieldSet // flagged values that a finding names
	passed     []bool   // by the rules' order: of which a check came out true
	deferred   []string // what is handed in later, in Chinese
	*scratch
}

// scratch is the room in which a run keeps what it looks up. It is of use to one
// run after another.
type scratch struct {
	common  []named  // what was found so far that is the same in every view
	latest  lookedAt // what was found so far in the view at hand
	binding binding  // of the expression at hand
	places  []origin
}

// lookedAt is a view with the variables that were looked at in it.
type lookedAt struct {
	view  *view
	found []named
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// release gives the room of r to another run, emptied: what was looked up is of
// people. r is of no more use.
func (r *run) release() {
	s := r.scratch
	r.scratch = nil
	s.forget()
	clear(s.binding.values[:cap(s.binding.values)])
	clear(s.places)
	s.places = s.places[:0]
	scratches.Put(s)
}

// forget empties what was found.
func (s *scratch) forget() {
	clear(s.common)
	s.common = s.common[:0]
	s.latest.at(nil)
}

// at empties l for another view.
func (l *lookedAt) at(v *view) {
	clear(l.found)
	l.view, l.found = v, l.found[:0]
}

// fieldSet is a set of fields of papers.
type fieldSet map[*paper]map[string]bool

// add puts the flagged places of values into the set.
func (s fieldSet) add(values []named) {
	for _, n := range values {
		for _, at := range n.from {
			if !at.paper.fields[at.field].Review {
				continue
			}
			if s[at.paper] == nil {
				s[at.paper] = make(map[string]bool)
			}
			s[at.paper][at.field] = true
		}
	}
}

// view is what one evaluation of a rule sees: the whole group, one part of it,
// the papers of one slot, or one paper of a part.
type view struct {
	run   *run
	part  *part  // nil: the whole group
	slot  *slot  // nil: all slots
	paper *paper // nil: the whole part
}

// value is what a variable holds in v. It is found once a view, views being
// judged one after another, or once a run where it is the same in all of them.
func (v *view) value(of *variable) *named {
	at := &v.run.common
	if !of.common {
		if at = &v.run.latest.found; v.run.latest.view != v {
			v.run.latest.at(v)
		}
	}
	for i := range *at {
		if (*at)[i].variable == of {
			return &(*at)[i]
		}
	}
	found := of.resolve(v)
	*at = append(*at, named{of, found})
	return &(*at)[len(*at)-1]
}

// papers are those of a kind in view, in order. A paper in view hides the
// others of its slot; an applicant sees the enterprise's papers of kinds that
// are not the applicant's own.
func (v *view) papers(kind dossier.Kind) []*paper {
	if v.paper != nil && (v.paper.kind == kind || v.paper.slot.takes(kind)) {
		return ofKind(v.paper.alone(), kind)
	}
	if v.slot.takes(kind) {
		return ofKind(v.part.in(v.slot), kind)
	}
	if v.part == nil {
		return v.run.papers(kind)
	}
	own := ofKind(v.part.papers, kind)
	if len(own) == 0 && v.part != v.run.enterprise {
		return ofKind(v.run.enterprise.papers, kind)
	}
	return own
}

// maybe reports whether some file may be one more paper of the slot, for the
// part in view or, in the view of the whole group, for any.
func (v *view) maybe(s *slot) bool {
	for _, p := range v.run.parts() {
		its := s.enterprise == (p == v.run.enterprise)
		if its && (s.enterprise || v.part == nil || v.part == p) && v.run.maybe(p, s) != nil {
			return true
		}
	}
	return false
}

func (v *view) ofApplicant(get func(*dossier.Applicant) value) value {
	if v.part == nil || v.part.applicant == nil {
		return value{}
	}
	return get(v.part.applicant)
}

func (v *view) ofPaper(get func(*paper) value) value {
	if v.paper == nil {
		return value{}
	}
	return get(v.paper)
}

// papers are all papers of a kind that fill a slot of the group.
func (r *run) papers(kind dossier.Kind) []*paper {
	out := ofKind(r.enterprise.papers, kind)
	for _, p := range r.applicants {
		out = append(out, ofKind(p.papers, kind)...)
	}
	return out
}

func ofKind(papers []*paper, kind dossier.Kind) []*paper {
	return those(papers, func(p *paper) bool { return p.kind == kind })
}

// those are the papers that are so: a part of the list itself where they stand
// together, as they mostly do.
func those(papers []*paper, so func(*paper) bool) []*paper {
	from := slices.IndexFunc(papers, so)
	if from < 0 {
		return nil
	}
	to := from + 1
	for to < len(papers) && so(papers[to]) {
		to++
	}
	out := papers[from:to:to]
	for _, p := range papers[to:] {
		if so(p) {
			out = append(out, p)
		}
	}
	return out
}
