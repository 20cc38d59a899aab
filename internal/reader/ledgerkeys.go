package reader

import (
	"math"
	"slices"
)

// Grids go on in smaller ones under them, and have keys under their marks that
// stand for who paid.

// restOfGrid reports whether a line with the months of fewer columns heads what
// a grid over it goes on with: it begins with the same words.
func (b *book) restOfGrid(l line, months []column) bool {
	if len(months) == 0 || len(l.cells) != len(months)+1 || slices.ContainsFunc(months, func(c column) bool { return c.year == "" }) {
		return false
	}
	return slices.ContainsFunc(b.lines[:l.index], func(o line) bool {
		return b.taken[o.index] && o.heads && l.cells[0].text == o.cells[0].text && hanOnly(l.cells[0].text) != ""
	})
}

// columnPitch is how far the i-th column stands from the next; the only one of a grid
// is as wide as a few of its headings.
func columnPitch(head []column, i int) float64 {
	const alone = 3
	if len(head) == 1 {
		return float64(alone * head[0].box().Dx())
	}
	next := i + 1
	if next == len(head) {
		next = i - 1
	}
	return math.Abs(middle(head[next].cell) - middle(head[i].cell))
}

// keysOf takes the rows that hold nothing but keys for employers away from the
// marked ones, each to the row of marks over it.
func (b *book) keysOf(rows []gridRow) {
	for k := 1; k < len(rows); k++ {
		if keys := rows[k].line; b.onlyKeys(keys) && rows[k-1].marked {
			rows[k].marked, rows[k-1].keys = false, &keys
		}
	}
}

// titleAlone reports whether a line is nothing but a few words that are no mark,
// as the title of what follows is.
func (b *book) titleAlone(l line) bool {
	const least = 4
	if len(l.cells) != 1 || len([]rune(hanOnly(l.text))) < least {
		return false
	}
	_, known := b.marks(l.text)
	return !known
}

// onlyKeys reports whether a line holds nothing but keys that names are given
// for.
func (b *book) onlyKeys(l line) bool {
	return len(l.cells) > 0 && !slices.ContainsFunc(l.cells, func(c cell) bool {
		_, known := b.units[plainCode(c.text)]
		return !known
	})
}

// payerUnder is who paid the i-th column of a row by the key under its mark.
func (b *book) payerUnder(r gridRow, head []column, i int) employer {
	if r.keys == nil {
		return head[i].payer
	}
	if c := markUnder(*r.keys, head, i); c != nil {
		return b.units[plainCode(c.text)]
	}
	return employer{}
}
