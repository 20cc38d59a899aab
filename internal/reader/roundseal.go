package reader

import (
	"image"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
)

// A seal of a company is 38 to 42 mm across, and A4 210 wide: these are the sides
// of squares in which one is looked for, in tiles, of which redTiles stand in the
// width of a page.
var sealSides = []int{9, 12, 15, 18}

const redTiles = 60

// sealSpot is the share of red from which one of the nine parts of a square has
// some of a seal, and sealSpots how many of them do where there is a seal. A
// letterhead in red goes on beside the square, where at most strayed spots of a
// seal's six neighbours have red.
const (
	sealSpot  = 0.012
	sealSpots = 8
	strayed   = 1
)

// readRoundSeal tells whether a round seal stands on a paper, and on which page.
func readRoundSeal(t *text) dossier.Field {
	field, grey := dossier.Field{Value: "false", Source: dossier.SourceImage, Confidence: alone}, false
	for _, p := range t.pages() {
		red := p.redMap()
		if red.hasSeal() {
			return dossier.Field{Value: "true", Source: dossier.SourceImage, Page: p.number(), Confidence: agreed}
		}
		grey = grey || p.raster.Grey
		field.Page = p.number()
		field.Review = field.Review || red.mean(image.Rect(0, 0, redTiles, len(red))) > sealShare/4
	}
	if grey {
		return dossier.Field{} // it may be black
	}
	return field
}

// redMap is the share of seal red in each tile of a page, row by row.
type redMap [][redTiles]float64

func (p *page) redMap() redMap {
	sheet := p.sheet
	if sheet == nil {
		sheet = raster.Straighten(p.raster)
	}
	size := sheet.Gray.Bounds().Size()
	side := max(size.X/redTiles, 1)
	out := make(redMap, size.Y/side)
	for y := range out {
		for x := range redTiles {
			out[y][x] = sheet.RedShare(image.Rect(x*side, y*side, (x+1)*side, (y+1)*side))
		}
	}
	return out
}

func (m redMap) hasSeal() bool {
	for _, side := range sealSides {
		for y := 0; y+side <= len(m); y++ {
			for x := 0; x+side <= redTiles; x++ {
				if m.sealIn(image.Pt(x, y), side/3) {
					return true
				}
			}
		}
	}
	return false
}

// sealIn reports whether a seal fills the square of three by three spots, n tiles
// wide, from a point.
func (m redMap) sealIn(from image.Point, n int) bool {
	return m.spots(from, n, 0, 1, 2) >= sealSpots && m.spots(from, n, -1, 3) <= strayed
}

// spots is how many of the squares of n tiles, in three rows and some columns
// from a point, have red.
func (m redMap) spots(from image.Point, n int, columns ...int) int {
	spots := 0
	for row := range 3 {
		for _, column := range columns {
			at := from.Add(image.Pt(column*n, row*n))
			if m.mean(image.Rectangle{Min: at, Max: at.Add(image.Pt(n, n))}) >= sealSpot {
				spots++
			}
		}
	}
	return spots
}

// mean is the share of red in tiles.
func (m redMap) mean(tiles image.Rectangle) float64 {
	sum := 0.0
	in := tiles.Intersect(image.Rect(0, 0, redTiles, len(m)))
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			sum += m[y][x]
		}
	}
	return sum / float64(max(in.Dx()*in.Dy(), 1))
}
