package scan_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/racetest"
)

var now = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

var specimen = []string{"POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<", "EF12608921CHN8503208F2901178NGKELMPONBPJB978"}

func read(t testing.TB, img image.Image) *scan.Result {
	t.Helper()
	r, err := scan.Read(context.Background(), img, now)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func textOf(r *scan.Result) string {
	var lines []string
	for _, l := range r.Lines {
		lines = append(lines, l.Text)
	}
	return strings.Join(lines, "\n")
}

func TestReadFindsTheZoneInAnyPose(t *testing.T) {
	racetest.Long(t)
	page := paintPage(t, specimen)
	for _, p := range []pose{
		{pitch: 20}, {pitch: 30, turn: 1}, {pitch: 20, turn: 2}, {pitch: 16, turn: 3},
		{pitch: 10, blur: 0.7, noise: 5, jpeg: 75},
		{pitch: 8, jpeg: 90},
		{pitch: 22, skew: 3, margin: 0.1, blur: 1, noise: 5, jpeg: 70},
		{pitch: 22, skew: -12, margin: 0.05, noise: 5, jpeg: 70},
		{pitch: 18, turn: 1, skew: 8, margin: 0.4, blur: 1, noise: 8, jpeg: 60},
		{pitch: 50, turn: 3, skew: -5, margin: 0.05, noise: 3, jpeg: 85},
	} {
		t.Run(fmt.Sprintf("%+v", p), func(t *testing.T) {
			r := read(t, take(t, page, p))
			if got, want := textOf(r), strings.Join(specimen, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if want := (4 - p.turn) % 4; r.Turn != want {
				t.Errorf("turn %d, want %d", r.Turn, want)
			}
		})
	}
}

func TestReadKnowsEveryFormat(t *testing.T) {
	racetest.Long(t)
	for format, lines := range map[mrz.Format][]string{
		mrz.TD1:  {"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"},
		mrz.TD2:  {"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"},
		mrz.TD3:  {"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"},
		mrz.MRVA: {"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"},
		mrz.MRVB: {"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"},
	} {
		t.Run(string(format), func(t *testing.T) {
			r := read(t, take(t, paintPage(t, lines), pose{pitch: 18, turn: 1, skew: 2, margin: 0.1, blur: 0.7, noise: 4, jpeg: 75}))
			if got, want := textOf(r), strings.Join(lines, "\n"); got != want || r.Zone.Format != format {
				t.Errorf("got %s\n%s\nwant\n%s", r.Zone.Format, got, want)
			}
		})
	}
}

func TestReadReportsWrongCheckDigitsAsPrinted(t *testing.T) {
	lines := []string{specimen[0], "EF12608925CHN8503205F2901175NGKELMPONBPJB955"}
	r := read(t, take(t, paintPage(t, lines), pose{pitch: 20, noise: 3, jpeg: 85}))
	if textOf(r) != strings.Join(lines, "\n") || r.Zone.Valid() {
		t.Errorf("valid %v:\n%s", r.Zone.Valid(), textOf(r))
	}
}

// A visa has no composite check digit: read as one, a passport whose composite
// is misprinted would hold. Its first letter tells.
func TestReadTakesNoMisprintedPassportForAVisa(t *testing.T) {
	racetest.Long(t)
	lines := []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<14"}
	for _, pitch := range []float64{8, 8.5, 9, 12} {
		r := read(t, take(t, paintPage(t, lines), pose{pitch: pitch, blur: 0.14 * pitch, jpeg: 80}))
		if r.Zone.Format != mrz.TD3 || r.Lines[0].Text != lines[0] {
			t.Errorf("pitch %v: %s\n%s", pitch, r.Zone.Format, textOf(r))
		}
	}
}

func TestReadGivesPlacesOnThePicture(t *testing.T) {
	r := read(t, take(t, paintPage(t, specimen), pose{pitch: 20}))
	scale := 20 / 2.54
	want := image.Rect(int((4+2.54/2)*scale), int((70-3)*scale), int((4+2.54/2)*scale+44*20), int((70+0.5)*scale))
	got := r.Lines[0].Box
	if d := got.Min.Sub(want.Min); abs(d.X) > 8 || abs(d.Y) > 10 {
		t.Errorf("box %v, want about %v", got, want)
	}
	if d := got.Max.Sub(want.Max); abs(d.X) > 8 || abs(d.Y) > 10 {
		t.Errorf("box %v, want about %v", got, want)
	}
}

func abs(n int) int { return max(n, -n) }

func TestReadFindsNoZoneWhereThereIsNone(t *testing.T) {
	racetest.Long(t)
	stripes := image.NewGray(image.Rect(0, 0, 900, 700))
	for i := range stripes.Pix {
		stripes.Pix[i] = uint8(128 + 120*math.Sin(float64(i%900)/3))
	}
	for name, img := range map[string]image.Image{
		"page without a zone": take(t, paintPage(t, nil), pose{pitch: 20, noise: 3, jpeg: 80}),
		"noise":               noise(900, 700, 1),
		"coarse noise":        noise(1600, 1200, 5),
		"stripes":             stripes,
		"tiny":                image.NewGray(image.Rect(0, 0, 3, 2)),
		"empty":               image.NewGray(image.Rectangle{}),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := scan.Read(context.Background(), img, now)
			if !errors.Is(err, scan.ErrNoZone) {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
}

func TestReadStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	img := take(t, paintPage(t, specimen), pose{pitch: 20})
	if _, err := scan.Read(ctx, img, now); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// noise is a picture of which every patch of grain by grain pixels has a random
// tone.
func noise(w, h, grain int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	tones := make([]uint8, (w/grain+1)*(h/grain+1))
	r := rand.New(rand.NewPCG(1, uint64(grain)))
	for i := range tones {
		tones[i] = uint8(r.IntN(256))
	}
	for i := range img.Pix {
		img.Pix[i] = tones[i/w/grain*(w/grain+1)+i%w/grain]
	}
	return img
}

func BenchmarkReadNoise(b *testing.B) {
	for _, grain := range []int{1, 3, 6, 12} {
		img := noise(2000, 1500, grain)
		b.Run(fmt.Sprint(grain), func(b *testing.B) {
			for b.Loop() {
				if _, err := scan.Read(context.Background(), img, now); !errors.Is(err, scan.ErrNoZone) {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	img := take(b, paintPage(b, specimen), pose{pitch: 26, margin: 0.1, blur: 0.7, noise: 4, jpeg: 80})
	b.ReportMetric(float64(img.Bounds().Dx()*img.Bounds().Dy())/1e6, "Mpixel")
	for b.Loop() {
		read(b, img)
	}
}
