package reader

import (
	"strings"
	"testing"
)

// A letter that states all that is asked is certain; what it does not say
// outright leaves the list to a person.
func TestStatedItems(t *testing.T) {
	const all = "性质 规模 经营范围 APEC往来 员工人数 上年度贸易额 总资产 纳税"
	for _, c := range []struct {
		want   string
		review bool
		lines  []string
	}{
		{all, false, []string{
			"沈阳泰和机械制造有限公司系有限责任公司,注册于沈阳市和平区青年大街1号,员工人数51人,属小型企业。公司主要从事",
			"机械设备制造。上年度公司贸易额为3200万元,总资产8100万元,缴纳税款120万元。公司与日本等亚太经合组织经济体",
			"有经常性贸易往来。现申请为我公司人员办理APEC商务旅行卡。"}},
		{all, false, []string{
			"企业性质   有限责任公司   企业规模   小型企业", "从业人员   51人   总资产(万元)   8100", "经营范围   机械设备制造",
			"上年贸易额(万元)   3200   上年纳税(万元)   120", "主要往来伙伴   东京商事株式会社(日本)"}},
		{"员工人数", true, []string{"纳税人识别号:91210102MA0XXXXX00", "员工人数51人。申请办理APEC商务旅行卡。"}},
		{"规模 员工人数 总资产", true, []string{"注册资本500万元,员工人数51人,总资产8100万元。"}},
	} {
		f := readStatedItems((&text{rows: ownPage(c.lines...).rows}).stream())
		if got := strings.Join(f.List, " "); got != c.want || f.Review != c.review {
			t.Errorf("%v: %q, review %v; want %q, %v", c.lines, got, f.Review, c.want, c.review)
		}
	}
}

// A company's name that opens the letter is its head if what belongs under a
// head follows; it may also be the first line of the title.
func TestLetterhead(t *testing.T) {
	const name, title = "辽宁华晟机电设备有限公司", "关于申办APEC商务旅行卡的函"
	for _, c := range []struct {
		value  string
		review bool
		lines  []string
	}{
		{"true", false, []string{name, "地址:沈阳市和平区青年大街1号   电话:024-23456789", title}},
		{"true", false, []string{name + "文件", title}},
		{"true", false, []string{name, "外联函〔2026〕12号", title}},
		{"true", true, []string{name, title, "辽宁省人民政府外事办公室:"}},
		{"false", true, []string{title, "辽宁省人民政府外事办公室:", "我公司申请办卡。", name}},
	} {
		f := readLetterhead((&text{rows: ownPage(c.lines...).rows}))
		if f.Value != c.value || f.Review != c.review {
			t.Errorf("%v: %q, review %v; want %q, %v", c.lines, f.Value, f.Review, c.value, c.review)
		}
	}
}
