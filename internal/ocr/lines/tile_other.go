//go:build !amd64

package lines

// instructions is what of the processor a product may use: nothing special.
type instructions int

var best instructions

func (instructions) mostRows() int    { return tileRows }
func (instructions) mostColumns() int { return panel }

// tile computes one tile of the product.
func (p product) tile(row, column, rows, columns int) {
	p.plain(row, column, rows, columns)
}
