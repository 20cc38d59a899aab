package lines

import (
	"image"
	"math"
	"testing"
)

func TestTapsWeighWholly(t *testing.T) {
	for _, c := range [][2]int{{1, 1}, {1, 7}, {2, 9}, {32, 32}, {33, 32}, {100, 32}, {31, 32}, {500, 37}} {
		for i, tap := range taps(c[0], c[1]) {
			sum := 0.0
			for _, w := range tap.weights {
				sum += float64(w)
			}
			if math.Abs(sum-1) > 1e-5 || tap.from < 0 || tap.from+len(tap.weights) > c[0] {
				t.Errorf("%d to %d: sample %d weighs %v from %d", c[0], c[1], i, tap.weights, tap.from)
			}
		}
	}
}

func TestResizeAverages(t *testing.T) {
	img := image.NewGray(image.Rect(5, 5, 9, 7))
	copy(img.Pix, []uint8{0, 0, 255, 255, 0, 0, 255, 255})
	half := resize(img, 2, 1)
	if half[0] != 0 || half[1] != 1 {
		t.Errorf("halved: %v", half)
	}
	same := resize(img, 4, 2)
	for i, v := range same {
		if v != float32(img.Pix[i])/255 {
			t.Errorf("same size: %v", same)
			break
		}
	}
}

func TestLevels(t *testing.T) {
	values := make([]float32, 1000)
	for i := range values {
		values[i] = float32(i) / 1000
	}
	low, high := levels(values)
	if math.Abs(float64(low)-0.02) > 0.002 || math.Abs(float64(high)-0.95) > 0.002 {
		t.Errorf("levels %v and %v", low, high)
	}
}

func TestTrimKeepsFaintEnds(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 400, 60))
	for y := range 60 {
		for x := range 400 {
			paper := 240 - x/4 // a shadow over the right end
			if y >= 20 && y < 42 && x >= 50 && x < 350 && x%20 < 6 {
				paper = paper * 2 / 3
			}
			img.Pix[y*400+x] = uint8(paper)
		}
	}
	got := trim(img).Rect
	if want := image.Rect(60-3, 20-3, 346+3, 42+3); got != want {
		t.Errorf("trimmed to %v, want %v", got, want)
	}
}

func TestPreparePadsWithTheEdge(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 70, 32))
	for i := range img.Pix {
		img.Pix[i] = 200
		if i%70 < 8 {
			img.Pix[i] = 20
		}
	}
	p := prepare(img, 32, 16)
	if p.used != 70 || len(p.values) != 80*32 || p.scale != 1 {
		t.Fatalf("%d columns of %d used, scale %v", p.used, len(p.values)/32, p.scale)
	}
	if first, last := p.values[0], p.values[79]; first > 0.05 || last < 0.95 {
		t.Errorf("ink is %v, padding %v", first, last)
	}
}
