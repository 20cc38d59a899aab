package main

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"zhengqi/internal/mrz/scan/cell"
)

// A printed line has sharpPitch pixels a cell, and capitals as tall: fine
// enough that every picture of it is a reduction.
const (
	sharpPitch  = 48
	sharpHeight = 2 * sharpPitch
	lineCells   = 44
)

// faces are the fonts of a line: two cuts of OCR-B for the zone, and others
// for what is no zone.
type faces struct {
	zone, other []*opentype.Font
}

// zoneFonts ends with the one that x/image can draw whole; it does not know an
// operator by which the other draws 8 and <.
var zoneFonts = []string{"opentype/ocr-b/OCRB.otf", "opentype/ocr-b/OCRBS.otf"}

var otherFonts = []string{
	"truetype/lxgw-wenkai/LXGWWenKai-Light.ttf", "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf",
}

func loadFaces(dir string) (faces, error) {
	var f faces
	for _, name := range zoneFonts {
		loaded, err := loadFont(filepath.Join(dir, name))
		if err != nil {
			return f, err
		}
		f.zone = append(f.zone, loaded)
	}
	for _, name := range otherFonts {
		loaded, err := loadFont(filepath.Join(dir, name))
		if err != nil {
			return f, err
		}
		f.other = append(f.other, loaded)
	}
	return f, nil
}

func loadFont(path string) (*opentype.Font, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	f, err := opentype.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

// sheet is a printed line: how much ink lies on each point, 0 to 1. Cell i
// begins at column (i+1)*sharpPitch; the middle of the characters is row
// sharpHeight/2.
type sheet struct {
	w, h int
	ink  []float32
}

func (s sheet) at(x, y float64) float32 {
	if x < 0 || y < 0 || x >= float64(s.w-1) || y >= float64(s.h-1) {
		return 0
	}
	x0, y0 := int(x), int(y)
	fx, fy := float32(x-float64(x0)), float32(y-float64(y0))
	i := y0*s.w + x0
	top := s.ink[i]*(1-fx) + s.ink[i+1]*fx
	bottom := s.ink[i+s.w]*(1-fx) + s.ink[i+s.w+1]*fx
	return top*(1-fy) + bottom*fy
}

// printZone prints text in OCR-B, one character a cell, thinner or fatter and
// a little off its place as printers do.
func printZone(r *rand.Rand, fonts []*opentype.Font, text string) (sheet, error) {
	canvas := image.NewGray(image.Rect(0, 0, (lineCells+2)*sharpPitch, sharpHeight))
	whole, err := faceOfCapHeight(fonts[len(fonts)-1], sharpPitch)
	if err != nil {
		return sheet{}, err
	}
	defer whole.Close()
	face, err := faceOfCapHeight(fonts[r.IntN(len(fonts))], sharpPitch)
	if err != nil {
		return sheet{}, err
	}
	defer face.Close()
	play := r.Float64() * 0.03 * sharpPitch
	for i, c := range text {
		drawer := font.Drawer{Dst: canvas, Src: image.White, Face: face}
		if _, _, ok := face.GlyphBounds(c); !ok {
			drawer.Face = whole
		}
		advance, _ := drawer.Face.GlyphAdvance(c)
		left := float64((i+1)*sharpPitch) + (sharpPitch-float64(advance)/64)/2 + r.NormFloat64()*play
		foot := sharpHeight/2 + sharpPitch/2 + r.NormFloat64()*play/2
		drawer.Dot = fixed.Point26_6{X: fixed.Int26_6(left * 64), Y: fixed.Int26_6(foot * 64)}
		drawer.DrawString(string(c))
	}
	return inked(canvas, int(math.Round(r.NormFloat64()*1.1))), nil
}

// faceOfCapHeight returns f in the size whose H is height pixels tall.
func faceOfCapHeight(f *opentype.Font, height float64) (font.Face, error) {
	const trial = 100
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: trial, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, err
	}
	bounds, _, _ := face.GlyphBounds('H')
	face.Close()
	tall := float64(bounds.Max.Y-bounds.Min.Y) / 64
	return opentype.NewFace(f, &opentype.FaceOptions{Size: trial * height / tall, DPI: 72, Hinting: font.HintingNone})
}

// inked turns a canvas into a sheet; grow widens the strokes by so many
// pixels on either side, or thins them where negative.
func inked(canvas *image.Gray, grow int) sheet {
	s := sheet{canvas.Rect.Dx(), canvas.Rect.Dy(), make([]float32, len(canvas.Pix))}
	for i, v := range canvas.Pix {
		s.ink[i] = float32(v) / 255
	}
	for range min(max(grow, -grow), 3) {
		s = s.spread(grow > 0)
	}
	return s
}

// spread widens the strokes by one pixel, or thins them.
func (s sheet) spread(widen bool) sheet {
	out := sheet{s.w, s.h, make([]float32, len(s.ink))}
	for y := 1; y < s.h-1; y++ {
		for x := 1; x < s.w-1; x++ {
			i := y*s.w + x
			v := s.ink[i]
			for _, near := range [4]float32{s.ink[i-1], s.ink[i+1], s.ink[i-s.w], s.ink[i+s.w]} {
				if widen {
					v = max(v, near)
				} else {
					v = min(v, near)
				}
			}
			out.ink[i] = v
		}
	}
	return out
}

// printOther prints a line that is no zone: another font, proportional, at any
// size and height.
func printOther(r *rand.Rand, f *opentype.Font) (sheet, error) {
	canvas := image.NewGray(image.Rect(0, 0, (lineCells+2)*sharpPitch, sharpHeight))
	face, err := faceOfCapHeight(f, sharpPitch*(0.5+0.9*r.Float64()))
	if err != nil {
		return sheet{}, err
	}
	defer face.Close()
	drawer := font.Drawer{Dst: canvas, Src: image.White, Face: face}
	drawer.Dot = fixed.P(r.IntN(sharpPitch), sharpHeight/2+int((0.1+0.8*r.Float64())*sharpPitch))
	drawer.DrawString(otherText(r))
	return inked(canvas, 0), nil
}

const hanzi = "中华人民共和国护照姓名性别国籍出生日期地点签发机关有效期至持照人签名辽宁省沈阳市大连公司社会保险税收完税证明统一社会信用代码营业执照"

func otherText(r *rand.Rand) string {
	letters := []rune("abcdefghijklmnopqrstuvwxyz .,:;/-()0123456789" + hanzi)
	if r.IntN(2) == 0 {
		letters = []rune(hanzi)
	}
	text := make([]rune, 120)
	for i := range text {
		text[i] = letters[r.IntN(len(letters))]
	}
	return string(text)
}

// zoneText is a line of a zone in which every character has an equal share; one
// in three has the many fillers of a real one.
func zoneText(r *rand.Rand) string {
	text := make([]byte, lineCells)
	fillers := r.IntN(3) == 0
	for i := range text {
		text[i] = cell.Alphabet[r.IntN(cell.Characters)]
		if fillers && r.IntN(4) == 0 || fillers && i > 30 && r.IntN(8) > 0 {
			text[i] = '<'
		}
	}
	return string(text)
}
