package reader

import (
	"context"
	"image"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"

	"zhengqi/internal/chinese"
	"zhengqi/internal/ocr"
)

const nameLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ,"

// readNames reads the Latin name, by its likeness to the machine-readable one,
// and the Chinese name that stands above it.
func (v *viz) readNames(ctx context.Context) {
	latin := v.latinName(ctx)
	if latin.value == "" {
		return
	}
	zoneSurname, zoneGiven := v.fields["surname"].Value, v.fields["given_names"].Value
	surname, given, split := strings.Cut(latin.value, ",")
	switch {
	case latin.value == v.printedNameOfZone():
		v.pair("surname", printed{zoneSurname, latin.from, latin.model, true})
		v.pair("given_names", printed{zoneGiven, latin.from, latin.model, true})
	case split || zoneGiven == "":
		v.pair("surname", printed{surname, latin.from, latin.model, latin.sure})
		v.pair("given_names", printed{given, latin.from, latin.model, latin.sure})
	}
	v.readChineseName(ctx, latin.from)
}

// printedNameOfZone is the name of the machine-readable zone as the page
// prints it, without spaces.
func (v *viz) printedNameOfZone() string {
	whole := v.fields["surname"].Value + "," + v.fields["given_names"].Value
	return strings.TrimSuffix(strings.ReplaceAll(whole, " ", ""), ",")
}

var latinNameLooks = []plateLook{
	{glance{ocr.English, nameLetters}, false, linePerMM},
	{glance{ocr.HanS, ""}, true, softPerMM},
	{glance{ocr.English, nameLetters}, true, linePerMM},
}

// latinName reads the lines between the head and the row of the date of birth
// from the bottom up, and gives the first that is like the name of the zone.
func (v *viz) latinName(ctx context.Context) printed {
	whole := v.printedNameOfZone()
	name := valued{
		latinNameLooks,
		func(s string) string { return upperLetters(s, nameLetters) },
		func(s string) bool { return s == whole },
	}
	lines := v.lines.between(headBottom, v.dated.birth-sameRow)
	for _, box := range slices.Backward(lines) {
		if read := v.read(ctx, box, name); levenshtein.ComputeDistance(read.value, whole) <= len(whole)/3 {
			return read
		}
	}
	return printed{}
}

// readChineseName reads the name in characters above the Latin one, with two
// models at two sizes. It is sure where the looks agree on a name that is spelt
// like the Latin one. Else the first that is spelt so, or the first of all, is
// kept.
func (v *viz) readChineseName(ctx context.Context, latin phrase) {
	const tallest, aside = 6 * platePerMM, 5 * platePerMM / 2 // the distance of the two lines and more
	above := image.Rect(latin.box.Min.X-aside, latin.box.Min.Y-tallest, latin.box.Max.X+2*tallest, latin.box.Min.Y-2)
	place := tallestLine(v.plate.ink, above)
	if place.Empty() {
		return
	}
	var looks []nameLook
	for _, l := range nameLooks {
		p := v.plate.look(ctx, place, l)
		read := nameLook{printed{value: hanOnly(p.text), from: p, model: l.language}, false}
		read.fits = read.value != "" && v.spelt(read.value) == chinese.PinyinMatches
		looks = append(looks, read)
		if agreedLooks(looks) {
			break
		}
	}
	v.addChineseName(looks)
}

// nameLooks are the looks at a name, best first.
var nameLooks = []plateLook{
	{glance{ocr.ChiSim, ""}, true, softPerMM}, {glance{ocr.HanS, ""}, true, 7.8},
	{glance{ocr.ChiSim, ""}, true, 7.8}, {glance{ocr.HanS, ""}, true, softPerMM},
}

// nameLook is one reading of a name. fits says that it is spelt like the Latin
// one.
type nameLook struct {
	printed
	fits bool
}

// What makes a name sure: how many looks read it alike, and how confidently
// each character. Two looks are too few: there are characters that look and
// sound alike (曹 and 草, 莺 and 营), which the Latin name does not tell apart.
const (
	leastNameLooks      = 3
	leastNameConfidence = 0.9
)

// agreedLooks reports whether enough looks, by both models, say the same as the
// last one, and none says another name that is spelt like the Latin one.
func agreedLooks(looks []nameLook) bool {
	last := looks[len(looks)-1]
	alike, models := 0, map[ocr.Language]bool{}
	for _, l := range looks {
		switch {
		case l.value == last.value && l.from.conf > leastNameConfidence:
			alike++
			models[l.model] = true
		case l.value != last.value && l.fits:
			return false
		}
	}
	return last.fits && alike >= leastNameLooks && len(models) > 1
}

func (v *viz) addChineseName(looks []nameLook) {
	chosen := looks[0]
	if agreedLooks(looks) {
		chosen = looks[len(looks)-1]
		chosen.sure = true
	} else if i := slices.IndexFunc(looks, func(l nameLook) bool { return l.fits }); i >= 0 {
		chosen = looks[i]
	}
	v.add("name_zh", chosen.printed)
	if chosen.sure {
		v.confirm("surname")
		v.confirm("given_names")
	}
}

// tallestLine is the box of the tallest run of rows with ink inside within.
func tallestLine(ink *image.Gray, within image.Rectangle) image.Rectangle {
	within = within.Intersect(ink.Rect)
	best, run := image.Rectangle{}, image.Rectangle{}
	for y := within.Min.Y; y < within.Max.Y; y++ {
		row := inkOfRow(ink, y, within.Min.X, within.Max.X)
		if row.Empty() {
			run = image.Rectangle{}
			continue
		}
		if run = run.Union(row); run.Dy() > best.Dy() {
			best = run
		}
	}
	return best
}

// inkOfRow is the box of the dark pixels of a row.
func inkOfRow(ink *image.Gray, y, from, to int) image.Rectangle {
	const dark = 90
	box := image.Rectangle{}
	for x := from; x < to; x++ {
		if ink.Pix[y*ink.Stride+x] < dark {
			box = box.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	return box
}

// spelt compares a Chinese name with the Latin one of the page.
func (v *viz) spelt(name string) chinese.PinyinMatch {
	return chinese.MatchPinyin(name, v.fields["surname"].Value, v.fields["given_names"].Value)
}

// hanOnly keeps Chinese characters and the dot inside names of minorities.
func hanOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) || r == '·' {
			return r
		}
		return -1
	}, s)
}
