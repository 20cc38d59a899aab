package specimen

import (
	"strings"
	"time"
)

func cardLayouts() []layout {
	return append([]layout{
		{name: "front", draw: drawCardFront},
		{name: "two-sides", draw: drawCardTwoSides},
		{name: "beside", draw: drawCardBeside},
		{name: "copy", draw: drawCardCopy},
	}, heldCards()...)
}

const cardW, cardH = 85.6, 54.0

// travelCard is an APEC business travel card.
type travelCard struct {
	holder       person
	number       string
	issue, until time.Time
	code         string // of the zone: kind of document
	economies    []string
}

func newCard(f *facts, code string) travelCard {
	c := travelCard{holder: correspondent(f), code: code, number: cardNumber(f)}
	c.issue = f.today.AddDate(-between(f.rng, 0, 5), -between(f.rng, 0, 10), -f.rng.IntN(28))
	c.until = c.issue.AddDate(5, 0, -1)
	if !f.until.IsZero() {
		c.issue, c.until = f.until.AddDate(-5, 0, 1), f.until
	}
	if c.until.After(c.holder.passportExpiry) {
		c.until = c.holder.passportExpiry
	}
	for _, e := range economies {
		if f.rng.IntN(5) > 0 {
			c.economies = append(c.economies, e.code)
		}
	}
	return c
}

// cardNumber makes a number of one of several forms; none is published.
func cardNumber(f *facts) string {
	switch f.rng.IntN(4) {
	case 0:
		return digits(f.rng, 9)
	case 1:
		return "CHN" + digits(f.rng, 6)
	case 2:
		return string(rune('A'+f.rng.IntN(8))) + digits(f.rng, 8)
	}
	return "CN" + digits(f.rng, 9)
}

// truth is what the card shows; its passport number only where it is printed.
func (c travelCard) truth(passport bool) map[string]any {
	t := map[string]any{"card_number": c.number, "name": c.holder.surname + " " + c.holder.given, "expiry_date": isoDate(c.until)}
	if passport {
		t["passport_number"] = c.holder.passportNumber
	}
	return t
}

// zone composes the three lines of the card, optional in the field that
// issuers fill as they like.
func (c travelCard) zone(optional string) [3]string {
	return cardZone(c.code, "CHN", c.number, optional, c.until, c.holder)
}

// cardZone composes the lines of a card of size 1 (ICAO 9303 part 5). A number
// of more than nine characters goes on in the optional field.
func cardZone(code, state, number, optional string, until time.Time, who person) [3]string {
	head, check := padZone(number, 9), zoneDigit(padZone(number, 9))
	if len(number) > 9 {
		head, check, optional = number[:9], "<", number[9:]+zoneDigit(number)+"<"+optional
	}
	first := padZone(padZone(code, 2)+state+head+check+optional, 30)
	born, ends := who.birth.Format("060102"), until.Format("060102")
	born, ends = born+zoneDigit(born), ends+zoneDigit(ends)
	second := padZone(born+who.sex+ends+state, 29)
	second += zoneDigit(first[5:] + born + ends + second[18:29])
	return [3]string{first, second, padZone(who.surname+"<<"+who.given, 30)}
}

// plastic is one side of a card lying at x, y of a page, k times its size.
type plastic struct {
	p       *page
	x, y, k float64
}

// lay draws the empty card: a tint and fine waves.
func (a plastic) lay(tint, wave ink) {
	a.p.fill(a.x, a.y, cardW*a.k, cardH*a.k, tint)
	for y := 2.0; y < cardH; y += 2.2 {
		points := make([]point, 40)
		for i := range points {
			u := float64(i) / 39
			points[i] = point{a.x + u*cardW*a.k, a.y + a.k*(y+0.8*float64((i+int(y))%4)/2-0.6)}
		}
		a.p.curve(points, 0.08, wave)
	}
	a.p.frame(area{a.x, a.y, cardW * a.k, cardH * a.k}, 0.2, mixed(wave, black, 0.3))
}

func (a plastic) text(x, y, size float64, f face, c ink, s string) {
	a.p.text(a.x+x*a.k, a.y+y*a.k, size*a.k, f, c, s)
}

func (a plastic) end(x, y, size float64, f face, c ink, s string) {
	a.text(x-a.p.width(size, f, s), y, size, f, c, s)
}

