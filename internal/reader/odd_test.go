package reader

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/disintegration/imaging"
	"github.com/pdfcpu/pdfcpu/pkg/api"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

// oddities are the ways in which papers come that are not quite as a scanner
// should give them, each with the least share of values that must be right.
var oddities = map[string]struct {
	make  func(image.Image) image.Image
	least float64
}{
	"turned by 90 degrees":  {func(m image.Image) image.Image { return imaging.Rotate90(m) }, 0.9},
	"turned by 270 degrees": {func(m image.Image) image.Image { return imaging.Rotate270(m) }, 0.9},
	"upside down":           {func(m image.Image) image.Image { return imaging.Rotate180(m) }, 0.9},
	"a corner missing":      {withoutCorner, 0.7},
	"black and white":       {blackAndWhite, 0.8},
	"100 dpi":               {scaledBy(0.5), 0.8},
	"600 dpi":               {scaledBy(3), 0.9},
}

// withoutCorner takes the lower right corner off and leaves the desk there.
func withoutCorner(m image.Image) image.Image {
	out := imaging.Clone(m)
	size := out.Rect.Size()
	for y := range size.Y {
		for x := range size.X {
			if float64(x)/float64(size.X)+float64(y)/float64(size.Y) > 1.8 {
				out.Set(x, y, color.Gray{70})
			}
		}
	}
	return out
}

func blackAndWhite(m image.Image) image.Image {
	const threshold = 140
	out := image.NewPaletted(m.Bounds(), color.Palette{color.White, color.Black})
	grey := imaging.Grayscale(m)
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			if grey.NRGBAAt(x, y).R < threshold {
				out.SetColorIndex(x, y, 1)
			}
		}
	}
	return out
}

func scaledBy(factor float64) func(image.Image) image.Image {
	return func(m image.Image) image.Image {
		return imaging.Resize(m, int(float64(m.Bounds().Dx())*factor), 0, imaging.CatmullRom)
	}
}

func TestOddPictures(t *testing.T) {
	r := New(realEngine(t))
	kinds := []string{"no_crime_record", "tax_rating", "business_licence"}
	for name, odd := range oddities {
		t.Run(name, func(t *testing.T) {
			right, fields := 0, 0
			for _, kind := range kinds {
				s := oneSample(t, kind, "0", 31)
				papers := readAll(t, r, pngOf(t, odd.make(decoded(t, s.Data))))
				if !slices.Equal(kindsOf(papers), []string{kind}) {
					t.Fatalf("%s: read as %v", kind, kindsOf(papers))
				}
				right += countRight(t, s, papers[0].Fields)
				fields += len(s.Truth)
			}
			if float64(right) < odd.least*float64(fields) {
				t.Errorf("%d of %d values are right", right, fields)
			}
		})
	}
}

func TestFourPapersInOnePDF(t *testing.T) {
	kinds := []string{"no_crime_record", "tax_rating", "business_licence", "tax_certificate"}
	var samples []specimen.Sample
	var pictures []io.Reader
	for _, kind := range kinds {
		s := oneSample(t, kind, "0", 32)
		samples = append(samples, s)
		pictures = append(pictures, bytes.NewReader(s.Data))
	}
	papers := readAll(t, New(realEngine(t)), pdfOf(t, pictures...))
	if !slices.Equal(kindsOf(papers), kinds) {
		t.Fatalf("kinds %v, want %v", kindsOf(papers), kinds)
	}
	for i, p := range papers {
		if !slices.Equal(p.Pages, []int{i + 1}) {
			t.Errorf("%s is on pages %v, want %d", p.Kind, p.Pages, i+1)
		}
		if right := countRight(t, samples[i], p.Fields); 10*right < 8*len(samples[i].Truth) {
			t.Errorf("%s: %d of %d values are right", p.Kind, right, len(samples[i].Truth))
		}
	}
}

func TestTwoStatementsInOnePDF(t *testing.T) {
	racetest.Long(t)
	for _, level := range []string{"pdf", "0"} {
		t.Run(level, func(t *testing.T) {
			both := []specimen.Sample{oneSample(t, "social_insurance", level, 33), oneSample(t, "social_insurance", level, 34)}
			papers := readAll(t, New(realEngine(t)), joinedPDF(t, both[0].Data, both[1].Data))
			if !slices.Equal(kindsOf(papers), []string{"social_insurance", "social_insurance"}) {
				t.Fatalf("kinds %v, want two statements", kindsOf(papers))
			}
			for i, s := range both {
				if got := papers[i].Fields["id_number"].Value; got != s.Truth["id_number"] {
					t.Errorf("statement %d is of %s, want %s", i+1, got, s.Truth["id_number"])
				}
				countRight(t, s, papers[i].Fields)
			}
		})
	}
}

