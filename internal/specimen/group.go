package specimen

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"
)

// Options says what group Write makes.
type Options struct {
	Applicants int      // at least 1
	Seed       uint64   // the same seed gives the same group
	Defects    int      // how many different defects to plant
	Plant      []string // rules to break besides, by id
	Level      string   // of the papers: pdf, 0 to 3, or mixed (0, 1 and some PDFs)
	Profile    string   // default liaoning-2026
	Business   string   // default new
	Reason     string   // of a replacement
	Date       string   // day of submission, YYYY-MM-DD
	Held       bool     // draw the layouts kept apart for the second set
}

// Planted is one defect: the rule it breaks, where, and what was done.
type Planted struct {
	Rule  string `json:"rule"`
	Owner string `json:"applicant"` // applicant's folder, "enterprise", or "" for the group
	File  string `json:"file,omitempty"`
	Note  string `json:"note"`
}

// FileTruth is what one file holds. Fields are by the contract's names and
// normal forms, a string or a list of strings each; a field that the paper
// does not show is absent.
type FileTruth struct {
	Path   string         `json:"file"`
	Owner  string         `json:"owner"`
	Kind   string         `json:"kind"`
	Level  string         `json:"level"`
	Layout string         `json:"layout"`
	Fields map[string]any `json:"fields"`
}

// ApplicantTruth names one person of the group.
type ApplicantTruth struct {
	Folder    string `json:"folder"`
	NameZh    string `json:"name_zh"`
	NameLatin string `json:"name_latin"`
	IDNumber  string `json:"id_number"`
}

// Truth is what Write made.
type Truth struct {
	Profile    string           `json:"profile"`
	Business   string           `json:"business"`
	Reason     string           `json:"reason,omitempty"`
	Date       string           `json:"date"`
	Level      string           `json:"level"`
	Seed       uint64           `json:"seed"`
	Enterprise string           `json:"enterprise"`
	Applicants []ApplicantTruth `json:"applicants"`
	Planted    []Planted        `json:"planted"`
	Files      []FileTruth      `json:"files,omitempty"`
}

const enterpriseOwner = "enterprise"

// draft is a group before it is drawn; defects are planted in it.
type draft struct {
	rng     *rand.Rand
	today   time.Time
	office  office
	company company
	state   string // of the application, as declared; "" for none
	forms   struct{ enterprise, group map[string]string }
	cases   map[string]bool // of the enterprise, as declared: dishonest_list, economic_case, bankrupt
	apiece  bool            // the fee is transferred for each applicant apart
	absent  bool            // the applicants' folders are not handed in
	members []*member
	papers  []*entry // enterprise papers
}

// member is an applicant with the papers handed in.
type member struct {
	person
	folder string
	papers []*entry
	form   map[string]string // of the person, as declared
}

// entry is one file to be made.
type entry struct {
	kind    string
	name    string // of the file, without extension
	who     *person
	defect  string
	layout  string    // wanted layout; "" for any
	level   string    // in place of the group's; "" for that
	fee     *fee      // that a slip pays
	until   time.Time // when a card ends; zero for any day
	large   bool      // a file of more than a million bytes
	picture picture
	other   bool // drawn for another company
	path    string
}

// newDraft makes a group without defects. industry is the enterprise's, ""
// for any.
func newDraft(o Options, asked office, today time.Time, industry string) *draft {
	rng := newRand(o.Seed, 1)
	d := &draft{rng: rng, today: today, office: asked, company: newCompany(rng, today, industry), apiece: rng.IntN(2) == 0}
	d.settle()
	if len(asked.states) > 0 {
		d.state = pick(rng, asked.states)
	}
	for range o.Applicants {
		d.addMember()
	}
	d.addPapers()
	if asked.form {
		d.declareForm()
	}
	return d
}

func (d *draft) addMember() {
	m := &member{person: newPerson(d.rng, d.today), folder: fmt.Sprintf("applicants/%02d", len(d.members)+1)}
	for d.hasName(m.nameZh) {
		m.person = newPerson(d.rng, d.today)
	}
	d.addOwn(m)
	d.members = append(d.members, m)
}

