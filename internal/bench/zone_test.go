package bench_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/bench"
	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
	"zhengqi/internal/specimen"
)

var (
	present  = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	utopian  = []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}
	misread  = []string{"P<UTOERIKSSOM<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}
	passport = bench.ZoneTruth{Format: mrz.TD3, Lines: utopian}
)

func TestParseZoneTruth(t *testing.T) {
	lines := strings.Join(utopian, "\n") + "\n"
	for text, want := range map[string]bench.ZoneTruth{
		"":                   {},
		"\n":                 {},
		"TD3\n" + lines:      passport,
		"TD3 12.5\n" + lines: {Format: mrz.TD3, Pitch: 12.5, Lines: utopian},
	} {
		got, err := bench.ParseZoneTruth(text)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%q: %v %s", text, err, diff)
		}
	}
	for _, text := range []string{"TD3\n", "TD3\n" + utopian[0], "TD3 wide\n" + lines, "TD3\n" + strings.ToLower(lines)} {
		if got, err := bench.ParseZoneTruth(text); err == nil {
			t.Errorf("%q: got %v, want an error", text, got)
		}
	}
}

func TestZoneScoreTellsSilentFromFlagged(t *testing.T) {
	wrong := dossier.Field{Value: "ERIKSSOM"}
	doubted := dossier.Field{Value: "ERIKSSOM", Review: true}
	right := dossier.Field{Value: "ERIKSSON", Review: true}
	reading := func(lines []string, surname dossier.Field) bench.ZoneReading {
		return bench.ZoneReading{Lines: lines, Fields: dossier.Fields{"surname": surname}}
	}
	var s bench.ZoneScore
	silent := s.Add("silent", passport, reading(misread, wrong), present)
	want := []bench.Mistake{{Sample: "silent", Field: "surname", Want: "ERIKSSON", Got: "ERIKSSOM"}}
	if diff := cmp.Diff(want, silent); diff != "" {
		t.Error(diff)
	}
	for name, r := range map[string]bench.ZoneReading{
		"doubted": reading(misread, doubted), "right": reading(utopian, right), "lost": {},
	} {
		if silent := s.Add(name, passport, r, present); len(silent) != 0 {
			t.Errorf("%s: %v", name, silent)
		}
	}
	got := []int{s.N, s.Found, s.Exact, s.Characters, s.Right, s.Values, s.Certain, s.Silent, s.Flagged, s.False}
	if diff := cmp.Diff([]int{4, 3, 1, 4 * 88, 2*87 + 88, 3, 0, 1, 1, 0}, got); diff != "" {
		t.Error(diff)
	}
}

func TestZoneScoreCountsFalseZones(t *testing.T) {
	var s bench.ZoneScore
	s.Add("letter", bench.ZoneTruth{}, bench.ZoneReading{}, present)
	silent := s.Add("slip", bench.ZoneTruth{}, bench.ZoneReading{Lines: utopian, Fields: dossier.Fields{"sex": {Value: "F"}}}, present)
	if s.N != 2 || s.False != 1 || len(silent) != 1 || s.Exact != 0 {
		t.Errorf("%+v, silent %v", s, silent)
	}
}

func TestValueTableCountsByField(t *testing.T) {
	var values bench.ValueTable
	for _, f := range []dossier.Field{{Value: "F"}, {Value: "F", Review: true}, {Value: "M"}, {Value: "M", Review: true}} {
		values.Add(passport, bench.ZoneReading{Fields: dossier.Fields{"sex": f}}, present)
	}
	var table strings.Builder
	values.Write(&table)
	if row := "| sex | 4 | 25.00 % | 25.00 % | **1** | 1 |"; !strings.Contains(table.String(), row) {
		t.Errorf("no row %q in\n%s", row, table.String())
	}
}

func TestCalibrationExpectsWhatConfidencePromises(t *testing.T) {
	var c bench.Calibration
	truth := bench.ZoneTruth{Lines: []string{"AB", "CD"}}
	c.Add(truth, bench.ZoneReading{Lines: []string{"AX", "CD"}, Confidence: [][]float64{{1, 0.75}, {0.95, 0.75}}})
	c.Add(truth, bench.ZoneReading{Lines: []string{"ABC"}, Confidence: [][]float64{{1, 1, 1}}})
	c.Add(truth, bench.ZoneReading{})
	if diff := cmp.Diff([6]int{4, 0, 0, 1, 2, 0}, c.N); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([6]int{3, 0, 0, 0, 1, 0}, c.Wrong); diff != "" {
		t.Error(diff)
	}
	if c.Promised[4] != 0.5 {
		t.Errorf("%g wrong expected at 0.5 and more, want 0.5", c.Promised[4])
	}
}

// passportIn writes a specimen passport of the best level and its truth, and
// returns the folder.
func passportIn(t *testing.T) string {
	t.Helper()
	samples, err := specimen.Samples(specimen.SampleOptions{Kind: "passport", Level: "0", Count: 1, Seed: 5, Date: "2026-11-20"})
	if err != nil {
		t.Fatal(err)
	}
	s, dir := samples[0], t.TempDir()
	truth := "TD3 20\n" + s.Truth["mrz_line1"].(string) + "\n" + s.Truth["mrz_line2"].(string) + "\n"
	for name, data := range map[string][]byte{"one" + filepath.Ext(s.Name): s.Data, "one.txt": []byte(truth)} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestZonePicturesReadsAFolder(t *testing.T) {
	dir := passportIn(t)
	var table, details strings.Builder
	if err := bench.ZonePictures(context.Background(), dir, bench.ZoneOptions{Now: present}, &table, &details); err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{"| TD3 | 1 | 1 | 1 | 100.00 % | **0** |", "| 16 and more | 1 | 1 | 1 |"} {
		if !strings.Contains(table.String(), row) {
			t.Errorf("no row %q in\n%s%s", row, table.String(), details.String())
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "two.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := bench.ZonePictures(context.Background(), dir, bench.ZoneOptions{Now: present}, &table, &details); err == nil {
		t.Error("a text without its picture is no error")
	}
}

// sure is a reader that says the same of every file.
type sure struct{ fields dossier.Fields }

func (s sure) ReadDocument(context.Context, []byte, dossier.Kind) ([]dossier.Paper, error) {
	return []dossier.Paper{{Kind: dossier.Passport, Fields: s.fields}}, nil
}

func TestZonePicturesCountsWhatTheWholeReaderIsSureOf(t *testing.T) {
	var table, details strings.Builder
	whole := sure{dossier.Fields{"mrz_line1": {Value: utopian[0]}, "sex": {Value: "?", Review: true}, "authority": {Value: "no part of a zone"}}}
	err := bench.ZonePictures(context.Background(), passportIn(t), bench.ZoneOptions{Now: present, Whole: whole}, &table, &details)
	if err != nil || strings.Count(details.String(), "silent, whole reader:") != 1 {
		t.Errorf("%v, details %s", err, details.String())
	}
	if row := "| TD3 | 1 | 1 | 0 | 0.00 % | **1** |"; !strings.Contains(table.String(), row) {
		t.Errorf("no row %q in\n%s", row, table.String())
	}
}

func TestZonePicturesEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := bench.ZonePictures(ctx, passportIn(t), bench.ZoneOptions{Now: present}, &strings.Builder{}, &strings.Builder{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
}
