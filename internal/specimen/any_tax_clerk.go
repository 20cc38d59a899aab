package specimen

import (
	"math/rand/v2"
	"strings"
	"time"
)

// clerk sets a paper whose look is put together by chance: the sheet, the
// typefaces, how dates and labels are written and where things stand.
type clerk struct {
	f           *facts
	rng         *rand.Rand
	n           pen // of the body
	title       face
	bold        face // of labels
	colon       string
	rule        float64
	date        func(time.Time) string
	tight       func(time.Time) string // of tables
	pages       []*page
	heights     []float64 // that sheets of this width come in, the lowest first
	left, right float64
	y           float64
	loose       bool // a line of text stands last, which no rule may touch
}

// sheets are widths of paper with their heights.
var sheets = []struct {
	w       float64
	heights []float64
}{{210, []float64{297}}, {210, []float64{297}}, {210, []float64{297}}, {297, []float64{210}}, {241, []float64{140, 165, 190, 280}},
	{182, []float64{257}}, {216, []float64{279}}, {260, []float64{185}}}

// tallest tells the sheets that running text fits.
const tallest = 250

func newClerk(f *facts, tall bool) *clerk {
	k := &clerk{f: f, rng: f.rng}
	sheet := pick(k.rng, sheets)
	for tall && sheet.heights[len(sheet.heights)-1] < tallest {
		sheet = pick(k.rng, sheets)
	}
	k.heights = sheet.heights
	margin := sheet.w * float64(between(k.rng, 55, 120)) / 1000
	k.left, k.right = margin, sheet.w-margin
	body := pick(k.rng, []face{fontSong, fontSong, fontMing, fontHei, fontZenHei, fontMicroHei, fontKai, fontWenKai, fontFang, fontMono})
	k.n = pen{nil, float64(between(k.rng, 17, 23)) / 2, body, pick(k.rng, []ink{black, black, black, {50, 48, 46}})}
	k.title = pick(k.rng, []face{fontSongBold, fontSongBold, fontHeiBold, fontHei, fontKai, fontSong})
	k.bold = pick(k.rng, []face{body, body, body, fontHeiBold, fontSongBold})
	k.colon = pick(k.rng, []string{"：", "：", "：", ":", ": ", "： ", "　"})
	k.rule = pick(k.rng, []float64{0.12, 0.2, 0.2, 0.3, 0.45})
	k.date = pick(k.rng, []func(time.Time) string{zhDate, zhDatePadded, zhDateSpaced, dashDate, dashDate, dotDate, slashDate})
	k.tight = pick(k.rng, []func(time.Time) string{dashDate, dashDate, dotDate, compactDate, slashDate})
	k.sheet(sheet.w)
	if len(k.heights) == 1 && k.one(14) {
		k.n.in(k.title).sized(20).ink(pick(k.rng, []ink{grey, blue, red}).pale()).watermark(pick(k.rng, []string{"电子文件", "仅供核验使用", "复印无效"}), 48)
	}
	return k
}

func slashDate(t time.Time) string { return t.Format("2006/01/02") }

// moment is a day with a time in office hours.
func (k *clerk) moment(day time.Time) string {
	return stamped(day.Add(time.Duration(between(k.rng, 30000, 64000)) * time.Second))
}

// sheet lays a new sheet.
func (k *clerk) sheet(w float64) {
	k.n.p = newPage(w, k.heights[len(k.heights)-1])
	k.pages = append(k.pages, k.n.p)
	k.y = float64(between(k.rng, 12, 30)) / 400 * (k.n.p.h + 90)
}

// one reports true for one paper in n.
func (k *clerk) one(n int) bool { return k.rng.IntN(n) == 0 }

func (k *clerk) w() float64      { return k.right - k.left }
func (k *clerk) bottom() float64 { return k.n.p.h - 14 }
func (k *clerk) midX() float64   { return (k.left + k.right) / 2 }

// lead is the distance of lines of running text.
func (k *clerk) lead() float64 { return k.n.mm() * 1.75 }

// need begins a new sheet where h millimetres do not fit any more.
func (k *clerk) need(h float64) {
	if k.y+h > k.bottom() {
		k.sheet(k.n.p.w)
	}
}

