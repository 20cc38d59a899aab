package reader

import "slices"

// totalFigures finds the total in figures: what the words say, else what
// stands at its label, in a sentence that sums up, or is the sum of the rest.
// labelled tells whether something says that it is the total.
func totalFigures(f *form, s stream, all []payment, meant int64) (total payment, labelled bool) {
	for _, summing := range []bool{true, false} {
		for i := len(all) - 1; i >= 0; i-- {
			if p := all[i]; p.summing == summing && meant > 0 && magnitude(p.fen) == meant {
				return p, true
			}
		}
	}
	if p, sure := f.likeliestTotal(all); !p.at.empty() {
		return p, sure
	}
	if v := f.like("total", moneyFigures); !v.empty() {
		return payment{at: v, row: f.rowOf(v[0])}, true
	}
	if m := s.find(summingUp); m != nil {
		return payment{at: m[2], row: f.rowOf(m[2][0])}, true
	}
	if p, ok := sumOfRest(all); ok {
		return p, true
	}
	if len(all) > 0 {
		return all[len(all)-1], false
	}
	return payment{}, false
}

// likeliestTotal is the last total that the rows add up to, else the last one at a
// listed label, else the last: sure where all totals say the same, or it is that
// of the rows.
func (f *form) likeliestTotal(all []payment) (likely payment, sure bool) {
	best, differ, adds := -1, false, map[int64]bool{}
	for _, p := range all {
		if !p.summing {
			continue
		}
		if _, known := adds[p.fen]; !known {
			adds[p.fen] = listed(all, p, p.fen).summed
		}
		differ = differ || best >= 0 && p.fen != likely.fen
		worth := 0
		switch {
		case adds[p.fen]:
			worth = 2
		case f.listedTotal(p.row):
			worth = 1
		}
		if worth >= best {
			best, likely = worth, p
		}
	}
	return likely, best == 2 || !differ
}

// listedTotal reports whether a listed label of a total stands in a row.
func (f *form) listedTotal(row int) bool {
	first, end := f.marksIn(row)
	return slices.ContainsFunc(f.marks[first:end], func(m mark) bool { return m.key == "total" && !f.loose[m.place()] })
}

// sumOfRest is the last amount that is the sum of several others: of the rest
// of its column, of another column or of all.
func sumOfRest(all []payment) (payment, bool) {
	columns := columnsOf(all)
	sums := make([]int64, len(columns))
	var whole int64
	fits := map[int64]bool{}
	for i, c := range columns {
		for _, p := range c {
			sums[i] += p.fen
		}
		whole += sums[i]
		fits[sums[i]] = fits[sums[i]] || len(c) > 1
	}
	for i, c := range columns {
		for _, p := range c {
			fits[p.fen] = fits[p.fen] || sums[i] == 2*p.fen || whole == 2*p.fen
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if fits[all[i].fen] {
			paid := listed(all, all[i], all[i].fen)
			return all[i], paid.summed && len(paid.rows) > 1
		}
	}
	return payment{}, false
}
