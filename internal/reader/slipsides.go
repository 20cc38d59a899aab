package reader

import (
	"image"
	"regexp"
	"slices"
	"strings"
)

// A slip says three things of each of two parties. Banks word the labels in
// their own ways, but each ends with one of these words, and what stands before
// tells the party.
var partLabels = []struct {
	part    string
	endings []string
}{
	{"name", []string{"户名", "全称", "名称", "账户名称", "帐户名称", "账户名", "姓名"}},
	{"account", []string{"账号", "帐号", "卡号", "账户", "帐户"}},
	{"bank", []string{"银行", "开户行", "开户银行", "开户行名称", "开户行名", "开户银行名称", "开户机构", "开户网点", "行名", "行名称", "银行名称", "网点"}},
}

// otherEndings are endings of labels that only what stands before them changes
// in no way that matters here.
var otherEndings = [][]term{
	terms("serial_number", "流水号", "流水"),
	terms("receipt_number", "回单编号", "回单号", "回单号码", "回单编码"),
	terms("amount_words", "大写", "(大写)"),
	terms("amount", "小写", "(小写)"),
	terms("other_amount", "金额"),
	terms("purpose", "用途"), terms("remark", "附言"), terms("summary", "摘要"),
	terms("status", "状态", "结果"),
	terms("other_date", "日期", "时间"),
	terms("stop", "码", "号", "机构", "渠道", "类型", "方式", "种类", "次数", "柜员", "币种"),
}

var (
	payerWords = regexp.MustCompile(`付|汇款|汇出|转出|借方|出账`)
	payeeWords = regexp.MustCompile(`收|汇[入人]|转[入人]|贷方|入账|受益`)
	// aside are labels of neither party, though they end like such ones.
	aside = regexp.MustCompile(`手续费|打印|补打|凭证|代理|经办|清算|中间|机构名称|业务[类种]|产品|商品|项目|验证|有效|币种|行号`)
)

// slipLabel tells what a label of a slip is by its ending; "" where it is none.
func slipLabel(label string) string {
	best, key := 0, ""
	take := func(ending, k string) {
		n := len([]rune(ending))
		if strings.HasSuffix(label, ending) && n > best && len([]rune(label))-n <= longestPrefix {
			best, key = n, k
		}
	}
	for _, p := range partLabels {
		for _, e := range p.endings {
			if side := partyIn(strings.TrimSuffix(label, e)); side != "any" || e != "银行" && e != "网点" {
				take(e, side+"_"+p.part) // any bank's name ends with 银行
			}
		}
	}
	for _, list := range otherEndings {
		for _, t := range list {
			take(t.phrase, t.key)
		}
	}
	if aside.MatchString(label) && key != "serial_number" {
		return "stop"
	}
	return key
}

// partyIn is the party that words name: "any" where they name none or both.
func partyIn(words string) string {
	payer, payee := payerWords.MatchString(words), payeeWords.MatchString(words)
	switch {
	case payer && !payee:
		return "payer"
	case payee && !payer:
		return "payee"
	}
	return "any"
}

// misreadSides makes labels of no party of those whose party was not read
// itself, and returns them: 付款人 and 收款人 are one character apart.
func (f *form) misreadSides() []int {
	var out []int
	for i, m := range f.marks {
		if side := partyOf(m.key); side != "" && partyIn(flat(f.rows[m.row].glyphs[m.from:m.to])) != side {
			f.marks[i].key = "any" + strings.TrimPrefix(m.key, side)
			out = append(out, i)
		}
	}
	return out
}

// title is a place where a party is named without a part: at the head of a box,
// beside it, or written downwards along it.
type title struct {
	side string
	page *page
	box  image.Rectangle
}

// titles finds the titles of the boxes; where there are none, the labels that
// name their party serve.
func (f *form) titles() []title {
	var boxes, labels []title
	for _, m := range f.marks {
		t := title{partyOf(m.key), f.rows[m.row].page, f.boxOf(m)}
		switch {
		case m.key == "payer" || m.key == "payee":
			boxes = append(boxes, t)
		case t.side != "":
			labels = append(labels, t)
		}
	}
	boxes = append(boxes, f.downwards()...)
	if len(boxes) > 0 && slices.ContainsFunc(boxes, func(t title) bool { return t.side != boxes[0].side }) {
		return boxes
	}
	return append(boxes, labels...)
}

func partyOf(key string) string {
	if side, _, _ := strings.Cut(key, "_"); side == "payer" || side == "payee" {
		return side
	}
	return ""
}

