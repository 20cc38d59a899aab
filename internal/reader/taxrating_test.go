package reader

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"testing"
)

// ratingOf is what a rating says, as text of a PDF.
func ratingOf(lines ...string) map[string]string {
	p := ownPage(append([]string{"          纳税信用等级证明"}, lines...)...)
	return values(readTaxRating(context.Background(), &text{rows: p.rows}))
}

func TestGradesOfNotesAreNotTheTaxpayers(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"a note over two lines": {[]string{"纳税信用级别", "", "", "", "注:2.年度评价指标得分90分以上的为A级,70分以上不满90",
			"分的为B级,3.A级纳税人名单由税务机关主动"}, ""},
		"nothing says whose":  {[]string{"", "", "该公司A级待遇"}, "?A"},
		"a sentence gives it": {[]string{"", "", "2025年度纳税信用被评定为M级"}, "M"},
		"as part of a title":  {[]string{"", "", "被评为2025年度纳税信用A级纳税人"}, "A"},
		"it was judged so":    {[]string{"", "", "2025年度纳税信用被判定为C级"}, "C"},
	} {
		if got := ratingOf(c.lines...)["rating"]; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestDaysOfRatings(t *testing.T) {
	for name, c := range map[string]struct {
		lines      []string
		year, made string
	}{
		"a day is no year":      {[]string{"评价年度", "2025年度", "判级方式", "年度指标得分", "查询时间", "2026/11/16"}, "2025", "2026-11-16"},
		"a speck before a year": {[]string{"评价年度 . 2025年", "查询时间:2026/11/16"}, "2025", "2026-11-16"},
		"the day of the rating is no signature": {[]string{"评价年度         2025", "评价时间         2026-04-20",
			"评价机关         国家税务总局沈阳市大东区税务局", "", "", "查询时间:2026-10-21 11:54:13"}, "2025", "2026-10-21"},
	} {
		got := ratingOf(c.lines...)
		if got["year"] != c.year || got["issue_date"] != c.made {
			t.Errorf("%s: %q %q", name, got["year"], got["issue_date"])
		}
	}
}

func TestStrayMarkBeforeATaxpayer(t *testing.T) {
	for line, want := range map[string]string{
		"兹证明沈阳锦程国际物流有限公司(税号:91210105MAK923270A)":  "沈阳锦程国际物流有限公司",
		"兹有沈阳锦程国际物流有限公司(税号:91210105MAK923270A)":   "沈阳锦程国际物流有限公司",
		"兹证明沈阳]锦程国际物流有限公司(税号:91210105MAK923270A)": "?锦程国际物流有限公司",
	} {
		s := scannedSpan(line, 0.999, "", "")
		x := linesOf(s)
		if got := judged(readTaxpayer(context.Background(), newForm(x, ratingTerms...), x.stream())); got != want {
			t.Errorf("%s: %s", line, got)
		}
	}
}

func TestGradeReadAsCharacter(t *testing.T) {
	s := scannedSpan("2025年度纳税信用被评定为八级", 0.999, "A")
	x := linesOf(s)
	f := newForm(x, ratingTerms...)
	grade, _ := gradeOf(f, x.stream())
	if got := judged(readGrade(context.Background(), f, grade)); got != "?A" {
		t.Errorf("rating %s", got)
	}
}

func TestGradeInLargeRedPrint(t *testing.T) {
	for name, c := range map[string]struct {
		tall int
		want string
	}{
		"as tall as three lines": {60, "?M"},
		"a line of small print":  {12, ""},
	} {
		p := scannedPage("M", "纳税信用级别", "", "", "", "", "", "国家税务总局沈阳市皇姑区税务局")
		draw.Draw(p.sheet.Color, p.sheet.Color.Rect, image.White, image.Point{}, draw.Src)
		at := p.rows[0].box.Max.Add(image.Pt(40, 30))
		for _, stroke := range []image.Rectangle{image.Rect(0, 0, 10, c.tall), image.Rect(24, 0, 34, c.tall), image.Rect(44, 0, 84, c.tall)} {
			draw.Draw(p.sheet.Color, stroke.Add(at), image.NewUniform(color.NRGBA{200, 30, 40, 255}), image.Point{}, draw.Src)
		}
		if got := judged(largeGrade(context.Background(), newForm(&text{rows: p.rows}))); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
