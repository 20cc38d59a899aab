package cell_test

import (
	"image"
	"image/color"
	"math"
	"os"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"zhengqi/internal/mrz/scan/cell"
)

func network(t testing.TB) *cell.Network {
	t.Helper()
	n, err := cell.NewNetwork()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// printed is the whole alphabet in one line of cells, pitch pixels each, with
// the middle of the characters in row pitch.
func printed(t testing.TB, pitch float64) *image.Gray {
	t.Helper()
	data, err := os.ReadFile("/usr/share/fonts/opentype/ocr-b/OCRBS.otf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := opentype.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 1.36 * pitch, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	defer face.Close()
	img := image.NewGray(image.Rect(0, 0, int(pitch)*(cell.Characters+2), int(2*pitch)))
	for i := range img.Pix {
		img.Pix[i] = 220
	}
	tall, _, _ := face.GlyphBounds('H')
	advance, _ := face.GlyphAdvance('H')
	d := font.Drawer{Dst: img, Src: image.NewUniform(color.Gray{40}), Face: face}
	for i, c := range cell.Alphabet {
		left := (float64(i)+1.5)*pitch - float64(advance)/128
		foot := pitch + float64(tall.Max.Y-tall.Min.Y)/128
		d.Dot = fixed.Point26_6{X: fixed.Int26_6(left * 64), Y: fixed.Int26_6(foot * 64)}
		d.DrawString(string(c))
	}
	return img
}

func TestClassifyReadsTheAlphabet(t *testing.T) {
	n := network(t)
	for _, pitch := range []float64{10, 16, 24, 40, 90} {
		place := func(u, v float64) (float64, float64) { return (u + 1) * pitch, pitch * (1 + v) }
		band := cell.NewPyramid(printed(t, pitch)).Cut(place, cell.Characters, pitch)
		for i := range cell.Characters {
			var patch cell.Patch
			band.Patch(i, 0, &patch)
			best := mostProbable(n.Classify(&patch))
			if best != i {
				t.Errorf("pitch %v: cell %c read as output %d", pitch, cell.Alphabet[i], best)
			}
		}
	}
}

func mostProbable(out [cell.Outputs]float32) int {
	best := 0
	for i, p := range out {
		if p > out[best] {
			best = i
		}
	}
	return best
}

func TestClassifySeesNoCharacterOnBlankPaper(t *testing.T) {
	n := network(t)
	blank := image.NewGray(image.Rect(0, 0, 200, 64))
	for i := range blank.Pix {
		blank.Pix[i] = uint8(200 + i%3)
	}
	place := func(u, v float64) (float64, float64) { return 20 + u*16, 32 + v*16 }
	band := cell.NewPyramid(blank).Cut(place, 8, 16)
	var patch cell.Patch
	band.Patch(3, 0, &patch)
	if got := mostProbable(n.Classify(&patch)); got != cell.None {
		t.Errorf("blank paper read as output %d", got)
	}
}

func TestClassifyGivesProbabilities(t *testing.T) {
	var patch cell.Patch
	for i := range patch {
		patch[i] = float32(i%7) - 3
	}
	sum := 0.0
	for _, p := range network(t).Classify(&patch) {
		if p < 0 {
			t.Errorf("probability %v", p)
		}
		sum += float64(p)
	}
	if math.Abs(sum-1) > 1e-4 {
		t.Errorf("probabilities add up to %v", sum)
	}
}

func TestCutStaysInsideItsPicture(t *testing.T) {
	p := cell.NewPyramid(image.NewGray(image.Rect(0, 0, 40, 33)))
	band := p.Cut(func(u, v float64) (float64, float64) { return u * 1e7, v * -1e7 }, 44, 1e6)
	var patch cell.Patch
	band.Patch(43, 100, &patch)
	for _, v := range patch {
		if math.IsNaN(float64(v)) {
			t.Fatal("not a number")
		}
	}
}

func BenchmarkClassify(b *testing.B) {
	n := network(b)
	var patch cell.Patch
	for b.Loop() {
		n.Classify(&patch)
	}
}

func BenchmarkCut(b *testing.B) {
	p := cell.NewPyramid(image.NewGray(image.Rect(0, 0, 1600, 1200)))
	place := func(u, v float64) (float64, float64) { return 200 + u*20.3 - 0.01*v, 800 + u*0.2 + v*20.5 }
	for b.Loop() {
		p.Cut(place, 44, 20.3)
	}
}
