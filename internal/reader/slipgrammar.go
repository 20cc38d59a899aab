package reader

import (
	"regexp"
	"strings"
)

// A slip says three things of each of two parties: a name, an account, a bank.
// Every bank words the labels in its own way, but all are made of a few words:
// one that tells the party, or none, and one that tells the thing, in either
// order, the second of them often in brackets.

// What tells the party. Who is oneself is the payer, and the other side the payee,
// until the slip says that money came in (turnOwn).
const (
	payerWord = `付款?|汇出|转出|划出|支出|出账|借方|我方|本方|己方`
	payeeWord = `收款?|汇入|汇人|转入|转人|划入|入账|到账|存入|贷方|受益|受款|对方|对手`
	payerVerb = `汇款|汇兑|支付|扣款|交款|缴款|缴费|付费`
	roleWord  = `人|方|单位|企业|公司|客户|账户|帐户|户|者`
)

var (
	payerWords = regexp.MustCompile(`付|汇款|汇出|转出|划出|支出|借方|出账|扣款|交款|缴款|我方|本方|己方`)
	payeeWords = regexp.MustCompile(`收|汇[入人]|转[入人]|划入|贷方|入账|到账|存入|受益|受款|对方|对手`)
	// bareParty is a label that names a party and nothing of it.
	bareParty = regexp.MustCompile(`^(?:(?:` + payerWord + `|` + payeeWord + `)(?:` + roleWord + `)*|(?:` + payerVerb + `)(?:` + roleWord + `)+)(?:基本|详细)?(?:信息|资料|情况|明细|详情|栏)?$`)
	// accountWord ends labels of accounts that may also head what a box says.
	accountWord = regexp.MustCompile(`[账帐]户$`)
)

// things are the words that labels end with, the most special first, and the
// keys of the labels; those of a party have its name put in front.
var things = []struct {
	key   string
	words *regexp.Regexp
}{
	{"amount_words", regexp.MustCompile(`大写\p{Han}{0,6}$`)},
	{"amount", regexp.MustCompile(`小写\p{Han}{0,6}$`)},
	{"stop", regexp.MustCompile(`(?:行|系统|网点|机构)(?:号码?|代码)$|地址$|(?:所在|开户)(?:地|省|市|省市)$`)},
	{"party_bank", regexp.MustCompile(`(?:开户|所属|所在|[账帐]户|归属)(?:地)?(?:银?行|支行|分行|机构|网点|金融机构)(?:网点)?(?:名称?|全称|全名|信息)?$|` +
		`(?:` + payerWord + `|` + payeeWord + `|` + payerVerb + `)(?:` + roleWord + `|的)*(?:银行|行名|网点|支行|机构|金融机构)(?:名称?|全称|信息)?$|` +
		`(?:汇[出入人]|[付收]款|转[出入人]|收报|发起|接收)行(?:名称?|全称)?$|^银行$|^所属行$|(?:银行|网点|行)(?:名称|全称)$|行名$`)},
	{"party_account", regexp.MustCompile(`(?:[账帐卡](?:/|或|、)?){1,2}号(?:码)?$|[账帐]户(?:号码?|/?[账帐卡]号)?$|[账帐卡]号(?:/|或|、)?[账帐卡]号$`)},
	{"party_name", regexp.MustCompile(`(?:户名|全称|名称|姓名|户主|户头|公司名|单位名)$`)},
	{"serial_number", regexp.MustCompile(`流水(?:单?号码?|编号)?$`)},
	{"deal_number", regexp.MustCompile(`交易(?:编号|序号|号码?|标识号)$|日志号$`)},
	{"receipt_number", regexp.MustCompile(`回单(?:编号|单?号码?|编码|序号)$`)},
	{"voucher_number", regexp.MustCompile(`凭证(?:编号|号码?)$`)},
	{"other_number", regexp.MustCompile(`(?:业务|支付|转账|汇款|指令|处理|委托|系统)(?:编号|序号|号码?|参考号|单号|跟踪号|标识号)$|参考号$`)},
	{"status", regexp.MustCompile(`(?:状态|结果)$`)},
	{"amount", regexp.MustCompile(`^(?:交易|汇款|转账|付款|支付|本次|划款|业务|人民币)*金额$`)},
	{"other_amount", regexp.MustCompile(`(?:金额|发生额|付款额|数额)$`)},
	{"purpose", regexp.MustCompile(`用途|事由$|款项性质$`)},
	{"remark", regexp.MustCompile(`附言|留言$`)},
	{"summary", regexp.MustCompile(`摘要$`)},
	{"note", regexp.MustCompile(`备注$`)},
	{"date", regexp.MustCompile(`^(?:银行)?(?:交易|转账|汇款|付款|支付|扣款|划款|业务)(?:发生|办理|完成|成功)?(?:日期?|时间|日期时间)$`)},
	{"booked", regexp.MustCompile(`(?:记账|入账|到账|过账|委托|办理|受理|处理|^|发生)(?:日期|时间|日期时间)$|时间戳$`)},
	{"other_date", regexp.MustCompile(`(?:日期|时间)$`)},
	{"stop", regexp.MustCompile(`(?:码|号|机构|渠道|类型|方式|种类|次数|柜员|币种|币别|余额|手续费|费用|网点|合计)$`)},
}

