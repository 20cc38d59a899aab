package scan_test

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/racetest"
)

// TestReadBearsWhatPicturesDo holds one promise a case: both lines exact.
func TestReadBearsWhatPicturesDo(t *testing.T) {
	racetest.Long(t)
	for name, c := range map[string]struct {
		pose pose
		harm harm
	}{
		"perspective":          {pose{pitch: 22, margin: 0.1, jpeg: 80}, tilted},
		"a curled page":        {pose{pitch: 22, margin: 0.1, jpeg: 80}, curled},
		"glare over a line":    {pose{pitch: 20, jpeg: 80}, shining},
		"a red stamp":          {pose{pitch: 20, jpeg: 85}, stamped(color.RGBA{225, 40, 60, 255})},
		"a blue stamp":         {pose{pitch: 20, jpeg: 85}, stamped(color.RGBA{60, 70, 225, 255})},
		"red print":            {pose{pitch: 18, jpeg: 85}, printedIn(color.RGBA{210, 80, 80, 255}, color.RGBA{240, 215, 205, 255})},
		"blue print":           {pose{pitch: 18, jpeg: 85}, printedIn(color.RGBA{80, 110, 220, 255}, color.RGBA{190, 215, 220, 255})},
		"pale print":           {pose{pitch: 18, jpeg: 90}, printedIn(color.RGBA{172, 172, 172, 255}, color.RGBA{198, 198, 198, 255})},
		"a dark picture":       {pose{pitch: 18, jpeg: 90}, printedIn(color.RGBA{10, 10, 12, 255}, color.RGBA{50, 46, 42, 255})},
		"a patterned ground":   {pose{pitch: 20, jpeg: 80}, patterned},
		"a photocopy":          {pose{pitch: 16, skew: 2, margin: 0.1, jpeg: 80}, copied},
		"a tight crop":         {pose{pitch: 24, jpeg: 85}, cropped(0.035, 0.755, 0.955, 0.88)},
		"a tight crop, small":  {pose{pitch: 9, jpeg: 92}, cropped(0.035, 0.755, 0.955, 0.88)},
		"small characters":     {pose{pitch: 7, jpeg: 92}, cropped(0, 0, 1, 1)},
		"skew of 15 degrees":   {pose{pitch: 20, skew: 15, margin: 0.05, jpeg: 80}, cropped(0, 0, 1, 1)},
		"skew on its side":     {pose{pitch: 20, turn: 1, skew: -15, margin: 0.05, jpeg: 80}, cropped(0, 0, 1, 1)},
		"very large character": {pose{pitch: 70, jpeg: 85}, cropped(0, 0.5, 1, 1)},
	} {
		t.Run(name, func(t *testing.T) {
			r := read(t, harmed(t, c.pose, c.harm))
			if got, want := textOf(r), strings.Join(specimen, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestReadTakesTheLargerOfTwoZones(t *testing.T) {
	front, back := paintPage(t, specimen), paintPage(t, []string{specimen[0], "L898902C36UTO7408122F1204159ZE184226B<<<<<10"})
	near, far := take(t, front, pose{pitch: 20}), take(t, back, pose{pitch: 13})
	both := image.NewRGBA(image.Rect(0, 0, near.Bounds().Dx(), near.Bounds().Dy()+far.Bounds().Dy()))
	draw.Draw(both, far.Bounds(), far, image.Point{}, draw.Src)
	draw.Draw(both, near.Bounds().Add(image.Pt(0, far.Bounds().Dy())), near, image.Point{}, draw.Src)
	if got, want := textOf(read(t, both)), strings.Join(specimen, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestReadInventsNothingForALineThatIsCutOff(t *testing.T) {
	racetest.Long(t)
	for name, part := range map[string]harm{
		"half of the second line": cropped(0, 0.4, 1, 0.855),
		"the second line":         cropped(0, 0.4, 1, 0.815),
		"the first characters":    cropped(0.3, 0.4, 1, 1),
	} {
		t.Run(name, func(t *testing.T) {
			r, err := scan.Read(context.Background(), harmed(t, pose{pitch: 20, jpeg: 85}, part), now)
			if !errors.Is(err, scan.ErrNoZone) {
				t.Fatalf("read %v, %v", r, err)
			}
			var unreadable *scan.Unreadable
			if errors.As(err, &unreadable) && unreadable.Problem != scan.CutOff {
				t.Errorf("problem %s, want %s", unreadable.Problem, scan.CutOff)
			}
		})
	}
}

func TestReadSaysWhyAZoneCannotBeRead(t *testing.T) {
	img := harmed(t, pose{pitch: 20, jpeg: 85}, cropped(0, 0.4, 1, 0.815))
	_, err := scan.Read(context.Background(), img, now)
	var unreadable *scan.Unreadable
	if !errors.As(err, &unreadable) || unreadable.Problem != scan.CutOff || unreadable.Condition.Cut < 40 {
		t.Errorf("got %v", err)
	}
}

func TestReadTellsTheConditionOfTheZone(t *testing.T) {
	racetest.Long(t)
	sharp := read(t, take(t, paintPage(t, specimen), pose{pitch: 20})).Condition
	soft := read(t, take(t, paintPage(t, specimen), pose{pitch: 20, blur: 2})).Condition
	if sharp.Pitch < 19.5 || sharp.Pitch > 20.5 || sharp.Cut > 0 || sharp.Washed > 0 {
		t.Errorf("sharp: %+v", sharp)
	}
	if soft.Edge < 1.4*sharp.Edge {
		t.Errorf("edges: sharp %.2f, soft %.2f", sharp.Edge, soft.Edge)
	}
}

func benchmarkRead(b *testing.B, w, h int, lines []string) {
	page := take(b, paintPage(b, lines), pose{pitch: float64(w) / 66, skew: 2, margin: 0.1, blur: 0.7, noise: 3})
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(color.Gray{90}), image.Point{}, draw.Src)
	draw.Draw(img, img.Rect, page, image.Pt((page.Bounds().Dx()-w)/2, (page.Bounds().Dy()-h)/2), draw.Over)
	photo := spoil(b, img, pose{jpeg: 85})
	b.ReportAllocs()
	for b.Loop() {
		_, err := scan.Read(context.Background(), photo, now)
		if found := err == nil; found != (lines != nil) {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead1600(b *testing.B)   { benchmarkRead(b, 1600, 1200, specimen) }
func BenchmarkRead12MP(b *testing.B)   { benchmarkRead(b, 4000, 3000, specimen) }
func BenchmarkReadNoZone(b *testing.B) { benchmarkRead(b, 1600, 1200, nil) }

// FuzzReadSpoiled reads a page of which bytes are overwritten.
func FuzzReadSpoiled(f *testing.F) {
	page := rgba(take(f, paintPage(f, specimen), pose{pitch: 8}))
	f.Add(uint32(0), []byte{0}, uint16(0))
	f.Add(uint32(90_000), []byte("<<<<<<<<<<<<<<"), uint16(300))
	f.Fuzz(func(t *testing.T, at uint32, data []byte, stride uint16) {
		img := rgba(page)
		for i, v := range data {
			img.Pix[(int(at)+i*(1+int(stride)))%len(img.Pix)] = v
		}
		r, err := scan.Read(context.Background(), img, now)
		if err != nil && !errors.Is(err, scan.ErrNoZone) {
			t.Fatal(err)
		}
		for i := 0; err == nil && i < len(r.Lines); i++ {
			if n := len(r.Lines[i].Text); n < 30 || n != len(r.Lines[i].Confidence) {
				t.Fatalf("line %q with %d confidences", r.Lines[i].Text, len(r.Lines[i].Confidence))
			}
		}
	})
}
