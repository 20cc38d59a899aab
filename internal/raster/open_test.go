package raster_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
)

func code(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var e *dossier.Error
	if !errors.As(err, &e) {
		t.Fatalf("error without a code: %v", err)
	}
	if e.Message == "" || e.MessageEN == "" {
		t.Errorf("%s says nothing to people", e.Code)
	}
	return e.Code
}

// quadrants is red, green, blue and white, from the top left, clockwise, with
// the blue one below the white.
func quadrants(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetNRGBA(x, y, quadrantColours[quadrant(x, y, w, h)])
		}
	}
	return img
}

var quadrantColours = [4]color.NRGBA{{230, 20, 20, 255}, {20, 200, 20, 255}, {20, 20, 230, 255}, {250, 250, 250, 255}}

func quadrant(x, y, w, h int) int {
	switch {
	case 2*y < h && 2*x < w:
		return 0
	case 2*y < h:
		return 1
	case 2*x >= w:
		return 2
	}
	return 3
}

func encodeJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodePNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withOrientation inserts an EXIF block into a JPEG.
func withOrientation(data []byte, orientation uint16, order binary.AppendByteOrder, mark string) []byte {
	tiff := append([]byte(mark), order.AppendUint16(nil, 42)...)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint16(tiff, 0x0112)
	tiff = order.AppendUint16(tiff, 3)
	tiff = order.AppendUint32(tiff, 1)
	tiff = order.AppendUint16(tiff, orientation)
	tiff = append(tiff, 0, 0, 0, 0, 0, 0)
	body := append([]byte("Exif\x00\x00"), tiff...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(body)+2))
	out := append([]byte{}, data[:2]...)
	out = append(append(out, segment...), body...)
	return append(out, data[2:]...)
}

