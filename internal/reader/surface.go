package reader

import (
	"context"
	"image"
	"slices"

	"zhengqi/internal/ocr"
)

// surface is a picture of ink without rulings, in strips, each of which is read
// but once.
type surface struct {
	engine   ocr.Engine
	ink      *image.Gray
	height   float64
	segments []image.Rectangle
	strips   []strip
	known    map[int][]glyph // by strip
}

func (p *page) surface(ink *image.Gray) *surface {
	s := surface{engine: p.engine, ink: ink, height: p.height(), known: map[int][]glyph{}}
	s.segments = segments(ink, s.height)
	s.strips = strips(slices.Clone(s.segments), s.height)
	return &s
}

// read returns what a strip says.
func (s *surface) read(ctx context.Context, i int) ([]glyph, error) {
	if gs, ok := s.known[i]; ok {
		return gs, nil
	}
	gs, err := readStrip(ctx, s.engine, s.ink, s.strips[i], s.height)
	if err == nil {
		s.known[i] = gs
	}
	return gs, err
}

// probe reads the strips of the longest segments and returns the mean confidence
// of the characters of those segments; marks count for nothing, as which rubbish
// is read. What is left of rulings is no line.
func (s *surface) probe(ctx context.Context) (float64, error) {
	var sum float64
	n, letters := 0, 0
	for i, box := range longest(s.segments, mostProbes, s.height) {
		if i >= probeLines && letters >= probeLetters {
			break
		}
		at := slices.IndexFunc(s.strips, func(t strip) bool { return slices.Contains(t, box) })
		if at < 0 {
			continue // nothing but marks stands beside it
		}
		gs, err := s.read(ctx, at)
		if err != nil {
			return 0, err
		}
		of := glyphsOf(gs, box)
		if found, conf := heard(of); 4*found >= len(of) {
			sum, n, letters = sum+conf, n+len(of), letters+found
		}
	}
	return sum / float64(max(n, probeLetters)), nil
}

// glyphsOf keeps the glyphs of a segment.
func glyphsOf(gs []glyph, segment image.Rectangle) []glyph {
	var out []glyph
	for _, g := range gs {
		if g.part == partOf(segment) {
			out = append(out, g)
		}
	}
	return out
}
