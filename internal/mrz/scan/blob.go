package scan

import "zhengqi/internal/raster"

// blob is a connected patch of ink.
type blob struct{ raster.Component }

func (b blob) center() point {
	return point{float64(b.Box.Min.X+b.Box.Max.X) / 2, float64(b.Box.Min.Y+b.Box.Max.Y) / 2}
}

// size is the larger side of the blob.
func (b blob) size() int { return max(b.Box.Dx(), b.Box.Dy()) }

// blobs returns the patches of a mask with rows of w bytes.
func blobs(mask []uint8, w int) []blob {
	found := raster.Components(mask, w)
	out := make([]blob, len(found))
	for i, c := range found {
		out[i] = blob{c}
	}
	return out
}
