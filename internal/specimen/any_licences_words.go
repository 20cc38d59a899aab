package specimen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

var bearers = []bearer{limitedCompany, limitedCompany, limitedCompany, limitedCompany, limitedCompany, branchOffice, partnership, soleOwner, soleTrader}

var (
	termLabels  = []string{"营业期限", "营业期限", "经营期限", "营业期限"}
	startLabels = []string{"成立日期", "成立日期", "成立日期", "成立时间"}
)

var limitedCompany = bearer{
	types: []string{"有限责任公司(自然人投资或控股)", "有限责任公司", "有限责任公司(自然人独资)", "有限责任公司（法人独资）", "股份有限公司(非上市、自然人投资或控股)", "其他有限责任公司", "有限责任公司(外商投资、非独资)",
		"有限责任公司(国有独资)", "有限责任公司（港澳台投资、非独资）", "有限责任公司(非自然人投资或控股的法人独资)", "股份有限公司(上市、自然人投资或控股)", "内资企业法人"},
	head: []string{"法定代表人", "法定代表人", "法定代表人", "法定代表人姓名"}, place: []string{"住所", "住所", "住所", "企业住所", "住所（地址）"},
	title: []string{"营业执照", "营业执照", "营业执照", "企业法人营业执照"}, capital: true, term: termLabels, established: startLabels,
	extra: [][2]string{{"实收资本", "实收资本"}, {"登记状态", "存续（在营、开业、在册）"}},
}

var branchOffice = bearer{
	types: []string{"有限责任公司分公司(自然人投资或控股)", "有限责任公司分公司", "分公司", "其他有限责任公司分公司", "股份有限公司分公司(非上市)"},
	head:  []string{"负责人"}, place: []string{"营业场所", "经营场所", "营业场所"}, title: []string{"营业执照"}, term: termLabels, established: startLabels,
}

var partnership = bearer{
	types: []string{"有限合伙企业", "普通合伙企业", "合伙企业", "特殊普通合伙企业"},
	head:  []string{"执行事务合伙人"}, place: []string{"主要经营场所", "主要经营场所", "经营场所"}, title: []string{"营业执照", "合伙企业营业执照", "营业执照"},
	term: []string{"合伙期限", "合伙期限", "营业期限"}, established: startLabels,
}

var soleOwner = bearer{
	types: []string{"个人独资企业", "个人独资企业"}, head: []string{"投资人", "投资人", "投资人姓名"}, place: []string{"住所", "企业住所", "经营场所"},
	title: []string{"营业执照", "个人独资企业营业执照"}, term: termLabels, established: startLabels,
}

var soleTrader = bearer{
	types: []string{"个体工商户"}, head: []string{"经营者", "经营者", "经营者姓名"}, place: []string{"经营场所", "经营场所", "住所"},
	title: []string{"营业执照", "个体工商户营业执照"}, term: []string{"经营期限", "营业期限"}, established: []string{"注册日期", "成立日期"},
	extra: [][2]string{{"组成形式", "个人经营"}, {"组成形式", "家庭经营"}},
}

// capitalAs writes a capital of so many times ten thousand yuan.
func capitalAs(rng *rand.Rand, wan int) string {
	words := amountWords(int64(wan) * 1000000)
	return pick(rng, []string{words, words, "人民币" + words, "（人民币）" + words, strings.Replace(words, "元", "圆", 1), fmt.Sprintf("%d万元人民币", wan), fmt.Sprintf("%d万元", wan), fmt.Sprintf("%d万人民币", wan),
		fmt.Sprintf("人民币%d万元整", wan), fmt.Sprintf("%d.000000万人民币", wan), fmt.Sprintf("%d万元整", wan), fmt.Sprintf("（人民币）%d万元", wan), fmt.Sprintf("%d.00万元", wan)})
}

var trades = []string{"技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广", "机械设备租赁", "电子产品销售", "国内贸易代理", "信息咨询服务（不含许可类信息咨询服务）", "会议及展览服务", "企业管理咨询", "市场营销策划", "非居住房地产租赁",
	"办公用品销售", "五金产品零售", "建筑材料销售", "软件开发", "货物进出口", "技术进出口", "普通货物仓储服务（不含危险化学品等需许可审批的项目）", "汽车零配件批发", "劳动保护用品销售", "广告设计、代理", "通用设备修理", "日用百货销售",
	"互联网销售（除销售需要许可的商品）", "金属材料销售", "仪器仪表销售", "针纺织品及原料销售", "物业管理", "园林绿化工程施工"}

// scopeOf lists what an enterprise may do, in a few words or in many.
func scopeOf(f *facts, own string) string {
	rng := f.rng
	own = strings.TrimSuffix(own, scopeTail)
	mark := "；"
	if strings.Contains(own, "、") && !strings.Contains(own, "；") || rng.IntN(6) == 0 {
		mark, own = "，", strings.ReplaceAll(own, "；", "，")
	}
	parts := []string{own}
	list := slices.Clone(trades)
	rng.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
	for _, t := range list[:pick(rng, []int{0, 1, 3, 6, 9, 13})] {
		if !strings.Contains(own, t) {
			parts = append(parts, t)
		}
	}
	s := strings.Join(parts, mark)
	switch rng.IntN(5) {
	case 0:
		s = "一般项目：" + s + "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"
	case 1:
		s = "许可项目：食品销售；道路货物运输（不含危险货物）" + scopeTail + "一般项目：" + s + "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"
	case 2:
		s += scopeTail
	case 3:
		s += "。" + scopeTail
	}
	return s
}
