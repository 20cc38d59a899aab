package specimen

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math/rand/v2"
	"slices"

	"github.com/signintech/gopdf"
)

// drawn is a file that was made.
type drawn struct {
	data   []byte
	ext    string
	level  string
	layout string
	fields map[string]any
}

// order says what to draw and how.
type order struct {
	entry *entry
	facts *facts
	level string
	held  bool

	office office // zero for a paper that no office asked for
}

// digital is the level of photos and signatures, which no scanner touches.
const digital = "digital"

// draw makes the file.
func (o order) draw() (drawn, error) {
	switch o.entry.kind {
	case "photo":
		return asDrawn(photoFile(*o.facts.person, o.entry.picture, o.office.pictureSize("photo")))
	case "signature":
		return asDrawn(signatureFile(o.facts.rng, *o.facts.person, o.entry.picture, o.office.pictureSize("signature")))
	}
	level := o.level
	if level == LevelPDF && (!electronic(o.entry.kind) || o.office.picturesOnly() && o.entry.level == "") {
		level = Level0
	}
	l, doc, err := o.paper()
	if err != nil {
		return drawn{}, err
	}
	if len(doc.pages) > 0 {
		doc.pages[0].grey = o.entry.picture.grey
	}
	data, err := encode(doc, o.entry.kind, level, o.facts.rng)
	if err != nil {
		return drawn{}, fmt.Errorf("%s %s: %w", o.entry.kind, l.name, err)
	}
	if o.entry.large {
		data = padded(data, largeBytes)
	}
	if o.entry.picture.png {
		data, err = asPNG(data)
	}
	if err != nil {
		return drawn{}, err
	}
	return drawn{data, extension(data), level, l.name, doc.truth}, nil
}

// asPNG writes a picture as a PNG.
func asPNG(data []byte) ([]byte, error) {
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = png.Encode(&out, img)
	return out.Bytes(), err
}

// largeBytes is more than any office takes of a passport page.
const largeBytes = 5_200_000

// padded is a JPEG with as many bytes of comment behind its head, as cameras
// put there.
func padded(jpeg []byte, size int) []byte {
	const segment = 65533
	var out bytes.Buffer
	out.Write(jpeg[:2])
	for out.Len()+len(jpeg) < size {
		out.Write([]byte{0xff, 0xfe, 0xff, 0xff})
		out.Write(make([]byte, segment))
	}
	out.Write(jpeg[2:])
	return out.Bytes()
}

// paper draws a layout; for an office that takes pictures alone one of a single
// page, while a few tries find it.
func (o order) paper() (layout, paper, error) {
	const tries = 20
	for try := 1; ; try++ {
		l, err := o.choose()
		if err != nil {
			return l, paper{}, err
		}
		doc := l.draw(o.facts)
		if len(doc.pages) < 2 || !o.office.picturesOnly() || try == tries {
			return l, doc, nil
		}
	}
}

func asDrawn(data []byte, fields map[string]any, err error) (drawn, error) {
	return drawn{data, extension(data), digital, "drawn", fields}, err
}

func extension(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("%PDF")):
		return ".pdf"
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		return ".png"
	}
	return ".jpg"
}

// electronic reports whether a kind of paper is issued as a PDF with its own
// text; all others are only ever pictures.
func electronic(kind string) bool {
	switch kind {
	case "passport", "passport_page", "visa_page", "contract", "card", "audit_form", "loss_proof", "application_form":
		return false
	}
	return true
}

// choose picks a layout of the wanted set; a kind that has none held apart
// shows the same in both sets. On phone photos passports lie on the desk, not
// on an A4 sheet.
func (o order) choose() (layout, error) {
	all := layoutsOf(o.entry.kind)
	fits := slices.DeleteFunc(slices.Clone(all), func(l layout) bool {
		wanted := o.entry.layout == "" || l.name == o.entry.layout
		onSheet := l.name == "on-a4" || l.name == "held-on-a4"
		return l.held != o.held || !wanted || onSheet && damages[o.level].phone
	})
	if len(fits) == 0 && o.entry.layout == "" { // a kind of which none is held apart
		fits = slices.DeleteFunc(slices.Clone(all), func(l layout) bool { return l.held })
	}
	if len(fits) == 0 {
		return layout{}, fmt.Errorf("no layout %q of kind %q", o.entry.layout, o.entry.kind)
	}
	return pick(o.facts.rng, fits), nil
}

func layoutsOf(kind string) []layout {
	if kind == "passport" {
		return passportLayouts()
	}
	return paperLayouts(kind)
}

// scannedPDF writes pictures of several pages as one PDF without text, as
// office scanners do.
func scannedPDF(pages []*page, d damage, rng *rand.Rand) ([]byte, error) {
	doc := &gopdf.GoPdf{}
	doc.Start(gopdf.Config{PageSize: pages[0].size(), Unit: gopdf.UnitPT})
	for _, p := range pages {
		img := d.apply(p.render(200), rng).img
		if err := addScan(doc, img, d.quality); err != nil {
			return nil, err
		}
	}
	return doc.GetBytesPdfReturnErr()
}

func addScan(doc *gopdf.GoPdf, img *image.NRGBA, quality int) error {
	data, err := encodeJPEG(img, quality, 200)
	if err != nil {
		return err
	}
	holder, err := gopdf.ImageHolderByBytes(data)
	if err != nil {
		return err
	}
	size := gopdf.Rect{W: float64(img.Rect.Dx()) * 72 / 200, H: float64(img.Rect.Dy()) * 72 / 200}
	doc.AddPageWithOption(gopdf.PageOption{PageSize: &size})
	return doc.ImageByHolder(holder, 0, 0, &size)
}

// levelFor returns the level of one file of a group: for a mixed group a
// clean or an office scan, or a PDF where the kind is issued as one.
func levelFor(rng *rand.Rand, level, kind string) string {
	if level != LevelMixed {
		return level
	}
	choices := []string{Level0, Level1, Level1}
	if electronic(kind) && kind != "company_letter" && kind != "business_licence" {
		choices = append(choices, LevelPDF)
	}
	return pick(rng, choices)
}
