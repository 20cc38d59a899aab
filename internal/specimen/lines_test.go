package specimen

import (
	"strings"
	"testing"
)

func TestLinesShowTheirText(t *testing.T) {
	for _, level := range levels[1:] {
		lines, err := Lines(SampleOptions{Kind: "business_licence", Level: level, Count: 2, Seed: 3, Date: "2026-11-22"})
		if err != nil {
			t.Fatal(err)
		}
		codes := 0
		for _, l := range lines {
			size := l.Image.Rect.Size()
			if size.X < size.Y || size.Y < 8 || l.Text == "" {
				t.Errorf("level %s: %q in %v", level, l.Text, size)
			}
			if strings.ContainsAny(l.Text, "0123456789") {
				codes++
			}
			if dark, light := extremes(l.Image.Pix); light-dark < 40 {
				t.Errorf("level %s: %q shows grey from %d to %d", level, l.Text, dark, light)
			}
		}
		if codes < 4 {
			t.Errorf("level %s: %d lines with numbers among %d", level, codes, len(lines))
		}
	}
}

func extremes(pixels []uint8) (dark, light int) {
	dark = 255
	for _, v := range pixels {
		dark, light = min(dark, int(v)), max(light, int(v))
	}
	return dark, light
}

func TestLinesRefuseWrongOptions(t *testing.T) {
	for _, o := range []SampleOptions{
		{Kind: "business_licence", Level: LevelPDF, Count: 1, Date: "2026-11-22"},
		{Kind: "photo", Level: Level0, Count: 1, Date: "2026-11-22"},
		{Kind: "business_licence", Level: Level0, Count: 1, Date: "today"},
	} {
		if lines, err := Lines(o); err == nil {
			t.Errorf("%+v gave %d lines", o, len(lines))
		}
	}
}
