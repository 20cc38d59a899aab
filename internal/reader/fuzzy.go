package reader

// match is where a phrase was found: [from, to) in runes, and how many
// characters were wrong, missing or too many.
type match struct {
	from, to, edits int
}

// slips is how many misread characters a phrase of n characters may have and
// still be taken for itself.
func slips(n int) int {
	switch {
	case n <= 3:
		return 0
	case n <= 5:
		return 1
	default:
		return n / 4
	}
}

// findAll finds the phrase in the text, tolerant of slips; matches do not
// overlap. It is Sellers' algorithm, keeping for each end the start of the
// best alignment.
func findAll(text []rune, phrase []rune) []match {
	limit := slips(len(phrase))
	if len(phrase) == 0 {
		return nil
	}
	cost, start := make([]int, len(phrase)+1), make([]int, len(phrase)+1)
	for j := range cost {
		cost[j] = j
	}
	var found []match
	for i, r := range text {
		diagonal, diagonalStart := 0, i
		start[0] = i + 1
		for j := 1; j <= len(phrase); j++ {
			best, from := diagonal, diagonalStart
			if phrase[j-1] != r {
				best++
			}
			if cost[j]+1 < best {
				best, from = cost[j]+1, start[j]
			}
			if cost[j-1]+1 < best {
				best, from = cost[j-1]+1, start[j-1]
			}
			diagonal, diagonalStart = cost[j], start[j]
			cost[j], start[j] = best, from
		}
		if n := len(phrase); cost[n] <= limit {
			found = keepBest(found, match{start[n], i + 1, cost[n]})
		}
	}
	return found
}

// keepBest adds m unless it overlaps a match at least as good.
func keepBest(found []match, m match) []match {
	if n := len(found) - 1; n >= 0 && m.from < found[n].to {
		if m.edits < found[n].edits {
			found[n] = m
		}
		return found
	}
	return append(found, m)
}
