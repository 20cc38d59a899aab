package dossier

import "slices"

// Kind is the kind of a paper, named as in the contract.
type Kind string

// The kinds of paper the program knows.
const (
	Passport           Kind = "passport"
	Photo              Kind = "photo"
	Signature          Kind = "signature"
	SocialInsurance    Kind = "social_insurance"
	NoCrimeRecord      Kind = "no_crime_record"
	TaxCertificate     Kind = "tax_certificate"
	TaxRating          Kind = "tax_rating"
	BusinessLicence    Kind = "business_licence"
	CompanyLetter      Kind = "company_letter"
	CompanyProfile     Kind = "company_profile"
	CustomsDeclaration Kind = "customs_declaration"
	Contract           Kind = "contract"
	IntentLetter       Kind = "intent_letter"
	ProjectPlan        Kind = "project_plan"
	VisaPage           Kind = "visa_page"
	BusinessEmail      Kind = "business_email"
	RemittanceSlip     Kind = "remittance_slip"
	BasicInfoForm      Kind = "basic_info_form"
	ApplicationForm    Kind = "application_form"
	AuditForm          Kind = "audit_form"
	CommitmentLetter   Kind = "commitment_letter"
	Card               Kind = "card"
	LossProof          Kind = "loss_proof"
	RequestLetter      Kind = "request_letter"
	Other              Kind = "other"
)

// FieldType says which normal form the value of a field has.
type FieldType string

// The normal forms of the contract.
const (
	Text    FieldType = "text"    // NFKC text
	Date    FieldType = "date"    // YYYY-MM-DD, 9999-12-31 for 长期
	Month   FieldType = "month"   // YYYY-MM
	Money   FieldType = "money"   // yuan with two decimals, 1234.50
	Number  FieldType = "number"  // a decimal number
	Boolean FieldType = "boolean" // true or false
	List    FieldType = "list"    // a list of texts
)

// FieldSpec declares one field of a kind: its name in the contract, its title
// for a Chinese reader and its normal form.
type FieldSpec struct {
	Name  string
	Title string
	Type  FieldType
}

// KindSpec declares a kind: its Chinese and English titles and its fields.
type KindSpec struct {
	Kind    Kind
	Title   string
	TitleEN string
	Fields  []FieldSpec
}

// Spec returns the declaration of k; an unknown kind has that of Other.
func Spec(k Kind) KindSpec {
	for i := range kinds {
		if kinds[i].Kind == k {
			return kinds[i]
		}
	}
	return kinds[len(kinds)-1]
}

// Kinds lists every kind with its fields, Other last.
func Kinds() []KindSpec { return slices.Clone(kinds) }

// ValidKind reports whether k is one of the contract's kinds.
func ValidKind(k Kind) bool {
	return slices.ContainsFunc(kinds, func(s KindSpec) bool { return s.Kind == k })
}

// Field returns the declaration of the named field, and whether the kind has
// it, either as its own or as one of the picture fields every kind has.
func (s KindSpec) Field(name string) (FieldSpec, bool) {
	for _, list := range [][]FieldSpec{s.Fields, ImageFields} {
		for _, f := range list {
			if f.Name == name {
				return f, true
			}
		}
	}
	return FieldSpec{}, false
}

// ByPerson reports whether the named field is one that no reader fills in: only
// a person can tell.
func (s KindSpec) ByPerson(name string) bool { return slices.Contains(fieldsByPerson[s.Kind], name) }

// ImageFields are the fields of source image that every kind has.
var ImageFields = []FieldSpec{
	{"format", "文件格式", Text}, {"size_bytes", "文件大小", Number},
	{"width", "宽（像素）", Number}, {"height", "高（像素）", Number},
	{"color_space", "色彩", Text}, {"quality", "图像质量", List},
	{"hidden_text", "页面上看不到的文字", List}, // of a PDF that says what it does not show
}
