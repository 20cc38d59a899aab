package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// finding is a finding with what it weighs on.
type finding struct {
	dossier.Finding
	papers  []*paper // the papers whose slots it weighs on
	alone   bool     // it is about one paper by itself, whatever lies beside it
	prefix  string   // where it names no paper: the slots of this prefix
	unknown bool     // it could not be decided
	order   int      // its rule's place in the pack; beforeRules for none
}

// beforeRules is the order of what is found before any rule is judged.
const beforeRules = -1

const (
	ownReading = "本程序自查，没有条文依据（own check）：读数没有把握的，须由人核对后才可依据。"
	ownCopy    = "本程序自查，没有条文依据（own check）：同一文件只读一次、只算一份。"
	ownForm    = "本程序自查，没有条文依据（own check）：在线表单中不能照录的内容须由人核对。"
	ownHidden  = "本程序自查，没有条文依据（own check）：PDF中看不到的文字不能作为材料内容。"
	ownSilence = "本程序自查，没有条文依据（own check）：没有载明不等于不需要。"
	ownName    = "本程序自查，没有条文依据（own check）：申报的人与所交材料须对得上。"
	ownFile    = "本程序自查，没有条文依据（own check）：每一份送来的文件都必须能够读取。"
)

func newFinding(rule string, severity dossier.Severity, message, english, source string) finding {
	return finding{order: beforeRules, prefix: prefixOf(rule), Finding: dossier.Finding{
		Rule: rule, Severity: severity, Message: message, MessageEN: english, Source: source}}
}

func pointer(s string) *string { return &s }

// at points a finding to a paper and one of its fields; "" for none.
func (f finding) at(p *paper, field string) finding {
	f.File = pointer(p.doc.Path)
	f.papers = []*paper{p}
	if field != "" {
		f.Field = &field
	}
	return f
}

// duplicateFinding tells of a file that brings nothing new.
func duplicateFinding(d *dossier.Document) finding {
	f := newFinding("document.duplicate", dossier.Info, fmt.Sprintf("文件“%s”%s", d.Path, d.Problem.Message),
		fmt.Sprintf("File %s: %s", d.Path, d.Problem.MessageEN), ownCopy)
	f.File = pointer(d.Path)
	return f
}

// onlineFormFinding tells what became of a filled online form.
func onlineFormFinding(d *dossier.Document) finding {
	severity := dossier.Info
	if d.Problem.Code == dossier.OnlineFormDoubtCode {
		severity = dossier.Manual
	}
	f := newFinding("document.online_form", severity, fmt.Sprintf("文件“%s”：%s", d.Path, d.Problem.Message),
		fmt.Sprintf("File %s: %s", d.Path, d.Problem.MessageEN), ownForm)
	f.File, f.unknown = pointer(d.Path), severity == dossier.Manual
	return f
}

func unreadableFinding(d *dossier.Document) finding {
	message, english := "文件无法读取。", "the file cannot be read"
	if d.Problem != nil {
		message, english = d.Problem.Message, d.Problem.MessageEN
	}
	f := newFinding("document.readable", dossier.Manual, fmt.Sprintf("文件“%s”未能读取：%s", d.Path, message),
		fmt.Sprintf("The file %s could not be read: %s", d.Path, english), ownFile)
	f.File = pointer(d.Path)
	f.unknown = true
	if f.Resend = d.Problem.OfTheFile(); f.Resend {
		f.Mend, f.MendEN = "请按所述处理后重新提交该文件。", "Do as it says and send the file again."
	}
	return f
}

