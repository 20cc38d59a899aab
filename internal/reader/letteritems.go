package reader

import (
	"regexp"

	"zhengqi/internal/dossier"
)

// letterItem is something that the office asks a letter to state.
type letterItem struct {
	name    string
	states  *regexp.Regexp // says it outright
	touches *regexp.Regexp // says something that may do, nil for nothing
}

const (
	// sumAfter is a sum after its label: in the text, or in the table's cell.
	sumAfter = `[^\d。;]{0,12}\d[\d,.]*(?:\([^)]*\))?(?:余|多)?(?:万|亿|元|美元|人民币|$|[^\d年月])`
	economy  = `(?:APEC|亚太经合|亚太经济合作|澳大利亚|文莱|智利|印度尼西亚|印尼|日本|韩国|马来西亚|墨西哥|新西兰|巴布亚新几内亚|秘鲁|菲律宾|俄罗斯|新加坡|泰国|越南|中国香港|香港|中国?台湾|台北)`
	dealings = `(?:贸易往来|贸易关系|贸易伙伴|经贸|往来|合作|业务|客户|伙伴|市场|洽谈|合同|订单|供应)`
	shipped  = `(?:出口|进口|销往|来自|销售)[至到自]?[^。;]{0,8}`
)

// cardName is the card itself, which names no dealings with any economy.
var cardName = regexp.MustCompile(`(?:亚太经合组织|亚太经济合作组织)?\(?(?:APEC)?\)?商务旅行卡`)

// letterItems are what the foreign-affairs office of Liaoning asks a letter to
// state (S-LN26 L152), by the names the rule packs give them.
var letterItems = []letterItem{
	{"性质", regexp.MustCompile(`(?:企业|公司|单位|经济|主体)(?:性质|类型)|(?:有限责任公司|股份有限公司)\(|(?:系|属|是|为)(?:一家|一间)?[^,。;]{0,16}(?:有限责任公司|股份有限公司|有限公司|(?:国有|民营|私营|外资|合资|独资|集体)\p{Han}{0,4}企业)`), regexp.MustCompile(`(?:国有|民营|私营|外商投资|中外合资|独资|集体|股份制)`)},
	{"规模", regexp.MustCompile(`(?:企业|公司|经营|生产)规模|[大中小微]型\p{Han}{0,4}企业|规模以上|中小企业|小微企业`), regexp.MustCompile(`注册资[本金]|占地|厂房|建筑面积`)},
	{"经营范围", regexp.MustCompile(`经营范围|主营(?:业务|产品)?|主要(?:从事|经营|生产|产品|业务)|(?:公司|企业|我司|专业|专门|要|来)(?:从事|经营)|专业(?:从事|生产)|业务范围`), regexp.MustCompile(`从事|经营|生产|销售`)},
	{"APEC往来", regexp.MustCompile(economy + `[^。;]{0,60}` + dealings + `|(?:` + dealings + `[^。;]{0,30}|` + shipped + `)` + economy), regexp.MustCompile(economy + `|` + dealings)},
	{"员工人数", employees, regexp.MustCompile(`员工|职工|从业人员|公司人数|企业人数`)},
	{"上年度贸易额", regexp.MustCompile(`(?:上一?年度?|去年|20\d\d年度?)[^。;]{0,14}(?:贸易|进出口|出口|进口|外贸|外销)[^。;\d]{0,6}额?` + sumAfter), regexp.MustCompile(`贸易额|出口额|进口额|进出口|营业额|销售额|营业收入`)},
	{"总资产", regexp.MustCompile(`(?:总资产|资产总[额计值]|资产规模)` + sumAfter), regexp.MustCompile(`资产`)},
	{"纳税", regexp.MustCompile(`(?:(?:缴纳|上缴|交纳|实缴|完成|实现)(?:各项|各类|各种)?税[款收金额费]*|[纳缴]税(?:总?额|总计|款|情况|金额|合计|[约共为达近超(:])|税收)` + sumAfter + `|[纳缴]税\d|(?:依法|照章)纳税`), regexp.MustCompile(`税[款额收]|纳税[^人]`)},
}

// readStatedItems lists which of the items asked for a letter states. What a
// letter does not seem to state may be said in other words, so that only a
// list of all of them is certain.
func readStatedItems(s stream) dossier.Field {
	var stated []string
	var at span
	sure := true
	s = s.without(cardName)
	for _, item := range letterItems {
		if m := s.find(item.states); m != nil {
			stated, at = append(stated, item.name), orElse(at, m[0])
			continue
		}
		sure = false
		if item.touches != nil && item.touches.MatchString(s.letters) {
			stated = append(stated, item.name)
		}
	}
	if at.empty() {
		return dossier.Field{}
	}
	field := fieldOf(at, "", confidenceOf(at, sure), sure)
	field.List = stated
	return field
}
