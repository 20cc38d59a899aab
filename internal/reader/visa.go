package reader

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
	"zhengqi/internal/raster"
)

// visaTerms are what visas call their fields in English.
var visaTerms = [][]term{
	terms("from", "VALIDFROM", "STARTDATE", "EFFECTIVEDATE", "VALIDITYFROM", "DATEOFVALIDITY", "VISASTARTDATE", "VALIDITYSTARTDATE"),
	terms("issued", "DATEOFISSUE", "ISSUEDATE", "DATEISSUED", "ISSUEDON", "GRANTDATE", "VISAGRANTDATE", "DATEOFGRANT", "ISSUINGDATE", "DATEOFISSUANCE", "签发日期"),
	terms("until", "EXPIRATIONDATE", "EXPIRYDATE", "DATEOFEXPIRY", "DATEOFEXPIRATION", "VALIDUNTIL", "VALIDTO", "VALIDTHRU", "VALIDTILL", "ENTERBEFORE", "ENTERBY",
		"FINALENTRYDATE", "MUSTNOTARRIVEAFTER", "UNTIL", "LASTENTRYDATE", "LASTDATEOFENTRY", "LASTDAYOFENTRY", "EXPIRESON", "USEBY", "MUSTBEUSEDBY", "ENTRYBEFORE"),
	terms("surname", "SURNAME", "FAMILYNAME", "LASTNAME", "PRIMARYNAME"),
	terms("given", "GIVENNAME", "GIVENNAMES", "FIRSTNAME", "FORENAMES"),
	terms("name", "NAME", "FULLNAME", "NAMEOFHOLDER", "ISSUEDTO", "HOLDER", "NAMEINFULL", "NAMEOFBEARER", "VISAHOLDER", "APPLICANTNAME", "NAMEOFAPPLICANT"),
	terms("born", "DATEOFBIRTH", "BIRTHDATE"),
	terms("", "NATIONALITY", "CITIZENSHIP", "PASSPORTCOUNTRY", "PASSPORTNUMBER", "PASSPORTNO", "SEX", "ENTRIES", "NUMBEROFENTRIES", "ISSUEDAT", "PLACEOFISSUE", "ISSUINGPOSTNAME",
		"VISANO", "VISANUMBER", "VISATYPE", "CATEGORY", "PERIODOFSTAY", "STAYPERIOD", "FORSTAYSOF", "DURATIONOFSTAY", "CONTROLNUMBER", "STATUS", "ANNOTATION", "REMARKS", "DOCUMENTNO"),
}

// readVisa reads a visa without a zone.
func readVisa(ctx context.Context, t *text) dossier.Fields {
	out := readVisaPrint(ctx, t, "")
	judgeVisaTerm(out)
	return out
}

// readVisaPrint reads what a visa says in words. until is its last day, where
// that is known already.
func readVisaPrint(ctx context.Context, t *text, until string) dossier.Fields {
	f := newUpperForm(t, visaTerms...)
	out := dossier.Fields{}
	put(out, "country", readVisaCountry(ctx, t))
	put(out, "holder_name", readHolder(ctx, f))
	country := out["country"].Value
	from := f.readVisaDate(ctx, country, "from")
	guessed := !from.Known() && len(f.marksOf("from")) == 0
	if guessed {
		from = f.readVisaDate(ctx, country, "issued")
	}
	put(out, "valid_from", from)
	put(out, "valid_until", f.readVisaDate(ctx, country, "until"))
	f.addUnlabelledTerm(ctx, country, until, out)
	judgeVisaEnds(out, until, guessed)
	return out
}

// judgeVisaEnds doubts the ends of a term that is no whole one, where the first
// day was taken for that of issue, the label of another being lost perhaps; and
// days in figures of which the term does not tell the day from the month.
func judgeVisaEnds(out dossier.Fields, until string, guessed bool) {
	from, last := out["valid_from"], out["valid_until"]
	if last.Known() {
		until = last.Value
	}
	whole := wholeTerm(from.Value, until)
	if guessed && from.Known() && !whole {
		from = inDoubt(from)
		out["valid_from"] = from
	}
	told := whole && !wholeTerm(monthForDay(from), monthForDay(dossier.Field{Value: until, Raw: last.Raw}))
	for name, f := range map[string]dossier.Field{"valid_from": from, "valid_until": last} {
		if f.Known() && monthForDay(f) != f.Value && !told {
			out[name] = inDoubt(f)
		}
	}
}

// monthForDay is the day that a date in figures is where its month comes first;
// the same day where it cannot.
func monthForDay(f dossier.Field) string {
	if at := dayInFigures.FindString(strings.Join(strings.Fields(f.Raw), "")); at != "" {
		if d, plain, ok := chinese.ParseDayFirst(at); ok && !plain && d.Value == f.Value {
			return f.Value[:5] + f.Value[8:] + f.Value[4:7]
		}
	}
	return f.Value
}