// aside are labels of neither party, though they end like such ones.
var aside = regexp.MustCompile(`手续费|打印|补打|凭证|代理|经办人|清算|中间|机构名称|业务[类种]|产品|商品|项目|验证|有效|币种|行号|文件|附件|费用|税|优惠|上次|预约|到期|起息`)

// owned are the words before that of a name which do not make it that of a thing.
var owned = regexp.MustCompile(`^(?:单位|客户|企业|公司|开户|户|[账帐]户|[账帐卡]号|对公)*$`)

// slipLabel tells what a label of a slip is; "" where it is none.
func slipLabel(label string) string {
	label = wordOrder(strings.Trim(label, "/、"))
	side := partyIn(label)
	if side != "any" && bareParty.MatchString(label) && !accountWord.MatchString(label) {
		return side
	}
	for _, t := range things {
		at := t.words.FindStringIndex(label)
		if at == nil || len([]rune(label[:at[0]])) > longestPrefix {
			continue
		}
		part, isParty := strings.CutPrefix(t.key, "party_")
		switch {
		case aside.MatchString(label) && t.key != "serial_number" && t.key != "voucher_number", part == "name" && side == "any" && !owned.MatchString(label[:at[0]]):
			return "stop"
		case isParty:
			return side + "_" + part
		}
		return t.key
	}
	return ""
}

// behindIn is a label with a word in brackets behind it, or in front of it.
var (
	behindIn = regexp.MustCompile(`^(\p{Han}+)\(([^()]*)\)$`)
	frontIn  = regexp.MustCompile(`^\(([^()]*)\)(\p{Han}*)$`)
)

// wordOrder puts the word in brackets where it stands without them: before the
// thing.
func wordOrder(label string) string {
	if m := behindIn.FindStringSubmatch(label); m != nil {
		return m[2] + m[1]
	}
	return frontIn.ReplaceAllString(label, "$1$2")
}

// partyIn is the party that words name: "any" where they name none or both.
func partyIn(words string) string {
	payer, payee := payerWords.MatchString(words), payeeWords.MatchString(words)
	switch {
	case payer && !payee:
		return "payer"
	case payee && !payer:
		return "payee"
	}
	return "any"
}

var (
	// ownWords tell a party by who has the slip.
	ownWords = regexp.MustCompile(`我方|本方|己方|对方|对手`)
	// paidOut and cameIn are in what slips say of which way the money went.
	paidOut = regexp.MustCompile(`付款|支出|转出|汇出|划出|往账|借记|借方|电汇|扣款|(?:借贷|收付)(?:标志|标识|方向|类型)?:?[借付]`)
	cameIn  = regexp.MustCompile(`收款|收入|入账|到账|来账|贷记|贷方|转入|汇入|(?:借贷|收付)(?:标志|标识|方向|类型)?:?[贷收]`)
)

// turnOwn puts right the labels that tell a party only by who has the slip: where
// money came in, that is the payee; where nothing says which way it went, the
// party is but likely.
func (f *form) turnOwn() {
	all := f.text.stream().letters
	out, in := paidOut.MatchString(all), cameIn.MatchString(all)
	for i, m := range f.marks {
		side, part := partyOf(m.key), partOfKey(m.key)
		if side == "" || part == "" || out && !in || !ownWords.MatchString(flat(f.rows[m.row].glyphs[m.from:m.to])) {
			continue
		}
		if in && !out {
			f.marks[i].key = pick(side == "payer", "payee", "payer") + "_" + part
		} else {
			f.marks[i].key = side + "_" + part + unsure
		}
	}
}
