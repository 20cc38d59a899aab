package specimen

import "slices"

// by tells the offices of these profiles.
func by(profiles ...string) func(office) bool {
	return func(o office) bool { return slices.Contains(profiles, o.profile) }
}

// of tells the offices of these profiles in these businesses.
func of(businesses []string, profiles ...string) func(office) bool {
	return func(o office) bool {
		return slices.Contains(profiles, o.profile) && slices.Contains(businesses, o.business)
	}
}

// onePassport tells the offices that ask for no older passport beside the new
// one, which would stand in for it.
func onePassport(o office) bool { return !slices.Contains(o.personal, "old_passport") }

// where bounds a defect to the offices that state its rule.
func (d defect) where(fits func(office) bool) defect {
	d.fits = fits
	return d
}

// touching makes a defect keep off others that touch the same thing.
func (d defect) touching(what string) defect {
	d.touches = what
	return d
}

// asksFor reports whether the office asks for a kind of paper.
func (o office) asksFor(kind string) bool {
	switch {
	case slices.Contains(taxKinds, kind):
		kind = "tax"
	case slices.Contains(tradeKinds, kind):
		kind = "trade"
	case kind == "remittance_slip":
		return len(o.fees) > 0
	}
	return slices.Contains(o.papers, kind) || slices.Contains(o.personal, kind)
}

// mayBreak reports whether a defect breaks what the office states.
func (o office) mayBreak(d defect) bool {
	return (d.kinds == nil || slices.ContainsFunc(d.kinds, o.asksFor)) && (d.fits == nil || d.fits(o))
}

// officeDefects break what single offices state.
func officeDefects() []defect {
	return slices.Concat(lackingPapers(), renewalDefects(), fileDefects(), []defect{{
		rule: "replace.loss_proof.kind", touches: "loss_proof", kinds: []string{"loss_proof"}, personal: true, note: "another proof of the loss than the office takes",
		plant: func(d *draft, m *member) *entry {
			e := findKind(m.papers, "loss_proof")
			if e.layout = "clipping"; d.office.profile == "shenzhen-2022" {
				e.layout = "certificate"
			}
			return e
		},
	}, {
		rule: "business_licence.region", touches: "licence", kinds: []string{"business_licence"}, fits: by("wanzhou-2025"), note: "a company of another district",
		plant: func(d *draft, _ *member) *entry {
			d.company = newCompany(d.rng, d.today, d.company.industry)
			return d.find("business_licence")
		},
	}, {
		rule: "form.fields.complete", touches: "form", personal: true, note: "a starred field of the form is empty", fits: func(o office) bool { return o.form },
		plant: func(d *draft, m *member) *entry {
			delete(m.form, pick(d.rng, []string{"home_address", "email", "insurance_place", "months_employed", "issue_place"}))
			return nil
		},
	}, {
		rule: "ban.occupation", touches: "passport", personal: true, note: "a civil servant", fits: of([]string{"new"}, "liaoning-2026", "liaoning-guide"),
		plant: func(_ *draft, m *member) *entry {
			m.position = "国家公务员"
			return nil
		},
	}, {
		rule: "payment.amount", touches: "local", kinds: slipKind, note: "less was paid to the service centre", fits: paysLocally,
		plant: func(d *draft, _ *member) *entry {
			e := pick(d.rng, d.localSlips())
			e.defect = "payment.amount"
			return e
		},
	}})
}

func paysLocally(o office) bool { return slices.Contains(o.fees, localFee) }

