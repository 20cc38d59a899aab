package scan_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"strings"
	"testing"

	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/racetest"
	specimens "zhengqi/internal/specimen"
)

func samples(t *testing.T, kind, level string, count int) []specimens.Sample {
	t.Helper()
	list, err := specimens.Samples(specimens.SampleOptions{Kind: kind, Level: level, Count: count, Seed: 2026, Date: "2026-11-20"})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestReadPassportsOfTheSpecimenMaker holds the floor of accuracy: every page
// exact where the picture is fair, and nothing wrong without doubt anywhere.
func TestReadPassportsOfTheSpecimenMaker(t *testing.T) {
	racetest.Long(t)
	const count = 4
	for level, floor := range map[string]int{"0": count, "1": count, "2": count, "3": count - 1} {
		exact := 0
		for _, s := range samples(t, "passport", level, count) {
			if readsExactly(t, s) {
				exact++
			}
		}
		if exact < floor {
			t.Errorf("level %s: %d of %d exact, want %d", level, exact, count, floor)
		}
	}
}

// readsExactly reports whether both lines are the truth; a wrong character
// that claims to be sure fails the test.
func readsExactly(t *testing.T, s specimens.Sample) bool {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(s.Data))
	if err != nil {
		t.Fatalf("%s: %v", s.Name, err)
	}
	r, err := scan.Read(context.Background(), img, now)
	if err != nil {
		t.Logf("%s: %v", s.Name, err)
		return false
	}
	exact := true
	for i, name := range []string{"mrz_line1", "mrz_line2"} {
		want := s.Truth[name].(string)
		for k := range want {
			if r.Lines[i].Text[k] == want[k] {
				continue
			}
			exact = false
			if r.Lines[i].Confidence[k] > 0.99 {
				t.Errorf("%s: %s is sure of %s, truth %s", s.Name, name, r.Lines[i].Text, want)
			}
		}
	}
	return exact
}

func TestReadFindsNoZoneOnOtherPapers(t *testing.T) {
	racetest.Long(t)
	for _, kind := range []string{"business_licence", "no_crime_record", "customs_declaration", "photo", "signature"} {
		for _, level := range specimens.SampleLevels(kind) {
			if level == "pdf" {
				continue
			}
			for _, s := range samples(t, kind, level, 1) {
				img, _, err := image.Decode(bytes.NewReader(s.Data))
				if err != nil {
					continue // a scan in a PDF
				}
				if r, err := scan.Read(context.Background(), img, now); !errors.Is(err, scan.ErrNoZone) {
					t.Errorf("%s %s: read %v, %v", kind, s.Name, r, err)
				}
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(200, 100, []byte(strings.Repeat("P<UTO", 40)))
	f.Add(90, 300, []byte{0, 255})
	f.Fuzz(func(t *testing.T, w, h int, data []byte) {
		if w < 1 || h < 1 || w > 600 || h > 600 || len(data) == 0 {
			return
		}
		img := image.NewGray(image.Rect(0, 0, w, h))
		for i := range img.Pix {
			img.Pix[i] = data[i%len(data)]
		}
		if _, err := scan.Read(context.Background(), img, now); err != nil && !errors.Is(err, scan.ErrNoZone) {
			t.Fatal(err)
		}
	})
}
