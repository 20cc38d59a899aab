package reader

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
)

// The zone of the fixtures, all of one synthetic passport: those in the folder
// are what the standard library cannot write.
const (
	fixtureLine1 = "POCHNGUO<<GUANGBO<<<<<<<<<<<<<<<<<<<<<<<<<<<"
	fixtureLine2 = "E412829761CHN8503183M3409062FPIPAPIFNNEGA988"
)

func fixture(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/zone/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// readBytes reads a file of one page as a passport, as given to the program.
func readBytes(t *testing.T, data []byte, kind dossier.Kind) dossier.Paper {
	t.Helper()
	return readFile(t, New(scripted{}), data, kind)
}

func readFile(t *testing.T, r *Reader, data []byte, kind dossier.Kind) dossier.Paper {
	t.Helper()
	f, err := raster.Open(data, raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	papers, err := r.Read(context.Background(), f, Options{Kind: kind, Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return papers[0]
}

func TestEveryKindOfFileIsRead(t *testing.T) {
	upright := imageOf(t, fixture(t, "progressive.jpg"))
	files := map[string][]byte{
		"progressive": fixture(t, "progressive.jpg"), "4:1:1": fixture(t, "411.jpg"), "4:4:0": fixture(t, "440.jpg"), "4:1:0": fixture(t, "410.jpg"),
		"inks by Adobe's luminance":        fixture(t, "cmyk_adobe.jpg"),
		"inks, inverted by Adobe":          inksJPEG(t, upright, true),
		"inks, straight, without a marker": inksJPEG(t, upright, false),
		"16-bit PNG":                       pngOf(t, copied(upright, image.NewRGBA64(upright.Bounds()))),
		"16-bit grey PNG":                  pngOf(t, copied(upright, image.NewGray16(upright.Bounds()))),
		"palette PNG":                      pngOf(t, copied(upright, image.NewPaletted(upright.Bounds(), greys()))),
	}
	for turn := 1; turn <= 8; turn++ {
		files[fmt.Sprintf("EXIF orientation %d", turn)] = exifJPEG(t, upright, turn)
	}
	for name, data := range files {
		t.Run(name, func(t *testing.T) {
			paper := readBytes(t, data, dossier.Passport)
			got := []string{paper.Fields["mrz_line1"].Value, paper.Fields["mrz_line2"].Value}
			if diff := cmp.Diff([]string{fixtureLine1, fixtureLine2}, got); diff != "" {
				t.Error(diff)
			}
			if box := paper.Fields["document_number"].Box; box[2] < 3*box[3] {
				t.Errorf("the number stands at %v of the upright page", box)
			}
		})
	}
}

func imageOf(t *testing.T, data []byte) image.Image {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func copied(src image.Image, dst draw.Image) image.Image {
	draw.Draw(dst, dst.Bounds(), src, src.Bounds().Min, draw.Src)
	return dst
}

func greys() color.Palette {
	var out color.Palette
	for v := 0; v < 256; v += 5 {
		out = append(out, color.Gray{uint8(v)})
	}
	return out
}

func pngOf(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// exifJPEG stores the picture turned so that its EXIF orientation (EXIF 2.3,
// tag 0x0112) shows it upright.
func exifJPEG(t *testing.T, upright image.Image, orientation int) []byte {
	t.Helper()
	b := upright.Bounds()
	w, h := b.Dx(), b.Dy()
	if orientation >= 5 {
		w, h = h, w
	}
	stored := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range b.Dy() {
		for x := range b.Dx() {
			sx, sy := x, y
			switch orientation {
			case 2:
				sx = w - 1 - x
			case 3:
				sx, sy = w-1-x, h-1-y
			case 4:
				sy = h - 1 - y
			case 5:
				sx, sy = y, x
			case 6:
				sx, sy = y, h-1-x
			case 7:
				sx, sy = w-1-y, h-1-x
			case 8:
				sx, sy = w-1-y, x
			}
			stored.Set(sx, sy, upright.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	tiff := []byte{'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, byte(orientation), 0, 0, 0, 0, 0, 0}
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(tiff) + 2)}, tiff...)
	return slices.Insert(jpegOf(t, stored), 2, segment...)
}

// inksJPEG writes a baseline JPEG of the four inks cyan, magenta, yellow and
// black, each in a scan of its own, out of grey ones: inverted with Adobe's
// marker, or straight without it.
func inksJPEG(t *testing.T, img image.Image, adobe bool) []byte {
	t.Helper()
	black, none := image.NewGray(img.Bounds()), image.NewGray(img.Bounds())
	draw.Draw(black, black.Rect, img, img.Bounds().Min, draw.Src)
	for i := range black.Pix {
		if adobe {
			none.Pix[i] = 255
		} else {
			black.Pix[i] = 255 - black.Pix[i]
		}
	}
	head, scan := parted(jpegOf(t, none))
	_, blackScan := parted(jpegOf(t, black))
	frame := bytes.Index(head, []byte{0xFF, 0xC0})
	frameEnd := frame + 2 + int(binary.BigEndian.Uint16(head[frame+2:]))
	out := slices.Clone(head[:2])
	if adobe {
		out = append(out, 0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0)
	}
	out = append(out, head[2:frame]...)
	out = append(out, 0xFF, 0xC0, 0, 20)
	out = append(out, head[frame+4:frame+9]...)
	out = append(out, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0)
	out = append(out, head[frameEnd:]...)
	for ink := byte(1); ink <= 4; ink++ {
		out = append(out, 0xFF, 0xDA, 0, 8, 1, ink, 0, 0, 63, 0)
		if ink == 4 {
			scan = blackScan
		}
		out = append(out, scan...)
	}
	return append(out, 0xFF, 0xD9)
}

// parted splits a grey JPEG into what stands before its scan and the data of
// the scan.
func parted(data []byte) (head, scan []byte) {
	at := bytes.Index(data, []byte{0xFF, 0xDA})
	body := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
	return data[:at], data[body : len(data)-2]
}

// Zones of every format are read whole where the caller asks for a passport;
// without that word, only those of passports and visas have a kind of their
// own.
func TestEveryFormatIsRead(t *testing.T) {
	person := map[string]string{"surname": "ERIKSSON", "given_names": "ANNA MARIA", "issuing_state": "UTO", "sex": "F", "birth_date": "1974-08-12", "expiry_date": "2032-04-15", "mrz_valid": "true"}
	card := map[string]string{"document_number": "D23145890", "nationality": "UTO"}
	visa := map[string]string{"document_number": "L8988901C", "nationality": "CHN"}
	for name, c := range map[string]struct {
		kind  dossier.Kind
		lines []string
		also  map[string]string
	}{
		"td1":  {dossier.Other, []string{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F3204153UTO<<<<<<<<<<<2", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"}, card},
		"td2":  {dossier.Other, []string{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F3204153<<<<<<<2"}, card},
		"mrva": {dossier.VisaPage, []string{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4CHN7408122F3204153<<<<<<<<<<<<<<<<"}, visa},
		"mrvb": {dossier.VisaPage, []string{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4CHN7408122F3204153<<<<<<<<"}, visa},
	} {
		t.Run(name, func(t *testing.T) {
			data := fixture(t, name+".jpg")
			for given, kind := range map[dossier.Kind]dossier.Kind{"": c.kind, dossier.Passport: dossier.Passport} {
				paper := readBytes(t, data, given)
				want := map[string]string{}
				maps.Copy(want, person)
				maps.Copy(want, c.also)
				for i, l := range c.lines {
					want[lineNames[i]] = l
				}
				if paper.Kind == dossier.VisaPage {
					maps.Copy(want, map[string]string{"holder_name": "ERIKSSON ANNA MARIA", "country": "UTO", "valid_until": "2032-04-15"})
				}
				got := map[string]string{}
				for name, f := range paper.Fields {
					got[name] = f.Value
				}
				if codes := paper.Fields["quality"].List; given == dossier.Passport && !slices.Equal(codes, []string{notDataPage}) {
					t.Errorf("as a passport its quality is %v", codes)
				}
				delete(got, "quality")
				if diff := cmp.Diff(want, got); diff != "" || paper.Kind != kind {
					t.Errorf("kind %q given: %s\n%s", given, paper.Kind, diff)
				}
			}
		})
	}
}