// cut makes a single sheet no higher than its kind of paper needs, with room
// for the lines at the foot.
func (k *clerk) cut() {
	for _, h := range k.heights {
		if len(k.pages) == 1 && k.y+14 <= h {
			k.n.p.h = h
			return
		}
	}
}

// heading writes the lines of a title, the last the largest; it returns the
// baseline of the last and where it ends.
func (k *clerk) heading(size float64, c ink, lines ...string) (y, end float64) {
	wide, side := float64(between(k.rng, 100, 155))/100, k.one(8)
	for i, s := range lines {
		n := k.n.in(k.title).ink(c).sized(size)
		if i < len(lines)-1 {
			n.size *= float64(between(k.rng, 65, 95)) / 100
		}
		for n.width(s) > k.w()*0.9 {
			n.size -= 0.5
		}
		w := min(n.width(s)*wide, k.w()*0.95)
		k.y += n.mm() * 1.25
		if side {
			n.at(k.left, k.y, s)
			end = k.left + n.width(s)
			continue
		}
		n.spreadMid(k.midX(), k.y, w, s)
		end = k.midX() + w/2
	}
	k.y += 2
	return k.y - 2, end
}

// across writes texts side by side over the width, or where they do not fit
// one below the other.
func (k *clerk) across(n pen, texts ...string) {
	var all float64
	for _, s := range texts {
		all += n.width(s)
	}
	k.y += n.mm() * 1.5
	k.loose = true
	gap := (k.w() - all) / max(1, float64(len(texts)-1))
	if len(texts) > 1 && gap < 4 || all > k.w() {
		for _, s := range texts {
			k.y = n.para(k.left, k.y, k.w(), n.mm()*1.5, s)
		}
		k.y -= n.mm() * 1.5
		return
	}
	x := k.left
	for _, s := range texts {
		n.at(x, k.y, s)
		x += n.width(s) + gap
	}
}

// text writes a paragraph of running text.
func (k *clerk) text(s string) {
	k.loose = true
	k.y = k.n.indented(k.left, k.y+k.lead(), k.w(), k.lead(), s) - k.lead()
}

// signed is what stands at the end of a paper: lines with a seal over them or
// beside them, mostly near its right side.
func (k *clerk) signed(purpose, around string, lines ...string) {
	lead := k.n.mm() * float64(between(k.rng, 16, 24)) / 10
	k.need(44)
	radius := float64(between(k.rng, 16, 21))
	k.y += max(lead, 12)
	top, middle, wide := k.y, k.one(3), 0.0
	for _, s := range lines {
		wide = max(wide, k.n.width(s))
	}
	center := k.signedAt(max(wide/2, radius))
	for _, s := range lines {
		x := center - k.n.width(s)/2
		if !middle {
			x = min(k.right, center+wide/2) - k.n.width(s)
		}
		k.n.at(max(x, k.left), k.y, s)
		k.y += lead
	}
	at := max((top+k.y-lead)/2+float64(between(k.rng, -3, 4)), top-14+radius)
	at = min(at, k.n.p.h-radius-2)
	if beside := center - wide/2 - radius - 3; beside > k.left+radius && k.one(5) {
		center = beside
	}
	if !k.one(14) {
		k.n.p.seal(center, at, radius, around, purpose)
	}
	k.y = max(k.y, at+radius)
}

// signedAt is the middle of what is signed, given half its width.
func (k *clerk) signedAt(half float64) float64 {
	switch k.rng.IntN(9) {
	case 0:
		return max(k.midX(), k.left+half)
	case 1:
		return k.left + half + float64(between(k.rng, 0, 10))
	}
	return max(k.right-half-float64(between(k.rng, 0, 10)), k.left+half)
}

// labels joined to its value by the paper's colon.
func (k *clerk) said(label, value string) string { return label + k.colon + value }

// shrunk is n so small that s fits w.
func (n pen) shrunk(s string, w float64) pen {
	for n.size > 5.5 && n.width(s) > w {
		n.size -= 0.25
	}
	return n
}

// spaceless reports whether a label may be set letter-spaced.
func spaceless(s string) bool { return !strings.ContainsAny(s, "（）()/ ") }
