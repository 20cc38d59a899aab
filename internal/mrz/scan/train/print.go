package main

import (
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"path/filepath"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"zhengqi/internal/mrz/scan/cell"
)

// A printed line is a sheet with sharpPitch points a cell, and capitals as
// tall: fine enough that every picture of it is a reduction. Cell i begins at
// column (i+1)*sharpPitch; the middle of the characters is row sharpHeight/2.
const (
	sharpPitch  = 48
	sharpHeight = 2 * sharpPitch
	lineCells   = 44
)

// faces are the fonts of a line: two cuts of OCR-B for the zone, and others
// for what is no zone.
// strange multiplies how far the print may differ from them.
type faces struct {
	zone, other []*opentype.Font
	strange     float64
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

// printZone prints text in OCR-B, one character a cell, thinner or fatter and
// a little off its place as printers do.
func printZone(r *rand.Rand, f faces, text string) (plane, error) {
	canvas := image.NewGray(image.Rect(0, 0, (lineCells+2)*sharpPitch, sharpHeight))
	whole, err := faceOfCapHeight(f.zone[len(f.zone)-1], sharpPitch)
	if err != nil {
		return plane{}, err
	}
	defer whole.Close()
	face, err := faceOfCapHeight(f.zone[r.IntN(len(f.zone))], sharpPitch)
	if err != nil {
		return plane{}, err
	}
	defer face.Close()
	play := r.Float64() * 0.03 * sharpPitch
	for i, c := range text {
		if c == 0 {
			continue
		}
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
	return ink(r, newLetters(r, f.strange).cut(planeOf(canvas), text)), nil
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

// printOther prints a line that is no zone: another font, proportional, at any
// size and height.
func printOther(r *rand.Rand, f *opentype.Font) (plane, error) {
	canvas := image.NewGray(image.Rect(0, 0, (lineCells+2)*sharpPitch, sharpHeight))
	face, err := faceOfCapHeight(f, sharpPitch*(0.5+0.9*r.Float64()))
	if err != nil {
		return plane{}, err
	}
	defer face.Close()
	drawer := font.Drawer{Dst: canvas, Src: image.White, Face: face}
	drawer.Dot = fixed.P(r.IntN(sharpPitch), sharpHeight/2+int((0.1+0.8*r.Float64())*sharpPitch))
	drawer.DrawString(otherText(r))
	return planeOf(canvas), nil
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

// confusable are characters that poor pictures show alike.
var confusable = []string{"MHNW", "L1I", "K<XR", "O0QDCG", "B8R3", "S5", "G6C", "Z27", "UVY", "EFP", "<LC"}

// zoneText is a line of a zone in which every character has an equal share; one
// in three has the many fillers of a real one, one in three the characters that
// are hard to tell apart. One in four begins or ends with blank cells.
func zoneText(r *rand.Rand) string {
	text := make([]byte, lineCells)
	fillers, hard := r.IntN(3) == 0, r.IntN(3) == 0
	for i := range text {
		text[i] = cell.Alphabet[r.IntN(cell.Characters)]
		if group := confusable[r.IntN(len(confusable))]; hard && r.IntN(3) > 0 {
			text[i] = group[r.IntN(len(group))]
		}
		if fillers && r.IntN(4) == 0 || fillers && i > 30 && r.IntN(8) > 0 {
			text[i] = '<'
		}
	}
	if r.IntN(4) == 0 {
		clear(text[:r.IntN(6)])
		clear(text[lineCells-r.IntN(6):])
	}
	return string(text)
}
