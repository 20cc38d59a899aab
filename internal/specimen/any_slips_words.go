package specimen

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// bank is a bank as its papers name it.
type bank struct {
	name, short, latin, phone string
	ink                       ink
}

var (
	bankRed   = ink{190, 22, 42}
	bankGreen = ink{0, 110, 80}
	bankTeal  = ink{0, 120, 150}
	bankBrown = ink{150, 90, 20}
)

var banks = []bank{
	{"中国工商银行股份有限公司", "中国工商银行", "ICBC", "95588", bankRed}, {"中国农业银行股份有限公司", "中国农业银行", "AGRICULTURAL BANK OF CHINA", "95599", bankGreen},
	{"中国银行股份有限公司", "中国银行", "BANK OF CHINA", "95566", bankRed}, {"中国建设银行股份有限公司", "中国建设银行", "China Construction Bank", "95533", blue},
	{"交通银行股份有限公司", "交通银行", "BANK OF COMMUNICATIONS", "95559", blue}, {"中国邮政储蓄银行股份有限公司", "中国邮政储蓄银行", "POSTAL SAVINGS BANK OF CHINA", "95580", bankGreen},
	{"招商银行股份有限公司", "招商银行", "CHINA MERCHANTS BANK", "95555", bankRed}, {"中信银行股份有限公司", "中信银行", "CHINA CITIC BANK", "95558", bankRed},
	{"上海浦东发展银行股份有限公司", "浦发银行", "SPD BANK", "95528", blue}, {"兴业银行股份有限公司", "兴业银行", "INDUSTRIAL BANK", "95561", blue},
	{"中国民生银行股份有限公司", "中国民生银行", "CHINA MINSHENG BANK", "95568", bankTeal}, {"华夏银行股份有限公司", "华夏银行", "HUAXIA BANK", "95577", bankRed},
	{"平安银行股份有限公司", "平安银行", "PING AN BANK", "95511", ink{230, 90, 20}}, {"广发银行股份有限公司", "广发银行", "CGB", "400-830-8003", bankRed},
	{"中国光大银行股份有限公司", "中国光大银行", "CHINA EVERBRIGHT BANK", "95595", ink{90, 30, 120}}, {"浙商银行股份有限公司", "浙商银行", "CZBANK", "95527", bankBrown},
	{"盛京银行股份有限公司", "盛京银行", "SHENGJING BANK", "95337", bankBrown}, {"大连银行股份有限公司", "大连银行", "BANK OF DALIAN", "400-664-0099", blue},
	{"锦州银行股份有限公司", "锦州银行", "BANK OF JINZHOU", "400-669-6178", bankRed}, {"营口银行股份有限公司", "营口银行", "BANK OF YINGKOU", "400-781-1011", blue},
	{"沈阳农村商业银行股份有限公司", "沈阳农商银行", "SHENYANG RURAL COMMERCIAL BANK", "024-96888", bankGreen}, {"辽宁省农村信用社联合社", "辽宁农信", "LIAONING RURAL CREDIT", "024-96608", bankGreen},
	{"江苏银行股份有限公司", "江苏银行", "BANK OF JIANGSU", "95319", blue}, {"哈尔滨银行股份有限公司", "哈尔滨银行", "HARBIN BANK", "95537", bankRed},
}

// branch names an office of the bank near the company.
func (b bank) branch(f *facts) string {
	rng, town := f.rng, strings.TrimSuffix(f.company.city, "市")
	district := shortDistrict(f.company.district)
	street := strings.TrimSuffix(strings.TrimSuffix(pick(rng, streets), "路"), "街")
	head := pick(rng, []string{b.name, b.short, b.name})
	return head + pick(rng, []string{town + district + "支行", town + "分行营业部", town + street + "支行", "辽宁省分行营业部",
		town + "分行", town + district + street + "分理处", f.company.city + district + "支行营业室"})
}

// roles are what a slip calls the two sides.
type roles struct{ payer, payee string }

var slipRoles = []roles{{"付款人", "收款人"}, {"付款人", "收款人"}, {"付款方", "收款方"}, {"汇款人", "收款人"}, {"付款单位", "收款单位"}, {"付款", "收款"},
	{"转出", "转入"}, {"付款人", "收款人"}, {"付款方", "收款方"}}

// sideWords are the labels of one side's name, account and bank.
type sideWords struct{ name, account, bank string }

var bareSides = []sideWords{{"户名", "账号", "开户行"}, {"全称", "账号", "开户银行"}, {"名称", "账号", "开户行"}, {"户名", "账户", "开户行名称"}, {"账户名称", "银行账号", "开户银行"},
	{"单位名称", "账号", "开户行"}, {"户名", "帐号", "开户网点"}, {"名称", "账号/卡号", "开户机构"}, {"户 名", "账 号", "开户银行"}, {"客户名称", "账户号", "所属银行"}, {"全　称", "账　号", "开户行"}, {"户名", "卡号", "银行名称"}}

