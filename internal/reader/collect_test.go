package reader

import "testing"

// Numbers of made-up people and companies that their check characters bear out.
const (
	somebody, somebodyElse = "11010519491231002X", "210102196005231241"
)

func TestPagesOfSeveralPeopleAreParted(t *testing.T) {
	foot := "                            - 2 -"
	for name, c := range map[string]struct {
		lines []string
		want  bool
	}{
		"another person, numbered on": {[]string{"无犯罪记录证明", "被查询人:欧阳雪", "证件号码:" + somebodyElse, "未发现有犯罪记录", foot}, false},
		"the same person":             {[]string{"无犯罪记录证明", "被查询人:王晓琳", "证件号码:" + somebody, "未发现有犯罪记录", foot}, true},
		"nobody":                      {[]string{"无犯罪记录证明", "本证明一式两份", foot}, true},
		"a part of something":         {[]string{"无犯罪记录证明", "被查询人:欧阳雪", "比例:2/12", "未发现有犯罪记录", "一", "二", "三"}, false},
		"no title, another person":    {[]string{"被查询人:欧阳雪", "证件号码:" + somebodyElse, "未发现有犯罪记录"}, false},
	} {
		lead := sheet{page: ownPage("无犯罪记录证明", "被查询人:王晓琳", "证件号码:"+somebody, "未发现有犯罪记录")}
		next := sheet{page: ownPage(c.lines...)}
		lead.verdict, next.verdict = decide(lead.page.rows, ""), decide(next.page.rows, "")
		if got := continues(lead, next); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
