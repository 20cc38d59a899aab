package rules

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"

	"zhengqi/internal/dossier"
)

//go:embed packs/*.yaml
var embedded embed.FS

const casesSuffix = ".cases.yaml"

// Catalogue is a set of packs, at most one of each profile and version.
type Catalogue struct {
	packs []*Pack // by profile, then version
	cases map[*Pack]casesSource
}

// Builtin loads and compiles the packs that come with the program.
func Builtin() (*Catalogue, error) {
	files, err := builtinFiles()
	if err != nil {
		return nil, err
	}
	return load(files)
}

// builtinFiles are the packs that come with the program and their cases, by the
// names of their files.
func builtinFiles() (map[string][]byte, error) {
	sub, err := fs.Sub(embedded, "packs")
	if err != nil {
		return nil, err
	}
	return readFiles(sub)
}

// Load reads and compiles every NAME.yaml at the root of files as a pack, with
// the cases of NAME.cases.yaml where there are any. A pack may extend another
// one of files by its NAME; one that is abstract is only there to be extended.
// The error is a dossier.Error of code broken_pack whose cause lists the
// mistakes of all files.
func Load(files fs.FS) (*Catalogue, error) {
	read, err := readFiles(files)
	if err != nil {
		return nil, err
	}
	return load(read)
}

func readFiles(files fs.FS) (map[string][]byte, error) {
	names, err := fs.Glob(files, "*"+packSuffix)
	if err != nil {
		return nil, err
	}
	out := make(map[string][]byte, len(names))
	for _, name := range names {
		if out[name], err = fs.ReadFile(files, name); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func load(files map[string][]byte) (*Catalogue, error) {
	l := &loader{files: files, written: make(map[string]*packFile), open: make(map[string]bool), parsed: make(map[string]*cel.Ast),
		catalogue: &Catalogue{cases: make(map[*Pack]casesSource)}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(name, casesSuffix) {
			l.add(name)
		}
	}
	if err := l.mistakes.err(); err != nil {
		return nil, err
	}
	c := l.catalogue
	slices.SortFunc(c.packs, func(a, b *Pack) int {
		return cmp.Or(cmp.Compare(a.info.Profile, b.info.Profile), compareVersions(a, b))
	})
	return c, nil
}

// compareVersions orders packs by the first day in force, then by version.
func compareVersions(a, b *Pack) int {
	return cmp.Or(cmp.Compare(a.info.From, b.info.From), cmp.Compare(len(a.info.Version), len(b.info.Version)),
		cmp.Compare(a.info.Version, b.info.Version))
}

// Always returns the catalogue itself: packs that never change.
func (c *Catalogue) Always(context.Context) (*Catalogue, error) { return c, nil }

// Pack returns the version of a profile's pack that is in force on a day
// (YYYY-MM-DD). The errors are of code unknown_profile and no_rules_in_force.
func (c *Catalogue) Pack(profile, date string) (*Pack, error) {
	var in *Pack
	known := false
	for _, p := range c.packs {
		if p.info.Profile != profile {
			continue
		}
		known = true
		if p.info.From <= date {
			in = p
		}
	}
	switch {
	case !known:
		return nil, unknownProfile(profile)
	case in == nil:
		return nil, &dossier.Error{Class: dossier.NotFound, Code: "no_rules_in_force",
			Message:   fmt.Sprintf("规则“%s”在 %s 尚未施行，请核对申报日期。", profile, date),
			MessageEN: fmt.Sprintf("no version of the rules %q is in force on %s; check the date", profile, date)}
	}
	return in, nil
}

// PackVersion returns one version of a profile's pack. The errors are of code
// unknown_profile and unknown_version.
func (c *Catalogue) PackVersion(profile, version string) (*Pack, error) {
	known := false
	for _, p := range c.packs {
		if p.info.Profile == profile && p.info.Version == version {
			return p, nil
		}
		known = known || p.info.Profile == profile
	}
	if !known {
		return nil, unknownProfile(profile)
	}
	return nil, &dossier.Error{Class: dossier.NotFound, Code: "unknown_version",
		Message:   fmt.Sprintf("规则“%s”没有版本 %s。", profile, version),
		MessageEN: fmt.Sprintf("the rules %q have no version %s", profile, version)}
}

func unknownProfile(profile string) error {
	return &dossier.Error{Class: dossier.NotFound, Code: "unknown_profile",
		Message:   fmt.Sprintf("没有办理地规则“%s”。", profile),
		MessageEN: fmt.Sprintf("there are no rules for the profile %q", profile)}
}

// List names every pack, by profile and then from the oldest version on.
func (c *Catalogue) List() []Info {
	out := make([]Info, len(c.packs))
	for i, p := range c.packs {
		out[i] = p.info
	}
	return out
}
