package lines_test

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"sync"
	"testing"

	"zhengqi/internal/ocr/lines"
	"zhengqi/internal/ocr/ocrtest"
)

func reader(t testing.TB) *lines.Reader {
	t.Helper()
	r, err := lines.NewCodes()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// drawn is one line of Latin text in a face no network was trained on, cut as
// a line finder cuts.
func drawn(t testing.TB, text string) *image.Gray {
	t.Helper()
	img := ocrtest.Draw(t, text)
	ink := image.Rectangle{}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if img.GrayAt(x, y).Y < 128 {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return img.SubImage(ink.Inset(-4)).(*image.Gray)
}

func TestReadsCleanLines(t *testing.T) {
	r := reader(t)
	for _, text := range []string{"91210102MA0UF3KX7B", "21010219870312345X", "2026-11-22", "1,234,567.89", "E12345678"} {
		got, err := r.Read(drawn(t, text), "")
		if err != nil || got.Text != text {
			t.Errorf("%q read as %q, %v", text, got.Text, err)
		}
		if got.Confidence < 0.5 || got.Confidence > 1 {
			t.Errorf("%q: confidence %v", text, got.Confidence)
		}
	}
}

func TestAlphabetRestricts(t *testing.T) {
	r := reader(t)
	line := drawn(t, "SOBIL10583")
	digits, err := r.Read(line, "0123456789")
	if err != nil || strings.Trim(digits.Text, "0123456789"+string(lines.Unknown)) != "" || digits.Text == "" {
		t.Errorf("digits only: %q, %v", digits.Text, err)
	}
	if free, err := r.Read(line, ""); err != nil || free.Text != "SOBIL10583" {
		t.Errorf("free: %q, %v", free.Text, err)
	}
}

func TestCharsLieInOrderWithinTheLine(t *testing.T) {
	const text = "20261122"
	line := drawn(t, text)
	got, err := reader(t).Read(line, "0123456789")
	if err != nil || got.Text != text || len(got.Chars) != len(text) {
		t.Fatalf("%+v, %v", got, err)
	}
	before, pitch := 0, line.Rect.Dx()/len(text)
	for i, c := range got.Chars {
		if c.From < before || c.To <= c.From || c.To > line.Rect.Dx() {
			t.Errorf("character %d from %d to %d of %d, after %d", i, c.From, c.To, line.Rect.Dx(), before)
		}
		if middle, want := (c.From+c.To)/2, i*pitch+pitch/2; middle < want-pitch || middle > want+pitch {
			t.Errorf("character %d is at %d, want about %d", i, middle, want)
		}
		if c.P < 0.5 || len(c.Alternatives) > 0 && c.Alternatives[0].P > c.P {
			t.Errorf("character %d: %v, alternatives %v", i, c.P, c.Alternatives)
		}
		before = c.To
	}
}

func TestCharsLieWhereTheTextStandsInAWideLine(t *testing.T) {
	text := drawn(t, "20261122")
	wide := image.NewGray(image.Rect(7, 3, text.Rect.Dx()+807, text.Rect.Dy()+3))
	draw.Draw(wide, wide.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(wide, text.Rect.Sub(text.Rect.Min).Add(image.Pt(507, 3)), text, text.Rect.Min, draw.Src)
	got, err := reader(t).Read(wide, "0123456789")
	if err != nil || got.Text != "20261122" {
		t.Fatalf("%+v, %v", got, err)
	}
	first, last := got.Chars[0], got.Chars[len(got.Chars)-1]
	if first.From < 480 || first.From > 530 || last.To < text.Rect.Dx()+470 || last.To > text.Rect.Dx()+520 {
		t.Errorf("from %d to %d, want about 500 to %d", first.From, last.To, 500+text.Rect.Dx())
	}
}

func TestSmallAndFaintLines(t *testing.T) {
	r := reader(t)
	blank := image.NewGray(image.Rect(0, 0, 200, 30))
	draw.Draw(blank, blank.Rect, image.NewUniform(color.Gray{Y: 230}), image.Point{}, draw.Src)
	if got, err := r.Read(blank, ""); err != nil || got.Text != "" || got.Confidence != 0 {
		t.Errorf("blank paper: %+v, %v", got, err)
	}
	for _, size := range []image.Point{{1, 1}, {1, 400}, {100, 1}, {3, 2}} {
		if _, err := r.Read(image.NewGray(image.Rectangle{Max: size}), ""); err != nil {
			t.Errorf("%v: %v", size, err)
		}
	}
}

func TestNoLine(t *testing.T) {
	r := reader(t)
	for _, img := range []*image.Gray{nil, {}, image.NewGray(image.Rect(0, 0, 10, 0)), image.NewGray(image.Rect(0, 0, 2000, 3)), image.NewGray(image.Rect(0, 0, 101, 1))} {
		if _, err := r.Read(img, ""); !errors.Is(err, lines.ErrLine) {
			t.Errorf("error %v", err)
		}
	}
}

func TestReadFromSeveralGoroutines(t *testing.T) {
	r := reader(t)
	var wg sync.WaitGroup
	for _, text := range []string{"20261122", "ABCDEF", "1234567", "XYZ987"} {
		line := drawn(t, text)
		wg.Go(func() {
			for range 3 {
				if got, err := r.Read(line, ""); err != nil || got.Text != text {
					t.Errorf("%q read as %q, %v", text, got.Text, err)
				}
			}
		})
	}
	wg.Wait()
}
