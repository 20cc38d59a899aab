package rules

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"
)

// maxPackBytes bounds a pack or cases file.
const maxPackBytes = 1 << 20

// text is a scalar of the file with the line it stands on; Line 0 is absent.
type text struct {
	Value string
	Line  int
}

// UnmarshalYAML takes any scalar but null.
func (t *text) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: a text is expected here", n.Line)}}
	}
	*t = text{n.Value, n.Line}
	return nil
}

// packFile is a pack as it is written.
type packFile struct {
	Profile    text                 `yaml:"profile"`
	Version    text                 `yaml:"version"`
	From       text                 `yaml:"from"`
	Title      text                 `yaml:"title"`
	TitleEN    text                 `yaml:"title_en"`
	Seeds      map[string]text      `yaml:"seeds"`
	Parameters map[string]yaml.Node `yaml:"parameters"`
	Businesses []businessFile       `yaml:"businesses"`
	Bans       []banFile            `yaml:"bans"`
	Rules      []ruleFile           `yaml:"rules"`
}

type businessFile struct {
	ID      text       `yaml:"id"`
	Title   text       `yaml:"title"`
	TitleEN text       `yaml:"title_en"`
	Slots   []slotFile `yaml:"slots"`
}

type slotFile struct {
	ID       text         `yaml:"id"`
	Title    text         `yaml:"title"`
	TitleEN  text         `yaml:"title_en"`
	Accepts  []text       `yaml:"accepts"`
	Owner    text         `yaml:"owner"`
	Prefix   text         `yaml:"prefix"`
	When     text         `yaml:"when"`
	Anywhere bool         `yaml:"anywhere"`
	Mistaken mistakenFile `yaml:"mistaken"`
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
	When       text         `yaml:"when"`
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

// decodeStrict decodes the one document of data into out; unknown and
// doubled keys and values of the wrong shape are mistakes, all of them
// reported.
func decodeStrict(file string, data []byte, out any) Mistakes {
	if len(data) > maxPackBytes {
		return Mistakes{{file, 0, fmt.Sprintf("the file is larger than %d bytes", maxPackBytes)}}
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(out); err != nil {
		if errors.Is(err, io.EOF) {
			return Mistakes{{file, 0, "the file is empty"}}
		}
		return yamlMistakes(file, err)
	}
	var more yaml.Node
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		return Mistakes{{file, more.Line, "only one document is allowed in a file"}}
	}
	return nil
}
