package specimen

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// passportStyle is one print of the data page.
type passportStyle struct {
	label face
	value face
	tint  [2]ink // of the ground, left and right
	date  func(t time.Time) string
	shift float64 // of the column of fields, in millimetres
}

var (
	oldAuthority = [2]string{"公安部出入境管理局", "MPS Exit & Entry Administration"}
	newAuthority = [2]string{"中华人民共和国国家移民管理局", "NATIONAL IMMIGRATION ADMINISTRATION, PRC"}
)

// authority is who issued the passport: the ministry's administration until
// the new one took over its imprint in 2019.
func authority(p person) [2]string {
	if p.passportIssue.Before(day(2019, 1, 1)) {
		return oldAuthority
	}
	return newAuthority
}

func passportLayouts() []layout {
	first := passportStyle{fontSong, fontLatin, [2]ink{{236, 226, 232}, {222, 232, 240}}, bilingualDate, 0}
	second := passportStyle{fontHei, fontLatin, [2]ink{{226, 234, 226}, {238, 226, 222}}, bilingualDate, 1}
	third := passportStyle{fontSong, fontLatinSerif, [2]ink{{232, 232, 222}, {226, 226, 240}}, monthFirstDate, 2}
	held := passportStyle{fontKai, fontLatinMono, [2]ink{{238, 232, 214}, {216, 234, 236}}, latinDate, -1}
	return []layout{
		{"plain", false, func(f *facts) paper { return chinesePassport(f, first) }},
		{"sans", false, func(f *facts) paper { return chinesePassport(f, second) }},
		{"on-a4", false, func(f *facts) paper { return onSheet(f, chinesePassport(f, second)) }},
		{"open-booklet", false, func(f *facts) paper { return openBooklet(f, chinesePassport(f, third)) }},
		{"held-kai", true, func(f *facts) paper { return chinesePassport(f, held) }},
		{"held-on-a4", true, func(f *facts) paper { return onSheet(f, chinesePassport(f, held)) }},
	}
}

var monthNames = strings.Fields("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC")

func latinDate(t time.Time) string {
	return fmt.Sprintf("%02d %s %d", t.Day(), monthNames[t.Month()-1], t.Year())
}

func bilingualDate(t time.Time) string {
	return fmt.Sprintf("%02d %d月/%s %d", t.Day(), t.Month(), monthNames[t.Month()-1], t.Year())
}

func monthFirstDate(t time.Time) string {
	return fmt.Sprintf("%02d %s/%d月 %d", t.Day(), monthNames[t.Month()-1], t.Month(), t.Year())
}

// chinesePassport draws the data page of an ordinary passport of the PRC; a
// person of another nationality gets that of Utopia.
func chinesePassport(f *facts, s passportStyle) paper {
	p := newPage(125, 88)
	who := *f.person
	if who.nationality != "CHN" {
		return foreignPassport(f, who)
	}
	guilloche(p, f.rng, s.tint)
	p.image(6.5, 21.5, 32.5, 42, printed(portrait(portraitLook(who), 260, 336), s.tint[0]))
	p.center(62.5, 7, 9, fontSongBold, ink{150, 30, 40}, "中华人民共和国")
	p.center(62.5, 10.6, 6, fontLatinSerif, ink{150, 30, 40}, "PEOPLE'S REPUBLIC OF CHINA")
	p.text(8, 15, 11, fontSongBold, black, "护照")
	p.text(8, 19, 6.5, fontLatin, black, "PASSPORT")
	number := visualNumber(f, who.passportNumber)
	s.head(p, number)
	s.fields(p, who)
	p.slanted(9, 63, 9, 4, fontFang, ink{40, 40, 60}, who.nameZh)
	lines := passportZone("PO", "CHN", who)
	if f.defect == "passport.mrz.checkdigits" {
		lines[1] = lines[1][:43] + fmt.Sprint((int(lines[1][43]-'0')+4)%10)
	}
	printZone(p, lines)
	truth := passportTruth(who, lines)
	truth["authority"] = authority(who)[0]
	return paper{pages: []*page{p}, truth: truth}
}

// visualNumber is the printed number: another one than in the zone where the
// two are to disagree.
func visualNumber(f *facts, number string) string {
	if f.defect != "passport.viz_mrz.match" {
		return number
	}
	b := []byte(number)
	b[6], b[7] = '0'+(b[6]-'0'+3)%10, '0'+(b[7]-'0'+4)%10
	return string(b)
}

