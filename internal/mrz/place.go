package mrz

import "slices"

// The names of the fields of a zone, for PlaceOf and Fitted.FieldConfidence.
const (
	FieldDocumentCode   = "document_code"
	FieldIssuingState   = "issuing_state"
	FieldNames          = "names"
	FieldDocumentNumber = "document_number"
	FieldNationality    = "nationality"
	FieldBirthDate      = "birth_date"
	FieldSex            = "sex"
	FieldExpiryDate     = "expiry_date"
	FieldPersonalNumber = "personal_number" // what Zone.PersonalNumber is read from
	FieldOptionalData   = "optional_data"   // of TD1 only
)

// Place is where a field stands in a zone: Line, From and To (exclusive) count
// from 0.
type Place struct{ Line, From, To int }

// PlaceOf returns where a format has a field, without its check digit, and
// false where it has none (ICAO 9303 parts 4 and 7, 4.2.2; 5 and 6, 4.2.2). A
// long document number of TD1 or TD2 goes on in the place of the personal
// number.
func PlaceOf(format Format, field string) (Place, bool) {
	l, _ := formFor(format)
	s := map[string]span{
		FieldDocumentCode: l.code, FieldIssuingState: l.state, FieldNames: l.names, FieldDocumentNumber: l.number,
		FieldNationality: l.nationality, FieldBirthDate: l.birth, FieldSex: l.sex, FieldExpiryDate: l.expiry,
		FieldPersonalNumber: l.personal, FieldOptionalData: l.optional,
	}[field]
	return Place{s.line, s.from, s.to}, s.to > 0
}

// under returns what a check digit covers, and the digit itself. A composite
// is over many fields; a long number goes on in the optional data.
func (l form) under(check string, long bool) []span {
	switch check {
	case CheckDocumentNumber:
		if long {
			return []span{l.number, l.numberCheck, l.personal}
		}
		return []span{l.number, l.numberCheck}
	case CheckBirthDate:
		return []span{l.birth, l.birthCheck}
	case CheckExpiryDate:
		return []span{l.expiry, l.expiryCheck}
	case CheckPersonalNumber:
		return []span{l.personal, l.personalCheck}
	}
	return append(slices.Clone(l.covered), l.composite)
}

// doubtFailed lowers the confidence of what stands under check digits that do
// not hold to Unsure: either is wrong, the print or its reading.
func (f *Fitted) doubtFailed() {
	l, _ := formFor(f.Format)
	n := l.readNumber(f.Lines)
	for _, c := range l.checks(f.Lines, n) {
		if c.OK {
			continue
		}
		for _, s := range l.under(c.Name, len(n.number) > l.number.to-l.number.from) {
			for i, confidence := range f.Confidence[s.line][s.from:s.to] {
				f.Confidence[s.line][s.from+i] = min(confidence, Unsure)
			}
		}
	}
}
