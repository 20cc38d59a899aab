package reader

import (
	"context"
	"image"
	"slices"
	"testing"
)

// closeRows sets lines so close that three of them are a row of a table: those
// marked stand 24 pixels under the line before them, others 45.
func closeRows(p *page, lines [][]glyph, close ...int) {
	y := 100
	for i := range lines {
		y += 45
		if slices.Contains(close, i) {
			y -= 21
		}
		for k := range lines[i] {
			g := &lines[i][k]
			g.box = image.Rect(g.box.Min.X, y, g.box.Max.X, y+28)
		}
	}
	p.rows = makeRows(p, lines)
}

// TestRowsOfTwoLines reads rows of which some cells take two lines, and the
// others stand between these.
func TestRowsOfTwoLines(t *testing.T) {
	for name, c := range map[string]struct {
		lines  []string
		close  []int
		months string
	}{
		"names and insurances": {[]string{
			"费款所属期    险种           单位名称            缴费基数   缴费类型",
			"           企业职工基本养老    沈阳华晟机电                 正常缴",
			"202512                                    5000.00",
			"           保险            设备有限公司                 费",
			"           企业职工基本养老    沈阳华晟机电                 正常缴",
			"202601                                    5000.00",
			"           保险            设备有限公司                 费",
			"打印日期:2026年2月12日",
		}, []int{2, 3, 5, 6}, monthsFrom("2025-12", "2026-01")},
		"the ends of a range": {[]string{
			"险种           单位编号      参保单位名称      缴费起止年月   实缴月数",
			"企业职工基本养                沈阳华晟机电      2025.09-",
			"              97761622                                          6",
			"老保险                      设备有限公司      2026.02",
			"失业保                     沈阳华晟机电      2025.09",
			"              97761622                                          6",
			"险                        设备有限公司      2026.02",
			"打印日期:2026年3月12日",
		}, []int{2, 3, 5, 6}, monthsFrom("2025-09", "2026-02")},
		"a list of months and a name": {[]string{
			"序号   年度      缴费月份         缴费单位            实际缴费月数   缴费状态",
			"             2、3、4、5、6、7、   沈阳华晟机电",
			"1    2026年                                         9     已缴",
			"             8、9、10         设备有限公司",
			"打印日期:2026年11月12日",
		}, []int{2, 3}, monthsFrom("2026-02", "2026-10")},
		"months broken before 月": {[]string{
			"序号    参保单位名称            起始年月      终止年月     缴费月数    统筹区",
			"        杭州旧日贸易有限公      2024年7                             杭州市本",
			"1                                          2025年2月     8",
			"        司                      月                                  级",
			"        沈阳华晟机电设备        2025年9       2025年1               沈阳市本",
			"2                                                         4",
			"        有限公司                月            2月                   级",
			"打印日期:2026年2月12日",
		}, []int{2, 3, 5, 6}, monthsFrom("2025-09", "2025-12")},
		"second lines alone": {[]string{
			"费款所属期    险种           单位名称            缴费基数   缴费类型",
			"202512     企业职工基本养老    沈阳华晟机电        5000.00   正常缴",
			"           保险            设备有限公司                 费",
			"202601     企业职工基本养老    沈阳华晟机电        5000.00   正常缴",
			"           保险            设备有限公司                 费",
			"打印日期:2026年2月12日",
		}, []int{2, 4}, monthsFrom("2025-12", "2026-01")},
	} {
		p := ownPage(c.lines...)
		closeRows(p, typed(c.lines...), c.close...)
		got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
		if got["employer"] != here || got["months"] != c.months {
			t.Errorf("%s: %s, %s; want %s", name, got["employer"], got["months"], c.months)
		}
	}
	insured := []string{
		"序号    单位名称                    缴费期间    险种      缴费状态",
		"2     沈阳华晟机电设备有限公司                失业保险   已缴",
		"                                 2026-01",
		"3     沈阳华晟机电设备有限公司                工伤保险   已缴",
	}
	apart := ownPage(insured...)
	if closeRows(apart, typed(insured...), 2, 3); len(foldRows(apart.rows)) != 4 {
		t.Error("two rows around a merged cell are taken for one")
	}
	p := ownPage("202512   正常   5000.00", "202601   正常   5000.00", "202602   正常   5000.00")
	if got := len(foldRows(p.rows)); got != 3 {
		t.Errorf("three rows of a table: %d, want 3", got)
	}
}

// TestSpecksAtTheEdge leaves out what the edges of a scan were read as, and
// nothing else.
func TestSpecksAtTheEdge(t *testing.T) {
	p := &page{ink: image.NewGray(image.Rect(0, 0, 1600, 60))}
	at := func(x int, r rune) glyph { return glyph{r: r, conf: 1, box: image.Rect(x, 10, x+18, 38)} }
	rows := withoutEdges([]row{
		{page: p, glyphs: []glyph{at(2, '目'), at(60, '1'), at(200, '是'), at(1580, '|')}},
		{page: p, glyphs: []glyph{at(4, '冒')}},
	})
	if len(rows) != 1 || flat(rows[0].glyphs) != "1是" {
		t.Errorf("rows left: %d", len(rows))
	}
}