func (s passportStyle) head(p *page, number string) {
	x := 43 + s.shift
	for _, v := range []struct {
		dx           float64
		label, value string
	}{{0, "类型/Type", "P"}, {18, "国家码/Country Code", "CHN"}, {49, "护照号码/Passport No.", number}} {
		p.text(x+v.dx, 15, 4.6, s.label, grey, v.label)
		size := 8.5
		if v.value == number {
			size = 10.5
		}
		p.text(x+v.dx, 19, size, s.value, black, v.value)
	}
}

// fields prints the column beside the portrait.
func (s passportStyle) fields(p *page, who person) {
	x, far := 43+s.shift, 84+s.shift
	put := func(x, y float64, label, value string) {
		p.text(x, y, 4.6, s.label, grey, label)
		p.text(x, y+3.6, 8, s.value, black, value)
	}
	p.text(x, 23.5, 4.6, s.label, grey, "姓名/Name")
	p.text(x, 27.6, 10, fontSongBold, black, who.nameZh)
	p.text(x, 31.4, 8, s.value, black, who.surname+", "+who.given)
	put(x, 35.6, "性别/Sex", sexBoth(who.sex))
	put(x+19, 35.6, "国籍/Nationality", "中国/CHINESE")
	put(far, 35.6, "出生日期/Date of birth", s.date(who.birth))
	put(x, 43.4, "出生地点/Place of birth", who.birthPlaceZh+"/"+who.birthPlaceLatin)
	put(far, 43.4, "签发日期/Date of issue", s.date(who.passportIssue))
	put(x, 51.2, "签发地点/Place of issue", who.issuePlaceZh+"/"+who.issuePlaceLatin)
	put(far, 51.2, "有效期至/Date of expiry", s.date(who.passportExpiry))
	p.text(x, 59, 4.6, s.label, grey, "签发机关/Authority")
	p.text(x, 62.2, 7, s.label, black, authority(who)[0])
	p.text(x, 65.2, 5.2, s.value, black, authority(who)[1])
	p.text(8, 67, 4.2, s.label, grey, "持照人签名/Bearer's signature")
}

func sexBoth(sex string) string {
	if sex == "F" {
		return "女/F"
	}
	return "男/M"
}

// printZone prints the machine-readable zone in OCR-B at ten characters an
// inch.
func printZone(p *page, lines [2]string) {
	const pitch, sizePt = 2.54, 10
	p.fill(0, 68.5, p.w, p.h-68.5, ink{244, 243, 241})
	for i, l := range lines {
		for j, r := range l {
			x := (p.w-44*pitch)/2 + float64(j)*pitch
			p.text(x, 75.6+6.35*float64(i), sizePt, fontOCRB, black, string(r))
		}
	}
}

// passportZone composes the two lines of a TD3 document (ICAO 9303-4).
func passportZone(code, state string, who person) [2]string {
	names := strings.ReplaceAll(who.surname+"<<"+who.given, " ", "<")
	l1 := pad(code+state+names, 44)
	number := pad(who.passportNumber, 9)
	birth, expiry := who.birth.Format("060102"), who.passportExpiry.Format("060102")
	a := number + check(number)
	b := birth + check(birth)
	c := expiry + check(expiry) + pad(who.personalNumber, 14) + check(pad(who.personalNumber, 14))
	l2 := a + who.nationality + b + who.sex + c + check(a+b+c)
	return [2]string{l1, l2}
}

func pad(s string, n int) string {
	if len(s) >= n {
		return s[:n]
	}
	return s + strings.Repeat("<", n-len(s))
}

// check returns the check digit of ICAO 9303-3: weights 7, 3, 1.
func check(s string) string {
	sum := 0
	for i, c := range []byte(s) {
		v := 0
		switch {
		case c >= '0' && c <= '9':
			v = int(c - '0')
		case c >= 'A' && c <= 'Z':
			v = int(c-'A') + 10
		}
		sum += v * [3]int{7, 3, 1}[i%3]
	}
	return fmt.Sprint(sum % 10)
}

func passportTruth(who person, lines [2]string) map[string]any {
	return map[string]any{
		"document_number": who.passportNumber, "surname": who.surname, "given_names": who.given,
		"name_zh": who.nameZh, "nationality": who.nationality, "issuing_state": who.passportMRZState, "sex": who.sex,
		"birth_date": isoDate(who.birth), "birth_place": who.birthPlaceLatin, "issue_date": isoDate(who.passportIssue),
		"issue_place": who.issuePlaceLatin, "expiry_date": isoDate(who.passportExpiry),
		"personal_number": who.personalNumber, "mrz_line1": lines[0], "mrz_line2": lines[1],
	}
}

