package reader

import (
	"regexp"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// A shape tells whether a text may be a value of its kind. What stands where a
// value should, on a paper of an unknown layout, may be a heading, a note or the
// value of another label, read without a slip: without the shape of the value
// it is never certain.
type shape func(value string) bool

// shapes are the shapes of values, by the fields of the kinds of paper. Values
// that are made up of parts, such as dates, codes and amounts, have theirs in
// their readers.
var shapes = map[dossier.Kind]map[string]shape{
	dossier.SocialInsurance:    {"name": isPerson, "employer": isEmployer, "issuer": isOfficeName},
	dossier.NoCrimeRecord:      {"name": isPerson, "issuing_authority": isLocalOffice},
	dossier.TaxCertificate:     {"taxpayer_name": isEmployer, "tax_authority": isLocalOffice},
	dossier.TaxRating:          {"taxpayer_name": isEmployer, "issuer": isLocalOffice},
	dossier.BusinessLicence:    {"name": isEmployer, "legal_representative": isPartner, "type": isCompanyType, "address": isAddress},
	dossier.RemittanceSlip:     {"payer_name": isPartner, "payee_name": isPartner, "purpose": isPurpose},
	dossier.CustomsDeclaration: {"consignor_name": isEmployer},
	dossier.CompanyLetter:      {"company_name": isEmployer},
	dossier.AuditForm:          {"company_name": isEmployer, "applicant_name": isPerson},
	dossier.LossProof:          {"name": isPerson, "issuer": isIssuerOfLoss},
}

// doubtMisshapen flags the values that do not look like what they should be.
func doubtMisshapen(kind dossier.Kind, fields dossier.Fields) {
	for name, fits := range shapes[kind] {
		if f := fields[name]; f.Certain() && !fits(f.Value) {
			fields[name] = inDoubt(f)
		}
	}
}

var (
	employerEnd = regexp.MustCompile(`(?:公司|集团|企业|厂|店|行|社|部|所|院|中心|馆|站|场|室|坊|铺|校|园|队|户|基地|联盟|协会|学会|商会|委员会|局|厅|` +
		`\((?:有限合伙|普通合伙|特殊普通合伙|个人独资|个体工商户|集团|中国|控股|股份)\))$`)
	formAlone  = regexp.MustCompile(`^\p{Han}?(?:股份|集团|责任)?有限(?:责任)?公司`) // a company whose name lost its head
	officeEnd  = regexp.MustCompile(`(?:局|所|厅|中心|处|科|大厅|支队|大队|总队|分局|支行|平台|委员会|办公室|银行|工作站|服务站|税务总局|政府|管理\p{Han}{1,3}|办税服务厅\))$`)
	typeWord   = regexp.MustCompile(`公司|个体|合伙|独资|企业|分支|合作社|集体|国有|全民|股份|外商|台港澳|港澳台|法人`)
	label      = regexp.MustCompile(`^(?:单位|企业|公司|纳税人|参保人|缴费人|被查询人|申请人|险种|缴费|参保|证件|评价|经营|注册|主管|社会|统一|姓名|性别|年度)?(?:名称|姓名|类型|种类|年度|状态|编号|号码|单位|金额|日期|时间|基数|月数|代码|性别|地址|机关|级别)$`)
	dateWithin = regexp.MustCompile(`\d{4}[-./年]\d{1,2}`)
)

// hanIn counts the Chinese characters of a text.
func hanIn(s string) (n int) {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

// isEmployer: the name of a company or another body that employs people or does
// business.
func isEmployer(s string) bool {
	const least = 4
	if isLatin(s) {
		return strings.IndexFunc(s, unicode.IsDigit) < 0
	}
	return hanIn(s) >= least && employerEnd.MatchString(s) && !formAlone.MatchString(s) && !label.MatchString(s) && !dateWithin.MatchString(s) && !strings.ContainsAny(s, ":;,。|")
}

func isLatin(s string) bool { return hanIn(s) == 0 && len(letters(s)) >= 3 }

// isPerson: the name of a person, in two to four Chinese characters beginning
// with a surname, in more with a point between its parts, or in Latin letters.
func isPerson(s string) bool {
	const least, most = 2, 4
	n := len([]rune(s))
	if isLatin(s) {
		return strings.IndexFunc(s, unicode.IsDigit) < 0
	}
	if strings.ContainsRune(s, '·') {
		return hanIn(s) == n-strings.Count(s, "·")
	}
	return hanIn(s) == n && n >= least && n <= most && surnameFirst(s) && !label.MatchString(s)
}

// isPartner: whoever may pay, be paid or stand for a company.
func isPartner(s string) bool { return isPerson(s) || isEmployer(s) }

// isOfficeName: the name of a public office.
func isOfficeName(s string) bool {
	const least = 4
	return hanIn(s) >= least && officeEnd.MatchString(s) && !label.MatchString(s) && !strings.HasPrefix(s, "(") && !dateWithin.MatchString(s)
}

// isLocalOffice: the whole name of an office of a place, as those of the police
// and of taxes are.
func isLocalOffice(s string) bool {
	place := central.ReplaceAllString(s, "")
	return isOfficeName(s) && (place == "" || chinese.BeginsWithPlace(place))
}

var central = regexp.MustCompile(`^(?:中华人民共和国|国家税务总局|公安部)+(?:驻)?`)

// isIssuerOfLoss: the police, or a newspaper.
func isIssuerOfLoss(s string) bool {
	return isOfficeName(s) || strings.HasSuffix(s, "报") || strings.HasSuffix(s, "队")
}

func isCompanyType(s string) bool { return typeWord.MatchString(s) && !dateWithin.MatchString(s) }

func isAddress(s string) bool {
	const least = 5
	return hanIn(s) >= least && !label.MatchString(s) && !dateWithin.MatchString(s)
}

// isPurpose: a few words, no sentence and no heading.
func isPurpose(s string) bool {
	const most = 40
	return len([]rune(s)) <= most && !strings.ContainsAny(s, "。;") && !label.MatchString(s) && !strings.HasSuffix(s, "附言")
}
