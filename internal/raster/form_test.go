package raster_test

import (
	"context"
	"strings"
	"testing"

	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

// TestFormsSayWhatWasFilledIn reads forms as PDFs and finds the numbers of the
// person that were filled in among the words of the page.
func TestFormsSayWhatWasFilledIn(t *testing.T) {
	samples, err := specimen.Samples(specimen.SampleOptions{Kind: "basic_info_form", Level: "pdf", Count: 6, Seed: 3, Date: "2026-11-20"})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range samples {
		f, err := raster.Open(s.Data, raster.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		p, err := f.Page(context.Background(), 1)
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		for _, l := range p.Text {
			for _, w := range l.Words {
				said.WriteString(w.Text)
			}
			said.WriteByte('\n')
		}
		for _, key := range []string{"id_number", "mobile_number"} {
			if value, _ := s.Truth[key].(string); value == "" || !strings.Contains(said.String(), value) {
				t.Errorf("%s: %s %q is not among the words of the page", s.Name, key, value)
			}
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}
