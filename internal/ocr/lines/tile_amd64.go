package lines

import "golang.org/x/sys/cpu"

// instructions is what of the processor a product may use.
type instructions int

const (
	anyProcessor instructions = iota
	avx2                      // with FMA
	avx512
	vnni // which multiplies bytes
)

// best is what this processor and its operating system can do.
var best = func() instructions {
	switch {
	case cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI:
		return vnni
	case cpu.X86.HasAVX512F:
		return avx512
	case cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return avx2
	}
	return anyProcessor
}()

// quick reports whether bytes are multiplied faster than floats.
func (i instructions) quick() bool { return i == vnni }

// mostRows and mostColumns are the size of the largest tile.
func (i instructions) mostRows() int {
	if i >= avx512 {
		return 8
	}
	return tileRows
}

func (i instructions) mostColumns() int {
	if i >= avx512 {
		return 2 * panel
	}
	return panel
}

// tile computes one tile of the product.
func (p product) tile(row, column, rows, columns int) {
	if best == anyProcessor {
		p.plain(row, column, rows, columns)
		return
	}
	b := p.block(row, column, rows, columns)
	switch {
	case best == avx2:
		tileAVX2(&b)
	case rows == tileRows && columns == panel:
		tile4x16(&b)
	case rows == tileRows:
		tile4x32(&b)
	case columns == panel:
		tile8x16(&b)
	default:
		tile8x32(&b)
	}
}

// above tells of every row of together values which are above its least.
func above(values, least []float32, high []uint32) {
	if best < avx512 || len(least) == 0 {
		abovePlain(values, least, high)
		return
	}
	values, high = values[:len(least)*together], high[:len(least)]
	above512(len(least), &values[0], &least[0], &high[0])
}

// block is a tile for the assembly: where its parts begin, and the bytes from one
// row, of b from one panel, to the next.
type block struct {
	inner        int
	a, b         *float32
	aStep, bStep int
	start, c     *float32
	startStep    int
	cStep        int
	floor        float32
}

// block checks that a tile lies within the product.
func (p product) block(row, column, rows, columns int) block {
	const size = 4
	a, b := p.a[row*p.aStep:][:(rows-1)*p.aStep+p.inner], p.b[column/panel*p.bStep:][:(columns/panel-1)*p.bStep+p.inner*panel]
	start, c := p.start[row*p.startStep+column:][:(rows-1)*p.startStep+columns], p.c[row*p.cStep+column:][:(rows-1)*p.cStep+columns]
	return block{
		inner: p.inner, a: &a[0], b: &b[0], aStep: size * p.aStep, bStep: size * p.bStep,
		start: &start[0], c: &c[0], startStep: size * p.startStep, cStep: size * p.cStep, floor: p.floor,
	}
}

// tile computes the estimates of quickRows frames from x on.
func (q *quick) tile(r rounded, x, from int, logits []float32) {
	if best != vnni {
		q.plain(r, x, from, logits)
		return
	}
	bytes, scales := r.bytes[x*q.inputs:][:quickRows*q.inputs], r.scales[x:][:quickRows]
	weights, classScales := q.weights[from*q.inputs:][:together*q.inputs], q.scales[from:][:together]
	biases, logits := q.biases[from:][:together], logits[:quickRows*together]
	estimate8x32(&estimates{
		steps: q.inputs / inBytes, bytes: &bytes[0], step: q.inputs, weights: &weights[0], next: panel * q.inputs,
		rowScales: &scales[0], scales: &classScales[0], biases: &biases[0], logits: &logits[0],
	})
}

// estimates is a tile of estimates for the assembly: where its parts begin, and
// the bytes from one frame and from one panel to the next.
type estimates struct {
	steps                     int
	bytes                     *uint8
	step                      int
	weights                   *int8
	next                      int
	rowScales, scales, biases *float32
	logits                    *float32
}

// The tiles below have 4 or 8 rows and 16 or 32 columns.

//go:noescape
func tileAVX2(b *block)

//go:noescape
func tile4x16(b *block)

//go:noescape
func tile4x32(b *block)

//go:noescape
func tile8x16(b *block)

//go:noescape
func tile8x32(b *block)

//go:noescape
func above512(rows int, values, least *float32, high *uint32)

//go:noescape
func estimate8x32(e *estimates)
