//go:build !amd64

package lines

// tile adds the product of tileRows rows of a, aStep apart, and the panel b to
// rows of c, cStep apart.
func tile(a, b, c []float32, aStep, cStep int) {
	tilePlain(a, b, c, aStep, cStep)
}
