package lines

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkRead reads a line with every network of this folder: as a whole, and
// the steps by themselves.
func BenchmarkRead(b *testing.B) {
	models, err := filepath.Glob("*.bin")
	if err != nil || len(models) == 0 {
		b.Fatal(models, err)
	}
	for _, path := range models {
		name := strings.TrimSuffix(path, ".bin")
		b.Run(name, func(b *testing.B) {
			data, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			benchmarkModel(b, data, openLine(b, filepath.Join("testdata", name+"-0.png")))
		})
	}
}

func benchmarkModel(b *testing.B, data []byte, line *image.Gray) {
	r, err := New(data)
	if err != nil {
		b.Fatal(err)
	}
	n, s := r.model.(*network), new(shelf)
	p := prepare(trim(line), n.Height, tileRows*n.Stride)
	g := n.features(p.values, s)
	v := view{n.last().classify(g, s, r.all, n.Temperature), float64(n.Stride) / p.scale}
	for _, step := range []struct {
		name string
		run  func()
	}{
		{"all", func() { _, err = r.Read(line, "") }},
		{"prepare", func() { prepare(trim(line), n.Height, tileRows*n.Stride) }},
		{"features", func() { s.give(n.features(p.values, s).values) }},
		{"classify", func() { n.last().classify(g, s, r.all, n.Temperature) }},
		{"decode", func() { r.reading(v, line.Rect.Size()) }},
	} {
		b.Run(step.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				step.run()
			}
		})
	}
	if err != nil {
		b.Fatal(err)
	}
}
