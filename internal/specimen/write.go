package specimen

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/sync/errgroup"
)

// MaxApplicants is the most a group is made with. One more is made only to
// break the rule on it.
const MaxApplicants = 30

// Write makes a group in dir, which it creates: group.yaml, enterprise/*,
// applicants/NN/*, and the truth of each under .truth, where the program does
// not look. It fails when options are wrong or a font is not installed.
func Write(dir string, o Options) (Truth, error) {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return Truth{}, fmt.Errorf("specimen: %s 不是空目录，请换一个目录 is not empty", dir)
	}
	g, err := newGroup(o)
	if err != nil {
		return Truth{}, fmt.Errorf("specimen: %w", err)
	}
	if err := g.write(dir); err != nil {
		return Truth{}, fmt.Errorf("specimen: %w", err)
	}
	return g.truth, nil
}

// group is a draft ready to be drawn.
type group struct {
	*draft
	o      Options
	truth  Truth
	owners []owned
}

// owned is a file with its owner.
type owned struct {
	owner string
	entry *entry
}

func newGroup(o Options) (*group, error) {
	o, today, err := o.complete()
	if err != nil {
		return nil, err
	}
	asked, err := officeFor(o)
	if err != nil {
		return nil, err
	}
	chosen, err := chooseDefects(o, asked)
	if err != nil {
		return nil, err
	}
	d := newDraft(o, asked, today, industryFor(chosen))
	places := plantAll(d, chosen)
	d.name(o)
	g := &group{draft: d, o: o, owners: d.files()}
	g.truth = Truth{Profile: o.Profile, Business: o.Business, Reason: o.Reason, Date: o.Date, Level: o.Level, Seed: o.Seed, Enterprise: d.company.name}
	for _, m := range d.present() {
		g.truth.Applicants = append(g.truth.Applicants, ApplicantTruth{m.folder, m.nameZh, m.surname + " " + m.given, m.idNumber})
	}
	g.truth.Planted = planted(d, chosen, places)
	return g, nil
}

// complete checks the options and fills in what may be left out.
func (o Options) complete() (Options, time.Time, error) {
	if o.Profile == "" {
		o.Profile = "liaoning-2026"
	}
	if o.Business == "" {
		o.Business = "new"
	}
	if o.Level == "" {
		o.Level = LevelMixed
	}
	today, err := time.Parse("2006-01-02", o.Date)
	switch {
	case err != nil:
		return o, today, fmt.Errorf("日期“%s”应写成 2026-11-20 的样子 the date is not YYYY-MM-DD", o.Date)
	case o.Applicants < 1 || o.Applicants > MaxApplicants:
		return o, today, fmt.Errorf("一个团组有1至%d人，不能是%d人 a group has 1 to %[1]d applicants", MaxApplicants, o.Applicants)
	case o.Defects < 0:
		return o, today, errors.New("缺陷数不能为负 the number of defects is negative")
	case o.Level != LevelMixed && !slices.Contains(levels, o.Level):
		return o, today, fmt.Errorf("level %q is none of %v or %s", o.Level, levels, LevelMixed)
	}
	_, err = library()
	return o, today, err
}

func industryFor(chosen []choice) string {
	for _, c := range chosen {
		if c.defect.industry != "" {
			return c.defect.industry
		}
	}
	return ""
}

// plantAll plants the defects and returns the paper each shows on. Whoever
// adds applicants goes last, so that the others find those they chose.
func plantAll(d *draft, chosen []choice) []*entry {
	places := make([]*entry, len(chosen))
	for i, c := range chosen {
		var m *member
		if c.member >= 0 {
			m = d.members[c.member]
		}
		places[i] = c.defect.plant(d, m)
	}
	return places
}

func planted(d *draft, chosen []choice, places []*entry) []Planted {
	out := []Planted{}
	for i, c := range chosen {
		p := Planted{Rule: c.defect.rule, Owner: enterpriseOwner, Note: c.defect.note}
		if c.member >= 0 {
			p.Owner = d.members[c.member].folder
		}
		if c.defect.whole {
			p.Owner = ""
		}
		if places[i] != nil {
			p.File = places[i].path
		}
		out = append(out, p)
	}
	return out
}

// files lists all entries with their owners, the enterprise's first.
func (d *draft) files() []owned {
	var out []owned
	for _, e := range d.papers {
		out = append(out, owned{enterpriseOwner, e})
	}
	for _, m := range d.present() {
		for _, e := range m.papers {
			out = append(out, owned{m.folder, e})
		}
	}
	return out
}

// present are the applicants who are handed in.
func (d *draft) present() []*member {
	if d.absent {
		return nil
	}
	return d.members
}

