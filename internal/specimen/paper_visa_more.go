package specimen

import (
	"strings"
	"time"
)

// jointDate is how machine-readable visas of North America print a date.
func jointDate(t time.Time) string { return strings.ToUpper(t.Format("02Jan2006")) }

// field writes a small label and its value below.
func (n pen) field(x, y, labelPt float64, label, value string) {
	n.sized(labelPt).ink(grey).at(x, y, label)
	n.at(x, y+n.mm()*1.45, value)
}

func drawVisaUSA(f *facts) paper {
	v := newVisa(f, "USA")
	v.class, v.until = "VN", v.from.AddDate(pick(f.rng, []int{1, 10}), 0, -1)
	p := visaPage(ink{238, 232, 240}, ink{110, 80, 120})
	n := pen{p, 7, pick(f.rng, []face{fontLatin, fontLatinBold}), black}
	n.sized(15).in(fontLatinSerif).ink(ink{90, 60, 110}).at(38, 13, "VISA")
	n.sized(8).in(fontLatinSerif).ink(ink{90, 60, 110}).end(119, 12, "UNITED STATES OF AMERICA")
	v.drawHolder(p, 6, 17, 29)
	n.field(38, 18, 4.6, "Issuing Post Name", "SHENYANG")
	n.field(82, 18, 4.6, "Control Number", v.from.Format("2006002")+digits(f.rng, 7))
	n.field(38, 26, 4.6, "Surname", v.holder.surname)
	n.field(38, 34, 4.6, "Given Name", v.holder.given)
	n.field(88, 34, 4.6, "Visa Type /Class", "R  B1/B2")
	n.field(38, 42, 4.6, "Passport Number", v.holder.passportNumber)
	n.field(66, 42, 4.6, "Sex", v.holder.sex)
	n.field(76, 42, 4.6, "Birth Date", jointDate(v.holder.birth))
	n.field(100, 42, 4.6, "Nationality", "CHIN")
	n.field(38, 50, 4.6, "Entries", "M")
	n.field(54, 50, 4.6, "Issue Date", jointDate(v.from))
	n.field(82, 50, 4.6, "Expiration Date", jointDate(v.until))
	n.field(38, 58, 4.6, "Annotation", "BUSINESS MEETINGS")
	n.ink(red).end(119, 63, v.number[1:])
	v.drawZone(p)
	return paper{[]*page{p}, v.truth()}
}

func drawVisaCanada(f *facts) paper {
	v := newVisa(f, "CAN")
	p := visaPage(ink{246, 236, 232}, ink{170, 50, 50})
	n := pen{p, 6.8, fontLatin, black}
	n.sized(16).in(fontLatinBold).ink(ink{190, 40, 40}).at(7, 14, "CANADA")
	n.sized(11).in(fontLatinBold).end(119, 13, "VISA")
	v.drawHolder(p, 90, 18, 29)
	date := pick(f.rng, []func(time.Time) string{
		func(t time.Time) string { return t.Format("2006/01/02") },
		func(t time.Time) string { return strings.ToUpper(t.Format("2006 Jan 02")) }})
	n.field(8, 20, 4.4, "Issued at / Délivré à", "BEIJING")
	n.field(48, 20, 4.4, "Document No. / No. du document", v.number)
	n.field(8, 29, 4.4, "Date issued / Délivré le", date(v.from))
	n.field(48, 29, 4.4, "Expiry date / Date d'expiration", date(v.until))
	n.field(8, 38, 4.4, "No. of entries / Nombre d'entrées", "MULTIPLE")
	n.field(48, 38, 4.4, "Category / Catégorie", "V-1  B-1")
	n.field(8, 47, 4.4, "Name / Nom", v.holder.surname+", "+v.holder.given)
	n.field(8, 56, 4.4, "Passport No. / No. du passeport", v.holder.passportNumber+" CHN")
	n.field(56, 56, 4.4, "Date of birth / Sex", date(v.holder.birth)+" "+v.holder.sex)
	v.drawZone(p)
	return paper{[]*page{p}, v.truth()}
}

// drawVisaAustralia draws the notice of grant that stands for a label.
func drawVisaAustralia(f *facts) paper {
	v := newVisa(f, "AUS")
	p := newA4()
	n := pen{p, 10, pick(f.rng, []face{fontLatin, fontLatinSerif}), black}
	n.sized(12).in(fontLatinBold).at(24, 28, "Australian Government")
	n.sized(10).in(fontLatinBold).at(24, 34, "Department of Home Affairs")
	p.line(24, 38, 186, 38, 0.4, black)
	n.sized(15).in(fontLatinBold).at(24, 52, "IMMI Grant Notification")
	n.at(24, 62, "Notice issued in Canberra on "+v.from.AddDate(0, 0, 2).Format("02 January 2006"))
	y := n.para(24, 74, 162, 5.8, "This letter refers to the application for a Visitor (Class FA) visa lodged on "+v.from.AddDate(0, 0, -19).Format("02 January 2006")+". We have granted the visa. Please keep a copy of this notice while you travel to and stay in Australia.")
	n.sized(12).in(fontLatinBold).at(24, y+6, "Visa summary")
	g := form{n, 24, y + 10, pick(f.rng, []float64{0, 0.2})}
	for _, s := range [][2]string{{"Name", v.holder.surname + ", " + v.holder.given}, {"Date of birth", v.holder.birth.Format("02 January 2006")},
		{"Passport number", v.holder.passportNumber}, {"Passport country", "CHINA, PEOPLES REPUBLIC OF (PRC)"}, {"Visa", "Visitor (Class FA) (Subclass 600) Business Visitor"},
		{"Visa grant number", "0" + digits(f.rng, 12)}, {"Visa grant date", v.from.Format("02 January 2006")}, {"Must not arrive after", v.until.Format("02 January 2006")},
		{"Stay period", "3 month(s) from the date of each arrival"}, {"Entries", "Multiple entries"}, {"Visa conditions", "8115 - Business visitor activity"}} {
		g.row(9, []float64{56, 106}, s[0], s[1])
	}
	y = n.para(24, g.y+10, 162, 5.8, "The holder must leave the country before the end of the stay period. Airlines check the visa electronically; no label is put into the passport.")
	n.at(24, y+8, "Yours sincerely")
	n.at(24, y+20, "Position number: "+digits(f.rng, 8))
	return paper{[]*page{p}, v.truth()}
}

