package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
)

var cardTerms = [][]term{
	terms("card_number", "CARDNO", "CARDNO.", "CARDNUMBER", "DOCUMENTNO", "DOCUMENTNO.", "DOCUMENTNUMBER", "卡号", "旅行卡号码", "卡片号码"),
	terms("passport_number", "PASSPORTNO", "PASSPORTNO.", "PASSPORTNUMBER", "PASSPORT", "TRAVELDOCUMENTNUMBER", "TRAVELDOCUMENTNO", "护照号码", "护照号"),
	terms("name", "NAME", "NAMEOFHOLDER", "HOLDERNAME", "SURNAME,GIVENNAMES", "SURNAME/GIVENNAMES", "FULLNAME"),
	terms("surname", "SURNAME"),
	terms("given_names", "GIVENNAMES", "GIVENNAME"),
	terms("expiry_date", "DATEOFEXPIRY", "EXPIRYDATE", "EXPIRESON", "VALIDUNTIL", "EXPIRY", "DATEOFEXPIRATION", "VALIDTO", "有效期至"),
	terms("", "DATEOFBIRTH", "BIRTH", "SEX", "GENDER", "ECONOMY", "SEX/ECONOMY", "NATIONALITY", "DATEOFISSUE", "ISSUED", "ISSUE", "SIGNATUREOFHOLDER", "持卡人", "职务"),
}

// cardWords tell an APEC card from the other papers of its size with a zone.
var cardWords = []string{"APEC", "TRAVELCARD", "商务旅行卡", "ECONOMY", "ECONOMIES", "BUSINESSVISITOR", "ECONOMICCOOPERATION"}

// mayBeCard reports whether what was found on a page may be an APEC card's zone.
func mayBeCard(zones []zoneReading) bool {
	z := zones[0]
	return len(zones) == 1 && z.found != nil && z.found.Zone.Format == mrz.TD1 && (z.kind == dossier.Other || z.kind == dossier.Card)
}

// readSmallCard reads a card with a zone of three lines: an APEC card, where its
// print says so.
func (r *Reader) readSmallCard(ctx context.Context, p *page, opts Options, zones []zoneReading) (sheet, error) {
	if err := p.readLines(ctx); err != nil {
		return sheet{number: p.number(), page: p}, err
	}
	if v := decide(p.rows, opts.Kind); !v.forced && v.outweighs(zones[0].confidence) {
		return sheet{number: p.number(), page: p, verdict: v}, nil // rows of a table taken for a zone
	}
	switch z := zones[0]; {
	case z.kind == dossier.Card || isCard(p.rows):
	case ofChina(z.found.Zone):
		zones[0].confidence = min(z.confidence, kindForPerson)
	default:
		return zonesOf(p, zones), nil
	}
	zones[0].kind = dossier.Card
	zones[0].fields = readZonedCard(ctx, &text{rows: p.rows}, zones[0])
	return zonesOf(p, zones), nil
}

// ofChina reports whether a zone is of a Chinese card: an APEC card, as a rule,
// among these papers.
func ofChina(z mrz.Zone) bool {
	return strings.HasPrefix(z.DocumentCode, "C") && z.IssuingState == "CHN" && z.Nationality == "CHN"
}

// isCard reports whether the print around a zone says that it is an APEC card's.
func isCard(rows []row) bool {
	return slices.ContainsFunc(upperRows(rows), func(r []rune) bool {
		return slices.ContainsFunc(cardWords, func(w string) bool { return len(findAll(r, []rune(w))) > 0 })
	})
}

// readCard reads an APEC card of which no zone was found: what its print says.
func readCard(ctx context.Context, t *text) dossier.Fields {
	f := newForm(inCapitals(t), cardTerms...)
	out := dossier.Fields{}
	put(out, "card_number", readCode(ctx, in(f.boxes("card_number"), cardNumber), codeAlphabet))
	put(out, "passport_number", f.readCardPassport(ctx, out["card_number"].Value))
	put(out, "name", f.readCardName(ctx))
	put(out, "expiry_date", readDate(ctx, in(f.boxes("expiry_date"), wholeValue)))
	return out
}

var (
	cardNumber   = regexp.MustCompile(`^([A-Z0-9]{6,15})$`)
	passportCode = regexp.MustCompile(`(?:^|[^A-Z0-9])([A-Z]{1,2}\d{7,8})(?:[^A-Z0-9]|$)`)
	// passportShape is the number of a Chinese passport.
	passportShape = regexp.MustCompile(`^[A-Z](?:[A-Z]\d{7}|\d{8})$`)
	holderLatin   = regexp.MustCompile(`^([A-Z][A-Z,. ]+)`)
	wholeValue    = regexp.MustCompile(`^(.+)$`)
)