// addUnlabelledTerm adds the ends of the term of which no label was read: those
// of the dates that are whole months apart, as nothing else on a visa is.
func (f *form) addUnlabelledTerm(ctx context.Context, country, until string, out dossier.Fields) {
	from := out["valid_from"]
	if last, ok := out["valid_until"]; ok {
		until = last.Value
	}
	if from.Known() && until != "" {
		return
	}
	var pairs [][2]dossier.Field
	dates := f.datesAbroad(ctx, country)
	for _, a := range dates {
		for _, b := range dates {
			if (until == "" || b.Value == until) && (!from.Known() || a.Value == from.Value) && wholeTerm(a.Value, b.Value) {
				pairs = append(pairs, [2]dossier.Field{a, b})
			}
		}
		if !from.Known() && until != "" && wholeTerm(a.Value, until) {
			pairs = append(pairs, [2]dossier.Field{a, {Value: until}})
		}
	}
	if len(pairs) == 0 {
		return
	}
	doubt := slices.ContainsFunc(pairs, func(p [2]dossier.Field) bool {
		return p[0].Value != pairs[0][0].Value || p[1].Value != pairs[0][1].Value
	})
	for i, name := range []string{"valid_from", "valid_until"} {
		if found := pairs[0][i]; !out[name].Known() && found.Page > 0 {
			found.Review = found.Review || doubt
			out[name] = found
		}
	}
}

// wholeTerm reports whether a visa from one day on until another is valid for as
// many months as visas are.
func wholeTerm(from, until string) bool {
	return slices.ContainsFunc([]int{3, 6, 12, 24, 36, 48, 60, 120}, func(months int) bool {
		end := chinese.AddMonths(from, months)
		return end == until || chinese.AddDays(end, -1) == until
	})
}

// datesAbroad reads the dates of the paper, from the top.
func (f *form) datesAbroad(ctx context.Context, country string) []dossier.Field {
	const most = 8
	var out []dossier.Field
	for _, pattern := range []*regexp.Regexp{englishDate, dayInFigures, dateAnywhere} {
		for _, m := range f.stream().findAll(pattern, most) {
			if d := readDateAbroad(ctx, m[0], country); d.Known() && len(m[0]) == 1 {
				out = append(out, d)
			}
		}
	}
	return out
}

// judgeVisaTerm doubts both ends of a term of which the end is not after the
// beginning, or of which one end was not read.
func judgeVisaTerm(out dossier.Fields) {
	from, until := out["valid_from"], out["valid_until"]
	if from.Known() && until.Known() && from.Value < until.Value {
		return
	}
	for _, name := range []string{"valid_from", "valid_until"} {
		if f, ok := out[name]; ok && f.Source != dossier.SourceMRZ {
			out[name] = inDoubt(f)
		}
	}
}

// dayInFigures is a day of digits, with the year at its end.
var dayInFigures = regexp.MustCompile(`\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2}`)

// monthFirst are the countries that write the month of a date before its day.
var monthFirst = []string{"USA", "PHL", "FSM", "MHL", "PLW", ""}

// readVisaDate reads the date at the first label of the key that has one.
func (f *form) readVisaDate(ctx context.Context, country, key string) dossier.Field {
	for _, i := range f.marksOf(key) {
		for _, v := range []span{f.right(i), f.under(i)} {
			if out := readDateAbroad(ctx, v, country); out.Known() {
				return out
			}
		}
	}
	return dossier.Field{}
}

// readDateAbroad reads a date as a country other than China prints it.
func readDateAbroad(ctx context.Context, v span, country string) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	ambiguous := false
	parse := func(s string) (chinese.DateValue, bool) {
		s = strings.Join(strings.Fields(s), "")
		at := dayInFigures.FindStringIndex(s)
		if at == nil || digitAt(s, at[0]-1) || digitAt(s, at[1]) {
			return anyDateIn(s)
		}
		d, plain, ok := chinese.ParseDayFirst(s[at[0]:at[1]])
		ambiguous = ambiguous || !plain
		return d, ok
	}
	out := readDateBy(ctx, v.widened(), parse, latinDateLooks)
	if ambiguous && out.Known() && (slices.Contains(monthFirst, country) || monthForDay(out) == out.Value) {
		return inDoubt(out)
	}
	return out
}

// readVisaCountry is the only country but China that a visa names.
func readVisaCountry(ctx context.Context, t *text) dossier.Field {
	if all := economiesOf(t); len(all) > 0 {
		return soleEconomy(ctx, all)
	}
	return soleEconomy(ctx, economiesInHeads(ctx, t))
}

// economiesInHeads are the countries named by the lines of capitals at the top of
// a paper, as Tesseract reads them: our network does not tell the words of such.
func economiesInHeads(ctx context.Context, t *text) []mention {
	const most = 5
	var out []mention
	for _, r := range t.rows[:min(most, len(t.rows))] {
		v := span{{r.page, r.glyphs}}
		if !mostlyCapitals(v.text()) {
			continue
		}
		again := r.page.look(ctx, v[0], glance{language: ocr.English})
		for _, m := range economiesIn(span{{r.page, again}}) {
			out = append(out, mention{m.code, v})
		}
	}
	return out
}

