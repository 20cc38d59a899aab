package intake

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"zhengqi/internal/dossier"
)

// Fill returns g with what it leaves unknown taken from declaration; what g
// states stays. Applicants are the same where their folders are.
func Fill(g, declaration dossier.Group) dossier.Group {
	d := declaration
	g.Profile, g.Business = cmp.Or(g.Profile, d.Profile), cmp.Or(g.Business, d.Business)
	g.Reason, g.State = cmp.Or(g.Reason, d.Reason), cmp.Or(g.State, d.State)
	g.Date, g.ForwardingDate = cmp.Or(g.Date, d.Date), cmp.Or(g.ForwardingDate, d.ForwardingDate)
	g.OnRecord = cmp.Or(g.OnRecord, d.OnRecord)
	g.Form = fillForm(g.Form, d.Form)
	g.Enterprise = fillEnterprise(g.Enterprise, d.Enterprise)
	g.Applicants = slices.Clone(g.Applicants)
	for _, a := range d.Applicants {
		i := slices.IndexFunc(g.Applicants, func(b dossier.Applicant) bool { return b.Folder == a.Folder })
		if i < 0 {
			g.Applicants = append(g.Applicants, a)
			continue
		}
		g.Applicants[i] = fillApplicant(g.Applicants[i], a)
	}
	return g
}

// Agrees reports whether g and a declaration state nothing different: all that
// the declaration says stands in the group it was filled into.
func Agrees(g, declaration dossier.Group) bool {
	mine, err := statements(Fill(g, declaration))
	theirs, errTheirs := statements(Fill(declaration, g))
	return err == nil && errTheirs == nil && bytes.Equal(mine, theirs)
}

// statements are what g declares, in one order.
func statements(g dossier.Group) ([]byte, error) {
	g.ID, g.Documents = "", nil
	g.Applicants = append([]dossier.Applicant{}, g.Applicants...)
	slices.SortFunc(g.Applicants, func(a, b dossier.Applicant) int { return cmp.Compare(a.Folder, b.Folder) })
	return json.Marshal(g)
}

func fillEnterprise(e, d dossier.Enterprise) dossier.Enterprise {
	return dossier.Enterprise{Name: cmp.Or(e.Name, d.Name), USCC: cmp.Or(e.USCC, d.USCC),
		LegalRepresentative: cmp.Or(e.LegalRepresentative, d.LegalRepresentative),
		FormerName:          cmp.Or(e.FormerName, d.FormerName),
		DishonestList:       cmp.Or(e.DishonestList, d.DishonestList),
		EconomicCase:        cmp.Or(e.EconomicCase, d.EconomicCase),
		Bankrupt:            cmp.Or(e.Bankrupt, d.Bankrupt),
		Form:                fillForm(e.Form, d.Form),
		Employees:           cmp.Or(e.Employees, d.Employees), Industry: cmp.Or(e.Industry, d.Industry)}
}

func fillApplicant(a, d dossier.Applicant) dossier.Applicant {
	return dossier.Applicant{Folder: a.Folder, NameZh: cmp.Or(a.NameZh, d.NameZh), NameLatin: cmp.Or(a.NameLatin, d.NameLatin),
		IDNumber: cmp.Or(a.IDNumber, d.IDNumber), Occupation: cmp.Or(a.Occupation, d.Occupation),
		LegalRepresentative: cmp.Or(a.LegalRepresentative, d.LegalRepresentative),
		EconomicCase:        cmp.Or(a.EconomicCase, d.EconomicCase),
		Form:                fillForm(a.Form, d.Form)}
}

// fillForm adds to a part of the form what another says of its empty fields.
func fillForm(form, more map[string]string) map[string]string {
	if len(form) == 0 {
		return more
	}
	out := maps.Clone(form)
	for name, value := range more {
		out[name] = cmp.Or(out[name], value)
	}
	return out
}
