package raster_test

import (
	"math"
	"testing"

	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

// TestSpecimensAreStraightened takes papers as scanners and phones deliver
// them: photos are cut out whole, scans are not cut, and lines run across
// after the turn that Upright asks for.
func TestSpecimensAreStraightened(t *testing.T) {
	racetest.Long(t)
	for kind, levels := range map[string][]string{
		"tax_certificate": {"1", "2", "3"}, "passport": {"2", "3"}, "business_licence": {"1", "3"},
	} {
		for _, level := range levels {
			samples, err := specimen.Samples(specimen.SampleOptions{Kind: kind, Level: level, Count: 1, Seed: 11, Date: "2026-11-20"})
			if err != nil {
				t.Fatal(err)
			}
			for _, sample := range samples {
				t.Run(sample.Name, func(t *testing.T) { checkSpecimen(t, open(t, sample.Data), level >= "2") })
			}
		}
	}
}

func checkSpecimen(t *testing.T, p *raster.Page, photographed bool) {
	t.Helper()
	s := raster.Straighten(p)
	if s.Outlined != photographed {
		t.Errorf("outlined = %v, want %v", s.Outlined, photographed)
	}
	if photographed && math.Abs(s.Skew) > 0.6 {
		t.Errorf("%.2f degrees are left after the perspective was undone", s.Skew)
	}
	if s.TextHeight < 10 || s.TextHeight > 45 {
		t.Errorf("text height = %v", s.TextHeight)
	}
	across, down := 0, 0
	lines := s.Turn(s.Upright()).Lines()
	for _, l := range lines {
		across, down = across+l.Dx(), down+l.Dy()
	}
	if len(lines) < 8 || across < 2*down {
		t.Errorf("%d lines reach %d pixels across and %d down", len(lines), across, down)
	}
}
