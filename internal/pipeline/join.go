package pipeline

import (
	"cmp"
	"slices"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// join makes one applicant of a person who is declared, by name or in a form,
// and of a folder that nobody declared whose papers name that person: else the
// one would lack those papers and the other every fact. It does so only where
// there is one of each. What the person has in a folder of that name goes to
// the joined one.
func join(group dossier.Group) dossier.Group {
	var declared, folders []int // people, and folders without a declaration
	for i, a := range group.Applicants {
		if !a.Declared() {
			folders = append(folders, i)
		} else {
			declared = append(declared, i)
		}
	}
	if len(declared) == 0 || len(folders) == 0 {
		return group
	}
	people := peopleOf(group)
	folderOf := make(map[int]int) // by the declared person
	persons := make(map[int]int)  // how many go to a folder
	for _, i := range declared {
		if says(group, group.Applicants[i].Folder, declaredIdentity(group.Applicants[i])) == ofAnother {
			continue
		}
		wanted := byName
		if hasNamedPapers(group, group.Applicants[i].Folder) { // two of one name may both have papers
			wanted = byNumber
		}
		its := slices.DeleteFunc(slices.Clone(folders), func(j int) bool { return says(group, group.Applicants[j].Folder, people[i]) < wanted })
		if len(its) == 1 {
			folderOf[i] = its[0]
			persons[its[0]]++
		}
	}
	var joined []dossier.Applicant
	for i, a := range group.Applicants {
		if j, is := folderOf[i]; is && persons[j] == 1 {
			a = moved(group, a, group.Applicants[j].Folder)
		} else if persons[i] == 1 {
			continue // stands where the person was declared
		}
		joined = append(joined, a)
	}
	group.Applicants = joined
	return group
}

// hasNamedPapers reports whether a folder holds papers that name somebody, read
// for certain or not: all but pictures and the company's.
func hasNamedPapers(group dossier.Group, folder string) bool {
	return slices.ContainsFunc(group.Documents, func(d dossier.Document) bool {
		return d.Owner == dossier.Owner(folder) && slices.ContainsFunc(d.Papers, func(p dossier.Paper) bool {
			return p.Kind != dossier.Photo && p.Kind != dossier.Signature && !slices.Contains(enterpriseKinds, p.Kind)
		})
	})
}

// moved is the applicant in another folder, with the papers.
func moved(group dossier.Group, a dossier.Applicant, folder string) dossier.Applicant {
	for i := range group.Documents {
		if d := &group.Documents[i]; d.Owner == dossier.Owner(a.Folder) {
			d.Owner = dossier.Owner(folder)
		}
	}
	a.Folder = folder
	return a
}

// ownership is what the papers of a folder say of whether they are a person's.
type ownership int

const (
	ofAnother ownership = iota // one names somebody else
	untold                     // none proves anything
	byName                     // one has the person's name in characters
	byNumber                   // one has a number of the person's
)

// says is what the papers in a folder say of whether they are a person's, as
// far as they were read for certain. A name in Latin letters proves nothing,
// for many share one, unless it is another.
func says(group dossier.Group, folder string, who identity) ownership {
	out := untold
	for _, d := range group.Documents {
		if d.Owner != dossier.Owner(folder) {
			continue
		}
		for _, paper := range d.Papers {
			if slices.Contains(enterpriseKinds, paper.Kind) {
				continue
			}
			named := identityOf(paper)
			same, known := who.sameNumber(named)
			switch {
			case known && same:
				out = byNumber
			case known:
				return ofAnother
			case who.nameZh != "" && named.nameZh != "":
				if chinese.SameName(who.nameZh, named.nameZh) != chinese.NameSame {
					return ofAnother
				}
				out = max(out, byName)
			case named.nameLatin != "" && who.nameZh+who.nameLatin != "" && !who.sameName(named):
				return ofAnother
			}
		}
	}
	return out
}

// declaredIdentity is what is declared of an applicant, in the form or beside
// it.
func declaredIdentity(a dossier.Applicant) identity {
	return identity{folder: a.Folder, nameZh: cmp.Or(a.NameZh, a.Form["surname"]+a.Form["given_names"]), nameLatin: cmp.Or(a.NameLatin, a.Form["name_pinyin"]),
		idNumber: cmp.Or(a.IDNumber, a.Form["id_number"]), passport: a.Form["passport_number"]}
}
