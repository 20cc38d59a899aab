package reader

import (
	"context"
	"image"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/ocr"
)

// ends says of the oldest and of the newest row of a statement whether it can
// be relied on to be the last one on its side: a row lost there leaves no gap.
type ends struct{ oldest, newest bool }

// ends looks at the first and the last row of a scanned table once more, and
// at where one more row would stand.
func (l ledger) ends(ctx context.Context) ends {
	first, last := l.entries[0], l.entries[len(l.entries)-1]
	if first.at.own() || first.ranged {
		return ends{true, true}
	}
	pitch := rowPitch(l.entries)
	top, bottom := isEnd(ctx, first.at, -pitch), isEnd(ctx, last.at, pitch)
	if first.months[0] > last.months[0] {
		top, bottom = bottom, top
	}
	return ends{oldest: top, newest: bottom}
}

// isEnd reports whether a month reads the same twice and nothing that was not
// read stands a row away from it.
func isEnd(ctx context.Context, at span, away int) bool {
	return away != 0 && !unreadPrint(at[0], away) &&
		at.confirmed(ctx, keepDigits, glance{ocr.Own, dateAlphabet}, glance{ocr.ChiSim, dateAlphabet})
}

// leastPrint is the least share of ink in the place of a month that may be one.
const leastPrint = 0.03

// unreadPrint reports whether ink stands in the column of the run, away pixels
// below it, where no character was read.
func unreadPrint(from run, away int) bool {
	place := from.box().Add(image.Pt(0, away)).Intersect(from.page.ink.Rect)
	for _, r := range from.page.rows {
		if slices.ContainsFunc(r.glyphs, func(g glyph) bool { return g.box.Overlaps(place) }) {
			return false
		}
	}
	return inkShare(from.page.ink, place) > leastPrint
}

// cutInFront reports whether ink that was not read stands right before the
// first character of a value: what it begins with may be lost.
func (s span) cutInFront() bool {
	if s.empty() || s[0].page.ink == nil || len(s[0].glyphs) == 0 {
		return false
	}
	const leastInk = 0.06
	first, h := s[0].glyphs[0].box, int(medianHeight(s[0].glyphs))
	place := image.Rect(first.Min.X-h*11/10, first.Min.Y+h/8, first.Min.X-h/8, first.Max.Y-h/8).Intersect(s[0].page.ink.Rect)
	for _, r := range s[0].page.rows {
		if slices.ContainsFunc(r.glyphs, func(g glyph) bool { return g.box.Overlaps(place) }) {
			return false
		}
	}
	return inkShare(s[0].page.ink, place) > leastInk
}

// begunBefore reports whether a character of a scan that is no mark and no word
// before a name stands close before the first of a value: it may be misread and
// belong to it.
func (s span) begunBefore() bool {
	if s.empty() || s[0].page.ink == nil || len(s[0].glyphs) == 0 {
		return false
	}
	first, h := s[0].glyphs[0], medianHeight(s[0].glyphs)
	for _, r := range s[0].page.rows {
		for _, g := range r.glyphs {
			gap := float64(first.box.Min.X - g.box.Max.X)
			beside := min(g.box.Max.Y, first.box.Max.Y)-max(g.box.Min.Y, first.box.Min.Y) > first.box.Dy()/2
			if g != first && beside && g.box.Min.X < first.box.Min.X && gap < 0.4*h && !strings.ContainsRune(":()[]在于由系为是位称,.、|", g.r) && !unicode.IsDigit(g.r) {
				return true
			}
		}
	}
	return false
}

// inkShare is the share of dark pixels in a box.
func inkShare(img *image.Gray, box image.Rectangle) float64 {
	if box.Empty() {
		return 0
	}
	dark := 0
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for _, v := range img.Pix[img.PixOffset(box.Min.X, y):][:box.Dx()] {
			if v < darkInk {
				dark++
			}
		}
	}
	return float64(dark) / float64(box.Dx()*box.Dy())
}

// rowPitch is how far apart, in pixels, the rows of a table usually stand; 0
// where no two stand under each other.
func rowPitch(rows []entry) int {
	pitch := pitches(rows)
	if len(pitch) == 0 {
		return 0
	}
	slices.Sort(pitch)
	return pitch[(len(pitch)-1)/2]
}

// pitches are the distances of rows that follow each other on a page.
func pitches(rows []entry) []int {
	var out []int
	for i := 1; i < len(rows); i++ {
		if a, b := rows[i-1].at[0], rows[i].at[0]; a.page == b.page && b.box().Min.Y > a.box().Min.Y {
			out = append(out, b.box().Max.Y-a.box().Max.Y)
		}
	}
	return out
}
