package reader

import (
	"context"
	"image"
	"regexp"
	"strings"

	"github.com/agnivade/levenshtein"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
)

// viz is the printed zone of a passport (visual inspection zone): what was
// recognised on its plate, next to what the machine-readable zone says.
type viz struct {
	plate   *plate
	phrases []phrase
	fields  dossier.Fields // of the machine-readable zone; the printed ones join them
	page    int
}

// readVIZ reads the printed zone of a Chinese passport and joins its values to
// the fields of the machine-readable zone. What both say is compared: equal
// values confirm each other, others stand side by side for the rules. Other
// states print other zones; theirs is not read.
func readVIZ(ctx context.Context, p *page, found *scan.Result, fields dossier.Fields) {
	if fields["issuing_state"].Value != "CHN" {
		return
	}
	v := &viz{plate: newPlate(p, found), fields: fields, page: p.number()}
	v.phrases = v.plate.phrases(ctx)
	v.readNumber(ctx)
	v.readDates(ctx)
	v.readSex(ctx)
	v.readNames(ctx)
	v.readPlaces()
	v.readAuthority(ctx)
}

// printed is a value of the printed zone. sure says that a second reading, or
// the machine-readable zone, says the same.
type printed struct {
	value string
	from  phrase
	sure  bool
}

// twice reads a phrase by parse; unless that is already confirmed, once more
// with g, and where that is not either, once more as photographed. Two
// readings that agree make the value sure, unless another one differs: that is
// not outvoted.
func (v *viz) twice(ctx context.Context, p phrase, g glance, parse func(string) string, confirmed func(string) bool) printed {
	var readings []printed
	for _, look := range []func() phrase{
		func() phrase { return p },
		func() phrase { return v.plate.look(ctx, p.box, g) },
		func() phrase { return v.plate.lookSoftly(ctx, p.box, softGlance{ocr.HanS, 0.8}) },
	} {
		seen := look()
		value := parse(seen.text)
		if value == "" {
			continue
		}
		now := printed{value, seen, false}
		if confirmed(value) || now.borneOut(readings) {
			now.sure = true
			return now
		}
		readings = append(readings, now)
	}
	if len(readings) == 0 {
		return printed{}
	}
	return readings[0]
}

// borneOut reports whether an earlier reading says the same, neither is weak,
// and none says another thing.
func (p printed) borneOut(earlier []printed) bool {
	strong := false
	for _, r := range earlier {
		if r.value != p.value {
			return false
		}
		strong = strong || min(r.from.conf, p.from.conf) > 0.5
	}
	return strong
}

// edge is how near to the plate's left side, in its pixels, a value may have
// lost a character.
const edge = 8

// add gives the printed value as a field.
func (v *viz) add(name string, p printed) {
	if p.value == "" {
		return
	}
	if p.from.box.Min.X < edge {
		p.sure = false
	}
	confidence := min(p.from.conf, 0.85)
	if p.sure {
		confidence = max(p.from.conf, 0.97)
	}
	v.fields[name] = dossier.Field{
		Value: p.value, Raw: p.from.text, Confidence: confidence, Review: !p.sure,
		Source: dossier.SourceOCR, Page: v.page, Box: v.plate.toPage(p.from.box),
	}
}

// confirm tells a field of the machine-readable zone that the printed zone
// says the same.
func (v *viz) confirm(name string) {
	f, ok := v.fields[name]
	if !ok || f.Confidence < sureConfirmed {
		return
	}
	f.Confidence = 1 - (1-f.Confidence)*0.1
	f.Review = false
	v.fields[name] = f
}

// pair adds the printed twin of a field of the machine-readable zone and
// confirms the field where the two agree.
func (v *viz) pair(name string, p printed) {
	v.add("viz_"+name, p)
	if p.value != "" && p.value == v.fields[name].Value {
		v.confirm(name)
	}
}

func (v *viz) says(name string) func(string) bool {
	return func(value string) bool { return value == v.fields[name].Value }
}

var printedNumber = regexp.MustCompile(`[A-Z][0-9A-HJ-NP-Z][0-9]{7}`)

// readNumber finds the printed number: the phrase nearest to the one in the
// machine-readable zone.
func (v *viz) readNumber(ctx context.Context) {
	const mostEdits = 4
	want := v.fields["document_number"].Value
	best, edits := phrase{}, mostEdits+1
	for _, p := range v.phrases {
		text := upperLetters(p.text, codeAlphabet)
		if n := len(text); n < 7 || n > 11 || !strings.ContainsAny(text, digitAlphabet) || strings.Contains(p.text, "月") {
			continue
		}
		if d := levenshtein.ComputeDistance(text, want); d < edits {
			best, edits = p, d
		}
	}
	if edits > mostEdits {
		return
	}
	parse := func(s string) string { return printedNumber.FindString(upperLetters(s, codeAlphabet)) }
	v.pair("document_number", v.twice(ctx, best, glance{"eng", codeAlphabet}, parse, v.says("document_number")))
}

// upperLetters keeps the characters of the alphabet, letters in capitals.
func upperLetters(s, alphabet string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(alphabet, r) {
			return r
		}
		return -1
	}, strings.ToUpper(s))
}

// readSex reads 男/M or 女/F, where the two halves do not contradict each
// other.
func (v *viz) readSex(ctx context.Context) {
	for _, p := range v.phrases {
		if n := len([]rune(p.text)); n < 2 || n > 4 || !printedSex.MatchString(strings.ToUpper(p.text)) {
			continue
		}
		if read := v.twice(ctx, p, glance{language: ocr.HanS}, sexOf, v.says("sex")); read.value != "" {
			v.pair("sex", read)
			return
		}
	}
	if place := v.sexPlace(); !place.Empty() {
		seen := v.plate.lookSoftly(ctx, place, softGlance{ocr.HanS, 0.8})
		value := sexOf(seen.text)
		v.pair("sex", printed{value, seen, v.says("sex")(value)})
	}
}

// sexPlace is where the sex stands: left of the nationality.
func (v *viz) sexPlace() image.Rectangle {
	for _, p := range v.phrases {
		if strings.HasSuffix(p.text, "/"+nationalityEnd) {
			left := image.Rect(edge, p.box.Min.Y-p.box.Dy()/4, p.box.Min.X-p.box.Dy(), p.box.Max.Y+p.box.Dy()/4)
			return tallestLine(v.plate.ink, left)
		}
	}
	return image.Rectangle{}
}

var printedSex = regexp.MustCompile(`[男女]|[MF]$`)

// sexOf reads the sex as passports print it in both languages; half of it is
// enough where the other half is not legible as the contrary.
func sexOf(s string) string {
	s = strings.ToUpper(s)
	male := strings.Contains(s, "男") || strings.HasSuffix(s, "/M")
	female := strings.Contains(s, "女") || strings.HasSuffix(s, "/F")
	switch {
	case male && !female:
		return "M"
	case female && !male:
		return "F"
	}
	return ""
}
