package specimen

import (
	"slices"
	"strings"
	"time"
)

// defect is a way to break one rule.
type defect struct {
	rule     string
	touches  string            // what it changes; two defects of a group must not touch the same thing of the same owner
	industry string            // the enterprise must be of this industry
	kinds    []string          // of paper, one of which the office must ask for; nil: none is needed
	fits     func(office) bool // whether the office states the rule; nil: where it asks for the paper
	personal bool              // of an applicant, else of the enterprise
	whole    bool              // of the group as such
	rare     bool              // only when asked for by name
	note     string
	plant    func(d *draft, m *member) *entry // the paper it shows on; nil when it is missing
}

// Rules lists the ids of the rules that a defect can be planted for.
func Rules() []string {
	var out []string
	for _, d := range defects() {
		out = append(out, d.rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func defects() []defect {
	return slices.Concat(groupDefects(), enterpriseDefects(), paymentDefects(), tradeDefects(), passportDefects(), certificateDefects(), pictureDefects(), officeDefects())
}

func groupDefects() []defect {
	return []defect{{
		rule: "group.size.max_30", touches: "size", whole: true, rare: true, note: "31 applicants",
		plant: func(d *draft, _ *member) *entry {
			for len(d.members) < 31 {
				d.addMember()
			}
			return nil
		},
	}, {
		rule: "group.size.min_1", touches: "size", whole: true, rare: true, note: "no applicants",
		plant: func(d *draft, _ *member) *entry {
			if d.absent = true; d.apiece {
				d.papers = append(d.papers, &entry{kind: "remittance_slip"})
			}
			return nil
		},
	}, {
		rule: "state.allows", touches: "state", whole: true, note: "the application is in a state that does not allow the business",
		fits: func(o office) bool { return o.profile == "liaoning-2026" || o.profile == "mfa" && len(o.fees) == 0 },
		plant: func(d *draft, _ *member) *entry {
			if d.state = underReview; d.office.business == "passport_swap" {
				d.state = made[2]
			}
			return nil
		},
	}, {
		rule: "enterprise.employees.min", touches: "letter", note: "seven employees", fits: of([]string{"new", "renew"}, "liaoning-2026", "liaoning-guide"),
		plant: func(d *draft, _ *member) *entry { d.company.employees = 7; return d.find("company_letter") },
	}, {
		rule: "enterprise.uscc.checksum", touches: "licence", kinds: []string{"business_licence"}, note: "the credit code's check character is wrong on every paper",
		plant: func(d *draft, _ *member) *entry {
			d.company.uscc = spoiled(d.company.uscc)
			return d.find("business_licence")
		},
	}}
}

// onPaper is a defect that the layouts of the enterprise's paper draw.
func onPaper(rule, touches, note string, kinds ...string) defect {
	return defect{rule: rule, touches: touches, note: note, kinds: kinds, plant: func(d *draft, _ *member) *entry {
		e := d.find(kinds...)
		e.defect = rule
		return e
	}}
}

// without is a defect of an enterprise paper that is missing.
func without(rule, touches, note string, kinds ...string) defect {
	return defect{rule: rule, touches: touches, note: note, kinds: kinds, plant: func(d *draft, _ *member) *entry {
		d.papers = drop(d.papers, d.find(kinds...))
		return nil
	}}
}

var taxKinds = []string{"tax_certificate", "tax_rating"}

func enterpriseDefects() []defect {
	rating := onPaper("tax.credit.min_grade_M", "tax", "the tax credit grade is C or D", taxKinds...)
	rating.fits = by("liaoning-2026")
	rating.plant = asKind("tax_rating", rating.rule, taxKinds...)
	lookAlike := onPaper("tax.kind.allowed", "tax", "a look-alike instead of the tax proof", taxKinds...)
	lookAlike.plant = asKind("tax_certificate", lookAlike.rule, taxKinds...)
	return []defect{
		onPaper("enterprise.three_elements.match", "licence", "name or code on the licence is another company's", "business_licence"),
		onPaper("business_licence.operating_term", "licence", "the operating term is over", "business_licence"),
		without("business_licence.present", "licence", "no business licence", "business_licence"),
		without("company_letter.present", "letter", "no company letter", "company_letter"),
		onPaper("company_letter.names_all_applicants", "letter", "the letter leaves one applicant out", "company_letter"),
		without("tax.present", "tax", "no tax proof", taxKinds...),
		lookAlike, rating,
		onPaper("tax.taxpayer.match", "tax", "the taxpayer is another company", taxKinds...),
		onPaper("tax.year.previous", "tax", "the tax proof is of an earlier year", taxKinds...),
	}
}

var slipKind = []string{"remittance_slip"}

func paymentDefects() []defect {
	missing := defect{rule: "payment.present", touches: "payment", note: "no remittance slip", kinds: slipKind, plant: func(d *draft, _ *member) *entry {
		for _, slip := range d.slips() {
			d.papers = drop(d.papers, slip)
			for _, m := range d.members {
				m.papers = drop(m.papers, slip)
			}
		}
		return nil
	}}
	payee, account := onSlip("payment.payee", "paid to somebody else"), onSlip("payment.account", "paid to the account of another year")
	payee.fits, account.fits = by("liaoning-2026", "liaoning-guide"), by("liaoning-2026", "liaoning-guide")
	return []defect{
		missing,
		onSlip("payment.amount", "less was paid than 720 yuan a person"),
		payee,
		onSlip("payment.payer.match", "paid by another company"),
		account,
		onSlip("payment.status.success", "the transfer is not done yet"),
	}
}

// onSlip is a defect of one remittance slip of the group.
func onSlip(rule, note string) defect {
	return defect{rule: rule, touches: "payment", note: note, kinds: slipKind, plant: func(d *draft, _ *member) *entry {
		e := pick(d.rng, d.slips())
		e.defect = rule
		return e
	}}
}

// asKind plants rule by handing in another kind of paper instead.
func asKind(kind, rule string, kinds ...string) func(*draft, *member) *entry {
	return func(d *draft, _ *member) *entry {
		e := d.find(kinds...)
		e.kind, e.defect = kind, rule
		return e
	}
}

var tradeKinds = []string{"customs_declaration", "contract", "intent_letter", "project_plan"}

func tradeDefects() []defect {
	const maker, service = "manufacturing", "other"
	byIndustry := defect{rule: "trade.kind.by_industry", touches: "trade", kinds: tradeKinds, fits: by("liaoning-2026"), industry: maker, note: "a manufacturer hands in a contract",
		plant: asKind("contract", "", tradeKinds...)}
	support := defect{rule: "trade.intent.support", touches: "trade", kinds: tradeKinds, fits: by("liaoning-2026"), industry: service, note: "an intent letter with a visa but no e-mail",
		plant: func(d *draft, m *member) *entry {
			d.members[0].papers = append(d.members[0].papers, &entry{kind: "visa_page", who: &d.members[0].person})
			return asKind("intent_letter", "", tradeKinds...)(d, m)
		}}
	nothing := defect{rule: "visa_and_email.present", touches: "trade", kinds: tradeKinds, fits: by("liaoning-2026"), industry: service, note: "a project plan without visa and e-mail",
		plant: asKind("project_plan", "", tradeKinds...)}
	year := onPaper("trade.customs.previous_year", "trade", "the declaration is of an earlier year", tradeKinds...)
	place := onPaper("trade.customs.apec_counterparty", "trade", "the goods went to Germany", tradeKinds...)
	year.industry, place.industry = maker, maker
	year.fits = by("liaoning-2026")
	consignor := defect{rule: "trade.customs.consignor", touches: "trade", kinds: tradeKinds, industry: maker, note: "the declaration is another company's",
		plant: func(d *draft, _ *member) *entry {
			e := d.find(tradeKinds...)
			e.other = true
			return e
		}}
	return []defect{without("trade.present", "trade", "no trade proof", tradeKinds...), byIndustry, support, nothing, year, place, consignor}
}

// onOwn is a defect that the layouts of an applicant's paper draw.
func onOwn(rule, kind, note string) defect {
	return defect{rule: rule, touches: kind, kinds: []string{kind}, personal: true, note: note, plant: func(_ *draft, m *member) *entry {
		e := findKind(m.papers, kind)
		e.defect = rule
		return e
	}}
}

// lacking is a defect of an applicant's paper that is missing.
func lacking(rule, kind, note string) defect {
	return defect{rule: rule, touches: kind, kinds: []string{kind}, personal: true, note: note, plant: func(_ *draft, m *member) *entry {
		m.papers = drop(m.papers, findKind(m.papers, kind))
		return nil
	}}
}

// ofPerson is a defect that lies in the person's own data.
func ofPerson(rule, kind, note string, change func(p *person, today time.Time)) defect {
	return defect{rule: rule, touches: kind, kinds: []string{kind}, personal: true, note: note, plant: func(d *draft, m *member) *entry {
		change(&m.person, d.today)
		return findKind(m.papers, kind)
	}}
}

func passportDefects() []defect {
	return []defect{
		lacking("passport.present", "passport", "no passport").where(onePassport),
		{rule: "passport.is_data_page", touches: "passport", kinds: []string{"passport"}, fits: onePassport, personal: true, note: "another page of the passport",
			plant: func(_ *draft, m *member) *entry {
				e := findKind(m.papers, "passport")
				e.kind = "passport_page"
				return e
			}},
		ofPerson("passport.validity.min_1y", "passport", "the passport ends in seven months", func(p *person, today time.Time) {
			p.passportExpiry = today.AddDate(0, 7, 3)
			p.passportIssue = p.passportExpiry.AddDate(-10, 0, 1)
		}),
		ofPerson("passport.span.regular", "passport", "the passport runs for nine years", func(p *person, _ time.Time) {
			p.passportExpiry = p.passportExpiry.AddDate(-1, 0, 0)
			p.passportIssue = p.passportExpiry.AddDate(-9, 0, 1)
		}),
		onOwn("passport.mrz.checkdigits", "passport", "the last check digit of the zone is wrong"),
		drawnAs("passport.colour", "passport", "scanned without colour", picture{grey: true}).where(by("mfa", "liaoning-2026", "liaoning-guide", "wanzhou-2025")),
		onOwn("passport.viz_mrz.match", "passport", "the printed number differs from the zone's"),
		ofPerson("passport.kind.ordinary", "passport", "a passport of Utopia", func(p *person, _ time.Time) {
			p.nationality, p.passportMRZState, p.passportNumber = "UTO", "UTO", "L"+p.passportNumber[2:]+"C"
			p.personalNumber = ""
		}),
		ofPerson("idcard.checksum", "social_insurance", "the ID number's check character is wrong on every paper", func(p *person, _ time.Time) {
			p.idNumber = p.idNumber[:17] + string("10X98765432"[(strings.IndexByte("10X98765432", p.idNumber[17])+3)%11])
		}),
		ofPerson("idcard.birth_sex.match_passport", "social_insurance", "the ID number says another birth date", func(p *person, _ time.Time) {
			s := p.idNumber[:6] + p.birth.AddDate(-1, 1, 0).Format("20060102") + p.idNumber[14:17]
			p.idNumber = s + string(idCheck(s))
		}).touching("passport"), // without which nobody can see it
		ofPerson("name.hanzi_pinyin.match", "passport", "the Latin name is not that of the characters", func(p *person, _ time.Time) {
			p.given = strings.Repeat("XU", 1+len([]rune(p.nameZh))/4)
		}),
	}
}

func certificateDefects() []defect {
	const police, social = "no_crime_record", "social_insurance"
	return []defect{
		lacking("no_crime.present", police, "no no-crime record"),
		onOwn("no_crime.subject.match", police, "the record is another person's"),
		onOwn("no_crime.issuer.police", police, "not issued by the police"),
		onOwn("no_crime.validity.max_3m", police, "older than three months"),
		onOwn("no_crime.result.clean", police, "a record was found"),
		lacking("social.present", social, "no social insurance statement"),
		onOwn("social.months.min_6", social, "fewer than six months").where(by("liaoning-2026", "liaoning-guide", "wanzhou-2025")),
		onOwn("social.name.match", social, "the statement is another person's"),
		onOwn("social.employer.match", social, "paid at another company"),
		onOwn("social.recent", social, "nothing paid for the last months"),
		onOwn("social.consecutive", social, "a gap of two months"),
		onOwn("social.no_arrears", social, "a month paid in arrears"),
	}
}

// drawnAs is a defect of a picture file.
func drawnAs(rule, kind, note string, p picture) defect {
	return defect{rule: rule, touches: kind, kinds: []string{kind}, personal: true, note: note, plant: func(_ *draft, m *member) *entry {
		e := findKind(m.papers, kind)
		e.picture = p
		return e
	}}
}

func pictureDefects() []defect {
	exact := by("liaoning-2026", "liaoning-guide", "wanzhou-2025")
	white, station := by("liaoning-2026", "wanzhou-2025"), by("wanzhou-2025")
	filled := by("liaoning-2026", "liaoning-guide", "mfa")
	return []defect{
		lacking("photo.present", "photo", "no photo"),
		drawnAs("photo.format", "photo", "a PNG", picture{png: true}),
		drawnAs("photo.pixels", "photo", "550 by 733 pixels", picture{width: 550, height: 733}).where(by("liaoning-2026", "liaoning-guide")),
		drawnAs("photo.pixels", "photo", "600 by 800 pixels", picture{width: 600, height: 800}).where(station),
		drawnAs("photo.pixels", "photo", "900 by 1200 pixels", picture{width: 900, height: 1200}).where(by("mfa")),
		drawnAs("photo.ratio_3_4", "photo", "600 by 600 pixels", picture{width: 600, height: 600}),
		drawnAs("photo.background.white", "photo", "a blue ground", picture{ground: ink{92, 150, 220}}).where(white),
		drawnAs("photo.colour", "photo", "black and white", picture{grey: true}).where(exact),
		lacking("signature.present", "signature", "no signature"),
		drawnAs("signature.format", "signature", "a PNG", picture{png: true}),
		drawnAs("signature.pixels", "signature", "600 by 300 pixels", picture{width: 600, height: 300}).where(exact),
		drawnAs("signature.pixels", "signature", "800 by 400 pixels", picture{width: 800, height: 400}).where(by("mfa")),
		drawnAs("signature.ratio_2_1", "signature", "300 by 200 pixels", picture{width: 300, height: 200}),
		drawnAs("signature.background.white", "signature", "grey paper", picture{ground: ink{188, 184, 176}}).where(white),
		drawnAs("signature.no_border", "signature", "a drawn frame", picture{frame: true}).where(by("liaoning-2026")),
		drawnAs("signature.fills_frame", "signature", "small writing", picture{small: true}).where(filled),
	}
}
