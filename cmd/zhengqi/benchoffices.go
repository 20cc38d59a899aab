package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

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
		tell := func(what string, all []string) {
			for _, one := range all {
				fmt.Fprintf(to.err, "%s: %s %s %s seed %d: %s\n", what, o.Profile, o.Business, o.Reason, o.Seed, one)
			}
		}
		tell("missed", g.judgement.Missed)
		tell("asked to look at the paper", g.judgement.Asked)
		tell("false fail", g.judgement.FalseFails)
	}
	return table.Write(to.out)
}

// randomGroup says what the group of a seed is: with rising seeds the offices
// take turns; each of their businesses is as likely as the others.
func randomGroup(seed uint64) specimen.Options {
	rng := rand.New(rand.NewPCG(seed, 9))
	offices := parted(specimen.Kinds(), func(o specimen.Options) string { return o.Profile })
	businesses := parted(offices[seed%uint64(len(offices))], func(o specimen.Options) string { return o.Business })
	reasons := businesses[rng.IntN(len(businesses))]
	o := reasons[rng.IntN(len(reasons))]
	o.Seed, o.Date, o.Level = seed, today(), specimen.Level0
	o.Applicants, o.Defects = 1+rng.IntN(3), rng.IntN(7)
	return o
}

// parted groups options by what they have in common, in order.
func parted(all []specimen.Options, common func(specimen.Options) string) [][]specimen.Options {
	var out [][]specimen.Options
	for _, o := range all {
		i := slices.IndexFunc(out, func(part []specimen.Options) bool { return common(part[0]) == common(o) })
		if i < 0 {
			i, out = len(out), append(out, nil)
		}
		out[i] = append(out[i], o)
	}
	return out
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
