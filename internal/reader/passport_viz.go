package reader

import (
	"context"
	"image"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
)

// viz is the printed zone of a passport (visual inspection zone): the lines of
// print on its plate, next to what the machine-readable zone says.
type viz struct {
	plate  *plate
	lines  printRows
	dated  dateRows
	fields dossier.Fields // of the machine-readable zone; the printed ones join them
	mended map[string]bool
}

// readVIZ reads the printed zone of a Chinese passport and joins its values to
// the fields of the machine-readable zone. What both say is compared: equal
// values confirm each other, others stand side by side for the rules. Other
// states print other zones; theirs is not read.
func readVIZ(ctx context.Context, p *page, found *scan.Result, fields dossier.Fields) {
	if fields["issuing_state"].Value != "CHN" {
		return
	}
	plate := newPlate(p, found)
	v := &viz{plate: plate, lines: newPrintRows(plate.runs()), fields: fields, mended: mendedFields(found)}
	v.readNumber(ctx)
	v.readDates(ctx)
	v.readSex(ctx)
	v.readNames(ctx)
	v.readPlaces(ctx)
	v.readAuthority(ctx)
}

// printed is a value of the printed zone. sure says that a second reading, or
// the machine-readable zone, says the same.
type printed struct {
	value string
	from  phrase
	model ocr.Language
	sure  bool
}

// valued is one kind of value: how to look at it, look after look, and how to
// read what was seen. confirmed says that another part of the page bears a
// reading out.
type valued struct {
	looks     []plateLook
	parse     func(string) string
	confirmed func(string) bool
}

// read reads the value in a box. One that is confirmed is sure at the first
// look; else two models that agree make it so, unless another look differs:
// that is not outvoted.
func (v *viz) read(ctx context.Context, box image.Rectangle, kind valued) printed {
	var readings []printed
	if box.Empty() {
		return printed{}
	}
	for _, l := range kind.looks {
		seen := v.plate.look(ctx, box, l)
		value := kind.parse(seen.text)
		if value == "" {
			continue
		}
		now := printed{value, seen, l.language, false}
		if kind.confirmed(value) || now.borneOut(readings) {
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

// borneOut reports whether an earlier reading by another model says the same,
// neither is weak, and none says another thing.
func (p printed) borneOut(earlier []printed) bool {
	strong := false
	for _, r := range earlier {
		if r.value != p.value {
			return false
		}
		strong = strong || r.model != p.model && min(r.from.conf, p.from.conf) > 0.5
	}
	return strong
}

// edge is how near to the plate's left side, in its pixels, a value may have
// lost a character.
const edge = platePerMM / 2

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
		Source: dossier.SourceOCR, Page: v.plate.page, Box: v.plate.toPage(p.from.box),
	}
}

// says reports whether the machine-readable zone has that value.
func (v *viz) says(name string) func(string) bool {
	return func(value string) bool { return value == v.fields[name].Value }
}

// readNumber reads the printed number.
func (v *viz) readNumber(ctx context.Context) {
	const mostEdits = 4
	want := v.fields["document_number"].Value
	number := valued{numberLooks, printedNumber, v.says("document_number")}
	for _, box := range v.lines.numbers {
		if read := v.read(ctx, box, number); read.value != "" && levenshtein.ComputeDistance(read.value, want) <= mostEdits {
			v.pair("document_number", read)
			return
		}
	}
}

var numberLooks = []plateLook{
	{glance{ocr.Own, codeAlphabet}, false, linePerMM},
	{glance{ocr.HanS, ""}, true, softPerMM},
	{glance{ocr.English, codeAlphabet}, true, linePerMM},
}

// printedNumber reads the number of an ordinary or a public-affairs passport
// of the PRC: a letter, a digit or a letter other than I and O, seven digits.
// The letter keeps the place of a digit that it is often taken for.
func printedNumber(s string) string {
	text := upperLetters(s, codeAlphabet)
	if len(text) < 9 {
		return ""
	}
	for at := range len(text) - 8 {
		if n := text[at : at+9]; numberShape(n) {
			return n
		}
	}
	return ""
}

func numberShape(n string) bool {
	letter := func(c byte) bool { return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O' }
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	return letter(n[0]) && (letter(n[1]) || digit(n[1])) && !slices.ContainsFunc([]byte(n[2:]), func(c byte) bool { return !digit(c) })
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

// readSex reads 男/M or 女/F, which stands left of the date of birth, where
// the two halves do not contradict each other.
func (v *viz) readSex(ctx context.Context) {
	box := v.lines.first(v.dated.birth)
	if box.Min.X > valuesLeft {
		box = image.Rectangle{}
	}
	v.pair("sex", v.read(ctx, box, valued{sexLooks, sexOf, v.says("sex")}))
}

var sexLooks = []plateLook{
	{glance{ocr.HanS, ""}, false, linePerMM},
	{glance{ocr.ChiSim, ""}, true, softPerMM},
}

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
