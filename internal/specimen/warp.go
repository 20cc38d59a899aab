package specimen

import (
	"image"
	"math"
	"math/rand/v2"
)

// homography maps a place x, y of the result to one of the source:
// u = (ax+by+c)/(gx+hy+1), v = (dx+ey+f)/(gx+hy+1).
type homography [8]float64

func (m homography) at(x, y float64) (u, v float64) {
	k := 1 / (m[6]*x + m[7]*y + 1)
	return (m[0]*x + m[1]*y + m[2]) * k, (m[3]*x + m[4]*y + m[5]) * k
}

// unmoved maps every place to itself.
var unmoved = homography{1, 0, 0, 0, 1, 0, 0, 0}

// quarterTurn maps places of a picture of the given size to where turned puts
// them.
func quarterTurn(quarters int, size image.Point) homography {
	w, h := float64(size.X), float64(size.Y)
	return [4]homography{unmoved, {0, -1, h, 1, 0, 0}, {-1, 0, w, 0, -1, h}, {0, 1, 0, -1, 0, w}}[quarters%4]
}

// after returns the map that does first, then m.
func (m homography) after(first homography) homography {
	a := [9]float64{m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], 1}
	b := [9]float64{first[0], first[1], first[2], first[3], first[4], first[5], first[6], first[7], 1}
	var out [9]float64
	for i := range out {
		for k := range 3 {
			out[i] += a[i/3*3+k] * b[3*k+i%3]
		}
	}
	return scaledTo(out)
}

// inverse returns the map back.
func (m homography) inverse() homography {
	a, b, c, d, e, f, g, h := m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]
	return scaledTo([9]float64{
		e - f*h, c*h - b, b*f - c*e,
		f*g - d, a - c*g, c*d - a*f,
		d*h - e*g, b*g - a*h, a*e - b*d,
	})
}

// scaledTo brings the last element to 1.
func scaledTo(m [9]float64) homography {
	var out homography
	for i := range out {
		out[i] = m[i] / m[8]
	}
	return out
}

// quadTo returns the mapping that takes the four corners, clockwise from the
// upper left, to the rectangle w by h.
func quadTo(corner [4]point, w, h float64) homography {
	var a [8][9]float64
	for i, to := range [4]point{{0, 0}, {w, 0}, {w, h}, {0, h}} {
		x, y := corner[i].x, corner[i].y
		a[2*i] = [9]float64{x, y, 1, 0, 0, 0, -to.x * x, -to.x * y, to.x}
		a[2*i+1] = [9]float64{0, 0, 0, x, y, 1, -to.y * x, -to.y * y, to.y}
	}
	return solve(a)
}

// solve solves eight linear equations by elimination with pivots.
func solve(a [8][9]float64) homography {
	for i := range 8 {
		p := i
		for r := i; r < 8; r++ {
			if math.Abs(a[r][i]) > math.Abs(a[p][i]) {
				p = r
			}
		}
		a[i], a[p] = a[p], a[i]
		for r := range 8 {
			if r == i || a[i][i] == 0 {
				continue
			}
			k := a[r][i] / a[i][i]
			for c := i; c < 9; c++ {
				a[r][c] -= k * a[i][c]
			}
		}
	}
	var m homography
	for i := range m {
		m[i] = a[i][8] / a[i][i]
	}
	return m
}

// view is what the camera sees besides the paper.
type view struct {
	desk   ink
	tone   [3]float64 // factor of each colour
	light  func(x, y float64) float64
	grainy bool // the desk has the grain of wood
}

// warp resamples src through m into a picture of the given size.
func warp(src *image.NRGBA, size image.Point, m homography, v view) *image.NRGBA {
	out := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		row := out.Pix[y*out.Stride:]
		for x := range size.X {
			px, py := float64(x)+0.5, float64(y)+0.5
			su, sv := m.at(px, py)
			d := row[4*x : 4*x+4 : 4*x+4]
			if !inner(d, src, su-0.5, sv-0.5) {
				border(d, src, point{su - 0.5, sv - 0.5}, v.under(px, py))
			}
			l := v.light(px, py) * 1024
			for i, t := range v.tone {
				d[i] = uint8(min(255, (int(d[i])*int(l*t)+512)>>10))
			}
			d[3] = 255
		}
	}
	return out
}

// under returns the desk's colour.
func (v view) under(x, y float64) [3]float64 {
	c := [3]float64{float64(v.desk.r), float64(v.desk.g), float64(v.desk.b)}
	if v.grainy {
		k := 1 + 0.06*math.Sin(y/11+3*math.Sin(x/260)) + 0.03*math.Sin(y/2.3+x/90)
		return [3]float64{c[0] * k, c[1] * k, c[2] * k}
	}
	return c
}

