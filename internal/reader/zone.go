package reader

import (
	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz/scan"
)

// ZoneFields gives the fields that a zone alone yields, on the page of that
// number: its lines and what they say. A value without Review is certain before
// anything else of the page is looked at.
func ZoneFields(found *scan.Result, page int) dossier.Fields {
	z := newZoneFields(found, page)
	z.addLines()
	if kindOfZone(found.Zone) == dossier.VisaPage {
		z.addVisa()
	}
	return z.fields
}
