package main

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"zhengqi/internal/mrz/scan/cell"
)

func TestDrawLineRepeatsForItsSeed(t *testing.T) {
	f, err := loadFaces("/usr/share/fonts")
	if err != nil {
		t.Fatal(err)
	}
	f.strange = 1
	labels := map[byte]int{}
	for i := range uint64(12) {
		samples := drawLine(rand.New(rand.NewPCG(7, i)), f)
		if again := drawLine(rand.New(rand.NewPCG(7, i)), f); !bytes.Equal(samples, again) {
			t.Fatalf("line %d is not the same again", i)
		}
		const size = 1 + cell.Height*cell.Width
		if len(samples) == 0 || len(samples)%size != 0 {
			t.Fatalf("line %d has %d bytes, not samples of %d", i, len(samples), size)
		}
		for at := 0; at < len(samples); at += size {
			labels[samples[at]]++
		}
	}
	for label, n := range labels {
		if int(label) >= cell.Outputs {
			t.Errorf("%d samples of label %d", n, label)
		}
	}
	if len(labels) < cell.Outputs/2 {
		t.Errorf("only %d different characters in 12 lines", len(labels))
	}
}

// A place that the view gives for a point of the line must show that point of
// the sheet.
func TestViewPlacesWhatItShows(t *testing.T) {
	v := newView(rand.New(rand.NewPCG(3, 3)))
	for _, u := range []float64{0, 11.5, 22, 43.9} {
		for _, t0 := range []float64{-0.5, 0, 0.4} {
			x, y := v.sheetPoint(v.place(u, t0))
			wantX, wantY := (u+1)*sharpPitch, sharpHeight/2+t0*sharpPitch
			if d := max(x-wantX, wantX-x, y-wantY, wantY-y); d > 0.5 {
				t.Errorf("u %v, v %v shows %v, %v of the sheet, want %v, %v", u, t0, x, y, wantX, wantY)
			}
		}
	}
}
