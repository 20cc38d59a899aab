package specimen

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"math/rand/v2"
	"time"
)

// LineSample is one line of a paper as a straightened page of its level shows
// it, with little around it, and the text printed there.
type LineSample struct {
	Image *image.Gray
	Text  string
	Kind  string
	Level string
}

// shortestLine is the fewest characters of a line worth reading by itself.
const shortestLine = 4

// Lines makes papers as Samples does and cuts the level lines of text out of
// them. Each is drawn with all that lies over and under it on the page, then
// lit, blurred, grained and compressed as its level asks, without the leaning
// that straightening takes away. There are no lines at level pdf.
func Lines(o SampleOptions) ([]LineSample, error) {
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
	var out []LineSample
	for i := range o.Count {
		rng := stream(o.Seed, fmt.Sprint("lines", o.Kind, o.Level, i, o.Held))
		doc, err := o.paper(today, rng)
		if err != nil {
			return nil, err
		}
		for _, p := range doc.pages {
			out = append(out, p.lines(o, d, rng)...)
		}
	}
	return out, nil
}

// paper draws one paper without making a file of it.
func (o SampleOptions) paper(today time.Time, rng *rand.Rand) (paper, error) {
	f := &facts{rng: rng, today: today, company: newCompany(rng, today, "")}
	for range between(rng, 1, 8) {
		f.people = append(f.people, newPerson(rng, today))
	}
	f.person = &f.people[0]
	made := order{entry: &entry{kind: o.Kind, who: f.person, layout: o.Layout}, facts: f, level: o.Level, held: o.Held}
	l, err := made.choose()
	if err != nil {
		return paper{}, err
	}
	return l.draw(f), nil
}

// lines cuts the lines out of the page.
func (p *page) lines(o SampleOptions, d damage, rng *rand.Rand) []LineSample {
	dpi := 200.0
	if o.Kind == "passport" {
		dpi = 300
	}
	img := p.render(dpi)
	var out []LineSample
	for _, i := range p.items {
		t, isText := i.(*textItem)
		if !isText || t.degrees != 0 || len([]rune(t.s)) < shortestLine {
			continue
		}
		box := t.box(dpi / 25.4).Intersect(img.Rect)
		if box.Dx() < box.Dy() {
			continue
		}
		out = append(out, LineSample{d.strip(cutOut(img, box), rng), t.s, o.Kind, o.Level})
	}
	return out
}

// box is the text's rectangle in pixels, from a little above its capitals to a
// little below its feet.
func (t *textItem) box(scale float64) image.Rectangle {
	em := t.size * scale
	width := t.face.advance(t.s)*em + t.gap*scale*float64(len([]rune(t.s)))
	x, y := t.at.x*scale, t.at.y*scale
	return image.Rect(int(x-0.25*em), int(y-em), int(x+width+0.25*em), int(y+0.3*em))
}

// strip does to one line what the level does to a page, but for its shape.
func (d damage) strip(img *image.NRGBA, rng *rand.Rand) *image.Gray {
	size := img.Rect.Size()
	d.corners, d.skew, d.glare = 0, 0, false
	if d.phone {
		out := d.photograph(img, rng)
		edge := out.Rect.Size().Sub(size).Div(2)
		img = cutOut(out, image.Rectangle{Min: edge, Max: edge.Add(size)})
		d.phone = false
	}
	d.apply(img, rng)
	return compressed(greyOf(img), d.quality)
}

func cutOut(img *image.NRGBA, box image.Rectangle) *image.NRGBA {
	out := image.NewNRGBA(image.Rectangle{Max: box.Size()})
	draw.Draw(out, out.Rect, img, box.Min, draw.Src)
	return out
}

// compressed is what a JPEG of that quality leaves of img.
func compressed(img *image.Gray, quality int) *image.Gray {
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: quality}); err != nil {
		return img // a buffer takes everything; the picture is too large for the format
	}
	out, err := jpeg.Decode(&buf)
	if err != nil {
		return img
	}
	return out.(*image.Gray)
}