// inCapitals is a text in capital letters.
func inCapitals(t *text) *text {
	out := &text{rows: slices.Clone(t.rows)}
	for i, r := range out.rows {
		out.rows[i].glyphs = slices.Clone(r.glyphs)
		for k, g := range r.glyphs {
			out.rows[i].glyphs[k].r = unicode.ToUpper(g.r)
		}
	}
	return out
}

// readCardPassport reads the number of the passport, which is not the card's.
func (f *form) readCardPassport(ctx context.Context, card string) dossier.Field {
	v := in(f.boxes("passport_number"), passportCode)
	for _, r := range f.rows {
		for _, c := range r.cells(1.2) {
			if at := cut(span{c}, passportCode); v.empty() && !at.empty() && at.text() != card && !strings.ContainsAny(flat(r.glyphs), "<C×") {
				v = at
			}
		}
	}
	field := readCode(ctx, v, codeAlphabet)
	if !passportShape.MatchString(field.Value) || field.Value == card {
		return inDoubt(field)
	}
	return field
}

// readCardName reads the name in Latin letters, whole or in its two parts. No
// second paper bears it out.
func (f *form) readCardName(ctx context.Context) dossier.Field {
	v := in(f.boxes("name"), holderLatin)
	if v.empty() {
		v = slices.Concat(in(f.boxes("surname"), holderLatin), in(f.boxes("given_names"), holderLatin))
	}
	if v.empty() {
		return dossier.Field{}
	}
	field := readText(ctx, v)
	field.Value = strings.Join(strings.FieldsFunc(v.spaced(), func(r rune) bool { return r == ',' || r == ' ' || r == '.' }), " ")
	return inDoubt(field)
}

// readZonedCard reads an APEC card by its zone and by its print. The zone's
// values hold; what the print says as well makes sure of them, what it denies is
// for a person.
func readZonedCard(ctx context.Context, t *text, z zoneReading) dossier.Fields {
	printed, out := readCard(ctx, t), dossier.Fields{}
	zone := z.found.Zone
	put(out, "card_number", agreeing(z.fields["document_number"], printed["card_number"], t))
	put(out, "expiry_date", agreeing(z.fields["expiry_date"], printed["expiry_date"], t))
	put(out, "name", agreeing(wholeName(z.fields), dossier.Field{}, t))
	number := z.fields["personal_number"]
	if !passportShape.MatchString(zone.PersonalNumber) {
		number = dossier.Field{}
	}
	switch print := printed["passport_number"]; {
	case print.Value == zone.DocumentNumber:
		put(out, "passport_number", number)
	case number.Known():
		put(out, "passport_number", agreeing(number, print, t))
	default:
		put(out, "passport_number", print)
	}
	return out
}

// wholeName is the name of the zone, in one.
func wholeName(fields dossier.Fields) dossier.Field {
	out, given := fields["surname"], fields["given_names"]
	if given.Known() {
		out.Value += " " + given.Value
		out.Raw += "<<" + given.Raw
		out.Confidence *= given.Confidence
		out.Review = out.Review || given.Review
	}
	return out
}

// agreeing is a value of the zone beside what the print says of it: nothing where
// it is not known.
func agreeing(zone, print dossier.Field, t *text) dossier.Field {
	switch {
	case !zone.Known():
		return inDoubt(print)
	case print.Certain() && print.Value != zone.Value:
		return inDoubt(zone)
	case zone.Review && zone.Confidence >= sureConfirmed && (print.Value == zone.Value || stands(zone.Value, t)):
		zone.Review = false
	}
	return zone
}

// stands reports whether a row of the print, none of the zone, has a value.
func stands(value string, t *text) bool {
	want := lookAlikeLetters(value)
	return slices.ContainsFunc(t.rows, func(r row) bool {
		line := flat(r.glyphs)
		return len([]rune(line)) < 2*len(want)+8 && !strings.ContainsAny(line, "<×") && strings.Contains(lookAlikeLetters(line), want)
	})
}

// lookAlikeLetters keeps letters and digits; those that are read for one another
// count as one.
func lookAlikeLetters(s string) string {
	return strings.NewReplacer("l", "I", "!", "I", "1", "I", "L", "I", "0", "O").Replace(letters(strings.ReplaceAll(s, "!", "I")))
}
