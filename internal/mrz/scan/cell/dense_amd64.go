package cell

import "golang.org/x/sys/cpu"

// multipliesBytes reports whether the processor has the instructions of convolve4.
var multipliesBytes = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI

// tile is up to 16 outputs of four pixels of a layer for the assembly: where its
// parts begin, and the bytes from one row of the map and from one pixel to the
// next. Outputs not in mask are not written.
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

//go:noescape
func convolve4(t *tile)
