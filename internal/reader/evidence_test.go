package reader

import (
	"context"
	"image"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

func TestFiguresWithAnythingUnknownBesideThemAreNoAmount(t *testing.T) {
	for text, want := range map[string]int64{
		"1,234.00": 123400, "¥1,234.00": 123400, "人民币1234.00元": 123400, "CNY 12.50": 1250, "小写:¥8.00": 800,
		"\uFFFD1,234.00": 0, "12\uFFFD4.00": 0, "B1,234.00": 0, "1.2.00": 0, ",234.00": 0,
	} {
		if got, _ := figures(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// TestAnAddressIsReadTwice reads a number of a house of which the first look lost
// one of two equal figures, clear as it was.
func TestAnAddressIsReadTwice(t *testing.T) {
	const once, whole = "辽宁省沈阳市大东区文化路134号87室", "辽宁省沈阳市大东区文化路134号877室"
	if f := readAddress(context.Background(), scannedSpan(once, 0.999, once)); judged(f) != once {
		t.Errorf("two looks that agree: %s", judged(f))
	}
	if f := readAddress(context.Background(), scannedSpan(once, 0.999, whole)); !f.Review {
		t.Errorf("two looks that differ: %s", judged(f))
	}
}

func TestADateWithFiguresBesideItIsNone(t *testing.T) {
	for text, want := range map[string]string{
		"2026-10-16": "2026-10-16", "日期2026-10-16止": "2026-10-16", "2026-10-1\uFFFD": "", "\uFFFD2026-10-16": "", "2026-10-163": "", "12026-10-16": "",
	} {
		if got, _ := dateIn(text); got.Value != want {
			t.Errorf("%q: %s, want %s", text, got.Value, want)
		}
	}
}

func TestOwnNetworksNeedAThirdWhereTheyAreUnsure(t *testing.T) {
	for name, c := range map[string]struct {
		conf  float64
		again []string // by our own network for codes, and by Tesseract
		want  string
	}{
		"sure":                      {0.95, []string{"4,967.80", ""}, "4967.80"},
		"unsure, Tesseract as well": {0.8, []string{"4,967.80", "4,967.80"}, "4967.80"},
		"unsure, Tesseract differs": {0.8, []string{"4,967.80", "4,867.80"}, "?4967.80"},
		"unsure, Tesseract nothing": {0.8, []string{"4,967.80", ""}, "?4967.80"},
	} {
		if f, _ := readAmount(context.Background(), scannedSpan("4,967.80", c.conf, c.again...)); judged(f) != c.want {
			t.Errorf("%s: %s, want %s", name, judged(f), c.want)
		}
	}
	for name, c := range map[string]struct {
		conf  float64
		again []string
		want  string
	}{
		"sure":                      {0.95, []string{"2026-10-16", ""}, "2026-10-16"},
		"unsure, Tesseract as well": {0.8, []string{"2026-10-16", "2026-10-16"}, "2026-10-16"},
		"unsure, Tesseract differs": {0.8, []string{"2026-10-16", "2026-10-18"}, "?2026-10-16"},
		"unsure, Tesseract nothing": {0.8, []string{"2026-10-16", ""}, "?2026-10-16"},
	} {
		if f := readDate(context.Background(), scannedSpan("2026-10-16", c.conf, c.again...)); judged(f) != c.want {
			t.Errorf("%s: %s, want %s", name, judged(f), c.want)
		}
	}
}

func TestConfidencesMeanWhatTheySay(t *testing.T) {
	last := -1.0
	for _, lowest := range []float64{0, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.995, 1} {
		p := calibrated(lowest)
		if p <= last || p < 0 || p >= 1 {
			t.Errorf("%v: %v after %v", lowest, p, last)
		}
		last = p
	}
	if calibrated(clearly) >= sureText+0.01 || calibrated(surely) >= sureText {
		t.Errorf("%v, %v", calibrated(clearly), calibrated(surely))
	}
}

func TestLooksThatReadTheSameAreWorthMoreThanTheWorseOfThem(t *testing.T) {
	read := func(s string, conf ...float64) []glyph {
		gs := appendWord(nil, s, 1, image.Rect(0, 0, 20*len(s), 20))
		for i := range gs {
			gs[i].conf = conf[min(i, len(conf)-1)]
		}
		return gs
	}
	for name, c := range map[string]struct {
		a, b []glyph
		want float64
	}{
		"alike":                   {read("鼎盛", 0.96), read("鼎盛", 0.99), 0.98},
		"each clear elsewhere":    {read("鼎盛", 0.96, 0.99), read("鼎盛", 0.99, 0.96), 0.98},
		"marks count for nothing": {read("鼎(盛)", 0.99, 0.5, 0.99, 0.5), read("鼎盛", 0.99), 0.99},
		"another letter":          {read("鼎盛", 0.99), read("鼎威", 0.99), 0},
		"one more":                {read("鼎盛", 0.99), read("鼎盛1", 0.99), 0},
		"nothing":                 {nil, nil, 0},
	} {
		if got := together(c.a, c.b); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestZeroIsNoAmountReadInWords(t *testing.T) {
	if w := readWords(context.Background(), scannedSpan("零元整", 0.99, "零元整"), 0); w.says == saysSame || w.field.Certain() {
		t.Errorf("%+v", w)
	}
	for _, text := range []string{"零元整", "0万元", "\uFFFD00万元", "\uFFFD500万元整"} {
		if fen, ok := capital(text); ok {
			t.Errorf("%s: %s", text, chinese.FormatYuan(fen))
		}
	}
}

func TestWhatReachesTheEndOfThePictureIsForAPerson(t *testing.T) {
	const number = "84361346672455"
	v := scannedSpan(number, 0.99, number)
	if f := readCode(context.Background(), v, digitAlphabet); !f.Certain() {
		t.Fatalf("within the page: %+v", f)
	}
	glyphs := v[0].glyphs
	shift := v[0].page.bounds().Max.X - glyphs[len(glyphs)-1].box.Max.X
	for i := range glyphs {
		glyphs[i].box = glyphs[i].box.Add(image.Pt(shift, 0))
	}
	if f := readCode(context.Background(), v, digitAlphabet); f.Certain() || f.Value != number {
		t.Errorf("at the end of the page: %+v", f)
	}
}

func TestANameBeginsWithASurname(t *testing.T) {
	for name, want := range map[string]string{"中国": "?中国", "丁敏": "丁敏", "欧阳敏": "欧阳敏", "丁敏2026": "?丁敏2026", "丁敏欧阳敏同志": "?丁敏欧阳敏同志", "丁敏·买买提江": "丁敏·买买提江"} {
		if got := judged(readName(context.Background(), scannedSpan(name, 0.99, name))); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestABankHasAWholeName(t *testing.T) {
	for name, want := range map[string]bool{
		"中国工商银行股份有限公司北京东四南支行": true, "中国银行": true, "某农村信用合作联社": true,
		"四南支行": false, "中国工商银行股份有限公司北京东四南支": false,
	} {
		if bankName.MatchString(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

func TestALineBetweenTheCellsOfARowBelongsToIt(t *testing.T) {
	line := func(from int, text string) []glyph {
		return appendWord(nil, text, 1, image.Rect(from, 100, from+20*len([]rune(text)), 120))
	}
	outer := append(line(100, "912101"), line(700, "202604")...)
	rows := makeRows(&page{}, [][]glyph{line(300, "沈阳公司"), outer})
	if len(rows) != 1 || flat(rows[0].glyphs) != "912101沈阳公司202604" {
		t.Errorf("%d rows", len(rows))
	}
	if rows := makeRows(&page{}, [][]glyph{line(300, "沈阳公司"), line(304, "大连公司")}); len(rows) != 2 {
		t.Errorf("%d rows of lines over each other", len(rows))
	}
}

func TestMonthsOfRowsThatNameNobodyAmongSeveralCompanies(t *testing.T) {
	unnamed := ledger{entries: []entry{{months: []string{"2026-01"}}}}
	named := ledger{entries: []entry{{months: []string{"2026-01"}, employer: employer{name: "大连佳信国际物流"}}}}
	several := text{rows: ownPage("大连佳信国际物流有限公司 202601", "沈阳市新锐工程咨询有限公司 202604").rows}
	one := text{rows: ownPage("单位名称:大连佳信国际物流有限公司", "大连佳信国际物流有限公司").rows}
	if !unnamed.ofSeveral(several.stream()) || named.ofSeveral(several.stream()) || unnamed.ofSeveral(one.stream()) {
		t.Error(unnamed.ofSeveral(several.stream()), named.ofSeveral(several.stream()), unnamed.ofSeveral(one.stream()))
	}
}

func TestALookAtARunLeavesOutWhatStandsCloseBesideIt(t *testing.T) {
	img := blank(400, 100)
	at := []image.Rectangle{image.Rect(20, 30, 48, 58), image.Rect(52, 30, 80, 58), image.Rect(84, 30, 112, 58), image.Rect(180, 30, 208, 58)}
	var gs []glyph
	for i, box := range at {
		ink(img, box)
		gs = append(gs, glyph{r: rune('甲' + i), box: box.Add(image.Pt(3, 0))}) // boxes are inexact
	}
	p := &page{ink: img}
	p.rows = []row{{page: p, glyphs: gs, box: boxOf(gs), height: 28}}
	if got := p.apart(img, run{p, gs[1:2]}); got.Min.X < 48 || got.Min.X > 52 || got.Max.X < 80 || got.Max.X > 84 {
		t.Errorf("between two characters: %v", got)
	}
	if got := p.apart(img, run{p, gs[2:3]}); got.Max.X < 115 {
		t.Errorf("with white behind it: %v", got)
	}
}

func TestALookAtARunLeavesOutWhatASealLeavesOverAndUnderIt(t *testing.T) {
	img := blank(200, 100)
	ink(img, image.Rect(20, 30, 180, 58))
	for _, speck := range []image.Rectangle{image.Rect(40, 12, 46, 20), image.Rect(90, 64, 98, 80)} {
		ink(img, speck)
	}
	box := image.Rect(20, 10, 180, 82)
	p := &page{ink: img}
	if got := p.apart(img, run{p, []glyph{{r: '甲', box: box}}}); got.Min.Y != 28 || got.Max.Y != 60 {
		t.Errorf("%v", got)
	}
	if got := p.apart(img, run{p, []glyph{{r: 'y', box: box}}}); got.Min.Y != 10 || got.Max.Y != 82 {
		t.Errorf("the tails of small letters are cut off: %v", got)
	}
}

func TestADateReadClearlyAndByTesseractOutvotesAnUnsureFirstReading(t *testing.T) {
	reading := func(date string, model ocr.Language, lowest float64) dated {
		d, _ := chinese.ParseDate(date)
		gs := appendWord(nil, date, lowest, image.Rect(0, 0, 200, 20))
		return dated{d, model, gs}
	}
	for name, c := range map[string]struct {
		first, second float64
		want          string
	}{
		"unsure and clear":     {0.8, 0.98, "2026-11-14"},
		"sure":                 {0.95, 0.98, "?2026-11-14"},
		"the second not clear": {0.8, 0.95, "?2026-11-14"},
	} {
		got := likeliestDate(scannedSpan("2026-1-14", c.first), []dated{
			reading("2026-01-14", ocr.Own, c.first), reading("2026-11-14", ocr.Own, c.second), reading("2026-11-14", ocr.HanS, 0.7)})
		if judged(got) != c.want {
			t.Errorf("%s: %s, want %s", name, judged(got), c.want)
		}
	}
}

func TestTesseractBearsOutNoWeakReading(t *testing.T) {
	const number = "84361346672455"
	for conf, want := range map[float64]string{0.6: "?" + number, 0.8: number} {
		if got := judged(readCode(context.Background(), scannedSpan(number, conf, "1", number), digitAlphabet)); got != want {
			t.Errorf("%v: %s, want %s", conf, got, want)
		}
	}
}

func TestWhatAPersonIsToLookAtIsWorthLess(t *testing.T) {
	out := dossier.Fields{}
	put(out, "seen", dossier.Field{Value: "1", Confidence: 0.999})
	put(out, "for a person", dossier.Field{Value: "1", Confidence: 0.999, Review: true})
	put(out, "unknown", dossier.Field{Confidence: 0.5})
	want := dossier.Fields{"seen": {Value: "1", Confidence: 0.999}, "for a person": {Value: "1", Confidence: 0.9, Review: true}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Error(diff)
	}
}

func TestTesseractDoesNotOutvoteAClearLookOfOurs(t *testing.T) {
	v := scannedSpan("20251", 0.99)
	for name, c := range map[string]struct {
		conf float64
		want bool
	}{"clear": {0.98, false}, "not clear": {0.9, true}} {
		second := appendWord(nil, "202511", c.conf, v[0].box())
		third := appendWord(nil, "20251", 0.8, v[0].box())
		own, other := glance{ocr.Own, dateAlphabet}, glance{ocr.ChiSim, dateAlphabet}
		v[0].page.seen = map[seenAt][]glyph{{v[0].box(), own, asItIs}: second, {v[0].box(), other, asItIs}: third}
		if got := v.confirmed(context.Background(), keepDigits, own, other); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestLooksAtPicturesOfOtherScales(t *testing.T) {
	const name, other = "辽宁瑞泰有限公司", "辽宁瑞秦有限公司"
	own, print := glance{language: ocr.Own}, glance{language: ocr.HanS}
	for what, c := range map[string]struct {
		first              string
		again, wide, small seenLine
		want               string
	}{
		"clear together":                   {name, seenLine{name, 0.97}, seenLine{name, 0.999}, seenLine{name, 0.999}, name},
		"not clear together":               {name, seenLine{name, 0.9}, seenLine{name, 0.9}, seenLine{name, 0.9}, "?" + name},
		"the first outvoted by clear ones": {other, seenLine{name, 0.98}, seenLine{name, 0.98}, seenLine{name, 0.98}, name},
		"outvoted though clear":            {other, seenLine{name, 0.98}, seenLine{name, 0.98}, seenLine{}, "?" + name},
		"one nearer by differs":            {name, seenLine{name, 0.99}, seenLine{other, 0.8}, seenLine{name, 0.99}, "?" + name},
	} {
		v := seenSpan(c.first, 0.8, map[glance]seenLine{own: c.again, print: {}})
		box := v[0].box()
		v[0].page.seen[seenAt{box, own, wider}] = appendWord(nil, c.wide.text, c.wide.conf, box)
		v[0].page.seen[seenAt{box, own, smaller}] = appendWord(nil, c.small.text, c.small.conf, box)
		if got := judged(readLong(context.Background(), v)); got != c.want {
			t.Errorf("%s: %s, want %s", what, got, c.want)
		}
	}
}

// A clear look does not make up for one that is no reading at all.
func TestOfTwoLooks(t *testing.T) {
	look := func(conf float64) []glyph { return appendWord(nil, "1440", conf, image.Rect(0, 0, 80, 28)) }
	for _, c := range []struct {
		a, b float64
		sure bool
	}{{0.99, 0.99, true}, {0.8, 0.999, true}, {0.3, 0.9999, false}, {0.05, 1, false}} {
		if got := ofTwo(look(c.a), look(c.b)); got >= sureText != c.sure || got > 0.9999 {
			t.Errorf("%v and %v: %.4f", c.a, c.b, got)
		}
	}
}
