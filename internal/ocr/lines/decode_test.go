package lines

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func randomFrames(rng *rand.Rand, count, classes int) frames {
	logits := make([]float32, count*classes)
	for i := range logits {
		logits[i] = float32(3 * rng.NormFloat64())
	}
	return probabilities(logits, classes, every(classes), 1)
}

func setOf(classes ...int) set {
	s := newSet(slices.Max(classes) + 1)
	for _, c := range classes {
		s.add(c)
	}
	return s
}

// every is all classes below a number.
func every(classes int) set {
	s := newSet(classes)
	for c := range classes {
		s.add(c)
	}
	return s
}

// framesOf is the rows of probabilities of classes from the blank on.
func framesOf(rows ...[]float64) frames {
	var f frames
	for _, row := range rows {
		var out frame
		for class, p := range row {
			out = append(out, share{class, p})
		}
		f = append(f, out)
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
	if len(path) == len(f) {
		if collapse(path) == text {
			return p
		}
		return 0
	}
	sum := 0.0
	for _, c := range f[len(path)] {
		sum += everyPath(f, append(path[:len(path):len(path)], c.class), p*c.p, text)
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
			t.Errorf("%q over %v: %v, every path gives %v", written(text), f, got, all)
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
		everyText(nil, len(f), 3, func(text []int) {
			if q := f.likelihood(text); q > p*1.0001 {
				t.Errorf("found %q of %v, but %q has %v", written(found), p, written(text), q)
			}
		})
	}
}

// The best path alone would read nothing: the character's frames together
// outweigh the blanks.
func TestSearchSumsAlignments(t *testing.T) {
	f := framesOf([]float64{0.6, 0.4}, []float64{0.6, 0.4})
	if got := written(f.search()); got != "b" {
		t.Errorf("read %q, want b: 0.64 against 0.36", got)
	}
}

func TestAlignJoinsFramesOfOneCharacter(t *testing.T) {
	var rows [][]float64
	for _, class := range []int{0, 1, 1, 0, 1, 2, 2, 0} {
		row := []float64{0.1, 0.1, 0.1}
		row[class] = 0.8
		rows = append(rows, row)
	}
	rows[2][1] = 0.9
	want := []span{{1, 1, 3, 2}, {1, 4, 5, 4}, {2, 5, 7, 5}}
	if got := framesOf(rows...).align([]int{1, 1, 2}); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestProbabilitiesOfAllowedClassesSumToOne(t *testing.T) {
	logits := []float32{1, 5, 9, -2, 0, 0, 0, 0, 3, 3, 3, 3, 0, 0, 0, 0}
	f := probabilities(logits, 8, setOf(0, 1, 3), 2)
	if len(f) != 2 {
		t.Fatalf("%d frames, want 2", len(f))
	}
	for _, row := range f {
		if sum := row.of(0) + row.of(1) + row.of(3); len(row) != 3 || row.of(2) != 0 || math.Abs(sum-1) > 1e-6 {
			t.Errorf("row %v sums to %v", row, sum)
		}
	}
	if ratio := f[0].of(1) / f[0].of(0); math.Abs(ratio-math.Exp(2)) > 1e-4 {
		t.Errorf("a temperature of 2 makes a lead of 4 the ratio %v, want e²", ratio)
	}
}

// What is left out of a frame still takes its share.
func TestUnlikelyClassesKeepTheirShare(t *testing.T) {
	logits := make([]float32, 10001)
	logits[blank], logits[7] = -50, unlikely+1
	row := probabilities(logits, len(logits), every(len(logits)), 1)[0]
	want := 1 / (1 + 9999*math.Exp(-unlikely-1))
	if len(row) != 2 || row[0].p != 0 || math.Abs(row.of(7)-want) > 1e-6 {
		t.Errorf("%v, want the share %v of class 7 and a blank", row, want)
	}
}

func TestFramesThatAreNotFiniteSayNothing(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, logits := range [][]float32{{nan, nan, nan}, {nan, 1, 2}, {-inf, -inf, -inf}, {1, inf, 2}, {inf, inf, inf}} {
		if f := probabilities(logits, 3, every(3), 1); !slices.Equal(f[0], frame{{blank, 1}}) {
			t.Errorf("%v: %v", logits, f[0])
		}
	}
}

func TestFadingIsTheExponentialFunction(t *testing.T) {
	for x := float32(0); x < 20; x += 0.0137 {
		want := math.Exp(-float64(x))
		if x >= negligible {
			want = 0
		}
		if got := fading(x); math.Abs(got-want) > 1e-6*want {
			t.Errorf("%v: %v, want %v", x, got, want)
		}
	}
}

func TestAlternativesAreRanked(t *testing.T) {
	f := framesOf([]float64{0.2, 0.5, 0.1, 0.2})
	p, others := f.alternatives(span{class: 1, from: 0, to: 1}, []rune("ABC"))
	if math.Abs(p-0.625) > 1e-9 || len(others) != 2 || others[0].R != 'C' || others[1].R != 'B' {
		t.Errorf("%v, %v", p, others)
	}
}
