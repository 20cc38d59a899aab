//go:build !amd64

package cell

// multipliesBytes: no processor but those of dense_amd64.go does.
const multipliesBytes = false

// tile is that of dense_amd64.go.
type tile struct {
	in, out                    *uint8
	kernelRows, words          int
	inStep, pixelStep, outStep int
	weights                    *int8
	starts                     *int32
	factors, biases            *float32
	half                       float32
	mask                       uint32
}

// convolve4 is never called here.
func convolve4(*tile) {}
