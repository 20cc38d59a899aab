package photo_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/disintegration/imaging"

	"zhengqi/internal/dossier"
	"zhengqi/internal/photo"
	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

var (
	wantedPhoto     = dossier.PictureSpec{Kind: dossier.Photo, Width: 600, Height: 800, White: true, Colour: true, MaxBytes: 5_000_000}
	wantedSignature = dossier.PictureSpec{Kind: dossier.Signature, Width: 300, Height: 150, White: true, MaxBytes: 5_000_000}
)

// handedIn are a photo and a signature as the specimens draw them.
func handedIn(t *testing.T) (portrait, signature *image.NRGBA) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "group")
	truth, err := specimen.Write(dir, specimen.Options{Applicants: 1, Seed: 21, Date: "2026-11-20", Level: "0"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range truth.Files {
		data, err := os.ReadFile(filepath.Join(dir, f.Path))
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := image.Decode(bytes.NewReader(data))
		switch {
		case f.Kind == "photo" && err == nil:
			portrait = imaging.Clone(img)
		case f.Kind == "signature" && err == nil:
			signature = imaging.Clone(img)
		}
	}
	return portrait, signature
}

// tinted multiplies a picture by a colour: as under a lamp, or on yellow paper.
func tinted(img *image.NRGBA, by [3]float64) *image.NRGBA {
	out := imaging.Clone(img)
	for i := range out.Pix {
		if i%4 != 3 {
			out.Pix[i] = uint8(float64(out.Pix[i]) * by[i%4])
		}
	}
	return out
}

// onSheet lays a picture onto a larger one of a colour.
func onSheet(img *image.NRGBA, w, h int, at image.Point, ground color.NRGBA) *image.NRGBA {
	out := canvasOf(w, h, ground)
	draw.Draw(out, img.Rect.Add(at), img, image.Point{}, draw.Src)
	return out
}

func fixed(t *testing.T, img *image.NRGBA, spec dossier.PictureSpec) (dossier.FixedPicture, string) {
	t.Helper()
	f, err := photo.Fix(&raster.Page{Number: 1, Image: img}, spec)
	var refusal *dossier.Error
	if errors.As(err, &refusal) {
		return f, refusal.Code
	}
	if err != nil {
		t.Fatal(err)
	}
	return f, ""
}

func TestFixMakesWhatTheOfficeAsksFor(t *testing.T) {
	racetest.Long(t)
	portrait, signature := handedIn(t)
	ground := color.NRGBA{portrait.Pix[4000], portrait.Pix[4001], portrait.Pix[4002], 255}
	exact := wantedPhoto
	exact.Width, exact.Height = 550, 733
	small := wantedPhoto
	small.MaxBytes = 30_000
	atMost := wantedPhoto
	atMost.AtMost = true
	for name, c := range map[string]struct {
		img           *image.NRGBA
		spec          dossier.PictureSpec
		width, height int
		done          string
	}{
		"as it should be":     {portrait, wantedPhoto, 600, 800, ""},
		"another size":        {imaging.Resize(portrait, 1200, 1600, imaging.Lanczos), wantedPhoto, 600, 800, "缩放为600×800像素"},
		"another ratio":       {onSheet(portrait, 1000, 800, image.Pt(250, 0), ground), wantedPhoto, 600, 800, "裁剪为要求的宽高比"},
		"wanzhou":             {portrait, exact, 550, 733, "缩放为550×733像素"},
		"under a yellow lamp": {tinted(portrait, [3]float64{0.97, 0.94, 0.84}), wantedPhoto, 600, 800, "背景校正为白色"},
		"few bytes":           {portrait, small, 600, 800, ""},
		"a range":             {imaging.Resize(portrait, 480, 640, imaging.Lanczos), atMost, 480, 640, ""},
		"a large signature":   {onSheet(signature, 1200, 900, image.Pt(500, 500), color.NRGBA{250, 250, 250, 255}), wantedSignature, 300, 150, "按笔迹裁剪为要求的宽高比"},
		"a small signature":   {signature, dossier.PictureSpec{Kind: dossier.Signature, Width: 550, Height: 280, White: true, MaxBytes: 1_000_000}, 550, 280, "缩放为550×280像素"},
		"a small head":        {onSheet(imaging.Resize(portrait, 900, 1200, imaging.Lanczos), 3000, 4000, image.Pt(1100, 1500), ground), wantedPhoto, 600, 800, "裁剪为要求的宽高比"},
		"grey paper":          {tinted(signature, [3]float64{0.75, 0.74, 0.70}), wantedSignature, 300, 150, "背景校正为白色"},
	} {
		t.Run(name, func(t *testing.T) {
			f, refusal := fixed(t, c.img, c.spec)
			if refusal != "" {
				t.Fatalf("refused: %s", refusal)
			}
			img, err := jpeg.Decode(bytes.NewReader(f.JPEG))
			if err != nil || img.Bounds().Dx() != c.width || img.Bounds().Dy() != c.height {
				t.Fatalf("%v, %v", img.Bounds(), err)
			}
			if !strings.Contains(strings.Join(f.Done, "，"), c.done) || len(f.Done) != len(f.DoneEN) {
				t.Errorf("done: %v, %v", f.Done, f.DoneEN)
			}
			if len(f.JPEG) >= c.spec.MaxBytes {
				t.Errorf("%d bytes", len(f.JPEG))
			}
			if dir := os.Getenv("ZHENGQI_KEEP_PICTURES"); dir != "" {
				_ = os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".jpg"), f.JPEG, 0o644)
			}
		})
	}
}

