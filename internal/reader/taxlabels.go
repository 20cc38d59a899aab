package reader

import "regexp"

var taxTerms = [][]term{
	issueTerms, printTerms,
	terms("tax_authority", product([]string{"填发", "开具", "出具", "征收", ""}, []string{"税务机关", "税务机关名称"})...),
	terms("tax_authority", "填发机关", "开具机关", "出具机关", "征收机关", "开具单位", "出具单位", "填发单位"),
	terms("managing_authority", "主管税务机关", "主管税务所(科、分局)", "主管税务所"),
	terms("taxpayer_id", companyCodeLabels...),
	terms("taxpayer_name", taxpayerLabels...),
	terms("total", "金额合计", "合计金额", "税款合计", "税额合计", "合计税额", "合计", "总计", "共计", "总金额", "税款总额", "缴纳税额合计",
		"实缴金额合计", "实缴合计", "入库合计", "累计", "金额总计"),
	terms("certificate_number", "证明编号", "证明号码", "证明字号", "完税证明号码", "完税证明编号", "票证号码", "票证编号", "票号", "凭证号码", "凭证编号",
		"证书编号", "文书编号", "文书号码", "编号", "号码", "字号"),
	terms("", "扣缴义务人识别号", "原凭证号", "原凭证号码", "税种", "品目名称", "税款所属时期", "入(退)库日期", "实缴(退)金额", "填票人", "备注", "开具人", "经办人",
		"妥善保管", "手写无效", "收据联", "制票日期起止", "开具日期起止", "入库日期起止", "登记注册地址", "经济类型", "税款限缴期限", "减免金额", "查验码", "验证码", "校验码"),
}

// The labels of a company and of its code on papers of the tax offices.
var (
	companyCodeLabels = []string{"纳税人识别号", "统一社会信用代码", "社会信用代码", "统一社会信用代码(纳税人识别号)", "纳税人识别号(统一社会信用代码)",
		"统一社会信用代码/纳税人识别号", "纳税人识别号/统一社会信用代码", "纳税识别号", "识别号", "税号", "税务登记证号", "税务登记证号码", "税务登记号", "纳税人代码", "纳税人编码",
		"缴款人识别号", "缴费人识别号", "纳税人(缴费人)识别号", "纳税人(扣缴义务人)识别号"}
	taxpayerLabels = []string{"纳税人名称", "纳税人全称", "纳税人", "纳税人(缴费人)名称", "纳税人(扣缴义务人)名称", "缴费人名称", "缴费人", "缴款人名称", "缴款人全称",
		"缴款人", "缴款单位", "缴税单位", "纳税单位", "缴款单位(人)", "企业名称", "单位名称", "扣缴义务人名称", "被评价单位", "被评价人"}
)

// Endings and words of labels that no list holds.
var (
	codeEnding      = regexp.MustCompile(`(?:识别号|识别码|信用代码|税号|登记证?号)码?\)?$`)
	companyEnding   = regexp.MustCompile(`(?:纳税|缴|企业|公司|单位|主体|户)\p{Han}*(?:名称|全称|户名)$`)
	numberEnding    = regexp.MustCompile(`(?:编号|号码|字号|票号|证号|文号)$`)
	officeEnding    = regexp.MustCompile(`(?:填|开|出|征收|签|办理)\p{Han}*(?:机关|单位|税务局|部门)(?:名称)?$`)
	totalWord       = regexp.MustCompile(`合计|总计|共计|总额`)
	ofOtherNumber   = regexp.MustCompile(`凭证|登记|身份|证件|电话|账|序|行|税票|发票|终端|查验|验证|校验|流水`)
	ofNobodysCode   = regexp.MustCompile(`扣缴|机关|行业|代理`)
	stopEnding      = regexp.MustCompile(`(?:类型|种类|地址|住所|代表人|负责人|行业|方式|状态|性质|电话|代码|备注|用途|事由)$`)
	ofOtherBusiness = regexp.MustCompile(`扣缴|机关|开户|银行|代理|主管`)
)

// taxKey tells what a label on a paper of the tax offices that no list holds
// stands for.
func taxKey(label string) string {
	switch {
	case dayEnding.MatchString(label):
		return dayKey(label)
	case codeEnding.MatchString(label) && !ofNobodysCode.MatchString(label):
		return "taxpayer_id"
	case companyEnding.MatchString(label) && !ofOtherBusiness.MatchString(label):
		return "taxpayer_name"
	case officeEnding.MatchString(label):
		return "tax_authority"
	case otherTotal(label):
		return "other_total"
	case totalWord.MatchString(label):
		return "total"
	case numberEnding.MatchString(label) && !ofOtherNumber.MatchString(label):
		return "certificate_number"
	case stopEnding.MatchString(label):
		return "stop"
	}
	return ""
}

var (
	// besideTaxes are words of a sum that is not of taxes paid, dueOnly those of
	// one that is only due or was paid back, unless it says that it was paid too.
	besideTaxes = regexp.MustCompile(`其中|减免|免征|收入|销售|未|欠|(?:^|[^含及、])(?:滞纳|罚)`)
	dueOnly     = regexp.MustCompile(`应|退`)
	paidWord    = regexp.MustCompile(`实[缴纳(]|已|缴纳|入库|入\(`)
)

// otherTotal reports whether a label is of a sum other than that of the taxes paid.
func otherTotal(label string) bool {
	return totalWord.MatchString(label) && (besideTaxes.MatchString(label) || dueOnly.MatchString(label) && !paidWord.MatchString(label))
}
