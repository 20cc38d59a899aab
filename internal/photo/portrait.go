package photo

import (
	"image"

	"zhengqi/internal/dossier"
)

// Limits of the portrait's measures, as shares of pixels.
var (
	whiteGround   = limits{0.55, 0.85} // of the ground that is white
	colourPresent = limits{0.005, 0.03}
	framedSide    = limits{0.70, 0.90} // of a side that a line accompanies
)

func inspectPhoto(c canvas, grey bool) dossier.Fields {
	shoulders := c.h() * 55 / 100
	frame := c.frame([]strip{
		{c.w() / 20, c.w() - c.w()/20, edgeTop},
		{c.h() / 20, shoulders, edgeLeft},
		{c.h() / 20, shoulders, edgeRight},
	})
	inset := 0
	if frame.field.Value == "true" {
		inset = frame.depth
	}
	f := dossier.Fields{
		"has_border":       frame.field,
		"background_white": c.groundWhite(c.portraitGround(inset, shoulders)),
		"colour":           colourPresent.field(c.share(c.Rect, coloured)),
	}
	for name, field := range faceFields(c.NRGBA) {
		f[name] = field
	}
	if grey {
		f["colour"] = dossier.Field{Value: "false", Confidence: 0.99}
	}
	return f
}

// portraitGround is where the ground shows behind a head and shoulders: the
// strip along the top and those along both sides down to the shoulders. It
// keeps off the last pixels, which cutting leaves unclean.
func (c canvas) portraitGround(inset, bottom int) []image.Rectangle {
	margin := inset + 2
	dx, dy := max(3, c.w()*7/100), max(3, c.h()*5/100)
	side := min(bottom, c.h()*40/100)
	return []image.Rectangle{
		image.Rect(margin, margin, c.w()-margin, margin+dy),
		image.Rect(margin, margin+dy, margin+dx, side),
		image.Rect(c.w()-margin-dx, margin+dy, c.w()-margin, side),
	}
}

// groundWhite tells whether the ground is white: the weakest of the strips
// decides, for a shadow on one side is a fault too.
func (c canvas) groundWhite(ground []image.Rectangle) dossier.Field {
	least := 1.0
	for _, r := range ground {
		least = min(least, c.share(r, white))
	}
	f := whiteGround.field(least)
	f.Box = boxOf(c.Rect)
	return f
}

// white allows for paper, lamps and JPEG, not for cream or light blue.
func white(r, g, b uint8) bool {
	low, high := min(r, g, b), max(r, g, b)
	return low >= 222 && high-low <= 18
}

func coloured(r, g, b uint8) bool { return max(r, g, b)-min(r, g, b) > 28 }

func boxOf(r image.Rectangle) dossier.Box {
	return dossier.Box{r.Min.X, r.Min.Y, r.Dx(), r.Dy()}
}
