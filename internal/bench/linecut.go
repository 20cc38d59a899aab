package bench

import (
	"context"
	"image"
	"image/draw"
	"math"

	"zhengqi/internal/raster"
	"zhengqi/internal/reader"
	"zhengqi/internal/specimen"
)

// cutLine is a line cut out of a page as the product cuts it.
type cutLine struct {
	sort  lineSort
	text  string // in normal form
	name  string // of the page, for the list of what is read wrong
	image *image.Gray
}

// surface is a page as the product reads it: straightened, its light evened,
// seals and rulings taken off, upright.
type surface struct {
	sheet *raster.Sheet
	ink   *image.Gray
}

// surfaceOf makes the surface of a picture. Which way is up is known from a
// line's place, and not to be found out here.
func surfaceOf(ctx context.Context, data []byte, line specimen.Place) (surface, error) {
	file, err := raster.Open(data, raster.DefaultLimits)
	if err != nil {
		return surface{}, err
	}
	defer file.Close()
	page, err := file.Page(ctx, 1)
	if err != nil {
		return surface{}, err
	}
	sheet := raster.Straighten(page)
	c := onSheet(sheet, line)
	quarters := math.Round(math.Atan2(c[1].Y-c[0].Y, c[1].X-c[0].X) / (math.Pi / 2))
	sheet = sheet.Turn(-int(quarters))
	return surface{sheet, reader.Ink(sheet)}, nil
}

// onSheet maps the corners of a place of the page's picture to the sheet.
func onSheet(s *raster.Sheet, on specimen.Place) [4]specimen.Point {
	for i, c := range on.Corners {
		on.Corners[i].X, on.Corners[i].Y = s.FromPage(c.X, c.Y)
	}
	return on.Corners
}

// The product cuts lines at their ink, whose blur reaches halo further, and
// sets them on white of margin, both shares of the line's height.
const (
	halo   = 0.06
	margin = 0.35
)

// cut cuts out the line at a place of the page's picture: the upright box
// around it. It is nil where straightening has lost a part of the line.
func (s surface) cut(on specimen.Place) *image.Gray {
	box := boundsOf(onSheet(s.sheet, on))
	by := int(math.Ceil(halo*float64(box.Dy()))) + 1
	if !box.In(s.ink.Rect) {
		return nil
	}
	box = box.Inset(-by).Intersect(s.ink.Rect)
	edge := int(margin * float64(box.Dy()))
	return framed(s.ink, box, edge)
}

// boundsOf is the smallest upright box, in whole pixels, around four corners.
func boundsOf(on [4]specimen.Point) image.Rectangle {
	x0, y0, x1, y1 := on[0].X, on[0].Y, on[0].X, on[0].Y
	for _, c := range on[1:] {
		x0, y0, x1, y1 = min(x0, c.X), min(y0, c.Y), max(x1, c.X), max(y1, c.Y)
	}
	return image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1)))
}

// framed copies a box of src with so many pixels of white around it.
func framed(src *image.Gray, box image.Rectangle, white int) *image.Gray {
	dst := image.NewGray(image.Rectangle{Max: box.Size().Add(image.Pt(2*white, 2*white))})
	draw.Draw(dst, dst.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(dst, image.Rectangle{Max: box.Size()}.Add(image.Pt(white, white)), src, box.Min, draw.Src)
	return dst
}
