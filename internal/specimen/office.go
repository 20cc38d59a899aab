package specimen

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// office is what an office asks for in one business, written down from its own
// text (DOMAIN.md A.1 to A.5), not from the rules of the program.
type office struct {
	profile  string
	business string
	reasons  []string // of a replacement; nil: none is given
	papers   []string // of the enterprise: kinds, "tax" and "trade" for any that the office takes
	personal []string // of each applicant
	fees     []fee
	states   []string // that the application is declared to be in; nil: none is declared
	onRecord bool     // declared
	form     bool     // the online form is declared
	several  bool     // the group at hand has several applicants
}

// fee is what is paid for each applicant, and to whom.
type fee struct {
	payee, account string
	fen            int64
}

var (
	ministryFee = fee{feePayee, feeAccount, feeFen}
	guideFee    = fee{olderPayee, olderAccount, feeFen}
	localFee    = fee{"辽宁省外事服务中心", "293476735218", 150000}
)

const (
	underReview = "APEC经济体审核中"
	unpaid      = "待缴费"
)

// made are the states of an application whose card exists (S-MFA L460, L521).
var made = []string{"APEC经济体审核中，已提前制卡", "全部经济体审核完成，已提前制卡", "已自取", "已邮寄"}

var (
	enterpriseOf2026 = []string{"business_licence", "tax", "company_letter", "trade"}
	personalOf2026   = []string{"passport", "photo", "signature", "social_insurance", "no_crime_record"}
	guidePictures    = []string{"passport", "photo", "signature", "basic_info_form"}
	bothFees         = []fee{guideFee, localFee}
	stationPapers    = []string{"business_licence", "tax", "company_letter", "company_profile", "commitment_letter", "trade"}
)

// offices lists every office with every business of which its text states
// something that can be handed in or declared.
var offices = []office{
	{profile: "mfa", business: "new", papers: []string{"tax", "company_letter"}, personal: personalOf2026, form: true},
	{profile: "mfa", business: "new", papers: []string{"tax", "company_letter"}, personal: personalOf2026, fees: []fee{ministryFee}, states: []string{unpaid}, form: true},
	{profile: "mfa", business: "renew", papers: []string{"tax", "company_letter"}, personal: personalOf2026, form: true},
	{profile: "mfa", business: "replace", reasons: []string{"passport_changed", "damaged", "lost", "add_economy"}, fees: []fee{ministryFee}, states: []string{unpaid}},
	{profile: "mfa", business: "passport_swap", personal: []string{"passport"}, states: []string{underReview}},
	{profile: "mfa", business: "payment", fees: []fee{ministryFee}, states: []string{unpaid}},
	{profile: "liaoning-2026", business: "new", papers: enterpriseOf2026, personal: personalOf2026, fees: []fee{ministryFee}},
	{profile: "liaoning-2026", business: "renew", papers: enterpriseOf2026, personal: personalOf2026, fees: []fee{ministryFee}},
	{profile: "liaoning-2026", business: "replace", reasons: []string{"passport_changed"}, personal: []string{"passport"}, fees: []fee{ministryFee}, states: made},
	{profile: "liaoning-2026", business: "replace", reasons: []string{"lost"}, personal: []string{"loss_proof"}, fees: []fee{ministryFee}, states: made},
	{profile: "liaoning-2026", business: "replace", reasons: []string{"damaged", "add_economy"}, fees: []fee{ministryFee}, states: made},
	{profile: "liaoning-2026", business: "passport_swap", personal: []string{"passport"}, states: []string{underReview}},
	{profile: "liaoning-guide", business: "new", papers: []string{"business_licence", "tax", "company_profile", "trade"},
		personal: slices.Concat(guidePictures, []string{"visa_page", "application_form", "social_insurance", "no_crime_record"}), fees: bothFees},
	{profile: "liaoning-guide", business: "renew", papers: []string{"company_letter"},
		personal: slices.Concat(guidePictures, []string{"social_insurance", "no_crime_record", "card"}), fees: bothFees, onRecord: true},
	{profile: "liaoning-guide", business: "replace", reasons: []string{"passport_changed"}, papers: []string{"request_letter"},
		personal: []string{"passport", "old_passport", "card"}, fees: bothFees},
	{profile: "liaoning-guide", business: "replace", reasons: []string{"damaged"}, papers: []string{"request_letter"}, personal: []string{"passport", "card"}, fees: bothFees},
	{profile: "liaoning-guide", business: "replace", reasons: []string{"lost"}, papers: []string{"request_letter"}, personal: []string{"passport", "loss_proof"}, fees: bothFees},
	{profile: "liaoning-guide", business: "replace", reasons: []string{"add_economy"}, personal: []string{"passport", "card"}, fees: bothFees},
	{profile: "liaoning-guide", business: "passport_swap", papers: []string{"request_letter"}, personal: []string{"passport"}},
	{profile: "liaoning-guide", business: "cancel", papers: []string{"request_letter"}},
	{profile: "liaoning-guide", business: "early", papers: []string{"request_letter"}},
	{profile: "wanzhou-2025", business: "new", papers: stationPapers, personal: personalOf2026},
	{profile: "wanzhou-2025", business: "renew", papers: stationPapers, personal: personalOf2026},
	{profile: "wanzhou-2025", business: "new", papers: []string{"business_licence", "company_letter", "company_profile", "commitment_letter"},
		personal: []string{"passport", "photo", "signature", "audit_form"}},
	{profile: "shenzhen-2022", business: "replace", reasons: []string{"passport_changed", "damaged"}, papers: []string{"request_letter"},
		personal: []string{"passport", "card"}, fees: []fee{ministryFee}},
	{profile: "shenzhen-2022", business: "replace", reasons: []string{"lost"}, papers: []string{"request_letter"},
		personal: []string{"passport", "loss_proof"}, fees: []fee{ministryFee}},
	{profile: "shenzhen-2022", business: "cancel", papers: []string{"request_letter"}, personal: []string{"card"}},
	{profile: "shenzhen-2022", business: "early", papers: []string{"request_letter"}},
}

