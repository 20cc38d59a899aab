package reader

import (
	"context"
	"image"
	"image/draw"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/disintegration/imaging"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
)

// zoneReading is what a page with a machine-readable zone was read as.
type zoneReading struct {
	kind       dossier.Kind
	confidence float64
	fields     dossier.Fields
	found      *scan.Result // nil where there is no zone
}

// From these confidences on a value of the zone needs no person's look: one
// that check digits cover, and one that they do not.
const (
	sureCovered   = 0.99
	sureUncovered = 0.999
	sureConfirmed = 0.9 // uncovered, but the printed zone says the same
)

// readZones reads the documents with a machine-readable zone that lie on a page:
// one, as a rule; a sheet with copies of passports shows several.
func (r *Reader) readZones(ctx context.Context, p *page, forced dossier.Kind) []zoneReading {
	var out []zoneReading
	img := p.raster.Image
	for len(out) < mostZones {
		z, ok := r.readZone(ctx, p, img, forced)
		if !ok && len(out) > 0 {
			break
		}
		out = append(out, z)
		if !ok || !roomForAnother(z.found, img.Rect) {
			break
		}
		img = withoutZone(img, z.found)
	}
	return out
}

// mostZones is how many documents are looked for on one page.
const mostZones = 6

// roomForAnother reports whether the picture is more than twice as large as the
// data page of a passport, 125 x 88 mm, of which the zone takes 117 in length.
func roomForAnother(found *scan.Result, img image.Rectangle) bool {
	const least = 2.2
	length := math.Hypot(found.Corners[1].X-found.Corners[0].X, found.Corners[1].Y-found.Corners[0].Y)
	page := length * 125 / 117 * length * 88 / 117
	return float64(img.Dx())*float64(img.Dy()) > least*page
}

// withoutZone returns a copy of the picture with the lines of a zone in white.
func withoutZone(img *image.NRGBA, found *scan.Result) *image.NRGBA {
	out := imaging.Clone(img)
	for _, l := range found.Lines {
		draw.Draw(out, l.Box.Inset(-l.Box.Dy()/2), image.White, image.Point{}, draw.Src)
	}
	return out
}

// readZone reads one document with a machine-readable zone: a passport with its
// printed zone, or another of ICAO 9303, of which the lines are kept. img is
// the picture of the page, without the zones that are read already. forced is
// the kind that the caller named, if any. It reports false where there is no
// zone; what else the page says is then for the classifier.
func (r *Reader) readZone(ctx context.Context, p *page, img image.Image, forced dossier.Kind) (zoneReading, bool) {
	found, err := scan.Read(ctx, img, p.now)
	if err != nil {
		out := zoneReading{kind: forced, fields: dossier.Fields{}}
		if forced == dossier.Passport {
			addPageQuality(out.fields, p.raster, err)
		}
		return out, false
	}
	flat := sync.OnceValue(func() *image.Gray { return found.Flatten(p.raster.Image) })
	z := newZoneFields(found, p.number())
	if z.unsure() {
		r.secondOpinion(ctx, flat(), found)
		z = newZoneFields(found, p.number())
	}
	if found.Zone.Format == mrz.TD3 {
		readVIZ(ctx, p, found, z.fields)
	}
	z.addLines()
	switch {
	case forced == dossier.Passport && !ofPassport(found.Zone):
		addQuality(z.fields, []string{notDataPage}, p.number())
	case z.unsure():
		addZoneQuality(z.fields, p.raster.Image.Rect, flat(), found, p.number())
	}
	out := zoneReading{kind: kindOfZone(found.Zone), confidence: z.kindConfidence(), fields: z.fields, found: found}
	if forced != "" {
		out.kind = forced
	}
	if out.kind == dossier.VisaPage {
		z.addVisa()
	}
	return out, true
}

// kindOfZone is the kind of paper that bears a zone: its first letter says so
// (ICAO 9303-3, 4.4), also where an end of the lines is out of the picture.
func kindOfZone(zone mrz.Zone) dossier.Kind {
	switch {
	case ofPassport(zone):
		return dossier.Passport
	case ofVisa(zone.Format):
		return dossier.VisaPage
	}
	return dossier.Other
}

func ofPassport(zone mrz.Zone) bool {
	return zone.Format == mrz.TD3 || strings.HasPrefix(zone.DocumentCode, "P")
}

func ofVisa(format mrz.Format) bool { return format == mrz.MRVA || format == mrz.MRVB }

