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

// above tells of every row of together values which are above its least.
func above(values, least []float32, high []uint32) { abovePlain(values, least, high) }