// Kinds lists the profiles with the businesses, and the reasons of those, that
// groups are made for, in turn.
func Kinds() []Options {
	var out []Options
	for _, o := range offices {
		made := Options{Profile: o.profile, Business: o.business}
		if o.reasons == nil {
			out = append(out, made)
		}
		for _, made.Reason = range o.reasons {
			out = append(out, made)
		}
	}
	return out
}

// madeFor lists the businesses, with their reasons, that groups of a profile are
// made for; the profiles where there is no such profile.
func madeFor(profile string) []string {
	var businesses, profiles []string
	for _, k := range Kinds() {
		profiles = append(profiles, k.Profile)
		if k.Profile == profile {
			businesses = append(businesses, strings.TrimSpace(k.Business+" "+k.Reason))
		}
	}
	if businesses == nil {
		businesses = profiles
	}
	slices.Sort(businesses)
	return slices.Compact(businesses)
}

// officeFor is one of the lists of what the office asks for, drawn by the seed.
func officeFor(o Options) (office, error) {
	var fit []office
	for _, f := range offices {
		reason := f.reasons == nil && o.Reason == "" || slices.Contains(f.reasons, o.Reason)
		if f.profile == o.Profile && f.business == o.Business && reason {
			fit = append(fit, f)
		}
	}
	if len(fit) == 0 {
		return office{}, fmt.Errorf("不制作 %s 的 %s 团组，可用的有 no groups are made of it, but of：%s",
			o.Profile, strings.TrimSpace(o.Business+" "+o.Reason), strings.Join(madeFor(o.Profile), "、"))
	}
	chosen := pick(newRand(o.Seed, 5), fit)
	chosen.several = o.Applicants > 1
	return chosen, nil
}

// The sizes of photos and signatures, in pixels (DOMAIN.md C1, C2). The
// platform takes any up to 600 by 800 and 600 by 300.
var (
	photoSizes     = map[string][2]int{"wanzhou-2025": {550, 733}, "mfa": {480, 640}}
	signatureSizes = map[string][2]int{"wanzhou-2025": {550, 280}, "mfa": {600, 300}}
)

// pictureSize is the size that the office asks for a photo or a signature in.
func (o office) pictureSize(kind string) [2]int {
	sizes, usual := photoSizes, [2]int{600, 800}
	if kind == "signature" {
		sizes, usual = signatureSizes, [2]int{300, 150}
	}
	if size, ok := sizes[o.profile]; ok {
		return size
	}
	return usual
}

// picturesOnly reports whether the office takes JPEG alone (S-MFA L337, L371;
// S-CQ L75).
func (o office) picturesOnly() bool { return o.profile == "mfa" || o.profile == "wanzhou-2025" }

// taxKinds are the papers on taxes that the office takes (C13).
func (o office) taxKinds() []string {
	if o.profile == "liaoning-2026" {
		return []string{"tax_certificate", "tax_certificate", "tax_rating"}
	}
	return []string{"tax_certificate"}
}

// addPapers fills the group with what the office asks for.
func (d *draft) addPapers() {
	for _, kind := range d.office.papers {
		switch kind {
		case "tax":
			kind = pick(d.rng, d.office.taxKinds())
		case "trade":
			kind = "customs_declaration"
			if d.company.industry == "other" {
				kind = "contract"
			}
		}
		d.papers = append(d.papers, &entry{kind: kind, who: d.spokesman(kind)})
	}
	if d.apiece {
		return
	}
	for i := range d.office.fees {
		d.papers = append(d.papers, &entry{kind: "remittance_slip", fee: &d.office.fees[i]})
	}
}

