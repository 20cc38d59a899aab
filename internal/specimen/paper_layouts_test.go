package specimen

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"zhengqi/internal/racetest"
)

// testFacts are facts of a group of n drawn from seed.
func testFacts(seed uint64, n int, defect string) *facts {
	rng := newRand(seed, 1)
	today := day(2026, 11, 22)
	f := &facts{rng: rng, today: today, company: newCompany(rng, today, ""), defect: defect}
	for range n {
		f.people = append(f.people, newPerson(rng, today))
	}
	f.person = &f.people[0]
	return f
}

// everyPaper draws every layout of every kind, a few times each.
func everyPaper(t *testing.T, check func(t *testing.T, kind string, f *facts, p paper)) {
	t.Helper()
	for _, kind := range paperKinds() {
		for _, l := range paperLayouts(kind) {
			t.Run(kind+"/"+l.name, func(t *testing.T) {
				for seed := range uint64(12) {
					f := testFacts(seed, []int{3, 1, 30}[seed%3], "")
					check(t, kind, f, l.draw(f))
				}
			})
		}
	}
}

func TestPapersStayOnTheirPages(t *testing.T) {
	racetest.Long(t)
	everyPaper(t, func(t *testing.T, _ string, _ *facts, p paper) {
		if len(p.pages) == 0 {
			t.Fatal("no page")
		}
		for _, pg := range p.pages {
			checkPage(t, pg)
		}
	})
}

func checkPage(t *testing.T, pg *page) {
	t.Helper()
	for _, i := range pg.items {
		box, what, ok := extent(i)
		if ok && (box.x < 0 || box.y < 0 || box.x+box.w > pg.w || box.y+box.h > pg.h) {
			t.Errorf("%s at %.1f %.1f, %.1f by %.1f mm, leaves its page of %.0f by %.0f", what, box.x, box.y, box.w, box.h, pg.w, pg.h)
		}
	}
}

// extent is the rectangle an item covers and a word for it.
func extent(i item) (area, string, bool) {
	switch i := i.(type) {
	case *textItem:
		return area{i.at.x, i.at.y - i.size*0.78, i.face.advance(i.s) * i.size, i.size * 0.86}, "text " + i.s, true
	case *sealItem:
		return area{i.at.x - i.rx, i.at.y - i.ry, 2 * i.rx, 2 * i.ry}, "seal " + i.around, true
	case *strokeItem:
		return hull(i.points), "line", true
	}
	return area{}, "", false
}

func hull(points []point) area {
	lo, hi := points[0], points[0]
	for _, p := range points {
		lo, hi = point{min(lo.x, p.x), min(lo.y, p.y)}, point{max(hi.x, p.x), max(hi.y, p.y)}
	}
	return area{lo.x, lo.y, hi.x - lo.x, hi.y - lo.y}
}

func TestTextsDoNotOverlap(t *testing.T) {
	racetest.Long(t)
	everyPaper(t, func(t *testing.T, _ string, _ *facts, p paper) {
		for _, pg := range p.pages {
			checkOverlap(t, pg)
		}
	})
}

func checkOverlap(t *testing.T, pg *page) {
	t.Helper()
	const slack = 0.15
	var boxes []area
	var texts []string
	for _, i := range pg.items {
		text, ok := i.(*textItem)
		if !ok || strings.TrimSpace(text.s) == "" {
			continue
		}
		box, _, _ := extent(i)
		for j, b := range boxes {
			if box.x+slack < b.x+b.w && b.x+slack < box.x+box.w && box.y+slack < b.y+b.h && b.y+slack < box.y+box.h {
				t.Errorf("%q at %.1f %.1f lies over %q at %.1f %.1f", text.s, box.x, box.y, texts[j], b.x, b.y)
			}
		}
		boxes, texts = append(boxes, box), append(texts, text.s)
	}
}

// TestTruthIsPrinted holds every value of the truth against the text of the
// pages.
func TestTruthIsPrinted(t *testing.T) {
	racetest.Long(t)
	everyPaper(t, func(t *testing.T, _ string, _ *facts, p paper) { checkPrinted(t, p) })
}

// printedText is the text of all pages as drawn, without spaces.
func printedText(p paper) string {
	var b strings.Builder
	for _, pg := range p.pages {
		for _, i := range pg.items {
			if text, ok := i.(*textItem); ok {
				b.WriteString(text.s)
			}
		}
	}
	return plain(b.String())
}

// marks counts what marks a month or a year as holding arrears.
func marks(printed string) int { return strings.Count(printed, "补缴") + strings.Count(printed, "*") }

func checkPrinted(t *testing.T, p paper) {
	t.Helper()
	printed := printedText(p)
	for name, value := range p.truth {
		for _, s := range eachOf(value) {
			if !shown(printed, name, s) {
				t.Errorf("%s = %s is not printed in %s", name, s, printed)
			}
		}
	}
}