func (f *form) boxOf(m mark) image.Rectangle { return boxOf(f.rows[m.row].glyphs[m.from:m.to]) }

// downwards finds 付款人 and 收款人 written downwards, a character a row.
func (f *form) downwards() []title {
	var out []title
	for i, r := range f.rows {
		for n, g := range r.glyphs {
			side := map[rune]string{'付': "payer", '收': "payee"}[g.r]
			if side == "" || !f.lonely(i, n) {
				continue
			}
			if t := f.downFrom(i, title{side, r.page, g.box}); t.box.Dy() > 2*g.box.Dy() {
				out = append(out, t)
			}
		}
	}
	return out
}

// downFrom extends a title from its first character, in row i, over those that
// stand under it.
func (f *form) downFrom(i int, t title) title {
	const pitch = 4 // character heights from one to the next
	for j := i + 1; j < len(f.rows) && f.rows[j].page == t.page; j++ {
		if float64(f.rows[j].box.Min.Y-t.box.Max.Y) > pitch*f.rows[i].height {
			break
		}
		r, b := f.charUnder(j, t.box)
		if r == '付' || r == '收' {
			break
		}
		t.box = t.box.Union(b)
	}
	return t
}

// lonely reports whether a gap or a label stands on both sides of glyph n of
// row i.
func (f *form) lonely(i, n int) bool {
	r := f.rows[i]
	return (n == 0 || r.gapBefore(n) > 0.3) && !f.marked(i, n) &&
		(n+1 == len(r.glyphs) || r.gapBefore(n+1) > 0.3 || f.marked(i, n+1))
}

// charUnder is the character of 款人 or the like, or the first of the next
// title, that stands under the box in row j.
func (f *form) charUnder(j int, over image.Rectangle) (rune, image.Rectangle) {
	for n, g := range f.rows[j].glyphs {
		if strings.ContainsRune("付收款人方单位", g.r) && overlapX(g.box, over) && f.lonely(j, n) {
			return g.r, g.box
		}
	}
	return 0, image.Rectangle{}
}

// assignSides gives the labels that name no party to the payer or the payee. One
// whose party nothing on the paper tells gets the likely one, marked as unsure:
// the payer usually stands first.
func (f *form) assignSides() {
	misread := f.misreadSides()
	titles := f.titles()
	keys := map[int]string{}
	for _, p := range partLabels {
		bare := f.marksOf("any_" + p.part)
		for n, i := range bare {
			if side := f.sideOf(i, bare, titles); side != "" && !f.has(side+"_"+p.part) && !slices.Contains(misread, i) {
				keys[i] = side + "_" + p.part
				continue
			}
			keys[i] = f.likelySide(i, n, p.part, len(bare)) + "_" + p.part + unsure
		}
	}
	for i, key := range keys {
		f.marks[i].key = key
	}
	for i, m := range f.marks {
		if (m.key == "payer" || m.key == "payee") && f.namesParty(i) {
			f.marks[i].key += "_name"
		}
	}
}

// unsure ends the key of a label whose party is but likely.
const unsure = "?"

// likelySide is the party of label i, the nth of all bare ones for a part.
func (f *form) likelySide(i, n int, part string, all int) string {
	left, right, ok := f.columns()
	switch {
	case f.has("payer_" + part):
		return "payee"
	case f.has("payee_" + part):
		return "payer"
	case all < 2 && ok:
		return pick(2*f.leftOf(f.marks[i]) < left+right, "payer", "payee")
	case all < 2:
		return "nobody"
	}
	return pick(n == 0, "payer", "payee")
}

// namesParty reports whether the name of a party stands right of its title.
func (f *form) namesParty(i int) bool {
	v := f.right(i).trim(aroundValue)
	if len(v) != 1 {
		return false
	}
	r := row{page: v[0].page, glyphs: v[0].glyphs, height: medianHeight(v[0].glyphs)}
	return len(r.cells(0.8)) == 1 && companyLike.MatchString(v.text())
}

// companyLike is the shape of the name of a company, an office or the like.
var companyLike = regexp.MustCompile(`^\p{Han}[\p{Han}A-Za-z0-9()·]{3,}(?:公司|中心|厂|店|部|社|会|局|所|院|行|集团|学校|大学)$`)