// inner reads src at u, v bilinearly into d, where all four neighbours lie in
// src; it reports whether they do.
func inner(d []uint8, src *image.NRGBA, u, v float64) bool {
	x, y := int(u), int(v)
	if u < 0 || v < 0 || x+1 >= src.Rect.Dx() || y+1 >= src.Rect.Dy() {
		return false
	}
	at := y*src.Stride + 4*x
	p, q := src.Pix[at:at+8:at+8], src.Pix[at+src.Stride:at+src.Stride+8:at+src.Stride+8]
	fx, fy := int((u-float64(x))*256), int((v-float64(y))*256)
	for i := range 3 {
		top := int(p[i])*(256-fx) + int(p[i+4])*fx
		low := int(q[i])*(256-fx) + int(q[i+4])*fx
		d[i] = uint8((top*(256-fy) + low*fy + 1<<15) >> 16)
	}
	return true
}

// border reads src into d at or beyond its edge, where ground begins.
func border(d []uint8, src *image.NRGBA, p point, ground [3]float64) {
	x, y := int(math.Floor(p.x)), int(math.Floor(p.y))
	fx, fy := p.x-float64(x), p.y-float64(y)
	at := func(x, y int) [3]float64 {
		if x < 0 || y < 0 || x >= src.Rect.Dx() || y >= src.Rect.Dy() {
			return ground
		}
		p := src.Pix[y*src.Stride+4*x:]
		return [3]float64{float64(p[0]), float64(p[1]), float64(p[2])}
	}
	a, b, c, e := at(x, y), at(x+1, y), at(x, y+1), at(x+1, y+1)
	for i := range 3 {
		d[i] = clamp((a[i]*(1-fx)+b[i]*fx)*(1-fy) + (c[i]*(1-fx)+e[i]*fx)*fy)
	}
}

func clamp(v float64) uint8 { return uint8(min(255, max(0, v+0.5))) }

// blur smooths img in place by a Gauss kernel of the given sigma; a margin as
// wide as the kernel stays as it is.
func blur(img *image.NRGBA, sigma float64) {
	kernel := gauss(sigma)
	r, width := len(kernel)-1, 4*img.Rect.Dx()
	source := make([]uint8, len(img.Pix))
	copy(source, img.Pix)
	for y := r; y < img.Rect.Dy()-r; y++ {
		blendRows(img.Pix[y*img.Stride:][:width], source, y*img.Stride, img.Stride, kernel)
	}
	line := make([]uint8, width)
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride:][:width]
		copy(line, row)
		for at := 4 * r; at < width-4*r; at++ {
			sum := kernel[0] * int(line[at])
			for k := 1; k <= r; k++ {
				sum += kernel[k] * (int(line[at-4*k]) + int(line[at+4*k]))
			}
			row[at] = uint8(min(255, (sum+1<<15)>>16))
		}
	}
}

// blendRows writes into row the weighted sum of the rows around the one that
// starts at.
func blendRows(row, source []uint8, at, stride int, kernel []int) {
	for i := range row {
		p := at + i
		sum := kernel[0] * int(source[p])
		for k := 1; k < len(kernel); k++ {
			sum += kernel[k] * (int(source[p-k*stride]) + int(source[p+k*stride]))
		}
		row[i] = uint8(min(255, (sum+1<<15)>>16))
	}
}

// gauss returns half of a kernel in parts of 65536: the middle first.
func gauss(sigma float64) []int {
	r := int(math.Ceil(2.6 * sigma))
	k := make([]float64, r+1)
	sum := 0.0
	for i := range k {
		k[i] = math.Exp(-float64(i*i) / (2 * sigma * sigma))
		sum += k[i]
		if i > 0 {
			sum += k[i]
		}
	}
	out := make([]int, r+1)
	for i := range k {
		out[i] = int(k[i]/sum*65536 + 0.5)
	}
	return out
}

// grain adds noise of the given sigma to every pixel, most of it in the
// lightness, some in the colours.
func grain(img *image.NRGBA, rng *rand.Rand, sigma float64) {
	const n = 1 << 14
	var table [n]int
	for i := range table {
		table[i] = int(math.Round(rng.NormFloat64() * sigma))
	}
	state := rng.Uint64() | 1
	for i := 0; i < len(img.Pix); i += 4 {
		state = state*6364136223846793005 + 1442695040888963407
		common := table[state>>50]
		for j := range 3 {
			d := (3*common + table[(state>>(20+10*uint(j)))%n]) / 3
			img.Pix[i+j] = uint8(min(255, max(0, int(img.Pix[i+j])+d)))
		}
	}
}