// holderPrint is a name in capitals, its parts in order.
var holderPrint = regexp.MustCompile(`^[A-Z][A-Z'-]*(?:,? [A-Z][A-Z'-]*)+$`)

// readHolder reads the name of a visa's holder: in its two parts or whole.
func readHolder(ctx context.Context, f *form) dossier.Field {
	surname, given := f.readCapitals(ctx, "surname"), f.readCapitals(ctx, "given")
	if surname.Known() && given.Known() {
		out := surname
		out.Value, out.Raw = surname.Value+" "+given.Value, surname.Raw+" "+given.Raw
		out.Confidence, out.Review = min(surname.Confidence, given.Confidence), surname.Review || given.Review
		return out
	}
	out := f.readCapitals(ctx, "name")
	if out.Known() && !holderPrint.MatchString(out.Value) {
		out = inDoubt(out)
	}
	out.Value = strings.ReplaceAll(out.Value, ",", "")
	return out
}

const latinCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// readCapitals reads a name in capitals at a label: certain where our network for
// codes and Tesseract read the same letters.
func (f *form) readCapitals(ctx context.Context, key string) dossier.Field {
	for _, i := range f.marksOf(key) {
		for _, v := range []span{f.right(i), f.under(i)} {
			if v = v.trim(aroundValue + "/"); mostlyCapitals(v.text()) {
				return readCapitalName(ctx, v)
			}
		}
	}
	return dossier.Field{}
}

// readCapitalName reads a name in capitals.
func readCapitalName(ctx context.Context, v span) dossier.Field {
	if v.own() {
		return fieldOf(v, spaceCommas(tidyLatin(v.inWords())), ownText, true)
	}
	v = v.widened()
	value, lowest := v.lookInWords(ctx, ocr.English)
	value = spaceCommas(strings.ToUpper(value))
	clean := strings.TrimSpace(notOfName.ReplaceAllString(value, ""))
	broken := clean != strings.Trim(value, "<>|*-_ ")
	value = clean
	first := letters(v.text())
	ours, _ := v.look(ctx, glance{ocr.Own, latinCapitals})
	switch got := letters(value); {
	case got == "":
		return fieldOf(v, spaceCommas(tidyLatin(v.spaced())), doubtful, false)
	case got == first || got == letters(ours):
		ok := lowest >= weakGlyph && !broken
		return fieldOf(v, value, confidenceIn(ok), ok)
	case first == letters(ours) && len(got) == len(first):
		value = relettered(value, first)
	}
	return fieldOf(v, value, doubtful, false)
}

// notOfName is what no name in capitals holds.
var notOfName = regexp.MustCompile(`[^A-Z ,'-]`)

// relettered puts other letters in the place of those of a text.
func relettered(s, letters string) string {
	at := 0
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) || at == len(letters) {
			return r
		}
		at++
		return rune(letters[at-1])
	}, s)
}

// spaceCommas puts a space behind every comma; a point is one that was misread.
func spaceCommas(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer(",", ", ", ".", ", ").Replace(s)), " ")
}

func mostlyCapitals(s string) bool {
	capital := len(capitalLetters(s))
	return capital >= 2 && 10*capital >= 6*len([]rune(s))
}

// addVisaPrint adds to what the zone of a visa says what is printed above it, and
// checks them against each other.
func addVisaPrint(ctx context.Context, p *page, found *scan.Result, fields dossier.Fields) error {
	p.straighten()
	p.setSheet(p.sheet.Turn(zoneUp(p.sheet, found)))
	if err := p.readRows(ctx); err != nil {
		return err
	}
	for name, f := range readVisaPrint(ctx, &text{rows: p.rows}, fields["valid_until"].Value) {
		zone, both := fields[name]
		switch {
		case !both:
			fields[name] = f
		case sameValue(zone.Value, f.Value) && zone.Confidence >= sureConfirmed:
			zone.Confidence, zone.Review = 1-(1-zone.Confidence)*0.1, false
			fields[name] = zone
		case f.Certain() && !sameValue(zone.Value, f.Value):
			fields[name] = inDoubt(zone)
		}
	}
	judgeVisaTerm(fields)
	return nil
}

// sameValue compares a name with what our network reads of it, and anything else
// to the letter.
func sameValue(a, b string) bool {
	return a == b || !strings.ContainsAny(a+b, digitAlphabet) && squeezed(a) == squeezed(b)
}

// zoneUp is how many quarter turns bring the lines of a zone to run from left to
// right on a sheet.
func zoneUp(s *raster.Sheet, found *scan.Result) int {
	best, most := 0, math.Inf(-1)
	for turn := range 4 {
		turned := s.Turn(turn)
		left, _ := turned.FromPage(found.Corners[0].X, found.Corners[0].Y)
		right, _ := turned.FromPage(found.Corners[1].X, found.Corners[1].Y)
		if right-left > most {
			best, most = turn, right-left
		}
	}
	return best
}
