package rules

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

//go:embed packs/*.yaml
var embedded embed.FS

const casesSuffix = ".cases.yaml"

// Catalogue is a set of packs, at most one of each profile and version.
type Catalogue struct {
	packs []*Pack // by profile, then version
	cases map[*Pack]casesSource
	aside []dossier.UnusablePack
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
	l := newLoader(files)
	l.addAll()
	return l.finish()
}

// sort puts the packs in their order.
func (c *Catalogue) sort() {
	slices.SortFunc(c.packs, func(a, b *Pack) int {
		return cmp.Or(cmp.Compare(a.info.Profile, b.info.Profile), compareVersions(a, b))
	})
}

// compareVersions orders packs by the first day in force, then by number.
func compareVersions(a, b *Pack) int { return compareNumbers(a.info.Version, b.info.Version) }

// compareNumbers orders versions, DATE.NUMBER.
func compareNumbers(a, b string) int {
	day, number, _ := strings.Cut(a, ".")
	otherDay, other, _ := strings.Cut(b, ".")
	return cmp.Or(cmp.Compare(day, otherDay), cmp.Compare(len(number), len(other)), cmp.Compare(number, other))
}

// Always returns the catalogue itself: packs that never change.
func (c *Catalogue) Always(context.Context) (*Catalogue, error) { return c, nil }

// Unusable lists the packs that were activated and cannot be used any more.
func (c *Catalogue) Unusable() []dossier.UnusablePack { return c.aside }

// unusable is the latest pack of a profile in force on a day that cannot be used,
// where it supersedes in; nil where there is none.
func (c *Catalogue) unusable(profile, date string, in *Pack) *dossier.UnusablePack {
	var out *dossier.UnusablePack
	for i, a := range c.aside {
		if a.Profile == profile && a.From <= date && (in == nil || compareNumbers(a.Version, in.info.Version) > 0) {
			out = &c.aside[i]
		}
	}
	return out
}

// Pack returns the version of a profile's pack that is in force on a day
// (YYYY-MM-DD). The errors are of code unknown_profile, no_rules_in_force and,
// where the pack in force cannot be used any more, rules_unusable: an older one
// does not silently take its place.
func (c *Catalogue) Pack(profile, date string) (*Pack, error) {
	var in *Pack
	for _, p := range c.packs {
		if p.info.Profile == profile && p.info.From <= date {
			in = p
		}
	}
	aside := c.unusable(profile, date, in)
	switch {
	case !c.Has(profile):
		return nil, unknownProfile(profile)
	case aside != nil:
		return nil, rulesUnusable(*aside)
	case in == nil:
		return nil, &dossier.Error{Class: dossier.NotFound, Code: "no_rules_in_force",
			Message:   fmt.Sprintf("规则“%s”在 %s 尚未施行，请核对申报日期。", profile, date),
			MessageEN: fmt.Sprintf("no version of the rules %q is in force on %s; check the date", profile, date)}
	}
	return in, nil
}

// Until is the day from which a later version takes the place of one; "" where
// there is none. A version that is superseded from its own first day on never
// holds.
func (c *Catalogue) Until(of Info) string {
	day := ""
	supersede := func(profile, version, from string) {
		if profile == of.Profile && compareNumbers(version, of.Version) > 0 && (day == "" || from < day) {
			day = from
		}
	}
	for _, p := range c.packs {
		supersede(p.info.Profile, p.info.Version, p.info.From)
	}
	for _, a := range c.aside {
		supersede(a.Profile, a.Version, a.From)
	}
	return day
}

// Has reports whether there is a pack of the profile: in force or not, to be
// used or set aside.
func (c *Catalogue) Has(profile string) bool {
	return slices.ContainsFunc(c.packs, func(p *Pack) bool { return p.info.Profile == profile }) ||
		slices.ContainsFunc(c.aside, func(a dossier.UnusablePack) bool { return a.Profile == profile })
}

func rulesUnusable(aside dossier.UnusablePack) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "rules_unusable",
		Message:   fmt.Sprintf("规则包 %s %s 不能使用（%s），请改正后以新的版本施行。", aside.Profile, aside.Version, aside.Problem.Message),
		MessageEN: fmt.Sprintf("the rules %s %s cannot be used (%s); mend them and activate a new version", aside.Profile, aside.Version, aside.Problem.MessageEN)}
}

// PackVersion returns one version of a profile's pack. The errors are of code
// unknown_profile, unknown_version and, of one that is set aside,
// rules_unusable.
func (c *Catalogue) PackVersion(profile, version string) (*Pack, error) {
	for _, p := range c.packs {
		if p.info.Profile == profile && p.info.Version == version {
			return p, nil
		}
	}
	for _, a := range c.aside {
		if a.Profile == profile && a.Version == version {
			return nil, rulesUnusable(a)
		}
	}
	if !c.Has(profile) {
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