// sideOf tells whose the label i, one of those for its part, is: "" where that
// cannot be told.
func (f *form) sideOf(i int, bare []int, titles []title) string {
	m := f.marks[i]
	r := f.rows[m.row]
	titles = slices.DeleteFunc(slices.Clone(titles), func(t title) bool { return t.page != r.page })
	if left, right, ok := sideBySide(titles); ok {
		return f.sideAcross(i, bare, left, right)
	}
	return f.sideDown(i, titles)
}

// sideBySide returns two titles of different parties that stand in one row.
func sideBySide(titles []title) (left, right title, ok bool) {
	for _, a := range titles {
		for _, b := range titles {
			shared := min(a.box.Max.Y, b.box.Max.Y) - max(a.box.Min.Y, b.box.Min.Y)
			if a.side != b.side && a.box.Min.X < b.box.Min.X && 2*shared > min(a.box.Dy(), b.box.Dy()) {
				return a, b, true
			}
		}
	}
	return title{}, title{}, false
}

// sideAcross tells the party of a label below or beside two titles: by its twin
// in the same row, else by the columns in which such pairs stand.
func (f *form) sideAcross(i int, bare []int, left, right title) string {
	m := f.marks[i]
	x := f.leftOf(m)
	for _, j := range bare {
		if j != i && f.marks[j].row == m.row {
			return pick(x < f.leftOf(f.marks[j]), left.side, right.side)
		}
	}
	if a, b, ok := f.columns(); ok {
		return pick(2*x < a+b, left.side, right.side)
	}
	switch {
	case x > right.box.Min.X-int(f.rows[m.row].height):
		return right.side
	case x >= left.box.Min.X-int(f.rows[m.row].height) && x < (left.box.Max.X+right.box.Min.X)/2:
		return left.side
	}
	return ""
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// columns are the left edges of two labels for the same part in one row.
func (f *form) columns() (left, right int, ok bool) {
	for i, a := range f.marks {
		for _, b := range f.marks[i+1:] {
			if part := partOfKey(a.key); part != "" && a.row == b.row && part == partOfKey(b.key) {
				return f.leftOf(a), f.leftOf(b), true
			}
		}
	}
	return 0, 0, false
}

// sideDown tells the party of a label where the parties stand one below the
// other: that of the title named last, or of the nearer one where the first
// title stands at the middle of its box. A label in a row with its twin stands
// side by side with it, and the titles do not tell.
func (f *form) sideDown(i int, titles []title) string {
	m := f.marks[i]
	for j, other := range f.marks {
		if j != i && other.row == m.row && partOfKey(other.key) == partOfKey(m.key) {
			return ""
		}
	}
	slices.SortStableFunc(titles, func(a, b title) int { return a.box.Min.Y - b.box.Min.Y })
	if len(titles) == 0 || !slices.ContainsFunc(titles, func(t title) bool { return t.side != titles[0].side }) {
		return ""
	}
	box := f.boxOf(m)
	middle := func(b image.Rectangle) int { return (b.Min.Y + b.Max.Y) / 2 }
	if f.aboveAll(titles[0]) {
		best := slices.MinFunc(titles, func(a, b title) int {
			return distance(a.box, middle(box)) - distance(b.box, middle(box))
		})
		return best.side
	}
	side := ""
	for _, t := range titles {
		if t.box.Min.Y <= middle(box) {
			side = t.side
		}
	}
	return side
}

// partOfKey is what a label with the key says of a party; "" for other labels.
func partOfKey(key string) string {
	if _, part, _ := strings.Cut(key, "_"); part == "name" || part == "account" || part == "bank" {
		return part
	}
	return ""
}

// distance is how far y lies above or below the box; 0 within it.
func distance(b image.Rectangle, y int) int { return max(b.Min.Y-y, y-b.Max.Y, 0) }

// aboveAll reports whether a bare label stands above the first title.
func (f *form) aboveAll(first title) bool {
	return slices.ContainsFunc(f.marks, func(m mark) bool {
		return strings.HasPrefix(m.key, "any_") && f.boxOf(m).Max.Y <= first.box.Min.Y+first.box.Dy()/2
	})
}

func (f *form) leftOf(m mark) int { return f.rows[m.row].glyphs[m.from].box.Min.X }

// marksOf are the labels of a key, by their places in marks.
func (f *form) marksOf(key string) []int {
	var out []int
	for i, m := range f.marks {
		if m.key == key {
			out = append(out, i)
		}
	}
	return out
}

func (f *form) has(key string) bool { return len(f.marksOf(key)) > 0 }
