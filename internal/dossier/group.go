package dossier

import (
	"cmp"
	"reflect"
	"slices"
	"time"
)

// Shanghai is the time zone of every office (Asia/Shanghai); China has had no
// daylight saving since 1991.
var Shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// MaxApplicants is the most a group may hold (S-MFA L284).
const MaxApplicants = 30

// The profile and the business of a group that declares none.
const (
	DefaultProfile  = "liaoning-2026"
	DefaultBusiness = "new"
)

// Group is one submission of an enterprise (团组): its applicants, the
// documents handed in and the corrections made since. Empty texts and nil
// pointers are unknown, never "no".
type Group struct {
	ID             string      `json:"id,omitempty"`
	Profile        string      `json:"profile"`
	Business       string      `json:"business"`
	Reason         string      `json:"reason,omitempty"`
	State          string      `json:"state,omitempty"`
	Date           string      `json:"date"` // day of submission, YYYY-MM-DD
	ForwardingDate string      `json:"forwarding_date,omitempty"`
	OnRecord       *bool       `json:"on_record,omitempty"`
	Enterprise     Enterprise  `json:"enterprise"`
	Applicants     []Applicant `json:"applicants"`
	Documents      []Document  `json:"documents,omitempty"`

	Form map[string]string `json:"form,omitempty"` // the group's part of the online form, by GroupForm
}

// WithDefaults returns g with the default profile and business where it
// declares none. They are laid over a group where it is shown or judged and
// never kept with it, so that a later declaration can still state them.
func (g Group) WithDefaults() Group {
	g.Profile, g.Business = cmp.Or(g.Profile, DefaultProfile), cmp.Or(g.Business, DefaultBusiness)
	return g
}

// Unfinished reports whether a document is still to be read: until then no
// report can be made.
func (g Group) Unfinished() bool {
	return slices.ContainsFunc(g.Documents, func(d Document) bool { return d.Status == StatusStored || d.Status == StatusReading })
}

// ErrNoReport says that there is no report yet: report_not_ready.
func ErrNoReport() error {
	return &Error{Class: NotFound, Code: "report_not_ready",
		Message: "完整性报告尚未生成，材料读取完成后自动生成。", MessageEN: "There is no report yet; it is made when the documents have been read."}
}

// Enterprise is the company that applies (申办企业), as it declares itself.
type Enterprise struct {
	Name                string `json:"name,omitempty"`
	USCC                string `json:"uscc,omitempty"`
	LegalRepresentative string `json:"legal_representative,omitempty"`
	FormerName          string `json:"former_name,omitempty"` // before a change that papers may not know of yet (曾用名)
	Employees           *int   `json:"employees,omitempty"`
	Industry            string `json:"industry,omitempty"`       // manufacturing, goods_trade or other
	DishonestList       *bool  `json:"dishonest_list,omitempty"` // on the list of the dishonest (失信名单)
	EconomicCase        *bool  `json:"economic_case,omitempty"`  // in an economic case (涉及经济问题)
	Bankrupt            *bool  `json:"bankrupt,omitempty"`

	Form map[string]string `json:"form,omitempty"` // its part of the online form, by EnterpriseForm
}

// Applicant is a person of the group (申请人), as declared. Folder is the
// person's key within the group: the folder on disk or in the ZIP.
type Applicant struct {
	Folder              string `json:"folder"`
	NameZh              string `json:"name_zh,omitempty"`
	NameLatin           string `json:"name_latin,omitempty"` // SURNAME GIVENNAMES
	IDNumber            string `json:"id_number,omitempty"`
	Occupation          string `json:"occupation,omitempty"`
	LegalRepresentative *bool  `json:"legal_representative,omitempty"`
	EconomicCase        *bool  `json:"economic_case,omitempty"` // accused of an economic crime (涉及经济犯罪)

	Form map[string]string `json:"form,omitempty"` // the person's part of the online form, by PersonForm
}

