package specimen

import "strings"

// otherPerson is somebody who is not in the group.
func otherPerson(f *facts) person {
	for {
		p := newPerson(f.rng, f.today)
		if !inGroup(f, p.nameZh) {
			return p
		}
	}
}

func inGroup(f *facts, name string) bool {
	for _, p := range f.people {
		if p.nameZh == name {
			return true
		}
	}
	return f.person != nil && f.person.nameZh == name
}

// otherCompany is a company that shares neither its trade name nor its code
// with the enterprise of f.
func otherCompany(f *facts) company {
	for {
		c := newCompany(f.rng, f.today, "")
		if c.uscc != f.company.uscc && !sameShop(c.name, f.company.name) {
			return c
		}
	}
}

func sameShop(a, b string) bool {
	for _, shop := range shopNames {
		if strings.Contains(a, shop) && strings.Contains(b, shop) {
			return true
		}
	}
	return a == b
}
