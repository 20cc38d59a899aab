package reader

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go run passport_lookalikes_make.go

// lookalikeData holds, a line each, a character and those that share a reading
// with it and look much the same in print.
//
//go:embed passport_lookalikes.txt
var lookalikeData string

var lookalikes = sync.OnceValue(func() map[rune]string {
	table := map[rune]string{}
	for line := range strings.Lines(lookalikeData) {
		first, size := utf8.DecodeRuneInString(line)
		table[first] = strings.TrimSpace(line[size:])
	}
	return table
})

// hasLookalike reports whether a name holds a character that another of the
// same reading looks like, so that neither print nor pinyin tells them apart.
func hasLookalike(name string) bool {
	for _, r := range name {
		if lookalikes()[r] != "" {
			return true
		}
	}
	return false
}
