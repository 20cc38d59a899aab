package lines

// panel is the columns, and tileRows the rows, of the tile that the inner loop
// of a matrix product computes at once.
const (
	panel    = 16
	tileRows = 4
)

// product is c += a·b: a has aRows rows, a multiple of tileRows, aStep apart
// (they may overlap); b lies in panels bStep apart, each of inner rows; the
// rows of c are cStep apart, a multiple of panel.
type product struct {
	a            []float32
	aStep, aRows int
	inner        int
	b            []float32
	bStep        int
	c            []float32
	cStep        int
}

func (p product) add() {
	for column := 0; column < p.cStep; column += panel {
		b := p.b[column/panel*p.bStep:][:p.inner*panel]
		for row := 0; row < p.aRows; row += tileRows {
			a := p.a[row*p.aStep:][:(tileRows-1)*p.aStep+p.inner]
			c := p.c[row*p.cStep+column:][:(tileRows-1)*p.cStep+panel]
			tile(a, b, c, p.aStep, p.cStep)
		}
	}
}

// tilePlain adds the product of four rows of a and one panel to c.
func tilePlain(a, b, c []float32, aStep, cStep int) {
	for r := range tileRows {
		out := (*[panel]float32)(c[r*cStep:])
		for k, v := range a[r*aStep:][:len(b)/panel] {
			row := (*[panel]float32)(b[k*panel:])
			for i, w := range row {
				out[i] += v * w
			}
		}
	}
}
