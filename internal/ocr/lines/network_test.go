package lines

import (
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func openLine(t testing.TB, path string) *image.Gray {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.Gray)
}

func loadCodes(t testing.TB) *network {
	t.Helper()
	n, err := load(codes)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// The training program wrote the logits beside each picture.
func TestAgreesWithTheTrainingProgram(t *testing.T) {
	n := loadCodes(t)
	pictures, err := filepath.Glob("testdata/codes-*.png")
	if err != nil || len(pictures) < 3 {
		t.Fatalf("%d pictures, %v", len(pictures), err)
	}
	for _, path := range pictures {
		data, err := os.ReadFile(strings.TrimSuffix(path, ".png") + ".logits")
		if err != nil {
			t.Fatal(err)
		}
		want := halves(data)
		s := new(shelf)
		g := n.features(prepare(openLine(t, path), n.Height, tileRows*n.Stride).values, s)
		got := n.last().convolve(g, s).inner(0)
		step := whole(n.classes)
		if len(got)/step != len(want)/n.classes {
			t.Fatalf("%s: %d frames, want %d", path, len(got)/step, len(want)/n.classes)
		}
		for i, w := range want {
			g := got[i/n.classes*step+i%n.classes]
			if math.Abs(float64(g-w)) > 0.05+0.01*math.Abs(float64(w)) {
				t.Fatalf("%s: frame %d class %d: logit %v, want %v", path, i/n.classes, i%n.classes, g, w)
			}
		}
	}
}

func TestHalf(t *testing.T) {
	for bits, want := range map[uint16]float32{
		0x0000: 0, 0x3C00: 1, 0xC000: -2, 0x3555: 0.33325195, 0x0001: 1.0 / (1 << 24), 0x83FF: -1023.0 / (1 << 24), 0x7BFF: 65504,
	} {
		if got := half(bits); got != want {
			t.Errorf("half(%#04x) = %v, want %v", bits, got, want)
		}
	}
}

func TestLoadRefusesDamagedModels(t *testing.T) {
	headEnd := len(magic) + 4 + strings.Index(string(codes[len(magic)+4:]), "]}") + 2
	for name, data := range map[string][]byte{
		"empty":            nil,
		"short":            codes[:6],
		"another file":     append([]byte("zqlines9"), codes[8:]...),
		"head cut off":     codes[:40],
		"no weights":       codes[:headEnd],
		"weights cut off":  codes[:len(codes)-1],
		"weights too many": append(slices.Clone(codes), 0, 0),
	} {
		if _, err := New(data); !errors.Is(err, errModel) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestCheckRefusesWhatCannotRun(t *testing.T) {
	for name, change := range map[string]func(*head){
		"another alphabet":  func(h *head) { h.Alphabet += "x" },
		"no temperature":    func(h *head) { h.Temperature = 0 },
		"no height":         func(h *head) { h.Height = 0 },
		"another height":    func(h *head) { h.Height = 64 },
		"another stride":    func(h *head) { h.Stride = 8 },
		"unknown operation": func(h *head) { h.Layers[0].Op = "pool" },
		"no kernel":         func(h *head) { h.Layers[0].Kernel = [2]int{} },
		"negative pad":      func(h *head) { h.Layers[0].Pad = [2]int{-1, -1} },
		"large step":        func(h *head) { h.Layers[0].Step = [2]int{9, 9} },
		"other channels":    func(h *head) { h.Layers[1].In++ },
		"add without keep":  func(h *head) { h.Layers[0].Op = "add" },
		"no layers":         func(h *head) { h.Layers = nil },
		"no last judge":     func(h *head) { h.Layers[len(h.Layers)-1].Rectify = true },
	} {
		h := loadCodes(t).head
		h.Layers = slices.Clone(h.Layers)
		change(&h)
		if err := (&network{head: h}).check(); !errors.Is(err, errModel) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(codes[:200])
	small, err := json.Marshal(head{Height: 1, Stride: 1, Alphabet: "a", Temperature: 1})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(append([]byte(magic), small...))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := New(data); (r == nil) == (err == nil) {
			t.Errorf("reader %v, error %v", r, err)
		}
	})
}
