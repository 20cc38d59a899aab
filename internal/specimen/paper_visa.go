package specimen

import (
	"fmt"
	"strings"
	"time"
)

func visaLayouts() []layout {
	return append([]layout{{name: "japan", draw: drawVisaJapan}, {name: "korea", draw: drawVisaKorea}, {name: "thailand", draw: drawVisaThailand},
		{name: "usa", draw: drawVisaUSA}, {name: "canada", draw: drawVisaCanada}, {name: "australia", draw: drawVisaAustralia},
		{name: "singapore", draw: drawVisaSingapore}, {name: "viet-nam", draw: drawVisaVietNam}, {name: "new-zealand", draw: drawVisaNewZealand}}, heldVisas()...)
}

// visa is a business visa of the year before submission.
type visa struct {
	holder      person
	country     string // ISO 3166 alpha-3
	class       string // how its zone begins
	number      string
	from, until time.Time
}

func newVisa(f *facts, country string) visa {
	v := visa{country: country, class: "V<", number: pick(f.rng, []string{"A", "N", "T"}) + digits(f.rng, 8)}
	switch {
	case f.person != nil:
		v.holder = *f.person
	case len(f.people) > 0:
		v.holder = f.people[0]
	default:
		v.holder = otherPerson(f)
	}
	v.from = day(f.today.Year()-1, between(f.rng, 2, 11), between(f.rng, 1, 28))
	v.until = v.from.AddDate(1, 0, -1)
	return v
}

func (v visa) truth() map[string]any {
	return map[string]any{"country": v.country, "holder_name": v.holder.surname + " " + v.holder.given,
		"valid_from": isoDate(v.from), "valid_until": isoDate(v.until)}
}

// zone composes the two lines of an MRV-A (ICAO 9303 part 7).
func (v visa) zone() (string, string) {
	first := padZone(v.class+v.country+v.holder.surname+"<<"+v.holder.given, 44)
	number, birth, expiry := padZone(v.number, 9), v.holder.birth.Format("060102"), v.until.Format("060102")
	second := number + zoneDigit(number) + "CHN" + birth + zoneDigit(birth) + v.holder.sex + expiry + zoneDigit(expiry)
	return first, padZone(second, 44)
}

func padZone(s string, n int) string { return (s + strings.Repeat("<", n))[:n] }

// zoneDigit is the check digit of ICAO 9303 part 3: weights 7, 3, 1.
func zoneDigit(s string) string {
	sum := 0
	for i, r := range s {
		value := 0
		switch {
		case r >= '0' && r <= '9':
			value = int(r - '0')
		case r >= 'A' && r <= 'Z':
			value = int(r-'A') + 10
		}
		sum += value * []int{7, 3, 1}[i%3]
	}
	return fmt.Sprint(sum % 10)
}

// visaPage starts a passport page with a sticker of the given tint on it.
func visaPage(tint, edge ink) *page {
	p := newPage(125, 88)
	p.ground = ink{240, 234, 226}
	for y := 4.0; y < 88; y += 4 {
		p.line(0, y, 125, y, 0.1, ink{222, 205, 200})
	}
	p.fill(3, 4, 119, 80, tint)
	p.frame(area{3, 4, 119, 80}, 0.4, edge)
	for y := 22.0; y < 62; y += 2.5 {
		p.line(6, y, 119, y, 0.08, ink{edge.r/2 + 110, edge.g/2 + 110, edge.b/2 + 110})
	}
	return p
}

func (v visa) drawZone(p *page) {
	first, second := v.zone()
	p.fill(3, 66, 119, 18, ink{250, 250, 248})
	for i, s := range []string{first, second} {
		n := pen{p, 10, fontOCRB, black}
		n.spread(6.5, 73.5+float64(i)*6.6, 111.6, s)
	}
}

// drawHolder draws the holder's picture, w millimetres wide.
func (v visa) drawHolder(p *page, x, y, w float64) {
	p.image(x, y, w, w*4/3, portrait(portraitLook(v.holder), 300, 400))
}