// lostFinding tells of what a person corrected and no paper of the file shows
// any more.
func lostFinding(d *dossier.Document) finding {
	var zh, en []string
	for _, c := range d.Lost {
		title := "材料种类"
		if spec, ok := dossier.Spec(c.Kind).Field(c.Field); ok {
			title = dossier.Spec(c.Kind).Title + "的“" + spec.Title + "”"
		}
		value := shown(dossier.Field{Value: c.Value, List: c.List})
		zh = append(zh, fmt.Sprintf("%s更正为“%s”（更正人%s）", title, value, short(c.By)))
		en = append(en, fmt.Sprintf("%s = %s", c.Field, value))
	}
	f := newFinding("document.correction.lost", dossier.Manual,
		fmt.Sprintf("文件“%s”重新读取后，以下人工更正找不到所对应的材料，没有采用：%s。请对照原件重新更正。", d.Path, shortList(zh, "；")),
		fmt.Sprintf("Since %s was read again, no paper of it fits these corrections: %s. Please correct anew.", d.Path, shortList(en, "; ")), ownReading)
	f.File, f.unknown = pointer(d.Path), true
	return f
}

// mistakenFinding tells of papers that seem meant for a slot and are not of a
// kind it accepts: fail where the kind of one is sure, else manual.
func mistakenFinding(p *part, s *slot) []finding {
	var files []string
	var first *paper
	severity := dossier.Manual
	for _, stray := range p.strays {
		if !slices.Contains(s.mistaken.kinds, stray.kind) {
			continue
		}
		files = append(files, fmt.Sprintf("“%s”（%s）", stray.doc.Path, dossier.Spec(stray.kind).Title))
		if first == nil {
			first = stray
		}
		if stray.kindConfidence() >= sureOther {
			severity = dossier.Fail
		}
	}
	if first == nil {
		return nil
	}
	var accepted []string
	for _, kind := range s.accepts {
		accepted = append(accepted, dossier.Spec(kind).Title)
	}
	f := newFinding(s.mistaken.rule, severity,
		fmt.Sprintf("没有可作为%s的材料（%s）；所交的%s不能代替。", s.title, strings.Join(accepted, "、"), strings.Join(files, "、")),
		fmt.Sprintf("Nothing handed in can serve as %s; %s is of another kind.", s.titleEN, first.doc.Path), s.mistaken.source)
	f.File, f.unknown = pointer(first.doc.Path), severity == dossier.Manual
	f.Mend, f.MendEN = handIn(s)
	return []finding{f}
}

// failed makes the findings of a check that came out false. Where that hangs
// on flagged values, it is for a person.
func failed(rule *rule, k *check, v *view, relied []named) []finding {
	message, english := k.message.render(v, relied), k.english.render(v, relied)
	if len(relied) > 0 {
		var zh, en []string
		for _, n := range relied {
			zh = append(zh, n.title)
			en = append(en, n.name)
		}
		f := newFinding(rule.id, dossier.Manual,
			fmt.Sprintf("%s（所依据的读数没有把握：%s。请对照原件核对。）", message, strings.Join(zh, "、")),
			fmt.Sprintf("%s (read without certainty: %s; please check)", english, strings.Join(en, ", ")), rule.source)
		f.unknown = true
		f.Evidence = evidence(k, v)
		return []finding{place(f, k.field, relied[0].variable, v)}
	}
	f := place(newFinding(rule.id, k.severity, message, english, rule.source), k.field, nil, v)
	f.Evidence, f.Mend, f.MendEN = evidence(k, v), rule.mend, rule.mendEN
	if k.ban == nil {
		return []finding{f}
	}
	f.Barred = true
	twin := place(newFinding(k.ban.id, dossier.Manual, k.ban.message.render(v, nil), k.ban.english.render(v, nil), k.ban.source), k.field, nil, v)
	return []finding{f, twin}
}