// kindForPerson is the confidence of a kind that is for a person to confirm.
const kindForPerson = 0.4

// kindConfidence is how sure the kind of the paper is: no surer than the zone is
// clear, and for a person where the letter that tells it may be another, or
// where a passport's lines are not as long as they are to be.
func (z zoneFields) kindConfidence() float64 {
	zone := z.result.Zone
	if zone.Format != mrz.TD3 && (ofPassport(zone) || z.result.Lines[0].Confidence[0] < sureUncovered) {
		return min(z.result.Clarity, kindForPerson)
	}
	return z.result.Clarity
}

// zoneFields turns a zone into fields.
type zoneFields struct {
	result *scan.Result
	page   int
	fields dossier.Fields
}

func newZoneFields(found *scan.Result, page int) zoneFields {
	z := zoneFields{result: found, page: page, fields: dossier.Fields{}}
	z.addHolder()
	z.addValid()
	return z
}

// unsure reports whether any of the zone's fields is for a person.
func (z zoneFields) unsure() bool {
	for _, f := range z.fields {
		if f.Review && f.Source == dossier.SourceMRZ {
			return true
		}
	}
	return false
}

// at gives the field whose value stands in a place; a value that is empty gives
// none, for it is unknown. sure is the confidence from which it is certain.
// Fillers in front decide where a value begins: they count for its confidence
// and are no part of it.
func (z zoneFields) at(name, value string, where mrz.Place, sure float64) {
	if value == "" {
		return
	}
	line, confidence := z.result.Lines[where.Line], z.confidence(where)
	raw := strings.TrimLeft(line.Text[where.From:where.To], "<")
	z.fields[name] = dossier.Field{
		Value: value, Raw: raw, Confidence: confidence,
		Review: confidence < sure, Source: dossier.SourceMRZ, Page: z.page,
		Box: pageBox(line.BoxOf(where.To-len(raw), where.To)),
	}
}

// confidence is the probability that all characters of a place are right.
func (z zoneFields) confidence(where mrz.Place) float64 {
	product := 1.0
	for _, c := range z.result.Lines[where.Line].Confidence[where.From:where.To] {
		product *= c
	}
	return product
}

func pageBox(r image.Rectangle) dossier.Box {
	return dossier.Box{r.Min.X, r.Min.Y, r.Dx(), r.Dy()}
}

var lineNames = []string{"mrz_line1", "mrz_line2", "mrz_line3"}

// addLines gives the lines themselves. One is certain only where every field in
// it is, for all of them stand in it, and what is there of fields without a
// value too, such as a sex that is not told.
func (z zoneFields) addLines() {
	doubted := make([]bool, len(lineNames))
	for name, place := range z.places() {
		f, ok := z.fields[name]
		if ok && f.Review && f.Confidence < z.sure(name) || !ok && z.confidence(place) < z.sure(name) {
			doubted[place.Line] = true
		}
	}
	for i, l := range z.result.Lines {
		z.at(lineNames[i], l.Text, mrz.Place{Line: i, To: len(l.Text)}, sureCovered)
		if doubted[i] {
			z.doubt(lineNames[i])
		}
	}
	if valid, ok := z.fields["mrz_valid"]; ok && valid.Value == "false" {
		z.doubt(lineNames[1])
	}
}

// coveredByCheck names the check digit over each field that has one of its own
// in some format.
var coveredByCheck = map[string]string{
	"document_number": mrz.CheckDocumentNumber, "birth_date": mrz.CheckBirthDate,
	"expiry_date": mrz.CheckExpiryDate, "personal_number": mrz.CheckPersonalNumber,
}

// places tells where the zone has each field (ICAO 9303 parts 4 to 7).
func (z zoneFields) places() map[string]mrz.Place {
	out := map[string]mrz.Place{}
	for _, name := range []string{
		mrz.FieldDocumentCode, mrz.FieldDocumentNumber, mrz.FieldIssuingState, mrz.FieldNationality,
		mrz.FieldBirthDate, mrz.FieldSex, mrz.FieldExpiryDate, mrz.FieldPersonalNumber,
	} {
		if place, ok := mrz.PlaceOf(z.result.Zone.Format, name); ok {
			out[name] = place
		}
	}
	if names, ok := mrz.PlaceOf(z.result.Zone.Format, mrz.FieldNames); ok {
		out["surname"], out["given_names"] = nameParts(z.result.Lines[names.Line].Text, names)
	}
	return out
}

