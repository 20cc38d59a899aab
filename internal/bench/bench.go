package bench

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/specimen"
	"zhengqi/internal/stage"
)

// Levels are the picture levels of the table, in order.
var Levels = []string{"pdf", "0", "1", "2", "3"}

// Kinds are the kinds whose fields are read, in the order of the table.
var Kinds = []dossier.Kind{
	dossier.Passport, dossier.SocialInsurance, dossier.NoCrimeRecord, dossier.TaxCertificate, dossier.TaxRating,
	dossier.BusinessLicence, dossier.RemittanceSlip, dossier.Photo, dossier.Signature,
	dossier.CompanyLetter, dossier.CustomsDeclaration, dossier.Contract, dossier.IntentLetter, dossier.ProjectPlan,
	dossier.VisaPage, dossier.BusinessEmail, dossier.BasicInfoForm, dossier.ApplicationForm,
	dossier.Card, dossier.AuditForm, dossier.LossProof,
}

// classifiedOnly are the kinds whose fields this version does not read: only
// the kind counts.
var classifiedOnly = []dossier.Kind{dossier.Photo, dossier.Signature, dossier.BusinessEmail}

// Reader reads one file.
type Reader interface {
	ReadDocument(ctx context.Context, data []byte, kind dossier.Kind) ([]dossier.Paper, error)
}

// Options say what to measure: N samples a kind and level, made from Seed; with
// Held, layouts the readers were not built from.
type Options struct {
	Kinds  []dossier.Kind
	Levels []string
	N      int
	Seed   uint64
	Date   string // the day the papers are submitted, YYYY-MM-DD
	Held   bool

	Busy  func() time.Duration // how long Tesseract has worked so far
	Rival ocr.Engine           // a Tesseract to compare with; nil for none
}

// Papers reads N samples of every kind at every level with r, one after the
// other, and writes the tables to w as Markdown and every silent error to
// details.
func Papers(ctx context.Context, r Reader, o Options, w, details io.Writer) error {
	fmt.Fprintln(w, "| kind | level | n | kind right | fields | right, certain | right, flagged | **silent errors** | wrong, flagged | unread | median ms |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|---|")
	var times courses
	var worth fieldWorth
	for _, kind := range o.Kinds {
		for _, level := range levelsOf(kind, o.Levels) {
			score, err := measure(ctx, r, kind, level, o, times.at(level))
			if err != nil {
				return err
			}
			writeRow(w, kind, level, score)
			worth.add(kind, score.Readings)
			for _, m := range score.Mistakes {
				fmt.Fprintf(details, "silent: %s %s: want %q, got %q\n", m.Sample, m.Field, m.Want, m.Got)
			}
		}
	}
	worth.write(w)
	times.write(w)
	return nil
}

// levelsOf gives those of the wanted levels that the kind comes in; a kind that
// comes in one form only, a photo or a signature, is always measured.
func levelsOf(kind dossier.Kind, wanted []string) []string {
	levels := specimen.SampleLevels(string(kind))
	if len(levels) == 1 {
		return levels
	}
	return slices.DeleteFunc(levels, func(l string) bool { return !slices.Contains(wanted, l) })
}

func measure(ctx context.Context, r Reader, kind dossier.Kind, level string, o Options, times *course) (Score, error) {
	var score Score
	samples, err := specimen.Samples(specimen.SampleOptions{Kind: string(kind), Level: level, Count: o.N, Seed: o.Seed, Date: o.Date, Held: o.Held})
	if err != nil {
		return score, err
	}
	for _, sample := range samples {
		start, busy := time.Now(), o.Busy()
		papers, err := r.ReadDocument(stage.With(ctx, &times.clock), sample.Data, "")
		score.Times = append(score.Times, time.Since(start))
		times.add(time.Since(start), o.Busy()-busy, papers)
		if ctx.Err() != nil {
			return score, ctx.Err()
		}
		if err != nil && dossier.ClassOf(err) == dossier.Internal {
			return score, fmt.Errorf("%s: %w", sample.Name, err)
		}
		if err := times.compare(ctx, o.Rival, sample.Data); err != nil {
			return score, err
		}
		truth := sample.Truth
		if slices.Contains(classifiedOnly, kind) {
			truth = nil
		}
		score.Add(sample.Name, string(kind), truth, papers)
	}
	return score, nil
}

func writeRow(w io.Writer, kind dossier.Kind, level string, s Score) {
	share := func(n int) string {
		if s.Fields() == 0 {
			return "–"
		}
		return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(s.Fields()))
	}
	fmt.Fprintf(w, "| %s | %s | %d | %d/%d | %d | %s | %s | **%d** | %s | %s | %d |\n", kind, level, s.Papers, s.KindRight, s.Papers,
		s.Fields(), share(s.Certain), share(s.Flagged), s.Silent, share(s.FlaggedWrong), share(s.Unread), s.Median().Milliseconds())
}
