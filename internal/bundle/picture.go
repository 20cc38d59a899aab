package bundle

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math"

	"github.com/disintegration/imaging"

	"zhengqi/internal/dossier"
)

// maxBytes keeps a picture below the "5M" of S-MFA L303-371, however an M is
// counted.
const maxBytes = 4_900_000

// limits are the least and the most pixels of a picture; zero is none.
type limits struct{ least, most image.Point }

// limitsOf are those of the platform: for the photo and the signature what
// S-MFA L365 and L367 state; a page of a paper needs no more than A4 at 300
// dots per inch either way.
func limitsOf(kind dossier.Kind) limits {
	switch kind {
	case dossier.Photo:
		return limits{image.Pt(50, 50), image.Pt(600, 800)}
	case dossier.Signature:
		return limits{image.Pt(50, 50), image.Pt(600, 300)}
	}
	return limits{most: image.Pt(3508, 3508)}
}

// picture is a JPEG as the platform takes it; note is what is to be known of
// it, in Chinese.
type picture struct {
	data []byte
	size image.Point
	note string
}

// brought brings an image to the limits of its kind as a JPEG: made smaller
// where it has to be, in its own proportions, and never larger. One that is
// too small either way is an error of code picture_too_small.
func brought(img *image.NRGBA, kind dossier.Kind) (picture, error) {
	l := limitsOf(kind)
	fitted := imaging.Fit(img, l.most.X, l.most.Y, imaging.Lanczos)
	p := picture{size: fitted.Rect.Size()}
	if p.size.X < l.least.X || p.size.Y < l.least.Y {
		return p, errTooSmall(img.Rect.Size(), p.size, l)
	}
	if ratio := float64(p.size.X) / float64(p.size.Y); kind == dossier.Photo && math.Abs(ratio-0.75) > 0.01 {
		p.note = "宽高比不是 3:4，未裁剪，请核对"
	}
	var err error
	p.data, p.size, err = encoded(fitted)
	return p, err
}

func errTooSmall(was, is image.Point, l limits) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "picture_too_small",
		Message: fmt.Sprintf("图片 %d×%d，按比例缩放后 %d×%d，平台要求至少 %d×%d；不放大，未收入", was.X, was.Y, is.X, is.Y, l.least.X, l.least.Y),
		MessageEN: fmt.Sprintf("the picture of %dx%d comes to %dx%d, the platform wants at least %dx%d; it is not enlarged but left out",
			was.X, was.Y, is.X, is.Y, l.least.X, l.least.Y)}
}

// encoded is an opaque image as a JPEG below maxBytes: coarser first, then
// smaller.
func encoded(img *image.NRGBA) ([]byte, image.Point, error) {
	for {
		opaque := &image.RGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect} // the encoder is twice as quick on it
		for _, quality := range []int{92, 85, 75} {
			var b bytes.Buffer
			if err := jpeg.Encode(&b, opaque, &jpeg.Options{Quality: quality}); err != nil {
				return nil, image.Point{}, err
			}
			if b.Len() <= maxBytes {
				return b.Bytes(), img.Rect.Size(), nil
			}
		}
		size := img.Rect.Size()
		img = imaging.Fit(img, size.X*3/4, size.Y*3/4, imaging.Lanczos)
	}
}