// addHolder gives the fields of the zone, whatever its format.
func (z zoneFields) addHolder() {
	zone := z.result.Zone
	places := z.places()
	for name, value := range map[string]string{
		"document_number": zone.DocumentNumber, "issuing_state": mrz.ISOState(zone.IssuingState),
		"nationality": mrz.ISOState(zone.Nationality), "birth_date": zone.BirthDate, "sex": zone.Sex,
		"expiry_date": zone.ExpiryDate, "personal_number": zone.PersonalNumber,
		"surname": zone.Surname, "given_names": zone.GivenNames,
	} {
		z.at(name, value, places[name], z.sure(name))
	}
	z.addLongNumber(places)
	z.doubtCutNames(places)
	z.doubtFailed()
}

// addLongNumber adds to the number of a card what of it stands in the optional
// data (ICAO 9303-5 and -6, 4.2.2 note j).
func (z zoneFields) addLongNumber(places map[string]mrz.Place) {
	number, tail := places["document_number"], places["personal_number"]
	more := len(z.result.Zone.DocumentNumber) - (number.To - number.From)
	if more <= 0 {
		return
	}
	tail.To = tail.From + more
	f := z.fields["document_number"]
	f.Raw += z.result.Lines[tail.Line].Text[tail.From:tail.To]
	f.Confidence *= z.confidence(tail)
	f.Review = f.Confidence < z.sure("document_number")
	z.fields["document_number"] = f
}

// doubtCutNames leaves names to a person that fill their place to the last
// letter: they may be cut short (ICAO 9303-4, 4.2.3). The printed zone may
// still confirm them.
func (z zoneFields) doubtCutNames(places map[string]mrz.Place) {
	names, _ := mrz.PlaceOf(z.result.Zone.Format, mrz.FieldNames)
	for _, name := range []string{"surname", "given_names"} {
		if f, ok := z.fields[name]; ok && places["given_names"].To == names.To {
			f.Review = true
			z.fields[name] = f
		}
	}
}

// sure is the confidence from which a field is certain.
func (z zoneFields) sure(name string) float64 {
	if z.covered(name) {
		return sureCovered
	}
	return sureUncovered
}

// covered reports whether a check digit of the zone is over a field: one of
// its own, or for a personal number the composite one.
func (z zoneFields) covered(name string) bool {
	check := coveredByCheck[name]
	return slices.ContainsFunc(z.result.Zone.Checks, func(c mrz.Check) bool {
		return check != "" && (c.Name == check || c.Name == mrz.CheckComposite && name == "personal_number")
	})
}

// nameParts splits the name field where its double filler stands.
func nameParts(line string, names mrz.Place) (surname, given mrz.Place) {
	surname = names
	text := strings.TrimRight(line[names.From:names.To], "<")
	surname.To = names.From + len(text)
	given = mrz.Place{Line: names.Line, From: surname.To, To: surname.To}
	if i := strings.Index(text, "<<"); i >= 0 {
		given.From = names.From + i
		surname.To = given.From
	}
	return surname, given
}

// addValid says whether the check digits hold; doubtful where a character of
// the lines that bear them is, or of the code that tells which there are.
func (z zoneFields) addValid() {
	value := "true"
	if !z.result.Zone.Valid() {
		value = "false"
	}
	z.at("mrz_valid", value, mrz.Place{Line: 1, To: len(z.result.Lines[1].Text)}, sureCovered)
	first := z.places()[mrz.FieldDocumentCode]
	if z.result.Zone.Format == mrz.TD1 {
		first.To = len(z.result.Lines[0].Text)
	}
	f := z.fields["mrz_valid"]
	f.Confidence *= z.confidence(first)
	f.Review = f.Confidence < sureCovered
	z.fields["mrz_valid"] = f
}

// doubtFailed flags the fields whose check digit is printed wrong, and all
// that the composite covers where that one is.
func (z zoneFields) doubtFailed() {
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
func (z zoneFields) addVisa() {
	zone := z.result.Zone
	holder := strings.TrimSpace(zone.Surname + " " + zone.GivenNames)
	names, _ := mrz.PlaceOf(zone.Format, mrz.FieldNames)
	z.at("holder_name", holder, names, sureUncovered)
	for name, of := range map[string]string{"country": "issuing_state", "valid_until": "expiry_date"} {
		if f, ok := z.fields[of]; ok {
			z.fields[name] = f
		}
	}
}
