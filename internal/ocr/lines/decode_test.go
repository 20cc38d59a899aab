package lines

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func randomFrames(rng *rand.Rand, count, classes int) frames {
	f := frames{values: make([][]float64, count)}
	for i := range classes {
		f.classes = append(f.classes, i)
	}
	for t := range f.values {
		row := make([]float64, classes)
		for i := range row {
			row[i] = 3 * rng.NormFloat64()
		}
		softmax(row)
		f.values[t] = row
	}
	return f
}

// collapse writes a path over the frames as the text it stands for.
func collapse(path []int) string {
	text, before := "", blank
	for _, at := range path {
		if at != blank && at != before {
			text += string(rune('a' + at))
		}
		before = at
	}
	return text
}

// everyPath sums the probabilities of all paths that collapse to text.
func everyPath(f frames, path []int, p float64, text string) float64 {
	if len(path) == len(f.values) {
		if collapse(path) == text {
			return p
		}
		return 0
	}
	sum := 0.0
	for at, v := range f.values[len(path)] {
		sum += everyPath(f, append(path[:len(path):len(path)], at), p*v, text)
	}
	return sum
}

func written(text []int) string {
	out := ""
	for _, at := range text {
		out += string(rune('a' + at))
	}
	return out
}

func TestLikelihoodSumsEveryPath(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		f := randomFrames(rng, 1+rng.IntN(6), 3)
		text := f.search()
		if got, all := f.likelihood(text), everyPath(f, nil, 1, written(text)); math.Abs(got-all) > 1e-9 {
			t.Errorf("%q over %v: %v, every path gives %v", written(text), f.values, got, all)
		}
	}
}

// everyText calls visit with every text of at most length characters.
func everyText(text []int, length, classes int, visit func([]int)) {
	visit(text)
	if len(text) == length {
		return
	}
	for at := 1; at < classes; at++ {
		everyText(append(text[:len(text):len(text)], at), length, classes, visit)
	}
}

func TestSearchFindsTheMostProbableText(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		f := randomFrames(rng, 1+rng.IntN(5), 3)
		found := f.search()
		p := f.likelihood(found)
		everyText(nil, len(f.values), 3, func(text []int) {
			if q := f.likelihood(text); q > p*1.0001 {
				t.Errorf("found %q of %v, but %q has %v", written(found), p, written(text), q)
			}
		})
	}
}

// The best path alone would read nothing: the character's frames together
// outweigh the blanks.
func TestSearchSumsAlignments(t *testing.T) {
	f := frames{classes: []int{0, 1}, values: [][]float64{{0.6, 0.4}, {0.6, 0.4}}}
	if got := written(f.search()); got != "b" {
		t.Errorf("read %q, want b: 0.64 against 0.36", got)
	}
}

func TestAlignJoinsFramesOfOneCharacter(t *testing.T) {
	f := frames{classes: []int{0, 1, 2}}
	for _, at := range []int{0, 1, 1, 0, 1, 2, 2, 0} {
		row := []float64{0.1, 0.1, 0.1}
		row[at] = 0.8
		f.values = append(f.values, row)
	}
	f.values[2][1] = 0.9
	want := []span{{1, 1, 3, 2}, {1, 4, 5, 4}, {2, 5, 7, 5}}
	if got := f.align([]int{1, 1, 2}); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestProbabilitiesOfAllowedClassesSumToOne(t *testing.T) {
	logits := []float32{1, 5, 9, -2, 0, 0, 0, 0, 3, 3, 3, 3, 0, 0, 0, 0}
	f := probabilities(logits, 8, []int{0, 1, 3}, 2)
	if len(f.values) != 2 {
		t.Fatalf("%d frames, want 2", len(f.values))
	}
	for _, row := range f.values {
		if sum := row[0] + row[1] + row[2]; len(row) != 3 || math.Abs(sum-1) > 1e-9 {
			t.Errorf("row %v sums to %v", row, sum)
		}
	}
	if ratio := f.values[0][1] / f.values[0][0]; math.Abs(ratio-math.Exp(2)) > 1e-6 {
		t.Errorf("a temperature of 2 makes a lead of 4 the ratio %v, want e²", ratio)
	}
}

func TestAlternativesAreRanked(t *testing.T) {
	f := frames{classes: []int{0, 1, 2, 3}, values: [][]float64{{0.2, 0.5, 0.1, 0.2}}}
	p, others := f.alternatives(span{at: 1, from: 0, to: 1}, []rune("ABC"))
	if math.Abs(p-0.625) > 1e-9 || len(others) != 2 || others[0].R != 'C' || others[1].R != 'B' {
		t.Errorf("%v, %v", p, others)
	}
}
