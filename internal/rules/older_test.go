package rules

import (
	"testing"

	"cel.dev/cel-go/cel"

	"zhengqi/internal/dossier"
)

// A doubtful date of one paper is not made certain by a clear one of another.
func TestOlderKeepsDoubt(t *testing.T) {
	owner, r := &part{}, newRun(&dossier.Group{}, &business{})
	passport := func(expiry string, review bool) *paper {
		return &paper{run: r, doc: &dossier.Document{Papers: []dossier.Paper{{KindConfidence: 1}}}, kind: dossier.Passport,
			fields: dossier.Fields{"expiry_date": {Value: expiry, Confidence: 1, Review: review}}}
	}
	own, doubted, clear := passport("2030-01-01", false), passport("2029-01-01", true), passport("2028-01-01", false)
	r.handed = []handed{{owner: owner, paper: own}, {owner: owner, paper: doubted}, {owner: owner, paper: clear}}
	if got := older(&view{run: r, part: owner, paper: own}); got.state != flagged {
		t.Errorf("the answer hangs on a doubted date, and is of state %d", got.state)
	}
}

// What a pack lends to its own slots does not reach the one that is read for
// packs that extend it.
func TestLendSlotsLeavesTheBase(t *testing.T) {
	base := packFile{Slots: []slotFile{{ID: text{Value: "photo", Line: 1}, Title: text{Value: "照片", Line: 1}}},
		Businesses: []businessFile{{ID: text{Value: "new", Line: 1}, Slots: []slotFile{{ID: text{Value: "photo", Line: 1}}}}}}
	own := base
	own.lendSlots()
	if got := base.Businesses[0].Slots[0].Title.Value; got != "" {
		t.Errorf("the base's slot became %q", got)
	}
	if got := own.Businesses[0].Slots[0].Title.Value; got != "照片" {
		t.Errorf("the pack's own slot is %q", got)
	}
}

// An exemption that hangs on what could not be read is for a person to say.
func TestAnUnknownExemptionIsForAPerson(t *testing.T) {
	unknown := &program{variables: []*variable{{name: "x", typ: cel.BoolType, resolve: func(*view) value { return value{} },
		pattern: cel.AttributePattern("x")}}}
	env, err := cel.NewEnv(cel.Variable("x", cel.BoolType))
	if err != nil {
		t.Fatal(err)
	}
	ast, issues := env.Compile("x")
	if issues.Err() != nil {
		t.Fatal(issues.Err())
	}
	if unknown.partial, err = env.Program(ast, cel.EvalOptions(cel.OptPartialEval)); err != nil {
		t.Fatal(err)
	}
	r := newRun(&dossier.Group{}, &business{})
	s := &slot{need: needRequired, exempt: []*exemption{{when: unknown}}}
	if got := r.lack(r.enterprise, s).state; got != dossier.SlotReview {
		t.Errorf("the empty slot is %q", got)
	}
}
