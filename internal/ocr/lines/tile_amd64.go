package lines

import "golang.org/x/sys/cpu"

var wide = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// tile adds the product of tileRows rows of a, aStep apart, and the panel b to
// rows of c, cStep apart.
func tile(a, b, c []float32, aStep, cStep int) {
	if wide {
		tileWide(len(b)/panel, &a[0], aStep, &b[0], &c[0], cStep)
		return
	}
	tilePlain(a, b, c, aStep, cStep)
}

// tileWide is tile on processors with AVX2 and FMA.
//
//go:noescape
func tileWide(inner int, a *float32, aStep int, b, c *float32, cStep int)
