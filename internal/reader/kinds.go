package reader

import (
	"context"

	"zhengqi/internal/dossier"
)

// readers lists the kinds whose fields are read.
var readers = map[dossier.Kind]func(context.Context, *text) dossier.Fields{
	dossier.NoCrimeRecord:      readNoCrimeRecord,
	dossier.BusinessLicence:    readBusinessLicence,
	dossier.TaxCertificate:     readTaxCertificate,
	dossier.TaxRating:          readTaxRating,
	dossier.RemittanceSlip:     readRemittanceSlip,
	dossier.SocialInsurance:    readSocialInsurance,
	dossier.CustomsDeclaration: readCustomsDeclaration,
	dossier.CompanyLetter:      readCompanyLetter,
	dossier.Card:               readCard,
	dossier.AuditForm:          readAuditForm,
	dossier.LossProof:          readLossProof,
	dossier.VisaPage:           readVisa,
	dossier.Contract:           readDeal,
	dossier.IntentLetter:       readDeal,
	dossier.ProjectPlan:        readDeal,
	dossier.BasicInfoForm:      readPersonForm,
	dossier.ApplicationForm:    readPersonForm,
}
