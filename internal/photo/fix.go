package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"strconv"

	"github.com/disintegration/imaging"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
)

// Limits of what a fix does to a picture: beyond them it would make up what is
// not there.
const (
	mostEnlarged  = 1.25 // times
	mostLightened = 1.35 // times: the ground of a portrait
	mostTinted    = 36   // levels between the channels of its ground: a lamp does that, a coloured wall more
	mostWhitened  = 1.9  // times: the paper of a signature
	bestQuality   = 92   // of the JPEG
	leastQuality  = 55
	mostPaper     = 40e6 // pixels of the sheet around a signature
)

// The sizes and places of a face in a portrait that no rule complains of
// (photo.head.position): shares of its height and width. A portrait in which it
// is smaller is cut so that it has the wanted size.
const (
	leastFace, wantedFace, mostFace = 0.2, 0.3, 0.65
	leastMiddle, mostMiddle         = 0.38, 0.62
)

// Fix brings a portrait or a signature to the form of spec: cut to the ratio
// around the head or the ink, resized, the ground lightened to white where it
// nearly is, written as a JPEG below the limit without metadata. What comes out
// has passed the measures that Inspect takes. It refuses, as an Invalid
// dossier.Error, what it could only bring there by inventing: picture_too_small,
// picture_without_face, picture_with_several_faces, picture_head_cut,
// picture_without_ink, picture_ink_cut, picture_ink_too_long,
// picture_ground_not_white, picture_without_colour, picture_too_large, and
// picture_not_fixed where the measures still object.
func Fix(page *raster.Page, spec dossier.PictureSpec) (dossier.FixedPicture, error) {
	f := &fixing{img: page.Image, spec: spec}
	if page.Image.Rect.Dx() < minSide || page.Image.Rect.Dy() < minSide {
		return dossier.FixedPicture{}, refuse("picture_too_small", "图片太小，请重新拍摄或扫描。", "the picture is too small; please make a new one")
	}
	if spec.Colour && (page.Grey || inspectPhoto(canvas{page.Image}, false)["colour"].Value == "false") {
		return dossier.FixedPicture{}, refuse("picture_without_colour", "照片是黑白的，应为彩色，请重新拍摄。", "the photo has no colour; please take a new one")
	}
	for _, step := range []func() error{f.offFrame, f.cut, f.whiten, f.resize, f.write} {
		if err := step(); err != nil {
			return dossier.FixedPicture{}, err
		}
	}
	return f.out, f.inspect()
}

func refuse(code, zh, en string) error {
	return &dossier.Error{Class: dossier.Invalid, Code: code, Message: zh, MessageEN: en}
}

// fixing is a picture on its way.
type fixing struct {
	img  *image.NRGBA
	spec dossier.PictureSpec
	out  dossier.FixedPicture
}

func (f *fixing) did(zh, en string) {
	f.out.Done, f.out.DoneEN = append(f.out.Done, zh), append(f.out.DoneEN, en)
}

func (f *fixing) crop(r image.Rectangle) { f.img = imaging.Crop(f.img, r) }

// offFrame cuts a drawn frame off.
func (f *fixing) offFrame() error {
	c := canvas{f.img}
	w, h := c.w(), c.h()
	frame := c.frame([]strip{{w / 10, w - w/10, edgeTop}, {h / 10, h/2 + h/20, edgeRight}, {h / 10, h/2 + h/20, edgeLeft}})
	if frame.field.Value != "true" || frame.depth == 0 {
		return nil
	}
	f.crop(f.img.Rect.Inset(frame.depth + 2))
	f.did("裁去边框", "the frame was cut off")
	return nil
}

// cut brings the picture to the wanted ratio, around the head or the ink.
func (f *fixing) cut() error {
	if f.spec.Kind == dossier.Signature {
		return f.cutInk()
	}
	all := faces(f.img)
	switch {
	case len(all) == 0 || all[0].quality < sureFace:
		return refuse("picture_without_face", "没有找到清楚的正面人脸，请人工处理。", "no clear frontal face was found")
	case len(all) > 1:
		return refuse("picture_with_several_faces", "照片上可能不止一人，请人工处理。", "there may be several faces")
	}
	r, whole := f.portraitCut(all[0])
	if !whole {
		return refuse("picture_head_cut", "照片的头部太靠边，裁不成要求的比例，请重新拍摄。", "the head is too near an edge to be cut to the ratio")
	}
	if r != f.img.Rect {
		f.crop(r)
		f.did("裁剪为要求的宽高比", "cut to the ratio")
	}
	return nil
}

// headOf is the head with its hair and ears around a face.
func headOf(face face) image.Rectangle {
	w, h := face.Dx(), face.Dy()
	return image.Rect(face.Min.X-w*15/100, face.Min.Y-h*40/100, face.Max.X+w*15/100, face.Max.Y+h*15/100)
}

// portraitCut is the largest part of the picture in the wanted ratio, in which
// the face is not too small, with the head in the middle; whole says that it
// holds the head.
func (f *fixing) portraitCut(face face) (r image.Rectangle, whole bool) {
	head := headOf(face)
	w, h := f.img.Rect.Dx(), f.img.Rect.Dy()
	ratio := float64(f.spec.Width) / float64(f.spec.Height)
	cw, ch := w, int(math.Round(float64(w)/ratio))
	if ch > h {
		cw, ch = int(math.Round(float64(h)*ratio)), h
	}
	if tall := float64(face.Dy()); tall < 1.1*leastFace*float64(ch) {
		ch = int(tall / wantedFace)
		cw = int(math.Round(float64(ch) * ratio))
	}
	x := clamp((head.Min.X+head.Max.X)/2-cw/2, 0, w-cw)
	y := clamp(head.Min.Y-ch/12, 0, h-ch)
	r = image.Rect(x, y, x+cw, y+ch)
	return r, head.Intersect(f.img.Rect).In(r)
}