func (d *draft) hasName(name string) bool {
	for _, m := range d.members {
		if m.nameZh == name {
			return true
		}
	}
	return false
}

// slips are the remittance slips to the ministry, the enterprise's or
// everybody's own.
func (d *draft) slips() []*entry {
	var out []*entry
	for _, f := range d.files() {
		if f.entry.kind == "remittance_slip" && (f.entry.fee == nil || *f.entry.fee != localFee) {
			out = append(out, f.entry)
		}
	}
	return out
}

// find returns the first enterprise paper of one of the kinds.
func (d *draft) find(kinds ...string) *entry { return findKind(d.papers, kinds...) }

func findKind(papers []*entry, kinds ...string) *entry {
	for _, e := range papers {
		for _, k := range kinds {
			if e.kind == k {
				return e
			}
		}
	}
	return nil
}

// drop takes e out of its list.
func drop(papers []*entry, e *entry) []*entry {
	var out []*entry
	for _, p := range papers {
		if p != e {
			out = append(out, p)
		}
	}
	return out
}

func (d *draft) people() []person {
	out := make([]person, len(d.members))
	for i, m := range d.members {
		out[i] = m.person
	}
	return out
}

// fileWords are what senders call their files.
var fileWords = map[string][]string{
	"passport": {"护照", "护照首页", "护照扫描件"}, "photo": {"照片", "证件照", "白底照片"}, "signature": {"签名", "电子签名"},
	"social_insurance": {"社保", "社保证明", "社保缴费明细"}, "no_crime_record": {"无犯罪", "无犯罪记录证明"},
	"business_licence": {"营业执照", "营业执照副本"}, "tax_certificate": {"完税证明", "税收完税证明"}, "tax_rating": {"纳税信用等级", "纳税信用"},
	"company_letter": {"公函", "申请函", "申请公函"}, "customs_declaration": {"报关单", "出口报关单"}, "contract": {"合同", "购销合同"},
	"intent_letter": {"意向书"}, "project_plan": {"项目计划书"}, "visa_page": {"签证页"}, "business_email": {"往来邮件"},
	"company_profile": {"企业简介", "公司简介"}, "commitment_letter": {"承诺书", "责任承诺书"}, "request_letter": {"说明函", "申请", "请示"},
	"card": {"商务旅行卡", "旧卡"}, "loss_proof": {"挂失证明", "遗失证明"}, "basic_info_form": {"基本资料", "人员基本资料"},
	"application_form": {"事项表", "申请事项表"}, "audit_form": {"审核表"},
	"remittance_slip": {"汇款单", "电子回单", "缴费凭证"}, "passport_page": {"护照", "护照页"}, "other": {"材料", "附件"},
}

// name gives every entry a path. Half of the files are named by what they
// hold, the others as cameras, scanners and chat programs name them.
func (d *draft) name(o Options) {
	nameAll(newRand(o.Seed, 2), "enterprise", d.papers)
	for i, m := range d.members {
		nameAll(newRand(o.Seed, uint64(100+i)), m.folder, m.papers)
	}
}

func nameAll(rng *rand.Rand, folder string, papers []*entry) {
	used := map[string]bool{}
	for _, e := range papers {
		for e.name == "" || used[e.name] {
			e.name = fileName(rng, e)
		}
		used[e.name] = true
		e.path = folder + "/" + e.name
	}
}

func fileName(rng *rand.Rand, e *entry) string {
	word := pick(rng, fileWords[e.kind])
	switch rng.IntN(8) {
	case 0:
		return "IMG_" + digits(rng, 4)
	case 1:
		return fmt.Sprintf("微信图片_202611%02d%s", between(rng, 1, 19), digits(rng, 6))
	case 2:
		return "scan" + digits(rng, 4)
	case 3:
		return word + digits(rng, 2)
	}
	if e.who != nil && rng.IntN(2) == 0 {
		return e.who.nameZh + word
	}
	return word
}

// stream returns the source for one file, so that files can be drawn in any
// order.
func stream(seed uint64, path string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(path))
	return newRand(seed, h.Sum64())
}