// pairs prints values under their labels, side by side or below each other.
func (a plastic) pairs(x, y, dx, dy float64, f face, list [][2]string) {
	for i, l := range list {
		at := point{x + dx*float64(i), y + dy*float64(i)}
		a.text(at.x, at.y, 4.2, fontLatin, ink{70, 80, 100}, l[0])
		a.text(at.x, at.y+3, 7, f, black, l[1])
	}
}

func (a plastic) portrait(who person, x, y, w float64, tint ink) {
	a.p.image(a.x+x*a.k, a.y+y*a.k, w*a.k, w*a.k*1.28, printed(portrait(portraitLook(who), 220, 282), tint))
}

// zone prints the zone with the baseline of its first line at y.
func (a plastic) zone(y float64, lines [3]string) {
	a.p.fill(a.x+0.3, a.y+(y-4)*a.k, (cardW-0.6)*a.k, (cardH-y+3.8)*a.k, ink{250, 250, 248})
	for i, s := range lines {
		n := pen{a.p, 9.6 * a.k, fontOCRB, black}
		n.spread(a.x+4.6*a.k, a.y+(y+5*float64(i))*a.k, 76.2*a.k, s)
	}
}

func upperDay(t time.Time) string { return strings.ToUpper(t.Format("02 Jan 2006")) }

// drawCardFront draws one side alone, with the zone under the fields.
func drawCardFront(f *facts) paper {
	c := newCard(f, "CP")
	p := newPage(cardW, cardH)
	tint := ink{226, 236, 246}
	a := plastic{p, 0, 0, 1}
	a.lay(tint, ink{150, 180, 214})
	p.fill(0, 0, cardW, 7.6, ink{18, 58, 120})
	a.text(4, 5.4, 9, fontLatinBold, white, "APEC Business Travel Card")
	a.end(82, 5.2, 6.5, fontLatinBold, ink{240, 210, 90}, "CHINA")
	a.portrait(c.holder, 3.6, 9, 19.5, tint)
	a.pairs(26, 11, 0, 0, fontLatinBold, [][2]string{{"NAME", c.holder.surname + ", " + c.holder.given}})
	a.pairs(26, 18.2, 20, 0, fontLatin, [][2]string{{"CARD NO.", c.number}, {"", ""}, {"PASSPORT NO.", c.holder.passportNumber}})
	a.pairs(26, 25.4, 20, 0, fontLatin, [][2]string{{"DATE OF BIRTH", upperDay(c.holder.birth)}, {"SEX / ECONOMY", c.holder.sex + " / CHN"}, {"DATE OF EXPIRY", upperDay(c.until)}})
	a.zone(40, c.zone(""))
	return paper{[]*page{p}, c.truth(true)}
}

// drawCardTwoSides lays both sides one above the other on an A4 scan; the
// zone and the economies are on the back.
func drawCardTwoSides(f *facts) paper {
	c := newCard(f, "C")
	p := newA4()
	tint := ink{246, 240, 224}
	x := 20 + f.rng.Float64()*90
	front, back := plastic{p, x, 30, 1}, plastic{p, x, 100 + f.rng.Float64()*20, 1}
	front.lay(tint, ink{214, 190, 140})
	front.text(24, 7, 10, fontLatinSerif, ink{130, 30, 30}, "APEC BUSINESS TRAVEL CARD")
	front.text(24, 11.5, 7, fontHei, ink{130, 30, 30}, "亚太经合组织商务旅行卡")
	front.portrait(c.holder, 4, 14, 24, tint)
	front.pairs(33, 18, 0, 7.2, fontLatinSerif, [][2]string{{"Surname", c.holder.surname}, {"Given Names", c.holder.given}, {"Card Number", c.number},
		{"Travel Document Number", c.holder.passportNumber}})
	front.pairs(62, 32.4, 0, 7.2, fontLatinSerif, [][2]string{{"Valid Until", c.until.Format("2006/01/02")}, {"Issued", c.issue.Format("2006/01/02")}})
	front.pairs(62, 18, 0, 0, fontLatinSerif, [][2]string{{"Sex", c.holder.sex}})
	back.lay(tint, ink{214, 190, 140})
	back.text(5, 7, 6, fontLatinBold, black, "PRE-CLEARED ECONOMIES")
	back.economies(c, 5, 12, 6.5, fontLatin, 10)
	back.text(5, 27, 5, fontLatin, grey, "This card remains the property of the issuing economy..")
	back.zone(39, c.zone(c.holder.passportNumber))
	return paper{[]*page{p}, c.truth(true)}
}

