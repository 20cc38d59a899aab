package reader

import (
	"context"
	"image"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func licenceOf(lines ...string) map[string]string {
	return values(readBusinessLicence(context.Background(), &text{rows: ownPage(lines...).rows}))
}

func TestLicencesOfOtherPrints(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  map[string]string
	}{
		"an old number, capital in both ways, a blank term": {[]string{
			"企业法人营业执照  (副本)",
			"注册号    210100000012345",
			"名    称  沈阳华晟机电设备有限公司",
			"住    所  沈阳市和平区青年大街1号",
			"法定代表人姓名  欧阳雪",
			"注册资本  伍佰万元整(¥5,000,000.00)",
			"实收资本  壹佰万元整",
			"公司类型  有限责任公司",
			"经营范围  货物进出口;技术进出口;机械设备销售;",
			"          软件开发",
			"成立日期  二〇〇四年十一月廿八日",
			"营业期限  自 二〇〇四年十一月廿八日 至     年   月   日",
		}, map[string]string{
			"uscc": "?210100000012345", "name": "沈阳华晟机电设备有限公司", "address": "沈阳市和平区青年大街1号", "legal_representative": "欧阳雪",
			"registered_capital": "5000000.00", "type": "有限责任公司", "scope": "货物进出口;技术进出口;机械设备销售;软件开发",
			"establishment_date": "2004-11-28", "is_duplicate": "true",
		}},
		"a trader": {[]string{
			"营业执照  统一社会信用代码  92210102MA0000000K",
			"名称        沈阳市和平区老味道饭店      类型        个体工商户",
			"组成形式    个人经营                    注册日期    2019年09月16日",
			"经营者      欧阳雪                      经营场所    沈阳市和平区青年大街1号",
			"经营范围    餐饮服务",
		}, map[string]string{
			"uscc": "92210102MA0000000K", "name": "沈阳市和平区老味道饭店", "type": "个体工商户", "establishment_date": "2019-09-16",
			"legal_representative": "欧阳雪", "address": "沈阳市和平区青年大街1号", "scope": "餐饮服务",
		}},
		"labels of no list": {[]string{
			"商事主体名称  沈阳华晟机电设备有限公司",
			"商事主体类型  有限责任公司",
			"认缴注册资本  人民币500万元",
			"公司设立日期  2019年09月16日",
			"法定住所      沈阳市和平区青年大街1号",
			"合伙经营期限  2019年09月16日 至 2039年09月15日",
		}, map[string]string{
			"name": "沈阳华晟机电设备有限公司", "type": "有限责任公司", "registered_capital": "5000000.00", "establishment_date": "2019-09-16",
			"address": "沈阳市和平区青年大街1号", "term_end": "2039-09-15",
		}},
		"labels in brackets, a dash in the term, a scope that goes on under its label": {[]string{
			"名称:沈阳华晟机电设备有限公司                    住所(地址):沈阳市和平区青年大街1号",
			"登记状态:存续(在营、开业、在册)                  营业期限:2019年09月16日 - 2039年09月15日",
			"经营范围及方式:货物进出口;技术进出口;机械",
			"设备销售;软件开发",
		}, map[string]string{
			"name": "沈阳华晟机电设备有限公司", "address": "沈阳市和平区青年大街1号", "term_end": "2039-09-15",
			"establishment_date": "?2019-09-16", "scope": "货物进出口;技术进出口;机械设备销售;软件开发",
		}},
		"a wide colon before a scope that goes on under its label": {[]string{
			"名称:沈阳华晟机电设备有限公司",
			"经营范围:  货物进出口;技术进出口;机械",
			"设备销售;软件开发",
			"住所:沈阳市和平区青年大街1号",
		}, map[string]string{"name": "沈阳华晟机电设备有限公司", "scope": "货物进出口;技术进出口;机械设备销售;软件开发", "address": "沈阳市和平区青年大街1号"}},
		"a term without an end, a wide label": {[]string{
			"名        称:  沈阳华晟机电设备有限公司",
			"登 记 状 态:  存续(在营、开业、在册)",
			"营 业 期 限:  二〇一九年九月十六日至不约定期限",
		}, map[string]string{"name": "沈阳华晟机电设备有限公司", "term_end": "9999-12-31"}},
		"a lone day as the term": {[]string{"名称  沈阳华晟机电设备有限公司", "营业期限  2019年09月16日"},
			map[string]string{"name": "沈阳华晟机电设备有限公司", "term_end": "?2019-09-16"}},
		"a branch": {[]string{
			"营业执照  统一社会信用代码  91350100M000100Y43",
			"隶属企业名称  北京旧日贸易有限公司",
			"总部住所      北京市朝阳区建国路1号",
			"总公司成立日期  2001年01月02日",
			"财务负责人    李四海",
			"名称          沈阳华晟机电设备有限公司和平分公司",
			"营业场所      沈阳市和平区青年大街1号",
			"成立日期      2019年09月16日",
			"负责人        欧阳雪",
		}, map[string]string{
			"uscc": "91350100M000100Y43", "name": "沈阳华晟机电设备有限公司和平分公司", "address": "沈阳市和平区青年大街1号",
			"establishment_date": "2019-09-16", "legal_representative": "欧阳雪",
		}},
		"no labels at all": {[]string{
			"91350100M000100Y43",
			"沈阳华晟机电设备有限公司",
			"有限责任公司(自然人独资)",
			"叁佰万元整",
			"2019年09月16日",
			"沈阳市和平区青年大街1号",
			"货物进出口;技术进出口;机械设备销售",
			"2021年03月02日",
		}, map[string]string{
			"uscc": "91350100M000100Y43", "name": "?沈阳华晟机电设备有限公司", "type": "?有限责任公司(自然人独资)", "registered_capital": "?3000000.00",
			"establishment_date": "?2019-09-16", "address": "?沈阳市和平区青年大街1号", "scope": "?货物进出口;技术进出口;机械设备销售",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, licenceOf(c.lines...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLabelMisreadInItsColumn(t *testing.T) {
	got := licenceOf(
		"名 称      沈阳华晟机电设备有限公司",
		"类 型      有限责任公司",
		"住 所      沈阳市和平区青年大街1号",
		"成宁日日期  2019年09月16日")
	if got["establishment_date"] != "2019-09-16" {
		t.Errorf("establishment_date %q", got["establishment_date"])
	}
}

func TestScopeThatGoesOnBelowIsForReview(t *testing.T) {
	p := scannedPage("货物进出口;技术进出口", "经营范围  货物进出口;技术进出口", "        机械设备销售软件开发")
	f := newForm(&text{rows: p.rows}, licenceTerms...)
	if !f.goesOnBelow(f.value("scope")) {
		t.Error("the line under the scope was not seen")
	}
}

// A scope is as printed: with the 。 at its end, where it has one, and to the last
// character, though this stands alone in its line.
func TestScopeToItsEnd(t *testing.T) {
	for line, want := range map[string]string{
		"货物进出口;技术进出口;机械设备销售": "货物进出口;技术进出口;机械设备销售", "货物进出口;技术进出口;机械设备销售。": "货物进出口;技术进出口;机械设备销售。",
	} {
		for _, p := range []*page{ownPage("经营范围  " + line), scannedPage(line, "经营范围  "+line)} {
			f := newForm(&text{rows: p.rows}, licenceTerms...)
			if got := judged(f.readScope(t.Context(), f.value("scope"))); got != want {
				t.Errorf("scope %q, want %q", got, want)
			}
		}
	}
	if even, _ := evenMarks("五金销售;百货销售;进出口,但国家限定的除外;软件开发"); even != "五金销售;百货销售;进出口,但国家限定的除外;软件开发" {
		t.Errorf("a comma before 但 parts no clauses: %s", even)
	}
	p := ownPage("经营范围  货物进出口;技术进出", "          口。")
	f := newForm(&text{rows: p.rows}, licenceTerms...)
	if got := f.readScope(t.Context(), f.value("scope")[:1]); !got.Review {
		t.Errorf("%q is not the whole scope", got.Value)
	}
}

// The lines of a PDF's own text may stand far apart.
func TestOwnScopeThatGoesOnBelowIsForReview(t *testing.T) {
	lines := typed("经营范围  货物进出口;技术进出口", "        机械设备销售软件开发")
	for i := range lines[1] {
		lines[1][i].box = lines[1][i].box.Add(image.Pt(0, 20))
	}
	p := ownPage()
	p.rows = makeRows(p, lines)
	f := newForm(&text{rows: p.rows}, licenceTerms...)
	whole := f.value("scope")
	if got := f.readScope(t.Context(), whole[:1]); got.Value != "货物进出口;技术进出口" || !got.Review {
		t.Errorf("%q, review %v", got.Value, got.Review)
	}
	if got := f.readScope(t.Context(), nil); got.Known() {
		t.Errorf("%q of no scope", got.Value)
	}
}

func TestDuplicateIsWhatNamesItselfOne(t *testing.T) {
	for line, want := range map[string]string{
		"营业执照(副本)": "true", "营业执照  副 本": "true", "副本编号:1-1": "true", "(副本) 1-1": "true", "营业执照(正本)": "false",
		"本电子执照与纸质营业执照正本、副本具有同等法律效力": "?false",
	} {
		got := licenceOf("营业执照", line, "名称  沈阳华晟机电设备有限公司")
		if got["is_duplicate"] != want {
			t.Errorf("%s: %q, want %q", line, got["is_duplicate"], want)
		}
	}
}

func TestNumberOfOldLicencesIsForReview(t *testing.T) {
	if got := licenceOf("注册号  210100000012345", "名称  沈阳华晟机电设备有限公司"); got["uscc"] != "?210100000012345" {
		t.Errorf("uscc %q", got["uscc"])
	}
}

func TestHolesThatGlareLeavesAreForReview(t *testing.T) {
	for name, c := range map[string]struct{ address, scope, wantAddress, wantScope string }{
		"whole":        {"沈阳市和平区青年大街1号", "货物进出口;技术进出口", "沈阳市和平区青年大街1号", "货物进出口;技术进出口"},
		"two brackets": {"沈阳市和平区青年大街1号", "租赁(汽车)   (机械);软件开发", "沈阳市和平区青年大街1号", "租赁(汽车)(机械);软件开发"},
		"a hole":       {"沈阳市和平区   大街1号", "货物进出   技术进出口", "?沈阳市和平区大街1号", "?货物进出技术进出口"},
		"the end gone": {"沈阳市和平区青年大", "货物进出口", "?沈阳市和平区青年大", "货物进出口"},
	} {
		address := scannedPage(c.address, "住所  "+c.address)
		f := newForm(&text{rows: address.rows}, licenceTerms...)
		if s := judged(readAddress(context.Background(), f.prose("address"))); s != c.wantAddress {
			t.Errorf("%s: address %q, want %q", name, s, c.wantAddress)
		}
		scope := scannedPage(strings.ReplaceAll(c.scope, " ", ""), "经营范围  "+c.scope)
		f = newForm(&text{rows: scope.rows}, licenceTerms...)
		if s := judged(f.readScope(context.Background(), f.long("scope", anyLine))); s != c.wantScope {
			t.Errorf("%s: scope %q, want %q", name, s, c.wantScope)
		}
	}
}
