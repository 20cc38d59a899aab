package reader

import (
	"regexp"
	"slices"
)

// joinWrapped puts the names of employers together that take several lines of
// their column, above, beside and below the months, by the line of these; used
// are the other lines that such a name takes.
func joinWrapped(lines []line) (out map[int]span, used map[int]bool) {
	out, used = map[int]span{}, map[int]bool{}
	for i := range lines {
		if !lines[i].months() && !lines[i].ofYear() {
			continue
		}
		own := lines[i].senseIn(senseEmployer)
		above, below := fragments(lines, used, i, -1), fragments(lines, used, i, 1)
		if name, rows := wrappedName(above, own, below); len(rows) > 0 {
			out[i] = name
			for _, k := range rows {
				used[k] = true
			}
		}
	}
	return out, used
}

// ofYear reports whether a line is a row of marks or the like of one year.
func (l line) ofYear() bool {
	const least = 4
	return len(l.cells) >= least && slices.ContainsFunc(l.cells, func(c cell) bool { return yearCell.MatchString(c.text) })
}

// fragment is a line of the table that holds nothing but a part of a name.
type fragment struct {
	line  int
	cells []cell
}

// fragments collects the lines over (step -1) or under (1) line i that hold
// parts of names, nearest first.
func fragments(lines []line, used map[int]bool, i, step int) []fragment {
	const most, near = 2, 1.9 // lines; character heights from one to the next
	var out []fragment
	last := lines[i].row
	for k := i + step; k >= 0 && k < len(lines) && len(out) < most; k += step {
		l := lines[k]
		away := float64(step) * (centre(l.row.glyphs) - centre(last.glyphs))
		cells := l.senseIn(senseEmployer)
		if used[k] || l.heads || l.months() || l.row.page != last.page || away > near*l.row.height || len(cells) == 0 || len(cells) < len(l.cells) {
			break
		}
		out, last = append(out, fragment{k, cells}), l.row
	}
	return out
}

// wrappedName is the first way to put a name's lines together that gives a
// company, and the other lines it takes; no lines where the row's own says it.
func wrappedName(above []fragment, own []cell, below []fragment) (span, []int) {
	whole := wholeCompany.MatchString(textOf(own))
	ways := [][2]int{{0, 1}, {1, 0}, {1, 1}, {0, 2}, {2, 0}, {2, 1}, {1, 2}}
	if len(own) == 0 {
		ways = [][2]int{{1, 1}, {2, 1}, {1, 2}} // the months stand at the middle of the cell
	}
	for _, n := range ways {
		if n[0] > len(above) || n[1] > len(below) || whole && n[0] > 0 {
			continue
		}
		var parts []cell
		var rows []int
		for k := n[0] - 1; k >= 0; k-- {
			parts, rows = append(parts, above[k].cells...), append(rows, above[k].line)
		}
		parts = append(parts, own...)
		for _, f := range below[:n[1]] {
			parts, rows = append(parts, f.cells...), append(rows, f.line)
		}
		text := textOf(parts)
		if (!whole || branchOf.MatchString(text)) && wholeCompany.MatchString(text) {
			return spanOf(parts), rows
		}
	}
	return nil, nil
}

// branchOf is a company's name with a branch's behind it.
var branchOf = regexp.MustCompile(`公司\p{Han}{2,8}分公司$`)

// placeBefore is the place before the name of who pays there: 佛山市:.
var placeBefore = regexp.MustCompile(`^\p{Han}{1,6}[省市区县州盟旗]:`)

// textOf is what cells say that a name is parted into.
func textOf(cells []cell) string {
	s := ""
	for _, c := range cells {
		s += c.text
	}
	return placeBefore.ReplaceAllString(s, "")
}

func spanOf(cells []cell) span {
	var out span
	for _, c := range cells {
		out = append(out, c.run)
	}
	return out.from(len([]rune(placeBefore.FindString(out.text()))))
}

// goesOnFrom reports whether a name may be the end of one that begins over it:
// words of the same column stand there, right over it or over the months beside
// it, that are no whole name.
func (b *book) goesOnFrom(l line, e employer) bool {
	const most, near = 2, 1.9 // lines; character heights from one to the next
	for k := 1; k <= most && k <= l.index; k++ {
		over := b.lines[l.index-k]
		if over.heads || over.row.page != l.row.page || centre(l.row.glyphs)-centre(over.row.glyphs) > near*float64(k)*l.row.height {
			return false
		}
		if slices.ContainsFunc(over.cells, func(c cell) bool { return overlapX(c.box(), e.at[0].box()) && partOfName(c) }) {
			return true
		}
	}
	return false
}

// partOfName reports whether a cell of the column of employers holds words that
// are no whole name.
func partOfName(c cell) bool {
	const least = 3
	return c.sense == senseEmployer && len([]rune(hanOnly(c.text))) >= least && !companyEnd.MatchString(c.text) && socialKey(c.text) == ""
}
