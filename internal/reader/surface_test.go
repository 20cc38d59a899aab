package reader

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"testing"

	"zhengqi/internal/ocr"
)

// counting reads every line as 中文 and counts the lines.
type counting struct{ lines *int }

func (c counting) Recognise(_ context.Context, r ocr.Request) ([]ocr.TextLine, error) {
	*c.lines++
	return []ocr.TextLine{{Words: []ocr.Word{{Text: "中文", Confidence: 0.9, Box: r.Image.Rect}}, Box: r.Image.Rect}}, nil
}

func (c counting) Close() error { return nil }

// TestAStripThatSaysWhichWayIsUpIsReadOnce: the lines that tell which way is up
// are read for that, and not again for what they say.
func TestAStripThatSaysWhichWayIsUpIsReadOnce(t *testing.T) {
	img := blank(800, 400)
	for y := 40; y < 400; y += 80 {
		for x := 20; x < 500; x += 30 {
			ink(img, image.Rect(x, y, x+25, y+25))
		}
	}
	lines := 0
	s := surface{engine: counting{&lines}, ink: img, height: 25, known: map[int][]glyph{}}
	s.segments = segments(img, 25)
	s.strips = strips(s.segments, 25)
	if sure, err := s.probe(t.Context()); err != nil || sure < plainlyUp/2 {
		t.Errorf("probe: %v, %v", sure, err)
	}
	for i := range s.strips {
		if gs, err := s.read(t.Context(), i); err != nil || flat(gs) != "中文" {
			t.Errorf("strip %d: %q, %v", i, flat(gs), err)
		}
	}
	if lines != len(s.strips) || lines != 5 {
		t.Errorf("%d strips, %d lines read", len(s.strips), lines)
	}
}

// TestPasteCopiesWhatABoxHolds holds paste against the standard library, also of a
// box that reaches beyond the picture.
func TestPasteCopiesWhatABoxHolds(t *testing.T) {
	src := image.NewGray(image.Rect(3, 5, 40, 30))
	for i := range src.Pix {
		src.Pix[i] = uint8(7 * i)
	}
	for _, box := range []image.Rectangle{image.Rect(10, 10, 20, 18), image.Rect(0, 0, 12, 40), image.Rect(50, 50, 60, 60)} {
		got, want := whitePaper(60, 70), whitePaper(60, 70)
		at := image.Pt(8, 9)
		paste(got, at, src, box)
		draw.Draw(want, image.Rectangle{at, at.Add(box.Size())}, src, box.Min, draw.Src)
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("%v: the pictures differ", box)
		}
	}
}
