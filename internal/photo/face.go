package photo

import (
	_ "embed"
	"image"
	"slices"
	"strconv"
	"sync"

	"github.com/disintegration/imaging"
	pigo "github.com/esimov/pigo/core"

	"zhengqi/internal/dossier"
)

// The cascade is pigo's (facefinder.LICENSE): data of what frontal faces look
// like.
//
//go:embed facefinder.bin
var cascade []byte

// finder is made once: a cascade that cannot be read is a defect of the build.
var finder = sync.OnceValue(func() *pigo.Pigo {
	f, err := pigo.NewPigo().Unpack(cascade)
	if err != nil {
		panic(err)
	}
	return f
})

// The quality of a detection: sure faces score from 12 on, what looks a little
// like one from 5 on.
const (
	sureFace     = 12
	possibleFace = 5
)

// face is a frontal face, from the brows to the chin, in pixels.
type face struct {
	image.Rectangle
	quality float32
}

// faceSide is the longest side on which faces are looked for.
const faceSide = 800

// faces lists the frontal faces of a picture, the surest first.
func faces(img *image.NRGBA) []face {
	small := img
	if longest := max(img.Rect.Dx(), img.Rect.Dy()); longest > faceSide {
		small = imaging.Fit(img, faceSide, faceSide, imaging.Box)
	}
	w, h := small.Rect.Dx(), small.Rect.Dy()
	found := finder().RunCascade(pigo.CascadeParams{MinSize: max(min(w, h)/8, 20), MaxSize: max(w, h), ShiftFactor: 0.1, ScaleFactor: 1.1,
		ImageParams: pigo.ImageParams{Pixels: pigo.RgbToGrayscale(small), Rows: h, Cols: w, Dim: w}}, 0)
	var out []face
	scale := float64(img.Rect.Dx()) / float64(w)
	for _, d := range finder().ClusterDetections(found, 0.2) {
		if d.Q >= possibleFace {
			half := float64(d.Scale) / 2
			out = append(out, face{image.Rect(int((float64(d.Col)-half)*scale), int((float64(d.Row)-half)*scale),
				int((float64(d.Col)+half)*scale), int((float64(d.Row)+half)*scale)), d.Q})
		}
	}
	slices.SortFunc(out, func(a, b face) int { return int(b.quality - a.quality) })
	return apart(out)
}

// apart leaves out what overlaps a surer face: another guess at the same one.
func apart(all []face) []face {
	var out []face
	for _, f := range all {
		if !slices.ContainsFunc(out, func(o face) bool { return f.Overlaps(o.Rectangle) }) {
			out = append(out, f)
		}
	}
	return out
}

// faceFields are the fields on the face. Without a sure face its number is not
// known: the finder misses faces that are turned, dark or drawn oddly. Several
// are for a person to look at.
func faceFields(img *image.NRGBA) dossier.Fields {
	all := faces(img)
	if len(all) == 0 || all[0].quality < sureFace {
		return nil
	}
	head := all[0]
	n := dossier.Field{Value: strconv.Itoa(len(all)), Confidence: 0.97, Box: boxOf(head.Rectangle)}
	if len(all) > 1 {
		n.Confidence, n.Review = 0.6, true
	}
	middle := float64(head.Min.X+head.Max.X) / 2 / float64(img.Rect.Dx())
	share := float64(head.Dy()) / float64(img.Rect.Dy())
	measure := func(v float64) dossier.Field {
		return dossier.Field{Value: strconv.FormatFloat(v, 'f', 2, 64), Confidence: 0.95, Box: n.Box}
	}
	return dossier.Fields{"face_count": n, "face_middle": measure(middle), "face_share": measure(share)}
}
