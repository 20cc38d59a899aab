package pipeline

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

// Evaluate makes the report on a group under the pack in force on its date.
// Documents carry their machine readings; corrections are laid over them and
// what lies loose is assigned to applicants here.
func (p *Pipeline) Evaluate(ctx context.Context, group dossier.Group, corrections []dossier.Correction) (dossier.Report, error) {
	catalogue, err := p.rules(ctx)
	if err != nil {
		return dossier.Report{}, err
	}
	return evaluate(catalogue, Basis(group, corrections))
}

// Basis is the group as it is judged: with its defaults, the corrections laid
// over its papers, and every document with its owner.
func Basis(group dossier.Group, corrections []dossier.Correction) dossier.Group {
	group = group.WithDefaults()
	group.Documents = dossier.Apply(group.Documents, corrections)
	return Assign(group)
}

func evaluate(catalogue *rules.Catalogue, group dossier.Group) (dossier.Report, error) {
	pack, err := catalogue.Pack(group.Profile, group.Date)
	if err != nil {
		return dossier.Report{}, err
	}
	return pack.Evaluate(group)
}

// Stored is where the groups are kept whose judgement a preview foretells.
type Stored interface {
	Judged(ctx context.Context, profiles ...string) ([]string, error)
	Basis(ctx context.Context, id string) (dossier.Group, []dossier.Correction, int64, error)
}

// Preview says what pack, which is one of draft's, would change if draft were
// active: in words, and among the stored groups that it would judge.
func (p *Pipeline) Preview(ctx context.Context, draft *rules.Catalogue, pack *rules.Pack, stored Stored) (dossier.Preview, error) {
	info := pack.Info()
	out := dossier.Preview{Profile: info.Profile, Version: info.Version, From: info.From, Changes: []dossier.RuleChange{}, FlipSum: dossier.NewFlipSum()}
	if err := p.previews.Acquire(ctx, 1); err != nil { // one takes every core
		return out, err
	}
	defer p.previews.Release(1)
	active, err := p.rules(ctx)
	if err != nil {
		return out, err
	}
	if before, err := active.Pack(info.Profile, info.From); err == nil {
		out.Instead, out.Changes = before.Info().Version, rules.Diff(before, pack)
	}
	profiles := []string{info.Profile}
	if info.Profile == dossier.DefaultProfile {
		profiles = append(profiles, "")
	}
	ids, err := stored.Judged(ctx, profiles...)
	if err != nil {
		return out, err
	}
	to := succession{active: active, draft: draft, pack: pack, changes: make(map[*rules.Pack]*rules.Change)}
	for some := range slices.Chunk(ids, atATime) {
		foretold, err := inParallel(ctx, some, func(id string) (foretelling, error) { return to.foretell(ctx, stored, id) })
		if err != nil {
			return out, err
		}
		for _, f := range foretold {
			f.addTo(&out)
		}
	}
	return out, nil
}

// atATime is how many groups a preview holds the flips of.
const atATime = 1000

// foretelling is what a draft would do to one group.
type foretelling struct {
	judged bool // the draft's new pack would judge it
	failed bool // no report can be made of it
	flips  dossier.GroupFlips
}

func (f foretelling) addTo(p *dossier.Preview) {
	switch {
	case f.failed:
		p.Failed++
	case f.judged:
		p.Groups++
	}
	p.Add(f.flips)
}

// succession is a draft's pack beside those whose groups it would judge.
type succession struct {
	active, draft *rules.Catalogue
	pack          *rules.Pack

	mu      sync.Mutex
	changes map[*rules.Pack]*rules.Change // by the pack in force
}

func (s *succession) foretell(ctx context.Context, stored Stored, id string) (foretelling, error) {
	var out foretelling
	group, corrections, _, err := stored.Basis(ctx, id)
	if err != nil {
		return out, err
	}
	if group.Unfinished() { // whoever reads its last paper judges it
		return out, nil
	}
	group = Basis(group, corrections)
	if after, err := s.draft.Pack(group.Profile, group.Date); err != nil || after != s.pack {
		return out, nil
	}
	before, err := s.active.Pack(group.Profile, group.Date)
	if err != nil {
		out.failed = true
		return out, nil
	}
	was, is, err := s.change(before).Evaluate(group)
	out.judged, out.failed = err == nil, err != nil
	if err == nil {
		out.flips = dossier.NewGroupFlips(id, was, is)
	}
	return out, nil
}

// change is the pack beside one in force, compared once.
func (s *succession) change(before *rules.Pack) *rules.Change {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.changes[before] == nil {
		s.changes[before] = rules.NewChange(before, s.pack)
	}
	return s.changes[before]
}

// inParallel answers every id on all cores, in their order, until one fails.
func inParallel[T any](ctx context.Context, ids []string, answer func(id string) (T, error)) ([]T, error) {
	out := make([]T, len(ids))
	group, going := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, id := range ids {
		if going.Err() != nil {
			break
		}
		group.Go(func() (err error) {
			out[i], err = answer(id)
			return err
		})
	}
	return out, cmp.Or(group.Wait(), ctx.Err())
}
