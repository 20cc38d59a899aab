package scan_test

import (
	"strings"
	"testing"
)

func TestFlattenGivesAZoneThatReadsTheSame(t *testing.T) {
	img := take(t, paintPage(t, specimen), pose{pitch: 22, turn: 1, skew: -8, margin: 0.2, blur: 0.7, noise: 4, jpeg: 80})
	flat := read(t, img).Flatten(img)
	if got := flat.Bounds().Size(); got.X != 46*32 || got.Y != 32*3+80 {
		t.Errorf("size %v", got)
	}
	again := read(t, flat)
	if got, want := textOf(again), strings.Join(specimen, "\n"); got != want || again.Turn != 0 {
		t.Errorf("turn %d, read\n%s\nwant\n%s", again.Turn, got, want)
	}
	box := again.Lines[0].Box
	if abs(box.Min.X-32) > 8 || abs(box.Max.X-45*32) > 8 {
		t.Errorf("cells of the flat zone from %d to %d, want 32 to %d", box.Min.X, box.Max.X, 45*32)
	}
}
