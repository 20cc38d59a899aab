package bench

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/racetest"
	"zhengqi/internal/specimen"
)

func TestDistanceCountsTheFewestChanges(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"中", "", 1}, {"", "中文", 2}, {"有限公司", "有限公司", 0}, {"有限公司", "有有限公司", 1},
		{"kitten", "sitting", 3}, {"123456", "23457", 2},
	} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("from %q to %q are %d changes, want %d", c.a, c.b, got, c.want)
		}
		if there, back := distance([]rune(c.a), []rune(c.b)), distance([]rune(c.b), []rune(c.a)); there != back {
			t.Errorf("%q to %q are %d changes, %d back", c.a, c.b, there, back)
		}
	}
}

func TestLineScoreCountsErrorsAndSureMistakes(t *testing.T) {
	var s, more LineScore
	s.Add("1234", "1234", 0.995, 3*time.Millisecond)
	s.Add("2024年5月", "2024年6月", 0.95, time.Millisecond)
	more.Add("张伟", "", 0, 2*time.Millisecond)
	s.Join(&more)
	want := LineScore{N: 3, Right: 1, Characters: 13, Errors: 3, Sure: [2]int{2, 1}, SureWrong: [2]int{1, 0},
		Times: []time.Duration{3 * time.Millisecond, time.Millisecond, 2 * time.Millisecond}}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
	var row bytes.Buffer
	s.write(&row, "dates", "2", "han")
	if want := "| dates | 2 | 3 | han | 33.33 % | 23.08 % | 66.67 % | 1 | 33.33 % | 0 | 2.0 |\n"; row.String() != want {
		t.Errorf("row %q, want %q", row.String(), want)
	}
}

func TestLineTextIsNFKCWithoutSpaces(t *testing.T) {
	for s, want := range map[string]string{
		"（人民币）： 壹佰元整": "(人民币):壹佰元整", "￥１，２３４．５０": "¥1,234.50", "2024 — 2025": "2024-2025", "　空　格 ": "空格",
	} {
		if got := lineText(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

func TestSortOfALine(t *testing.T) {
	for text, want := range map[string]string{
		"210102199003071234": "ID numbers, credit codes", "91210102MA0QDT8W9L": "ID numbers, credit codes",
		"2024年5月6日": "dates", "自2024-05-06至长期": "dates", "二〇二四年五月廿六日": "dates",
		"¥1,234.50": "amounts", "500.00万元": "amounts", "人民币壹佰贰拾元整": "amounts in words", "6222021234567890123": "other numbers",
		"E12345678": "other numbers", "024-87654321": "other numbers", "辽宁鑫达机械制造有限公司": "company names",
		"辽宁省沈阳市和平区青年大街12号1203室": "addresses", "法定代表人": "other Chinese text", "有限公司": "other Chinese text",
	} {
		got, ok := sortOf(text, false)
		if !ok || got.name != want {
			t.Errorf("%q is of sort %q, want %q", text, got.name, want)
		}
		for _, r := range text {
			if got.alphabet != "" && !strings.ContainsRune(got.alphabet, r) {
				t.Errorf("the alphabet of %q lacks %q", got.name, r)
			}
		}
	}
	if got, ok := sortOf("张伟", true); !ok || got.name != personSort {
		t.Errorf("a person's name is of sort %q", got.name)
	}
	if got, ok := sortOf("PASSPORT", false); ok {
		t.Errorf("a Latin word is of sort %q", got.name)
	}
}

// TestLinesAreCutWhole reads lines of phone photos, the first of them turned, with
// the product's reader of codes: one cut at the wrong place is not read.
func TestLinesAreCutWhole(t *testing.T) {
	racetest.Long(t)
	readers, err := OwnLineReaders()
	if err != nil {
		t.Fatal(err)
	}
	stock, err := collectLines(t.Context(), Options{Kinds: []dossier.Kind{dossier.TaxRating}, N: 2, Seed: 1, Date: "2026-11-22"}, false, specimen.Level2)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, l := range stock.bySort[lineSorts[0].name] {
		if text, _, err := readers[0].Read(t.Context(), l.image, l.sort.alphabet); err == nil && text == l.text {
			read++
		}
	}
	if read < 2 {
		t.Errorf("%d of 2 codes are read", read)
	}
	for _, name := range sortNames() {
		texts := map[string]int{}
		for _, l := range stock.bySort[name] {
			if texts[l.name]++; texts[l.name] > linesOfPage {
				t.Errorf("more than %d lines of sort %q from %s", linesOfPage, name, l.name)
			}
		}
		if len(stock.bySort[name]) > 2 {
			t.Errorf("%d lines of sort %q", len(stock.bySort[name]), name)
		}
	}
}

func TestFramedSetsTheBoxOnWhite(t *testing.T) {
	src := image.NewGray(image.Rect(0, 0, 10, 10))
	src.SetGray(4, 5, color.Gray{Y: 77})
	out := framed(src, image.Rect(4, 5, 7, 7), 3)
	if out.Rect != image.Rect(0, 0, 9, 8) || out.GrayAt(3, 3).Y != 77 || out.GrayAt(4, 3).Y != 0 || out.GrayAt(2, 3).Y != 255 || out.GrayAt(6, 5).Y != 255 {
		t.Errorf("%v: %v", out.Rect, out.Pix)
	}
}

func TestJoinedTakesTheLeastConfidence(t *testing.T) {
	found := []ocr.TextLine{{Words: []ocr.Word{{Text: "2024", Confidence: 0.9}, {Text: "年", Confidence: 0.4}}}, {Words: []ocr.Word{{Text: "5月", Confidence: 1}}}}
	if text, sure := joined(found); text != "2024年5月" || sure != 0.4 {
		t.Errorf("%q, %g", text, sure)
	}
	if text, sure := joined(nil); text != "" || sure != 0 {
		t.Errorf("%q, %g of nothing", text, sure)
	}
}

func TestLinesWritesRowsAndListsMistakes(t *testing.T) {
	blind := LineReader{"blind", true, nil, func(context.Context, *image.Gray, string) (string, float64, error) { return "?", 0.95, nil }}
	narrow := LineReader{"narrow", false, withDigits, func(_ context.Context, _ *image.Gray, alphabet string) (string, float64, error) {
		if alphabet == "" {
			return "", 0, errors.New("no alphabet")
		}
		return "", 0, nil
	}}
	o := Options{Kinds: []dossier.Kind{dossier.BusinessLicence}, Levels: []string{specimen.Level0}, N: 1, Seed: 1, Date: "2026-11-22"}
	var table, details bytes.Buffer
	if err := Lines(t.Context(), o, LineOptions{Readers: []LineReader{blind, narrow}}, &table, &details); err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{"| person names | 0 | 1 | blind | 0.00 % |", "| dates | 0 | 1 | narrow | 0.00 % | 100.00 % |", "| confidence of a line, blind |"} {
		if !strings.Contains(table.String(), row) {
			t.Errorf("no %q in\n%s", row, &table)
		}
	}
	for _, sort := range []string{personSort, "amounts in words"} {
		if strings.Contains(table.String(), "| "+sort+" | 0 | 1 | narrow") {
			t.Errorf("a reader of digits has %s in\n%s", sort, &table)
		}
	}
	if !strings.Contains(details.String(), `blind: read "?", 0.950`) {
		t.Errorf("no mistake in\n%s", &details)
	}
}
