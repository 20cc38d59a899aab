package reader

import (
	"context"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// saying is what an amount in words says beside one in figures.
type saying int

const (
	saysNothing saying = iota // not read, or not well enough
	saysSame
	saysOther
)

// inWords is an amount in capital words as read.
type inWords struct {
	field dossier.Field
	says  saying
}

// readWords reads an amount in capital words (大写金额) and compares it with
// the figures, fen, where they were read. Capital digits are misread often, so
// the words count as the same when every character of the expected ones was
// seen in one reading or another.
func readWords(ctx context.Context, v span, fen int64) inWords {
	if v.empty() {
		return inWords{}
	}
	if got, ok := chinese.ParseAmountWords(plainWords(v.text())); v.own() && ok {
		return inWords{fieldOf(v, plainWords(v.text()), ownText, true), compare(got, fen)}
	}
	restricted, _ := v.look(ctx, glance{ocr.Own, wordsAlphabet})
	if first, ok := chinese.ParseAmountWords(plainWords(v.text())); ok && fen > 0 && first == fen && plainWords(restricted) == plainWords(v.text()) {
		return inWords{fieldOf(v, plainWords(v.text()), proven, true), saysSame}
	}
	readings := []string{capitals(v.text())}
	for _, g := range []glance{{ocr.HanS, ""}, {ocr.ChiSim, ""}, {ocr.HanS, wordsAlphabet}} {
		again, _ := v.look(ctx, g)
		readings = append(readings, capitals(again))
	}
	return judgeWords(v, append(readings, capitals(restricted)), fen)
}

func compare(got, fen int64) saying {
	switch fen {
	case 0:
		return saysNothing
	case got:
		return saysSame
	}
	return saysOther
}

func judgeWords(v span, readings []string, fen int64) inWords {
	for _, want := range spellings(fen) {
		if seen(want, readings) {
			return inWords{fieldOf(v, want, proven, true), saysSame}
		}
	}
	for _, want := range spellings(fen) {
		round := strings.Contains(want, "圆") == strings.Contains(readings[0], "圆")
		if round && mostlySeen(want, readings) {
			return inWords{fieldOf(v, want, doubtful, false), saysNothing}
		}
	}
	votes := map[int64]int{}
	for _, r := range readings {
		if got, ok := chinese.ParseAmountWords(r); ok {
			votes[got]++
			if votes[got] > 1 {
				return inWords{fieldOf(v, r, doubtful, false), compare(got, fen)}
			}
		}
	}
	return inWords{fieldOf(v, readings[0], doubtful, false), saysNothing}
}

// spellings are the ways an amount is written in words.
func spellings(fen int64) []string {
	if fen <= 0 {
		return nil
	}
	s := chinese.AmountWords(fen)
	round := strings.ReplaceAll(s, "元", "圆")
	return []string{s, round, strings.TrimSuffix(s, "整"), strings.TrimSuffix(s, "整") + "整"}
}

// mostlySeen reports whether two thirds of want were read in place, and no
// reading is another amount.
func mostlySeen(want string, readings []string) bool {
	letters := []rune(want)
	best := 0
	for _, r := range readings {
		if _, ok := chinese.ParseAmountWords(r); ok {
			return false
		}
		best = max(best, len(common(letters, []rune(r))))
	}
	return 3*best >= 2*len(letters)
}

// unrestricted is how many of the readings were made with all characters
// allowed. They lose none: one that is longer than an amount contradicts it.
const unrestricted = 3

// seen reports whether every character of want was read in its place by some
// reading, and each reading has about its length.
func seen(want string, readings []string) bool {
	letters := []rune(want)
	support := make([]bool, len(letters))
	for i, r := range readings {
		got := []rune(r)
		if i < unrestricted && len(got) > len(letters)+1 {
			return false
		}
		if len(got) < len(letters)-2 || len(got) > len(letters)+1 {
			continue
		}
		for _, k := range common(letters, got) {
			support[k] = true
		}
	}
	for _, ok := range support {
		if !ok {
			return false
		}
	}
	return len(letters) > 0
}

// common returns the indices of a that take part in the longest common
// subsequence of a and b.
func common(a, b []rune) []int {
	n := make([][]int, len(a)+1)
	for i := range n {
		n[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				n[i][j] = n[i+1][j+1] + 1
			} else {
				n[i][j] = max(n[i+1][j], n[i][j+1])
			}
		}
	}
	var out []int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, i)
			i, j = i+1, j+1
		case n[i+1][j] >= n[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// wordSlips are what recognisers make of characters used in amounts, where the
// wrong one is never part of an amount itself. They serve where figures say what
// is meant; words alone are taken as they stand.
var wordSlips = strings.NewReplacer("什", "仟", "任", "仟", "仕", "仟", "千", "仟", "伯", "佰", "百", "佰", "参", "叁", "叄", "叁",
	"园", "元", "圆", "圆", "陸", "陆", "贰", "贰", "貳", "贰", "式", "贰", "壶", "壹", "喜", "壹", "捌", "捌", "柒", "柒", "染", "柒", "柦", "柒",
	"令", "零", "拴", "拾", "抬", "拾", "吾", "肆", "铝", "捌", "扒", "捌", "坂", "玖", "攻", "玖", "政", "玖", "攴", "玖")

// capitals brings an amount in words to its characters.
func capitals(s string) string { return wordSlips.Replace(plainWords(s)) }

// plainWords is an amount in words without its label.
func plainWords(s string) string {
	return strings.NewReplacer("人民币", "", "大写", "", "(", "", ")", "", ":", "", " ", "").Replace(tidy(s))
}
