package store

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
)

// Papers come back as they were written, whatever their fields hold.
func TestPapersOf(t *testing.T) {
	for name, papers := range map[string][]dossier.Paper{
		"none":      nil,
		"empty":     {},
		"no fields": {{Kind: dossier.Photo, KindConfidence: 0.5, Pages: []int{1, 2}}},
		"all sorts": {{Kind: dossier.Passport, KindConfidence: 1, Pages: []int{1}, Fields: dossier.Fields{
			"surname":   {Value: "WANG<&>\u2028\"\\", Raw: "王\n", Confidence: 0.123456789, Review: true, Source: dossier.SourceMRZ, Page: 1, Box: dossier.Box{1, 2, 3, 4}},
			"months":    {List: []string{"2026-01", ""}, Confidence: 1},
			"arrears":   {List: []string{}},
			"unknown":   {},
			"名 \xffbad": {Value: "a\xffb"},
		}}, {}},
	} {
		t.Run(name, func(t *testing.T) {
			text, err := json.Marshal(papers)
			if err != nil {
				t.Fatal(err)
			}
			var want []dossier.Paper
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			got, err := papersOf(string(text))
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%v, %s", err, diff)
			}
		})
	}
	for _, broken := range []string{"{", `[{"fields":{"a":{"value":1}}}]`, `[{"fields":{"a":{"value":["x",1]}}}]`} {
		if got, err := papersOf(broken); err == nil {
			t.Errorf("%s gave %v", broken, got)
		}
	}
}
