package reader

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

// An e-certificate over whose date another's picture was laid still says its
// own date as text: who opens the file sees the other one.
func TestTextUnderAPictureIsForAPerson(t *testing.T) {
	racetest.Long(t)
	r := New(realEngine(t))
	samples, err := specimen.Samples(specimen.SampleOptions{
		Kind: "tax_rating", Level: "pdf", Count: 8, Seed: 3, Date: "2026-11-20", Layout: "certificate",
	})
	if err != nil {
		t.Fatal(err)
	}
	fields, page := readOne(t, r, samples[0].Data)
	date := fields["issue_date"]
	if !date.Certain() || fields[hiddenText].Known() {
		t.Fatalf("before: date %+v, hidden %q", date, fields[hiddenText].List)
	}
	other := otherDate(t, r, samples[1:], date.Value)
	fields, _ = readOne(t, r, overlaid(t, samples[0].Data, page, other, date.Box))
	if got := fields["issue_date"]; got.Certain() || !slices.Contains(fields[hiddenText].List, got.Raw) {
		t.Errorf("date %+v, hidden %q", got, fields[hiddenText].List)
	}
	if !fields["taxpayer_id"].Certain() {
		t.Errorf("the code, which nothing hides, is %+v", fields["taxpayer_id"])
	}
}

func readOne(t *testing.T, r *Reader, data []byte) (dossier.Fields, *raster.Page) {
	t.Helper()
	f, err := raster.Open(data, raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	papers, err := r.Read(t.Context(), f, Options{Now: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)})
	if err != nil || len(papers) != 1 {
		t.Fatal(len(papers), err)
	}
	page, err := f.Page(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return papers[0].Fields, page
}

// otherDate is the picture of a date of issue other than value.
func otherDate(t *testing.T, r *Reader, samples []specimen.Sample, value string) image.Image {
	t.Helper()
	for _, s := range samples {
		fields, page := readOne(t, r, s.Data)
		if d := fields["issue_date"]; d.Certain() && d.Value != value {
			return page.Image.SubImage(rectOf(d.Box))
		}
	}
	t.Fatal("no other date")
	return nil
}

func rectOf(b dossier.Box) image.Rectangle { return image.Rect(b[0], b[1], b[0]+b[2], b[1]+b[3]) }

// overlaid lays a picture over a box of the only page of a PDF.
func overlaid(t *testing.T, data []byte, page *raster.Page, picture image.Image, at dossier.Box) []byte {
	t.Helper()
	var img, out bytes.Buffer
	if err := png.Encode(&img, picture); err != nil {
		t.Fatal(err)
	}
	points := func(pixels int) float64 { return float64(pixels) * 72 / float64(page.DPI) }
	where := fmt.Sprintf("pos:bl, rot:0, op:1, scale:%f abs, off:%f %f", 72/float64(page.DPI), points(at[0]),
		points(page.Image.Rect.Dy()-at[1]-picture.Bounds().Dy()))
	api.DisableConfigDir()
	mark, err := api.ImageWatermarkForReader(&img, where, true, false, types.POINTS)
	if err != nil {
		t.Fatal(err)
	}
	if err := api.AddWatermarks(bytes.NewReader(data), &out, nil, mark, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
