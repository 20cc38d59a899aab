package lines

import "math"

// quick estimates logits from bytes: four times as many products a moment as
// from floats. Most classes are so far from likely at a frame that an estimate is
// enough; those that matter are computed again, exactly.
type quick struct {
	inputs  int
	weights []int8    // in panels; of every four inputs, those of one class together
	scales  []float32 // what a weight of 1 stands for, for each class
	biases  []float32
	exact   []float32 // the weights themselves, class by class
}

// quickClasses is how large an alphabet must be for an estimate to save time.
const quickClasses = 1000

// inBytes is how many inputs are multiplied at once.
const inBytes = 4

// newQuick makes the estimator of a layer that judges each frame alone, whose
// inputs are not negative.
func newQuick(l *layer) *quick {
	classes := whole(l.Out) + panel // so that two panels can always be read
	q := &quick{
		inputs: l.inner, weights: make([]int8, classes*l.inner), scales: make([]float32, classes),
		biases: make([]float32, classes), exact: make([]float32, classes*l.inner),
	}
	copy(q.biases, l.biases)
	for class := range whole(l.Out) {
		exact := q.exact[class*l.inner : (class+1)*l.inner]
		for k := range exact {
			exact[k] = l.weights[(class/panel*l.inner+k)*panel+class%panel]
		}
		q.scales[class] = q.round(class, exact)
	}
	return q
}

// round makes bytes of the weights of a class and returns what 1 stands for.
func (q *quick) round(class int, exact []float32) float32 {
	most := float32(0)
	for _, w := range exact {
		most = max(most, w, -w)
	}
	scale := max(most, 1e-20) / math.MaxInt8
	bytes := q.weights[class/panel*panel*q.inputs:]
	for k, w := range exact {
		bytes[(k/inBytes*panel+class%panel)*inBytes+k%inBytes] = int8(math.Round(float64(w / scale)))
	}
	return scale
}

// exactly is the logit of a class.
func (q *quick) exactly(class int, inputs []float32) float32 {
	var sums [4]float32
	weights := q.exact[class*q.inputs : (class+1)*q.inputs]
	for k := 0; k+4 <= len(weights) && k+4 <= len(inputs); k += 4 {
		w, in := (*[4]float32)(weights[k:]), (*[4]float32)(inputs[k:])
		for i := range sums {
			sums[i] += w[i] * in[i]
		}
	}
	return q.biases[class] + (sums[0] + sums[1]) + (sums[2] + sums[3])
}

// rounded is the inputs of some frames as bytes. Their count is rounded up to
// whole tiles.
type rounded struct {
	bytes  []uint8
	scales []float32 // what 1 stands for, frame by frame
}

// quickRows is the frames of a tile of estimates.
const quickRows = 8

func roundFrames(values []float32, inputs int) rounded {
	frames := len(values) / inputs
	tiles := (frames + quickRows - 1) / quickRows
	r := rounded{make([]uint8, tiles*quickRows*inputs), make([]float32, tiles*quickRows)}
	for x := range frames {
		row, most := values[x*inputs:(x+1)*inputs], float32(1e-20)
		for _, v := range row {
			if v > most {
				most = v
			}
		}
		r.scales[x] = most / math.MaxUint8
		for k, v := range row {
			r.bytes[x*inputs+k] = uint8(v*(math.MaxUint8/most) + 0.5)
		}
	}
	return r
}

// estimate computes one word of logits of every frame, the first class from.
func (q *quick) estimate(r rounded, from int, logits []float32) {
	for x := 0; x < len(r.scales); x += quickRows {
		q.tile(r, x, from, logits[x*together:])
	}
}

// plain computes what the processor's instructions for bytes do.
func (q *quick) plain(r rounded, x, from int, logits []float32) {
	for row := range quickRows {
		bytes := r.bytes[(x+row)*q.inputs:][:q.inputs]
		for i := range together {
			class, sum := from+i, int32(0)
			weights := q.weights[class/panel*panel*q.inputs:]
			for k, v := range bytes {
				sum += int32(v) * int32(weights[(k/inBytes*panel+class%panel)*inBytes+k%inBytes])
			}
			logits[row*together+i] = float32(sum)*(r.scales[x+row]*q.scales[class]) + q.biases[class]
		}
	}
}
