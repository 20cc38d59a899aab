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
// carries the reason. A declared person without papers and a folder whose papers
// name that person are one applicant.
func Assign(group dossier.Group) dossier.Group {
	group.Documents = slices.Clone(group.Documents)
	group = join(group)
	group.Applicants = slices.Clone(group.Applicants)
	people := peopleOf(group)
	for i := range group.Documents {
		if group.Documents[i].Owner != dossier.OwnerNone {
			continue
		}
		for _, paper := range group.Documents[i].Papers {
			if paper.Kind == dossier.Passport {
				people = admitBearer(paper, &group, people)
			}
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
// Empty texts are unknown; nameLatin is SURNAME GIVENNAMES.
type identity struct {
	folder, nameZh, nameLatin, idNumber, passport string
}

// peopleOf gives an identity for every applicant from the declaration and the
// papers in the applicant's own folder.
func peopleOf(group dossier.Group) []identity {
	people := make([]identity, len(group.Applicants))
	for i, a := range group.Applicants {
		people[i] = declaredIdentity(a)
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
		who.nameLatin = latinKey(surname) + " " + latinKey(certain("given_names"))
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
// one person, and whether there is a shared number at all. One that a paper
// masks says nothing.
func (p identity) sameNumber(other identity) (same, known bool) {
	for _, pair := range [][2]string{{p.idNumber, other.idNumber}, {p.passport, other.passport}} {
		if pair[0] != "" && pair[1] != "" && !strings.Contains(pair[0]+pair[1], "*") {
			return pair[0] == pair[1], true
		}
	}
	return false, false
}

// sameName compares the names that both have; where one has only the Chinese
// and the other only the Latin name, whether the one is spelt as the other.
func (p identity) sameName(other identity) bool {
	switch {
	case p.nameZh != "" && other.nameZh != "":
		return chinese.SameName(p.nameZh, other.nameZh) == chinese.NameSame
	case p.nameLatin != "" && other.nameLatin != "":
		return latinKey(p.nameLatin) == latinKey(other.nameLatin)
	}
	return speltAs(p.nameZh, other.nameLatin) || speltAs(other.nameZh, p.nameLatin)
}

func speltAs(nameZh, nameLatin string) bool {
	if nameZh == "" || nameLatin == "" {
		return false
	}
	surname, given, _ := strings.Cut(nameLatin, " ")
	return chinese.MatchPinyin(nameZh, surname, given) != chinese.PinyinNoMatch
}

func (p identity) empty() bool {
	return p.nameZh == "" && p.nameLatin == "" && p.idNumber == "" && p.passport == ""
}

func latinKey(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToUpper(name), func(r rune) bool {
		return r < 'A' || r > 'Z'
	}), "")
}

// admitBearer finds the applicant that a loose passport names, or makes one.
func admitBearer(passport dossier.Paper, group *dossier.Group, people []identity) []identity {
	who := identityOf(passport)
	if who.empty() {
		return people
	}
	if matches := matching(people, who); len(matches) > 0 {
		if len(matches) == 1 {
			people[matches[0]].learn(who)
		}
		return people
	}
	who.folder = newFolder(*group, who)
	group.Applicants = append(group.Applicants, dossier.Applicant{Folder: who.folder})
	return append(people, who)
}

func newFolder(group dossier.Group, who identity) string {
	for _, name := range []string{who.nameZh, who.passport, latinKey(who.nameLatin)} {
		folder := "applicants/" + name
		taken := slices.ContainsFunc(group.Applicants, func(a dossier.Applicant) bool { return a.Folder == folder })
		if name != "" && !taken {
			return folder
		}
	}
	return "applicants/" + who.passport + "-" + latinKey(who.nameLatin)
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

// assignLoose gives a document outside every folder to whom its papers name. A
// file with papers of several is for a person to divide.
func assignLoose(d *dossier.Document, people []identity) {
	if len(d.Papers) == 0 {
		d.OwnerReason = "文件未能读取，无法判断归属"
		return
	}
	var found claim
	for _, paper := range d.Papers {
		c := claimOf(d.Path, paper, people)
		switch {
		case found.owner == dossier.OwnerNone && (c.owner != dossier.OwnerNone || found.reason == ""):
			found = c
		case c.owner != dossier.OwnerNone && c.owner != found.owner:
			d.OwnerReason = "一个文件中有不同申请人或企业的材料，请拆分后重新提交或人工归属"
			return
		}
	}
	d.Owner, d.OwnerGuess, d.OwnerReason = found.owner, found.guess, found.reason
}

// claim is whose a paper seems to be, and why that is a guess or unknown.
type claim struct {
	owner  dossier.Owner
	guess  bool
	reason string
}

func claimOf(file string, paper dossier.Paper, people []identity) claim {
	switch {
	case slices.Contains(enterpriseKinds, paper.Kind):
		return claim{owner: dossier.OwnerEnterprise}
	case paper.Kind == dossier.Photo || paper.Kind == dossier.Signature:
		return claimByFileName(file, people)
	default:
		return claimByIdentity(identityOf(paper), people)
	}
}

func claimByIdentity(who identity, people []identity) claim {
	if who.empty() {
		return claim{reason: "材料上没有读出可靠的姓名或证件号码，请人工归属"}
	}
	matches := matching(people, who)
	switch len(matches) {
	case 0:
		return claim{reason: "材料上的姓名或证件号码不属于本团组任何申请人"}
	case 1:
		return claim{owner: dossier.Owner(people[matches[0]].folder)}
	}
	return claim{reason: "本团组有多名申请人与材料上的姓名相符，请人工归属"}
}

// claimByFileName is for pictures that name nobody: the names of
// the file and of its folders are a hint,
// so the owner is only a guess.
func claimByFileName(name string, people []identity) claim {
	var found []identity
	for _, p := range people {
		key := latinKey(p.nameLatin)
		inHan := p.nameZh != "" && strings.Contains(name, p.nameZh)
		inLatin := len(key) > 3 && strings.Contains(latinKey(strings.TrimSuffix(name, path.Ext(name))), key)
		if inHan || inLatin {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		return claim{reason: "照片或签名上没有姓名，文件名也不能确定归属，请人工归属"}
	}
	return claim{owner: dossier.Owner(found[0].folder), guess: true, reason: "仅按文件名归属，请核对"}
}
