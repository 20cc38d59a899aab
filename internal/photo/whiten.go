package photo

import (
	"image"
	"image/color"

	"zhengqi/internal/dossier"
)

func opaque(c colour) color.NRGBA { return color.NRGBA{c[0], c[1], c[2], 255} }

// whiten sets the white point: every channel is scaled so that the ground,
// measured left, right and between, becomes white. Nothing is cut out, so that
// hair and a white shirt keep their edges. A ground that is not nearly white is
// refused: to replace it would be to invent.
func (f *fixing) whiten() error {
	if !f.spec.White {
		return nil
	}
	left, right := f.grounds()
	if whitePoint(left) && whitePoint(right) {
		return nil
	}
	most, tint := mostLightened, mostTinted
	if f.spec.Kind == dossier.Signature {
		most, tint = mostWhitened, 60
	}
	for _, ground := range []colour{left, right} {
		if lightest := max(ground[0], ground[1], ground[2]); int(lightest)-int(min(ground[0], ground[1], ground[2])) > tint ||
			most*float64(min(ground[0], ground[1], ground[2])) < whiteTarget {
			return refuse("picture_ground_not_white", "背景与白色相差太多，不能校正，请用白色背景重新拍摄。", "the ground is too far from white to be corrected; please take a new one on white")
		}
	}
	f.lighten(left, right)
	f.did("背景校正为白色", "the ground was lightened to white")
	return nil
}

// whiteTarget is what the ground becomes.
const whiteTarget = 250

func whitePoint(c colour) bool { return white(c[0], c[1], c[2]) && min(c[0], c[1], c[2]) >= 240 }

// grounds are the colours of the ground at the left and at the right.
func (f *fixing) grounds() (left, right colour) {
	c := canvas{f.img}
	w, h := c.w(), c.h()
	bottom := h
	if f.spec.Kind == dossier.Photo {
		bottom = h * 40 / 100
	}
	return c.medianColour([]image.Rectangle{image.Rect(2, 2, max(w/12, 4), bottom)}), c.medianColour([]image.Rectangle{image.Rect(w-max(w/12, 4), 2, w-2, bottom)})
}

// lighten scales every channel between the grounds of the two sides.
func (f *fixing) lighten(left, right colour) {
	img := f.img
	w := img.Rect.Dx()
	gains := make([][3]float64, w)
	for x := range gains {
		t := float64(x) / float64(max(w-1, 1))
		for i := range 3 {
			gains[x][i] = whiteTarget / ((1-t)*float64(left[i]) + t*float64(right[i]))
		}
	}
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride : y*img.Stride+4*w]
		for x := range w {
			for i := range 3 {
				row[4*x+i] = uint8(min(255, gains[x][i]*float64(row[4*x+i])+0.5))
			}
		}
	}
}
