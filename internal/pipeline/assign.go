package pipeline

import (
	"path"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// enterpriseKinds are the papers that speak of the company, wherever they lie.
var enterpriseKinds = []dossier.Kind{
	dossier.TaxCertificate, dossier.TaxRating, dossier.BusinessLicence, dossier.CompanyLetter, dossier.CompanyProfile,
	dossier.CustomsDeclaration, dossier.Contract, dossier.IntentLetter, dossier.ProjectPlan, dossier.BusinessEmail,
	dossier.RemittanceSlip, dossier.CommitmentLetter, dossier.RequestLetter,
}

// Assign gives every document of the group an owner: what lies in an
// applicant's or the enterprise's folder stays there; what lies loose goes by
// the names and numbers read from it; a photo or signature, which names
// nobody, goes by its file name and is marked as a guess. A loose passport of
// somebody not in the group makes a new applicant. What stays without an owner
// carries the reason.
func Assign(group dossier.Group) dossier.Group {
	group.Documents = slices.Clone(group.Documents)
	group.Applicants = slices.Clone(group.Applicants)
	people := peopleOf(group)
	for i := range group.Documents {
		d := &group.Documents[i]
		if d.Owner == dossier.OwnerNone && holds(*d, dossier.Passport) {
			people = assignPassport(d, &group, people)
		}
	}
	for i := range group.Documents {
		if d := &group.Documents[i]; d.Owner == dossier.OwnerNone {
			assignLoose(d, people)
		}
	}
	return group
}

// identity is what a paper, or a declaration, says about who it belongs to.
// Empty texts are unknown.
type identity struct {
	folder, nameZh, nameLatin, idNumber, passport string
}

// peopleOf gives an identity for every applicant from the declaration and the
// papers in the applicant's own folder.
func peopleOf(group dossier.Group) []identity {
	people := make([]identity, len(group.Applicants))
	for i, a := range group.Applicants {
		people[i] = identity{folder: a.Folder, nameZh: a.NameZh, nameLatin: latinKey(a.NameLatin), idNumber: a.IDNumber}
		for _, d := range group.Documents {
			if d.Owner == dossier.Owner(a.Folder) {
				for _, paper := range d.Papers {
					people[i].learn(identityOf(paper))
				}
			}
		}
	}
	return people
}

// identityOf reads who a paper belongs to from fields a person need not look
// at again.
func identityOf(paper dossier.Paper) identity {
	certain := func(names ...string) string {
		for _, name := range names {
			if f := paper.Fields[name]; f.Certain() {
				return f.Value
			}
		}
		return ""
	}
	who := identity{
		nameZh:   certain("name_zh", "name", "applicant_name"),
		idNumber: certain("id_number"),
		passport: certain("document_number", "passport_number"),
	}
	if surname := certain("surname"); surname != "" {
		who.nameLatin = latinKey(surname + " " + certain("given_names"))
	}
	return who
}

func (p *identity) learn(from identity) {
	for _, pair := range [][2]*string{
		{&p.nameZh, &from.nameZh}, {&p.nameLatin, &from.nameLatin}, {&p.idNumber, &from.idNumber}, {&p.passport, &from.passport},
	} {
		if *pair[0] == "" {
			*pair[0] = *pair[1]
		}
	}
}

// sameNumber reports whether a shared number says that two identities are of
// one person, and whether there is a shared number at all.
func (p identity) sameNumber(other identity) (same, known bool) {
	for _, pair := range [][2]string{{p.idNumber, other.idNumber}, {p.passport, other.passport}} {
		if pair[0] != "" && pair[1] != "" {
			return pair[0] == pair[1], true
		}
	}
	return false, false
}

func (p identity) sameName(other identity) bool {
	if p.nameZh != "" && other.nameZh != "" {
		return chinese.SameName(p.nameZh, other.nameZh) == chinese.NameSame
	}
	return p.nameLatin != "" && p.nameLatin == other.nameLatin
}

func (p identity) empty() bool {
	return p.nameZh == "" && p.nameLatin == "" && p.idNumber == "" && p.passport == ""
}

func latinKey(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToUpper(name), func(r rune) bool {
		return r < 'A' || r > 'Z'
	}), "")
}

