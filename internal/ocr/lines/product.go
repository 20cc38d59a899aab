package lines

// panel is the columns, and tileRows the rows, of the least tile that the inner
// loop of a matrix product computes at once.
const (
	panel    = 16
	tileRows = 4
)

// product is c = max(start + a·b, floor): a has aRows rows, a multiple of
// tileRows, aStep apart (they may overlap); b lies in panels bStep apart, each of
// inner rows; the rows of c are cStep apart, and columns of them, a multiple of
// panel, are computed. The rows of start, startStep apart, are as wide; start
// may be c.
type product struct {
	a            []float32
	aStep, aRows int
	inner        int
	b            []float32
	bStep        int
	start        []float32
	startStep    int
	c            []float32
	cStep        int
	columns      int
	floor        float32
}

// run computes the product, in tiles as large as the processor likes.
func (p product) run() {
	down, across := 0, 0
	for column := 0; column < p.columns; column += across {
		across = min(best.mostColumns(), p.columns-column)
		for row := 0; row < p.aRows; row += down {
			down = tileRows
			if p.aRows-row >= best.mostRows() {
				down = best.mostRows()
			}
			p.tile(row, column, down, across)
		}
	}
}

// plain computes one tile.
func (p product) plain(row, column, rows, columns int) {
	for r := row; r < row+rows; r++ {
		a, start := p.a[r*p.aStep:][:p.inner], p.start[r*p.startStep:]
		for x := column; x < column+columns; x += panel {
			b := p.b[x/panel*p.bStep:][:p.inner*panel]
			sums := [panel]float32(start[x:])
			for k, v := range a {
				for i, w := range (*[panel]float32)(b[k*panel:]) {
					sums[i] += v * w
				}
			}
			for i, v := range sums {
				p.c[r*p.cStep+x+i] = max(v, p.floor)
			}
		}
	}
}
