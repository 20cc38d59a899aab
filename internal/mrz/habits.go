package mrz

import "strings"

// A habit is a character that a picture shows as another one: in places that
// allow no letters a 0 looks like O, say. What it does there it does where both
// may stand. share is how often it does.
type habit struct {
	seen, put int // places in Alphabet
	share     float64
}

// twins are the letters that look like digits in OCR-B on any picture: where
// only digits may stand, they are taken for them. digitTwins are the digits
// that are taken for letters where only those may.
var (
	twins      = listTwins("O0 I1 Z2 S5 G6 T7 B8 A4", 0.1, listTwins("D0 Q0 U0 L1 J1", 0.03, nil))
	digitTwins = listTwins("0O 1I 2Z 5S 6G 7T 8B 4A", 0.1, nil)
)

// listTwins appends the pairs to a list, with one share.
func listTwins(pairs string, share float64, out []habit) []habit {
	for _, pair := range strings.Fields(pairs) {
		out = append(out, habit{place(pair[0]), place(pair[1]), share})
	}
	return out
}

// leastTaught is the confidence of a character that teaches a habit.
const leastTaught = 0.9

// habits looks for characters of which the cells of fields of one alphabet look
// most like others, best, that cannot stand there.
func (s *solution) habits(layout layout, best []byte) []habit {
	var instead [len(Alphabet)][len(Alphabet)]uint8 // by put and seen
	var times [len(Alphabet)]uint8
	for _, run := range layout.runs {
		for _, f := range run {
			for i := f.first; f.plain() && i < f.first+f.length; i++ {
				put, seen := place(s.text[i]), place(best[i])
				times[put]++
				if isLetter(put) != isLetter(seen) && s.confidence[i] > leastTaught && !s.changed[i] {
					instead[put][seen]++
				}
			}
		}
	}
	var out []habit
	for put := range instead {
		for seen, n := range instead[put] {
			if n > 0 {
				out = append(out, habit{seen, put, float64(n) / float64(times[put]+1)})
			}
		}
	}
	return out
}

// plain reports whether the field holds letters only or digits only, beside
// fillers.
func (f field) plain() bool { return f.numeric() || f.lettered() }

// lettered reports whether the field holds letters only, beside fillers.
func (f field) lettered() bool {
	return f.kind == state3 || f.kind == nationality || f.kind == names
}

// numeric reports whether the field holds digits only, beside fillers.
func (f field) numeric() bool {
	switch f.kind {
	case date, check, optionalCheck, numberCheck, compositeCheck:
		return true
	}
	return false
}

// mixed reports whether the field holds both letters and digits.
func (f field) mixed() bool { return f.kind == number || f.kind == optional || f.kind == continued }

// isLetter reports whether a place of Alphabet is one of the letters.
func isLetter(place int) bool { return place >= 10 && place < len(Alphabet)-1 }

// adopt lets every cell of the fields chosen be what the habits say that its
// look may come from.
func (l layout) adopt(habits []habit, all []Distribution, chosen func(f field) bool) {
	for _, run := range l.runs {
		for _, f := range run {
			for i := f.first; chosen(f) && i < f.first+f.length; i++ {
				all[i].adopt(habits)
			}
		}
	}
}

func (d *Distribution) adopt(habits []habit) {
	best := d.best()
	top, changed := d[best], false
	for _, h := range habits {
		if h.seen == best && d[h.put] < h.share*top {
			d[h.put], changed = h.share*top, true
		}
	}
	if changed {
		*d = d.tidied()
	}
}
