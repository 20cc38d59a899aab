package rules

import (
	"fmt"
	"slices"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// lack is what it means that nothing fills a slot.
type lack struct {
	state  dossier.SlotState
	maybe  *dossier.Document // the file that may be what is missed; nil for none
	exempt *exemption
}

// lack says what it means that nothing of p fills s. What hangs on values that
// are unknown or flagged is for a person to say, an exemption included.
func (r *run) lack(p *part, s *slot) lack {
	v := &view{run: r, part: p}
	when := holds(s.when, v)
	switch {
	case s.need == needNotStated:
		return lack{state: dossier.SlotNotStated}
	case s.need != needRequired, when.is(false) && len(when.relied) == 0:
		return lack{state: dossier.SlotNotRequired}
	case !when.is(true) || len(when.relied) > 0:
		return lack{state: dossier.SlotReview}
	}
	open := false
	for _, e := range s.exempt {
		free := e.when.judge(v)
		if free.is(true) && len(free.relied) == 0 {
			return lack{state: dossier.SlotExempt, exempt: e}
		}
		open = open || !free.is(false) || len(free.relied) > 0
	}
	if open {
		return lack{state: dossier.SlotReview}
	}
	if maybe := r.maybe(p, s); maybe != nil {
		return lack{state: dossier.SlotReview, maybe: maybe}
	}
	if s.deferred != "" {
		return lack{state: dossier.SlotDeferred}
	}
	return lack{state: dossier.SlotMissing}
}

// checkSlots finds what is missing.
func (r *run) checkSlots() {
	for _, p := range r.parts() {
		for _, s := range r.slotsOf(p) {
			if len(p.in(s)) == 0 {
				p.findings = append(p.findings, r.lackFindings(p, s)...)
			}
		}
	}
}

func (r *run) lackFindings(p *part, s *slot) []finding {
	found := r.lack(p, s)
	switch found.state {
	case dossier.SlotExempt:
		return []finding{exemptFinding(s, found.exempt)}
	case dossier.SlotDeferred:
		r.deferred = append(r.deferred, r.whose(p)+s.title)
		return append([]finding{deferredFinding(s)}, mistakenFinding(p, s)...)
	case dossier.SlotMissing:
		return append([]finding{missingFinding(s, nil)}, mistakenFinding(p, s)...)
	case dossier.SlotReview:
		if found.maybe == nil {
			return []finding{undecidedFinding(s)}
		}
		return append([]finding{missingFinding(s, found.maybe)}, mistakenFinding(p, s)...)
	}
	return nil
}

// tellEmptyHanded asks whether those who are declared and handed in nothing are
// the people of folders that are not declared: a mistyped folder or name makes
// two of one.
func (r *run) tellEmptyHanded() {
	var declared, folders []string
	for _, p := range r.applicants {
		switch empty := len(p.papers)+len(p.strays)+len(p.unreadable) == 0; {
		case p.applicant.Declared() && empty:
			declared = append(declared, r.called(p))
		case !p.applicant.Declared() && !empty:
			folders = append(folders, r.called(p))
		}
	}
	if len(declared) == 0 || len(folders) == 0 {
		return
	}
	f := newFinding("document.applicant.match", dossier.Manual,
		fmt.Sprintf("申报的%s没有交任何材料；%s有材料，却不在申报名单中。请核对是否为同一人，文件夹名、姓名是否写对。", shortList(declared, "、"), shortList(folders, "、")),
		fmt.Sprintf("Declared, without any paper: %s; with papers, not declared: %s. They may be the same people; check the names of folders and people.", shortList(declared, ", "), shortList(folders, ", ")), ownName)
	f.unknown = true
	r.findings = append(r.findings, f)
}

// called is a person's name with the folder.
func (r *run) called(p *part) string { return fmt.Sprintf("%s（%s）", r.name(p), p.owner) }

// whose names the person a slot belongs to, in Chinese; "" for the enterprise.
func (r *run) whose(p *part) string {
	if p == r.enterprise {
		return ""
	}
	return r.name(p) + "的"
}

// missingFinding tells of an empty slot. Where some file may be what belongs
// there, nobody can say that it is missing: that is manual.
func missingFinding(s *slot, maybe *dossier.Document) finding {
	if maybe == nil {
		f := newFinding(s.presentRule(), dossier.Fail, fmt.Sprintf("缺少%s。", s.title),
			fmt.Sprintf("Missing: %s.", s.titleEN), s.source)
		f.Mend, f.MendEN = handIn(s)
		return f
	}
	f := newFinding(s.presentRule(), dossier.Manual,
		fmt.Sprintf("没有找到%s；“%s”未能读取、识别种类或归属，可能就是此项材料，请人工确认。", s.title, maybe.Path),
		fmt.Sprintf("Not found: %s; %s could not be read, or what it is, or whose, could not be told, and it may be it.", s.titleEN, maybe.Path), s.source)
	f.File, f.unknown = pointer(maybe.Path), true
	return f
}

// deferredFinding tells of an empty slot that may be filled later (容缺).
func deferredFinding(s *slot) finding {
	f := newFinding(s.presentRule(), dossier.Warn, fmt.Sprintf("缺少%s，可容缺受理，须在期限内补齐。", s.title),
		fmt.Sprintf("Missing, and may be handed in later: %s.", s.titleEN), s.source+"；"+s.deferred)
	f.Deferred = true
	f.Mend, f.MendEN = handIn(s)
	return f
}

// handIn is what the company does about an empty slot.
func handIn(s *slot) (zh, en string) {
	return fmt.Sprintf("请提交%s。", s.title), fmt.Sprintf("Hand in: %s.", s.titleEN)
}

func exemptFinding(s *slot, e *exemption) finding {
	return newFinding(e.rule, dossier.Info, fmt.Sprintf("免交%s：%s。", s.title, e.title),
		fmt.Sprintf("Not needed: %s, for %s.", s.titleEN, e.titleEN), e.source)
}

func undecidedFinding(s *slot) finding {
	f := newFinding(s.presentRule(), dossier.Manual, fmt.Sprintf("无法判断是否需要%s，请人工核对。", s.title),
		fmt.Sprintf("It cannot be decided whether this is required: %s.", s.titleEN), s.source)
	f.unknown = true
	return f
}

// tellDeferred says once for the group what may be handed in later and until
// when.
func (r *run) tellDeferred(d *deferral) {
	if len(r.deferred) == 0 {
		return
	}
	what := shortList(slices.Clone(r.deferred), "、")
	r.findings = append(r.findings, newFinding(deferRule, dossier.Info, "以下材料可容缺后补："+what+"。",
		fmt.Sprintf("%d papers may be handed in later.", len(r.deferred)), d.source))
	deadline, provisional := chinese.Workdays(r.group.Date, d.workdays)
	note, noteEN := "", ""
	if provisional {
		note, noteEN = "（暂定：该年度的放假安排尚未公布）", " (provisional: the holidays of that year are not published yet)"
	}
	r.findings = append(r.findings, newFinding(d.rule(), dossier.Info,
		fmt.Sprintf("补正期限为%d个工作日，至%s止%s。", d.workdays, deadline, note),
		fmt.Sprintf("To be handed in within %d working days, by %s%s.", d.workdays, deadline, noteEN), d.source))
}

// tellNotes tells what the office states, or leaves open, that no file shows.
func (r *run) tellNotes() {
	for _, n := range r.business.notes {
		v := &view{run: r}
		if when := holds(n.when, v); when.is(false) {
			continue
		}
		f := newFinding(statedRule, n.severity, n.message.render(v, nil), n.english.render(v, nil), n.source)
		f.unknown = n.severity == dossier.Manual
		r.findings = append(r.findings, f)
	}
}

// notStated tells that the pack says nothing of a business.
func (p *Pack) notStated(business string) finding {
	return newFinding(statedRule, dossier.Manual,
		fmt.Sprintf("规则包 %s（%s）没有载明此业务（%s）的要求，请人工办理。", p.info.Profile, p.info.Version, business),
		fmt.Sprintf("The rules %s (%s) state nothing for the business %s.", p.info.Profile, p.info.Version, business), ownSilence)
}
