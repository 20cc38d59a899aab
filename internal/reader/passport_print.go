package reader

import (
	"context"
	"image"
	"regexp"
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
	latin, ok := v.latinName()
	if !ok {
		return
	}
	parse := func(s string) string { return upperLetters(s, nameLetters) }
	whole := v.fields["surname"].Value + "," + v.fields["given_names"].Value
	whole = strings.TrimSuffix(strings.ReplaceAll(whole, " ", ""), ",")
	read := v.twice(ctx, latin, glance{ocr.English, nameLetters}, parse, func(s string) bool { return s == whole })
	surname, given, split := strings.Cut(read.value, ",")
	if split || v.fields["given_names"].Value == "" {
		v.pair("surname", printed{surname, read.from, read.sure})
		v.pair("given_names", printed{given, read.from, read.sure})
	}
	v.readChineseName(ctx, latin)
}

// latinName finds the phrase most like the name of the machine-readable zone.
func (v *viz) latinName() (phrase, bool) {
	want := upperLetters(v.fields["surname"].Value+v.fields["given_names"].Value, nameLetters)
	best, edits := phrase{}, len(want)/3+1
	for _, p := range v.phrases {
		text := strings.ReplaceAll(upperLetters(p.text, nameLetters), ",", "")
		if d := levenshtein.ComputeDistance(text, want); d < edits {
			best, edits = p, d
		}
	}
	return best, best.text != ""
}

// readChineseName reads the name in characters above the Latin one. It is sure
// where two readings agree and the name is spelt like the Latin one.
func (v *viz) readChineseName(ctx context.Context, latin phrase) {
	const tallest = 80 // pixels of the plate: six millimetres, the pitch of the two lines and more
	top := latin.box.Min.Y - tallest
	place := image.Rect(latin.box.Min.X-4, top, latin.box.Max.X+6*latin.box.Dy(), latin.box.Min.Y-4)
	first := phrase{box: place}
	for _, p := range v.phrases {
		if middle := (p.box.Min.Y + p.box.Max.Y) / 2; middle > top && p.box.Min.Y < latin.box.Min.Y-4 &&
			p.box.Min.X < latin.box.Max.X && p.box.Max.X > latin.box.Min.X && hanOnly(p.text) == p.text {
			first = p
			place = image.Rect(p.box.Min.X, p.box.Min.Y, p.box.Max.X, min(p.box.Max.Y, latin.box.Min.Y-4))
		}
	}
	second := v.plate.look(ctx, place, glance{language: ocr.ChiSim})
	v.addChineseName(printed{value: hanOnly(first.text), from: first}, printed{value: hanOnly(second.text), from: second})
}

// addChineseName chooses between two readings of the name.
func (v *viz) addChineseName(a, b printed) {
	fits := func(p printed) bool {
		return p.value != "" && v.spelt(p.value) == chinese.PinyinMatches
	}
	chosen := a
	if a.value == "" || fits(b) && !fits(a) {
		chosen = b
	}
	chosen.sure = a.value == b.value && fits(chosen)
	v.add("name_zh", chosen)
	if chosen.sure {
		v.confirm("surname")
		v.confirm("given_names")
	}
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

var printedPlace = regexp.MustCompile(`(\p{Han}{2,10})/([A-Z]{3,30})$`)

// readPlaces reads the places of birth and issue, 辽宁/LIAONING: the upper one
// is that of birth. A place is sure where both halves say the same.
func (v *viz) readPlaces(ctx context.Context) {
	var places []printed
	for _, p := range v.phrases {
		m := printedPlace.FindStringSubmatch(strings.ToUpper(p.text))
		if m == nil || m[2] == "CHINESE" {
			continue
		}
		sure := chinese.MatchPinyin(m[1], m[2], "") != chinese.PinyinNoMatch || specialPlaces[m[1]] == m[2]
		places = append(places, printed{m[2], p, sure})
	}
	if len(places) != 2 {
		return
	}
	if places[0].from.box.Min.Y > places[1].from.box.Min.Y {
		places[0], places[1] = places[1], places[0]
	}
	v.add("birth_place", places[0])
	v.add("issue_place", places[1])
}

// specialPlaces are provinces whose Latin name is not their plain spelling.
var specialPlaces = map[string]string{
	"陕西": "SHAANXI", "内蒙古": "INNERMONGOLIA", "西藏": "TIBET", "香港": "HONGKONG", "澳门": "MACAO",
}

// authorities are the imprints of offices that issue ordinary passports.
var authorities = []string{
	"中华人民共和国国家移民管理局", "国家移民管理局", "公安部出入境管理局", "中华人民共和国公安部出入境管理局",
}

var authorityWords = regexp.MustCompile(`移民|管理局|出入境|公安|使馆|领事馆`)

// readAuthority reads the issuing office; one that is almost a known imprint
// is that one.
func (v *viz) readAuthority(ctx context.Context) {
	for _, p := range v.phrases {
		text := hanOnly(p.text)
		if len([]rune(text)) < 6 || !authorityWords.MatchString(text) {
			continue
		}
		for _, known := range authorities {
			if levenshtein.ComputeDistance(text, known) <= len([]rune(known))/7 {
				v.add("authority", printed{known, p, true})
				return
			}
		}
		v.add("authority", v.twice(ctx, p, glance{language: ocr.ChiSim}, hanOnly, func(string) bool { return false }))
		return
	}
}