func holds(d dossier.Document, kind dossier.Kind) bool {
	return slices.ContainsFunc(d.Papers, func(p dossier.Paper) bool { return p.Kind == kind })
}

// assignPassport gives a loose passport to the applicant it names, or to a new
// one.
func assignPassport(d *dossier.Document, group *dossier.Group, people []identity) []identity {
	i := slices.IndexFunc(d.Papers, func(p dossier.Paper) bool { return p.Kind == dossier.Passport })
	who := identityOf(d.Papers[i])
	if who.empty() {
		return people
	}
	if matches := matching(people, who); len(matches) > 0 {
		if len(matches) == 1 {
			d.Owner = dossier.Owner(people[matches[0]].folder)
			people[matches[0]].learn(who)
		}
		return people
	}
	who.folder = newFolder(*group, who)
	group.Applicants = append(group.Applicants, dossier.Applicant{Folder: who.folder})
	d.Owner = dossier.Owner(who.folder)
	return append(people, who)
}

func newFolder(group dossier.Group, who identity) string {
	for _, name := range []string{who.nameZh, who.passport, who.nameLatin} {
		folder := "applicants/" + name
		taken := slices.ContainsFunc(group.Applicants, func(a dossier.Applicant) bool { return a.Folder == folder })
		if name != "" && !taken {
			return folder
		}
	}
	return "applicants/" + who.passport + "-" + who.nameLatin
}

// matching gives the people an identity may be of: whom a number names, else
// everybody of that name whose numbers do not say otherwise.
func matching(people []identity, who identity) []int {
	var byNumber, byName []int
	for i, p := range people {
		same, known := p.sameNumber(who)
		switch {
		case same:
			byNumber = append(byNumber, i)
		case !known && p.sameName(who):
			byName = append(byName, i)
		}
	}
	if len(byNumber) > 0 {
		return byNumber
	}
	return byName
}

// assignLoose gives a document outside every folder to whom its papers name.
func assignLoose(d *dossier.Document, people []identity) {
	if len(d.Papers) == 0 {
		d.OwnerReason = "文件未能读取，无法判断归属"
		return
	}
	paper := d.Papers[0]
	switch {
	case slices.Contains(enterpriseKinds, paper.Kind):
		d.Owner = dossier.OwnerEnterprise
	case paper.Kind == dossier.Photo || paper.Kind == dossier.Signature:
		assignByFileName(d, people)
	default:
		assignByIdentity(d, paper, people)
	}
}

func assignByIdentity(d *dossier.Document, paper dossier.Paper, people []identity) {
	who := identityOf(paper)
	if who.empty() {
		d.OwnerReason = "材料上没有读出可靠的姓名或证件号码，请人工归属"
		return
	}
	matches := matching(people, who)
	switch len(matches) {
	case 0:
		d.OwnerReason = "材料上的姓名或证件号码不属于本团组任何申请人"
	case 1:
		d.Owner = dossier.Owner(people[matches[0]].folder)
	default:
		d.OwnerReason = "本团组有多名申请人与材料上的姓名相符，请人工归属"
	}
}

// assignByFileName is for pictures that name nobody: the file name is a hint,
// so the owner is only a guess.
func assignByFileName(d *dossier.Document, people []identity) {
	name := path.Base(d.Path)
	var found []identity
	for _, p := range people {
		inHan := p.nameZh != "" && strings.Contains(name, p.nameZh)
		inLatin := len(p.nameLatin) > 3 && strings.Contains(latinKey(strings.TrimSuffix(name, path.Ext(name))), p.nameLatin)
		if inHan || inLatin {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		d.OwnerReason = "照片或签名上没有姓名，文件名也不能确定归属，请人工归属"
		return
	}
	d.Owner, d.OwnerGuess = dossier.Owner(found[0].folder), true
	d.OwnerReason = "仅按文件名归属，请核对"
}
