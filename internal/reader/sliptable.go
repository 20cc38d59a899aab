package reader

import (
	"image"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// tabled finds the values of a table whose rows are the things that a slip says
// of a party and whose columns are the parties, or the other way round. The
// labels of such a table name no party, and no value stands behind them alone.
func (f *form) tabled(s sides) map[string]span {
	out := map[string]span{}
	var used []int
	for i, m := range f.marks {
		part, t := partOfKey(m.key), s.titles[f.rows[m.row].page]
		if part == "" || partyOf(m.key) != "" || !t.both {
			continue
		}
		values := f.inRows(i, part, t)
		if len(values) < 2 {
			values = f.inColumns(i, part, t)
		}
		if len(values) == 2 {
			out["payer_"+part], out["payee_"+part] = values["payer"], values["payee"]
			used = append(used, i)
		}
	}
	for _, i := range used {
		f.marks[i].key = "tabled"
	}
	return out
}

// inRows returns what stands right of label i in the columns of two titles above
// it, by their parties.
func (f *form) inRows(i int, part string, t pageTitles) map[string]span {
	label := f.boxOf(f.marks[i])
	if !t.across || label.Max.X > t.left.box.Min.X || label.Min.Y < max(t.left.box.Max.Y, t.right.box.Max.Y) {
		return nil
	}
	middle := (centreX(t.left.box) + centreX(t.right.box)) / 2
	row := f.marks[i].row
	top, bottom := f.band(i)
	out, own := map[string]span{}, f.behind(row, label, middle, t)
	for j, r := range f.rows {
		if y := (r.box.Min.Y + r.box.Max.Y) / 2; r.page != f.rows[row].page || y < top || y > bottom {
			continue
		}
		for side, v := range f.behind(j, label, middle, t) {
			if own[side].empty() || j >= row && !likeWhole[part].MatchString(out[side].text()) {
				out[side] = append(out[side], v...)
			}
		}
	}
	return fitted(out, part)
}

// behind is what stands right of a label in row j, in the columns of two titles.
func (f *form) behind(j int, label image.Rectangle, middle int, t pageTitles) map[string]span {
	out := map[string]span{}
	for _, c := range f.rows[j].cells(0.8) {
		if b := c.box(); b.Min.X > label.Max.X && !f.ofLabel(j, c) {
			side := pick(b.Min.X < middle, t.left.side, t.right.side)
			out[side] = append(out[side], c)
		}
	}
	return out
}

// band is the height of the page that belongs to label i of a column of labels.
func (f *form) band(i int) (top, bottom int) {
	label := f.boxOf(f.marks[i])
	far := 3 * label.Dy() / 2
	top, bottom = label.Min.Y-far, label.Max.Y+far
	for j, m := range f.marks {
		b := f.boxOf(m)
		if j == i || f.rows[m.row].page != f.rows[f.marks[i].row].page || !overlapX(b, label) {
			continue
		}
		if b.Max.Y <= label.Min.Y {
			top = max(top, (b.Max.Y+label.Min.Y)/2)
		}
		if b.Min.Y >= label.Max.Y {
			bottom = min(bottom, (b.Min.Y+label.Max.Y)/2)
		}
	}
	return top, bottom
}

// inColumns returns what stands in the rows of the titles below label i, in its
// column, by their parties.
func (f *form) inColumns(i int, part string, t pageTitles) map[string]span {
	label := f.boxOf(f.marks[i])
	out := map[string]span{}
	for _, title := range t.all {
		if title.box.Min.Y < label.Max.Y || title.box.Max.X > label.Max.X {
			return nil
		}
		for j, r := range f.rows {
			if y := (r.box.Min.Y + r.box.Max.Y) / 2; r.page != title.page || y < title.box.Min.Y-title.box.Dy() || y > title.box.Max.Y+title.box.Dy() {
				continue
			}
			for _, c := range r.cells(0.8) {
				if b := c.box(); b.Min.X > title.box.Max.X && overlapX(b, label) && !f.ofLabel(j, c) {
					out[title.side] = append(out[title.side], c)
				}
			}
		}
	}
	return fitted(out, part)
}

// ofLabel reports whether any of the run of row j belongs to a label, the last
// characters of which may stand apart.
func (f *form) ofLabel(j int, c run) bool {
	first, end := f.marksIn(j)
	return slices.ContainsFunc(f.marks[first:end], func(m mark) bool {
		b := f.boxOf(m)
		return b.Min.X < c.box().Max.X && c.box().Min.X < b.Max.X
	})
}

// fitted keeps the values that look like such a thing.
func fitted(values map[string]span, part string) map[string]span {
	out := map[string]span{}
	for side, v := range values {
		if v = v.trim(aroundValue); !v.empty() && likeOf[part].MatchString(v.text()) {
			out[side] = v
		}
	}
	return out
}

// likeOf is what the values of the things look like.
var likeOf = map[string]*regexp.Regexp{"name": nameLike, "account": accountLike, "bank": bankLike}

// likeWhole is what they look like where no line of them is lacking.
var likeWhole = map[string]*regexp.Regexp{"name": companyLike, "account": accountAlone, "bank": bankName}

func centreX(b image.Rectangle) int { return (b.Min.X + b.Max.X) / 2 }

// joinStacked makes one label of two that stand one close under the other and
// name a thing of a party only together: one of them cut in two, or one that
// names the party over each of its things.
func (f *form) joinStacked() {
	times := map[string]int{}
	for _, r := range f.rows {
		for _, c := range r.cells(0.8) {
			if labelLike(c) {
				times[flat(c.glyphs)]++
			}
		}
	}
	for j, r := range f.rows {
		for _, c := range r.cells(0.8) {
			if !labelLike(c) {
				continue
			}
			if k, d, ok := f.closeUnder(j, c); ok && labelLike(d) {
				f.joinLabels(j, c, k, d, times[flat(c.glyphs)] > 1)
			}
		}
	}
}

// joinBankNames makes one label of 汇出行 and the 名称 behind it, which a gap parts.
func (f *form) joinBankNames() {
	for i := len(f.marks) - 1; i > 0; i-- {
		m, before := f.marks[i], f.marks[i-1]
		if m.key == "any_name" && partOfKey(before.key) == "bank" && m.row == before.row && m.from == before.to {
			f.marks[i-1].to = m.to
			f.marks = slices.Delete(f.marks, i, i+1)
		}
	}
}

// joinFirst puts the first characters of 收款人名称 before the rest of the label,
// which a gap parts.
func (f *form) joinFirst() {
	for i := len(f.marks) - 1; i >= 0; i-- {
		m := f.marks[i]
		gs := f.rows[m.row].glyphs
		for _, head := range []string{"收款", "付款", "收", "付"} {
			from := m.from - len([]rune(head))
			if from < 0 || flat(gs[from:m.from]) != head || partyOf(m.key) != "" || partyOf(slipLabel(flat(gs[from:m.to]))) == "" {
				continue
			}
			before := i > 0 && f.marks[i-1].row == m.row && f.marks[i-1].to > from
			if before && (f.marks[i-1].from < from || partOfKey(f.marks[i-1].key) != "") {
				continue
			}
			f.marks[i].from, f.marks[i].key = from, slipLabel(flat(gs[from:m.to]))
			if before {
				f.marks = slices.Delete(f.marks, i-1, i)
				i--
			}
			break
		}
	}
}

// joinLabels marks two runs as one label where they are one.
func (f *form) joinLabels(j int, c run, k int, d run, repeated bool) {
	over, under := flat(c.glyphs), strings.TrimRight(flat(d.glyphs), ":")
	upper, lower, key := slipLabel(over), slipLabel(under), slipLabel(over+under)
	whole := partOfKey(upper) != "" && (f.rightOf(j, c) || f.rightOf(k, d)) || partyOf(lower) != "" || partOfKey(key) == ""
	if whole || partyOf(key) == "" && lower != "" || upper != "" && !repeated {
		return
	}
	lowerOnly := !f.rightOf(j, c) && f.rightOf(k, d)
	f.remark(j, c, pick(lowerOnly, "", key))
	f.remark(k, d, pick(lowerOnly, key, ""))
}

// goesOn reports whether the print goes on close behind a value, in brackets or as
// a label that may be no such: some of the value may be there.
func (f *form) goesOn(v span) bool {
	last := v[len(v)-1]
	j := f.rowOf(last)
	if j < 0 {
		return false
	}
	r := f.rows[j]
	to := slices.Index(r.glyphs, last.glyphs[len(last.glyphs)-1]) + 1
	return to < len(r.glyphs) && r.gapBefore(to) <= gapOfBracket && (r.glyphs[to].r == '(' || f.marked(j, to))
}

// runsOn reports whether a line of no label stands close under a value and begins
// where it does: the value may go on there.
func (f *form) runsOn(v span) bool {
	const close = 0.9 // character heights
	last, left := v[len(v)-1], v[0].box().Min.X
	h := medianHeight(last.glyphs)
	words := func(c run) bool { return hanIn(flat(c.glyphs)) > 0 && !bankName.MatchString(flat(c.glyphs)) }
	for j := f.rowOf(last) + 1; j > 0 && j < len(f.rows) && f.rows[j].page == last.page; j++ {
		if float64(f.rows[j].box.Min.Y-last.box().Max.Y) > close*h {
			break
		}
		if c, ok := f.startingAt(j, left, h/2); ok && words(c) && !f.ofLabel(j, c) && !f.labelBefore(j, c) && !f.headsNext(j, c) {
			return true
		}
	}
	return false
}

// tailOfLabel reports whether a value begins with a character that stands apart
// from the rest and ends labels of slips: the label went on to it.
func (s span) tailOfLabel() bool {
	const apart = 0.5 // character heights
	gs := s[0].glyphs
	return len(gs) > 2 && strings.ContainsRune("途要言由称名人方位行号额期型", gs[0].r) &&
		float64(gs[1].box.Min.X-gs[0].box.Max.X) > apart*medianHeight(gs)
}

// branchOfBank is the end of what is no party of a slip, or seldom: the second
// line of the name of a party's bank.
var branchOfBank = regexp.MustCompile(`(?:支行|分行|分理处)$`)

// officeOfBank is what stands alone in the last line of the name of a branch.
var officeOfBank = regexp.MustCompile(`^(?:营业[室部厅所]|分理处|储蓄所)$`)

// completed adds to the value of label i the lines under it without which it does
// not look whole, where they begin under it or the label, or end where it does.
func (f *form) completed(i int, v span, whole *regexp.Regexp) span {
	if v.empty() {
		return v
	}
	done := whole.MatchString(v.text())
	h, last := f.rows[f.marks[i].row].height, v[len(v)-1]
	near := int(h)
	for j := f.rowOf(last) + 1; j > 0 && j < len(f.rows) && f.rows[j].page == last.page; j++ {
		if float64(f.rows[j].box.Min.Y-last.box().Max.Y) > h {
			break
		}
		for _, c := range f.rows[j].cells(0.8) {
			b := c.box()
			beside := alike(b.Min.X, last.box().Min.X, near) || alike(b.Min.X, f.leftOf(f.marks[i]), near) || alike(b.Max.X, last.box().Max.X, near)
			if done && !officeOfBank.MatchString(flat(c.glyphs)) {
				continue
			}
			if longer := append(slices.Clone(v), c); beside && !f.labelled(j, c) && !f.labelBefore(j, c) && whole.MatchString(longer.text()) {
				return longer
			}
		}
	}
	return v
}

// rightOf reports whether anything stands behind the run in its row, before the
// next label.
func (f *form) rightOf(j int, c run) bool {
	first, end := f.marksIn(j)
	for i := first; i < end; i++ {
		if f.leftOf(f.marks[i]) == c.box().Min.X {
			return !f.right(i).empty()
		}
	}
	return false
}

// remark makes the run of row j a label with the key, in place of any in it.
func (f *form) remark(j int, c run, key string) {
	r := f.rows[j]
	from := slices.Index(r.glyphs, c.glyphs[0])
	to := from + len(c.glyphs)
	f.marks = slices.DeleteFunc(f.marks, func(m mark) bool { return m.row == j && m.from < to && m.to > from })
	f.add(mark{key, j, from, to})
	if f.told == nil {
		f.told = map[[2]int]bool{}
	}
	f.told[[2]int{j, from}] = true
}

// closeUnder is the run that stands under one of row j as the next line of a cell
// does.
func (f *form) closeUnder(j int, c run) (int, run, bool) {
	const pitch = 1.7
	b, h := c.box(), f.rows[j].height
	for k := j + 1; k < len(f.rows) && f.rows[k].page == c.page; k++ {
		if float64(f.rows[k].box.Min.Y-b.Min.Y) > pitch*h {
			break
		}
		for _, d := range f.rows[k].cells(0.8) {
			if o := d.box(); overlapX(o, b) && o.Min.Y >= b.Max.Y-int(h/4) {
				return k, d, true
			}
		}
	}
	return 0, run{}, false
}

// labelLike reports whether a run is as short as a line of a label, and of
// Chinese characters.
func labelLike(c run) bool {
	const most = 6
	s := strings.TrimRight(flat(c.glyphs), ":")
	return len([]rune(s)) <= most && hanIn(s) == len([]rune(s))
}

// latinLabel is what banks print behind or under a label, or before it, for who
// reads no Chinese.
var latinLabel = regexp.MustCompile(`^[/(]?(?:(?:payers?|payees?|remitters?|senders?|receivers?|beneficiary|beneficiarys|customers?|account|acct?|a/c|no|num|number|name|bank|opening|branch|deposit|of|the|to|from|by|for|with|` +
	`amount|in|figures?|words?|capital|capitals|currency|date|time|transaction|transfer|trans|txn|value|booking|posting|purpose|usage|use|remarks?|reference|ref|serial|flow|sequence|status|state|result|postscript|summary|memo|details?|info|information|payment|remittance|paid|received|receipt|voucher|electronic|s)[-./()&'’]*)+$`)

// addLatin takes the Latin words of a label of two languages for a part of it.
func (f *form) addLatin() {
	for i, m := range f.marks {
		r := f.rows[m.row]
		to := m.to
		for to < len(r.glyphs) && !f.marked(m.row, to) && latinLetter(r.glyphs[to].r) && r.gapBefore(to) <= gapWithin {
			to++
		}
		if to > m.to && latinLabel.MatchString(strings.ToLower(flat(r.glyphs[m.to:to]))) {
			f.marks[i].to = to
		}
	}
	for j, r := range f.rows {
		for _, c := range r.cells(0.8) {
			if s := strings.TrimRight(flat(c.glyphs), ":"); len(s) > 2 && !f.labelled(j, c) && latinLabel.MatchString(strings.ToLower(s)) {
				from := slices.Index(r.glyphs, c.glyphs[0])
				if !f.marked(j, from) {
					f.add(mark{"", j, from, from + len(c.glyphs)})
				}
			}
		}
	}
}

func latinLetter(r rune) bool {
	return r < unicode.MaxASCII && unicode.IsLetter(r) || strings.ContainsRune("/.()&'’-", r)
}
