package specimen

import (
	"fmt"
	"strings"
	"time"
)

// answer is what a person filled in: as it is printed and in normal form. An
// empty one was left blank.
type answer struct{ printed, normal string }

// questionnaire is a form about one person, with the answers drawn so far.
type questionnaire struct {
	p       *page
	who     person
	answers map[string]answer
	truth   map[string]any
	name    func(key, label string) (name, tip string) // of its fields; nil for a form on paper
	bare    bool                                       // its fields are saved without appearances
	fields  int
}

// question is a label of a form with the key of its answer.
type question struct{ label, key string }

func newQuestionnaire(f *facts, date func(time.Time) string) *questionnaire {
	who := *f.person
	same := func(s string) answer { return answer{s, plain(s)} }
	on := func(t time.Time) answer { return answer{date(t), isoDate(t)} }
	surname := []rune(who.nameZh)[:1]
	for _, s := range surnames {
		if strings.HasPrefix(who.nameZh, s.zh) && s.latin == who.surname {
			surname = []rune(s.zh)
		}
	}
	months := fmt.Sprint(between(f.rng, 60, 190))
	yes, old := f.rng.IntN(2) == 0, f.rng.IntN(3) == 0
	q := &questionnaire{p: newA4(), who: who, truth: map[string]any{}, answers: map[string]answer{
		"name": same(who.nameZh), "surname": same(string(surname)), "given_names": same(strings.TrimPrefix(who.nameZh, string(surname))),
		"name_pinyin": {who.surname + " " + who.given, who.surname + " " + who.given}, "id_number": same(who.idNumber),
		"sex": {sexZh(who.sex), who.sex}, "birth_date": on(who.birth), "birth_place": same(who.birthplace()), "home_address": same(who.hukouAddress),
		"mobile_number": same(who.phone), "email": same(strings.ToLower(who.given+"."+who.surname) + digits(f.rng, 2) + "@company.example"),
		"insurance_place": same(f.company.province + f.company.city), "position": same(who.position), "months_employed": same(months),
		"passport_number": same(who.passportNumber), "passport_type": same(pick(f.rng, []string{"普通护照", "普通", "因私普通护照"})),
		"issue_date": on(who.passportIssue), "expiry_date": on(who.passportExpiry), "issuing_authority": same(authority(who)[0]),
		"issue_place": same(who.issuePlaceZh), "has_apec_visa": {yesNo(yes), fmt.Sprint(yes)}, "residence_country": {"中国", "CHN"},
		"has_old_card": {yesNo(old), fmt.Sprint(old)},
	}}
	if f.rng.IntN(4) == 0 {
		q.answers["former_name"] = same(otherPerson(f).nameZh)
	}
	return q
}

func yesNo(yes bool) string {
	if yes {
		return "是"
	}
	return "否"
}

// birthplace is country, province and city in Chinese.
func (p person) birthplace() string {
	province := p.birthPlaceZh + provinceSuffix(p.birthPlaceZh)
	for _, d := range divisions {
		if d.city != "" && strings.HasPrefix(p.hukouAddress, province+d.city) {
			return "中国" + province + d.city
		}
	}
	return "中国" + province
}

func (q *questionnaire) paper(more ...*page) paper {
	return paper{append([]*page{q.p}, more...), q.truth}
}

// fill writes the answer to a question into a, and makes it a field of the
// form where it is filled in on a screen.
func (q *questionnaire) fill(n pen, a area, side byte, ask question) {
	given := q.answers[ask.key]
	if given.normal != "" {
		q.truth[ask.key] = given.normal
	}
	if strings.HasPrefix(ask.label, "有无") {
		given.printed = map[string]string{"是": "有", "否": "无"}[given.printed]
	}
	q.put(n, a, side, ask, given.printed, q.field(a, ask, given.printed))
}

// field makes a field of the form; nil where there are none.
func (q *questionnaire) field(a area, ask question, value string) *formField {
	if q.name == nil {
		return nil
	}
	q.fields++
	name, tip := q.name(ask.key, ask.label)
	return &formField{name: name, tip: tip, value: value, box: a, bare: q.bare}
}

func (q *questionnaire) put(n pen, a area, side byte, ask question, printed string, field *formField) {
	n.p = q.p
	if field != nil {
		q.p.add(fieldItem{field})
	}
	from := len(q.p.items)
	for n.size > 6.5 && n.width(printed) > a.w-1.6 { // as fields shrink what is typed in
		n.size -= 0.5
	}
	if printed != "" {
		n.cell(a, side, printed)
	}
	for _, i := range q.p.items[from:] {
		if t, ok := i.(*textItem); ok {
			t.field = field
		}
	}
}

// choose draws the answer as one of a list that a screen offers.
func (q *questionnaire) choose(n pen, a area, ask question, choices ...string) {
	given := q.answers[ask.key]
	q.truth[ask.key] = given.normal
	field := q.field(a, ask, given.printed)
	if field != nil {
		field.choices = choices
	}
	q.put(n, a, 'l', ask, given.printed, field)
}

// tick draws boxes for the choices from x on, with a tick in the one chosen.
func (q *questionnaire) tick(n pen, x, y float64, ask question, choices ...string) {
	given := q.answers[ask.key]
	q.truth[ask.key] = given.normal
	side := n.mm() * 0.95
	for _, s := range choices {
		box := area{x, y - side*0.86, side, side}
		q.p.frame(box, 0.2, n.c)
		mark := ""
		if s == given.printed {
			mark = "√"
		}
		field := q.field(box, question{ask.label + s, ask.key}, mark)
		if field != nil {
			field.tick, field.bare = true, false
		}
		q.put(n.sized(n.size*0.9), area{x - 1, box.y, side + 2, side}, 'c', ask, mark, field)
		n.at(x+side+1, y, s)
		x += side + n.width(s) + 6
	}
}

// rows draws rows of a ruled table: labels and their answers by turns, w
// millimetres wide.
func (q *questionnaire) rows(label, value pen, x, y, h float64, w []float64, rows [][]question) float64 {
	for _, row := range rows {
		at := x
		for i, ask := range row {
			a := area{at, y, w[2*i], h}
			b := area{at + w[2*i], y, w[2*i+1], h}
			if i == len(row)-1 {
				b.w = x + sum(w) - b.x
			}
			q.p.frame(a, 0.2, label.c)
			q.p.frame(b, 0.2, label.c)
			label.cell(a, 'c', ask.label)
			q.fill(value, area{b.x + 0.4, b.y + 0.4, b.w - 0.8, b.h - 0.8}, 'l', ask)
			at = b.x + b.w
		}
		y += h
	}
	return y
}

func sum(list []float64) float64 {
	var s float64
	for _, v := range list {
		s += v
	}
	return s
}

// photo glues the person's photo on, w millimetres wide.
func (q *questionnaire) photo(x, y, w float64) {
	q.p.image(x, y, w, w*4/3, portrait(portraitLook(q.who), 300, 400))
}

// sign puts the person's signature on a line.
func (q *questionnaire) sign(f *facts, x, y, w float64) {
	q.p.image(x, y, w, w/2, signature(f.rng, q.who.nameZh, 400, 200))
}

func dashDate(t time.Time) string { return t.Format("2006-01-02") }

func dotDate(t time.Time) string { return t.Format("2006.01.02") }
