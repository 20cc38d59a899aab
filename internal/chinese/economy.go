package chinese

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Economy is a country or region found in a text: its ISO 3166 alpha-3 code and
// the place of its name, in bytes.
type Economy struct {
	Code     string
	From, To int
}

// EconomyCode is the ISO 3166 alpha-3 code of a country or region as papers
// print it: 美国, 中国香港, "Viet Nam", "U.S.A.", "JPN".
func EconomyCode(s string) (string, bool) {
	const longest = 60 // characters
	if tooLong(s, longest) {
		return "", false
	}
	code, ok := economyCodes[economyKey(s)]
	return code, ok
}

// NearEconomy is the code of the only country or region whose name, of three
// characters or more, differs from s by one.
func NearEconomy(s string) (string, bool) {
	const shortest, longest = 3, 16
	if s = economyKey(s); tooLong(s, longest) || len([]rune(s)) < shortest-1 {
		return "", false
	}
	near := ""
	for name, code := range economyCodes {
		if len([]rune(name)) < shortest || name[0] < utf8.RuneSelf || levenshtein.ComputeDistance(name, s) > 1 {
			continue
		}
		if near != "" && near != code {
			return "", false
		}
		near = code
	}
	return near, near != ""
}

// EconomiesIn finds the countries and regions that a text names, in the order in
// which they stand, each as often as it does. Of names that contain one another
// the longest counts, so that 中国香港 is not China; one in Latin letters must be
// words of its own, and alpha-3 codes stand for too much else in a text.
func EconomiesIn(s string) []Economy {
	var out []Economy
	for at := 0; at < len(s); {
		if e, ok := economyAt(s, at); ok {
			out = append(out, e)
			at = e.To
			continue
		}
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return out
}

// economyAt is the country or region whose name begins at a byte of the text.
func economyAt(s string, at int) (Economy, bool) {
	for _, n := range economyNames {
		if len(s)-at < len(n.name) || !strings.EqualFold(s[at:at+len(n.name)], n.name) {
			continue
		}
		if to := at + len(n.name); n.name[0] >= utf8.RuneSelf || ownWord(s, at, to) {
			return Economy{n.code, at, to}, n.code != ""
		}
	}
	return Economy{}, false
}

// ownWord reports whether no Latin letter or digit stands beside s[from:to].
func ownWord(s string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:from])
	after, _ := utf8.DecodeRuneInString(s[to:])
	return !unicode.In(before, unicode.Latin, unicode.Nd) && !unicode.In(after, unicode.Latin, unicode.Nd)
}

// economyKey is a name without spaces, brackets, points and the like, in
// capitals.
func economyKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, compact(s))
}

type economyName struct{ name, code string }

var economyCodes, economyNames = economyTables()

// economyTables are the codes by the key of every name, and the names to look
// for in a text, the longest first.
func economyTables() (map[string]string, []economyName) {
	codes, names := map[string]string{}, []economyName{}
	for line := range strings.Lines(economyList) {
		code, rest, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		codes[code] = code
		for name := range strings.SplitSeq(rest, ",") {
			name = strings.TrimSpace(name)
			codes[economyKey(name)] = code
			names = append(names, economyName{name, code})
		}
	}
	for _, n := range notEconomies {
		names = append(names, economyName{n, ""})
	}
	slices.SortStableFunc(names, func(a, b economyName) int { return len(b.name) - len(a.name) })
	return codes, names
}

// notEconomies contain the name of a country and are none.
var notEconomies = []string{"印度洋", "日本海", "中国海", "Indian Ocean", "New Mexico"}

