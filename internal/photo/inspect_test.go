package photo_test

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/photo"
	"zhengqi/internal/raster"
)

var (
	white = color.NRGBA{252, 252, 252, 255}
	blue  = color.NRGBA{67, 142, 219, 255}
	black = color.NRGBA{25, 25, 30, 255}
)

// canvasOf returns a picture of one colour with the grain of a camera.
func canvasOf(w, h int, c color.NRGBA) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

func grain(img *image.NRGBA) *image.NRGBA {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		if i%4 != 3 {
			img.Pix[i] = uint8(min(max(float64(img.Pix[i])+3*r.NormFloat64(), 0), 255))
		}
	}
	return img
}

func fillRect(img *image.NRGBA, r image.Rectangle, c color.NRGBA) {
	draw.Draw(img, r, image.NewUniform(c), image.Point{}, draw.Src)
}

func ellipse(img *image.NRGBA, cx, cy, rx, ry float64, c color.NRGBA) {
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			dx, dy := (float64(x)-cx)/rx, (float64(y)-cy)/ry
			if dx*dx+dy*dy <= 1 {
				img.SetNRGBA(x, y, c)
			}
		}
	}
}

// portrait draws a head with dark hair above a dark suit.
func portrait(ground color.NRGBA) *image.NRGBA {
	img := canvasOf(600, 800, ground)
	ellipse(img, 300, 900, 290, 350, color.NRGBA{30, 34, 60, 255})
	ellipse(img, 300, 290, 150, 190, black)
	ellipse(img, 300, 340, 130, 170, color.NRGBA{224, 178, 150, 255})
	return img
}

func border(img *image.NRGBA, at, width int, c color.NRGBA) *image.NRGBA {
	outer := img.Rect.Inset(at)
	for i := range width {
		r := outer.Inset(i)
		for x := r.Min.X; x < r.Max.X; x++ {
			img.SetNRGBA(x, r.Min.Y, c)
			img.SetNRGBA(x, r.Max.Y-1, c)
		}
		for y := r.Min.Y; y < r.Max.Y; y++ {
			img.SetNRGBA(r.Min.X, y, c)
			img.SetNRGBA(r.Max.X-1, y, c)
		}
	}
	return img
}

// signature writes a wavy stroke within box.
func signature(img *image.NRGBA, box image.Rectangle) *image.NRGBA {
	for i := range 4000 {
		t := float64(i) / 4000
		x := float64(box.Min.X) + t*float64(box.Dx()-4)
		y := float64(box.Min.Y) + (0.5+0.5*math.Sin(19*t))*float64(box.Dy()-4)
		fillRect(img, image.Rect(int(x), int(y), int(x)+4, int(y)+4), black)
	}
	return img
}

func greyed(img *image.NRGBA) *image.NRGBA {
	for i := 0; i+3 < len(img.Pix); i += 4 {
		v := color.GrayModel.Convert(color.NRGBA{img.Pix[i], img.Pix[i+1], img.Pix[i+2], 255}).(color.Gray).Y
		img.Pix[i], img.Pix[i+1], img.Pix[i+2] = v, v, v
	}
	return img
}

type want map[string]string // value, or "?" for any value under review

func check(t *testing.T, got dossier.Fields, w want) {
	t.Helper()
	for name, value := range w {
		f, ok := got[name]
		switch {
		case !ok:
			t.Errorf("%s is missing", name)
		case value == "?" && !f.Review:
			t.Errorf("%s = %q without review, want review", name, f.Value)
		case value != "?" && (f.Value != value || f.Review):
			t.Errorf("%s = %q review %v, want %q without review", name, f.Value, f.Review, value)
		case f.Source != dossier.SourceImage || f.Page != 3 || f.Confidence <= 0:
			t.Errorf("%s has source %q page %d confidence %v", name, f.Source, f.Page, f.Confidence)
		}
	}
}

