package photo

import (
	"image"
	"slices"

	"zhengqi/internal/dossier"
)

// edge is a side of the picture.
type edge int

const (
	edgeTop edge = iota
	edgeRight
	edgeBottom
	edgeLeft
)

// strip is the part of a side, from and to in pixels along it, where a frame
// would show.
type strip struct {
	from, to int
	edge     edge
}

// line returns the pixels at depth from the side, one pixel thick.
func (c canvas) line(s strip, depth int) image.Rectangle {
	switch s.edge {
	case edgeTop:
		return image.Rect(s.from, depth, s.to, depth+1)
	case edgeBottom:
		return image.Rect(s.from, c.h()-1-depth, s.to, c.h()-depth)
	case edgeLeft:
		return image.Rect(depth, s.from, depth+1, s.to)
	}
	return image.Rect(c.w()-1-depth, s.from, c.w()-depth, s.to)
}

// frameDepth is how deep into the picture a drawn frame is looked for.
const frameDepth = 0.10

// frame is what was seen of a frame: depth is that of its innermost line.
type frame struct {
	field dossier.Field
	depth int
}

// frame looks for a line or band along every one of the strips that differs
// from the ground. A side without any, or all but one side with some, makes
// the difference between no frame and one for review.
func (c canvas) frame(strips []strip) frame {
	shares := make([]float64, len(strips))
	out := frame{}
	for i, s := range strips {
		var depth int
		shares[i], depth = c.framed(s)
		if shares[i] >= framedSide.yes {
			out.depth = max(out.depth, depth)
		}
	}
	slices.Sort(shares)
	out.field = framedSide.field(shares[0])
	if out.field.Value == "false" && shares[1] >= framedSide.yes {
		out.field.Confidence, out.field.Review = 0.6, true
	}
	out.field.Box = boxOf(c.Rect)
	return out
}

// framed returns the greatest share of a line along the side that stands out
// from the ground, and how deep such lines reach.
func (c canvas) framed(s strip) (share float64, depth int) {
	const contrast = 30
	reach := max(3, int(frameDepth*float64(min(c.w(), c.h()))))
	ground := c.medianColour([]image.Rectangle{c.line(s, reach), c.line(s, reach+1), c.line(s, reach+2)})
	for d := range reach {
		v := c.share(c.line(s, d), func(r, g, b uint8) bool { return !near(colour{r, g, b}, ground, contrast) })
		share = max(share, v)
		if v >= framedSide.yes {
			depth = d + 1
		}
	}
	return share, depth
}
