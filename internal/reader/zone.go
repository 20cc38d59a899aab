package reader

import (
	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
)

// ZoneFields gives the fields that a zone alone yields, on the page of that
// number: its lines, and of passports and visas what they say. A value without
// Review is certain before anything else of the page is looked at.
func ZoneFields(found *scan.Result, page int) dossier.Fields {
	z := zoneFields{result: found, page: page, fields: dossier.Fields{}}
	z.addLines()
	switch found.Zone.Format {
	case mrz.TD3:
		z.addHolder()
		z.addValid()
	case mrz.MRVA, mrz.MRVB:
		z.addVisa()
	}
	return z.fields
}
