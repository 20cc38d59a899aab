package chinese

import (
	"slices"
	"strings"
)

const (
	usccLength   = 18
	usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	usccMaxV     = 4 // each V doubles the candidates
)

// usccSlips are what an impossible letter may have been on the paper.
var usccSlips = map[byte]string{'I': "1", 'O': "0", 'S': "5", 'Z': "2", 'V': "UY"}

// USCCValid reports whether s is a unified social credit code of
// GB 32100-2015: 18 characters of its alphabet (no I, O, S, V, Z), digits for
// the area in positions 3-8, and the right check character.
func USCCValid(s string) bool {
	if len(s) != usccLength || !allDigits(s[2:8]) {
		return false
	}
	sum, weight := 0, 1
	for i := range usccLength - 1 {
		value := strings.IndexByte(usccAlphabet, s[i])
		if value < 0 {
			return false
		}
		sum += value * weight
		weight = weight * 3 % 31
	}
	return s[usccLength-1] == usccAlphabet[(31-sum%31)%31]
}

// USCCRepair returns the valid code that raw, as recognised, stands for: raw
// itself in normal form, or the one way to replace letters the code never uses
// by the characters they are mistaken for. It returns false where there is no
// such code or more than one.
func USCCRepair(raw string) (string, bool) {
	if tooLong(raw, 64) {
		return "", false
	}
	code := strings.NewReplacer("-", "", ".", "").Replace(compact(raw))
	if len(code) != usccLength || strings.Count(code, "V") > usccMaxV {
		return "", false
	}
	candidates := slices.DeleteFunc(usccCandidates(code), func(c string) bool { return !USCCValid(c) })
	if len(candidates) != 1 {
		return "", false
	}
	return candidates[0], true
}

func usccCandidates(code string) []string {
	candidates := []string{""}
	for i := range len(code) {
		options, slip := usccSlips[code[i]]
		if !slip {
			options = code[i : i+1]
		}
		var next []string
		for _, prefix := range candidates {
			for j := range len(options) {
				next = append(next, prefix+options[j:j+1])
			}
		}
		candidates = next
	}
	return candidates
}
