package specimen

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// newPerson makes an employed adult with a passport valid well beyond a year
// after today.
func newPerson(rng *rand.Rand, today time.Time) person {
	p := person{sex: pick(rng, []string{"M", "M", "F"}), nationality: "CHN", passportMRZState: "CHN"}
	p.setName(rng)
	home := pick(rng, divisions)
	if rng.IntN(2) == 0 {
		home = divisions[rng.IntN(18)]
	}
	p.birth = today.AddDate(-between(rng, 24, 58), 0, -rng.IntN(360))
	p.birthPlaceZh, p.birthPlaceLatin = home.province, provinceLatin[home.province]
	p.idNumber = idNumber(rng, home.code, p.birth, p.sex)
	p.position = pick(rng, positions)
	p.phone = pick(rng, []string{"138", "139", "150", "186", "177"}) + digits(rng, 8)
	p.setPassport(rng, today)
	p.setHome(rng, home)
	return p
}

func (p *person) setName(rng *rand.Rand) {
	s := pick(rng, surnames)
	chars := maleGiven
	if p.sex == "F" {
		chars = femaleGiven
	}
	first := pick(rng, chars)
	p.nameZh, p.surname, p.given = s.zh+first.zh, s.latin, first.latin
	if rng.IntN(4) > 0 {
		second := pick(rng, chars)
		p.nameZh, p.given = p.nameZh+second.zh, p.given+second.latin
	}
}

func (p *person) setPassport(rng *rand.Rand, today time.Time) {
	p.passportIssue = today.AddDate(-between(rng, 0, 8), 0, -between(rng, 20, 300))
	p.passportExpiry = p.passportIssue.AddDate(10, 0, -1)
	p.passportNumber = passportNumber(rng)
	p.personalNumber = personalNumber(rng)
	p.issuePlaceZh, p.issuePlaceLatin = "辽宁", "LIAONING"
	if rng.IntN(3) == 0 {
		p.issuePlaceZh, p.issuePlaceLatin = p.birthPlaceZh, p.birthPlaceLatin
	}
}

func (p *person) setHome(rng *rand.Rand, home division) {
	province := home.province + provinceSuffix(home.province)
	police := home.city
	if police == "" {
		police = home.province + "市"
	}
	p.policeStation = police + "公安局" + shortDistrict(home.district) + "分局"
	if rng.IntN(2) == 0 {
		p.policeStation += pick(rng, streets) + "派出所"
	}
	p.hukouAddress = fmt.Sprintf("%s%s%s%s%d号", province, home.city, home.district, pick(rng, streets), between(rng, 1, 180))
}

func provinceSuffix(province string) string {
	switch province {
	case "北京", "天津", "上海", "重庆":
		return "市"
	case "内蒙古":
		return "自治区"
	case "广西":
		return "壮族自治区"
	case "宁夏":
		return "回族自治区"
	case "新疆":
		return "维吾尔自治区"
	}
	return "省"
}

// shortDistrict drops the generic word: 和平区 is policed by the 和平分局.
func shortDistrict(d string) string {
	if s := strings.TrimSuffix(d, "区"); len([]rune(s)) > 1 {
		return s
	}
	return d
}

// passportNumber makes an ordinary passport's number: E and eight digits, or
// since those ran out E, a letter other than I and O, and seven digits.
func passportNumber(rng *rand.Rand) string {
	if rng.IntN(2) == 0 {
		return "E" + digits(rng, 8)
	}
	const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	return "E" + string(letters[rng.IntN(len(letters))]) + digits(rng, 7)
}

// personalNumber makes the opaque code of the optional field: thirteen letters
// A to P and a closing 9.
func personalNumber(rng *rand.Rand) string {
	b := make([]byte, 13)
	for i := range b {
		b[i] = byte('A' + rng.IntN(16))
	}
	return string(b) + "9"
}

// idNumber makes a citizen number by GB 11643.
func idNumber(rng *rand.Rand, areaCode string, birth time.Time, sex string) string {
	seq := rng.IntN(500)*2 + 1
	if sex == "F" {
		seq--
	}
	s := areaCode + birth.Format("20060102") + fmt.Sprintf("%03d", seq)
	return s + string(idCheck(s))
}

