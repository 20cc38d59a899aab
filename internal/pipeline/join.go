package pipeline

import (
	"cmp"
	"reflect"
	"slices"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// join makes one applicant of a person who is declared without papers, by name
// or in a form, and of a folder that nobody declared whose papers name that
// person: else the one would lack every paper and the other every fact. It does
// so only where there is one of each.
func join(group dossier.Group) dossier.Group {
	var waiting, folders []int // people without papers, folders without a declaration
	for i, a := range group.Applicants {
		switch {
		case undeclared(a):
			folders = append(folders, i)
		case !hasPapers(group, a):
			waiting = append(waiting, i)
		}
	}
	if len(waiting) == 0 || len(folders) == 0 {
		return group
	}
	people := peopleOf(group)
	folderOf := make(map[int]int) // by the declared person
	persons := make(map[int]int)  // how many go to a folder
	for _, i := range waiting {
		its := slices.DeleteFunc(slices.Clone(folders), func(j int) bool { return !owns(group, people[i], group.Applicants[j]) })
		if len(its) == 1 {
			folderOf[i] = its[0]
			persons[its[0]]++
		}
	}
	var joined []dossier.Applicant
	for i, a := range group.Applicants {
		if j, is := folderOf[i]; is && persons[j] == 1 {
			a.Folder = group.Applicants[j].Folder
		} else if persons[i] == 1 {
			continue // stands where the person was declared
		}
		joined = append(joined, a)
	}
	group.Applicants = joined
	return group
}

// undeclared reports whether nothing is known of an applicant but the folder.
func undeclared(a dossier.Applicant) bool {
	return reflect.DeepEqual(a, dossier.Applicant{Folder: a.Folder})
}

func hasPapers(group dossier.Group, a dossier.Applicant) bool {
	return slices.ContainsFunc(group.Documents, func(d dossier.Document) bool { return d.Owner == dossier.Owner(a.Folder) })
}

// owns reports whether a folder is a person's: every paper in it that names
// somebody names that one, and one does.
func owns(group dossier.Group, who identity, folder dossier.Applicant) bool {
	found := false
	for _, d := range group.Documents {
		if d.Owner != dossier.Owner(folder.Folder) {
			continue
		}
		for _, paper := range d.Papers {
			named := identityOf(paper)
			if named.empty() || slices.Contains(enterpriseKinds, paper.Kind) {
				continue
			}
			if named.nameZh == "" && named.idNumber == "" && !found { // a Latin name alone proves nothing
				continue
			}
			if !who.isSure(named) {
				return false
			}
			found = true
		}
	}
	return found
}

// isSure reports whether two identities are of one person beyond doubt: by a
// number that both have, else by the name in characters.
func (p identity) isSure(other identity) bool {
	if same, known := p.sameNumber(other); known {
		return same
	}
	return p.nameZh != "" && other.nameZh != "" && chinese.SameName(p.nameZh, other.nameZh) == chinese.NameSame
}

// declaredIdentity is what is declared of an applicant, in the form or beside
// it.
func declaredIdentity(a dossier.Applicant) identity {
	return identity{folder: a.Folder, nameZh: cmp.Or(a.NameZh, a.Form["surname"]+a.Form["given_names"]), nameLatin: cmp.Or(a.NameLatin, a.Form["name_pinyin"]),
		idNumber: cmp.Or(a.IDNumber, a.Form["id_number"]), passport: a.Form["passport_number"]}
}
