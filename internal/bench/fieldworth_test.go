package bench

import (
	"strings"
	"testing"

	"zhengqi/internal/dossier"
)

func TestFieldsAreCountedByWhatTheyAreSaidToBeWorth(t *testing.T) {
	var w fieldWorth
	w.add(dossier.TaxRating, []Judged{
		{"year", 0.995, false, true}, {"year", 0.6, true, true}, {"year", 0.999, false, false}, {"issuer", 0.5, true, false}, {"issuer", 0.995, false, true},
	})
	var out strings.Builder
	w.write(&out)
	for _, row := range []string{
		"| 0.999 and more | 1 | 1 | 0.0 | 0.00 % |", "| 0.99 and more | 2 | 0 | 0.0 | 100.00 % |", "| 0.5 and more | 2 | 1 | 0.9 | 50.00 % |",
		"| tax_rating | issuer | 2 | 1 | 0.5 | **0** | 0.00 % |", "| tax_rating | year | 3 | 1 | 0.4 | **1** | 50.00 % |",
	} {
		if !strings.Contains(out.String(), row+"\n") {
			t.Errorf("no row %s in\n%s", row, out.String())
		}
	}
}
