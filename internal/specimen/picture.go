package specimen

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
)

// picture says how a photo or signature file is made; the zero picture is as
// the office asks.
type picture struct {
	width, height int // pixels; 0 for the office's own
	png           bool
	grey          bool // no colour content, in the file's colour space either
	ground        ink  // instead of white, when not zero
	frame         bool // a drawn border
	small         bool // the writing fills a small part of the frame
}

// photoFile draws the portrait photo of a person in the size its office asks for.
func photoFile(who person, pic picture, size [2]int) ([]byte, map[string]any, error) {
	l := portraitLook(who)
	if pic.ground != (ink{}) {
		l.ground = pic.ground
	}
	w, h := pic.size(size[0], size[1])
	return pic.encode(portrait(l, w, h), 93, map[string]any{"face_count": "1"})
}

// signatureFile draws the signature of a person likewise.
func signatureFile(rng *rand.Rand, who person, pic picture, size [2]int) ([]byte, map[string]any, error) {
	w, h := pic.size(size[0], size[1])
	img := signature(rng, who.nameZh, w, h)
	if pic.small {
		img = shrunk(img)
	}
	if pic.ground != (ink{}) {
		tintPaper(img, pic.ground)
	}
	if pic.frame {
		drawFrame(img)
	}
	return pic.encode(img, 95, map[string]any{"touches_edge": "false"})
}

func (pic picture) size(width, height int) (w, h int) {
	if pic.width == 0 {
		return width, height
	}
	return pic.width, pic.height
}

func (pic picture) encode(img *image.NRGBA, quality int, truth map[string]any) ([]byte, map[string]any, error) {
	var out image.Image = img
	truth["color_space"], truth["format"] = "color", "jpeg"
	if pic.grey {
		out, truth["color_space"] = greyOf(img), "grey"
	}
	var data []byte
	var err error
	if pic.png {
		var buf bytes.Buffer
		err = png.Encode(&buf, out)
		data, truth["format"] = buf.Bytes(), "png"
	} else {
		var buf bytes.Buffer
		err = jpeg.Encode(&buf, out, &jpeg.Options{Quality: quality})
		data = buf.Bytes()
	}
	truth["width"], truth["height"] = fmt.Sprint(img.Rect.Dx()), fmt.Sprint(img.Rect.Dy())
	truth["size_bytes"] = fmt.Sprint(len(data))
	truth["background_white"] = fmt.Sprint(pic.ground == ink{})
	truth["has_border"] = fmt.Sprint(pic.frame)
	return data, truth, err
}

// shrunk sets the writing at half size into the middle.
func shrunk(img *image.NRGBA) *image.NRGBA {
	out := image.NewNRGBA(img.Rect)
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	c := canvas{img: out}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	c.lay(img, image.Rect(w*3/10, h*3/10, w*7/10, h*7/10))
	return out
}

func tintPaper(img *image.NRGBA, paper ink) {
	for i := 0; i < len(img.Pix); i += 4 {
		multiply(img.Pix[i:], paper, 1)
	}
}

func drawFrame(img *image.NRGBA) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	edge := []point{{4, 4}, {float64(w) - 4, 4}, {float64(w) - 4, float64(h) - 4}, {4, float64(h) - 4}}
	c := &canvas{img: img, scale: 1, mask: image.NewAlpha(image.Rectangle{})}
	for _, o := range strokeOutlines(edge, true, 3) {
		c.fill(o, black, 1)
	}
}
