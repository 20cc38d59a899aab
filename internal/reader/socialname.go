package reader

import (
	"regexp"
	"slices"
)

var (
	// personSaid is the name of whom a sentence is about.
	personSaid = regexp.MustCompile(`(?:证明|兹有|参保人员?|职工|姓名|个人|查询?|公民|人员|被保险人)[:;,]?(\p{Han}{2,4}?)(?:同志|先生|女士)?(?:,|;|\(|。|、|身份证|公民身份|社会保障|证件|居民身份|系|性别|男|女|自20|于20)`)
	// personAbout is the name of whom a paper says that it is about, with the
	// person's number or sex behind it.
	personAbout = regexp.MustCompile(`(?:兹?证明|兹有)[:;,]?(\p{Han}{2,4}|\p{Han}{1,10}(?:·\p{Han}{1,10})+)(?:同志|先生|女士)?[,(]?(?:身份证|公民身份|社会保障|证件|居民身份|性别[:为]|男,|女,)`)
	// personOpens is a name at the beginning of a sentence, with the person's sex
	// or number behind it.
	personOpens = regexp.MustCompile(`^(\p{Han}{2,4})(?:同志)?[(,](?:[男女][,)]|性别|身份证|公民身份|社会保障|证件)`)
	// nameThen is a name with what a bracket or a sentence says of it.
	nameThen = regexp.MustCompile(`^(\p{Han}{2,4}|\p{Han}{1,10}(?:·\p{Han}{1,10})+)(?:[(,;:。、]|身份证|公民身份|社会保障|性别|同志)`)
)

// socialName is the name at its label or in the sentence that names it, and, as
// a guess, what alone looks like a person's name; sure says which.
func socialName(f *form, s stream) (v span, sure bool) {
	all := f.labelledNames()
	v, sure = plainest(fitting(all, likeName))
	if said := group(s.find(personAbout)); isPerson(said.text()) && !noName(said.text()) && said.text() != v.text() {
		return said, v.empty() // the other may head a list of persons
	}
	if !v.empty() {
		return v, sure && !f.headsPersons(v)
	}
	for _, m := range s.findAll(personSaid, 20) {
		if isPerson(m[1].text()) && !noName(m[1].text()) {
			return m[1], true
		}
	}
	var guess span
	for _, r := range f.rows {
		for _, c := range r.cells(gapWithin) {
			if v := cutGroup(span{c}, personOpens); !v.empty() && isPerson(v.text()) {
				return v, true
			}
			v := span{c}.trim(aroundValue)
			if t := v.text(); guess.empty() && isPerson(t) && !noName(t) {
				guess = v
			}
		}
	}
	return orElse(guess, likeliest(all, personName)), false
}

// likeName reports whether a text is the name of a person.
func likeName(t string) bool {
	return isPerson(t) && personName.MatchString(t) && !noName(t) && !heading.MatchString(t)
}

// fitting are those of some values that are what is looked for.
func fitting(all []span, fits func(string) bool) []span {
	var out []span
	for _, v := range all {
		if fits(tidy(v.text())) {
			out = append(out, v)
		}
	}
	return out
}

// labelledNames is what stands at the labels of a name.
func (f *form) labelledNames() []span {
	all := append(f.far("name"), f.values("name")...)
	for i, v := range all {
		if m := nameThen.FindStringSubmatch(v.text()); m != nil {
			all[i] = v.first(len([]rune(m[1])))
		}
	}
	for i, m := range f.marks {
		if m.key == "name" {
			all = append(all, f.under(i), f.nearLabel(i, personName))
		}
	}
	all = append(all, f.broken("name")...)
	return slices.DeleteFunc(all, func(v span) bool { return labelInEnglish.FindString(v.text()) == v.text() })
}

// headsPersons reports whether the name of another person stands right under a
// name, as in a list of several.
func (f *form) headsPersons(v span) bool {
	const far = 4.0 // character heights
	j := f.rowOf(v[0])
	for k := j + 1; j >= 0 && k < len(f.rows) && f.rows[k].page == v[0].page; k++ {
		if centre(f.rows[k].glyphs)-centre(v[0].glyphs) > far*f.rows[j].height {
			break
		}
		for _, c := range f.rows[k].cells(1.2) {
			if t := flat(c.glyphs); overlapX(c.box(), v[0].box()) && t != v.text() && isPerson(t) && personName.MatchString(t) && !noName(t) && !f.labelled(k, c) {
				return true
			}
		}
	}
	return false
}

// noName reports whether a text is a word of a statement and no name.
func noName(s string) bool {
	return insuranceWord.MatchString(s) || englishTitle.MatchString(s) || placeAlone.MatchString(s) || headSense(s) != senseNone
}

// placeAlone is a place, whose first character may be a surname: 宁波市.
var placeAlone = regexp.MustCompile(`^\p{Han}{2,3}[省市区县]$`)

// englishTitle is in the title of a statement in English.
var englishTitle = regexp.MustCompile(`(?i)insurance|statement|certificate|record`)

// cutGroup is what the pattern's group finds in a span, nil where it does not
// match.
func cutGroup(v span, pattern *regexp.Regexp) span {
	if !pattern.MatchString(v.text()) {
		return nil
	}
	return cut(v, pattern)
}

// insuranceWord is in what is no name but a word of a table.
var insuranceWord = regexp.MustCompile(`[号期月年元费]|提示|查询|基数|状态|缴纳|明细|情况|养老|失业|工伤|医疗|生育|保险|缴|正常|参保|证明|单位|合计|社保|说明|公民|身份|无效`)
