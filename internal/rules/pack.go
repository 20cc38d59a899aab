package rules

import (
	"fmt"
	"slices"

	"zhengqi/internal/dossier"
)

// Pack is one compiled version of one office's rules. It is immutable and may
// be used by many goroutines at once.
type Pack struct {
	info       Info
	businesses []*business
	rules      []*rule
	deferral   *deferral         // nil: the office grants none
	silent     map[string]string // rules that the office has not, with why
	file       string
	written    *packFile // with all it took from what it extends
	named      []string  // the parameters that its slots, notes and prohibited cases name
	basis      map[string]string
}

// Info names a pack: what a list of packs shows.
type Info struct {
	Profile    string   `json:"profile"`
	Version    string   `json:"version"` // DATE.NUMBER
	From       string   `json:"from"`    // first day in force, YYYY-MM-DD
	Title      string   `json:"title"`
	TitleEN    string   `json:"title_en"`
	Businesses []string `json:"businesses"`
	Rules      []string `json:"rules"` // ids of all findings it can give, sorted
}

// Info returns what the pack is.
func (p *Pack) Info() Info { return p.info }

// Basis are the packs of the program that the pack extends, by the names of
// their files without .yaml: to be kept with a pack that is activated
// (dossier.PackText).
func (p *Pack) Basis() map[string]string { return p.basis }

// business is one kind of business with what it requires.
type business struct {
	id    string
	title string
	slots []*slot
	notes []*note

	enterprise, applicant []*slot            // those of the enterprise, and of each applicant
	rules                 map[string][]*rule // by what they are judged on: the words of a scope, or slots
}

// need says what an office makes of a slot.
type need string

// What an office makes of a slot: it asks for it, takes it where it is handed
// in, says that it is not wanted, or says nothing of it.
const (
	needRequired    need = "required"
	needOptional    need = "optional"
	needNotRequired need = "not_required"
	needNotStated   need = "not_stated"
)

var needs = []need{needRequired, needOptional, needNotRequired, needNotStated}

// slot is one required thing.
type slot struct {
	id, title, titleEN string
	accepts            []dossier.Kind
	enterprise         bool // owned by the enterprise, else by each applicant
	prefix             string
	need               need
	when               *program     // nil: always required
	fits               *program     // of several slots that accept a kind: which papers are for this one
	exempt             []*exemption // who need not hand it in
	deferred           string       // the clause that lets it be handed in later; "" for none
	anywhere           bool         // papers count wherever they lie
	mistaken           mistaken
	rows               []string // what the lists of requirements call it
	source             string
}

// presentRule is the rule that an empty slot breaks.
func (s *slot) presentRule() string { return s.prefix + ".present" }

// exemption (免交) frees from a slot.
type exemption struct {
	rule, title, titleEN string
	when                 *program
	source               string
}

// deferral (容缺) lets the slots that say so be filled later.
type deferral struct {
	workdays int
	source   string
}

// The rules that tell of deferrals and of what the office does not state.
const (
	deferRule  = "defer.allowed"
	statedRule = "business.stated"
)

func (d *deferral) rule() string { return fmt.Sprintf("defer.cure.workdays_%d", d.workdays) }

// note is what an office states, or leaves open, that no file can show.
type note struct {
	severity         dossier.Severity
	when             *program // nil: always
	message, english *template
	rows             []string
	source           string
}

// mistaken says which papers are taken for failed attempts at a slot.
type mistaken struct {
	rule   string
	kinds  []dossier.Kind
	source string
}

func (s *slot) takes(kind dossier.Kind) bool { return s != nil && slices.Contains(s.accepts, kind) }

// rule is one compiled rule.
type rule struct {
	id, title, titleEN string
	businesses         []string // nil: every one
	order              int      // its place in the pack
	named              []string // the parameters that it names
	scope              []string // "group", "enterprise", "applicant", or slots
	together           bool     // once for all papers of a slot, not once for each
	when               *program // nil: always
	checks             []*check
	atMost             dossier.Severity // "" where nothing bounds it
	mend, mendEN       string           // what the company does about a failure; "" where that is not said
	lapses             *program         // the last day on which a paper keeps the rule; nil where it is no matter of days
	source             string
}

// check is one expression that is true when all is well.
type check struct {
	program  *program
	severity dossier.Severity
	field    *variable // what the finding points at; nil: nothing in particular
	message  *template
	english  *template
	ban      *ban
}

// ban is a prohibited case that a failed check shows to be at hand.
type ban struct {
	id               string
	message, english *template
	source           string
}

// prefixOf is the first part of a rule id.
func prefixOf(id string) string {
	for i, c := range id {
		if c == '.' {
			return id[:i]
		}
	}
	return id
}

// business returns the pack's entry for a business; nil when the pack states
// nothing about it.
func (p *Pack) business(id string) *business {
	for _, b := range p.businesses {
		if b.id == id {
			return b
		}
	}
	return nil
}

// applies reports whether r is meant for a business.
func (r *rule) applies(business string) bool {
	return r.businesses == nil || slices.Contains(r.businesses, business)
}

// isBan reports whether r claims a prohibited case; it does so on facts only
// and is silent where it cannot tell.
func (r *rule) isBan() bool { return prefixOf(r.id) == "ban" }
