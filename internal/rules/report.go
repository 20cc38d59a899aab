package rules

import (
	"path"
	"slices"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// report writes the run down as the contract shows it.
func (r *run) report(p *Pack) dossier.Report {
	out := dossier.Report{Profile: p.info.Profile, RulesVersion: p.info.Version, Business: r.group.Business,
		Reason: r.group.Reason, Date: r.group.Date, Forwarding: r.group.ForwardingDate, Company: r.company(), Findings: plain(r.findings),
		Applicants: []dossier.ApplicantPart{}, Unassigned: r.unassigned}
	out.Verdict = dossier.VerdictOf(out.Findings)
	if len(r.deferred) > 0 {
		deadline, provisional := chinese.Workdays(r.group.Date, p.deferral.workdays)
		out.Deadline, out.Provisional = &deadline, provisional
	}
	out.Enterprise = r.part(r.enterprise)
	out.Verdict = dossier.Stronger(out.Verdict, out.Enterprise.Verdict)
	for _, a := range r.applicants {
		section := dossier.ApplicantPart{Name: r.name(a), Folder: a.applicant.Folder, Part: r.part(a), Identity: a.identity()}
		out.Applicants = append(out.Applicants, section)
		out.Verdict = dossier.Stronger(out.Verdict, section.Verdict)
	}
	return out
}

// company is what the enterprise is called; "" where that is not certain.
func (r *run) company() string {
	licence := (&view{run: r, part: r.enterprise}).read(dossier.BusinessLicence, "name")
	if name := firstOf(declared(r.group.Enterprise.Name), licence); name.state == certain {
		return str(name.val)
	}
	return ""
}

// name is what the applicant is called in the report: the Chinese name as
// declared or read, the Latin name, or the name of the folder.
func (r *run) name(p *part) string {
	if v := applicantName(&view{run: r, part: p}); v.state != missing {
		return str(v.val)
	}
	if p.applicant.NameLatin != "" {
		return p.applicant.NameLatin
	}
	return path.Base(p.applicant.Folder)
}

func (r *run) part(p *part) dossier.Part {
	out := dossier.Part{Findings: plain(p.findings), Lapses: p.lapses}
	out.Verdict = dossier.VerdictOf(out.Findings)
	if !r.stated(p) { // so nothing is complete
		out.Verdict = dossier.Stronger(out.Verdict, dossier.Review)
	}
	slots := r.slotsOf(p)
	out.Documents = make([]dossier.SlotDocument, 0, max(len(slots), len(p.papers)))
	for _, s := range slots {
		out.Documents = r.lines(out.Documents, p, s)
	}
	return out
}

// stated reports whether the office states anything of what is wanted of p: a
// business without slots says nothing, nor do slots of which nothing is said.
func (r *run) stated(p *part) bool {
	if len(r.business.slots) == 0 {
		return false
	}
	slots := r.slotsOf(p)
	silent := func(s *slot) bool { return s.need == needNotStated }
	return !slices.ContainsFunc(slots, silent) || slices.ContainsFunc(slots, func(s *slot) bool { return s.need == needRequired && s.when == nil })
}

// lines appends the lines of one slot to out: one a paper, or one that says it
// is empty.
func (r *run) lines(out []dossier.SlotDocument, p *part, s *slot) []dossier.SlotDocument {
	papers := p.in(s)
	if len(papers) == 0 {
		return append(out, dossier.SlotDocument{Slot: s.id, Accepts: s.accepts, Kind: s.accepts[0], State: r.lack(p, s).state})
	}
	for _, paper := range papers {
		state, byPerson := paper.state(p.findings)
		out = append(out, dossier.SlotDocument{Slot: s.id, Accepts: s.accepts, Kind: paper.kind, File: pointer(paper.doc.Path),
			DocumentID: paper.doc.ID, Pages: paper.pages, State: state, ByPerson: byPerson})
	}
	return out
}

// state is the worst that findings say of a paper; byPerson, that they leave
// nothing open but what a person has to confirm in any case.
func (p *paper) state(findings []finding) (state dossier.SlotState, byPerson bool) {
	state = dossier.SlotOK
	if p.slot.need == needNotStated {
		state = dossier.SlotNotStated // nothing to hold it against is no praise
	}
	others := false
	for _, f := range findings {
		if !f.weighsOn(p) {
			continue
		}
		switch f.Severity {
		case dossier.Fail:
			return dossier.SlotFailed, false
		case dossier.Manual:
			state, others = dossier.SlotReview, others || !f.ByPerson
		}
	}
	return state, state == dossier.SlotReview && !others
}

// weighsOn reports whether f is about p: about the paper itself, or, naming
// none, about its slot.
func (f finding) weighsOn(p *paper) bool {
	for _, about := range f.papers {
		if about == p {
			return true
		}
	}
	return len(f.papers) == 0 && f.prefix == p.slot.prefix
}

func plain(findings []finding) []dossier.Finding {
	out := make([]dossier.Finding, len(findings))
	for i, f := range findings {
		out[i] = f.Finding
	}
	return out
}