// foreignPassport draws the data page of ICAO's Utopia.
func foreignPassport(f *facts, who person) paper {
	p := newPage(125, 88)
	guilloche(p, f.rng, [2]ink{{222, 236, 228}, {240, 236, 214}})
	p.image(6.5, 21.5, 32.5, 42, printed(portrait(portraitLook(who), 260, 336), ink{222, 236, 228}))
	p.text(8, 9, 12, fontLatinBold, ink{20, 70, 50}, "UTOPIA")
	p.text(8, 15, 8, fontLatin, black, "PASSPORT / PASSEPORT")
	put := func(x, y float64, label, value string) {
		p.text(x, y, 4.6, fontLatin, grey, label)
		p.text(x, y+3.7, 8.5, fontLatin, black, value)
	}
	put(60, 13, "Type / Type", "P")
	put(72, 13, "Code / Code", "UTO")
	put(92, 13, "Passport No. / Passeport No", who.passportNumber)
	put(43, 22, "Surname / Nom", who.surname)
	put(43, 30, "Given names / Prénoms", who.given)
	put(43, 38, "Nationality / Nationalité", "UTOPIAN")
	put(86, 38, "Date of birth / Date de naissance", latinDate(who.birth))
	put(43, 46, "Sex / Sexe", who.sex)
	put(56, 46, "Place of birth / Lieu de naissance", "ZENITH")
	put(43, 54, "Date of issue / Date de délivrance", latinDate(who.passportIssue))
	put(86, 54, "Date of expiry / Date d'expiration", latinDate(who.passportExpiry))
	put(43, 62, "Authority / Autorité", "PASSPORT OFFICE")
	lines := passportZone("P<", "UTO", who)
	printZone(p, lines)
	truth := passportTruth(who, lines)
	truth["birth_place"], truth["issuing_state"] = "ZENITH", "UTO"
	delete(truth, "personal_number")
	delete(truth, "name_zh")
	delete(truth, "issue_place")
	delete(truth, "authority")
	return paper{pages: []*page{p}, truth: truth}
}

// guilloche tints the page and covers it with fine waves, as security print.
func guilloche(p *page, rng *rand.Rand, tint [2]ink) {
	const strips = 50
	for i := range strips {
		k := float64(i) / (strips - 1)
		p.fill(float64(i)*p.w/strips, 0, p.w/strips+0.3, p.h, mixed(tint[0], tint[1], k))
	}
	phase := rng.Float64() * 6
	for i := range 34 {
		y := float64(i) * p.h / 33
		points := make([]point, 64)
		for j := range points {
			x := float64(j) * p.w / 63
			points[j] = point{x, y + 3*math.Sin(x/9+phase+float64(i)/5) + 1.2*math.Sin(x/3.1-float64(i))}
		}
		p.curve(points, 0.09, mixed(mixed(tint[1], tint[0], float64(i%5)/4), ink{90, 110, 160}, 0.28))
	}
}

func mixed(a, b ink, k float64) ink {
	m := func(x, y uint8) uint8 { return uint8(float64(x)*(1-k) + float64(y)*k) }
	return ink{m(a.r, b.r), m(a.g, b.g), m(a.b, b.b)}
}

// onSheet lays the first page of doc on an A4 scan, as a flatbed sees it.
func onSheet(f *facts, doc paper) paper {
	sheet := newA4()
	sheet.add(&sheetItem{point{f.rng.Float64() * 80, 10 + f.rng.Float64()*150}, doc.pages[0]})
	return paper{pages: []*page{sheet}, truth: doc.truth}
}

// openBooklet shows the page above the data page too.
func openBooklet(f *facts, doc paper) paper {
	spread := newPage(125, 177)
	guilloche(spread, f.rng, [2]ink{{238, 228, 222}, {228, 234, 236}})
	spread.center(62.5, 30, 9, fontSong, ink{120, 90, 90}, "中华人民共和国外交部请各国军政机关对持照人")
	spread.center(62.5, 36, 9, fontSong, ink{120, 90, 90}, "予以通行的便利和必要的协助")
	spread.center(62.5, 50, 6, fontLatinSerif, ink{120, 90, 90}, "The Ministry of Foreign Affairs of the People's Republic of China")
	spread.center(62.5, 54, 6, fontLatinSerif, ink{120, 90, 90}, "requests all civil and military authorities of foreign countries")
	spread.center(62.5, 58, 6, fontLatinSerif, ink{120, 90, 90}, "to allow the bearer of this passport to pass freely")
	spread.add(&sheetItem{point{0, 89}, doc.pages[0]})
	spread.fill(0, 88.2, 125, 0.8, ink{150, 145, 145})
	return paper{pages: []*page{spread}, truth: doc.truth}
}