func open(t testing.TB, data []byte) *raster.Page {
	t.Helper()
	f, err := raster.Open(data, raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := f.Page(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestGateRefuses(t *testing.T) {
	jpg, pngs := encodeJPEG(t, quadrants(64, 48)), encodePNG(t, quadrants(64, 48))
	small := raster.Limits{Bytes: 1 << 20, Pixels: 1000, Pages: 2}
	for name, c := range map[string]struct {
		data   []byte
		limits raster.Limits
		want   string
	}{
		"nothing":               {nil, raster.DefaultLimits, "empty_file"},
		"text":                  {[]byte("hello, world"), raster.DefaultLimits, "text_file"},
		"text of Windows":       {[]byte("\xc7\xeb\xb2\xe9\xca\xd5\r\n"), raster.DefaultLimits, "text_file"},
		"a declaration":         {[]byte("business: new\napplicants:\n- folder: \"01\"\n  name_zh: 王晓琳\n"), raster.DefaultLimits, "text_file"},
		"a PDF without a head":  {[]byte("3 0 obj\n<</Type/Page>>\nendobj\n"), raster.DefaultLimits, "unsupported_type"},
		"base64":                {[]byte(strings.Repeat("/9j/4AAQSkZJRgABAQ", 8)), raster.DefaultLimits, "unsupported_type"},
		"a mail":                {[]byte("Received: from a by b\r\nSubject: x\r\n"), raster.DefaultLimits, "unsupported_type"},
		"rich text":             {[]byte(`{\rtf1\ansi hello}`), raster.DefaultLimits, "unsupported_type"},
		"a saved page":          {[]byte("From: a@b.cn\r\nMIME-Version: 1.0\r\n"), raster.DefaultLimits, "unsupported_type"},
		"gif":                   {[]byte("GIF89a\x01\x00\x01\x00"), raster.DefaultLimits, "unsupported_type"},
		"tiff":                  {[]byte("II*\x00\x08\x00\x00\x00"), raster.DefaultLimits, "unsupported_type"},
		"too many bytes":        {jpg, raster.Limits{Bytes: 100, Pixels: 1e6, Pages: 1}, "too_large"},
		"too many JPEG pixels":  {jpg, small, "too_many_pixels"},
		"too many PNG pixels":   {pngs, small, "too_many_pixels"},
		"JPEG header only":      {jpg[:3], raster.DefaultLimits, "damaged_file"},
		"JPEG cut in half":      {jpg[:len(jpg)/2], raster.DefaultLimits, "damaged_file"},
		"JPEG without its end":  {jpg[:len(jpg)-2], raster.DefaultLimits, "damaged_file"},
		"PNG cut in half":       {pngs[:len(pngs)/2], raster.DefaultLimits, "damaged_file"},
		"PNG without its end":   {pngs[:len(pngs)-8], raster.DefaultLimits, "damaged_file"},
		"PDF header only":       {[]byte("%PDF-1.7\n"), raster.DefaultLimits, "damaged_file"},
		"PDF cut in half":       {simplePDF(3, 0)[:400], raster.DefaultLimits, "damaged_file"},
		"PDF of too many pages": {simplePDF(3, 0), small, "too_many_pages"},
		"PDF with a password":   {encryptedPDF(t, "secret"), raster.DefaultLimits, "encrypted_pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := raster.Open(c.data, c.limits)
			if got := code(t, err); got != c.want {
				t.Errorf("code = %q, want %q (%v)", got, c.want, err)
			}
		})
	}
}

func TestScanBombIsRefused(t *testing.T) {
	data := encodeJPEG(t, quadrants(64, 48))
	scan := []byte{0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0}
	bomb := append([]byte{}, data[:len(data)-2]...)
	for range 1000 {
		bomb = append(bomb, scan...)
	}
	_, err := raster.Open(append(bomb, 0xFF, 0xD9), raster.DefaultLimits)
	if got := code(t, err); got != "damaged_file" {
		t.Errorf("code = %q, want damaged_file", got)
	}
}

func TestDamageInsideThePictureIsAnError(t *testing.T) {
	data := encodePNG(t, quadrants(64, 48))
	data[len(data)/2] ^= 0xFF
	f, err := raster.Open(data, raster.DefaultLimits)
	if err == nil {
		_, err = f.Page(context.Background(), 1)
	}
	if got := code(t, err); got != "damaged_file" {
		t.Errorf("code = %q, want damaged_file", got)
	}
}

func TestOrientations(t *testing.T) {
	plain := encodeJPEG(t, quadrants(64, 48))
	// The quadrant shown at the top left, top right, bottom right, bottom left.
	want := map[uint16][4]int{
		1: {0, 1, 2, 3}, 2: {1, 0, 3, 2}, 3: {2, 3, 0, 1}, 4: {3, 2, 1, 0},
		5: {0, 3, 2, 1}, 6: {3, 0, 1, 2}, 7: {2, 1, 0, 3}, 8: {1, 2, 3, 0},
		0: {0, 1, 2, 3}, 9: {0, 1, 2, 3},
	}
	for orientation, corners := range want {
		for mark, order := range map[string]binary.AppendByteOrder{"II": binary.LittleEndian, "MM": binary.BigEndian} {
			p := open(t, withOrientation(plain, orientation, order, mark))
			w, h := p.Image.Rect.Dx(), p.Image.Rect.Dy()
			if turned := orientation >= 5 && orientation <= 8; turned != (w == 48) {
				t.Errorf("orientation %d: %d×%d", orientation, w, h)
			}
			at := [4]image.Point{{8, 8}, {w - 8, 8}, {w - 8, h - 8}, {8, h - 8}}
			for i, q := range corners {
				if !alike(p.Image.NRGBAAt(at[i].X, at[i].Y), quadrantColours[q]) {
					t.Errorf("orientation %d (%s): corner %d is %v", orientation, mark, i, p.Image.NRGBAAt(at[i].X, at[i].Y))
				}
			}
		}
	}
}

func alike(a, b color.NRGBA) bool {
	d := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return d(a.R, b.R) < 30 && d(a.G, b.G) < 30 && d(a.B, b.B) < 30
}

func TestHostileMetadataIsIgnored(t *testing.T) {
	plain := encodeJPEG(t, quadrants(64, 48))
	for cut := range 40 {
		data := withOrientation(plain, 6, binary.BigEndian, "MM")
		binary.BigEndian.PutUint16(data[4:], uint16(2+6+cut%26))
		for i := range cut {
			data[12+i%20] ^= byte(37 * cut)
		}
		if f, err := raster.Open(data, raster.DefaultLimits); err == nil {
			_, _ = f.Page(context.Background(), 1)
		}
	}
}

func TestPictureVariants(t *testing.T) {
	gray := image.NewGray(image.Rect(0, 0, 40, 30))
	deep := image.NewNRGBA64(image.Rect(0, 0, 40, 30))
	palette := image.NewPaletted(image.Rect(0, 0, 40, 30), color.Palette{color.White, color.NRGBA{200, 0, 0, 255}})
	veil := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	for y := range 30 {
		for x := range 40 {
			gray.SetGray(x, y, color.Gray{200})
			deep.SetNRGBA64(x, y, color.NRGBA64{0xC8C8, 0, 0, 0xFFFF})
			palette.SetColorIndex(x, y, 1)
			veil.SetNRGBA(x, y, color.NRGBA{0, 0, 0, 51})
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want color.NRGBA
		grey bool
	}{
		"grey JPEG":                {encodeJPEG(t, gray), color.NRGBA{200, 200, 200, 255}, true},
		"grey PNG":                 {encodePNG(t, gray), color.NRGBA{200, 200, 200, 255}, true},
		"16-bit PNG":               {encodePNG(t, deep), color.NRGBA{200, 0, 0, 255}, false},
		"palette PNG":              {encodePNG(t, palette), color.NRGBA{200, 0, 0, 255}, false},
		"translucent over white":   {encodePNG(t, veil), color.NRGBA{204, 204, 204, 255}, false},
		"CMYK JPEG":                {cmykJPEG(t), color.NRGBA{200, 40, 40, 255}, false},
		"progressive JPEG, colour": {progressiveJPEG(t), color.NRGBA{254, 0, 0, 255}, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, c.data)
			if got := p.Image.NRGBAAt(5, 5); !alike(got, c.want) || got.A != 255 {
				t.Errorf("pixel = %v, want %v", got, c.want)
			}
			if p.Grey != c.grey {
				t.Errorf("Grey = %v", p.Grey)
			}
		})
	}
}

func TestNoSuchPage(t *testing.T) {
	f, err := raster.Open(encodePNG(t, quadrants(8, 8)), raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, -1, 2} {
		_, err := f.Page(context.Background(), n)
		if got := code(t, err); got != "no_such_page" {
			t.Errorf("page %d: code = %q", n, got)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := f.Page(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	jpg := encodeJPEG(f, quadrants(40, 30))
	f.Add(jpg)
	f.Add(withOrientation(jpg, 6, binary.BigEndian, "MM"))
	f.Add(encodePNG(f, quadrants(40, 30)))
	f.Add(simplePDF(2, 90))
	f.Add(cmykJPEG(f))
	limits := raster.Limits{Bytes: 1 << 20, Pixels: 1 << 20, Pages: 10}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := raster.Open(data, limits)
		if err != nil {
			code(t, err)
			return
		}
		defer file.Close()
		if file.Format() == raster.PDF {
			return // rendering runs in a sandbox; the gate is what is fuzzed
		}
		p, err := file.Page(context.Background(), 1)
		if err != nil {
			code(t, err)
			return
		}
		s := raster.Straighten(p)
		s.Lines()
		s.Turn(s.Upright()).ToPage(s.Gray.Rect)
		raster.Quality(p)
	})
}

func TestPictureIsDecodedOnce(t *testing.T) {
	f, err := raster.Open(encodePNG(t, quadrants(8, 8)), raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	first, err := f.Page(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := f.Page(context.Background(), 1); again != first || err != nil {
		t.Errorf("another page the second time, %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Page(context.Background(), 1); err == nil {
		t.Error("a closed file still gives its page")
	}
}
