package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"zhengqi/internal/bench"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/specimen"
)

// offices measures groups of every office in turn, in a business drawn at random: one to three
// applicants with up to six defects, on clean scans.
func (c *benchCommand) offices(ctx context.Context, to streams) error {
	p, engine, err := newPipeline(ctx, to.err, 0)
	if err != nil {
		return err
	}
	defer engine.Close()
	var table bench.OfficeTable
	for i := range c.Offices {
		o := randomGroup(c.Seed + uint64(i))
		g, err := judgeFitting(ctx, o, p)
		if err != nil {
			return err
		}
		table.Add(o, g.documents, g.report, g.judgement)
		for _, missed := range g.judgement.Missed {
			fmt.Fprintf(to.err, "missed: %s %s %s seed %d: %s\n", o.Profile, o.Business, o.Reason, o.Seed, missed)
		}
		for _, fail := range g.judgement.FalseFails {
			fmt.Fprintf(to.err, "false fail: %s %s %s seed %d: %s\n", o.Profile, o.Business, o.Reason, o.Seed, fail)
		}
	}
	return table.Write(to.out)
}

// randomGroup says what the group of a seed is: with rising seeds the offices
// take turns.
func randomGroup(seed uint64) specimen.Options {
	rng := rand.New(rand.NewPCG(seed, 9))
	offices := map[string][]specimen.Options{}
	var names []string
	for _, o := range specimen.Kinds() {
		if offices[o.Profile] == nil {
			names = append(names, o.Profile)
		}
		offices[o.Profile] = append(offices[o.Profile], o)
	}
	kinds := offices[names[seed%uint64(len(names))]]
	o := kinds[rng.IntN(len(kinds))]
	o.Seed, o.Date, o.Level = seed, today(), specimen.Level0
	o.Applicants, o.Defects = 1+rng.IntN(3), rng.IntN(7)
	return o
}

// judgeFitting judges a group with as many of the wanted defects as fit.
func judgeFitting(ctx context.Context, o specimen.Options, p *pipeline.Pipeline) (judgedGroup, error) {
	for {
		g, err := judgeGroup(ctx, o, p)
		if !errors.Is(err, specimen.ErrTooManyDefects) || o.Defects == 0 {
			return g, err
		}
		o.Defects--
	}
}
