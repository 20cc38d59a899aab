//go:build !amd64

package lines

// instructions is what of the processor a product may use: nothing special.
type instructions int

var best instructions

func (instructions) quick() bool { return false }

func (instructions) mostRows() int    { return tileRows }
func (instructions) mostColumns() int { return panel }

// tile computes one tile of the product.
func (p product) tile(row, column, rows, columns int) {
	p.plain(row, column, rows, columns)
}

// above tells of every row of together values which are above its least.
func above(values, least []float32, high []uint32) { abovePlain(values, least, high) }

// tile computes the estimates of quickRows frames from x on.
func (q *quick) tile(r rounded, x, from int, logits []float32) { q.plain(r, x, from, logits) }
