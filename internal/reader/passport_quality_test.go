package reader

import (
	"context"
	"image"
	"image/draw"
	"testing"

	"github.com/google/go-cmp/cmp"
	xdraw "golang.org/x/image/draw"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/racetest"
	"zhengqi/internal/specimen"
)

// The reasons are measured on the zone: on a picture made worse after it was
// found.
func TestZoneQualityNamesWhatHidesTheZone(t *testing.T) {
	racetest.Long(t)
	p, _ := passportPage(t, scripted{})
	found, err := scan.Read(context.Background(), p.raster.Image, p.now)
	if err != nil {
		t.Fatal(err)
	}
	zone := found.Lines[0].Box
	for name, c := range map[string]struct {
		spoil func(*image.NRGBA, *scan.Result)
		want  []string
	}{
		"nothing": {func(*image.NRGBA, *scan.Result) {}, nil},
		"glare": {func(img *image.NRGBA, _ *scan.Result) {
			draw.Draw(img, image.Rect(zone.Min.X+200, zone.Min.Y-40, zone.Min.X+500, zone.Max.Y+40), image.White, image.Point{}, draw.Src)
		}, []string{"glare"}},
		"night": {func(img *image.NRGBA, _ *scan.Result) {
			for i := range img.Pix {
				if i%4 != 3 {
					img.Pix[i] /= 4
				}
			}
		}, []string{"dark"}},
		"shaken": {func(img *image.NRGBA, _ *scan.Result) {
			small := image.NewNRGBA(image.Rect(0, 0, img.Rect.Dx()/12, img.Rect.Dy()/12))
			xdraw.BiLinear.Scale(small, small.Rect, img, img.Rect, xdraw.Src, nil)
			xdraw.CatmullRom.Scale(img, img.Rect, small, small.Rect, xdraw.Src, nil)
		}, []string{"blurred"}},
		"cut": {func(_ *image.NRGBA, r *scan.Result) { r.Corners[2].X += 3000 }, []string{"cut_off"}},
		"far": {func(_ *image.NRGBA, r *scan.Result) {
			r.Corners[1].X = r.Corners[0].X + (r.Corners[1].X-r.Corners[0].X)/4
		}, []string{"too_small"}},
	} {
		t.Run(name, func(t *testing.T) {
			img := image.NewNRGBA(p.raster.Image.Rect)
			copy(img.Pix, p.raster.Image.Pix)
			spoilt := *found
			c.spoil(img, &spoilt)
			fields := dossier.Fields{}
			addZoneQuality(fields, img.Rect, spoilt.Flatten(img), &spoilt, 1)
			if diff := cmp.Diff(c.want, fields["quality"].List); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOtherPagesAreNotTheDataPage(t *testing.T) {
	for _, layout := range []string{"cover", "visas"} {
		samples, err := specimen.Samples(specimen.SampleOptions{
			Kind: "passport_page", Level: "0", Layout: layout, Count: 1, Seed: 5, Date: "2026-11-20",
		})
		if err != nil {
			t.Fatal(err)
		}
		paper := readBytes(t, samples[0].Data, dossier.Passport)
		if diff := cmp.Diff([]string{notDataPage}, paper.Fields["quality"].List); diff != "" || paper.Fields["mrz_line1"].Known() {
			t.Errorf("%s: %v\n%s", layout, paper.Fields, diff)
		}
	}
}

// A zone that was seen says why it was not read; what may hide one is not taken
// for another page.
func TestPagesWithoutAReadableZoneSayWhy(t *testing.T) {
	p, _ := passportPage(t, scripted{})
	for name, c := range map[string]struct {
		reason error
		want   []string
	}{
		"cut off": {&scan.Unreadable{Problem: scan.CutOff}, []string{"cut_off"}},
		"none":    {scan.ErrNoZone, []string{notDataPage}},
	} {
		fields := dossier.Fields{}
		addPageQuality(fields, p.raster, c.reason)
		if diff := cmp.Diff(c.want, fields["quality"].List); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestACertainZoneHasNoQualityToTell(t *testing.T) {
	fields, _ := readPage(t, scripted{})
	if f, told := fields["quality"]; told {
		t.Errorf("%+v", f)
	}
}