// lackingPapers are papers that single offices ask for, missing.
func lackingPapers() []defect {
	request := without("request_letter.present", "request", "no letter of request", "request_letter")
	profile := without("company_profile.present", "profile", "no company profile", "company_profile").where(by("liaoning-guide"))
	promise := without("commitment_letter.present", "promise", "no letter of commitment", "commitment_letter")
	local := defect{rule: "payment_local.present", touches: "local", kinds: slipKind, fits: paysLocally, note: "no slip of the local fee",
		plant: func(d *draft, _ *member) *entry {
			for _, slip := range d.localSlips() {
				d.remove(slip)
			}
			return nil
		}}
	return []defect{
		request, profile, promise, local,
		lacking("loss_proof.present", "loss_proof", "no proof of the loss"),
		lacking("card.present", "card", "no copy of the card").where(of([]string{"replace"}, "liaoning-guide")),
		lacking("old_card.present", "card", "no old card").where(by("shenzhen-2022")),
		lacking("application_form.present", "application_form", "no application form"),
		lacking("basic_info.present", "basic_info_form", "no basic information"),
		lacking("passport_original.present", "visa_page", "no copies of visa pages"),
		{rule: "passport_old.present", touches: "passport", kinds: []string{"old_passport"}, personal: true, note: "no old passport",
			plant: func(_ *draft, m *member) *entry {
				m.papers = drop(m.papers, m.papers[slices.IndexFunc(m.papers, func(e *entry) bool { return e.kind == "passport" && e.who != &m.person })])
				return nil
			}},
	}
}

func renewalDefects() []defect {
	renewal := of([]string{"renew"}, "liaoning-2026", "liaoning-guide")
	declared := func(rule, what string) defect {
		return defect{rule: rule, touches: what, fits: renewal, note: "declared: " + what, plant: func(d *draft, _ *member) *entry {
			if d.cases == nil {
				d.cases = make(map[string]bool)
			}
			d.cases[what] = true
			return nil
		}}
	}
	return []defect{
		declared("ban.dishonest_list", "dishonest_list"), declared("ban.bankrupt", "bankrupt"),
		{rule: "renew.window.6m_before_expiry", touches: "card", kinds: []string{"card"}, fits: of([]string{"renew"}, "liaoning-guide"), personal: true, note: "the card runs for 14 months more",
			plant: func(d *draft, m *member) *entry {
				e := findKind(m.papers, "card")
				e.until = d.today.AddDate(0, 14, 0)
				m.passportIssue = d.today.AddDate(-1, 0, 0)
				m.passportExpiry = m.passportIssue.AddDate(10, 0, -1)
				return e
			}},
	}
}

// fileDefects are of the form and size of the files.
func fileDefects() []defect {
	asPDF := func(rule, kind string, profiles ...string) defect {
		return defect{rule: rule, touches: kind, kinds: []string{kind}, fits: by(profiles...), personal: true, note: "a PDF, where pictures are asked for",
			plant: func(_ *draft, m *member) *entry {
				e := findKind(m.papers, kind)
				e.level = LevelPDF
				return e
			}}
	}
	return []defect{
		asPDF("social.format", "social_insurance", "mfa", "wanzhou-2025"), asPDF("no_crime.format", "no_crime_record", "mfa", "wanzhou-2025"),
		{rule: "passport.filesize.max", touches: "passport", kinds: []string{"passport"}, fits: by("mfa", "wanzhou-2025"), personal: true, note: "a file of more than 5 million bytes",
			plant: func(_ *draft, m *member) *entry {
				e := findKind(m.papers, "passport")
				e.large = true
				return e
			}},
		drawnAs("passport.format", "passport", "a PNG", picture{png: true}).where(by("mfa", "liaoning-guide")),
		{rule: "basic_info.present_pdf", touches: "basic_info_form", kinds: []string{"basic_info_form"}, personal: true, note: "the basic information is a picture",
			plant: func(_ *draft, m *member) *entry {
				e := findKind(m.papers, "basic_info_form")
				e.level = Level0
				return e
			}},
		{rule: "photo.unique", touches: "photo", kinds: []string{"photo"}, personal: true, note: "the photo of another applicant",
			fits: func(o office) bool { return o.several },
			plant: func(d *draft, m *member) *entry {
				e := findKind(m.papers, "photo")
				other := d.members[0]
				if other == m {
					other = d.members[1]
				}
				e.who, e.picture = &other.person, findKind(other.papers, "photo").picture
				return e
			}},
	}
}

// localSlips are the slips of the local fee.
func (d *draft) localSlips() []*entry {
	var out []*entry
	for _, f := range d.files() {
		if f.entry.fee != nil && *f.entry.fee == localFee {
			out = append(out, f.entry)
		}
	}
	return out
}

// remove takes a paper from whoever hands it in.
func (d *draft) remove(e *entry) {
	d.papers = drop(d.papers, e)
	for _, m := range d.members {
		m.papers = drop(m.papers, e)
	}
}
