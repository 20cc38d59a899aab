package bench

import (
	"context"
	"fmt"
	"io"

	"zhengqi/internal/mrz"
	"zhengqi/internal/specimen"
)

// passportsAtOnce is how many specimens are in memory at a time.
const passportsAtOnce = 20

// ZonePassports reads the zones of o.N synthetic Chinese passports, if any, at
// each of o.Levels and writes a table by level to w, and every failure and silent error
// to details.
func ZonePassports(ctx context.Context, o Options, z ZoneOptions, w, details io.Writer) error {
	if o.N == 0 {
		return nil
	}
	run := newZoneRun(z, details)
	for _, level := range o.Levels {
		for done := 0; done < o.N; done += passportsAtOnce {
			some := o
			some.N, some.Seed = min(passportsAtOnce, o.N-done), o.Seed+uint64(done)
			if err := run.addPassports(ctx, level, some); err != nil {
				return err
			}
		}
	}
	run.rows.Write(w, "Chinese passports")
	run.finish(w)
	return nil
}

// addPassports reads o.N passports of a level.
func (r *zoneRun) addPassports(ctx context.Context, level string, o Options) error {
	samples, err := specimen.Samples(specimen.SampleOptions{Kind: "passport", Level: level, Count: o.N, Seed: o.Seed, Date: o.Date, Held: o.Held})
	if err != nil {
		return err
	}
	for _, s := range samples {
		p := zonePicture{name: fmt.Sprintf("%d/%s", o.Seed, s.Name), row: "level " + level, data: s.Data, truth: ZoneTruth{Format: mrz.TD3}}
		for _, line := range []string{"mrz_line1", "mrz_line2"} {
			text, _ := s.Truth[line].(string)
			p.truth.Lines = append(p.truth.Lines, text)
		}
		if err := r.add(ctx, p); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}
