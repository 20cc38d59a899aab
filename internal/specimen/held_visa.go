package specimen

import (
	"strings"
	"time"
)

func heldVisas() []layout {
	return []layout{{name: "held-malaysia", held: true, draw: drawHeldMalaysia}, {name: "held-chile", held: true, draw: drawHeldChile},
		{name: "held-indonesia", held: true, draw: drawHeldIndonesia}}
}

func drawHeldMalaysia(f *facts) paper {
	v := newVisa(f, "MYS")
	p := visaPage(ink{234, 238, 250}, ink{40, 60, 140})
	n := pen{p, 6.6, pick(f.rng, []face{fontLatinSerif, fontLatinMono}), black}
	n.sized(12).in(fontLatinSerif).ink(ink{40, 60, 140}).mid(62, 13, "MALAYSIA")
	n.sized(8).mid(62, 18.5, "VISA")
	v.drawHolder(p, 93, 22, 27)
	layout := pick(f.rng, []string{"02-01-2006", "02/01/2006"})
	y := 26.0
	for _, s := range [][2]string{{"Nama / Name", v.holder.surname + " " + v.holder.given}, {"No. Pasport / Passport No.", v.holder.passportNumber}, {"No. Visa / Visa No.", v.number},
		{"Kelas / Class", "MULTIPLE ENTRY VISA"}, {"Dikeluarkan / Issued", v.from.AddDate(0, 0, -5).Format(layout)}, {"Sah dari / Valid from", v.from.Format(layout)},
		{"Hingga / Until", v.until.Format(layout)}, {"Tujuan / Purpose", "BUSINESS"}} {
		n.sized(5).ink(grey).at(8, y, s[0])
		n.at(46, y, s[1])
		y += 4.9
	}
	v.drawZone(p)
	return paper{[]*page{p}, v.truth()}
}

func drawHeldChile(f *facts) paper {
	v := newVisa(f, "CHL")
	p := visaPage(ink{250, 246, 232}, ink{150, 60, 60})
	n := pen{p, 7, pick(f.rng, []face{fontLatin, fontLatinMono}), black}
	n.sized(11).in(fontLatinSerif).at(40, 12, "REPÚBLICA DE CHILE")
	n.sized(6.4).in(fontLatinSerif).at(40, 17, "REPUBLIC OF CHILE")
	n.sized(13).in(fontLatinBold).ink(ink{40, 60, 140}).end(119, 14, "VISA")
	v.drawHolder(p, 7, 10, 28)
	date := func(t time.Time) string { return strings.ToUpper(t.Format("02 Jan 2006")) }
	n.field(40, 22, 4.6, "Apellidos y nombres / Name", v.holder.surname+", "+v.holder.given)
	n.field(40, 31, 4.6, "Nº de pasaporte / Passport No.", v.holder.passportNumber)
	n.field(84, 31, 4.6, "Nº de visa / Visa No.", v.number)
	n.field(40, 40, 4.6, "Válida desde / Valid from", date(v.from))
	n.field(84, 40, 4.6, "Válida hasta / Valid until", date(v.until))
	n.field(40, 49, 4.6, "Entradas / Entries", "MULTIPLE")
	n.field(84, 49, 4.6, "Nacimiento / Birth", date(v.holder.birth))
	n.field(8, 58, 4.6, "Tipo / Type", "SIMPLE - NEGOCIOS")
	n.field(84, 58, 4.6, "Lugar de emisión / Place of issue", "BEIJING")
	v.drawZone(p)
	return paper{[]*page{p}, v.truth()}
}

// drawHeldIndonesia draws an electronic visa in two columns, without a zone.
func drawHeldIndonesia(f *facts) paper {
	v := newVisa(f, "IDN")
	p := newA4()
	n := pen{p, 9.5, pick(f.rng, []face{fontLatin, fontLatinSerif}), black}
	n.sized(12).in(fontLatinSerif).mid(105, 30, "DIRECTORATE GENERAL OF IMMIGRATION")
	n.sized(10).mid(105, 37, "REPUBLIC OF INDONESIA")
	n.sized(16).in(fontLatinBold).ink(blue).mid(105, 54, "ELECTRONIC VISA")
	v.drawHolder(p, 22, 66, 34)
	date := pick(f.rng, []func(time.Time) string{func(t time.Time) string { return t.Format("02/01/2006") }, func(t time.Time) string { return t.Format("2 January 2006") }})
	pairs := [][2]string{{"VISA NUMBER", v.number}, {"INDEX", "D2 - MULTIPLE ENTRY BUSINESS VISIT"}, {"FULL NAME", v.holder.surname + " " + v.holder.given}, {"GENDER", v.holder.sex},
		{"DATE OF BIRTH", date(v.holder.birth)}, {"NATIONALITY", "CHINA"}, {"PASSPORT NUMBER", v.holder.passportNumber}, {"PASSPORT EXPIRY", date(v.holder.passportExpiry)},
		{"DATE OF ISSUE", date(v.from)}, {"LAST DATE OF ENTRY", date(v.until)}, {"LENGTH OF STAY", "60 DAYS EACH VISIT"}, {"GUARANTOR", "PT Mitra Usaha"}}
	for i, s := range pairs {
		x, y := 66+66*float64(i%2), 68+15*float64(i/2)
		n.sized(7).ink(grey).at(x, y, s[0])
		n.para(x, y+4.8, 60, 4.4, s[1])
	}
	p.line(22, 162, 188, 162, 0.3, blue)
	n.sized(8).para(22, 170, 166, 4.6, "The holder is permitted to enter the territory through any airport, seaport or land border. This document must be shown to the officer together with the passport.")
	p.qr(160, 188, 26, f.rng.Uint64(), black)
	return paper{[]*page{p}, v.truth()}
}