// economyList has the names that Chinese papers print, of the economies of APEC
// first and of the others that Chinese companies trade with.
const economyList = `
AUS 澳大利亚,澳洲,Australia
BRN 文莱,文莱达鲁萨兰国,Brunei,Brunei Darussalam
CAN 加拿大,Canada
CHL 智利,Chile
CHN 中国,中华人民共和国,China,People's Republic of China,P.R. China,PR China,P. R. China
HKG 中国香港,香港,香港特别行政区,中国香港特别行政区,Hong Kong,Hongkong,Hong Kong China,Hong Kong SAR
IDN 印度尼西亚,印尼,Indonesia
JPN 日本,日本国,Japan
KOR 韩国,大韩民国,南韩,Korea,South Korea,Republic of Korea,Korea Republic,Korea Republic of
MYS 马来西亚,Malaysia
MEX 墨西哥,Mexico
NZL 新西兰,New Zealand
PNG 巴布亚新几内亚,巴新,Papua New Guinea
PER 秘鲁,Peru
PHL 菲律宾,Philippines,The Philippines,Philipines,Phillipines
RUS 俄罗斯,俄罗斯联邦,Russia,Russian Federation,Rusia
SGP 新加坡,Singapore
TWN 中国台湾,台湾,中国台北,中华台北,台湾省,Taiwan,Chinese Taipei,Taiwan China
THA 泰国,Thailand
USA 美国,美利坚合众国,United States,United States of America,the United States,U.S.A.,U.S.,USA
VNM 越南,Viet Nam,Vietnam
MAC 中国澳门,澳门,澳门特别行政区,中国澳门特别行政区,Macao,Macau
ARE 阿联酋,阿拉伯联合酋长国,United Arab Emirates,UAE
ARG 阿根廷,Argentina
AUT 奥地利,Austria
AZE 阿塞拜疆,Azerbaijan
BEL 比利时,Belgium
BGD 孟加拉国,孟加拉,Bangladesh
BGR 保加利亚,Bulgaria
BHR 巴林,Bahrain
BLR 白俄罗斯,Belarus
BOL 玻利维亚,Bolivia
BRA 巴西,Brazil
CHE 瑞士,Switzerland
CIV 科特迪瓦,Cote d'Ivoire
CMR 喀麦隆,Cameroon
COD 刚果(金),刚果民主共和国
COL 哥伦比亚,Colombia
CRI 哥斯达黎加,Costa Rica
CUB 古巴,Cuba
CZE 捷克,捷克共和国,Czechia,Czech Republic
DEU 德国,德意志联邦共和国,Germany
DNK 丹麦,Denmark
DOM 多米尼加,多米尼加共和国,Dominican Republic
DZA 阿尔及利亚,Algeria
ECU 厄瓜多尔,Ecuador
EGY 埃及,Egypt
ESP 西班牙,Spain
EST 爱沙尼亚,Estonia
ETH 埃塞俄比亚,Ethiopia
FIN 芬兰,Finland
FJI 斐济,Fiji
FRA 法国,France
GBR 英国,大不列颠及北爱尔兰联合王国,United Kingdom,UK,Great Britain
GEO 格鲁吉亚
GHA 加纳,Ghana
GRC 希腊,Greece
GTM 危地马拉,Guatemala
HND 洪都拉斯,Honduras
HRV 克罗地亚,Croatia
HUN 匈牙利,Hungary
IND 印度,India
IRL 爱尔兰,Ireland
IRN 伊朗,Iran
IRQ 伊拉克,Iraq
ISL 冰岛,Iceland
ISR 以色列,Israel
ITA 意大利,Italy
JOR 约旦
KAZ 哈萨克斯坦,Kazakhstan
KEN 肯尼亚,Kenya
KGZ 吉尔吉斯斯坦,Kyrgyzstan
KHM 柬埔寨,Cambodia
KWT 科威特,Kuwait
LAO 老挝,Laos,Lao PDR
LBN 黎巴嫩,Lebanon
LKA 斯里兰卡,Sri Lanka
LTU 立陶宛,Lithuania
LUX 卢森堡,Luxembourg
LVA 拉脱维亚,Latvia
MAR 摩洛哥,Morocco
MDV 马尔代夫,Maldives
MLT 马耳他,Malta
MMR 缅甸,Myanmar
MNG 蒙古,蒙古国,Mongolia
MOZ 莫桑比克,Mozambique
MUS 毛里求斯,Mauritius
NGA 尼日利亚,Nigeria
NIC 尼加拉瓜,Nicaragua
NLD 荷兰,Netherlands,The Netherlands,Holland
NOR 挪威,Norway
NPL 尼泊尔,Nepal
OMN 阿曼,Oman
PAK 巴基斯坦,Pakistan
PAN 巴拿马,Panama
POL 波兰,Poland
PRK 朝鲜
PRT 葡萄牙,Portugal
PRY 巴拉圭,Paraguay
QAT 卡塔尔,Qatar
ROU 罗马尼亚,Romania
SAU 沙特阿拉伯,沙特,Saudi Arabia
SEN 塞内加尔,Senegal
SLV 萨尔瓦多,El Salvador
SRB 塞尔维亚,Serbia
SVK 斯洛伐克,Slovakia
SVN 斯洛文尼亚,Slovenia
SWE 瑞典,Sweden
TKM 土库曼斯坦,Turkmenistan
TTO 特立尼达和多巴哥,Trinidad and Tobago
TUN 突尼斯,Tunisia
TUR 土耳其,Turkey,Türkiye
TZA 坦桑尼亚,Tanzania
UGA 乌干达,Uganda
UKR 乌克兰,Ukraine
URY 乌拉圭,Uruguay
UZB 乌兹别克斯坦,Uzbekistan
VEN 委内瑞拉,Venezuela
ZAF 南非,South Africa
ZMB 赞比亚,Zambia
`
