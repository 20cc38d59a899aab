package dossier

import "time"

// PackText is a rule pack (规则包) as an office writes it: the name of its file
// without .yaml, the YAML of the pack and that of its cases, which may be
// empty. Once active it never changes, whatever becomes of the program: Basis
// are the packs of the program that it extends, by the names of their files, as
// they were when it was activated.
type PackText struct {
	Name    string    `json:"name"`
	Profile string    `json:"profile,omitempty"`
	Version string    `json:"version,omitempty"`
	Body    string    `json:"body"`
	Cases   string    `json:"cases,omitempty"`
	MadeAt  time.Time `json:"made_at,omitzero"`

	Basis map[string]string `json:"-"`
}

// RuleChange is one difference between two packs. Before or After is empty
// where what it is about is new or gone; Text says it in Chinese.
type RuleChange struct {
	Part   string `json:"part" doc:"parameter, deferral, slot, note, ban, rule or silent."`
	Name   string `json:"name"`
	Key    string `json:"key,omitempty"`
	Before string `json:"before"`
	After  string `json:"after"`
	Text   string `json:"text"`
}

// Flip is what one part of a group, the enterprise or an applicant, would come
// to under other rules: the verdicts, and the findings that come and go. A
// finding whose words alone change is no flip.
type Flip struct {
	Folder string    `json:"folder" doc:"The applicant's folder; empty for the enterprise and the group as a whole."`
	Name   string    `json:"name,omitempty" doc:"What the applicant is called in the later report."`
	Before Verdict   `json:"before"`
	After  Verdict   `json:"after"`
	Gained []Finding `json:"gained"`
	Lost   []Finding `json:"lost"`
}

// GroupFlips are the flips of one stored group.
type GroupFlips struct {
	GroupID string `json:"group_id"`
	Company string `json:"company,omitempty" doc:"The enterprise, where the later report names it for certain."`
	Flips   []Flip `json:"flips"`
}

// Preview (试算) is what a pack would change before it is active: how it
// differs from the pack it takes the place of, and what would flip among the
// stored groups that it would judge.
type Preview struct {
	Profile string       `json:"profile"`
	Version string       `json:"rules_version"`
	From    string       `json:"from"`
	Instead string       `json:"instead,omitempty" doc:"The version it takes the place of."`
	Changes []RuleChange `json:"changes"`
	Groups  int          `json:"groups" doc:"Stored groups that were judged under both."`
	Failed  int          `json:"failed" doc:"Those that could not be judged."`
	FlipSum
}

// Reprocessing (重新评估) is one run over the stored groups under the rules that
// are active: how many groups it is of, how many of them have been judged since
// it began, and of these how many could not be.
type Reprocessing struct {
	ID     string    `json:"id"`
	Total  int       `json:"total"`
	Done   int       `json:"done"`
	Failed int       `json:"failed"`
	MadeAt time.Time `json:"made_at,omitzero"`
}

// RuleLine is one statement of a pack: what it is about and what it says of it,
// as it is written. Two packs differ in the lines that they do not share.
type RuleLine struct {
	Part  string `json:"part" doc:"parameter, deferral, slot, note, ban, rule or silent."`
	Name  string `json:"name" example:"new passport"`
	Key   string `json:"key,omitempty" doc:"What of it: when, sources, check 1 and so on; empty for the whole."`
	Value string `json:"value" doc:"As written, lists joined by 、."`
}

// UnusablePack is a pack that was activated and cannot be used any more, with
// the reason: the program around it has changed. From is the day of its
// version. Groups that it should judge get no report until a new version
// supersedes it.
type UnusablePack struct {
	Name    string  `json:"name"`
	Profile string  `json:"profile"`
	Version string  `json:"version"`
	From    string  `json:"from"`
	Problem Problem `json:"problem"`
}
