package reader

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
)

func TestFindAll(t *testing.T) {
	for _, c := range []struct {
		text, phrase string
		want         []match
	}{
		{"纳税人名称:某公司", "纳税人名称", []match{{0, 5, 0}}},
		{"纳税人各称:某公司", "纳税人名称", []match{{0, 5, 1}}},
		{"姓各:某", "姓名", nil},
		{"户名甲户名乙", "户名", []match{{0, 2, 0}, {3, 5, 0}}},
		{"税收完税正明", "税收完税证明", []match{{0, 6, 1}}},
		{"", "户名", nil},
	} {
		if got := findAll([]rune(c.text), []rune(c.phrase)); !cmp.Equal(c.want, got, cmp.AllowUnexported(match{})) {
			t.Errorf("findAll(%q, %q) = %v, want %v", c.text, c.phrase, got, c.want)
		}
	}
}

func FuzzFindAll(f *testing.F) {
	f.Add("纳税人名称", "名称")
	f.Fuzz(func(t *testing.T, text, phrase string) {
		letters := []rune(text)
		last := 0
		for _, m := range findAll(letters, []rune(phrase)) {
			if m.from < last || m.to < m.from || m.to > len(letters) {
				t.Fatalf("match %v in %d characters after %d", m, len(letters), last)
			}
			last = m.to
		}
	})
}

func TestJudgeWords(t *testing.T) {
	const fen = 504000 // 伍仟零肆拾元整
	for name, c := range map[string]struct {
		readings []string
		want     saying
	}{
		"every character seen once":        {[]string{"伍仟零织拾元整", "坏仟零肆拾元整"}, saysSame},
		"a digit seen by nobody":           {[]string{"伍仟零织拾元整", "伍仟零织拾元整"}, saysNothing},
		"another amount, read twice":       {[]string{"伍仟零贰拾元整", "伍仟零贰拾元整"}, saysOther},
		"a longer reading is not the same": {[]string{"壹万伍仟零肆拾元整", "伍仟零肆拾元整"}, saysNothing},
	} {
		if got := judgeWords(nil, c.readings, fen); got.says != c.want {
			t.Errorf("%s: %v, want %v (%s)", name, got.says, c.want, got.field.Value)
		}
	}
}

func TestFigures(t *testing.T) {
	for s, want := range map[string]int64{"¥1,234.00": 123400, "半5.040.00": 504000, "720.00元": 72000, "72000": 0, "1,2": 0} {
		if got, _ := figures(s); got != want {
			t.Errorf("figures(%q) = %d, want %d", s, got, want)
		}
	}
}

func blank(w, h int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	return img
}

func ink(img *image.Gray, r image.Rectangle) {
	draw.Draw(img, r, image.Black, image.Point{}, draw.Src)
}

func TestRulesAreErasedAndTextStays(t *testing.T) {
	img := blank(400, 200)
	frame, letter := image.Rect(20, 50, 380, 52), image.Rect(100, 60, 120, 85)
	ink(img, frame)
	ink(img, image.Rect(60, 20, 62, 180))
	ink(img, letter)
	out := cloneGray(img)
	eraseRules(out, img, 25)
	if out.GrayAt(200, 50).Y != 255 || out.GrayAt(60, 150).Y != 255 {
		t.Error("a ruling line is left")
	}
	if out.GrayAt(110, 70).Y != 0 {
		t.Error("a character is gone")
	}
	if img.GrayAt(200, 50).Y != 0 {
		t.Error("the picture given was changed")
	}
}

func TestSegmentsReachToTheEndsOfFaintStrokes(t *testing.T) {
	img := blank(200, 100)
	stroke := func(r image.Rectangle, grey uint8) {
		draw.Draw(img, r, image.NewUniform(color.Gray{grey}), image.Point{}, draw.Src)
	}
	stroke(image.Rect(40, 40, 65, 60), 60)
	stroke(image.Rect(30, 60, 70, 64), 170)   // fades
	stroke(image.Rect(120, 40, 145, 65), 170) // as faint, beside no ink
	want := []image.Rectangle{image.Rect(30, 40, 70, 64)}
	if diff := cmp.Diff(want, segments(img, 25)); diff != "" {
		t.Error(diff)
	}
}

