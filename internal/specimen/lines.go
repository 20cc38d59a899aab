package specimen

import (
	"fmt"
	"image"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// PrintedPage is one page of a paper, with its lines of text, before it is made
// a picture of its level.
type PrintedPage struct {
	Kind, Layout string
	Lines        []PrintedLine

	page   *page
	damage damage
	o      SampleOptions
	stream string // names what is drawn by chance
}

// PrintedLine is one line of text that runs across a page.
type PrintedLine struct {
	Text   string
	Person bool // the text is the name of a person, and nothing else
	item   *textItem
}

// Place is where a line's ink lies on a picture.
type Place struct {
	Corners [4]Point // clockwise from the upper left of the upright text
	Glare   float64  // the most of it, 0 to 1, that glare has burnt out at any place
}

// Point is a place in pixels.
type Point struct{ X, Y float64 }

// shortestLine is the fewest characters of a line worth reading by itself: a
// name may have two.
const shortestLine = 2

// PrintedPages draws papers as Samples does. The error says that the options
// are wrong; there are no lines at level pdf and on photos and signatures.
func PrintedPages(o SampleOptions) ([]*PrintedPage, error) {
	today, err := time.Parse("2006-01-02", o.Date)
	if err != nil {
		return nil, fmt.Errorf("specimen: date %q is not YYYY-MM-DD", o.Date)
	}
	d, found := damages[o.Level]
	if !found || len(layoutsOf(o.Kind)) == 0 {
		return nil, fmt.Errorf("specimen: no lines of %s at level %q", o.Kind, o.Level)
	}
	if _, err := library(); err != nil {
		return nil, fmt.Errorf("specimen: %w", err)
	}
	var out []*PrintedPage
	for i := range o.Count {
		name := fmt.Sprint("lines", o.Kind, o.Level, i, o.Held)
		l, doc, err := o.paper(today, stream(o.Seed, name))
		if err != nil {
			return nil, err
		}
		for k, p := range doc.pages {
			out = append(out, o.printed(p, l, d, fmt.Sprint(name, "page", k)))
		}
	}
	return out, nil
}

// paper draws one paper without making a file of it, and names its layout.
func (o SampleOptions) paper(today time.Time, rng *rand.Rand) (string, paper, error) {
	f := &facts{rng: rng, today: today, company: newCompany(rng, today, "")}
	for range between(rng, 1, 8) {
		f.people = append(f.people, newPerson(rng, today))
	}
	f.person = &f.people[0]
	made := order{entry: &entry{kind: o.Kind, who: f.person, layout: o.Layout}, facts: f, level: o.Level, held: o.Held}
	l, err := made.choose()
	if err != nil {
		return "", paper{}, err
	}
	return l.name, l.draw(f), nil
}

func (o SampleOptions) printed(p *page, layout string, d damage, name string) *PrintedPage {
	out := &PrintedPage{Kind: o.Kind, Layout: layout, page: p, damage: d, o: o, stream: name}
	for _, i := range p.items {
		t, isText := i.(*textItem)
		if isText && t.degrees == 0 && len([]rune(t.s)) >= shortestLine && !t.inked(1).Empty() {
			out.Lines = append(out.Lines, PrintedLine{t.s, isPerson(plain(t.s)), t})
		}
	}
	return out
}

// isPerson reports whether s is a name made of the specimens' own surnames and
// given names.
func isPerson(s string) bool {
	given := slices.Concat(maleGiven, femaleGiven)
	for _, surname := range surnames {
		rest, ok := strings.CutPrefix(s, surname.zh)
		if n := len([]rune(rest)); !ok || n < 1 || n > 2 {
			continue
		}
		named := true
		for _, r := range rest {
			named = named && slices.ContainsFunc(given, func(g reading) bool { return g.zh == string(r) })
		}
		if named {
			return true
		}
	}
	return false
}

// SetApart sets the page in typefaces that the line readers were not trained
// on, as far as the specimens have such: WenQuanYi Zen Hei and LXGW WenKai for
// Chinese, DejaVu Serif for Latin. Each line keeps its width.
func (p *PrintedPage) SetApart() {
	rng := stream(p.o.Seed, p.stream+"typefaces")
	han := []face{fontZenHei, fontWenKai, fontFang}
	rng.Shuffle(len(han), func(i, k int) { han[i], han[k] = han[k], han[i] })
	instead := map[face]face{
		fontSong: han[0], fontSongBold: han[1], fontMing: han[0], fontKai: han[2],
		fontHei: han[1], fontHeiBold: fontZenHei, fontMicroHei: han[2],
		fontLatin: fontLatinSerif, fontLatinBold: fontLatinSerif, fontLatinMono: fontLatinSerif,
	}
	for _, i := range p.page.items {
		if t, isText := i.(*textItem); isText {
			if apart, ok := instead[t.face]; ok {
				t.setIn(apart)
			}
		}
	}
}

// setIn changes the typeface and keeps the width.
func (t *textItem) setIn(f face) {
	if n := len([]rune(t.s)); n > 0 {
		t.gap += (t.face.advance(t.s) - f.advance(t.s)) * t.size / float64(n)
	}
	t.face = f
}

// inked is the rectangle, in pixels, that the text's outlines fill.
func (t *textItem) inked(scale float64) image.Rectangle {
	var box image.Rectangle
	x, y := t.at.x*scale, t.at.y*scale
	for _, r := range t.s {
		g := t.face.glyph(r)
		box = box.Union(g.placed(point{x, y}, t.size*scale, 0).bounds())
		x += (g.advance*t.size + t.gap) * scale
	}
	return box
}

// Picture makes the JPEG of the page's level, alike every time, and says where
// the lines lie on it, in their order.
func (p *PrintedPage) Picture() ([]byte, []Place, error) {
	dpi := dpiOf(p.Kind)
	shot := p.damage.apply(p.page.render(dpi), stream(p.o.Seed, p.stream))
	data, err := encodeJPEG(shot.img, p.damage.quality, p.damage.states(p.Kind))
	if err != nil {
		return nil, nil, fmt.Errorf("specimen: %w", err)
	}
	places := make([]Place, len(p.Lines))
	for i, l := range p.Lines {
		places[i] = shot.place(l.item.inked(dpi / 25.4))
	}
	return data, places, nil
}

// place says where a box of the page lies on the picture.
func (s shot) place(b image.Rectangle) Place {
	var out Place
	for i, c := range [4]image.Point{b.Min, {b.Max.X, b.Min.Y}, b.Max, {b.Min.X, b.Max.Y}} {
		out.Corners[i].X, out.Corners[i].Y = s.places.at(float64(c.X), float64(c.Y))
	}
	for x := b.Min.X; x < b.Max.X; x++ {
		out.Glare = max(out.Glare, s.glare(float64(x), float64(b.Min.Y+b.Max.Y)/2))
	}
	return out
}
