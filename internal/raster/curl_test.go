package raster_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
)

// curling moves what a photo of onDesk shows as a sheet that is bent along a
// slanting axis and lifted at a corner would.
func curling(x, y float64) (float64, float64) {
	u, v := x/1500, y/1900
	lift := 40 * math.Exp(-6*((u-1)*(u-1)+v*v))
	return x - 0.3*lift, y + 22*math.Sin(5*u+1.2*v) - lift
}

// sagging moves what a photo shows as a sheet whose middle hangs down would.
func sagging(x, y float64) (float64, float64) {
	u := x/750 - 1
	return x, y + 75*(0.5-u*u)
}

// moved is a photo with everything moved.
func moved(src *image.NRGBA, move func(x, y float64) (float64, float64)) *image.NRGBA {
	dst := image.NewNRGBA(src.Rect)
	for y := range src.Rect.Dy() {
		for x := range src.Rect.Dx() {
			u, v := float64(x), float64(y)
			for range 5 {
				mx, my := move(u, v)
				u, v = u+float64(x)-mx, v+float64(y)-my
			}
			at := image.Pt(min(max(int(u+0.5), 0), src.Rect.Dx()-1), min(max(int(v+0.5), 0), src.Rect.Dy()-1))
			dst.SetNRGBA(x, y, src.NRGBAAt(at.X, at.Y))
		}
	}
	return dst
}

func TestCurledSheetIsLaidFlat(t *testing.T) {
	racetest.Long(t)
	photo := onDesk.shoot(paper(1300, 1700), color.NRGBA{45, 40, 38, 255}, falling)
	flat, bent := raster.Straighten(&raster.Page{Image: photo}), raster.Straighten(&raster.Page{Image: moved(photo, curling)})
	if flat.Curled() || !bent.Curled() {
		t.Fatalf("curl found on the flat sheet: %v, on the curled one: %v", flat.Curled(), bent.Curled())
	}
	if is, want := whiteRows(bent), whiteRows(flat); is < 0.8*want {
		t.Errorf("between the lines of the curled sheet %.2f of it are white, of the flat one %.2f", is, want)
	}
	checkRows(t, bent)
}

func TestSheetOnAPaleDeskOrWithSaggingSidesIsCutOut(t *testing.T) {
	racetest.Long(t)
	dark, pale := color.NRGBA{45, 40, 38, 255}, color.NRGBA{202, 200, 197, 255}
	for name, photo := range map[string]*image.NRGBA{
		"pale":    onDesk.shoot(paper(1300, 1700), pale, falling),
		"sagging": moved(onDesk.shoot(paper(1300, 1700), dark, falling), sagging),
	} {
		s := raster.Straighten(&raster.Page{Image: photo})
		if is, want := s.ToPage(s.Gray.Rect), (dossier.Box{72, 86, 1356, 1718}); !s.Outlined || !nearBox(is, want, 40) {
			t.Errorf("%s: cut out: %v, outline %v, want about %v", name, s.Outlined, is, want)
		}
	}
}

// whiteRows is the share of rows of pixels, over where paper has its text,
// that show next to no ink.
func whiteRows(s *raster.Sheet) float64 {
	w, h := s.Gray.Rect.Dx(), s.Gray.Rect.Dy()
	white := 0
	for y := h / 8; y < h*7/8; y++ {
		ink := 0
		for _, v := range s.Gray.Pix[y*s.Gray.Stride:][w/8 : w*7/8] {
			if v < 128 {
				ink++
			}
		}
		if 50*ink < w {
			white++
		}
	}
	return float64(white) / float64(h*3/4)
}

// checkRows follows lines of the paper to where the photo shows them and back
// to the sheet: there they must be level, whichever way it is turned.
func checkRows(t *testing.T, s *raster.Sheet) {
	t.Helper()
	half := s.Scale(0.5)
	for y := 300.0; y < 1500; y += 200 {
		least, most := math.Inf(1), math.Inf(-1)
		for x := 150.0; x < 1150; x += 50 {
			px, py := curling(onDesk.project(1300, 1700, x, y))
			u, v := s.FromPage(px, py)
			least, most = min(least, v), max(most, v)
			tu, tv := s.Turn(1).FromPage(px, py)
			if hu, hv := half.FromPage(px, py); math.Hypot(2*hu-u, 2*hv-v) > 1 || math.Hypot(float64(s.Gray.Rect.Dy())-v-tu, u-tv) > 1 {
				t.Fatalf("(%.0f, %.0f) lies at (%.1f, %.1f), at (%.1f, %.1f) of the half sheet and (%.1f, %.1f) of the turned one", x, y, u, v, hu, hv, tu, tv)
			}
			b := s.ToPage(image.Rect(int(u), int(v), int(u)+1, int(v)+1))
			if math.Hypot(float64(b[0])+float64(b[2])/2-px, float64(b[1])+float64(b[3])/2-py) > 2 {
				t.Errorf("(%.1f, %.1f) of the sheet leads to %v of the page, want (%.1f, %.1f)", u, v, b, px, py)
			}
		}
		if most-least > 6 {
			t.Errorf("the line at %.0f lies between %.1f and %.1f", y, least, most)
		}
	}
}