func clamp(v, low, high int) int { return max(low, min(v, high)) }

// inkMargin is the room around a signature, as a share of its own sides.
const inkMargin = 0.07

// cutInk cuts a signature to the wanted ratio around its ink. Where the sheet
// ends it goes on as it is: paper is paper.
func (f *fixing) cutInk() error {
	c := canvas{f.img}
	ink := c.inkBox(c.Rect)
	if ink.Empty() {
		return refuse("picture_without_ink", "没有找到笔迹，请重新签名扫描。", "no ink was found")
	}
	if c.touches(ink, c.Rect).Value == "true" {
		return refuse("picture_ink_cut", "笔迹伸到图片边缘，可能没有扫全，请重新扫描。", "the ink goes up to the edge and may be cut off; please scan it anew")
	}
	margin := int(inkMargin*float64(max(ink.Dx(), ink.Dy()))) + 2
	want := ink.Inset(-margin)
	ratio := float64(f.spec.Width) / float64(f.spec.Height)
	w, h := want.Dx(), want.Dy()
	if float64(w) < ratio*float64(h) {
		w = int(math.Ceil(ratio * float64(h)))
	} else {
		h = int(math.Ceil(float64(w) / ratio))
	}
	if least := int(math.Ceil(float64(f.spec.Width) / mostEnlarged)); !f.spec.AtMost && w < least && 2*w >= least { // more paper around it
		w, h = least, int(math.Ceil(float64(least)/ratio))
	}
	if float64(w)*float64(h) > mostPaper {
		return refuse("picture_ink_too_long", "笔迹过于细长，裁不成要求的宽高比，请人工处理。", "the ink is too long and thin to be cut to the ratio")
	}
	middle := want.Min.Add(want.Max).Div(2)
	r := image.Rect(middle.X-w/2, middle.Y-h/2, middle.X-w/2+w, middle.Y-h/2+h)
	ground := c.medianColour([]image.Rectangle{c.Rect})
	sheet := imaging.New(w, h, opaque(ground))
	f.img = imaging.Paste(sheet, imaging.Crop(f.img, r), r.Intersect(c.Rect).Min.Sub(r.Min))
	f.did("按笔迹裁剪为要求的宽高比", "cut to the ratio around the ink")
	return nil
}

// resize brings the picture to the wanted size.
func (f *fixing) resize() error {
	w, h := f.spec.Width, f.spec.Height
	if f.spec.AtMost {
		scale := min(1, min(float64(w)/float64(f.img.Rect.Dx()), float64(h)/float64(f.img.Rect.Dy())))
		w, h = int(scale*float64(f.img.Rect.Dx())), int(scale*float64(f.img.Rect.Dy()))
	}
	if w == f.img.Rect.Dx() && h == f.img.Rect.Dy() {
		return nil
	}
	if float64(w) > mostEnlarged*float64(f.img.Rect.Dx()) {
		return refuse("picture_too_small", fmt.Sprintf("图片可用部分只有%d×%d像素，放大到%d×%d会模糊，请提供更大的图片。", f.img.Rect.Dx(), f.img.Rect.Dy(), w, h),
			fmt.Sprintf("what can be used is %d by %d pixels; enlarged to %d by %d it would be blurred", f.img.Rect.Dx(), f.img.Rect.Dy(), w, h))
	}
	f.img = imaging.Resize(f.img, w, h, imaging.Lanczos)
	f.did(fmt.Sprintf("缩放为%d×%d像素", w, h), fmt.Sprintf("resized to %d by %d pixels", w, h))
	return nil
}

// write writes the JPEG, as well as the limit allows.
func (f *fixing) write() error {
	for quality := bestQuality; quality >= leastQuality; quality -= 6 {
		var buf bytes.Buffer
		if err := jpeg.Encode(&buf, f.img, &jpeg.Options{Quality: quality}); err != nil {
			return err
		}
		if f.spec.MaxBytes == 0 || buf.Len() < f.spec.MaxBytes {
			f.out.JPEG = buf.Bytes()
			return nil
		}
	}
	return refuse("picture_too_large", "压缩后仍超过文件大小的上限。", "it stays above the limit of bytes however compressed")
}

// inspect measures what was written, as a reader of it would.
func (f *fixing) inspect() error {
	img, err := jpeg.Decode(bytes.NewReader(f.out.JPEG))
	if err != nil {
		return err
	}
	fields := Inspect(&raster.Page{Number: 1, Image: imaging.Clone(img)}, f.spec.Kind)
	wanted := map[string]string{"has_border": "false"}
	if f.spec.White {
		wanted["background_white"] = "true"
	}
	if f.spec.Kind == dossier.Photo {
		wanted["face_count"] = "1"
	} else {
		wanted["touches_edge"] = "false"
	}
	if f.spec.Kind == dossier.Photo && !(within(fields["face_share"], leastFace, mostFace) && within(fields["face_middle"], leastMiddle, mostMiddle)) {
		return refuse("picture_not_fixed", "处理后头部仍不居中或大小不适当，请人工处理。", "the head is still off the middle or of no fitting size; please see to it yourself")
	}
	for name, value := range wanted {
		if got := fields[name]; got.Value != value || got.Review {
			spec, _ := dossier.Spec(f.spec.Kind).Field(name)
			return refuse("picture_not_fixed", "处理后的图片仍不合格（"+spec.Title+"），请人工处理。", "the picture still fails ("+name+"); please see to it yourself")
		}
	}
	return nil
}

// within reports whether a measure is known and within bounds.
func within(f dossier.Field, least, most float64) bool {
	v, err := strconv.ParseFloat(f.Value, 64)
	return err == nil && v >= least && v <= most
}
