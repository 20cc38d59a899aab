package main

import (
	"math"
	"math/rand/v2"
	"strings"

	"zhengqi/internal/mrz/scan/cell"
)

// quantum is the step of a stored patch value: byte b stands for
// (b-128)/quantum.
const quantum = 32

// turnable are the characters that look like one of the alphabet when they
// stand on their heads: such a cell says nothing about the turn of a page.
const turnable = "01256789HIMNOSWXZ"

// drawLine gives the samples of one line. One line in five is no zone: bare
// paper, other print, or a zone cut where no cell is.
func drawLine(r *rand.Rand, f faces) []byte {
	none := strings.Repeat("\x00", lineCells)
	straight := func(p cell.Place) cell.Place { return p }
	if r.IntN(40) == 0 {
		return cutLine(r, newPlane((lineCells+2)*sharpPitch, sharpHeight), none, straight)
	}
	if r.IntN(12) == 0 {
		s, err := printOther(r, f.other[r.IntN(len(f.other))])
		if err != nil {
			return nil
		}
		return cutLine(r, s, none, straight)
	}
	text := zoneText(r)
	s, err := printZone(r, f, text)
	if err != nil {
		return nil
	}
	if r.IntN(10) > 0 {
		return cutLine(r, s, text, straight)
	}
	return cutWrongly(r, s, text)
}

// cutWrongly cuts a zone upside down, between two cells, or off the line.
func cutWrongly(r *rand.Rand, s plane, text string) []byte {
	none := strings.Repeat("\x00", lineCells)
	switch r.IntN(3) {
	case 0:
		return cutLine(r, s, upsideDown(text), func(p cell.Place) cell.Place {
			return func(u, v float64) (float64, float64) { return p(lineCells-u, -v) }
		})
	case 1:
		aside := 0.5 + 0.1*r.NormFloat64()
		return cutLine(r, s, none, func(p cell.Place) cell.Place {
			return func(u, v float64) (float64, float64) { return p(u+aside, v) }
		})
	default:
		away := 0.6 + 0.8*r.Float64()
		if r.IntN(2) == 0 {
			away = -away
		}
		return cutLine(r, s, none, func(p cell.Place) cell.Place {
			return func(u, v float64) (float64, float64) { return p(u, v+away) }
		})
	}
}

// upsideDown labels a line read from the wrong end: a zero byte is no
// character, a space is left out.
func upsideDown(text string) string {
	out := make([]byte, len(text))
	for i := range text {
		c := text[len(text)-1-i]
		if strings.IndexByte(turnable, c) >= 0 {
			out[i] = ' '
		}
	}
	return string(out)
}

// cutLine photographs the sheet and cuts it into labelled patches.
func cutLine(r *rand.Rand, s plane, labels string, bend func(cell.Place) cell.Place) []byte {
	v := newView(r)
	light := lit(r, s, v)
	g, grown := shoot(r, light, v.pitch)
	band := cell.NewPyramid(g).Cut(bend(v.misplaced(r, grown)), lineCells, v.pitch*grown)
	var out []byte
	var patch cell.Patch
	for i := range lineCells {
		if labels[i] == ' ' {
			continue
		}
		band.Patch(i, 0, &patch)
		label := strings.IndexByte(cell.Alphabet, labels[i])
		if label < 0 {
			label = cell.None
		}
		out = append(out, byte(label))
		for _, value := range patch {
			out = append(out, byte(min(max(128+value*quantum, 0), 255)))
		}
	}
	return out
}

// lit is the light that comes from the sheet on its paper, as v shows it.
func lit(r *rand.Rand, s plane, v view) plane {
	print := photograph(s, v, r.IntN(8) == 0)
	if r.IntN(3) == 0 {
		fade(r, print, v.pitch)
	}
	light := paper(r, print.w, print.h, v.pitch, s)
	strength := float32(0.25 + 0.7*math.Sqrt(r.Float64()))
	for i := range light.v {
		light.v[i] *= 1 - strength*print.v[i]
	}
	mishaps(r, light, v.pitch)
	return light
}