// drawVisaSingapore draws a printed electronic visa, which has no zone.
func drawVisaSingapore(f *facts) paper {
	v := newVisa(f, "SGP")
	p := newPage(148, 150)
	n := pen{p, 8, fontLatin, black}
	p.frame(area{6, 6, 136, 138}, 0.5, red)
	n.sized(12).in(fontLatinBold).mid(74, 18, "REPUBLIC OF SINGAPORE")
	n.sized(9).mid(74, 24, "IMMIGRATION & CHECKPOINTS AUTHORITY")
	n.sized(15).in(fontLatinBold).ink(red).mid(74, 34, "e-VISA")
	v.drawHolder(p, 108, 42, 28)
	layout := pick(f.rng, []string{"02-01-2006", "02 Jan 2006", "02/01/2006"})
	y := 46.0
	for _, s := range [][2]string{{"e-Visa No.", "V" + digits(f.rng, 9)}, {"Date of issue", v.from.AddDate(0, 0, -6).Format(layout)}, {"Name", v.holder.surname + " " + v.holder.given},
		{"Sex", v.holder.sex}, {"Date of birth", v.holder.birth.Format(layout)}, {"Citizenship", "CHINESE"}, {"Travel document No.", v.holder.passportNumber},
		{"Journeys", "MULTIPLE"}, {"Valid from", v.from.Format(layout)}, {"Valid until", v.until.Format(layout)}} {
		n.ink(grey).at(14, y, s[0])
		n.at(50, y, ": "+s[1])
		y += 7.2
	}
	n.sized(6.5).para(14, 124, 122, 3.4, "This visa is not an immigration pass. The period of stay is determined by the officer at the checkpoint.")
	p.qr(14, 128, 14, f.rng.Uint64(), black)
	return paper{[]*page{p}, v.truth()}
}

// drawVisaVietNam draws a label without a zone, days first.
func drawVisaVietNam(f *facts) paper {
	v := newVisa(f, "VNM")
	p := visaPage(ink{240, 246, 236}, ink{120, 130, 60})
	n := pen{p, 7, fontLatinSerif, black}
	n.sized(6.4).mid(62, 10, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
	n.sized(6.4).mid(62, 14, "SOCIALIST REPUBLIC OF VIET NAM")
	n.sized(13).in(fontLatinBold).ink(red).mid(62, 21, "THỊ THỰC / VISA")
	layout := pick(f.rng, []string{"02/01/2006", "02-01-2006"})
	y := 28.0
	for _, s := range [][2]string{{"Ký hiệu / Category", "DN1"}, {"Số / No.", "DN " + digits(f.rng, 7)}, {"Cấp cho / Issued to", v.holder.surname + " " + v.holder.given},
		{"Hộ chiếu số / Passport No.", v.holder.passportNumber}, {"Ngày sinh / Date of birth", v.holder.birth.Format(layout)},
		{"Được nhập cảnh / Good for", "nhiều lần / multiple entries"}, {"Giá trị từ ngày / Valid from", v.from.Format(layout)}, {"đến ngày / until", v.until.Format(layout)},
		{"Cấp tại / Issued at", "Ha Noi, " + v.from.AddDate(0, 0, -8).Format(layout)}} {
		n.sized(5.6).at(9, y, s[0])
		n.at(48, y, s[1])
		y += 6
	}
	p.ovalSeal(100, 60, 17, 17, "CỤC QUẢN LÝ XUẤT NHẬP CẢNH", "VIỆT NAM", "")
	return paper{[]*page{p}, v.truth()}
}

// drawVisaNewZealand draws a label whose first entry and expiry differ.
func drawVisaNewZealand(f *facts) paper {
	v := newVisa(f, "NZL")
	p := visaPage(ink{232, 240, 236}, ink{40, 80, 70})
	n := pen{p, 7, pick(f.rng, []face{fontLatin, fontLatinMono}), black}
	p.fill(3, 4, 119, 11, ink{30, 60, 55})
	n.sized(12).in(fontLatinBold).ink(white).at(7, 12, "NEW ZEALAND")
	n.sized(9).in(fontLatinBold).ink(white).end(118, 11.6, "VISITOR VISA")
	v.drawHolder(p, 7, 20, 27)
	y := 22.0
	date := func(t time.Time) string { return strings.ToUpper(t.Format("02 Jan 2006")) }
	for _, s := range [][2]string{{"VISA NUMBER", v.number}, {"FULL NAME", v.holder.surname + " " + v.holder.given}, {"DATE OF BIRTH", date(v.holder.birth)},
		{"PASSPORT", "CHN " + v.holder.passportNumber}, {"START DATE", date(v.from)}, {"EXPIRY DATE", date(v.until)},
		{"ENTRIES", "MULTIPLE"}, {"STAY", "3 MONTHS FROM ARRIVAL"}} {
		n.sized(5).ink(grey).at(39, y, s[0])
		n.at(66, y, s[1])
		y += 5.4
	}
	v.drawZone(p)
	return paper{[]*page{p}, v.truth()}
}
