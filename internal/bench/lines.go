package bench

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/specimen"
)

// LineOptions say how to measure the reading of lines. With Apart, the papers
// are set in typefaces that our networks were not trained on.
type LineOptions struct {
	Apart   bool
	Readers []LineReader
}

// Lines cuts o.N lines of every sort out of papers of each of o.Levels and
// reads them with every reader, one after the other. It writes a table by sort
// and level to w, and one of what the confidences of our own networks are
// worth; and every line that one of those reads wrong to details.
func Lines(ctx context.Context, o Options, l LineOptions, w, details io.Writer) error {
	run := lineRun{LineOptions: l, details: details, worth: make([]Calibration, len(l.Readers))}
	writeLineHead(w)
	for _, level := range o.Levels {
		found, err := collectLines(ctx, o, l.Apart, level)
		if err != nil {
			return err
		}
		if err := run.level(ctx, level, found, w); err != nil {
			return err
		}
		fmt.Fprintf(details, "level %s: left out are %d lines burnt out by glare and %d lost in straightening\n", level, found.burnt, found.lost)
	}
	fmt.Fprintln(w)
	for i, r := range l.Readers {
		if r.Own {
			run.worth[i].Write(w, "confidence of a line, "+r.Name)
		}
	}
	return nil
}

// lineRun is one measurement of lines.
type lineRun struct {
	LineOptions
	details io.Writer
	worth   []Calibration // by reader
}

// level writes the rows of a level: by sort and, after them, of all sorts.
func (r *lineRun) level(ctx context.Context, level string, found lineStock, w io.Writer) error {
	all := make([]LineScore, len(r.Readers))
	for _, sort := range sortNames() {
		for i, reader := range r.Readers {
			if len(found.bySort[sort]) == 0 || reader.Reads != nil && !reader.Reads(found.bySort[sort][0].sort.alphabet) {
				continue
			}
			score, err := r.read(ctx, i, found.bySort[sort])
			if err != nil {
				return err
			}
			score.write(w, sort, level, reader.Name)
			all[i].Join(&score)
		}
	}
	for i, reader := range r.Readers {
		all[i].write(w, "all", level, reader.Name)
	}
	return nil
}

// read reads lines with reader i.
func (r *lineRun) read(ctx context.Context, i int, some []cutLine) (LineScore, error) {
	var score LineScore
	reader := r.Readers[i]
	for _, l := range some {
		start := time.Now()
		text, confidence, err := reader.Read(ctx, l.image, l.sort.alphabet)
		took := time.Since(start)
		if err != nil {
			return score, fmt.Errorf("%s, %q: %w", reader.Name, l.text, err)
		}
		got := lineText(text)
		score.Add(l.text, got, confidence, took)
		r.worth[i].add(confidence, got == l.text)
		if reader.Own && got != l.text {
			fmt.Fprintf(r.details, "%s, %s: read %q, %.3f, printed %q\n", l.name, reader.Name, got, confidence, l.text)
		}
	}
	return score, nil
}

// lineStock is the lines of a level; burnt are lines that glare leaves nobody to
// read, lost those that straightening has cut off.
type lineStock struct {
	bySort      map[string][]cutLine
	burnt, lost int
}

// burntOut is how much of a place glare takes so that nobody reads it: looked at
// on crops, 0.72 is faint, 0.83 is gone.
const burntOut = 0.8

// A page gives at most linesOfPage lines of a sort, so that one paper does not
// decide; after papersPerLine papers of every kind for each line wanted, there
// are no more to be had.
const (
	linesOfPage   = 2
	papersPerLine = 2
)

// collectLines draws papers until o.N lines of every sort are cut. Only pages
// that have lines still wanted are made pictures.
func collectLines(ctx context.Context, o Options, apart bool, level string) (lineStock, error) {
	stock := lineStock{bySort: map[string][]cutLine{}}
	for paper := range papersPerLine * o.N {
		for _, kind := range o.Kinds {
			if stock.full(o.N) || kind == dossier.Photo || kind == dossier.Signature {
				continue
			}
			pages, err := specimen.PrintedPages(specimen.SampleOptions{
				Kind: string(kind), Level: level, Count: 1, Seed: o.Seed + uint64(paper), Date: o.Date, Held: o.Held})
			if err != nil {
				return stock, err
			}
			for i, p := range pages {
				if apart {
					p.SetApart()
				}
				name := fmt.Sprintf("level %s, seed %d, %s %s, page %d", level, o.Seed+uint64(paper), kind, p.Layout, i+1)
				if err := stock.add(ctx, p, name, o); err != nil {
					return stock, fmt.Errorf("%s: %w", name, err)
				}
			}
		}
	}
	return stock, nil
}

func (s *lineStock) full(n int) bool {
	return !slices.ContainsFunc(sortNames(), func(sort string) bool { return len(s.bySort[sort]) < n })
}

// add cuts the wanted lines out of a page.
func (s *lineStock) add(ctx context.Context, p *specimen.PrintedPage, name string, o Options) error {
	wanted := s.wanted(p, o)
	if len(wanted) == 0 {
		return nil
	}
	data, places, err := p.Picture()
	if err != nil {
		return err
	}
	surface, err := surfaceOf(ctx, data, places[wanted[0]])
	if err != nil {
		return err
	}
	for _, i := range wanted {
		text := lineText(p.Lines[i].Text)
		sort, _ := sortOf(text, p.Lines[i].Person)
		img := surface.cut(places[i])
		switch {
		case places[i].Glare > burntOut:
			s.burnt++
		case img == nil:
			s.lost++
		default:
			s.bySort[sort.name] = append(s.bySort[sort.name], cutLine{sort, text, name, img})
		}
	}
	return nil
}

// wanted picks lines by chance: of every sort linesOfPage at most, no text
// twice, and none of a sort of which there are o.N.
func (s *lineStock) wanted(p *specimen.PrintedPage, o Options) []int {
	var out []int
	taken, texts := map[string]int{}, map[string]bool{}
	rng := rand.New(rand.NewPCG(o.Seed, uint64(len(p.Lines))))
	for _, i := range rng.Perm(len(p.Lines)) {
		text := lineText(p.Lines[i].Text)
		sort, ok := sortOf(text, p.Lines[i].Person)
		if !ok || texts[text] || taken[sort.name] == min(linesOfPage, o.N-len(s.bySort[sort.name])) {
			continue
		}
		taken[sort.name]++
		texts[text] = true
		out = append(out, i)
	}
	return out
}
