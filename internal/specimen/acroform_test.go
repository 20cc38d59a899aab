package specimen

import (
	"bytes"
	"slices"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// TestFormsHoldTheirAnswers reads the fields of the forms that are filled in
// on a screen back.
func TestFormsHoldTheirAnswers(t *testing.T) {
	noConfigDir()
	screens := 0
	for _, l := range paperLayouts("basic_info_form") {
		p := l.draw(testFacts(3, 1, ""))
		data, err := writePDF(p.pages)
		if err != nil {
			t.Fatalf("%s: %v", l.name, err)
		}
		if !slices.ContainsFunc(p.pages[0].items, func(i item) bool { _, ok := i.(fieldItem); return ok }) {
			continue
		}
		screens++
		fields, err := api.FormFields(bytes.NewReader(data), model.NewDefaultConfiguration())
		if err != nil {
			t.Fatalf("%s: %v", l.name, err)
		}
		held := map[string]bool{}
		for _, f := range fields {
			held[plain(f.V)] = true
		}
		for name, value := range p.truth {
			ticked := name == "sex" || name == "has_apec_visa" || name == "has_old_card"
			if !ticked && !slices.ContainsFunc(append(forms(name, value.(string)), value.(string)), func(s string) bool { return held[plain(s)] }) {
				t.Errorf("%s: no field holds %s = %s", l.name, name, value)
			}
		}
	}
	if screens < 3 {
		t.Errorf("%d forms with fields, want at least 3", screens)
	}
}

// TestFormsAreAlike makes a form twice.
func TestFormsAreAlike(t *testing.T) {
	var made [2][]Sample
	for i := range made {
		var err error
		made[i], err = Samples(SampleOptions{Kind: "basic_info_form", Level: LevelPDF, Count: 3, Seed: 8, Date: "2026-11-20"})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, s := range made[0] {
		if !bytes.Equal(s.Data, made[1][i].Data) {
			t.Errorf("%s differs the second time", s.Name)
		}
	}
}
