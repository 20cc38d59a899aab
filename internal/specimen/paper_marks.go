package specimen

import (
	"fmt"
	"math"
	"strings"
)

// washItem is text that lies under or across the print: watermarks and
// stamps. It is no part of what the paper says.
type washItem struct{ *textItem }

// wash writes s pale or stamped, turned by degrees, over whatever is there.
func (n pen) wash(x, y, degrees float64, s string) {
	n.p.add(washItem{&textItem{at: point{x, y}, size: n.mm(), degrees: degrees, face: n.f, ink: n.c, s: s}})
}

// watermark repeats s in slanted rows over the page.
func (n pen) watermark(s string, step float64) {
	w := n.width(s)
	for i, y := 0, 30.0; y < n.p.h-6; i, y = i+1, y+step {
		for x := 10 + float64(i%2)*w*0.6; x+w*0.95 < n.p.w-6; x += w * 1.5 {
			n.wash(x, y, 20, s)
		}
	}
}

// paleness makes a colour light enough to be printed over.
func (c ink) pale() ink {
	lift := func(v uint8) uint8 { return uint8(255 - (255-int(v))/6) }
	return ink{lift(c.r), lift(c.g), lift(c.b)}
}

// securityWaves fills an area with the fine waves of security paper.
func securityWaves(p *page, a area, c ink) {
	for k := range 14 {
		var wave []point
		for i := range 81 {
			t := float64(i) / 80
			y := 0.5 + 0.42*math.Sin(2*math.Pi*(3*t+float64(k)/14))*math.Cos(math.Pi*float64(k)/9)
			wave = append(wave, point{a.x + t*a.w, a.y + y*a.h})
		}
		p.curve(wave, 0.08, c)
	}
}

// dotted draws a line of dots.
func (p *page) dotted(x1, y, x2, step float64, c ink) {
	for x := x1; x < x2; x += step {
		p.line(x, y, min(x+step*0.4, x2), y, 0.15, c)
	}
}

// leader writes a label at x and its value so that it ends at x+w, with dots
// between them.
func (n pen) leader(x, y, w float64, label, value string) {
	n.at(x, y, label)
	n.end(x+w, y, value)
	n.p.dotted(x+n.width(label)+1.5, y, x+w-n.width(value)-1.5, 1.2, n.c)
}

// lined writes a label and its value on a line that reaches to x+w.
func (n pen) lined(x, y, w float64, label, value string) {
	n.at(x, y, label)
	from := x + n.width(label)
	n.at(from+1.5, y, value)
	n.p.line(from, y+1.1, x+w, y+1.1, 0.15, n.c)
}

// flush writes labels that end at x and values that begin behind it; values
// wrap within w. It returns the y below.
func (n pen) flush(x, y, w, lead float64, pairs [][2]string) float64 {
	for _, pair := range pairs {
		n.end(x, y, pair[0])
		y = n.para(x+2.5, y, w, n.mm()*1.3, pair[1]) - n.mm()*1.3 + lead
	}
	return y
}

// down writes s with one letter below the other.
func (n pen) down(cx, y, step float64, s string) {
	for i, r := range []rune(s) {
		n.mid(cx, y+float64(i)*step, string(r))
	}
}

// barcode draws what looks like a linear bar code of the area; it holds
// nothing.
func barcode(p *page, a area, seed uint64) {
	rng := newRand(seed, 0xba)
	for x := a.x; x < a.x+a.w-1; {
		bar := 0.25 * float64(between(rng, 1, 3))
		p.fill(x, a.y, bar, a.h, black)
		x += bar + 0.25*float64(between(rng, 1, 3))
	}
}

// stamp draws one of straight lines with a text inside, turned a little
// as hands stamp.
func (n pen) stamp(x, y, w, h float64, s string) {
	n.p.frame(area{x, y, w, h}, 0.5, n.c)
	n.wash(x+(w-n.width(s))/2, y+h/2+n.mm()*0.36, 0, s)
}

// pageOf writes the number of a page the way it is done.
func (n pen) pageOf(cx, y float64, how string, number, all int) {
	n.mid(cx, y, strings.NewReplacer("#", fmt.Sprint(number), "$", fmt.Sprint(all)).Replace(how))
}

// roundYuan writes 元 as 圆, as many slips and tax papers do.
func roundYuan(fen int64) string { return strings.Replace(amountWords(fen), "元", "圆", 1) }