// idCheck returns the check character of the first 17 digits (GB 11643).
func idCheck(s string) byte {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += w * int(s[i]-'0')
	}
	return "10X98765432"[sum%11]
}

// newCompany makes an enterprise of Liaoning of the given industry; any, when
// industry is empty.
func newCompany(rng *rand.Rand, today time.Time, industry string) company {
	b := pick(rng, businesses)
	for industry != "" && b.industry != industry {
		b = pick(rng, businesses)
	}
	seat := divisions[rng.IntN(9)]
	c := company{
		industry: b.industry, trade: b.word, scope: b.scope, province: "辽宁省", city: seat.city, district: seat.district,
		employees: between(rng, 12, 480), capitalWan: pick(rng, []int{50, 100, 200, 500, 800, 1000, 3000, 5000}),
		kind: pick(rng, []string{"有限责任公司(自然人投资或控股)", "有限责任公司", "有限责任公司(自然人独资)"}),
	}
	c.name = pick(rng, []string{"辽宁", seat.city, strings.TrimSuffix(seat.city, "市")}) + pick(rng, shopNames) + b.word + "有限公司"
	c.uscc = uscc(rng, seat.code)
	c.name = c.longName()
	boss := newPerson(rng, today)
	c.legalRep = boss.nameZh
	c.established = today.AddDate(-between(rng, 4, 24), 0, -rng.IntN(365))
	c.address = fmt.Sprintf("辽宁省%s%s%s%d号%d室", seat.city, seat.district, pick(rng, streets), between(rng, 1, 260), between(rng, 101, 2816))
	c.phone = pick(rng, []string{"024-", "0411-"}) + fmt.Sprint(between(rng, 2, 8)) + digits(rng, 7)
	c.setOffices(rng)
	c.tradeEconomy = pick(rng, economies)
	return c
}

// longName is the name as it is, or for one company in four, told by its
// code, a longer one with brackets or another ending.
func (c *company) longName() string {
	short := strings.TrimSuffix(c.name, c.trade+"有限公司")
	switch strings.IndexByte(usccLetters, c.uscc[17]) % 12 {
	case 3:
		return short + "（集团）" + c.trade + "有限公司"
	case 7:
		return short + c.trade + "股份有限公司"
	case 10:
		return short + "(辽宁)" + c.trade + "有限责任公司"
	}
	return c.name
}

func (c *company) setOffices(rng *rand.Rand) {
	c.account = "2107" + digits(rng, 15)
	c.taxOffice = "国家税务总局" + c.city + c.district + "税务局"
	c.registrar = c.city + c.district + "市场监督管理局"
}

// usccLetters is the alphabet of GB 32100: no I, O, S, V, Z.
const usccLetters = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// uscc makes a unified social credit code (GB 32100) of an enterprise.
func uscc(rng *rand.Rand, areaCode string) string {
	org := "MA" + string(usccLetters[rng.IntN(len(usccLetters))]) + fmt.Sprintf("%X", rng.IntN(9)+1) + digits(rng, 4)
	if rng.IntN(2) == 0 {
		org = digits(rng, 8)
	}
	s := "91" + areaCode + org + string(orgCheck(org))
	return s + string(usccCheck(s))
}

// orgCheck returns the check character of an organisation code (GB 11714).
func orgCheck(s string) byte {
	sum := 0
	for i, w := range [8]int{3, 7, 9, 10, 5, 8, 4, 2} {
		v := int(s[i] - '0')
		if s[i] >= 'A' {
			v = int(s[i]-'A') + 10
		}
		sum += w * v
	}
	return "0123456789X"[(11-sum%11)%11]
}

// usccCheck returns the check character of the first 17 of a code (GB 32100).
func usccCheck(s string) byte {
	sum, w := 0, 1
	for i := range 17 {
		sum += w * strings.IndexByte(usccLetters, s[i])
		w = w * 3 % 31
	}
	return usccLetters[(31-sum%31)%31]
}
