package photo

import (
	"image"
	"strconv"

	"zhengqi/internal/dossier"
)

// inkContrast is how much darker than the ground, in the weakest channel, ink
// is: it takes pencil and leaves paper grain and JPEG noise.
const inkContrast = 70

func inspectSignature(c canvas) dossier.Fields {
	w, h := c.w(), c.h()
	frame := c.frame([]strip{
		{w / 10, w - w/10, edgeTop}, {h / 10, h - h/10, edgeRight},
		{w / 10, w - w/10, edgeBottom}, {h / 10, h - h/10, edgeLeft},
	})
	inside := c.Rect
	if frame.field.Value == "true" {
		inside = c.Rect.Inset(frame.depth)
	}
	f := dossier.Fields{"has_border": frame.field, "background_white": c.paperWhite(inside)}
	ink := c.inkBox(inside)
	if ink.Empty() {
		return f
	}
	f["ink_fill"] = fill(ink, c.Rect)
	f["touches_edge"] = c.touches(ink, inside)
	return f
}

// fill is the share of the picture's width or height, whichever is more, that
// the box of the ink takes: a name written across fills its frame although it
// is flat.
func fill(ink, picture image.Rectangle) dossier.Field {
	share := max(float64(ink.Dx())/float64(picture.Dx()), float64(ink.Dy())/float64(picture.Dy()))
	return dossier.Field{Value: strconv.FormatFloat(share, 'f', 2, 64), Confidence: 0.95, Box: boxOf(ink)}
}

// touches reports ink at the edge of the picture, or of the space within a
// frame; ink that stops a hair before it is for review.
func (c canvas) touches(ink, inside image.Rectangle) dossier.Field {
	gap := min(ink.Min.X-inside.Min.X, ink.Min.Y-inside.Min.Y, inside.Max.X-ink.Max.X, inside.Max.Y-ink.Max.Y)
	slight := max(2, min(c.w(), c.h())/75)
	f := dossier.Field{Value: strconv.FormatBool(gap < 1), Confidence: 0.97, Box: boxOf(ink)}
	if gap >= 1 && gap < slight {
		f.Confidence, f.Review = 0.7, true
	}
	return f
}

// paperWhite tells whether what is not ink is white.
func (c canvas) paperWhite(inside image.Rectangle) dossier.Field {
	paper := c.share(inside, func(r, g, b uint8) bool { return min(r, g, b) >= 150 })
	whites := c.share(inside, white)
	if paper == 0 {
		return dossier.Field{Value: "false", Confidence: 0.97, Box: boxOf(inside)}
	}
	f := limits{0.70, 0.90}.field(whites / paper)
	if dark := 1 - paper; dark > 0.5 {
		f = dossier.Field{Value: "false", Confidence: 0.9}
	}
	f.Box = boxOf(inside)
	return f
}

// inkBox returns the box around the ink, leaving out rows and columns with
// less than a speck of it.
func (c canvas) inkBox(inside image.Rectangle) image.Rectangle {
	ground := c.medianColour([]image.Rectangle{inside})
	limit := int(min(ground[0], ground[1], ground[2])) - inkContrast
	isInk := func(r, g, b uint8) bool { return int(min(r, g, b)) < limit }
	first, last := -1, -1
	for y := inside.Min.Y; y < inside.Max.Y; y++ {
		if c.share(image.Rect(inside.Min.X, y, inside.Max.X, y+1), isInk)*float64(inside.Dx()) >= speck {
			if first < 0 {
				first = y
			}
			last = y
		}
	}
	if first < 0 {
		return image.Rectangle{}
	}
	from, to := inside.Max.X, inside.Min.X
	for x := inside.Min.X; x < inside.Max.X; x++ {
		if c.share(image.Rect(x, first, x+1, last+1), isInk)*float64(last+1-first) >= speck {
			from, to = min(from, x), max(to, x+1)
		}
	}
	if from >= to {
		return image.Rectangle{}
	}
	return image.Rect(from, first, to, last+1)
}

// speck is how many pixels of a row or column make ink.
const speck = 2
