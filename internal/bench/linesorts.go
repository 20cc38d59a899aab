package bench

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lineSort is a sort of line: what its text looks like in normal form, and the
// characters it may hold, "" for any.
type lineSort struct {
	name, alphabet string
	form           *regexp.Regexp
}

// The sorts that no look at the text alone can tell.
const (
	personSort = "person names"
	otherSort  = "other Chinese text"
)

const (
	numerals  = "0123456789"
	capitals  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	amountEnd = `(万?元|%)?$`
)

// lineSorts are in the order of the table and tried in that order; several
// forms may make one sort.
var lineSorts = []lineSort{
	{"ID numbers, credit codes", numerals + "X", regexp.MustCompile(`^[1-9]\d{5}(19|20)\d{2}[01]\d[0-3]\d{4}[\dX]$`)},
	{"ID numbers, credit codes", numerals + "ABCDEFGHJKLMNPQRTUWXY", regexp.MustCompile(`^[1-9][1-39]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$`)},
	{"dates", numerals + "年月日至长期自起止-./:〇零一二三四五六七八九十廿", regexp.MustCompile(
		`^自?((\d{4}|[〇零一二三四五六七八九]{4})[年./-][\d〇零一二三四五六七八九十廿]{1,3}([月./-][\d〇零一二三四五六七八九十廿]{1,3}日?|月)?起?[至-]?(长期|止)?){1,2}$`)},
	{"amounts", numerals + ".,-¥元万%", regexp.MustCompile(`^[¥-]?\d[\d,]*\.\d{2}` + amountEnd)},
	{"amounts in words", "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正人民币:()", regexp.MustCompile(
		`^\(?(人民币)?\)?:?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆][壹贰叁肆伍陆柒捌玖角分零整正]*$`)},
	{"other numbers", numerals + capitals + "-", regexp.MustCompile(`^[A-Z]{0,3}\d[\d-]{5,}$`)},
	{personSort, "", nil},
	{"company names", "", regexp.MustCompile(`^\p{Han}[\p{Han}()]{3,}公司$`)},
	{"addresses", "", regexp.MustCompile(`^\p{Han}{2,}(省|市|区)\p{Han}+(路|街|道)\d+号(\d+室)?$`)},
	{otherSort, "", nil},
}

// sortNames lists the sorts, each once.
func sortNames() []string {
	var names []string
	for _, s := range lineSorts {
		if len(names) == 0 || names[len(names)-1] != s.name {
			names = append(names, s.name)
		}
	}
	return names
}

// sortOf returns the sort of a text in normal form; false for one that is in
// none, such as Latin words.
func sortOf(text string, person bool) (lineSort, bool) {
	other := false
	for _, r := range text {
		other = other || unicode.Is(unicode.Han, r)
	}
	for _, s := range lineSorts {
		if s.form != nil && s.form.MatchString(text) || s.name == personSort && person || s.name == otherSort && other {
			return s, true
		}
	}
	return lineSort{}, false
}

var dashes = strings.NewReplacer("—", "-", "–", "-", "―", "-")

// lineText is the normal form that readings and truths are compared in: NFKC
// without spaces, every dash a hyphen.
func lineText(s string) string {
	return dashes.Replace(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s)))
}
