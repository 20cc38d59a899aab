package raster

import (
	"image"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// formField is a field of a PDF's form that a person filled in.
type formField struct {
	Text    string
	Box     [4]float64 // left, bottom, right, top in points
	Redrawn bool       // a viewer draws the value itself and passes over what was saved with it
}

// tickMark is the text of a box that is ticked.
const tickMark = "√"

// formOf reads the form (AcroForm) of a document: the fields that are filled in,
// by page. dynamic says that it is one of XFA alone, of which viewers other than
// Adobe's show nothing.
func formOf(doc *model.Context) (fields map[int][]formField, dynamic bool) {
	catalog, err := doc.Catalog()
	if err != nil {
		return nil, false
	}
	form, err := doc.DereferenceDict(catalog["AcroForm"])
	if err != nil || form == nil {
		return nil, false
	}
	if needs, err := doc.DereferenceBoolean(catalog["NeedsRendering"], model.V10); err == nil && needs != nil && bool(*needs) && form["XFA"] != nil {
		return nil, true
	}
	redrawn := false
	if needs, err := doc.DereferenceBoolean(form["NeedAppearances"], model.V10); err == nil && needs != nil {
		redrawn = bool(*needs)
	}
	fields = map[int][]formField{}
	for n := 1; n <= doc.PageCount; n++ {
		page, _, _, err := doc.PageDict(n, false)
		if err != nil {
			continue
		}
		marks, err := doc.DereferenceArray(page["Annots"])
		if err != nil {
			continue
		}
		for _, o := range marks {
			if f, ok := fieldOf(doc, o, redrawn); ok {
				fields[n] = append(fields[n], f)
			}
		}
	}
	return fields, false
}

// fieldOf is the field that a mark on a page shows; false where it shows none, or
// none that is filled in.
func fieldOf(doc *model.Context, o types.Object, redrawn bool) (formField, bool) {
	const hidden = 1<<1 | 1<<5 // ISO 32000-1, 12.5.3: hidden, no view
	d, err := doc.DereferenceDict(o)
	if err != nil || d == nil || nameOf(doc, d["Subtype"]) != "Widget" {
		return formField{}, false
	}
	if flags, err := doc.DereferenceInteger(d["F"]); err == nil && flags != nil && int(*flags)&hidden != 0 {
		return formField{}, false
	}
	out := formField{Redrawn: redrawn}
	corners, err := doc.DereferenceArray(d["Rect"])
	if err != nil || len(corners) != len(out.Box) {
		return formField{}, false
	}
	for i, c := range corners {
		if out.Box[i], err = doc.DereferenceNumber(c); err != nil {
			return formField{}, false
		}
	}
	if nameOf(doc, inheritedEntry(doc, d, "FT")) == "Btn" {
		out.Redrawn = false
		if state := nameOf(doc, d["AS"]); state != "" && state != "Off" {
			out.Text = tickMark
		}
		return out, out.Text != ""
	}
	value, err := doc.DereferenceText(inheritedEntry(doc, d, "V"))
	out.Text = strings.Join(strings.Fields(value), " ")
	return out, err == nil && out.Text != ""
}

func nameOf(doc *model.Context, o types.Object) string {
	if o == nil {
		return ""
	}
	n, err := doc.DereferenceName(o, model.V10, nil)
	if err != nil {
		return ""
	}
	return string(n)
}

// inheritedEntry is an entry of a field, or of those it belongs to.
func inheritedEntry(doc *model.Context, d types.Dict, key string) types.Object {
	const deepest = 8
	for range deepest {
		if o, ok := d.Find(key); ok {
			return o
		}
		parent, err := doc.DereferenceDict(d["Parent"])
		if err != nil || parent == nil {
			return nil
		}
		d = parent
	}
	return nil
}

// formLines are the values of the fields as lines of text in pixels of a picture,
// and the places of those that viewers draw themselves.
func formLines(img *image.NRGBA, fields []formField, toPixels matrix) (lines []TextLine, redrawn []image.Rectangle) {
	for _, f := range fields {
		a, b := toPixels.apply(point{f.Box[0], f.Box[3]}), toPixels.apply(point{f.Box[2], f.Box[1]})
		place := image.Rect(pixel(a.x), pixel(a.y), pixel(b.x), pixel(b.y)).Intersect(img.Rect)
		if place.Empty() {
			continue
		}
		if f.Redrawn {
			redrawn = append(redrawn, place)
		}
		box := place
		if f.Text != tickMark {
			box = inkWithin(img, place)
		}
		if box.Empty() || f.Redrawn {
			box = usualBox(place, f.Text)
		}
		lines = append(lines, lineWithin(box, f.Text))
	}
	return lines, redrawn
}

// inkWithin is the box of what the picture shows within a field.
func inkWithin(img *image.NRGBA, place image.Rectangle) image.Rectangle {
	const border = 3 // pixels, of the field's frame
	var out image.Rectangle
	place = place.Inset(border)
	for y := place.Min.Y; y < place.Max.Y; y++ {
		for x := place.Min.X; x < place.Max.X; x++ {
			if c := img.NRGBAAt(x, y); min(c.R, c.G, c.B) < 128 {
				out = out.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return out
}

// usualBox is where a value stands in a field of which nothing is drawn: at its
// left, in its middle.
func usualBox(place image.Rectangle, text string) image.Rectangle {
	const tallest = 28 // pixels of a character of ten points
	high := min(place.Dy(), tallest)
	wide := 0
	for _, r := range text {
		if wide += high / 2; r >= 0x2E80 {
			wide += high / 2
		}
	}
	top := (place.Min.Y + place.Max.Y - high) / 2
	left := min(place.Min.X+high/5, place.Max.X-1)
	return image.Rect(left, top, min(left+max(wide, 1), place.Max.X), top+high)
}

// lineWithin shares out a box among the words of a text.
func lineWithin(box image.Rectangle, text string) TextLine {
	weight := func(s string) int {
		n := 0
		for _, r := range s {
			if n++; r >= 0x2E80 {
				n++
			}
		}
		return n
	}
	line, total, at := TextLine{Box: box}, weight(text), 0
	for _, w := range strings.Split(text, " ") {
		from := box.Min.X + box.Dx()*at/total
		at += weight(w)
		line.Words = append(line.Words, TextWord{w, image.Rect(from, box.Min.Y, box.Min.X+box.Dx()*at/total, box.Max.Y)})
		at++
	}
	return line
}
