package raster_test

import (
	"bytes"
	"context"
	"image"
	"testing"
	"time"

	"zhengqi/internal/raster"
)

func TestPDFPages(t *testing.T) {
	f, err := raster.Open(simplePDF(3, 0), raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if f.NumPages() != 3 || f.Format() != raster.PDF {
		t.Fatalf("%d pages of %s", f.NumPages(), f.Format())
	}
	p, err := f.Page(context.Background(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Image.Rect.Size(), image.Pt(1653, 2339); !within(got, want, 1) || p.DPI != 200 {
		t.Errorf("page is %v at %d dpi, want %v at 200", got, p.DPI, want)
	}
	if p.Grey {
		t.Error("a page with a red square is grey")
	}
	if len(p.Text) != 1 {
		t.Fatalf("lines = %+v, want the visible one only", p.Text)
	}
	checkLine(t, p.Text[0], image.Pt(278, 278))
	if len(p.Hidden) != 1 || p.Hidden[0] != "hidden" {
		t.Errorf("hidden words %q, want the one in white", p.Hidden)
	}
}

// Several steps look at a page: it is rendered once, but of a long file only so
// many pages are kept.
func TestPDFPagesAreKeptWithinTheLimitOfPixels(t *testing.T) {
	limits := raster.DefaultLimits
	limits.Pixels = 9_000_000 // two pages
	f, err := raster.Open(simplePDF(3, 0), limits)
	if err != nil {
		t.Fatal(err)
	}
	var first, again [3]*raster.Page
	for _, pages := range []*[3]*raster.Page{&first, &again} {
		for i := range pages {
			if pages[i], err = f.Page(context.Background(), i+1); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, kept := range []bool{true, true, false} {
		if (first[i] == again[i]) != kept {
			t.Errorf("page %d: kept %v, want %v", i+1, !kept, kept)
		}
	}
}

// TestTurnedPDF looks at pages whose dictionary turns them: text boxes follow
// the picture.
func TestTurnedPDF(t *testing.T) {
	for rotate, want := range map[int]image.Point{90: {2061, 278}, 180: {1375, 2061}, 270: {278, 1375}} {
		p := open(t, simplePDF(1, rotate))
		if len(p.Text) != 1 || len(p.Text[0].Words) != 5 || p.Text[0].Words[0].Text != "Page" {
			t.Fatalf("rotate %d: text = %+v", rotate, p.Text)
		}
		first := p.Text[0].Words[0].Box
		corner := map[int]image.Point{90: first.Min, 180: first.Max, 270: {first.Min.X, first.Max.Y}}[rotate]
		if !within(corner, want, 30) {
			t.Errorf("rotate %d: the text starts at %v, want about %v", rotate, corner, want)
		}
	}
}

func checkLine(t *testing.T, line raster.TextLine, baseline image.Point) {
	t.Helper()
	want := []string{"Page", "2", "of", "the", "file"}
	if len(line.Words) != len(want) {
		t.Fatalf("words = %+v, want %v", line.Words, want)
	}
	for i, w := range line.Words {
		if w.Text != want[i] {
			t.Errorf("word %d = %q, want %q", i, w.Text, want[i])
		}
	}
	if got := image.Pt(line.Box.Min.X, line.Words[1].Box.Max.Y); !within(got, baseline, 4) {
		t.Errorf("the line starts at %v, want %v", got, baseline)
	}
}

func within(a, b image.Point, by int) bool {
	d := a.Sub(b)
	return max(d.X, -d.X) <= by && max(d.Y, -d.Y) <= by
}

func TestOwnerPasswordIsNoObstacle(t *testing.T) {
	p := open(t, encryptedPDF(t, ""))
	if len(p.Text) != 1 || p.Text[0].Words[0].Text != "Page" {
		t.Errorf("text = %+v", p.Text)
	}
}

// TestSlightlyInvalidPDFIsTaken has a catalog entry of a wrong type, which
// viewers pass over.
func TestSlightlyInvalidPDFIsTaken(t *testing.T) {
	data := bytes.Replace(simplePDF(2, 0), []byte("<</Type/Catalog/Pages 2 0 R>>"), []byte("<</Type/Catalog/Pages 2 0 R/PageLayout 7>>"), 1)
	if p := open(t, data); len(p.Text) != 1 {
		t.Errorf("text = %+v", p.Text)
	}
}

func TestHugePageIsRenderedCoarser(t *testing.T) {
	f, err := raster.Open(simplePDF(1, 0), raster.Limits{Bytes: 1 << 20, Pixels: 1_000_000, Pages: 1})
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if n := p.Image.Rect.Dx() * p.Image.Rect.Dy(); n > 1_000_000 || n < 900_000 || p.DPI >= 200 {
		t.Errorf("%d pixels at %d dpi", n, p.DPI)
	}
	f, err = raster.Open(simplePDF(1, 0), raster.Limits{Bytes: 1 << 20, Pixels: 50_000, Pages: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Page(context.Background(), 1)
	if got := code(t, err); got != "too_many_pixels" {
		t.Errorf("code = %q, want too_many_pixels", got)
	}
}

// TestRenderingStopsWithItsContext gives the sandbox a page that would keep it
// busy for minutes.
func TestRenderingStopsWithItsContext(t *testing.T) {
	open(t, simplePDF(1, 0)) // starts the renderer, which is not what is timed
	f, err := raster.Open(busyPDF(), raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	_, err = f.Page(ctx, 1)
	if err != context.DeadlineExceeded {
		t.Errorf("err = %v, want the deadline", err)
	}
	open(t, simplePDF(1, 0)) // and the pool goes on
}

func TestRendererThatDiedIsReplaced(t *testing.T) {
	open(t, simplePDF(1, 0))
	if raster.KillIdleRenderers() == 0 {
		t.Fatal("no renderer was kept")
	}
	open(t, simplePDF(1, 0))
}

func TestRendererEndsWithItsParentInTheMiddleOfAPage(t *testing.T) {
	if err := raster.LeaveRenderer(busyPDF()); err != nil {
		t.Error(err)
	}
}

// TestInvisibleTextLayerIsNotThePagesOwn is a scan over which a recogniser
// laid its guesses in rendering mode 3.
func TestInvisibleTextLayerIsNotThePagesOwn(t *testing.T) {
	content := "0 0 0 rg 100 740 200 4 re f BT 3 Tr /F1 12 Tf 100 742 Td (guessed words) Tj ET"
	if p := open(t, onePagePDF(content)); p.Text != nil {
		t.Errorf("text = %+v, want none", p.Text)
	}
}
