package rules_test

import (
	"reflect"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
	"zhengqi/internal/rules"
)

// changed begins a pack that takes the place of that of Liaoning.
const changed = `profile: liaoning-2026
version: "2027-01-01.1"
from: "2027-01-01"
title: 试
title_en: changed
extends: liaoning-2026
`

// TestAChangeJudgesAsBothItsPacksDo judges the groups of all cases under packs
// that change numbers, rules and slots, at once and under each pack alone.
func TestAChangeJudgesAsBothItsPacksDo(t *testing.T) {
	racetest.Long(t)
	for name, k := range map[string]struct {
		body  string
		apart int // rules for new applications that are not common; -1 where none is
	}{
		"nothing":      {"", 0},
		"a number":     {"parameters: {min_employees: 50.0}\n", 1},
		"a condition":  {"rules: [{id: passport.colour, when: group.on_record}]\n", 1},
		"rules":        {"without: [company_letter.seal]\nrules:\n  - {id: tax.seal, at_most: warn}\n  - {id: x.y, title: 试, title_en: try, scope: [group], own: 试, checks: [{check: group.applicants > 1, severity: warn, message: 试, message_en: try}]}\n", 2},
		"another slot": {"businesses: [{id: new, without: [photo]}]\n", -1},
	} {
		active := rules.NewShelf(&source{})
		c, err := active.Catalogue(t.Context())
		showMistakes(t, err)
		was := packOf(t, c, "liaoning-2026")
		_, is, err := active.Draft(t.Context(), dossier.PackText{Name: "changed", Body: changed + k.body})
		showMistakes(t, err)
		change := rules.NewChange(was, is)
		all := rules.NewChange(is, is).Common("new")
		if common := change.Common("new"); k.apart >= 0 && all-common != k.apart || k.apart < 0 && common != 0 {
			t.Errorf("%s: of %d rules %d are judged once", name, all, common)
		}
		groups := append(c.CaseGroups(t, was), bigGroup(t, c, was))
		for _, g := range groups {
			before, after, err := change.Evaluate(g)
			showMistakes(t, err)
			sameReport(t, name+", before", before, was, g)
			sameReport(t, name+", after", after, is, g)
		}
		t.Logf("%s: %d groups", name, len(groups))
	}
}

// What an office does not state of a business is told under each pack's own
// name.
func TestAChangeOfABusinessThatIsNotStated(t *testing.T) {
	active := rules.NewShelf(&source{})
	c, err := active.Catalogue(t.Context())
	showMistakes(t, err)
	was := packOf(t, c, "wanzhou-2025")
	_, is, err := active.Draft(t.Context(), dossier.PackText{Name: "own", Body: own})
	showMistakes(t, err)
	g := dossier.Group{Profile: "wanzhou-2025", Business: "cancel", Date: "2027-06-01", Applicants: []dossier.Applicant{{Folder: "01"}}}
	before, after, err := rules.NewChange(was, is).Evaluate(g)
	showMistakes(t, err)
	sameReport(t, "before", before, was, g)
	sameReport(t, "after", after, is, g)
}

func sameReport(t *testing.T, what string, got dossier.Report, p *rules.Pack, g dossier.Group) {
	t.Helper()
	alone, err := p.Evaluate(g)
	showMistakes(t, err)
	if !reflect.DeepEqual(got, alone) {
		t.Errorf("%s:\n%+v\nalone:\n%+v", what, got, alone)
	}
}
