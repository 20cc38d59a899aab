package reader

import (
	"testing"

	"zhengqi/internal/specimen"
)

// TestRealEngineReadsAPassport reads an office scan of a data page with the
// real recogniser: of what stands in the printed zone alone, the dates and
// places are right and certain, and nothing is wrong without being flagged.
func TestRealEngineReadsAPassport(t *testing.T) {
	engine := realEngine(t)
	samples, err := specimen.Samples(specimen.SampleOptions{
		Kind: "passport", Level: "1", Layout: "plain", Count: 1, Seed: 21, Date: "2026-11-20",
	})
	if err != nil {
		t.Fatal(err)
	}
	checkSample(t, New(engine), samples[0])
	paper := readFile(t, New(engine), samples[0].Data, "")
	for _, name := range []string{"issue_date", "issue_place", "birth_place", "authority"} {
		if f := paper.Fields[name]; f.Value != samples[0].Truth[name] || f.Review {
			t.Errorf("%s: %+v, want %v", name, f, samples[0].Truth[name])
		}
	}
}
