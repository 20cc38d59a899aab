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
	{glance{ocr.Own, nameLetters}, false, linePerMM},
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

// readChineseName reads the name in characters above the Latin one. It is sure
// where agreedName says so; else the name that most looks agree on is kept, of
// those that are spelt like the Latin one before others.
func (v *viz) readChineseName(ctx context.Context, latin phrase) {
	place := v.namePlace(latin)
	if place.Empty() {
		return
	}
	var looks []nameLook
	for _, l := range nameLooks {
		p := v.plate.look(ctx, place, l)
		read := nameLook{printed{value: hanOnly(p.text), from: p, model: l.language}, false}
		read.fits = read.value != "" && v.spelt(read.value) == chinese.PinyinMatches
		looks = append(looks, read)
		if _, sure := agreedName(looks); sure || rivals(looks) {
			break
		}
	}
	v.addChineseName(looks)
}

// namePlace is the box of the line above the Latin name.
func (v *viz) namePlace(latin phrase) image.Rectangle {
	const tallest, aside = 6 * platePerMM, 5 * platePerMM / 2 // the distance of the two lines and more
	return tallestLine(v.plate.ink, image.Rect(latin.box.Min.X-aside, latin.box.Min.Y-tallest, latin.box.Max.X+2*tallest, latin.box.Min.Y-2))
}

// nameLooks are the looks at a name, best first: our own model at three sizes,
// then the two of Tesseract at three, all of these under the one at which values
// are read, for heavy print is read better small.
var nameLooks = []plateLook{
	{glance{ocr.Own, ""}, true, 9}, {glance{ocr.Own, ""}, true, 6.5}, {glance{ocr.Own, ""}, true, 12},
	{glance{ocr.HanS, ""}, true, 9}, {glance{ocr.ChiSim, ""}, true, 9},
	{glance{ocr.HanS, ""}, true, 7.8}, {glance{ocr.ChiSim, ""}, true, 7.8},
	{glance{ocr.HanS, ""}, true, 6.5}, {glance{ocr.ChiSim, ""}, true, 6.5},
}

// nameLook is one reading of a name. fits says that it is spelt like the Latin
// one.
type nameLook struct {
	printed
	fits bool
}

// What makes a name sure. Its spelling tells it from most misreadings, but not
// from those by a character that looks and sounds alike (曹 and 草, 莺 and 营),
// and the two models often err alike. Of a thousand names in three kinds of
// print at four levels, these let one pass that was wrong (营 for 莺, five times
// and clearly), which is why usualName has its say; three looks, or two thirds
// of the confidence, let several pass.
const (
	leastNameLooks      = 4
	leastLookConfidence = 0.8
	leastAlikeLooks     = 5 // where a character has a look-alike
	leastNameConfidence = 0.9

	ownNameLooks      = 3    // of our own model, all of them
	ownNameConfidence = 0.97 // of each of these
)

// agreedName gives the name that the looks agree on: the only one of them that
// is spelt like the Latin one, of characters usual in names, seen by two
// models, in enough looks, or clearly in every look of our own model, which no
// clear look of Tesseract's contradicts. A name with a character that has a
// look-alike needs more looks, each of them clear, or all of our own clear and
// one of Tesseract's that says the same.
func agreedName(looks []nameLook) (nameLook, bool) {
	t := tallied(looks)
	if rivals(looks) || !usualName(t.best.value) {
		return t.best, false
	}
	ours := t.own == ownNameLooks && len(looks) >= ownNameLooks+2 && !t.contradicted
	if hasLookalike(t.best.value) {
		return t.best, t.models > 1 && t.alike >= leastAlikeLooks && t.clear || ours && t.seconded
	}
	return t.best, t.models > 1 && t.alike >= leastNameLooks || ours
}

// tally counts the looks at a name that are spelt like the Latin one.
type tally struct {
	best          nameLook
	alike, models int  // looks that are not weak, and models they are by
	own           int  // clear ones of our own model
	seconded      bool // one of Tesseract's says so
	clear         bool // none of them is less than clear
	contradicted  bool // one of Tesseract's clearly reads a name that is not spelt so
}

func tallied(looks []nameLook) tally {
	t, models := tally{clear: true}, map[ocr.Language]bool{}
	for _, l := range looks {
		if !l.fits {
			t.contradicted = t.contradicted || l.model != ocr.Own && l.from.conf >= leastNameConfidence
			continue
		}
		if l.model == ocr.Own && l.from.conf >= ownNameConfidence {
			t.own++
		}
		t.seconded = t.seconded || l.model != ocr.Own && l.from.conf >= leastLookConfidence
		t.clear = t.clear && l.from.conf >= leastNameConfidence
		if l.from.conf >= leastLookConfidence {
			t.best, models[l.model] = l, true
			t.alike++
		}
	}
	t.models = len(models)
	return t
}

// rivals reports whether two looks read different names that are both spelt
// like the Latin one: nothing on the page tells which it is.
func rivals(looks []nameLook) bool {
	name := ""
	for _, l := range looks {
		switch {
		case !l.fits:
		case name == "":
			name = l.value
		case l.value != name:
			return true
		}
	}
	return false
}

func (v *viz) addChineseName(looks []nameLook) {
	chosen, sure := agreedName(looks)
	if !sure {
		chosen = likeliestName(looks)
	}
	chosen.sure = sure
	v.add("name_zh", chosen.printed)
	if sure {
		v.confirm("surname")
		v.confirm("given_names")
	}
}

// likeliestName is the name that most looks read, of those that are spelt like
// the Latin one if there are any.
func likeliestName(looks []nameLook) nameLook {
	votes := map[string]int{}
	best := looks[0]
	for _, l := range looks {
		votes[l.value]++
		if l.fits {
			votes[l.value] += len(looks)
		}
		if votes[l.value] > votes[best.value] {
			best = l
		}
	}
	return best
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