// oneLayout is the layout of the papers that the tests here change: what they
// do is not to depend on how well another layout is read.
var oneLayout = map[string]string{
	"no_crime_record": "national", "tax_rating": "certificate", "business_licence": "duplicate",
	"tax_certificate": "table", "social_insurance": "jiangsu", "remittance_slip": "icbc",
}

func oneSample(t *testing.T, kind, level string, seed uint64) specimen.Sample {
	t.Helper()
	samples, err := specimen.Samples(specimen.SampleOptions{
		Kind: kind, Level: level, Count: 1, Seed: seed, Date: "2026-11-20", Layout: oneLayout[kind],
	})
	if err != nil {
		t.Fatal(err)
	}
	return samples[0]
}

func decoded(t *testing.T, data []byte) image.Image {
	t.Helper()
	m, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// pdfOf makes a PDF of pictures, one a page.
func pdfOf(t *testing.T, pictures ...io.Reader) []byte {
	t.Helper()
	api.DisableConfigDir()
	var out bytes.Buffer
	if err := api.ImportImages(nil, &out, pictures, nil, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// joinedPDF makes one PDF of several files, each a PDF or a JPEG.
func joinedPDF(t *testing.T, files ...[]byte) []byte {
	t.Helper()
	var parts []io.ReadSeeker
	for _, data := range files {
		if !bytes.HasPrefix(data, []byte("%PDF")) {
			data = pdfOf(t, bytes.NewReader(data))
		}
		parts = append(parts, bytes.NewReader(data))
	}
	api.DisableConfigDir()
	var out bytes.Buffer
	if err := api.MergeRaw(parts, &out, false, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readAll(t *testing.T, r *Reader, data []byte) []dossier.Paper {
	t.Helper()
	f, err := raster.Open(data, raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	papers, err := r.Read(t.Context(), f, Options{Now: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return papers
}

func kindsOf(papers []dossier.Paper) []string {
	var out []string
	for _, p := range papers {
		out = append(out, string(p.Kind))
	}
	return out
}

// countRight counts the values that are right, and fails where one is wrong and
// not flagged.
func countRight(t *testing.T, s specimen.Sample, fields dossier.Fields) int {
	t.Helper()
	right := 0
	for name, truth := range s.Truth {
		got := fields[name]
		if shown(got) == truthText(truth) {
			right++
		} else if got.Certain() {
			t.Errorf("%s %s: %q read for %q and not flagged", s.Kind, name, shown(got), truthText(truth))
		}
	}
	return right
}

func TestTwoSlipsOnOneSheet(t *testing.T) {
	first, second := oneSample(t, "remittance_slip", "0", 35), oneSample(t, "remittance_slip", "0", 36)
	r := New(realEngine(t))
	papers := readAll(t, r, pngOf(t, oneOverOther(decoded(t, first.Data), decoded(t, second.Data))))
	if !slices.Equal(kindsOf(papers), []string{"remittance_slip", "remittance_slip"}) {
		t.Fatalf("kinds %v, want two slips", kindsOf(papers))
	}
	for i, s := range []specimen.Sample{first, second} {
		if right := countRight(t, s, papers[i].Fields); 10*right < 8*len(s.Truth) {
			t.Errorf("slip %d: %d of %d values are right", i+1, right, len(s.Truth))
		}
	}
	if copies := readAll(t, r, pngOf(t, oneOverOther(decoded(t, first.Data), decoded(t, first.Data)))); len(copies) != 1 {
		t.Errorf("two copies of one slip are %d payments, want 1", len(copies))
	}
}

// oneOverOther lays the print of one picture under that of another.
func oneOverOther(upper, lower image.Image) image.Image {
	size := upper.Bounds().Size()
	out := imaging.New(max(size.X, lower.Bounds().Dx()), size.Y+lower.Bounds().Dy(), color.White)
	out = imaging.Paste(out, upper, image.Point{})
	return imaging.Paste(out, lower, image.Pt(0, size.Y))
}

func TestTwoPassportsOnOneSheet(t *testing.T) {
	first, second := oneSample(t, "passport", "0", 37), oneSample(t, "passport", "0", 38)
	papers := readAll(t, New(realEngine(t)), pngOf(t, oneOverOther(decoded(t, first.Data), decoded(t, second.Data))))
	if !slices.Equal(kindsOf(papers), []string{"passport", "passport"}) {
		t.Fatalf("kinds %v, want two passports", kindsOf(papers))
	}
	numbers := map[any]specimen.Sample{first.Truth["document_number"]: first, second.Truth["document_number"]: second}
	for _, p := range papers {
		s, ok := numbers[p.Fields["document_number"].Value]
		if !ok {
			t.Fatalf("number %q is of neither", p.Fields["document_number"].Value)
		}
		delete(numbers, p.Fields["document_number"].Value)
		countRight(t, s, p.Fields)
	}
}