func TestFixRefusesToInvent(t *testing.T) {
	racetest.Long(t)
	portrait, signature := handedIn(t)
	tiny := wantedPhoto
	tiny.MaxBytes = 900
	two := canvasOf(1200, 800, white)
	draw.Draw(two, portrait.Rect, portrait, image.Point{}, draw.Src)
	draw.Draw(two, portrait.Rect.Add(image.Pt(600, 0)), portrait, image.Point{}, draw.Src)
	for name, c := range map[string]struct {
		img  *image.NRGBA
		spec dossier.PictureSpec
		want string
	}{
		"too small":          {imaging.Resize(portrait, 240, 320, imaging.Lanczos), wantedPhoto, "picture_too_small"},
		"no face":            {canvasOf(600, 800, blue), wantedPhoto, "picture_without_face"},
		"two faces":          {two, wantedPhoto, "picture_with_several_faces"},
		"a blue ground":      {tinted(portrait, [3]float64{0.3, 0.6, 0.95}), wantedPhoto, "picture_ground_not_white"},
		"black and white":    {greyed(imaging.Clone(portrait)), wantedPhoto, "picture_without_colour"},
		"a head at the edge": {imaging.Crop(portrait, image.Rect(280, 0, 600, 300)), wantedPhoto, "picture_without_face"},
		"a pale blue wall":   {tinted(portrait, [3]float64{0.78, 0.86, 1}), wantedPhoto, "picture_ground_not_white"},
		"a head too small":   {onSheet(imaging.Resize(portrait, 240, 320, imaging.Lanczos), 750, 1000, image.Pt(250, 300), white), wantedPhoto, "picture_too_small"},
		"cut-off ink":        {imaging.Crop(signature, image.Rect(0, 0, signature.Rect.Dx()*6/10, signature.Rect.Dy())), wantedSignature, "picture_ink_cut"},
		"a long stroke":      {bar(16, 60000), wantedSignature, "picture_ink_too_long"},
		"no ink":             {canvasOf(300, 150, white), wantedSignature, "picture_without_ink"},
		"few bytes":          {portrait, tiny, "picture_too_large"},
		"a dot":              {canvasOf(3, 3, white), wantedPhoto, "picture_too_small"},
		"black":              {canvasOf(600, 800, color.NRGBA{0, 0, 0, 255}), wantedPhoto, "picture_without_colour"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := fixed(t, c.img, c.spec); got != c.want {
				t.Errorf("refused with %q, want %q", got, c.want)
			}
		})
	}
}

// bar is a thin black stroke down the middle of a white sheet.
func bar(w, h int) *image.NRGBA {
	out := canvasOf(w, h, white)
	draw.Draw(out, image.Rect(w/2-2, 20, w/2+2, h-20), image.NewUniform(color.NRGBA{0, 0, 0, 255}), image.Point{}, draw.Src)
	return out
}

func TestFaces(t *testing.T) {
	racetest.Long(t)
	portrait, signature := handedIn(t)
	f := photo.Inspect(&raster.Page{Number: 3, Image: portrait}, dossier.Photo)
	check(t, f, want{"face_count": "1"})
	if f := photo.Inspect(&raster.Page{Number: 3, Image: canvasOf(600, 800, white)}, dossier.Photo); f["face_count"].Known() {
		t.Errorf("a blank sheet has %+v", f["face_count"])
	}
	if f := photo.Inspect(&raster.Page{Number: 3, Image: imaging.Resize(signature, 600, 300, imaging.Box)}, dossier.Photo); f["face_count"].Known() {
		t.Errorf("a signature has %+v", f["face_count"])
	}
}
