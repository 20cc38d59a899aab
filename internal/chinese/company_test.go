package chinese_test

import (
	"testing"

	"zhengqi/internal/chinese"
)

func TestNormaliseCompany(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"沈阳东方贸易有限责任公司", "沈阳东方贸易有限公司"},
		{"辽宁省沈阳市东方贸易有限公司", "沈阳东方贸易有限公司"},
		{"辽宁沈阳东方贸易有限公司", "沈阳市东方贸易有限公司"},
		{"深圳中智经济技术合作有限公司（一）", "深圳中智经济技术合作有限公司"},
		{"中国（深圳）综合开发有限公司", "中国深圳综合开发有限公司"},
		{"【沈阳】东方 贸易 有限公司", "(沈阳)东方贸易有限公司"},
		{"沈阳末来科技有限公司", "沈阳未来科技有限公司"},
		{"沈阳未来科技有眼公可", "沈阳未来科技有限公司"},
		{"ＡＢＣ科技（大连）有限公司", "abc科技(大连)有限公司"},
		{"上海市浦江商贸有限公司", "上海浦江商贸有限公司"},
	} {
		if x, y := chinese.NormaliseCompany(c.a), chinese.NormaliseCompany(c.b); x != y {
			t.Errorf("%s and %s differ: %s, %s", c.a, c.b, x, y)
		}
	}
	if got := chinese.NormaliseCompany("沈阳东方股份有限公司"); got != "沈阳东方股份有限公司" {
		t.Errorf("股份 is not kept: %s", got)
	}
}

func TestMatchEmployer(t *testing.T) {
	const enterprise = "沈阳东方贸易有限公司"
	for _, c := range []struct {
		paper string
		want  chinese.EmployerMatch
	}{
		{"辽宁省沈阳市东方贸易有限责任公司", chinese.EmployerSame},
		{"沈阳东芳贸易有限公司", chinese.EmployerLikely},
		{"沈阳东方贸易有限公", chinese.EmployerLikely},
		{"沈阳市浑南区东方贸易有限公司", chinese.EmployerLikely},
		{"沈阳东方贸易有限公司深圳分公司", chinese.EmployerBranch},
		{"沈阳东方贸易有限公司大连办事处", chinese.EmployerBranch},
		{"沈阳外服人力资源有限公司", chinese.EmployerDispatch},
		{"沈阳诚信劳务派遣有限公司", chinese.EmployerDispatch},
		{"大连东方贸易有限公司", chinese.EmployerRelated},
		{"沈阳东方科技有限公司", chinese.EmployerRelated},
		{"东方贸易（大连）有限公司", chinese.EmployerRelated},
		{"沈阳北方贸易集团有限公司", chinese.EmployerDifferent},
		{"鞍山红旗钢铁股份有限公司", chinese.EmployerDifferent},
		{"", chinese.EmployerUnknown},
	} {
		if got := chinese.MatchEmployer(c.paper, enterprise); got != c.want {
			t.Errorf("MatchEmployer(%s) = %q, want %q", c.paper, got, c.want)
		}
	}
	if got := chinese.MatchEmployer("甲乙有限公司", "甲丙有限公司"); got != chinese.EmployerDifferent {
		t.Errorf("one character of a short name: %s", got)
	}
}
