package raster_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"zhengqi/internal/raster"
)

// Browsers name some characters by an ActualText; where they stand in a form,
// these are between the others too, where the page shows them.
func TestActualTextStandsWhereItIsShown(t *testing.T) {
	const text = "BT /F1 40 Tf 1 0 0 1 100 600 Tm (AB) Tj " +
		"/Span <</ActualText <FEFF5C71>>> BDC 1 0 0 1 160 600 Tm (C) Tj EMC 1 0 0 1 195 600 Tm (D) Tj ET"
	for form, page := range map[string]string{
		"of half the size":           "q .5 0 0 .5 0 0 cm /X1 Do Q",
		"as high, of half the width": "q .5 0 0 1 0 0 cm /X1 Do Q", // the box stands in the line by chance
	} {
		if got, hidden := actualText(t, text, page); got != "AB山D" {
			t.Errorf("a form %s: %q, hidden %q", form, got, hidden)
		}
	}
}

// actualText is the text of a page that shows one form, and what it hides.
func actualText(t *testing.T, text, page string) (string, []string) {
	t.Helper()
	f, err := raster.Open(assemblePDF([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 1/Kids[4 0 R]>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</X1 6 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(page), page),
		fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 1190 1684]/Resources<</Font<</F1 3 0 R>>>>/Length %d>>\nstream\n%s\nendstream", len(text), text),
	}), raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, l := range p.Text {
		for _, w := range l.Words {
			words = append(words, w.Text)
		}
	}
	return strings.Join(words, ""), p.Hidden
}
