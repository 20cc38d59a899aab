package lines

import "math"

// classify returns the frames of a grid of one row, by a last layer that judges
// each of its columns alone. It computes the classes allowed, and few beside.
func (l *layer) classify(g grid, s *shelf, allowed []part, temperature float64) frames {
	gathered := make([]gathering, g.width)
	for i := range gathered {
		gathered[i] = newGathering(temperature)
	}
	logits := s.take(g.width * classesAtOnce)
	for len(allowed) > 0 {
		first := allowed[0].from / panel * panel
		columns := min(classesAtOnce, whole(l.Out)-first)
		product{
			a: g.inner(0), aStep: g.channels, aRows: g.width, inner: l.inner, b: l.weights[first*l.inner:], bStep: l.inner * panel,
			start: l.biases[first:], c: logits, cStep: columns, columns: columns, floor: float32(math.Inf(-1)),
		}.run()
		var now []part
		now, allowed = divide(allowed, first+columns)
		for x := range gathered {
			row := logits[x*columns : (x+1)*columns]
			for _, p := range now {
				gathered[x].add(p.from, row[p.from-first:p.to-first])
			}
		}
	}
	s.give(logits)
	f := make(frames, g.width)
	for x := range gathered {
		f[x] = gathered[x].frame()
	}
	return f
}

// classesAtOnce is how many classes classify computes before it looks at them:
// so few that they stay near the processor.
const classesAtOnce = 2 * panel

// divide returns the parts before a class and those from it on.
func divide(all []part, at int) (before, after []part) {
	for i, p := range all {
		if p.from >= at {
			return before, all[i:]
		}
		if p.to > at {
			return append(before, part{p.from, at}), append([]part{{at, p.to}}, all[i+1:]...)
		}
		before = append(before, p)
	}
	return before, nil
}
