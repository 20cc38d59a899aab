package specimen

import (
	"fmt"
	"slices"
)

// listedYears draws the table of a query, one year or several, the newest
// first or last, or the years side by side.
func (k *ratingClerk) listedYears() {
	k.top(k.titles())
	years := k.past(pick(k.rng, []int{1, 1, 2, 3, 4, 5}))
	if len(years) > 1 && k.one(5) {
		k.notes(k.payer())
		k.sideways(years)
		k.end(true, !k.one(10))
		return
	}
	cols, rows := columnsOf(k.parts(), years)
	k.asked(len(years) == 1, slices.ContainsFunc(cols, func(c gridColumn) bool { return c.title == "纳税人名称" }))
	g := k.newGrid(cols, rows)
	g.keep, g.again = 40, func() {}
	g.draw()
	if k.one(3) {
		k.across(k.n.sized(8), fmt.Sprintf("共 %d 条记录", len(years)), "第 1/1 页")
	}
	listed := slices.ContainsFunc(cols, func(c gridColumn) bool { return slices.Contains(ratingOffices, c.title) })
	if listed {
		k.fields = append(k.fields, "issuer")
	}
	k.end(!listed, !k.one(10))
}

// columnsOf is the table that parts write of the years.
func columnsOf(parts []ratingPart, years []ratingRecord) (cols []gridColumn, rows [][]string) {
	for _, p := range parts {
		cols = append(cols, gridColumn{title: p.title, side: 'c', wraps: p.wraps})
	}
	for at, of := range years {
		var row []string
		for _, p := range parts {
			row = append(row, p.text(at, of))
		}
		rows = append(rows, row)
	}
	return cols, rows
}

// past is the record with those of the years before it.
func (k *ratingClerk) past(n int) []ratingRecord {
	years := []ratingRecord{k.r}
	for back := 1; back < n; back++ {
		of := k.r
		of.year -= back
		of.grade = pick(k.rng, []string{"A", "B", "B", "M", "C"})
		of.score = map[string]int{"A": 90, "B": 71, "M": 70, "C": 42}[of.grade] + between(k.rng, 0, 9)
		years = append(years, of)
	}
	if k.one(3) {
		slices.Reverse(years)
	}
	return years
}

// asked writes who is asked about, where the table does not say it, or the
// question for a single year.
func (k *ratingClerk) asked(single, inside bool) {
	switch {
	case !inside:
		k.notes(k.payer())
	case single && k.one(2):
		k.question()
	case single && k.one(3):
		k.notes([][2]string{{pick(k.rng, ratingYears), fmt.Sprint(k.r.year)}})
	}
}

// question draws the form of a portal with the year asked for.
func (k *ratingClerk) question() {
	k.y += 9
	button := pick(k.rng, []ink{{20, 90, 180}, {60, 120, 60}, {190, 60, 40}})
	x := k.left
	n := k.n.sized(9)
	for _, field := range [][2]string{{pick(k.rng, ratingYears), fmt.Sprint(k.r.year)}, {"信用级别", "请选择"}} {
		n.at(x, k.y, field[0])
		x += n.width(field[0]) + 3
		n.p.frame(area{x, k.y - 5, 30, 7.4}, 0.2, grey)
		n.at(x+2, k.y, field[1])
		x += 38
		if k.one(2) {
			break
		}
	}
	n.p.fill(x, k.y-5, 18, 7.4, button)
	n.ink(white).mid(x+9, k.y, "查询")
	k.y += 5
}

// sideways draws the years beside each other, their grades below.
func (k *ratingClerk) sideways(years []ratingRecord) {
	cols := []gridColumn{{title: pick(k.rng, ratingYears), side: 'c'}}
	grades, scores := []string{k.gradeLabel()}, []string{"得分"}
	unit, suffix := pick(k.rng, []string{"", "年", "年度"}), pick(k.rng, []string{"", "级"})
	for _, of := range years {
		cols = append(cols, gridColumn{title: fmt.Sprint(of.year) + unit, side: 'c'})
		grades, scores = append(grades, of.grade+suffix), append(scores, fmt.Sprint(of.score))
	}
	rows := [][]string{grades}
	if k.one(2) {
		rows = append(rows, scores)
	}
	g := k.newGrid(cols, rows)
	g.keep, g.again = 40, func() {}
	g.draw()
}

// ratingPart is a column of a table of years and what it writes of one.
type ratingPart struct {
	title string
	wraps bool
	text  func(at int, of ratingRecord) string
}

// parts are the columns of a table of years.
func (k *ratingClerk) parts() []ratingPart {
	suffix, unit := pick(k.rng, []string{"", "级"}), pick(k.rng, []string{"", "", "年", "年度"})
	parts := []ratingPart{{pick(k.rng, ratingYears), false, func(_ int, of ratingRecord) string { return fmt.Sprint(of.year) + unit }}}
	if k.one(2) {
		parts = append(parts, ratingPart{pick(k.rng, []string{"得分", "评价得分", "分数"}), false, func(_ int, of ratingRecord) string { return fmt.Sprint(of.score) }})
	}
	parts = append(parts, ratingPart{k.gradeLabel(), true, func(_ int, of ratingRecord) string { return of.grade + suffix }})
	if k.one(3) {
		parts[len(parts)-1], parts[0] = parts[0], parts[len(parts)-1]
	}
	if k.one(2) {
		who := []ratingPart{{"纳税人识别号", false, func(_ int, of ratingRecord) string { return of.company.uscc }},
			{"纳税人名称", true, func(_ int, of ratingRecord) string { return of.company.name }}}
		if k.one(2) {
			slices.Reverse(who)
		}
		parts = append(who, parts...)
	}
	parts = append(parts, k.furtherParts()...)
	if k.one(2) {
		parts = slices.Insert(parts, 0, ratingPart{"序号", false, func(at int, _ ratingRecord) string { return fmt.Sprint(at + 1) }})
	}
	return parts
}

// furtherParts are columns that not every table has.
func (k *ratingClerk) furtherParts() []ratingPart {
	var parts []ratingPart
	if k.one(3) {
		parts = append(parts, ratingPart{pick(k.rng, []string{"判级原因", "评价方式"}), true, func(int, ratingRecord) string { return "指标得分" }})
	}
	if k.one(3) {
		k.rated = true
		parts = append(parts, ratingPart{pick(k.rng, []string{"评价日期", "发布日期", "有效期起"}), false, func(_ int, of ratingRecord) string { return dashDate(day(of.year+1, 4, 20)) }})
	}
	if k.one(2) {
		parts = append(parts, ratingPart{pick(k.rng, ratingOffices), true, func(_ int, of ratingRecord) string { return of.office }})
	}
	return parts
}