// shown reports whether the printed text holds a form of the value.
func shown(printed, name, s string) bool {
	for _, form := range forms(name, s) {
		if strings.Contains(printed, plain(form)) {
			return true
		}
	}
	return false
}

// forms are the ways a paper may print a value; the empty form stands for a
// value that is not printed in words.
func forms(name, s string) []string {
	if at, err := time.Parse("2006-01-02", s); err == nil && s != endless {
		return dateForms(at)
	}
	switch name {
	case "sex":
		return []string{sexZh(s)}
	case "period_start", "period_end", "arrears_months":
		return monthForms(s)
	case "amount", "total_amount", "registered_capital":
		return moneyForms(s)
	case "term_end":
		return []string{"长期", "不约定期限"}
	case "opinions":
		return []string{strings.Split(s, "|")[1]}
	case "trade_country", "destination_country", "country", "countries", "residence_country":
		return economyForms(s)
	case "holder_name", "name":
		return []string{s, strings.Replace(s, " ", "<<", 1), strings.Replace(s, " ", ", ", 1)}
	case "has_record", "has_apec_visa", "has_old_card", "has_seal", "has_letterhead", "stated_items", "month_count", "months", "kind":
		return []string{""}
	}
	return []string{s}
}

func dateForms(at time.Time) []string {
	forms := []string{zhDate(at), zhDatePadded(at), capsDate(at), oldCapsDate(at), formalDate(at)}
	for _, layout := range []string{"2006-01-02", "2006.01.02", "2006/01/02", "20060102", "2 January 2006", "02 January 2006", "02 Jan 2006",
		"2006/1/2", "January 2, 2006", "Jan. 02, 2006", "02Jan2006", "2006 Jan 02", "02/01/2006", "02-01-2006"} {
		forms = append(forms, at.Format(layout), strings.ToUpper(at.Format(layout)))
	}
	return forms
}

func monthForms(s string) []string {
	at, err := time.Parse(isoMonth, s)
	if err != nil {
		return []string{s}
	}
	// A grid of twelve months names the year only.
	return []string{s, at.Format("200601"), at.Format("2006.01"), at.Format("2006/01"), at.Format("2006年1月"), at.Format("2006年01月"),
		at.Format("2006年"), at.Format("20061"), at.Format("2006-1"), at.Format("2006/1"), at.Format("06.01"), at.Format("06-01"), capsMonth(at)}
}

func moneyForms(s string) []string {
	var whole, rest int64
	if _, err := fmt.Sscanf(s, "%d.%d", &whole, &rest); err != nil {
		return nil
	}
	fen := whole*100 + rest
	// A form with a box for each digit prints neither point nor commas.
	return []string{grouped(fen), yuan(fen), "¥" + fmt.Sprint(fen), amountWords(fen), roundYuan(fen), fmt.Sprintf("%d万元", whole/10000),
		fmt.Sprintf("%d万人民币", whole/10000), fmt.Sprintf("%d.000000万", whole/10000), fmt.Sprintf("%d.00万元", whole/10000)}
}

func economyForms(code string) []string {
	forms := map[string][]string{"CHN": {"中国"}}[code]
	for _, e := range slices.Concat(economies, middlemen) {
		if e.code == code {
			forms = append(forms, e.zh, e.en, strings.ToUpper(e.en))
		}
	}
	for _, m := range markets {
		if m.code == code {
			forms = append(forms, m.zh, m.en, strings.ToUpper(m.en))
		}
	}
	return forms
}

// eachOf lists the values of a field.
func eachOf(value any) []string {
	if list, ok := value.([]string); ok {
		return list
	}
	return []string{value.(string)}
}

func TestEveryReadKindHasLayoutsHeldApart(t *testing.T) {
	for _, kind := range []string{"social_insurance", "no_crime_record", "tax_certificate", "tax_rating", "business_licence", "remittance_slip",
		"customs_declaration", "company_letter", "card", "audit_form", "loss_proof", "commitment_letter", "request_letter", "company_profile"} {
		held, open := 0, 0
		for _, l := range paperLayouts(kind) {
			if l.held {
				held++
			} else {
				open++
			}
		}
		if held < 1 || open < 3 {
			t.Errorf("%s: %d layouts and %d held apart, want at least 3 and 1", kind, open, held)
		}
	}
}

func TestEveryLetterHasAGlyph(t *testing.T) {
	racetest.Long(t)
	everyPaper(t, func(t *testing.T, _ string, _ *facts, p paper) {
		for _, pg := range p.pages {
			for _, i := range pg.items {
				text, ok := i.(*textItem)
				if !ok {
					continue
				}
				for _, r := range text.s {
					if text.face.glyph(r).missing {
						t.Errorf("%q of %q has no glyph", r, text.s)
					}
				}
			}
		}
	})
}