// spokesman is whom a letter of request is about: it names one person.
func (d *draft) spokesman(kind string) *person {
	if kind == "request_letter" && len(d.members) > 0 {
		return &d.members[0].person
	}
	return nil
}

// addOwn fills an applicant's folder.
func (d *draft) addOwn(m *member) {
	for _, kind := range d.office.personal {
		e := &entry{kind: kind, who: &m.person}
		switch kind {
		case "old_passport":
			e.kind, e.who = "passport", m.withOlderPassport(d)
		case "card":
			e.until = d.today.AddDate(0, between(d.rng, 1, 5), d.rng.IntN(25))
			if d.office.business == "replace" || d.office.business == "cancel" {
				e.until = d.today.AddDate(between(d.rng, 1, 3), 0, d.rng.IntN(200))
			}
			e.layout = "two-sides"
		case "loss_proof":
			e.layout = pick(d.rng, lossLayoutsOf(d.office.profile))
		case "basic_info_form":
			e.level = LevelPDF
		}
		m.papers = append(m.papers, e)
	}
	if d.apiece {
		for i := range d.office.fees {
			m.papers = append(m.papers, &entry{kind: "remittance_slip", who: &m.person, fee: &d.office.fees[i]})
		}
	}
}

// withOlderPassport is the person with the passport that was replaced.
func (m *member) withOlderPassport(d *draft) *person {
	old := m.person
	old.passportIssue = m.passportIssue.AddDate(-10, 2, 0)
	old.passportExpiry = old.passportIssue.AddDate(10, 0, -1)
	old.passportNumber, old.personalNumber = passportNumber(d.rng), personalNumber(d.rng)
	return &old
}

// lossLayoutsOf are the proofs of a loss that the office takes: of the police
// in Liaoning, of a newspaper in Shenzhen (C11).
func lossLayoutsOf(profile string) []string {
	if profile == "shenzhen-2022" {
		return []string{"clipping", "pasted"}
	}
	return []string{"receipt", "certificate"}
}

// settle moves the company to where the office takes companies from.
func (d *draft) settle() {
	if d.office.profile != "wanzhou-2025" {
		return
	}
	d.company = inWanzhou(&facts{rng: d.rng}, d.company)
	d.company.address = fmt.Sprintf("重庆市万州区%s%d号%d室", pick(d.rng, streets), between(d.rng, 1, 260), between(d.rng, 101, 2816))
	d.company.setOffices(d.rng)
}

// declareForm fills in the online form of the platform (S-MFA L251-371).
func (d *draft) declareForm() {
	c := d.company
	d.forms.enterprise = map[string]string{
		"name": c.name, "uscc": c.uscc, "registered_place": c.province + c.city, "phone": c.phone, "nature": "民营", "line_of_business": c.trade,
		"employees": fmt.Sprint(c.employees), "establishment_date": isoDate(c.established), "registered_capital": fmt.Sprint(c.capitalWan),
		"total_assets": fmt.Sprint(c.capitalWan * 3), "turnover": fmt.Sprint(c.capitalWan * 5), "tax_payable": fmt.Sprint(c.capitalWan / 5),
		"debt_ratio": fmt.Sprint(between(d.rng, 10, 60)), "trade_volume": fmt.Sprint(c.capitalWan * 2), "scope": c.scope,
		"apec_dealings": "与" + c.tradeEconomy.zh + "企业长期合作",
	}
	d.forms.group = map[string]string{"name": c.name + "团组", "contact_name": d.members[0].nameZh, "contact_phone": d.members[0].phone, "purpose": "商务往来"}
	for _, m := range d.members {
		m.form = m.formOf(d.today)
	}
}

func (m *member) formOf(today time.Time) map[string]string {
	surname, given := []rune(m.nameZh)[:1], []rune(m.nameZh)[1:]
	return map[string]string{
		"surname": string(surname), "given_names": string(given), "name_pinyin": m.surname + " " + m.given, "id_number": m.idNumber, "sex": m.sex,
		"birth_date": isoDate(m.birth), "birth_place": "中国" + m.birthPlaceZh, "home_address": m.hukouAddress, "mobile_number": m.phone,
		"email": "person@example.com", "insurance_place": "沈阳市", "position": m.position, "months_employed": fmt.Sprint(60 + today.Year()%7),
		"passport_number": m.passportNumber, "passport_type": "普通护照", "issue_date": isoDate(m.passportIssue), "expiry_date": isoDate(m.passportExpiry),
		"issuing_authority": "中华人民共和国国家移民管理局", "issue_place": m.issuePlaceZh, "has_apec_visa": "false", "residence_country": "中国",
		"has_old_card": "false",
	}
}
