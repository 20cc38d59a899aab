package rules

import (
	"fmt"
	"reflect"

	"go.yaml.in/yaml/v3"
)

// text is a scalar with the place it stands at; Line 0 is absent.
type text struct {
	Value string
	Line  int
	file  string
}

// UnmarshalYAML takes any scalar but null.
func (t *text) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return misshapen(n, "string")
	}
	*t = text{Value: n.Value, Line: n.Line}
	return nil
}

// MarshalText writes what it says without its place: so entries compare.
func (t text) MarshalText() ([]byte, error) { return []byte(t.Value), nil }

// misshapen is the mistake of a value that has another shape than wanted, as
// the decoder tells those that it finds.
func misshapen(n *yaml.Node, wanted string) error {
	return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: cannot unmarshal %s into %s", n.Line, n.ShortTag(), wanted)}}
}

// setting is the value of a parameter.
type setting struct {
	at   text
	node yaml.Node
}

// UnmarshalYAML takes any value; what it may be is said when it is compiled.
func (s *setting) UnmarshalYAML(n *yaml.Node) error {
	s.at.Line, s.node = n.Line, *n
	return nil
}

// packFile is a pack as it is written.
type packFile struct {
	Profile    text               `yaml:"profile"`
	Version    text               `yaml:"version"`
	From       text               `yaml:"from"`
	Title      text               `yaml:"title"`
	TitleEN    text               `yaml:"title_en"`
	Extends    text               `yaml:"extends"`
	Abstract   bool               `yaml:"abstract"`
	Seeds      map[string]text    `yaml:"seeds"`
	Parameters map[string]setting `yaml:"parameters"`
	Deferral   deferralFile       `yaml:"deferral"`
	Slots      []slotFile         `yaml:"slots"`
	Businesses []businessFile     `yaml:"businesses"`
	Bans       []banFile          `yaml:"bans"`
	Rules      []ruleFile         `yaml:"rules"`
	Without    []text             `yaml:"without"`
	Silent     map[string]text    `yaml:"silent"`
}

type deferralFile struct {
	Workdays text         `yaml:"workdays"`
	Sources  []sourceFile `yaml:"sources"`
}

type businessFile struct {
	ID      text       `yaml:"id"`
	Title   text       `yaml:"title"`
	TitleEN text       `yaml:"title_en"`
	Slots   []slotFile `yaml:"slots"`
	Notes   []noteFile `yaml:"notes"`
	Without []text     `yaml:"without"`
}

type slotFile struct {
	ID       text            `yaml:"id"`
	Title    text            `yaml:"title"`
	TitleEN  text            `yaml:"title_en"`
	Accepts  []text          `yaml:"accepts"`
	Fits     text            `yaml:"fits"`
	Owner    text            `yaml:"owner"`
	Prefix   text            `yaml:"prefix"`
	Need     text            `yaml:"need"`
	When     text            `yaml:"when"`
	Anywhere bool            `yaml:"anywhere"`
	Exempt   []exemptionFile `yaml:"exempt"`
	Defer    []sourceFile    `yaml:"defer"`
	Mistaken mistakenFile    `yaml:"mistaken"`
	Rows     []text          `yaml:"rows"`
	Sources  []sourceFile    `yaml:"sources"`
}

type exemptionFile struct {
	Rule    text         `yaml:"rule"`
	Title   text         `yaml:"title"`
	TitleEN text         `yaml:"title_en"`
	When    text         `yaml:"when"`
	Sources []sourceFile `yaml:"sources"`
}

type noteFile struct {
	Severity text         `yaml:"severity"`
	When     text         `yaml:"when"`
	Title    text         `yaml:"title"`
	TitleEN  text         `yaml:"title_en"`
	Rows     []text       `yaml:"rows"`
	Sources  []sourceFile `yaml:"sources"`
}

type mistakenFile struct {
	Rule    text         `yaml:"rule"`
	Kinds   []text       `yaml:"kinds"`
	Sources []sourceFile `yaml:"sources"`
}

type sourceFile struct {
	Seed   text `yaml:"seed"`
	Line   int  `yaml:"line"`
	Clause text `yaml:"clause"`
}

type banFile struct {
	ID        text         `yaml:"id"`
	Title     text         `yaml:"title"`
	TitleEN   text         `yaml:"title_en"`
	Message   text         `yaml:"message"`
	MessageEN text         `yaml:"message_en"`
	Sources   []sourceFile `yaml:"sources"`
}

type ruleFile struct {
	ID         text         `yaml:"id"`
	Title      text         `yaml:"title"`
	TitleEN    text         `yaml:"title_en"`
	Businesses []text       `yaml:"businesses"`
	Scope      []text       `yaml:"scope"`
	Together   bool         `yaml:"together"`
	When       text         `yaml:"when"`
	AtMost     text         `yaml:"at_most"`
	Mend       text         `yaml:"mend"`
	MendEN     text         `yaml:"mend_en"`
	Lapses     text         `yaml:"lapses"`
	Checks     []checkFile  `yaml:"checks"`
	Sources    []sourceFile `yaml:"sources"`
	Own        text         `yaml:"own"`
}

type checkFile struct {
	Check     text `yaml:"check"`
	Severity  text `yaml:"severity"`
	Field     text `yaml:"field"`
	Message   text `yaml:"message"`
	MessageEN text `yaml:"message_en"`
	Ban       text `yaml:"ban"`
}

// standIn tells every text written below v which file it stands in.
func standIn(v reflect.Value, file string) {
	switch v.Kind() {
	case reflect.Struct:
		if t, ok := v.Addr().Interface().(*text); ok {
			if t.Line > 0 {
				t.file = file
			}
			return
		}
		if s, ok := v.Addr().Interface().(*setting); ok {
			s.at.file = file
			return
		}
		for i := range v.NumField() {
			standIn(v.Field(i), file)
		}
	case reflect.Slice:
		for i := range v.Len() {
			standIn(v.Index(i), file)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			entry := reflect.New(v.Type().Elem()).Elem()
			entry.Set(v.MapIndex(key))
			standIn(entry, file)
			v.SetMapIndex(key, entry)
		}
	}
}
