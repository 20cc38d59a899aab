package lines

import (
	"image"
	"testing"
)

// peaks is a view in which classes stand alone at some frames, all else blank.
func peaks(count int, at map[int]int) view {
	f := make(frames, count)
	for t := range f {
		f[t] = frame{{blank, 1}}
		if class, ok := at[t]; ok {
			f[t] = frame{{blank, 0.05}, {class, 0.95}}
		}
	}
	return view{f, 4}
}

func TestNoRoomForTwoCharacters(t *testing.T) {
	r := newReader(nil, "路赂人民11")
	const path, bribe, person, people, one = 1, 2, 3, 4, 5
	for name, c := range map[string]struct {
		at   map[int]int
		want string
	}{
		"two in the frames of one":    {map[int]int{3: person, 10: people, 16: bribe, 17: path}, "人民赂"},
		"the second stands as usual":  {map[int]int{3: person, 10: people, 17: path, 24: bribe}, "人民路赂"},
		"print set close together":    {map[int]int{3: person, 8: people, 13: path, 17: bribe}, "人民路赂"},
		"a line of two, too close":    {map[int]int{5: path, 7: bribe}, "路"},
		"figures may stand so close":  {map[int]int{3: one, 5: one, 7: one}, "111"},
		"a figure beside a character": {map[int]int{3: person, 5: one, 12: people}, "人1民"},
	} {
		if got := r.reading(peaks(30, c.at), image.Pt(120, 32)); got.Text != c.want {
			t.Errorf("%s: %q, want %q", name, got.Text, c.want)
		}
	}
}

func TestAModelOfFewFramesHasRoom(t *testing.T) {
	v := peaks(10, map[int]int{1: 1, 3: 2, 5: 1, 7: 2})
	v.pixels = 16
	if got := newReader(nil, "人民").reading(v, image.Pt(160, 32)); got.Text != "人民人民" {
		t.Errorf("%q", got.Text)
	}
}

func TestACharacterTakenForTwoIsDoubtful(t *testing.T) {
	got := newReader(nil, "路赂").reading(peaks(12, map[int]int{5: 1, 6: 2}), image.Pt(48, 32))
	if got.Text != "路" || got.Chars[0].P > 0.6 || len(got.Chars[0].Alternatives) != 1 || got.Chars[0].Alternatives[0].R != '赂' {
		t.Errorf("%+v", got)
	}
}

func TestACharacterOverlookedMakesItsNeighboursDoubtful(t *testing.T) {
	v := peaks(40, map[int]int{3: 1, 17: 2, 33: 3})
	v.frames[10] = frame{{blank, 0.6}, {4, 0.3}, {5, 0.1}}
	got := newReader(nil, "冯光人炸作").reading(v, image.Pt(160, 32))
	if got.Text != "冯光人" {
		t.Fatalf("%+v", got)
	}
	for i, want := range []float64{0.6, 0.6, 1} {
		if p := got.Chars[i].P; p < want-0.01 || p > want+0.01 {
			t.Errorf("%c: %v, want %v", got.Chars[i].R, p, want)
		}
	}
	v.frames[38] = frame{{blank, 0.8}, {4, 0.2}}
	if got := newReader(nil, "冯光人炸作").reading(v, image.Pt(160, 32)); got.Chars[2].P > 0.81 {
		t.Errorf("what may stand at the end is passed over: %+v", got)
	}
}
