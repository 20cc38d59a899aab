package rules

import (
	"testing"

	"cel.dev/cel-go/cel"
	"go.yaml.in/yaml/v3"

	"zhengqi/internal/dossier"
)

// CaseGroup is the base of a pack's cases with changes, written as in a cases
// file, laid over it.
func (c *Catalogue) CaseGroup(t testing.TB, p *Pack, written string) dossier.Group {
	t.Helper()

	read, ms := c.cases[p].read(p)
	if len(ms) > 0 {
		t.Fatal(ms)
	}
	set := &changes{}
	if err := yaml.Unmarshal([]byte(written), set); err != nil {
		t.Fatal(err)
	}
	runner := &caseRunner{pack: p, base: read.Base}
	g := runner.group(set)
	if len(runner.mistakes) > 0 {
		t.Fatal(runner.mistakes)
	}
	return *g
}

// ParsePack reads and compiles a pack.
func ParsePack(file string, data []byte) (*Pack, error) { return parsePack(file, data) }

// Functions names the functions that expressions can call.
func Functions() ([]string, error) {
	env, _, err := newEnv()
	if err != nil {
		return nil, err
	}
	base, err := cel.NewEnv()
	if err != nil {
		return nil, err
	}
	var names []string
	for name := range env.Functions() {
		if !base.HasFunction(name) {
			names = append(names, name)
		}
	}
	return names, nil
}
