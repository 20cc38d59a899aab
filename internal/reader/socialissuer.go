package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// readIssuer reads the office that issued a statement. Seals lie over its name:
// what of it can only be a misread word of such offices, or a misread city that
// the paper names elsewhere, is put right for a person to see.
func readIssuer(ctx context.Context, f *form) dossier.Field {
	v, sure := socialIssuer(f)
	field := unlessSure(readBorneOut(ctx, v, f.values("issuer"), wholly(readLong)), sure)
	if mended := f.mendOffice(field.Value); mended != field.Value && !v.own() {
		field.Value = mended
		return inDoubt(field)
	}
	return field
}

// socialIssuer is the office at its label, else the last that stands alone; sure
// says whether its words are those of such an office.
func socialIssuer(f *form) (v span, sure bool) {
	var all []span
	for _, v := range f.values("issuer") {
		all = append(all, bareOffice(v))
	}
	if v, sure := plainest(fitting(all, officeName.MatchString)); !v.empty() {
		return v, sure && ofAPlace(tidy(v.text()))
	}
	if v, _ := plainest(fitting(all, func(t string) bool { return officeName.MatchString(f.mendOffice(t)) })); !v.empty() {
		return v, false
	}
	v, sure = f.loneIssuer()
	return v, sure && ofAPlace(tidy(v.text()))
}

// bareOffice is an office's name without what is left of a label before it and
// without the words of a seal's place.
func bareOffice(v span) span {
	v = v.trim(aroundValue + ".。、%")
	v = v.from(len([]rune(issuerBefore.FindString(v.text()))))
	return v.first(len([]rune(v.text())) - len([]rune(sealAfter.FindString(v.text()))))
}

// issuerBefore is what is left of a label before an issuer, or says that a seal
// belongs there; sealAfter is such a word behind it, sealBracket one in a label.
var (
	issuerBefore = regexp.MustCompile(`^(?:机构|部门)?(?:名称)?\(?(?:盖章|公章|章|签章)?\)?:?`)
	sealAfter    = regexp.MustCompile(`\((?:盖章|公章|章|签章)\)$`)
	sealBracket  = regexp.MustCompile(`\(\p{Han}{1,3}\)`)
)

// ofAPlace reports whether the name of an office begins with a place, or is that
// of the whole country, and no city misread.
func ofAPlace(name string) bool {
	name = central.ReplaceAllString(name, "")
	_, near := chinese.CitiesNear(name)
	return strings.HasPrefix(name, "国家") || chinese.BeginsWithPlace(name) && len(near) == 0
}

// loneIssuer is the last office that stands alone; sure says whether its words
// are those of one that keeps the insurance.
func (f *form) loneIssuer() (v span, sure bool) {
	cells := f.cellsUpwards()
	keeps := func(s string) bool {
		m := socialOffice.FindString(s)
		return m != "" && len(m)*10 >= len(s)*7
	}
	for _, v := range cells {
		if keeps(v.text()) {
			return v, !strings.Contains(v.text(), ":")
		}
	}
	for _, v := range cells {
		if s := v.text(); hanIn(s) <= longestOffice && keeps(f.mendOffice(s)) {
			return v, false
		}
	}
	for _, v := range cells {
		if v := v.trim(aroundValue); isOfficeName(v.text()) && officeName.MatchString(v.text()) && !wholeCompany.MatchString(v.text()) {
			return v, false
		}
	}
	return first(fitting(cells, platform.MatchString)), false
}

// longestOffice is how many characters the name of an office has at most.
const longestOffice = 24

// platform is what a telephone prints over its statements.
var platform = regexp.MustCompile(`^(?:电子社保卡|掌上12333|\p{Han}{2,8}(?:社保|人社)(?:通|APP)?)$`)

// cellsUpwards are what stands apart in its row, from the foot of the paper to its
// head, without the label of an issuer.
func (f *form) cellsUpwards() []span {
	var out []span
	for _, r := range slices.Backward(f.rows) {
		for _, c := range r.cells(gapWithin) {
			v := span{c}
			if at := strings.Index(v.text(), ":"); at >= 0 && socialLabel(sealBracket.ReplaceAllString(v.text()[:at], "")) == "issuer" {
				v = v.from(len([]rune(v.text()[:at])) + 1)
			}
			out = append(out, bareOffice(v))
		}
	}
	return out
}

// misreadOffice are words of the offices that keep the insurance, with one character misread.
var misreadOffice = []struct {
	pattern *regexp.Regexp
	words   string
}{
	{regexp.MustCompile(`杜会|社[^会](保[险障])`), "社会$1"},
	{regexp.MustCompile(`社会保[^险障]`), "社会保险"},
	{regexp.MustCompile(`费\p{Han}收管理中心$`), "费征收管理中心"},
	{regexp.MustCompile(`([省市区县州旗镇])\p{Han}会保险`), "${1}社会保险"},
	{regexp.MustCompile(`(管理|服务|经办|事务|保障)中[^心]$`), "${1}中心"},
	{regexp.MustCompile(`(管理|服务|经办|事务|保障)[^中]心$`), "${1}中心"},
	{regexp.MustCompile(`经[^办]中心$`), "经办中心"},
	{regexp.MustCompile(`(保险|事业|基金)(?:管[^理]|[^管办处整]理)(中心|局|处|所)$`), "${1}管理$2"},
	{regexp.MustCompile(`(管理|保险)(?:服[^务]|[^服事]务)中心$`), "${1}服务中心"},
}

// mendOffice puts a name right that can only be that of an office with a word
// misread, or with a city misread that the paper names elsewhere.
func (f *form) mendOffice(name string) string {
	if hanIn(name) < 5 {
		return name
	}
	name = strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && unicode.IsLetter(r) {
			return -1
		}
		return r
	}, name)
	for _, m := range misreadOffice {
		name = m.pattern.ReplaceAllString(name, m.words)
	}
	begins, near := chinese.CitiesNear(name)
	for _, city := range near {
		for _, r := range f.rows {
			if strings.Contains(flat(r.glyphs), city) {
				return strings.Replace(name, begins, city, 1)
			}
		}
	}
	return name
}
