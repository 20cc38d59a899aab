package reader

import (
	"errors"
	"image"
	"math"
	"slices"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/raster"
)

// What keeps a zone from being read, measured on the zone itself.
const (
	leastPitch   = 10.0 // pixels of the picture from character to character
	mostSoftness = 3.5  // pixels of the flattened zone: the deviation of its contours' blur
	leastLight   = 95   // tone of the zone's paper
	pureWhite    = 245  // mean tone of a cell under glare
	glaringCells = 3
)

// notDataPage is the quality code of a sharp picture of something else than a
// data page.
const notDataPage = "not_data_page"

// addZoneQuality says why the zone of a passport could not be read with
// certainty, as far as the zone itself tells: flat is the zone laid flat, picture
// the bounds of that on which it was found.
func addZoneQuality(fields dossier.Fields, picture image.Rectangle, flat *image.Gray, found *scan.Result, page int) {
	var codes []string
	for _, c := range []struct {
		code string
		bad  bool
	}{
		{"too_small", pitchOf(found) < leastPitch},
		{"blurred", raster.EdgeWidth(flat) > mostSoftness},
		{"glare", glaring(flat, len(found.Lines)) >= glaringCells},
		{"cut_off", cutOff(found, picture) || ofPassport(found.Zone) && found.Zone.Format != mrz.TD3},
		{"dark", paperOf(flat) < leastLight},
	} {
		if c.bad {
			codes = append(codes, c.code)
		}
	}
	addQuality(fields, codes, page)
}

// addPageQuality says why a page handed in as a passport gave no zone: what hides
// the one that was seen, or, where none was seen and nothing is wrong with the
// picture, that it is of something else.
func addPageQuality(fields dossier.Fields, p *raster.Page, reason error) {
	var unreadable *scan.Unreadable
	if errors.As(reason, &unreadable) {
		addQuality(fields, []string{string(unreadable.Problem)}, p.Number)
		return
	}
	hidden := slices.ContainsFunc(raster.Quality(p), func(code string) bool {
		return slices.Contains([]string{"too_small", "blurred", "glare", "cut_off"}, code)
	})
	if !hidden {
		addQuality(fields, []string{notDataPage}, p.Number)
	}
}

func addQuality(fields dossier.Fields, codes []string, page int) {
	if len(codes) > 0 {
		fields["quality"] = dossier.Field{List: codes, Confidence: 1, Source: dossier.SourceImage, Page: page}
	}
}

// pitchOf is the distance of the zone's characters in pixels of the picture.
func pitchOf(found *scan.Result) float64 {
	a, b := found.Corners[0], found.Corners[1]
	return math.Hypot(b.X-a.X, b.Y-a.Y) / float64(len(found.Lines[0].Text))
}

// cutOff reports whether the zone reaches beyond the picture.
func cutOff(found *scan.Result, picture image.Rectangle) bool {
	return slices.ContainsFunc(found.Corners[:], func(c scan.Corner) bool {
		return c.X < 0 || c.Y < 0 || c.X > float64(picture.Dx()) || c.Y > float64(picture.Dy())
	})
}

// paperOf is the tone that nine tenths of a picture do not exceed.
func paperOf(img *image.Gray) int {
	return percentile(tones(img, img.Rect), len(img.Pix)*9/10)
}

// glaring counts the cells of a flattened zone that are white all over while
// its paper elsewhere is not.
func glaring(flat *image.Gray, lines int) int {
	if percentile(tones(flat, flat.Rect), len(flat.Pix)/2) >= pureWhite {
		return 0
	}
	n := 0
	for i := range lines {
		for x := scan.FlatMargin; x+scan.FlatCell <= flat.Rect.Dx()-scan.FlatMargin; x += scan.FlatCell {
			cell := image.Rect(x, scan.FlatMargin+i*scan.FlatStep, x+scan.FlatCell, scan.FlatMargin+i*scan.FlatStep+scan.FlatCell)
			if percentile(tones(flat, cell), scan.FlatCell*scan.FlatCell/20) >= pureWhite {
				n++
			}
		}
	}
	return n
}

// tones counts the tones within a box.
func tones(img *image.Gray, box image.Rectangle) (counts [256]int) {
	box = box.Intersect(img.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for _, v := range img.Pix[y*img.Stride+box.Min.X : y*img.Stride+box.Max.X] {
			counts[v]++
		}
	}
	return counts
}