func TestDashBetweenCharactersIsOne(t *testing.T) {
	row := func(dash int) []glyph {
		return []glyph{
			{r: '第', box: image.Rect(0, 0, 24, 24)}, {r: '-', box: image.Rect(26, 0, 26+dash, 24)},
			{r: '税', box: image.Rect(28+dash, 0, 52+dash, 24)},
		}
	}
	for dash, want := range map[int]rune{20: '一', 60: '-'} {
		gs := row(dash)
		numberOne(gs)
		if gs[1].r != want {
			t.Errorf("a dash %d wide became %c, want %c", dash, gs[1].r, want)
		}
	}
}

func TestRingThatWasNotReadIsPutIntoAYear(t *testing.T) {
	row := func(text string, gap int) []glyph {
		var gs []glyph
		x := 0
		for i, r := range []rune(text) {
			if i == 1 {
				x += gap
			}
			gs = append(gs, glyph{r: r, conf: 1, box: image.Rect(x, 0, x+24, 24)})
			x += 26
		}
		return gs
	}
	for _, c := range []struct {
		text string
		gap  int
		want string
	}{{"二一五年七月", 26, "二〇一五年七月"}, {"二一五年七月", 2, "二一五年七月"}, {"第二年", 26, "第二年"}} {
		if got := flat(lostRing(row(c.text, c.gap))); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestSegmentsPartColumns(t *testing.T) {
	img := blank(800, 120)
	for _, x := range []int{20, 50, 80, 400, 430} {
		ink(img, image.Rect(x, 40, x+25, 65))
	}
	got := strips(segments(img, 25), 25)
	want := []strip{{image.Rect(20, 40, 105, 65), image.Rect(400, 40, 455, 65)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCollectorJoinsPages(t *testing.T) {
	sheetOf := func(n int, kind dossier.Kind, titled bool, lines ...string) sheet {
		return sheet{number: n, page: ownPage(lines...), verdict: verdict{kind: kind, confidence: 0.9, title: titled}}
	}
	var c collector
	for _, s := range []sheet{
		sheetOf(1, dossier.SocialInsurance, true, "第1页(共2页)"),
		sheetOf(2, dossier.SocialInsurance, true, "第2页(共2页)"),
		sheetOf(3, dossier.Contract, true, "合同"),
		sheetOf(4, dossier.Other, false, "其余条款"),
		sheetOf(5, dossier.TaxCertificate, true, "税收完税证明"),
		sheetOf(6, dossier.TaxCertificate, true, "税收完税证明"),
	} {
		c.add(context.Background(), s)
	}
	var got [][]int
	for _, p := range c.finish(context.Background()) {
		got = append(got, p.Pages)
	}
	if diff := cmp.Diff([][]int{{1, 2}, {3, 4}, {5}, {6}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPageOfAnotherKindGoesOnWhereItSaysSo(t *testing.T) {
	payment := []string{"付款账号:6222000011112222   开户行:工商银行", "收款账号:9558850200001278881   户名:沈阳华晟机电设备有限公司", "手续费由买方承担"}
	for last, want := range map[string]bool{"第2页": true, "": false} {
		var pages []sheet
		for _, lines := range [][]string{{"    购 销 合 同", "甲方:甲   乙方:乙"}, append(payment, last)} {
			p := ownPage(lines...)
			pages = append(pages, sheet{page: p, verdict: decide(p.rows, "")})
		}
		if got := continues(pages[0], pages[1]); got != want {
			t.Errorf("%q: continues %v, want %v", last, got, want)
		}
	}
}

func TestHeadingIsNoValue(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"a table headed by a word unknown": {[]string{"姓名    手机号        社会保障号码", "王晓琳   13800001111   11010519491231002X"}, "王晓琳"},
		"a label whose value is missing":   {[]string{"姓名:    手机号", "            13800001111"}, ""},
		"a name":                           {[]string{"姓名:王晓琳"}, "王晓琳"},
	} {
		p := ownPage(c.lines...)
		if got := newForm(&text{rows: p.rows}, socialTerms...).value("name").text(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for value, want := range map[string]bool{"缴费状态": true, "手机号": true, "长安街一号": false, "无犯罪记录": false} {
		if heading.MatchString(value) != want {
			t.Errorf("%s: heading %v", value, !want)
		}
	}
}

func TestRepeatedDateIsLookedAtOnce(t *testing.T) {
	for again, c := range map[string]struct {
		first float64
		want  string
		looks int
	}{
		"2025-07-01": {0.98, "2025-07-01", 1},
		"2025-01-01": {0.9, "?2025-01-01", 2}, // both models say otherwise than the first reading
	} {
		v, read := scannedSpan("2025-07-01", c.first, again), map[string]dossier.Field{}
		for range 2 {
			if got := judged(readOnce(context.Background(), v, read)); got != c.want {
				t.Errorf("second look %s: %s, want %s", again, got, c.want)
			}
		}
		if n := v[0].page.engine.(*inTurn).asked; n != c.looks {
			t.Errorf("%d looks at one text, want %d", n, c.looks)
		}
	}
}

func TestCharactersAtAGapKeepTheirPlaces(t *testing.T) {
	box := func(from, to int) image.Rectangle { return image.Rect(from, 0, to, 28) }
	gs := []glyph{{r: '税', box: box(100, 128)}, {r: '号', box: box(130, 450)}, {r: '9', box: box(450, 765)}, {r: '1', box: box(767, 781)}}
	clip(gs)
	if gs[1].box != box(130, 165) || gs[2].box != box(744, 765) || gs[3].box != box(767, 781) {
		t.Errorf("%v", gs)
	}
}

func TestSmallLettersOfNumbersAreFigures(t *testing.T) {
	for print, want := range map[string]string{
		"q121021MA3479885R": "9121021MA3479885R", "1q94年6月": "1994年6月", "51q9": "5199", "No3": "No3", "No35q9": "No3599", "Noo35q9": "Noo3599", "0357No5qqq0": "0357No59990", "761,qq9.39": "761,999.39",
		"q1": "q1", "question88": "question88", "aq12": "aq12",
	} {
		gs := appendWord(nil, print, 1, image.Rect(0, 0, 500, 28))
		mendFigures(gs)
		if got := flat(gs); got != want {
			t.Errorf("%s: %s, want %s", print, got, want)
		}
	}
}

func TestSectionsOfOneStatementAreNoPapers(t *testing.T) {
	year := func(n string) []string {
		return []string{"社会保险缴费记录(" + n + "年度)", "缴费年月 单位名称 养老保险", n + "01 沈阳甲有限公司 缴费", n + "02 沈阳甲有限公司 缴费",
			n + "03 沈阳甲有限公司 缴费", n + "04 沈阳甲有限公司 缴费"}
	}
	p := ownPage(append(year("2024"), year("2025")...)...)
	s := sheet{number: 1, page: p, verdict: verdict{kind: dossier.SocialInsurance, title: true}}
	if got := len(s.parts()); got != 1 {
		t.Errorf("%d papers, want 1", got)
	}
}

func TestALongPaperIsReadInPart(t *testing.T) {
	long := text{rows: ownPage("税务机关", "国家税务总局").rows}
	if long.bound(5) || len(long.rows) != 1 {
		t.Errorf("%d rows are left", len(long.rows))
	}
	if !long.bound(5) {
		t.Error("what is left is within the bound")
	}
}

func TestRulingsDoNotTellUp(t *testing.T) {
	line, frame, bar := image.Rect(0, 0, 400, 30), image.Rect(0, 50, 1200, 160), image.Rect(0, 200, 800, 205)
	if got, want := longest([]image.Rectangle{frame, line, bar}, 3, 24), []image.Rectangle{line}; !cmp.Equal(want, got) {
		t.Errorf("the longest lines are %v, want %v", got, want)
	}
	for text, want := range map[string]int{"二十二十": 0, "L*****o****": 1, "险种:养老保险": 6, "8888888888888888888器": 5} {
		if got, _ := heard(typed(text)[0]); got != want {
			t.Errorf("%q has %d letters that tell up, want %d", text, got, want)
		}
	}
}
