package specimen

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"strings"
	"testing"

	"zhengqi/internal/racetest"
)

func pagesOf(t *testing.T, o SampleOptions) []*PrintedPage {
	t.Helper()
	o.Date = "2026-11-22"
	pages, err := PrintedPages(o)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestPlacesOfLinesShowInk(t *testing.T) {
	racetest.Long(t)
	turned := false
	for _, level := range levels[1:] {
		for _, p := range pagesOf(t, SampleOptions{Kind: "business_licence", Level: level, Count: 1, Seed: 1}) {
			grey, places := pictured(t, p)
			if len(places) != len(p.Lines) || len(places) < 8 {
				t.Errorf("level %s: %d lines and %d places", level, len(p.Lines), len(places))
			}
			for i, at := range places {
				c := at.Corners
				turned = turned || c[1].X-c[0].X < math.Abs(c[1].Y-c[0].Y)
				dark, light := extremes(around(grey, c))
				if light-dark < 40 && at.Glare < 0.5 {
					t.Errorf("level %s, %s: %q shows grey from %d to %d", level, p.Layout, p.Lines[i].Text, dark, light)
				}
			}
		}
	}
	if !turned {
		t.Error("no picture was turned")
	}
}

func TestPlaceOfALineIsItsInk(t *testing.T) {
	p := newA4()
	p.text(30, 40, 12, fontHei, black, "名称")
	page := SampleOptions{Kind: "other"}.printed(p, "drawn", damages[Level0], "test")
	grey, places := pictured(t, page)
	ink := image.Rectangle{}
	for y := range grey.Rect.Dy() {
		for x := range grey.Rect.Dx() {
			if grey.GrayAt(x, y).Y < 128 {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	c := places[0].Corners
	for i, v := range [4]float64{c[0].X - float64(ink.Min.X), c[0].Y - float64(ink.Min.Y), c[2].X - float64(ink.Max.X), c[2].Y - float64(ink.Max.Y)} {
		if math.Abs(v) > 2 {
			t.Errorf("side %d is %g pixels off the ink %v", i, v, ink)
		}
	}
}

func pictured(t *testing.T, p *PrintedPage) (*image.Gray, []Place) {
	t.Helper()
	data, places, err := p.Picture()
	if err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	luma := img.(*image.YCbCr)
	return &image.Gray{Pix: luma.Y, Stride: luma.YStride, Rect: luma.Rect}, places
}

// around is the grey levels of the upright box of four corners.
func around(img *image.Gray, c [4]Point) []uint8 {
	box := image.Rectangle{}
	for _, p := range c {
		box = box.Union(image.Rect(int(p.X), int(p.Y), int(p.X)+1, int(p.Y)+1))
	}
	var out []uint8
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			out = append(out, img.GrayAt(x, y).Y)
		}
	}
	return out
}

func extremes(pixels []uint8) (dark, light int) {
	dark = 255
	for _, v := range pixels {
		dark, light = min(dark, int(v)), max(light, int(v))
	}
	return dark, light
}

func TestGlareIsToldOfTheLinesItBurnsOut(t *testing.T) {
	racetest.Long(t)
	p := newA4()
	for y := 10.0; y < 290; y += 10 {
		p.text(10, y, 12, fontHei, black, strings.Repeat("统一社会信用代码", 5))
	}
	page := SampleOptions{Kind: "other"}.printed(p, "drawn", damages[Level3], "test")
	grey, places := pictured(t, page)
	burnt := 0
	for i, at := range places {
		dark, _ := extremes(around(grey, at.Corners))
		if at.Glare > 0.9 {
			burnt++
		}
		if at.Glare == 0 && dark > 120 {
			t.Errorf("line %d is no darker than %d without glare", i, dark)
		}
	}
	if burnt == 0 || burnt > len(places)/3 {
		t.Errorf("%d of %d lines are burnt out", burnt, len(places))
	}
}

func TestPrintedPagesRefuseWrongOptions(t *testing.T) {
	for _, o := range []SampleOptions{
		{Kind: "business_licence", Level: LevelPDF, Count: 1, Date: "2026-11-22"},
		{Kind: "photo", Level: Level0, Count: 1, Date: "2026-11-22"},
		{Kind: "business_licence", Level: Level0, Count: 1, Date: "today"},
	} {
		if pages, err := PrintedPages(o); err == nil {
			t.Errorf("%+v gave %d pages", o, len(pages))
		}
	}
}

func TestIsPersonTellsNamesFromWords(t *testing.T) {
	for s, want := range map[string]bool{
		"张伟": true, "欧阳芳": true, "司马静娟": true, "张": false, "欧阳": false, "高级工程师": false, "任务": false, "张伟强国": false,
	} {
		if isPerson(s) != want {
			t.Errorf("%q is taken for a person: %v", s, !want)
		}
	}
}

func TestSetApartKeepsWidthsAndLeavesNoTypefaceOfTraining(t *testing.T) {
	apart := map[face]bool{fontZenHei: true, fontWenKai: true, fontFang: true, fontMono: true, fontLatinSerif: true}
	for _, p := range pagesOf(t, SampleOptions{Kind: "tax_certificate", Level: Level0, Count: 4, Seed: 5}) {
		width := func(l PrintedLine) float64 {
			return l.item.face.advance(l.Text)*l.item.size + l.item.gap*float64(len([]rune(l.Text)))
		}
		var before []float64
		for _, l := range p.Lines {
			before = append(before, width(l))
		}
		p.SetApart()
		for i, l := range p.Lines {
			if !apart[l.item.face] {
				t.Errorf("%q is set in typeface %d", l.Text, l.item.face)
			}
			if math.Abs(width(l)-before[i]) > 1e-6 {
				t.Errorf("%q is %g wide, was %g", l.Text, width(l), before[i])
			}
		}
	}
}
