package reader

import (
	"image"
	"slices"

	"zhengqi/internal/raster"
)

// Lines that stand close hang together by a comma under the one and a point over
// the other. Characters as high as most tell them apart.

// partLines parts the lines in which several rows of characters hang together.
func partLines(lines, marks []image.Rectangle, h int) []image.Rectangle {
	sets, tall := raster.NewForest(len(lines)), make([]bool, len(lines))
	for i, l := range lines {
		tall[i] = tallLine(l, h)
		for j := range i {
			if (tall[i] || tall[j]) && l.Overlaps(lines[j]) {
				sets.Join(i, j)
			}
		}
	}
	groups := map[int][]image.Rectangle{}
	parts := map[int]bool{}
	for i, l := range lines {
		root := sets.Root(i)
		groups[root] = append(groups[root], l)
		parts[root] = parts[root] || tall[i]
	}
	var out []image.Rectangle
	for i := range lines {
		if group := groups[i]; parts[i] {
			out = append(out, partGroup(group, marks, h)...)
		} else {
			out = append(out, group...)
		}
	}
	return out
}

// tallLine reports whether a box is longer than a word, and as high as two lines.
func tallLine(l image.Rectangle, h int) bool {
	const two, word = 1.6, 4 // character heights
	return float64(l.Dy()) > two*float64(h) && l.Dx() >= word*h
}

// partGroup returns the rows that stand in boxes which overlap, or the boxes
// where they hold larger print, or no two rows.
func partGroup(boxes, marks []image.Rectangle, h int) []image.Rectangle {
	const least, usual, large = 0.55, 1.35, 1.5
	var whole, small []image.Rectangle
	for _, m := range marks {
		switch tall := float64(m.Dy()) / float64(h); {
		case !slices.ContainsFunc(boxes, m.In):
		case tall > large:
			return boxes
		case tall >= least && tall <= usual:
			whole = append(whole, m)
		default:
			small = append(small, m)
		}
	}
	rows := joinLines(slices.Clone(whole), h)
	if !slices.ContainsFunc(rows, func(r image.Rectangle) bool { return overOther(r, rows, h) }) {
		return boxes
	}
	rows = joinLines(withSmall(rows, whole, small), h)
	if slices.ContainsFunc(rows, func(r image.Rectangle) bool { return tallLine(r, h) }) {
		return boxes
	}
	return rows
}

// overOther reports whether a row stands over another one, both of them longer
// than a word.
func overOther(r image.Rectangle, rows []image.Rectangle, h int) bool {
	const word = 3
	return r.Dx() > word*h && slices.ContainsFunc(rows, func(o image.Rectangle) bool {
		return o.Dx() > word*h && overlapX(o, r) && gapY(o, r) >= 0
	})
}

// withSmall gives every small mark to the row of the character nearest to it.
func withSmall(rows, whole, small []image.Rectangle) []image.Rectangle {
	out := slices.Clone(rows)
	for _, m := range small {
		near := slices.MinFunc(whole, func(a, b image.Rectangle) int { return farFrom(a, m) - farFrom(b, m) })
		i := slices.IndexFunc(rows, near.In)
		out[i] = out[i].Union(m)
	}
	return out
}

// farFrom is how far a mark stands from a character; up and down counts more than
// across, for it tells of another line. Commas hang below their line by less than
// half of them.
func farFrom(character, m image.Rectangle) int {
	const upright = 3
	return max(0, apartX(character, m)) + upright*distance(character, (m.Min.Y+m.Max.Y)/2)
}
