package specimen

// heldCards are cards kept apart for measuring.
func heldCards() []layout {
	return []layout{{name: "held-a", held: true, draw: heldCardA}, {name: "held-b", held: true, draw: heldCardB}}
}

// heldCardA is one side alone with the picture on the right.
func heldCardA(f *facts) paper {
	c := newCard(f, "IB")
	p := newPage(cardW+8, cardH+8)
	p.ground = pick(f.rng, []ink{{244, 244, 242}, {60, 64, 70}})
	tint := ink{240, 232, 244}
	a := plastic{p, 4, 4, 1}
	a.lay(tint, ink{190, 165, 205})
	a.text(4, 5.6, 7.5, fontLatinSerif, ink{90, 40, 110}, "APEC  BUSINESS  TRAVEL  CARD")
	a.text(4, 9, 5, fontKai, ink{90, 40, 110}, "中华人民共和国")
	a.portrait(c.holder, 64, 8, 17, tint)
	a.pairs(4, 12.5, 0, 7, fontLatinSerif, [][2]string{{"Family name / Nom", c.holder.surname}, {"Given name / Prénom", c.holder.given}, {"Valid to", c.until.Format("2006.01.02")}})
	a.pairs(33, 12.5, 0, 7, fontLatinSerif, [][2]string{{"No.", c.number}, {"Passport No.", c.holder.passportNumber}, {"Birth", c.holder.birth.Format("2006.01.02")}})
	a.pairs(55, 26.5, 0, 0, fontLatinSerif, [][2]string{{"Sex", c.holder.sex}})
	a.zone(40, c.zone(""))
	return paper{[]*page{p}, c.truth(true)}
}

// heldCardB lies on a scan, both sides beside each other, the back first.
func heldCardB(f *facts) paper {
	c := newCard(f, "C")
	p := newPage(297, 210)
	tint := ink{250, 236, 226}
	x, y := 18+f.rng.Float64()*60, 20+f.rng.Float64()*100
	back, front := plastic{p, x, y, 1}, plastic{p, x + 104, y + 3, 1}
	back.lay(tint, ink{230, 180, 150})
	back.text(5, 6.5, 5, fontLatinBold, black, "VALID FOR BUSINESS TRAVEL TO")
	back.economies(c, 5, 11, 6, fontLatinSerif, 9)
	back.text(5, 24, 4.6, fontLatin, grey, "If found return to the nearest mission of China.")
	back.text(5, 30, 4.6, fontLatin, grey, "Issued "+upperDay(c.issue))
	back.zone(39.5, c.zone(""))
	front.lay(tint, ink{230, 180, 150})
	p.fill(front.x, front.y+10.5, cardW, 1, ink{180, 60, 30})
	front.text(5, 7.5, 12, fontLatinBold, ink{180, 60, 30}, "ABTC")
	front.end(81, 7.2, 5.5, fontLatin, black, "APEC Business Travel Card")
	front.portrait(c.holder, 5, 15, 22, tint)
	front.pairs(32, 17, 0, 8, fontLatin, [][2]string{{"Holder", c.holder.surname + ", " + c.holder.given}, {"Card Number", c.number}, {"Date of Birth", upperDay(c.holder.birth)},
		{"Expiry Date", upperDay(c.until)}})
	front.pairs(66, 25, 0, 8, fontLatin, [][2]string{{"Sex", c.holder.sex}, {"Economy", "CHN"}})
	return paper{[]*page{p}, c.truth(false)}
}
