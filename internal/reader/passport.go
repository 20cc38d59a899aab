package reader

import (
	"context"
	"image"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
)

// zoneReading is what a page with a machine-readable zone was read as.
type zoneReading struct {
	kind       dossier.Kind
	confidence float64
	fields     dossier.Fields
}

// From these confidences on a value of the zone needs no person's look: one
// that check digits cover, and one that they do not.
const (
	sureCovered   = 0.99
	sureUncovered = 0.999
	sureConfirmed = 0.9 // uncovered, but the printed zone says the same
)

// readZone reads a page with a machine-readable zone: a passport with its
// printed zone, or another document of ICAO 9303, of which the lines are kept.
// forced is the kind that the caller named, if any. It reports false where the
// page shows no zone; what else the page says is then for the classifier.
func (r *Reader) readZone(ctx context.Context, p *page, forced dossier.Kind) (zoneReading, bool) {
	found, err := scan.Read(ctx, p.raster.Image, p.now)
	if err != nil {
		return zoneReading{kind: forced}, false
	}
	z := zoneFields{result: found, page: p.number(), fields: dossier.Fields{}}
	z.addLines()
	out := zoneReading{kind: kindOfZone(found.Zone.Format), confidence: found.Clarity, fields: z.fields}
	if forced != "" {
		out.kind = forced
	}
	switch found.Zone.Format {
	case mrz.TD3:
		z.addHolder()
		z.addValid()
		readVIZ(ctx, p, found, z.fields)
	case mrz.MRVA, mrz.MRVB:
		z.addVisa()
	}
	return out, true
}

// kindOfZone is the kind of paper that bears a zone of the format.
func kindOfZone(format mrz.Format) dossier.Kind {
	switch format {
	case mrz.TD3:
		return dossier.Passport
	case mrz.MRVA, mrz.MRVB:
		return dossier.VisaPage
	}
	return dossier.Other
}

// zoneFields turns a zone into fields.
type zoneFields struct {
	result *scan.Result
	page   int
	fields dossier.Fields
}

// part is a stretch of one line of a zone.
type part struct{ line, from, to int }

// at gives the field whose value stands in part; a value that is empty gives
// none, for it is unknown. sure is the confidence from which it is certain.
// Fillers in front decide where a value begins: they count for its confidence
// and are no part of it.
func (z *zoneFields) at(name, value string, where part, sure float64) {
	if value == "" {
		return
	}
	line := z.result.Lines[where.line]
	confidence := 1.0
	for _, c := range line.Confidence[where.from:where.to] {
		confidence *= c
	}
	raw := strings.TrimLeft(line.Text[where.from:where.to], "<")
	z.fields[name] = dossier.Field{
		Value: value, Raw: raw, Confidence: confidence,
		Review: confidence < sure, Source: dossier.SourceMRZ, Page: z.page,
		Box: pageBox(line.BoxOf(where.to-len(raw), where.to)),
	}
}

func pageBox(r image.Rectangle) dossier.Box {
	return dossier.Box{r.Min.X, r.Min.Y, r.Dx(), r.Dy()}
}

var lineNames = []string{"mrz_line1", "mrz_line2", "mrz_line3"}

func (z *zoneFields) addLines() {
	for i, l := range z.result.Lines {
		z.at(lineNames[i], l.Text, part{i, 0, len(l.Text)}, sureCovered)
	}
	if !z.result.Zone.Valid() {
		for _, name := range lineNames[1:] {
			z.doubt(name)
		}
	}
}

// The parts of a passport's zone (ICAO 9303-4, 4.2.2).
var (
	partState      = part{0, 2, 5}
	partNames      = part{0, 5, 44}
	partNumber     = part{1, 0, 9}
	partNation     = part{1, 10, 13}
	partBirth      = part{1, 13, 19}
	partSex        = part{1, 20, 21}
	partExpiry     = part{1, 21, 27}
	partPersonal   = part{1, 28, 42}
	coveredByCheck = map[string]string{
		"document_number": mrz.CheckDocumentNumber, "birth_date": mrz.CheckBirthDate,
		"expiry_date": mrz.CheckExpiryDate, "personal_number": mrz.CheckPersonalNumber,
	}
)

func (z *zoneFields) addHolder() {
	zone := z.result.Zone
	z.at("document_number", zone.DocumentNumber, partNumber, sureCovered)
	z.at("issuing_state", mrz.ISOState(zone.IssuingState), partState, sureUncovered)
	z.at("nationality", mrz.ISOState(zone.Nationality), partNation, sureUncovered)
	z.at("birth_date", zone.BirthDate, partBirth, sureCovered)
	z.at("sex", zone.Sex, partSex, sureUncovered)
	z.at("expiry_date", zone.ExpiryDate, partExpiry, sureCovered)
	z.at("personal_number", zone.PersonalNumber, partPersonal, sureCovered)
	surname, given := nameParts(z.result.Lines[0].Text)
	z.at("surname", zone.Surname, surname, sureUncovered)
	z.at("given_names", zone.GivenNames, given, sureUncovered)
	z.doubtFailed()
}

// nameParts splits the name field where its double filler stands.
func nameParts(line string) (surname, given part) {
	surname = partNames
	text := strings.TrimRight(line[partNames.from:partNames.to], "<")
	surname.to = partNames.from + len(text)
	given = part{0, surname.to, surname.to}
	if i := strings.Index(text, "<<"); i >= 0 {
		given.from = partNames.from + i
		surname.to = given.from
	}
	return surname, given
}

// addValid says whether the check digits hold; doubtful where a character of
// the line that bears them is.
func (z *zoneFields) addValid() {
	value := "true"
	if !z.result.Zone.Valid() {
		value = "false"
	}
	z.at("mrz_valid", value, part{1, 0, len(z.result.Lines[1].Text)}, sureCovered)
}

// doubtFailed flags the fields whose check digit is printed wrong, and all
// that the composite covers where that one is.
func (z *zoneFields) doubtFailed() {
	for _, c := range z.result.Zone.Checks {
		for name, check := range coveredByCheck {
			if !c.OK && (c.Name == check || c.Name == mrz.CheckComposite) {
				z.doubt(name)
			}
		}
	}
}

func (z zoneFields) doubt(name string) {
	if f, ok := z.fields[name]; ok {
		f.Review = true
		f.Confidence = min(f.Confidence, 0.5)
		z.fields[name] = f
	}
}

// addVisa gives what the zone of a visa says of the fields of its kind.
func (z *zoneFields) addVisa() {
	zone := z.result.Zone
	holder := strings.TrimSpace(zone.Surname + " " + zone.GivenNames)
	width := len(z.result.Lines[0].Text)
	z.at("holder_name", holder, part{0, 5, width}, sureUncovered)
	z.at("country", mrz.ISOState(zone.IssuingState), partState, sureUncovered)
	z.at("valid_until", zone.ExpiryDate, partExpiry, sureCovered)
	if slices.ContainsFunc(zone.Checks, func(c mrz.Check) bool { return c.Name == mrz.CheckExpiryDate && !c.OK }) {
		z.doubt("valid_until")
	}
}
