package report

import (
	"strings"

	"zhengqi/internal/dossier"
)

// Title is what a code is called, in Chinese and English. A code without a
// title goes by itself.
type Title struct{ Code, Zh, En string }

// maxCode is how wide a code without a title may be shown, in columns.
const maxCode = 40

var verdictTitles = map[dossier.Verdict][2]string{
	dossier.Barred:     {"疑属不予办理情形", "barred"},
	dossier.Incomplete: {"材料不完整", "incomplete"},
	dossier.Review:     {"待人工核对", "needs review"},
	dossier.Deferrable: {"可容缺办理", "deferrable"},
	dossier.Complete:   {"材料完整", "complete"},
}

var severityTitles = map[dossier.Severity][2]string{
	dossier.Fail:   {"不符合", "fail"},
	dossier.Manual: {"待人工判断", "for a person"},
	dossier.Warn:   {"请留意", "warning"},
	dossier.Info:   {"提示", "note"},
}

var stateTitles = map[dossier.SlotState][2]string{
	dossier.SlotOK:          {"合格", "ok"},
	dossier.SlotReview:      {"待核对", "to review"},
	toConfirm:               {"待人确认", "to be confirmed"},
	dossier.SlotFailed:      {"不合格", "failed"},
	dossier.SlotMissing:     {"缺少", "missing"},
	dossier.SlotDeferred:    {"容缺", "deferred"},
	dossier.SlotExempt:      {"免交", "exempt"},
	dossier.SlotNotRequired: {"无需", "not required"},
	dossier.SlotNotStated:   {"未规定", "not stated"},
}

// toConfirm is the state of a slot under review for nothing but what a person
// has to confirm in any case.
const toConfirm dossier.SlotState = "confirm"

var stateMarks = map[dossier.SlotState]string{
	dossier.SlotOK: "✓", dossier.SlotReview: "?", dossier.SlotFailed: "✗", dossier.SlotMissing: "缺", dossier.SlotDeferred: "容",
	dossier.SlotExempt: "免", dossier.SlotNotRequired: "-", dossier.SlotNotStated: "未", toConfirm: "○",
}

var slotTitles = map[string][2]string{
	"company_letter":           {"企业申请公函", "company letter"},
	"business_licence":         {"营业执照", "business licence"},
	"tax_proof":                {"纳税证明", "tax proof"},
	"trade_proof":              {"经贸往来证明", "trade proof"},
	"applicant_visa_and_email": {"签证与往来邮件", "visas and e-mails"},
	"passport":                 {"护照资料页", "passport"},
	"passport_old_page":        {"旧护照资料页", "old passport"},
	"no_crime_record":          {"无犯罪记录证明", "no-crime record"},
	"social_insurance":         {"社保证明", "social insurance"},
	"photo":                    {"照片", "photo"},
	"signature":                {"签名", "signature"},
	"payment_mfa":              {"外交部汇款单", "payment to the ministry"},
	"payment_local":            {"本地代办费汇款单", "local payment"},
}

var traitTitles = map[string][2]string{
	"name_zh": {"姓名", "name"}, "name_latin": {"姓名拼音", "name in Latin letters"}, "sex": {"性别", "sex"}, "birth_date": {"出生日期", "date of birth"},
	"id_number": {"身份证号", "ID number"}, "passport_number": {"护照号码", "passport number"},
}

// factTitles are the declared facts that a finding may be about.
var factTitles = map[string][2]string{
	"employees": {"员工人数", "employees"}, "name": {"企业名称", "company name"}, "uscc": {"统一社会信用代码", "credit code"},
	"legal_representative": {"法定代表人", "legal representative"}, "industry": {"企业类型", "industry"}, "former_name": {"企业曾用名", "former name"},
	"dishonest_list": {"失信名单", "list of the dishonest"}, "economic_case": {"经济问题", "economic case"}, "bankrupt": {"破产", "bankrupt"},
	"name_zh": {"姓名", "name"}, "name_latin": {"姓名拼音", "name in Latin letters"}, "id_number": {"身份证号", "ID number"}, "occupation": {"职务", "occupation"},
	"date": {"申报日期", "date"}, "forwarding_date": {"报送日期", "day of forwarding"}, "reason": {"换补原因", "reason"}, "state": {"申请单状态", "state"},
	"file": {"文件", "file"}, "on_record": {"企业已备案", "on record"}, "applicants": {"申请人数", "applicants"}, "applicant_names": {"申请人姓名", "names of the applicants"},
}

var businessTitles = map[string][2]string{
	"new": {"新办", "new"}, "renew": {"续办", "renewal"}, "replace": {"换补卡", "replacement"}, "passport_swap": {"换护照", "passport swap"},
	"cancel": {"注销", "cancellation"}, "early": {"提前制卡", "early issue"}, "payment": {"缴费", "payment"},
}

var reasonTitles = map[string][2]string{
	"passport_changed": {"换发护照", "passport changed"}, "damaged": {"损坏", "damaged"}, "lost": {"遗失", "lost"}, "add_economy": {"增加经济体", "add an economy"},
}

// BusinessTitles are what all businesses are called, in their usual order.
func BusinessTitles() []Title {
	return titledAll(businessTitles, "new", "renew", "replace", "passport_swap", "cancel", "early", "payment")
}

// ReasonTitles are what the reasons are called for which a card is replaced.
func ReasonTitles() []Title {
	return titledAll(reasonTitles, "passport_changed", "damaged", "lost", "add_economy")
}

func titledAll(titles map[string][2]string, codes ...string) []Title {
	out := make([]Title, len(codes))
	for i, code := range codes {
		out[i] = titled(titles, code)
	}
	return out
}

// VerdictTitle returns what a verdict is called.
func VerdictTitle(v dossier.Verdict) Title { return titled(verdictTitles, v) }

// BusinessTitle returns what a business is called.
func BusinessTitle(code string) Title { return titled(businessTitles, code) }

// factTitle is what a declared fact is called in Chinese; declared_NAME is the
// fact as declared.
func factTitle(name string) string {
	return titled(factTitles, strings.TrimPrefix(name, "declared_")).Zh
}

// SlotTitle returns what the slot that d fills is called.
func SlotTitle(d dossier.SlotDocument) Title { return slotTitle(d.Slot, d.Accepts) }

// StateTitle returns what the state of a slot is called.
func StateTitle(s dossier.SlotState) Title { return titled(stateTitles, s) }

// stateMark returns the sign for the state of a slot in a narrow matrix: one
// character, a question mark for a state it does not know.
func stateMark(s dossier.SlotState) string {
	if mark, ok := stateMarks[s]; ok {
		return mark
	}
	return stateMarks[dossier.SlotReview]
}

// slotTitle is a slot's own title, else that of the kind it is or first
// accepts, else its id.
func slotTitle(slot string, accepts []dossier.Kind) Title {
	if _, ok := slotTitles[slot]; ok {
		return titled(slotTitles, slot)
	}
	for _, kind := range append([]dossier.Kind{dossier.Kind(slot)}, accepts...) {
		if dossier.ValidKind(kind) {
			spec := dossier.Spec(kind)
			return Title{titled(slotTitles, slot).Code, spec.Title, spec.TitleEN}
		}
	}
	return titled(slotTitles, slot)
}

func titled[Code ~string](table map[Code][2]string, code Code) Title {
	id := shorten(Clean(string(code)), maxCode)
	if pair, ok := table[code]; ok {
		return Title{id, pair[0], pair[1]}
	}
	return Title{id, id, id}
}
