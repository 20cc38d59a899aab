package reader

import (
	"context"
	"regexp"
	"strings"

	"zhengqi/internal/dossier"
)

// What the values of a licence look like where no label names them.
var (
	typeAlone    = regexp.MustCompile(`^(?:其他)?(?:有限责任公司|股份有限公司|个体工商户|个人独资企业|(?:特殊)?(?:普通|有限)合伙(?:企业)?|农民专业合作社|全民所有制(?:企业)?|集体所有制(?:企业)?|股份合作制(?:企业)?|内资企业|外商投资企业)(?:分公司|分支机构)?(?:\(.*\))?$`)
	capitalAlone = regexp.MustCompile(`^(?:\(?人民币\)?)?(?:[零壹贰叁肆伍陆柒捌玖拾佰仟]+[万亿]|\d[\d,.]*万).*$`)
	addressAlone = regexp.MustCompile(`^\p{Han}{2,}(?:省|市|区|县|镇|乡)\p{Han}.*(?:号|室|楼|层|栋|幢|座|村|路|街|库|房|铺)\)?$`)
	scopeAlone   = regexp.MustCompile(`[;、].*[;、]`)
)

// guessLicence fills in, for a person to see, what a licence says at places where
// no label was read: the values look like nothing else on it.
func guessLicence(ctx context.Context, f *form, out dossier.Fields) {
	for _, g := range []struct {
		name string
		find func() span
		read func(context.Context, span) dossier.Field
	}{
		{"name", func() span { return companyAlone(f.stream()) }, readCompanyName},
		{"type", func() span { return f.alone(typeAlone) }, readLong},
		{"registered_capital", func() span { return f.alone(capitalAlone) }, readCapital},
		{"establishment_date", f.firstDay, readDate},
		{"address", func() span { return f.alone(addressAlone) }, readLong},
		{"scope", f.scopeAlone, f.readScope},
	} {
		if _, known := out[g.name]; known {
			continue
		}
		if v := g.find(); !v.empty() {
			put(out, g.name, inDoubt(g.read(ctx, v)))
		}
	}
}

// alone is the first cell that looks like such a value and is not that of a
// label.
func (f *form) alone(like *regexp.Regexp) span {
	for j, r := range f.rows {
		for _, c := range r.cells(0.8) {
			v := span{c}.trim(aroundValue)
			if like.MatchString(v.text()) && !f.labelled(j, c) && !f.behindLabel(j, c) {
				return v
			}
		}
	}
	return nil
}

// firstDay is the day on which a term begins, or a day that no label claims with
// a later one below it: that of the issue stands at the foot.
func (f *form) firstDay() span {
	var days []span
	for j, r := range f.rows {
		line := flat(r.glyphs)
		if printing.MatchString(line) || strings.Contains(line, "年度报告") {
			continue
		}
		one := text{rows: f.rows[j : j+1]}
		for _, m := range one.stream().findAll(dateAnywhere, -1) {
			days = append(days, m[0])
		}
	}
	if len(days) < 2 {
		return nil
	}
	return days[0]
}

// scopeAlone is a text of several clauses, with the lines under it.
func (f *form) scopeAlone() span {
	v := f.alone(scopeAlone)
	if v.empty() {
		return nil
	}
	lines := f.wrappedWithin(v, v[0].page.bounds().Max.X, anyLine)
	for n := 1; n < len(lines); n++ {
		if dateAnywhere.MatchString(lines[n : n+1].text()) {
			return lines[:n]
		}
	}
	return lines
}
