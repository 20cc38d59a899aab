package reader

import (
	"context"
	"image"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"zhengqi/internal/chinese"
	"zhengqi/internal/ocr"
)

var printedPlace = regexp.MustCompile(`^[^A-Z]*?(\p{Han}{0,10})/([A-Z]{3,30})$`)

// readPlaces reads the places of birth and issue, 辽宁/LIAONING, which stand
// left of the dates of issue and expiry.
func (v *viz) readPlaces(ctx context.Context) {
	v.add("birth_place", v.readPlace(ctx, v.placeBox(v.dated.issue)))
	v.add("issue_place", v.readPlace(ctx, v.placeBox(v.dated.expiry)))
}

// placeBox is the box of the place in the row at y: what is seen there, or,
// where the print is too faint for that, where it should stand.
func (v *viz) placeBox(y int) image.Rectangle {
	if seen := v.lines.beside(y); !seen.Empty() {
		return seen
	}
	return v.lines.placeOf(y)
}

var placeLooks = []plateLook{
	{glance{ocr.HanS, ""}, false, linePerMM},
	{glance{ocr.ChiSim, ""}, true, softPerMM},
	{glance{ocr.HanS, ""}, true, linePerMM},
}

// readPlace reads one place. It is sure where both halves say the same, or
// where two looks agree on the Latin name of a province and no Chinese one is
// that of another; what they agree on otherwise may lack its end.
func (v *viz) readPlace(ctx context.Context, box image.Rectangle) printed {
	both, contrary := map[string]bool{}, false
	read := v.read(ctx, box, valued{placeLooks, func(s string) string {
		m := printedPlace.FindStringSubmatch(strings.ToUpper(s))
		if m == nil {
			return ""
		}
		place := spacedPlace(m[2])
		both[place] = both[place] || samePlace(m[1], m[2])
		contrary = contrary || otherProvince(m[1], provinces[m[2]]) && len([]rune(m[1])) > 1
		return place
	}, func(place string) bool { return both[place] }})
	_, province := provinces[strings.ReplaceAll(read.value, " ", "")]
	read.sure = read.sure && (both[read.value] || province && !contrary)
	return read
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
// the Chinese name of a province, its end is enough where no other one ends so.
func samePlace(han, latin string) bool {
	if han == "" {
		return false
	}
	if province, ok := provinces[latin]; ok {
		return strings.HasSuffix(province, han) && !otherProvince(han, province)
	}
	return chinese.MatchPinyin(han, latin, "") != chinese.PinyinNoMatch
}

// otherProvince reports whether another province than that one ends so.
func otherProvince(end, province string) bool {
	for _, p := range provinces {
		if p != province && strings.HasSuffix(p, end) {
			return true
		}
	}
	return false
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
var authorities = []string{"中华人民共和国国家移民管理局", "国家移民管理局", "公安部出入境管理局"}

var authorityWords = regexp.MustCompile(`移民|管理局|出入境|公安|使馆|领事馆`)

// readAuthority reads the issuing office, which stands under the place of
// issue. It is sure where it is almost a known imprint that is not the end of
// another one: the rest of that may be too faint.
func (v *viz) readAuthority(ctx context.Context) {
	rows := v.lines.between(v.dated.expiry+sameRow, v.plate.ink.Rect.Max.Y)
	faint := v.lines.placeOf(2*v.dated.expiry - v.dated.issue)
	for _, box := range append(rows, faint) {
		read := v.read(ctx, box, valued{authorityLooks, authorityOf, func(s string) bool { return slices.Contains(authorities, s) }})
		if read.value == "" {
			continue
		}
		if known := nearAuthority(read.value, 4); known != "" {
			read.sure = read.sure && known == read.value && !endOfAnother(known)
			read.value = known
		} else {
			read.sure = false
		}
		v.add("authority", read)
		return
	}
}

func endOfAnother(authority string) bool {
	return slices.ContainsFunc(authorities, func(a string) bool { return a != authority && strings.HasSuffix(a, authority) })
}

var authorityLooks = []plateLook{
	{glance{ocr.HanS, ""}, true, linePerMM},
	{glance{ocr.ChiSim, ""}, true, softPerMM},
	{glance{ocr.HanS, ""}, false, linePerMM},
}

// authorityOf is the office that a line names: the known imprint that it is
// almost, or what it says.
func authorityOf(s string) string {
	text := hanOnly(s)
	if known := nearAuthority(text, 7); known != "" {
		return known
	}
	if len([]rune(text)) < 6 || !authorityWords.MatchString(text) {
		return ""
	}
	return text
}

// nearAuthority is the known imprint that a text differs from by at most one
// character in so many, "" for none.
func nearAuthority(text string, in int) string {
	for _, known := range authorities {
		if levenshtein.ComputeDistance(text, known) <= len([]rune(known))/in {
			return known
		}
	}
	return ""
}