func drawVisaJapan(f *facts) paper {
	v := newVisa(f, "JPN")
	p := visaPage(ink{236, 242, 250}, ink{70, 90, 160})
	n := pen{p, 7, fontLatin, black}
	n.sized(13).in(fontLatinSerif).at(40, 13, "JAPAN")
	n.sized(9).in(fontHei).at(62, 13, "日本国査証")
	n.sized(9).in(fontLatinBold).end(119, 13, "VISA")
	v.drawHolder(p, 7, 20, 30)
	at := func(x, y float64, label, value string) {
		n.sized(5).ink(grey).at(x, y, label)
		n.at(x, y+3.6, value)
	}
	at(42, 21, "No.", v.number)
	at(82, 21, "CATEGORY", "AS TEMPORARY VISITOR")
	at(42, 30, "DATE OF ISSUE", strings.ToUpper(v.from.Format("02 Jan 2006")))
	at(82, 30, "DATE OF EXPIRY", strings.ToUpper(v.until.Format("02 Jan 2006")))
	at(42, 39, "FOR STAY(S) OF", "15 DAYS")
	at(82, 39, "NUMBER OF ENTRIES", "MULTIPLE")
	at(42, 48, "SURNAME", v.holder.surname)
	at(82, 48, "GIVEN NAME", v.holder.given)
	at(42, 57, "SEX   DATE OF BIRTH", v.holder.sex+"    "+strings.ToUpper(v.holder.birth.Format("02 Jan 2006")))
	at(82, 57, "ISSUED AT", "SHENYANG")
	v.drawZone(p)
	return paper{[]*page{p}, v.truth()}
}

func drawVisaKorea(f *facts) paper {
	v := newVisa(f, "KOR")
	p := visaPage(ink{234, 246, 238}, ink{40, 110, 100})
	n := pen{p, 6.8, fontLatin, black}
	n.sized(12).in(fontHeiBold).mid(62, 12, "대한민국사증")
	n.sized(6).mid(62, 16.5, "REPUBLIC OF KOREA VISA")
	v.drawHolder(p, 91, 20, 28.5)
	y := 23.0
	for _, line := range [][2]string{{"VISA NO.", v.number}, {"STATUS", "C-3-4"}, {"DATE OF ISSUE", v.from.Format("2006/01/02")},
		{"FINAL ENTRY DATE", v.until.Format("2006/01/02")}, {"PERIOD OF STAY", "90 DAYS"}, {"NO. OF ENTRIES", "M"},
		{"NAME", v.holder.surname + " " + v.holder.given}, {"PASSPORT NO.", v.holder.passportNumber}, {"ISSUED AT", "SHENYANG"}} {
		n.sized(5.4).ink(grey).at(8, y, line[0])
		n.at(38, y, line[1])
		y += 4.7
	}
	v.drawZone(p)
	return paper{[]*page{p}, v.truth()}
}

func drawVisaThailand(f *facts) paper {
	v := newVisa(f, "THA")
	p := visaPage(ink{248, 240, 228}, ink{150, 90, 40})
	n := pen{p, 6.8, fontLatinSerif, black}
	n.sized(11).in(fontLatinBold).at(30, 12, "KINGDOM OF THAILAND")
	n.sized(14).in(fontLatinBold).ink(ink{150, 40, 40}).end(119, 13, "VISA")
	v.drawHolder(p, 7, 19, 28)
	y := 22.0
	for _, line := range [][2]string{{"Type of Visa", "NON-IMMIGRANT B (BUSINESS)"}, {"Visa No.", v.number}, {"Name", v.holder.surname + " " + v.holder.given},
		{"Passport No.", v.holder.passportNumber}, {"Date of Issue", v.from.Format("02 January 2006")}, {"Enter Before", v.until.Format("02 January 2006")},
		{"No. of Entries", "MULTIPLE"}, {"Place of Issue", "BEIJING"}} {
		n.sized(5.6).at(40, y, line[0])
		n.in(fontLatin).at(66, y, line[1])
		y += 5.2
	}
	v.drawZone(p)
	return paper{[]*page{p}, v.truth()}
}