func (g *group) write(dir string) error {
	g.truth.Files = make([]FileTruth, len(g.owners))
	var work errgroup.Group
	work.SetLimit(runtime.NumCPU())
	for i := range g.owners {
		work.Go(func() (err error) {
			g.truth.Files[i], err = g.writeFile(dir, g.owners[i])
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return err
	}
	g.place()
	if err := g.writeDeclaration(dir); err != nil {
		return err
	}
	summary := g.truth
	summary.Files = nil
	return writeJSON(filepath.Join(dir, ".truth", "group.json"), summary)
}

// place completes the paths of the planted defects with the extension that
// their files were given.
func (g *group) place() {
	for i, p := range g.truth.Planted {
		for j, f := range g.owners {
			if p.File != "" && f.entry.path == p.File {
				g.truth.Planted[i].File = g.truth.Files[j].Path
			}
		}
	}
}

func (g *group) writeFile(dir string, f owned) (FileTruth, error) {
	rng := stream(g.o.Seed, f.entry.path)
	level := levelFor(rng, g.o.Level, f.entry.kind)
	if f.entry.level != "" {
		level = f.entry.level
	}
	o := order{entry: f.entry, level: level, held: g.o.Held, facts: g.facts(f.entry, rng), office: g.office}
	made, err := o.draw()
	if err != nil {
		return FileTruth{}, err
	}
	path := f.entry.path + made.ext
	if err := writeFile(filepath.Join(dir, filepath.FromSlash(path)), made.data); err != nil {
		return FileTruth{}, err
	}
	t := FileTruth{path, f.owner, kindOf(f.entry, made.fields), made.level, made.layout, made.fields}
	return t, writeJSON(filepath.Join(dir, ".truth", filepath.FromSlash(path)+".json"), t)
}

// facts are what e is drawn from. A slip that somebody hands in pays for that
// person alone.
func (g *group) facts(e *entry, rng *rand.Rand) *facts {
	f := &facts{rng: rng, today: g.today, company: g.company, person: e.who, people: g.people(), defect: e.defect, fee: e.fee, until: e.until}
	if e.kind == "remittance_slip" && e.who != nil {
		f.people = []person{*e.who}
	}
	if e.other {
		f.company = otherCompany(f)
	}
	return f
}

// kindOf is the contract's kind of a file: pages of a passport other than its
// data page, and look-alikes, are of the kind other.
func kindOf(e *entry, fields map[string]any) string {
	if fields["kind"] == "other" {
		delete(fields, "kind")
		return "other"
	}
	if e.kind == "passport_page" {
		return "other"
	}
	return e.kind
}

func writeFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func writeJSON(path string, v any) error {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return writeFile(path, append(data, '\n'))
}

// writeDeclaration writes group.yaml, what the enterprise says of itself.
func (g *group) writeDeclaration(dir string) error {
	type applicant struct {
		Folder     string            `yaml:"folder"`
		NameZh     string            `yaml:"name_zh"`
		NameLatin  string            `yaml:"name_latin"`
		IDNumber   string            `yaml:"id_number"`
		Occupation string            `yaml:"occupation"`
		Form       map[string]string `yaml:"form,omitempty"`
	}
	doc := struct {
		Profile    string            `yaml:"profile"`
		Business   string            `yaml:"business"`
		Reason     string            `yaml:"reason,omitempty"`
		OnRecord   bool              `yaml:"on_record,omitempty"`
		Form       map[string]string `yaml:"form,omitempty"`
		State      string            `yaml:"state,omitempty"`
		Date       string            `yaml:"date"`
		Enterprise map[string]any    `yaml:"enterprise"`
		Applicants []applicant       `yaml:"applicants"`
	}{Profile: g.o.Profile, Business: g.o.Business, Reason: g.o.Reason, OnRecord: g.office.onRecord, State: g.state, Date: g.o.Date, Form: g.draft.forms.group,
		Enterprise: map[string]any{
			"name": g.company.name, "uscc": g.company.uscc, "legal_representative": g.company.legalRep,
			"employees": g.company.employees, "industry": g.company.industry,
		}}
	if g.draft.forms.enterprise != nil {
		doc.Enterprise["form"] = g.draft.forms.enterprise
	}
	for name, is := range g.cases {
		doc.Enterprise[name] = is
	}
	for _, m := range g.present() {
		doc.Applicants = append(doc.Applicants, applicant{m.folder, m.nameZh, m.surname + " " + m.given, m.idNumber, m.position, m.form})
	}
	data, err := yaml.Marshal(doc)
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, "group.yaml"), data)
}
