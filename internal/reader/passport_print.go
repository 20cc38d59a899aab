package reader

import (
	"context"
	"image"
	"regexp"
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

// readChineseName reads the name in characters above the Latin one, with two
// models at two sizes. It is sure where the looks agree on a name that is spelt
// like the Latin one. Else the first that is spelt so, or the first of all, is
// kept.
func (v *viz) readChineseName(ctx context.Context, latin phrase) {
	const tallest, aside = 80, 30 // pixels of the plate: six millimetres, the distance of the two lines and more
	above := image.Rect(latin.box.Min.X-aside, latin.box.Min.Y-tallest, latin.box.Max.X+2*tallest, latin.box.Min.Y-3)
	place := tallestLine(v.plate.ink, above)
	if place.Empty() {
		return
	}
	var looks []nameLook
	for _, g := range nameGlances {
		p := v.plate.lookSoftly(ctx, place, g)
		read := nameLook{printed{value: hanOnly(p.text), from: p}, g.language, false}
		read.fits = read.value != "" && v.spelt(read.value) == chinese.PinyinMatches
		looks = append(looks, read)
		if agreedLooks(looks) {
			break
		}
	}
	v.addChineseName(looks)
}

// nameLook is one reading of a name. fits says that it is spelt like the Latin
// one.
type nameLook struct {
	printed
	model ocr.Language
	fits  bool
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

// nameGlances are the looks at a name, best first.
var nameGlances = []softGlance{{ocr.ChiSim, 0.8}, {ocr.HanS, 0.6}, {ocr.ChiSim, 0.6}, {ocr.HanS, 0.8}}

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

var printedPlace = regexp.MustCompile(`^[^A-Z]*?(\p{Han}{0,10})/([A-Z]{3,30})$`)

// placeLabels are words of labels, which stand in both languages too.
var placeLabels = regexp.MustCompile(`姓|性|国|日期|地点|期至|机关|号码|类型|ISSUE|BIRTH|DATE|NAME|SEX|TYPE|CODE|AUTHORITY|EXPIRY`)

// readPlaces reads the places of birth and issue, 辽宁/LIAONING: the upper one
// is that of birth. A place is sure where both halves say the same.
func (v *viz) readPlaces() {
	var places []printed
	for _, p := range v.phrases {
		text := strings.ToUpper(p.text)
		m := printedPlace.FindStringSubmatch(text)
		if m == nil || m[2] == nationalityEnd || placeLabels.MatchString(text) {
			continue
		}
		places = append(places, printed{spacedPlace(m[2]), p, samePlace(m[1], m[2])})
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

// spacedPlace puts back the space of a place of two words, which phrases lose.
func spacedPlace(latin string) string {
	for _, first := range []string{"INNER", "NEI", "HONG"} {
		if rest := strings.TrimPrefix(latin, first); rest == "MONGOLIA" || rest == "MONGOL" || rest == "KONG" {
			return first + " " + rest
		}
	}
	return latin
}

// samePlace reports whether a Chinese and a Latin name say the same place; of
// the Chinese name of a province, its end is enough.
func samePlace(han, latin string) bool {
	if han == "" {
		return false
	}
	if province, ok := provinces[latin]; ok {
		return strings.HasSuffix(province, han)
	}
	return chinese.MatchPinyin(han, latin, "") != chinese.PinyinNoMatch
}

// provinces are the Latin names of provinces as passports print them.
var provinces = map[string]string{
	"BEIJING": "北京", "TIANJIN": "天津", "HEBEI": "河北", "SHANXI": "山西", "NEIMENGGU": "内蒙古", "NEIMONGOL": "内蒙古", "INNERMONGOLIA": "内蒙古",
	"LIAONING": "辽宁", "JILIN": "吉林", "HEILONGJIANG": "黑龙江", "SHANGHAI": "上海", "JIANGSU": "江苏", "ZHEJIANG": "浙江",
	"ANHUI": "安徽", "FUJIAN": "福建", "JIANGXI": "江西", "SHANDONG": "山东", "HENAN": "河南", "HUBEI": "湖北", "HUNAN": "湖南",
	"GUANGDONG": "广东", "GUANGXI": "广西", "HAINAN": "海南", "CHONGQING": "重庆", "SICHUAN": "四川", "GUIZHOU": "贵州",
	"YUNNAN": "云南", "XIZANG": "西藏", "TIBET": "西藏", "SHAANXI": "陕西", "GANSU": "甘肃", "QINGHAI": "青海",
	"NINGXIA": "宁夏", "XINJIANG": "新疆", "TAIWAN": "台湾", "HONGKONG": "香港", "MACAO": "澳门",
}

// authorities are the imprints of offices that issue ordinary passports.
var authorities = []string{
	"中华人民共和国国家移民管理局", "国家移民管理局", "公安部出入境管理局", "中华人民共和国公安部出入境管理局",
}

var authorityWords = regexp.MustCompile(`移民|管理局|出入境|公安|使馆|领事馆`)

// readAuthority reads the issuing office; one that is almost a known imprint
// is that one. Any other may be a part of one, and is for a person.
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
		read := v.twice(ctx, p, glance{language: ocr.ChiSim}, hanOnly, func(string) bool { return false })
		read.sure = false
		v.add("authority", read)
		return
	}
}
