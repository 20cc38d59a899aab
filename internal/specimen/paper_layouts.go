package specimen

import (
	"maps"
	"slices"
)

// paperLayouts returns the layouts of a kind of paper, those held apart last;
// nil for a kind that is not drawn here. Besides the kinds of the contract it
// knows "passport_page": pages of a passport that are not its data page.
func paperLayouts(kind string) []layout { return layoutsByKind()[kind] }

// paperKinds lists the kinds that paperLayouts knows, sorted.
func paperKinds() []string { return slices.Sorted(maps.Keys(layoutsByKind())) }

func layoutsByKind() map[string][]layout {
	return map[string][]layout{
		"social_insurance":    socialLayouts(),
		"no_crime_record":     noCrimeLayouts(),
		"tax_certificate":     taxCertificateLayouts(),
		"tax_rating":          taxRatingLayouts(),
		"business_licence":    licenceLayouts(),
		"remittance_slip":     remittanceLayouts(),
		"company_letter":      letterLayouts(),
		"company_profile":     profileLayouts(),
		"customs_declaration": customsLayouts(),
		"contract":            contractLayouts(),
		"intent_letter":       intentLayouts(),
		"project_plan":        planLayouts(),
		"visa_page":           visaLayouts(),
		"card":                cardLayouts(),
		"audit_form":          auditLayouts(),
		"loss_proof":          lossLayouts(),
		"commitment_letter":   commitmentLayouts(),
		"request_letter":      requestLayouts(),
		"business_email":      emailLayouts(),
		"passport_page":       passportPageLayouts(),
		"basic_info_form":     basicInfoLayouts(),
		"application_form":    applicationLayouts(),
		"other":               otherLayouts(),
	}
}
