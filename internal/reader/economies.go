package reader

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// mention is a country or region that a paper names.
type mention struct {
	code string
	span
}

// economiesOf are the countries and regions but China that a paper names.
func economiesOf(t *text) []mention {
	var out []mention
	for i, r := range t.rows {
		out = append(out, economiesIn(span{{r.page, r.glyphs}})...)
		if i+1 < len(t.rows) && t.rows[i+1].page == r.page && len(r.glyphs) > 0 {
			out = append(out, acrossRows(r, t.rows[i+1])...)
		}
	}
	return out
}

// acrossRows are those named over the end of a row, word by word.
func acrossRows(a, b row) []mention {
	const most = 25 // characters of a name
	from := max(len(a.glyphs)-most, 0)
	tail := span{{a.page, a.glyphs[from:]}, {b.page, b.glyphs[:min(most, len(b.glyphs))]}}
	return slices.DeleteFunc(economiesIn(tail), func(m mention) bool { return len(m.span) < 2 })
}

// economiesIn are the countries and regions but China that a span names. Words
// that the recogniser ran together are parted before a capital.
func economiesIn(s span) []mention {
	var b strings.Builder
	var at []int
	var all []glyph
	var of []int
	for k, r := range s {
		for i, g := range r.glyphs {
			if b.Len() > 0 && (i == 0 || wordBefore(r.glyphs, i)) {
				b.WriteByte(' ')
			}
			at, all, of = append(at, b.Len()), append(all, g), append(of, k)
			b.WriteRune(g.r)
		}
	}
	var out []mention
	for _, e := range chinese.EconomiesIn(b.String()) {
		if e.Code == "CHN" {
			continue
		}
		m := mention{code: e.Code}
		for i := range at {
			if at[i] < e.From || at[i] >= e.To {
				continue
			}
			if n := len(m.span); n == 0 || i > 0 && of[i] != of[i-1] {
				m.span = append(m.span, run{page: s[of[i]].page})
			}
			last := len(m.span) - 1
			m.span[last].glyphs = append(m.span[last].glyphs, all[i])
		}
		out = append(out, m)
	}
	return out
}

// wordBefore reports whether a word begins at glyph i.
func wordBefore(gs []glyph, i int) bool {
	a, b := gs[i-1], gs[i]
	if unicode.IsLower(a.r) && unicode.IsUpper(b.r) || a.part != b.part {
		return true
	}
	const space = 0.35
	return float64(b.box.Min.X-a.box.Max.X) > space*float64(b.box.Dy())
}

// soleEconomy is the one economy that the mentions name; where they name
// several, the first, for a person.
func soleEconomy(ctx context.Context, all []mention) dossier.Field {
	if len(all) == 0 {
		return dossier.Field{}
	}
	var codes []string
	for _, m := range all {
		if !slices.Contains(codes, m.code) {
			codes = append(codes, m.code)
		}
	}
	ok := len(codes) == 1 && (len(all) > 1 || all[0].sureOf(ctx))
	return fieldOf(all[0].span, codes[0], confidenceIn(ok), ok)
}

// sureOf reports whether a mention was read beyond doubt.
func (m mention) sureOf(ctx context.Context) bool {
	lowest, _ := m.confidence()
	return m.own() || lowest >= surely || m.confirmed(ctx, squeezed, glance{ocr.HanS, ""}) || readText(ctx, m.span).Certain()
}