// Declared reports whether anything is known of a but the folder.
func (a Applicant) Declared() bool { return !reflect.DeepEqual(a, Applicant{Folder: a.Folder}) }

// Owner is who a document belongs to.
type Owner string

// The owners other than an applicant, whose owner is its folder.
const (
	OwnerEnterprise Owner = "enterprise" // enterprise papers
	OwnerNone       Owner = ""           // not yet, or not, assigned
)

// Status is where a document stands on its way through the pipeline.
type Status string

// A document is stored, then read; one that cannot be read is unreadable,
// with Problem saying why. Both read and unreadable are ends. One that was
// withdrawn is kept, and no part of its group any more.
const (
	StatusStored     Status = "stored"
	StatusReading    Status = "reading"
	StatusRead       Status = "read"
	StatusUnreadable Status = "unreadable"
	StatusWithdrawn  Status = "withdrawn"
)

// Document is one uploaded file (材料) and what was read from it.
type Document struct {
	ID            string    `json:"id,omitempty"`
	Path          string    `json:"file"`                   // within the group, slash-separated
	Owner         Owner     `json:"owner"`                  // an applicant's folder, "enterprise", or ""
	OwnerGuess    bool      `json:"owner_guess,omitempty"`  // assigned by file name alone: for a person to confirm
	OwnerReason   string    `json:"owner_reason,omitempty"` // why it could not be assigned, or how it was guessed
	SHA256        string    `json:"sha256"`
	Size          int64     `json:"size_bytes"`
	Status        Status    `json:"status"`
	Problem       *Problem  `json:"error,omitempty"` // why it could not be read
	Papers        []Paper   `json:"papers,omitempty"`
	ElapsedMS     int64     `json:"elapsed_ms,omitempty"`
	Version       int64     `json:"version,omitempty"` // rises with every change; the ETag
	UploadedAt    time.Time `json:"uploaded_at,omitzero"`
	ReaderVersion string    `json:"reader_version,omitempty"`

	Withdrawn *Withdrawal `json:"withdrawn,omitempty"` // of one of status withdrawn

	// Lost are the corrections that no paper fits since the file was read
	// again. Apply finds them; they are kept nowhere.
	Lost []Correction `json:"-"`
}

// Withdrawal (撤回) is a person's word that a document is no part of its group.
type Withdrawal struct {
	By  string    `json:"by"`
	Why string    `json:"why"`
	At  time.Time `json:"at"`
}

// Paper is one paper read from a file: a scan usually holds one, a PDF may
// hold several. Index in Document.Papers is its number there.
type Paper struct {
	Kind           Kind    `json:"kind"`
	KindConfidence float64 `json:"kind_confidence"` // 0 to 1
	Pages          []int   `json:"pages"`           // 1-based pages of the file it covers
	Fields         Fields  `json:"fields"`
}

// sureKind is the confidence below which a paper's kind is for a person to
// confirm, and everything read from it with it.
const sureKind = 0.5

// KindDoubtful reports whether the kind of the paper is too uncertain to rely
// on.
func (p Paper) KindDoubtful() bool { return p.KindConfidence < sureKind }

// Correction is a person's word on one field of one paper. Corrections are
// only ever added; the newest one on a field wins over every machine reading.
// Kind and Page tell the paper as the person saw it, for a later reading may
// part the file in other ways; Page 0 means that they were not noted.
type Correction struct {
	ID         int64     `json:"id"`
	DocumentID string    `json:"document_id"`
	Paper      int       `json:"paper"` // index in Document.Papers
	Kind       Kind      `json:"kind,omitempty"`
	Page       int       `json:"page,omitempty"` // its first page, 1-based
	Field      string    `json:"field"`
	Value      string    `json:"value"`
	List       []string  `json:"list,omitempty"`
	By         string    `json:"by"`
	Why        string    `json:"why"`
	At         time.Time `json:"at"`
}

// Redeclaration is who changed what a group declares, why and when.
type Redeclaration struct {
	By  string    `json:"by"`
	Why string    `json:"why"`
	At  time.Time `json:"at"`
}