func TestPhoto(t *testing.T) {
	for name, c := range map[string]struct {
		img  *image.NRGBA
		want want
	}{
		"white ground":      {portrait(white), want{"background_white": "true", "has_border": "false", "colour": "true"}},
		"blue ground":       {portrait(blue), want{"background_white": "false", "has_border": "false", "colour": "true"}},
		"cream ground":      {portrait(color.NRGBA{250, 240, 205, 255}), want{"background_white": "false"}},
		"grey ground":       {portrait(color.NRGBA{190, 190, 190, 255}), want{"background_white": "false"}},
		"black and white":   {greyed(portrait(white)), want{"background_white": "true", "colour": "false"}},
		"black frame":       {border(portrait(white), 6, 3, black), want{"has_border": "true", "background_white": "true"}},
		"white rim on blue": {border(portrait(blue), 0, 12, white), want{"has_border": "true", "background_white": "false"}},
	} {
		t.Run(name, func(t *testing.T) {
			check(t, photo.Inspect(&raster.Page{Number: 3, Image: grain(c.img)}, dossier.Photo), c.want)
		})
	}
}

func TestPhotoHalfWhiteGroundIsForReview(t *testing.T) {
	img := portrait(white)
	fillRect(img, image.Rect(0, 0, 200, 300), color.NRGBA{205, 205, 205, 255})
	f := photo.Inspect(&raster.Page{Number: 3, Image: img}, dossier.Photo)["background_white"]
	if f.Value == "true" && !f.Review {
		t.Errorf("a ground with a grey third passes as white: %+v", f)
	}
}

func TestSignature(t *testing.T) {
	clean := func() *image.NRGBA { return canvasOf(300, 150, white) }
	for name, c := range map[string]struct {
		img  *image.NRGBA
		want want
	}{
		"good":         {signature(clean(), image.Rect(20, 15, 280, 135)), want{"background_white": "true", "has_border": "false", "touches_edge": "false", "ink_fill": "0.86"}},
		"small":        {signature(clean(), image.Rect(120, 60, 180, 90)), want{"touches_edge": "false", "ink_fill": "0.20"}},
		"leaves":       {signature(clean(), image.Rect(0, 15, 280, 135)), want{"touches_edge": "true"}},
		"almost":       {signature(clean(), image.Rect(20, 1, 280, 135)), want{"touches_edge": "?"}},
		"drawn frame":  {border(signature(clean(), image.Rect(40, 30, 260, 120)), 5, 2, black), want{"has_border": "true", "touches_edge": "false", "ink_fill": "0.73"}},
		"yellow paper": {signature(canvasOf(300, 150, color.NRGBA{240, 225, 170, 255}), image.Rect(20, 15, 280, 135)), want{"background_white": "false"}},
		"on a desk":    {signature(canvasOf(300, 150, color.NRGBA{120, 100, 90, 255}), image.Rect(20, 15, 280, 135)), want{"background_white": "false"}},
	} {
		t.Run(name, func(t *testing.T) {
			check(t, photo.Inspect(&raster.Page{Number: 3, Image: grain(c.img)}, dossier.Signature), c.want)
		})
	}
}

func TestEmptySignatureHasNoInk(t *testing.T) {
	f := photo.Inspect(&raster.Page{Number: 1, Image: canvasOf(300, 150, white)}, dossier.Signature)
	if v, ok := f["ink_fill"]; ok {
		t.Errorf("ink_fill = %q on an empty sheet, want unknown", v.Value)
	}
}

func TestOtherKindsAndTinyPicturesHaveNoFields(t *testing.T) {
	if f := photo.Inspect(&raster.Page{Image: canvasOf(300, 150, white)}, dossier.Passport); len(f) != 0 {
		t.Errorf("a passport has photo fields: %v", f)
	}
	for _, size := range []image.Point{{1, 1}, {15, 400}, {400, 3}} {
		if f := photo.Inspect(&raster.Page{Image: canvasOf(size.X, size.Y, white)}, dossier.Signature); len(f) != 0 {
			t.Errorf("%v was measured: %v", size, f)
		}
	}
}
