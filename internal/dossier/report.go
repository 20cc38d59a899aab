package dossier

// Severity is how heavy a finding weighs.
type Severity string

// The severities of the contract.
const (
	Fail   Severity = "fail"   // return the papers
	Warn   Severity = "warn"   // a reviewer looks
	Info   Severity = "info"   // good to know
	Manual Severity = "manual" // the machine cannot decide: a person must
)

// Verdict sums a report up. Strongest first: barred, incomplete, review,
// deferrable, complete.
type Verdict string

// The verdicts of the contract.
const (
	Barred     Verdict = "barred"
	Incomplete Verdict = "incomplete"
	Review     Verdict = "review"
	Deferrable Verdict = "deferrable"
	Complete   Verdict = "complete"
)

// SlotState is the state of one required thing.
type SlotState string

// The states of the contract.
const (
	SlotOK          SlotState = "ok"
	SlotReview      SlotState = "review"
	SlotFailed      SlotState = "failed"
	SlotMissing     SlotState = "missing"
	SlotDeferred    SlotState = "deferred"
	SlotExempt      SlotState = "exempt"
	SlotNotRequired SlotState = "not_required"
	SlotNotStated   SlotState = "not_stated"
)

// Evidence is one place that a finding rests upon: a value, and where it stands.
type Evidence struct {
	File  string `json:"file"`
	Field string `json:"field"`
	Page  int    `json:"page"`
	Box   Box    `json:"box"`
}

// Finding is what one rule says about one thing. File and Field are nil where
// it concerns no single file or field. Evidence lists the values it rests upon
// that have a place on a page. Message is Chinese; Source is the verbatim
// clause, or says that the rule is the program's own check. Mend is what the
// company does about it, where the rule says so. Deferred tells of what may be
// handed in later (容缺). Barred marks a failure that shows a prohibited case to
// be at hand, which is for a person.
type Finding struct {
	Rule      string   `json:"rule"`
	Severity  Severity `json:"severity"`
	File      *string  `json:"file"`
	Field     *string  `json:"field"`
	Message   string   `json:"message"`
	MessageEN string   `json:"message_en"`
	Source    string   `json:"source"`

	Evidence []Evidence `json:"evidence,omitempty"`
	Mend     string     `json:"mend,omitempty"`
	MendEN   string     `json:"mend_en,omitempty"`
	Deferred bool       `json:"deferred,omitempty"`
	ByPerson bool       `json:"by_person,omitempty" doc:"What no program can tell from the papers: a person has to confirm it in any case."`
	Barred   bool       `json:"barred,omitempty"`
	Resend   bool       `json:"resend,omitempty" doc:"The file could not be read, by its own fault: the company has to send it again."`
}

// SlotDocument is one line of the matrix: a slot and the paper that fills it.
// A slot filled by several papers gives several lines.
type SlotDocument struct {
	Slot       string    `json:"slot"`
	Accepts    []Kind    `json:"accepts"`
	Kind       Kind      `json:"kind"`
	File       *string   `json:"file"`
	DocumentID string    `json:"document_id,omitempty"`
	Pages      []int     `json:"pages,omitempty"`
	State      SlotState `json:"state"`
	ByPerson   bool      `json:"by_person,omitempty" doc:"Of state review, for nothing but findings by_person."`
}

// Lapse is a day from whose morrow on a rule that a paper keeps is broken:
// Rule and Title say which, Review that the day was read without certainty.
type Lapse struct {
	Date    string `json:"date"`
	Rule    string `json:"rule"`
	Title   string `json:"title"`
	TitleEN string `json:"title_en"`
	File    string `json:"file"`
	Review  bool   `json:"review"`
}

// Part is the report on the enterprise. Lapses come in the order of days.
type Part struct {
	Verdict   Verdict        `json:"verdict"`
	Documents []SlotDocument `json:"documents"`
	Findings  []Finding      `json:"findings"`
	Lapses    []Lapse        `json:"lapses,omitempty"`
}

// ApplicantPart is the report on one applicant. Identity lists the traits of
// the person on which what was declared and the papers disagree.
type ApplicantPart struct {
	Name   string `json:"name"`
	Folder string `json:"folder"`
	Part
	Identity []Trait `json:"identity,omitempty"`
}

// Trait is one trait of a person (name_zh, name_latin, sex, birth_date,
// id_number, passport_number) in all the values it has, each once.
type Trait struct {
	Name   string       `json:"name"`
	Values []TraitValue `json:"values"`
}

// TraitValue is a value with all its places. A place without a file is what was
// declared. Review says that no place shows it with certainty.
type TraitValue struct {
	Value  string     `json:"value"`
	Review bool       `json:"review"`
	Places []Evidence `json:"places"`
}

// Unassigned is a file that could not be given to a slot: kept and listed.
type Unassigned struct {
	File   string `json:"file"`
	Kind   Kind   `json:"kind"`
	Reason string `json:"reason"`
}

// Report (完整性报告) is the verdict on a group: a pure function of its
// fields, the corrections and one version of a rule pack. Company is the name of
// the enterprise as declared, else as the licence certainly says.
type Report struct {
	Profile      string          `json:"profile"`
	RulesVersion string          `json:"rules_version"`
	Business     string          `json:"business"`
	Reason       string          `json:"reason,omitempty"`
	Date         string          `json:"date"`
	Forwarding   string          `json:"forwarding_date,omitempty"`
	Company      string          `json:"company,omitempty"`
	Verdict      Verdict         `json:"verdict"`
	Deadline     *string         `json:"deadline"`
	Provisional  bool            `json:"provisional"`
	Findings     []Finding       `json:"findings"`
	Enterprise   Part            `json:"enterprise"`
	Applicants   []ApplicantPart `json:"applicants"`
	Unassigned   []Unassigned    `json:"unassigned"`

	// Outdated says of a stored report that it is not current (ReportMeta) or
	// that the rules have changed since, RulesInForce is their version then, and
	// Problem why no newer report can be made. Marked lays them over it where it
	// is shown; they are never stored with it.
	Outdated     bool     `json:"outdated,omitempty"`
	RulesInForce string   `json:"rules_in_force,omitempty" doc:"The version of the rules that would judge the group now, where it is another."`
	Problem      *Problem `json:"error,omitempty"`
}

var verdictRank = map[Verdict]int{Complete: 0, Deferrable: 1, Review: 2, Incomplete: 3, Barred: 4}

// VerdictOf is what findings come to by themselves.
func VerdictOf(findings []Finding) Verdict {
	out := Complete
	for _, f := range findings {
		v := Complete
		switch {
		case f.Barred:
			v = Barred
		case f.Severity == Fail:
			v = Incomplete
		case f.Severity == Manual:
			v = Review
		case f.Deferred:
			v = Deferrable
		}
		out = Stronger(out, v)
	}
	return out
}

// Stronger returns the stronger of two verdicts; the empty verdict is the
// weakest.
func Stronger(a, b Verdict) Verdict {
	if b == "" || a != "" && verdictRank[a] >= verdictRank[b] {
		return a
	}
	return b
}
