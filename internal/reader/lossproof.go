package reader

import (
	"context"
	"regexp"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

var lossTerms = [][]term{
	terms("name", "报案人姓名", "报案人", "姓名", "挂失人", "声明人", "失主姓名", "申报人"),
	terms("card_number", "卡号", "旅行卡号", "旅行卡号码", "证件卡号"),
	terms("newspaper", "报纸名称", "报刊名称", "刊登报纸", "刊登媒体", "登报名称"),
	terms("published", "刊登日期", "见报日期", "登报日期", "出版日期", "刊登时间"),
	terms("", "性别", "证件号码", "联系电话", "护照号码", "住址", "报案时间", "报案内容", "版面", "提交单位", "提交日期", "经办人", "接警民警", "警号", "丢失时间", "丢失地点"),
}

var (
	lostCard    = regexp.MustCompile(`旅行卡`)
	lostNumber  = regexp.MustCompile(`旅行卡[^0-9A-Z]{0,14}([A-Z]{0,3}\d{5,14})`)
	loserBefore = regexp.MustCompile(`(?:^|[^\p{Han}]|声明|职员|员工|居民|市民|群众|兹有)(` + personPrint + `?)(?:不慎|称其|报称|自述|因故)?(?:于[^,。]{4,24})?(?:不慎|因[^,。]{1,8})?(?:遗失|丢失|将|的|所持|持有)(?:其|本人|个人)?[^,。]{0,14}旅行卡`)
	loserSex    = regexp.MustCompile(`(?:兹有|兹证明|职员|员工|居民|市民|群众|[^\p{Han}])(` + personPrint + `?),(?:男|女|性别|公民身份|身份证)`)
	policeUnit  = regexp.MustCompile(`^(\p{Han}{2,28}(?:公安局|公安分局|分局|派出所|警务站|支队|大队))(?:\((?:章|公章|印章|盖章)\))?$`)
	newspaper   = regexp.MustCompile(`^[^\p{Han}]{0,2}(\p{Han}{1,9}报)[^\p{Han}]{0,2}$`)
	pressWords  = regexp.MustCompile(`声明作废|登报|刊登|报纸|分类信息|分类广告|责编|自登报`)
	policeWords = regexp.MustCompile(`报案|公安|派出所|民警|接警`)
)

// readLossProof reads the proof that a card was lost: of the police, or a notice
// in a newspaper, which has those of other people as well.
func readLossProof(ctx context.Context, t *text) dossier.Fields {
	f := newForm(t, lossTerms...)
	notice := lossNotice(t)
	out := dossier.Fields{}
	put(out, "kind", lossKind(t))
	name := orElse(group(notice.find(loserBefore)), f.value("name"))
	number := orElse(group(notice.find(lostNumber)), in(f.boxes("card_number"), cardNumber))
	put(out, "card_number", readCode(ctx, number, codeAlphabet))
	if out["kind"].Value == "newspaper" {
		paper := orElse(in(f.boxes("newspaper"), newspaper), wholeCell(t, newspaper))
		put(out, "issuer", readLong(ctx, paper))
		put(out, "date", f.readPublished(ctx))
	} else {
		name = orElse(group(notice.find(loserSex)), name)
		put(out, "issuer", readLong(ctx, wholeCell(t, policeUnit)))
		put(out, "date", f.readSignature(ctx))
	}
	put(out, "name", wholeStrokes(ctx, name, readName(ctx, name)))
	return out
}

// lossKind tells who says that the card was lost; certain where nothing on the
// paper speaks for the other.
func lossKind(t *text) dossier.Field {
	say := t.flat()
	press, police := len(pressWords.FindAllString(say, -1)), len(policeWords.FindAllString(say, -1))
	if press == 0 && police == 0 || len(t.rows) == 0 {
		return dossier.Field{}
	}
	r := t.rows[0]
	kind := "newspaper"
	if police > press {
		kind = "police"
	}
	sure := min(press, police) == 0
	f := fieldOf(span{{r.page, r.glyphs}}, kind, confidenceIn(sure), true)
	f.Review = !sure
	return f
}

// lossNotice is the column of print in which the travel card is named, from the
// rows over it that belong to it to those under it.
func lossNotice(t *text) stream {
	const apart = 1.3 // of the height of a line, between two of one paragraph
	for i, r := range t.rows {
		for _, c := range r.cells(0.9) {
			if !lostCard.MatchString(flat(c.glyphs) + firstUnder(t, i, c)) {
				continue
			}
			rows := []row{asRow(c)}
			for j := i - 1; j >= 0 && float64(rows[0].box.Min.Y-t.rows[j].box.Max.Y) < apart*r.height; j-- {
				if above := t.rows[j].overlapping(c); len(above.glyphs) > 0 {
					rows = append([]row{above}, rows...)
				}
			}
			for j := i + 1; j < len(t.rows) && float64(t.rows[j].box.Min.Y-rows[len(rows)-1].box.Max.Y) < apart*r.height; j++ {
				if below := t.rows[j].overlapping(c); len(below.glyphs) > 0 {
					rows = append(rows, below)
				}
			}
			return (&text{rows: rows}).stream()
		}
	}
	return t.stream()
}

// firstUnder is the beginning of the line under a cell, where its last word goes
// on.
func firstUnder(t *text, i int, c run) string {
	if i+1 >= len(t.rows) {
		return ""
	}
	under := []rune(flat(t.rows[i+1].overlapping(c).glyphs))
	return string(under[:min(2, len(under))])
}

func asRow(c run) row {
	return row{page: c.page, glyphs: c.glyphs, box: c.box(), height: medianHeight(c.glyphs)}
}

// overlapping is the cell of a row that stands in the column of another.
func (r row) overlapping(c run) row {
	if r.page != c.page {
		return row{}
	}
	for _, d := range r.cells(0.9) {
		if overlapX(d.box(), c.box()) {
			return asRow(d)
		}
	}
	return row{}
}

// wholeCell is the last cell that is what the pattern says, in its longest form.
func wholeCell(t *text, pattern *regexp.Regexp) span {
	var best span
	for _, r := range t.rows {
		for _, c := range r.cells(gapWithin) {
			v := cut(span{c}, pattern)
			if !v.empty() && (best.empty() || !strings.HasPrefix(best.text(), v.text())) {
				best = v
			}
		}
	}
	return best
}

// readPublished reads the date of a newspaper: at its label, or beside its name.
func (f *form) readPublished(ctx context.Context) dossier.Field {
	if v := in(f.boxes("published"), customsDate); !v.empty() {
		return readDate(ctx, v)
	}
	m := f.stream().find(pressDate)
	if m == nil {
		return dossier.Field{}
	}
	field := readDate(ctx, m[1])
	if m[2].empty() && !isSignature(m[1]) {
		return inDoubt(field)
	}
	return field
}

var pressDate = regexp.MustCompile(`(20\d{2}年\d{1,2}月\d{1,2}日|20\d{2}[-./]\d{1,2}[-./]\d{1,2})(星期)?`)

// wholeStrokes leaves a name to a person that reads otherwise where rulings were
// not taken off: a stroke of it may have been taken for one.
func wholeStrokes(ctx context.Context, v span, name dossier.Field) dossier.Field {
	for _, r := range v {
		if r.page.sheet == nil || !name.Certain() {
			return name
		}
	}
	print := ""
	for _, r := range v {
		print += flat(r.page.lookIn(ctx, r.page.sheet.Gray, r, glance{language: ocr.Own}, asItIs))
	}
	if letters(print) != letters(name.Value) {
		return inDoubt(name)
	}
	return name
}