// words are the labels of a side; with a role in front unless a heading names it.
func (r roles) words(rng *rand.Rand) (payer, payee sideWords) {
	w := pick(rng, bareSides)
	join := func(role string) sideWords {
		tight := strings.NewReplacer(" ", "", "　", "")
		return sideWords{role + tight.Replace(w.name), role + tight.Replace(w.account), role + tight.Replace(w.bank)}
	}
	payer, payee = join(r.payer), join(r.payee)
	switch rng.IntN(6) {
	case 0:
		banks := pick(rng, [][2]string{{"汇出行名称", "汇入行名称"}, {"汇出行", "汇入行"}, {"付款行", "收款行"}, {"转出行", "转入行"}, {"付款银行", "收款银行"}})
		payer.bank, payee.bank = banks[0], banks[1]
	case 1:
		if len([]rune(r.payer)) > 2 {
			payer.name, payee.name = r.payer, r.payee
		}
	}
	return payer, payee
}

var slipTitles = []string{"电子回单", "网上银行电子回单", "业务回单", "付款回单", "客户回单", "电子回单（付款）", "国内支付业务付款回单", "单位客户专用回单", "企业网上银行转账凭证", "转账汇款回单",
	"网银转账凭证", "记账回执", "支付业务回单", "银行电子回单", "汇款回单", "业务凭证/回单", "借记通知", "付款通知书", "对公转账回单", "转账凭证", "境内汇款电子回单", "交易凭证", "资金汇划补充凭证", "汇款业务回执"}

var counterTitles = []string{"电汇凭证", "电汇凭证（回单）", "结算业务申请书", "业务委托书", "业务委托书回执", "进账单（回单）", "汇款申请书", "支付结算业务申请书", "个人/单位汇款凭证", "转账支付凭证", "结算业务委托书"}

var screenTitles = []string{"转账结果", "电子回单", "转账详情", "交易详情", "转账汇款", "回单详情", "汇款结果", "交易明细详情", "付款回单"}

var subtitles = []string{"（客户联）", "第一联", "回单联", "（补打）", "客户回单联", "（第二联 客户留存）", "付款方", "（付款凭证）", "此联付款人留存", "（网上银行）", "客户专用"}

var doneWords = []string{"交易成功", "转账成功", "成功", "支付成功", "处理成功", "汇款成功", "已成功", "付款成功", "交易已成功", "银行处理成功", "已入账", "银行已处理成功", "交易完成"}

var openWords = []string{"处理中", "待复核", "银行处理中", "待授权"}

// purposeOf is what a company writes as the purpose of the fee.
func purposeOf(f *facts) string {
	n := max(1, len(f.people))
	who := f.company.legalRep
	if len(f.people) > 0 {
		who = f.people[0].nameZh
	}
	return pick(f.rng, []string{"APEC商务旅行卡制卡费", "商务旅行卡制卡费", "APEC商务旅行卡费用", fmt.Sprintf("APEC卡制卡费（%d人）", n), "办理APEC卡费用", "制卡费",
		fmt.Sprintf("%s等%d人APEC商务旅行卡费", who, n), "APEC旅行卡工本费", "付APEC商务旅行卡制证费", "旅行卡办理费", who + "APEC卡费", "ABTC制卡费"})
}

// serialOf is the number of a transfer as banks make them.
func serialOf(f *facts, day string) string {
	rng := f.rng
	return pick(rng, []string{digits(rng, 14), digits(rng, 8), digits(rng, 11), digits(rng, 20), day + digits(rng, 10), pick(rng, []string{"EB", "HQH", "WB", "C", "NETBK", "ZZ"}) + day + digits(rng, 8), "210" + digits(rng, 6),
		day[2:] + digits(rng, 6), digits(rng, 3) + verification(f, 9, 0)})
}

// accountOf is an account of a company.
func accountOf(rng *rand.Rand) string {
	s := pick(rng, []string{"62" + digits(rng, 17), "2105" + digits(rng, 16), "33" + digits(rng, 17), "0612" + digits(rng, 13), "29" + digits(rng, 10), "1249" + digits(rng, 11), "2100" + digits(rng, 14), "9" + digits(rng, 14), "7112" + digits(rng, 12)})
	if rng.IntN(7) == 0 {
		return pick(rng, []string{masked(s), s[:6] + "****" + s[len(s)-4:], s[:4] + " **** " + s[len(s)-4:]})
	}
	return s
}

// feeBankAs is the payee's bank as a slip writes it.
func feeBankAs(rng *rand.Rand) string {
	return pick(rng, []string{feeBank, feeBank, feeBank, "中国工商银行北京东四南支行", "工商银行北京东四南支行", "中国工商银行股份有限公司北京东四南支行营业室", "工行北京东四南支行"})
}