// economies prints the codes of the economies that let the holder in, some in
// a row.
func (a plastic) economies(c travelCard, x, y, size float64, f face, row int) {
	for i := 0; i < len(c.economies); i += row {
		a.text(x, y, size, f, black, strings.Join(c.economies[i:min(i+row, len(c.economies))], "  "))
		y += size * 0.6
	}
}

// drawCardBeside shows both sides next to each other on a table.
func drawCardBeside(f *facts) paper {
	c := newCard(f, "CA")
	p := newPage(188, 66)
	p.ground = pick(f.rng, []ink{{70, 56, 46}, {206, 208, 210}, {96, 110, 120}})
	tint := ink{228, 242, 232}
	front, back := plastic{p, 5, 6, 1}, plastic{p, 97, 6, 1}
	front.lay(tint, ink{150, 200, 170})
	front.end(81, 7, 11, fontLatinBold, ink{20, 90, 70}, "APEC")
	front.end(81, 11.4, 6, fontLatin, ink{20, 90, 70}, "Business Travel Card")
	front.portrait(c.holder, 58, 15, 23, tint)
	front.pairs(5, 9, 0, 7.4, fontMicroHei, [][2]string{{"Name of holder", c.holder.surname + " " + c.holder.given}, {"Document no.", c.number},
		{"Date of birth", c.holder.birth.Format("02 Jan 2006")}, {"Gender", map[string]string{"M": "MALE", "F": "FEMALE"}[c.holder.sex]},
		{"Date of issue", c.issue.Format("02 Jan 2006")}, {"Expires on", c.until.Format("02 Jan 2006")}})
	front.pairs(34, 23.8, 0, 7.4, fontMicroHei, [][2]string{{"Economy", "CHN"}})
	back.lay(tint, ink{150, 200, 170})
	back.text(5, 6, 5, fontLatin, black, "Entry permitted as a business visitor to:")
	back.economies(c, 5, 11, 7.5, fontLatinMono, 8)
	back.text(5, 27, 5, fontLatin, grey, "Signature of holder")
	p.slanted(130, 36, 9, 6, fontFang, ink{30, 40, 90}, c.holder.nameZh)
	back.zone(39.5, c.zone(""))
	return paper{[]*page{p}, c.truth(false)}
}

// drawCardCopy draws a copy in grey, enlarged, with a note and the company's
// seal.
func drawCardCopy(f *facts) paper {
	c := newCard(f, "C")
	p := newA4()
	n := pen{p, 12, pick(f.rng, songs), black}
	n.sized(16).in(fontSongBold).mid(105, 30, "APEC商务旅行卡复印件")
	a := plastic{p, 42, 46, 1.48}
	tint := ink{232, 232, 232}
	a.lay(tint, ink{200, 200, 200})
	a.text(4, 6.5, 8, fontLatinBold, black, "ASIA-PACIFIC ECONOMIC COOPERATION")
	a.text(4, 10, 6, fontLatin, black, "BUSINESS TRAVEL CARD / CARTE DE VOYAGE D'AFFAIRES")
	a.portrait(c.holder, 4, 12, 18, tint)
	a.pairs(25, 14.5, 26, 0, fontLatin, [][2]string{{"Card No", c.number}, {"Passport", c.holder.passportNumber}})
	a.pairs(25, 21.5, 0, 0, fontLatin, [][2]string{{"Surname, Given names", c.holder.surname + ", " + c.holder.given}})
	a.pairs(25, 28.5, 20, 0, fontLatin, [][2]string{{"Birth", isoDate(c.holder.birth)}, {"Issue", isoDate(c.issue)}, {"Expiry", isoDate(c.until)}})
	a.zone(40.5, c.zone(""))
	y := 146.0
	n.at(42, y, "持卡人："+c.holder.nameZh+"　　职务："+c.holder.position)
	n.at(42, y+10, "本复印件与原件一致，仅供办理商务旅行卡换发使用。")
	n.end(170, y+28, f.company.name)
	n.end(170, y+38, zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 15))))
	p.seal(146, y+30, 19, f.company.name, "")
	return paper{[]*page{p}, c.truth(true)}
}
