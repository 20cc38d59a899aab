package reader

import (
	"testing"
)

func TestCellsWithTheLabelAtTheirMiddle(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  map[string]string
	}{
		"both columns": {[]string{
			"营业执照  统一社会信用代码  91350100M000100Y43",
			"名    称    沈阳华晟机电设备有限公司          注册资本    伍佰万元整",
			"法定代表人  欧阳雪                            成立日期    2019-09-16",
			"            货物进出口;技术进出口;机械设备                辽宁省沈阳市和平区青",
			"经营范围    销售;电子产品销售;软件开发;       住    所    年大街1号方正大厦二",
			"            技术咨询                                      层",
			"登记机关",
		}, map[string]string{"legal_representative": "欧阳雪", "address": "辽宁省沈阳市和平区青年大街1号方正大厦二层", "scope": "货物进出口;技术进出口;机械设备销售;电子产品销售;软件开发;技术咨询"}},
		"labels at the first line": {[]string{
			"营业执照  统一社会信用代码  91350100M000100Y43",
			"名    称    沈阳华晟机电设备有限公司",
			"住    所    辽宁省沈阳市和平区青年大街",
			"            1号",
			"经营范围    货物进出口;技术进出口;机械",
			"            设备销售",
		}, map[string]string{"name": "沈阳华晟机电设备有限公司", "address": "辽宁省沈阳市和平区青年大街1号", "scope": "货物进出口;技术进出口;机械设备销售"}},
	} {
		got := licenceOf(c.lines...)
		for key, want := range c.want {
			if got[key] != want {
				t.Errorf("%s: %s is %q, want %q", name, key, got[key], want)
			}
		}
	}
}
