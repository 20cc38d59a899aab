package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

var (
	addressed  = regexp.MustCompile(`^(.*):$`)
	addressing = regexp.MustCompile(`贵(?:单位|公司|户)|你(?:单位|公司)`)
	outgoing   = regexp.MustCompile(`付款通知|付款回单|(?:如下|下列|以下)付款|支付|汇出|划出`)
)

// addressee is the company that a notice of a payment is written to: it paid.
func (f *form) addressee() span {
	said := f.flat()
	if !addressing.MatchString(said) || !outgoing.MatchString(said) {
		return nil
	}
	for _, r := range f.rows {
		if m := addressed.FindStringSubmatch(flat(r.glyphs)); m != nil && companyLike.MatchString(m[1]) {
			return span{{r.page, r.glyphs[:len([]rune(m[1]))]}}
		}
	}
	return nil
}

// What the values of the parties look like where no label names them.
var (
	accountAlone = regexp.MustCompile(`^[0-9*]{12,19}$`)
	bankAlone    = regexp.MustCompile(`^(?:\p{Han}{2,}(?:银行|信用社|农商行)|[工农中建交招]行|邮储)[\p{Han}()]*(?:行|部|社|所|营业室|中心)$`)
)

// guessParties fills in, for a person to see, what the slip says of a party at a
// place where no label was read: what stands in the part of the page that the
// title of the party heads, or where one value of its sort is left over and one
// party lacks it.
func guessParties(ctx context.Context, f *form, s sides, out dossier.Fields) {
	for _, g := range []struct {
		part string
		like *regexp.Regexp
	}{{"account", accountAlone}, {"name", companyLike}, {"bank", bankAlone}} {
		read := partReader[g.part]
		left := f.unclaimed(g.like, out)
		for _, side := range []string{"payer", "payee"} {
			own := f.headedBy(side, left, s)
			if field := side + "_" + g.part; !out[field].Known() && len(own) == 1 && field != "payer_bank" {
				put(out, field, inDoubt(read(ctx, own[0])))
				left = slices.DeleteFunc(left, func(v span) bool { return v.text() == own[0].text() })
			}
		}
		payer, payee := out["payer_"+g.part].Known(), out["payee_"+g.part].Known()
		switch {
		case len(left) == 0:
		case g.part == "bank" && !payee:
			put(out, "payee_bank", inDoubt(read(ctx, left[len(left)-1]))) // the payer's stands first
		case g.part == "bank":
		case payer && !payee && len(left) == 1:
			put(out, "payee_"+g.part, inDoubt(read(ctx, left[0])))
		case payee && !payer && len(left) == 1:
			put(out, "payer_"+g.part, inDoubt(read(ctx, left[0])))
		case !payer && !payee && len(left) == 2:
			put(out, "payer_"+g.part, inDoubt(read(ctx, left[0])))
			put(out, "payee_"+g.part, inDoubt(read(ctx, left[1])))
		}
	}
}

// headedBy are the values that stand in the part of the page that the title of a
// party heads.
func (f *form) headedBy(side string, values []span, s sides) []span {
	var out []span
	for _, v := range values {
		t, b := s.titles[v[0].page], v[0].box()
		if !t.both {
			continue
		}
		of := ""
		switch {
		case !t.across:
			of = sideAbove((b.Min.Y+b.Max.Y)/2, t)
		case b.Max.Y > t.left.box.Min.Y:
			of = pick(b.Min.X < t.right.box.Min.X-b.Dy() && b.Min.X < (centreX(t.left.box)+centreX(t.right.box))/2, t.left.side, t.right.side)
		}
		if of == side {
			out = append(out, v)
		}
	}
	return out
}

// unclaimed are the cells that look like such a value and hold none of those
// read, nor stand behind a label.
func (f *form) unclaimed(like *regexp.Regexp, out dossier.Fields) []span {
	var left []span
	for j, r := range f.rows {
		for _, c := range r.cells(0.8) {
			if f.behindLabel(j, c) {
				continue
			}
			for _, v := range f.pieces(j, c) {
				if !like.MatchString(digitsOr(v.text())) || like == companyLike && bankAlone.MatchString(v.text()) {
					continue
				}
				if !slices.ContainsFunc(left, func(o span) bool { return o.text() == v.text() }) && !claimed(v, out) {
					left = append(left, v)
				}
			}
		}
	}
	return left
}

// numberWithin is a number as long as that of an account.
var numberWithin = regexp.MustCompile(`[0-9*]{12,}`)

// pieces are what a run of row j says behind its labels, a number and what stands
// before and behind it apart.
func (f *form) pieces(j int, c run) []span {
	first, end := f.marksIn(j)
	for _, m := range f.marks[first:end] {
		if x := f.leftOf(m); x >= c.box().Min.X && x < c.box().Max.X {
			n := slices.Index(c.glyphs, f.rows[j].glyphs[m.from]) + m.to - m.from
			c.glyphs = c.glyphs[min(n, len(c.glyphs)):]
		}
	}
	if len(c.glyphs) == 0 {
		return nil
	}
	whole := span{c}.trim(aroundValue)
	if whole.empty() {
		return nil
	}
	var out []span
	for _, v := range append(whole.between(numberWithin), cutWhole(whole, numberWithin)) {
		if v = v.trim(aroundValue).outOfBrackets(); !v.empty() {
			out = append(out, v)
		}
	}
	return out
}

// outOfBrackets drops the brackets of a text that has but one of a pair, or that
// they are around.
func (s span) outOfBrackets() span {
	t := s.text()
	if strings.HasPrefix(t, "(") && (!paired(t) || strings.HasSuffix(t, ")")) {
		return s.from(1).outOfBrackets()
	}
	if strings.HasSuffix(t, "(") || strings.HasSuffix(t, ")") && !paired(t) {
		return s.first(len([]rune(t)) - 1).outOfBrackets()
	}
	return s
}

// digitsOr is a text as digits where it is a number.
func digitsOr(s string) string {
	if n := digitsOf(s); n != "" {
		return n
	}
	return s
}

// claimed reports whether a value was already read there.
func claimed(v span, out dossier.Fields) bool {
	for _, f := range out {
		if f.Value == tidy(v.text()) || f.Value == digitsOr(v.text()) {
			return true
		}
	}
	return false
}

// behindLabel reports whether the run is the value of a label before it in its
// row.
func (f *form) behindLabel(j int, c run) bool {
	first, end := f.marksIn(j)
	for i := first; i < end; i++ {
		if key := f.marks[i].key; key == "payer" || key == "payee" {
			continue // a title has no value of its own
		}
		if v := f.right(i); !v.empty() && v[0].box().Overlaps(c.box()) {
			return true
		}
	}
	return false
}
