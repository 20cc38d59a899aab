package chinese

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/agnivade/levenshtein"
)

const (
	maxCompanyLength = 100 // characters
	minLikelyLength  = 8   // below it, one character is too much of a name
	minTradeName     = 2
)

// EmployerMatch says how the company on a paper relates to the enterprise.
type EmployerMatch string

// The outcomes of MatchEmployer.
const (
	EmployerUnknown   EmployerMatch = ""          // a name is empty or overlong
	EmployerSame      EmployerMatch = "same"      // equal in normal form
	EmployerLikely    EmployerMatch = "likely"    // one character apart, or a district more
	EmployerBranch    EmployerMatch = "branch"    // one is a branch or office of the other
	EmployerDispatch  EmployerMatch = "dispatch"  // a labour agency pays
	EmployerRelated   EmployerMatch = "related"   // the same trade name elsewhere
	EmployerDifferent EmployerMatch = "different" // none of these
)

var (
	serialMark = regexp.MustCompile(`\([一二三四五六七八九十\d]{1,3}\)$`)
	bracketed  = regexp.MustCompile(`\([^()]*\)`)
	branchTail = regexp.MustCompile(`^.{0,16}(?:分公司|分店|分厂|分部|办事处|项目部|营业部|门市部)$`)
	agency     = regexp.MustCompile(`人力资源|劳务|派遣|外包|人才服务|外服|中智|FESCO`)
	legalForm  = regexp.MustCompile(`(?:集团)?(?:股份)?(?:有限公司|公司|有限合伙|厂|中心|商行|经营部|事务所)$|集团$`)
	industry   = regexp.MustCompile(`科技|技术|贸易|商贸|工贸|外贸|经贸|实业|工业|电子|电气|电器|机械|机床|设备|装备|制造|制药|医药|医疗|生物|化工|化学|材料|新材|建材|钢铁|金属|食品|饮料|农业|水产|渔业|服装|纺织|家具|建筑|建设|工程|装饰|地产|置业|物业|投资|控股|资本|金融|保险|证券|银行|咨询|管理|服务|信息|网络|软件|数据|智能|通信|通讯|传媒|文化|广告|教育|旅游|酒店|餐饮|物流|运输|航运|船舶|汽车|能源|电力|石油|燃气|环保|环境|矿业|进出口|国际|集团|仪器|光电|半导体|商业|百货|供应链`)
)

var (
	bracketForms = map[rune]rune{'【': '(', '】': ')', '〔': '(', '〕': ')', '[': '(', ']': ')', '{': '(', '}': ')'}
	companySlips = map[rune]rune{'末': '未', '已': '己', '入': '人', '土': '士', '曰': '日', '囗': '口', '—': '一', '―': '一'}
	wordSlips    = [][2]string{{"公可", "公司"}, {"有眼", "有限"}, {"有限责任公司", "有限公司"}}
)

// companyNoise is what of a name does not count.
const companyNoise = "·•・\"'“”‘’-、,.。()"

// NormaliseCompany brings a company name to the form in which two are compared;
// it is a key, not a name to show. NFKC, brackets, spaces, dots, quotes and
// serial marks like （一） are gone, 有限责任公司 is 有限公司, pairs that recognition
// confuses (末未 己已 人入 士土 日曰 口囗 一—) are one character, and the region in
// front has its short form: 辽宁省沈阳市X is 沈阳X.
func NormaliseCompany(s string) string {
	if tooLong(s, maxCompanyLength) {
		return ""
	}
	return shortRegion(plainCompany(bracketCompany(s)))
}

// bracketCompany leaves the brackets in, in one form.
func bracketCompany(s string) string {
	s = strings.Map(func(r rune) rune { return cmp.Or(bracketForms[r], r) }, compact(s))
	if !strings.HasSuffix(s, ")") {
		return s
	}
	return serialMark.ReplaceAllString(s, "")
}

func plainCompany(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(companyNoise, r) {
			return -1
		}
		return cmp.Or(companySlips[r], r)
	}, s)
	for _, slip := range wordSlips {
		s = strings.ReplaceAll(s, slip[0], slip[1])
	}
	return s
}

func shortRegion(name string) string {
	region, rest := cutRegion(name)
	return region + rest
}

// MatchEmployer compares the company on a paper with the enterprise, both by
// name only; where both credit codes are known and equal, no name matters. The
// first that holds counts: same, likely, branch, dispatch, related, different.
func MatchEmployer(paper, enterprise string) EmployerMatch {
	if paper == enterprise && strings.HasSuffix(paper, "公司") && !tooLong(paper, maxCompanyLength) {
		return EmployerSame // without bringing both to the normal form
	}
	a := NormaliseCompany(paper)
	b := a
	if paper != enterprise {
		b = NormaliseCompany(enterprise)
	}
	switch {
	case a == "" || b == "":
		return EmployerUnknown
	case a == b:
		return EmployerSame
	case nearlySame(a, b):
		return EmployerLikely
	case isBranch(a, b) || isBranch(b, a):
		return EmployerBranch
	case agency.MatchString(a):
		return EmployerDispatch
	case sameTradeName(paper, enterprise):
		return EmployerRelated
	}
	return EmployerDifferent
}

// nearlySame reports one character of difference in a name long enough to
// bear it, or a district named in one of them only.
func nearlySame(a, b string) bool {
	if withoutDistrict(a) == withoutDistrict(b) {
		return true
	}
	long := min(len([]rune(a)), len([]rune(b))) >= minLikelyLength
	return long && levenshtein.ComputeDistance(a, b) <= 1
}

func withoutDistrict(name string) string {
	region, rest := cutRegion(name)
	if at := district.FindString(rest); region != "" && len(rest)-len(at) >= 3*minRest {
		rest = rest[len(at):]
	}
	return region + rest
}

func isBranch(branch, company string) bool {
	tail, ok := strings.CutPrefix(branch, company)
	return ok && branchTail.MatchString(tail)
}

// sameTradeName compares the 字号, which stands between region and trade.
func sameTradeName(a, b string) bool {
	x, y := tradeName(a), tradeName(b)
	return x == y && len([]rune(x)) >= minTradeName
}

func tradeName(s string) string {
	name := plainCompany(bracketed.ReplaceAllString(bracketCompany(s), ""))
	_, core := cutRegion(strings.TrimPrefix(name, "中国"))
	core = legalForm.ReplaceAllString(core, "")
	if at := industry.FindStringIndex(core); at != nil && at[0] > 0 {
		core = core[:at[0]]
	}
	return core
}
