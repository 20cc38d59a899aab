// Package ocrtest is the suite that every ocr.Engine passes.
package ocrtest

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"zhengqi/internal/ocr"
)

// Run runs the suite on the engine that open returns; open is called once a
// subtest and the engine is closed by the suite.
func Run(t *testing.T, open func(t *testing.T) ocr.Engine) {
	for name, test := range map[string]func(*testing.T, ocr.Engine){
		"blank":      testBlank,
		"line":       testLine,
		"page":       testPage,
		"sub-image":  testSubImage,
		"alphabet":   testAlphabet,
		"cancelled":  testCancelled,
		"concurrent": testConcurrent,
		"empty":      testEmpty,
	} {
		t.Run(name, func(t *testing.T) {
			engine := open(t)
			defer func() {
				if err := engine.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			}()
			test(t, engine)
		})
	}
}

// Draw returns a picture of the lines of Latin text, black on white, in
// capitals about 30 pixels high.
func Draw(t testing.TB, lines ...string) *image.Gray {
	t.Helper()
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 40, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewGray(image.Rect(0, 0, 900, 80*len(lines)+40))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: img, Src: image.NewUniform(color.Black), Face: face}
	for i, line := range lines {
		d.Dot = fixed.P(40, 70+80*i)
		d.DrawString(line)
	}
	return img
}

// Text joins the words of the lines: a space between words, a newline between
// lines.
func Text(lines []ocr.TextLine) string {
	var out []string
	for _, l := range lines {
		var words []string
		for _, w := range l.Words {
			words = append(words, w.Text)
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "\n")
}

func recognise(t *testing.T, e ocr.Engine, r ocr.Request) []ocr.TextLine {
	t.Helper()
	lines, err := e.Recognise(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		checkLine(t, r.Image.Bounds(), l)
	}
	return lines
}

func checkLine(t *testing.T, bounds image.Rectangle, l ocr.TextLine) {
	t.Helper()
	if l.Box.Empty() || !l.Box.In(bounds) {
		t.Errorf("line box %v is not within %v", l.Box, bounds)
	}
	for _, w := range l.Words {
		if w.Text == "" || strings.ContainsAny(w.Text, " \n") {
			t.Errorf("word %q is empty or holds white space", w.Text)
		}
		if w.Box.Empty() || !w.Box.In(bounds) || w.Confidence < 0 || w.Confidence > 1 {
			t.Errorf("word %q: box %v, confidence %v", w.Text, w.Box, w.Confidence)
		}
		for _, c := range w.Chars {
			if !c.Box.In(bounds) || c.Confidence < 0 || c.Confidence > 1 {
				t.Errorf("character %q: box %v, confidence %v", c.Text, c.Box, c.Confidence)
			}
		}
	}
}

func testBlank(t *testing.T, e ocr.Engine) {
	if lines := recognise(t, e, ocr.Request{Image: Draw(t, ""), Language: ocr.English}); len(lines) != 0 {
		t.Errorf("a blank page gave %q", Text(lines))
	}
}

func testLine(t *testing.T, e ocr.Engine) {
	const want = "E12345678 2025-10-01"
	for _, l := range []ocr.Language{ocr.English, ocr.HanS, ocr.ChiSim} {
		lines := recognise(t, e, ocr.Request{Image: Draw(t, want), Language: l, Layout: ocr.Line})
		if got := Text(lines); got != want {
			t.Errorf("%s read %q, want %q", l, got, want)
		}
	}
}

func testPage(t *testing.T, e ocr.Engine) {
	want := []string{"Harbour office", "Receipt number 20251", "Paid in full"}
	lines := recognise(t, e, ocr.Request{Image: Draw(t, want...), Language: ocr.English, Layout: ocr.Page})
	if got := Text(lines); got != strings.Join(want, "\n") {
		t.Errorf("read %q, want %q", got, want)
	}
	for i := 1; i < len(lines); i++ {
		if lines[i].Box.Min.Y <= lines[i-1].Box.Min.Y {
			t.Errorf("line %d is not below line %d", i, i-1)
		}
	}
}

func testSubImage(t *testing.T, e ocr.Engine) {
	img := Draw(t, "FIRST", "SECOND")
	part := img.SubImage(image.Rect(20, 100, 600, 190)).(*image.Gray)
	lines := recognise(t, e, ocr.Request{Image: part, Language: ocr.English, Layout: ocr.Line})
	if got := Text(lines); got != "SECOND" {
		t.Errorf("read %q, want SECOND", got)
	}
}

func testAlphabet(t *testing.T, e ocr.Engine) {
	img := Draw(t, "SOBIL 10583")
	lines := recognise(t, e, ocr.Request{Image: img, Language: ocr.English, Layout: ocr.Line, Alphabet: "0123456789"})
	if got := Text(lines); got == "" || strings.Trim(got, "0123456789 ") != "" {
		t.Errorf("the alphabet of digits gave %q", got)
	}
	free := recognise(t, e, ocr.Request{Image: img, Language: ocr.English, Layout: ocr.Line})
	if got := Text(free); !strings.ContainsAny(got, "SOBIL") {
		t.Errorf("the restriction outlived its request: %q", got)
	}
}

func testCancelled(t *testing.T, e ocr.Engine) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r := ocr.Request{Image: Draw(t, "LATE"), Language: ocr.English, Layout: ocr.Line}
	if _, err := e.Recognise(ctx, r); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled call gave %v, want context.Canceled", err)
	}
	if got := Text(recognise(t, e, r)); got != "LATE" {
		t.Errorf("after a cancelled call the engine read %q", got)
	}
}

func testConcurrent(t *testing.T, e ocr.Engine) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var wg sync.WaitGroup
	for _, want := range []string{"ALPHA", "BRAVO", "DELTA", "HOTEL", "KILO", "ROMEO"} {
		img := Draw(t, want)
		wg.Go(func() {
			lines, err := e.Recognise(ctx, ocr.Request{Image: img, Language: ocr.English, Layout: ocr.Line})
			if got := Text(lines); err != nil || got != want {
				t.Errorf("read %q, %v; want %q", got, err, want)
			}
		})
	}
	wg.Wait()
}

func testEmpty(t *testing.T, e ocr.Engine) {
	for _, img := range []*image.Gray{nil, image.NewGray(image.Rectangle{})} {
		if _, err := e.Recognise(context.Background(), ocr.Request{Image: img, Language: ocr.English}); err == nil {
			t.Error("an empty image gave no error")
		}
	}
}
