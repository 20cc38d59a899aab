package specimen

import (
	"strings"
	"time"
)

// anyLicenceLayouts is one layout that is never the same twice: every licence
// is put together by chance from parts that stand for themselves.
func anyLicenceLayouts() []layout {
	return []layout{{name: "any", draw: licencePaper(drawAnyLicence)}}
}

// anyLicence is a licence that is being put together.
type anyLicence struct {
	sheet
	f       *facts
	l       licence
	bearer  bearer
	code    said
	date    func(time.Time) string
	how     manner
	upright bool
	bottom  float64 // where the part of the registrar begins
}

// bearer is a kind of enterprise with the words of its licence.
type bearer struct {
	types       []string
	head, place []string // labels
	title       []string
	capital     bool
	term        []string
	established []string
	extra       [][2]string // other lines that such licences have
}

// drawAnyLicence draws a licence of a form chosen by chance.
func drawAnyLicence(f *facts, l licence) paper {
	s := newAnyLicence(f, l)
	if f.rng.IntN(12) == 0 {
		s.app()
	} else {
		s.printed()
	}
	return paper{[]*page{s.p}, s.truth}
}

func newAnyLicence(f *facts, l licence) *anyLicence {
	rng := f.rng
	s := &anyLicence{f: f, l: l, bearer: pick(rng, bearers)}
	s.l.company.kind = pick(rng, s.bearer.types)
	s.l.company.scope = scopeOf(f, l.company.scope)
	if rng.IntN(2) == 0 {
		s.l.company.capitalWan = pick(rng, []int{between(rng, 11, 99), between(rng, 101, 999), between(rng, 1001, 9999), 10 * between(rng, 3, 90), 1000 * between(rng, 10, 99)})
	}
	size := pick(rng, [][2]float64{{297, 210}, {297, 210}, {297, 210}, {210, 297}, {210, 297}, {420, 297}, {190, 265}, {265, 190}, {210, 285}})
	s.sheet = newSheet(rng, size[0], size[1])
	s.upright = size[1] > size[0]
	s.p.ground = pick(rng, []ink{white, {253, 251, 242}, {252, 250, 240}, {250, 247, 235}, {254, 252, 245}, {251, 249, 238}})
	s.date = pick(rng, []func(time.Time) string{zhDatePadded, zhDatePadded, zhDatePadded, zhDate, capsDate, oldCapsDate, isoDate, zhDateSpaced})
	s.colon = pick(rng, []string{"", "", "", "：", "："})
	s.how = pick(rng, []manner{spreadly, spreadly, spreadly, hung, hung, flushed, joined})
	s.rules, s.accent = gridNone, gold
	s.setPens()
	s.code = said{"统一社会信用代码", s.l.company.uscc, "uscc", ""}
	if rng.IntN(14) == 0 {
		s.code.value = fourGroups(s.code.value)
	}
	return s
}

// setPens picks the typefaces: values often in another than the labels.
func (s *anyLicence) setPens() {
	rng := s.rng
	n := pen{s.p, 11.5 * s.p.w / 297, pick(rng, []face{fontSong, fontSong, fontMing, fontHei, fontKai, fontWenKai, fontFang, fontMicroHei}), black}
	if s.upright {
		n.size = 12 * s.p.w / 210
	}
	s.label, s.value = n, n
	switch rng.IntN(5) {
	case 0:
		s.label = n.in(fontSongBold)
	case 1:
		s.value = n.in(pick(rng, []face{fontSong, fontKai, fontFang, fontHei}))
	}
}

// entries are the lines of the licence in its order.
func (s *anyLicence) entries() []said {
	rng, c, k := s.rng, s.l.company, s.bearer
	name := said{pick(rng, []string{"名称", "名称", "名称", "企业名称"}), c.name, "name", ""}
	kind := said{pick(rng, []string{"类型", "类型", "类型", "公司类型", "企业类型", "主体类型"}), c.kind, "type", ""}
	head := said{pick(rng, k.head), c.legalRep, "legal_representative", ""}
	place := said{pick(rng, k.place), c.address, "address", ""}
	scope := said{pick(rng, []string{"经营范围", "经营范围", "经营范围", "经营范围及方式", "业务范围"}), c.scope, "scope", ""}
	since := said{pick(rng, k.established), s.date(c.established), "establishment_date", isoDate(c.established)}
	list := []said{name, kind, place, head, s.capital(), since, s.term(), scope}
	order := pick(rng, [][]int{{0, 1, 2, 3, 4, 5, 6, 7}, {0, 1, 3, 7, 4, 5, 6, 2}, {0, 1, 3, 4, 5, 6, 2, 7}, {0, 2, 3, 4, 1, 7, 5, 6}, {0, 1, 3, 2, 4, 5, 6, 7}, {3, 0, 1, 2, 5, 4, 6, 7}, {0, 4, 1, 5, 3, 6, 2, 7}})
	var out []said
	for _, i := range order {
		if list[i].label != "" {
			out = append(out, list[i])
		}
	}
	return s.withExtra(out)
}

// withExtra puts a line that nobody asks for among the others.
func (s *anyLicence) withExtra(list []said) []said {
	if len(s.bearer.extra) == 0 || s.rng.IntN(4) > 0 {
		return list
	}
	e := pick(s.rng, s.bearer.extra)
	if e[1] == "实收资本" {
		e[0], e[1] = "实收资本", capitalAs(s.rng, s.l.company.capitalWan/2+1)
	}
	at := 2 + s.rng.IntN(len(list)-2)
	return append(list[:at:at], append([]said{{label: e[0], value: e[1]}}, list[at:]...)...)
}

// capital is the line of the capital, where such an enterprise has one.
func (s *anyLicence) capital() said {
	if !s.bearer.capital {
		return said{}
	}
	label := pick(s.rng, []string{"注册资本", "注册资本", "注册资本", "注册资金"})
	return said{label, capitalAs(s.rng, s.l.company.capitalWan), "registered_capital", yuan(int64(s.l.company.capitalWan) * 1000000)}
}

// term is the line of the term: some licences have none, some leave its end
// open.
func (s *anyLicence) term() said {
	rng, from := s.rng, s.date(s.l.company.established)
	e := said{label: pick(rng, s.bearer.term), field: "term_end", truth: endless}
	link := pick(rng, []string{"至", " 至 ", "至", " - "})
	end := pick(rng, []string{"长期", "长期", "不约定期限"})
	if !s.l.term.IsZero() {
		end, e.truth = s.date(s.l.term), isoDate(s.l.term)
	} else if rng.IntN(3) == 0 {
		return said{}
	} else if rng.IntN(8) == 0 {
		return said{label: e.label, value: from + "至　　　　年　　月　　日"}
	} else if rng.IntN(4) == 0 {
		e.value = end
		return e
	}
	e.value = pick(rng, []string{"", "", "自"}) + from + link + end
	if strings.HasPrefix(e.value, "自") && link == " - " {
		e.value = "自" + from + "至" + end
	}
	return e
}
