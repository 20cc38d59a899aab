package specimen

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"
)

// SampleOptions says what single papers Samples makes.
type SampleOptions struct {
	Kind   string // of SampleKinds
	Level  string // pdf or 0 to 3; photos and signatures have none
	Count  int
	Seed   uint64
	Date   string // the day the papers are submitted, YYYY-MM-DD
	Held   bool   // of the layouts kept apart for the second set
	Layout string // one layout only; "" for all in turn by chance
}

// Sample is one paper with its truth.
type Sample struct {
	Name   string // unique within its set, with the extension of its format
	Data   []byte
	Kind   string
	Level  string
	Layout string
	Truth  map[string]any // as FileTruth.Fields
}

// SampleKinds lists the kinds that Samples can make: those of the contract
// that are drawn so far, and passport_page, whose samples are of kind other.
func SampleKinds() []string {
	return slices.Sorted(slices.Values(append(paperKinds(), "passport", "photo", "signature")))
}

// SampleLevels lists the levels that a kind comes in.
func SampleLevels(kind string) []string {
	switch {
	case kind == "photo" || kind == "signature":
		return []string{digital}
	case electronic(kind):
		return slices.Clone(levels)
	}
	return slices.Clone(levels[1:])
}

// Samples makes single papers, each of another person and company, alike for
// alike options.
func Samples(o SampleOptions) ([]Sample, error) {
	today, err := time.Parse("2006-01-02", o.Date)
	if err != nil {
		return nil, fmt.Errorf("specimen: date %q is not YYYY-MM-DD", o.Date)
	}
	if !slices.Contains(SampleLevels(o.Kind), o.Level) || !slices.Contains(SampleKinds(), o.Kind) {
		return nil, fmt.Errorf("specimen: no %s at level %q; it comes in %v", o.Kind, o.Level, SampleLevels(o.Kind))
	}
	if _, err := library(); err != nil {
		return nil, fmt.Errorf("specimen: %w", err)
	}
	out := make([]Sample, max(0, o.Count))
	var work errgroup.Group
	work.SetLimit(runtime.NumCPU())
	for i := range out {
		work.Go(func() (err error) {
			out[i], err = o.sample(i, today)
			return err
		})
	}
	return out, work.Wait()
}

func (o SampleOptions) sample(i int, today time.Time) (Sample, error) {
	name := fmt.Sprintf("%s-%s-%03d", o.Kind, o.Level, i)
	rng := stream(o.Seed, fmt.Sprint(name, o.Held))
	f := &facts{rng: rng, today: today, company: newCompany(rng, today, "")}
	for range between(rng, 1, 8) {
		f.people = append(f.people, newPerson(rng, today))
	}
	f.person = &f.people[0]
	e := &entry{kind: o.Kind, who: f.person, layout: o.Layout}
	made, err := order{entry: e, facts: f, level: o.Level, held: o.Held}.draw()
	if err != nil {
		return Sample{}, fmt.Errorf("specimen: %w", err)
	}
	fields := maps.Clone(made.fields)
	return Sample{name + made.ext, made.data, kindOf(e, fields), made.level, made.layout, fields}, nil
}