// evidence lists the places of the values that a check compares.
func evidence(k *check, v *view) []dossier.Evidence {
	var out []dossier.Evidence
	for _, variable := range k.program.variables {
		for _, at := range v.value(variable).from {
			field := at.paper.fields[at.field]
			e := dossier.Evidence{File: at.paper.doc.Path, Field: at.field, Page: field.Page, Box: field.Box}
			if field.Box != (dossier.Box{}) && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// undecided makes the finding of a rule whose checks hang on values that are
// not there, or that make no sense.
func undecided(rule *rule, v *view, open []outcome) finding {
	var zh, en []string
	var first *variable
	broken, byPerson := false, true
	for _, o := range open {
		broken = broken || o.broken != nil
		for _, n := range o.lacking {
			byPerson = byPerson && n.person && n.state == missing
			if slices.Contains(en, n.name) {
				continue
			}
			if first == nil {
				first = n.variable
			}
			zh, en = append(zh, n.title), append(en, n.name)
		}
	}
	why, whyEN := "未能读出或判明"+strings.Join(zh, "、"), "not read: "+strings.Join(en, ", ")
	if len(zh) == 0 || broken {
		why, whyEN = "读到的内容不足以判断"+readings(open), "what was read does not suffice"
	}
	f := newFinding(rule.id, dossier.Manual, fmt.Sprintf("无法判断“%s”：%s。请人工核对。", rule.title, why),
		fmt.Sprintf("Cannot decide %q: %s.", rule.titleEN, whyEN), rule.source)
	if f.ByPerson = byPerson && !broken && len(zh) > 0; f.ByPerson {
		f.Message, f.MessageEN = fmt.Sprintf("请人工确认：%s。", rule.title), fmt.Sprintf("For a person to confirm: %s.", rule.titleEN)
	}
	f.unknown = true
	return place(f, first, rule.checks[0].field, v)
}

// readings repeats the flagged values behind what could not be decided.
func readings(open []outcome) string {
	var parts []string
	for _, o := range open {
		for _, n := range o.relied {
			for _, at := range n.from {
				parts = append(parts, fmt.Sprintf("%s读作“%s”", n.title, worded(at.spec(), at.paper.fields[at.field])))
			}
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "（" + shortList(parts, "、") + "）"
}

// place points a finding at the variable it is about: at the paper the value
// was, or would have been, read from. A paper in view is what it weighs on.
func place(f finding, about, fallback *variable, v *view) finding {
	if about == nil {
		about = fallback
	}
	if v.paper != nil {
		f = f.at(v.paper, "")
	}
	if about == nil {
		return f
	}
	tag := about.tag()
	f.Field = &tag
	from := about.resolve(v).from
	if len(from) == 0 {
		return f
	}
	weighs := f.papers
	at := weakest(from)
	f = f.at(at.paper, at.field)
	if weighs != nil {
		f.papers = weighs
	}
	return f
}

// weakest is the first of the places where nothing was read, else of those that
// are flagged, else of all: what a person should look at.
func weakest(places []origin) origin {
	for _, weak := range []func(dossier.Field) bool{
		func(f dossier.Field) bool { return !f.Known() },
		func(f dossier.Field) bool { return f.Review },
	} {
		if i := slices.IndexFunc(places, func(o origin) bool { return weak(o.paper.fields[o.field]) }); i >= 0 {
			return places[i]
		}
	}
	return places[0]
}

// reviewPapers asks a person to look at papers whose owner, kind or values are
// not certain, but for values that another finding names already.
func (r *run) reviewPapers() {
	for _, p := range r.parts() {
		for _, paper := range p.papers {
			if paper.doc.OwnerGuess {
				p.findings = append(p.findings, ownerFinding(paper))
			}
			if p.applicant != nil && paper.surelyShared() {
				p.findings = append(p.findings, twinFinding(paper, paper.twin.whose(r)))
			}
			if hidden := paper.fields["hidden_text"]; hidden.Known() {
				p.findings = append(p.findings, hiddenFinding(paper, hidden))
			}
			if paper.doubtful() {
				p.findings = append(p.findings, kindFinding(paper))
			}
			maps.DeleteFunc(r.relied[paper], func(field string, _ bool) bool { return r.doubted[paper][field] })
			if names := r.relied[paper]; len(names) > 0 {
				p.findings = append(p.findings, fieldsFinding(paper, names))
			}
		}
	}
}

func ownerFinding(p *paper) finding {
	why := p.doc.OwnerReason
	if why == "" {
		why = "仅凭文件名推定"
	}
	f := newFinding(p.slot.prefix+".owner.review", dossier.Manual,
		fmt.Sprintf("“%s”归于此处的依据不足：%s。请确认是否属于本人。", p.doc.Path, why),
		fmt.Sprintf("Whose %s is was guessed; please confirm.", p.doc.Path), ownReading)
	f.unknown = true
	return f.at(p, "")
}

// twinFinding asks whose a paper is that two applicants handed in.
func twinFinding(p *paper, other string) finding {
	f := newFinding(p.slot.prefix+".owner.review", dossier.Manual,
		fmt.Sprintf("“%s”与%s所交的是同一份材料，只能属于一人。请确认属于何人。", p.doc.Path, other),
		fmt.Sprintf("%s is the same paper as that of %s; please find out whose it is.", p.doc.Path, other), ownReading)
	f.unknown = true
	return f.at(p, "")
}

// hiddenFinding tells of text of a PDF that its page does not show.
func hiddenFinding(p *paper, hidden dossier.Field) finding {
	f := newFinding("document.text.shown", dossier.Manual,
		fmt.Sprintf("“%s”第%d页含有页面上看不到、或与画面不符的文字：%s。该文件可能被改动过，请对照画面核对。", p.doc.Path, hidden.Page, shown(hidden)),
		fmt.Sprintf("%s, page %d, holds text that its page does not show, or shows otherwise: %s. It may have been altered; please compare.", p.doc.Path, hidden.Page, shown(hidden)),
		ownHidden)
	f.unknown = true
	return f.at(p, "hidden_text")
}

func kindFinding(p *paper) finding {
	spec := dossier.Spec(p.kind)
	f := newFinding(p.slot.prefix+".kind.review", dossier.Manual,
		fmt.Sprintf("“%s”看来是%s，但没有把握，请确认材料种类。", p.doc.Path, spec.Title),
		fmt.Sprintf("%s looks like a %s, without certainty; please confirm its kind.", p.doc.Path, spec.TitleEN), ownReading)
	f.unknown = true
	return f.at(p, "")
}

// fieldsFinding names the flagged values of a paper that passes hang on, in
// the order in which its kind declares them.
func fieldsFinding(p *paper, names map[string]bool) finding {
	spec := dossier.Spec(p.kind)
	var zh, en []string
	for _, s := range slices.Concat(spec.Fields, dossier.ImageFields) {
		if names[s.Name] {
			f := p.fields[s.Name]
			zh = append(zh, fmt.Sprintf("%s“%s”", s.Title, worded(s, f)))
			en = append(en, s.Name)
		}
	}
	f := newFinding(p.slot.prefix+".fields.review", dossier.Manual,
		fmt.Sprintf("请核对%s的读数：%s。各项检查按此读数通过。", spec.Title, strings.Join(zh, "、")),
		fmt.Sprintf("Please check what was read from the %s: %s. As read, the checks pass.", spec.TitleEN, strings.Join(en, ", ")),
		ownReading)
	f.unknown = true
	field := ""
	if len(en) == 1 {
		field = en[0]
	}
	return f.at(p, field)
}

// worded is what a field says to a Chinese reader.
func worded(spec dossier.FieldSpec, f dossier.Field) string {
	switch {
	case spec.Type == dossier.Boolean && f.Value == "true":
		return "是"
	case spec.Type == dossier.Boolean && f.Value == "false":
		return "否"
	case spec.Name == "sex" || spec.Name == "viz_sex":
		return short(chinese.SexWord(f.Value))
	}
	return shown(f)
}

func shown(f dossier.Field) string {
	if f.List == nil {
		return short(f.Value)
	}
	items := make([]string, len(f.List))
	for i, item := range f.List {
		items[i] = short(item)
	}
	return shortList(items, "、")
}
