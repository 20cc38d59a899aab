package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// Mistake is one thing wrong with a pack or a cases file, said in Chinese and in
// English. Line is 1-based; 0 where the whole file is meant.
type Mistake struct {
	File   string
	Line   int
	Text   string
	TextEN string
}

// words are said in both languages.
type words struct{ zh, en string }

// newMistake fills args into both texts; words give each its own.
func newMistake(file string, line int, zh, en string, args ...any) Mistake {
	chinese, english := slices.Clone(args), slices.Clone(args)
	for i, arg := range args {
		if w, is := arg.(words); is {
			chinese[i], english[i] = w.zh, w.en
		}
	}
	return Mistake{file, line, fmt.Sprintf(zh, chinese...), fmt.Sprintf(en, english...)}
}

// words say the mistake with its place.
func (m Mistake) words() words {
	place := fmt.Sprintf("%s:%d: ", m.File, m.Line)
	return words{place + m.Text, place + m.TextEN}
}

// String returns the mistake as FILE:LINE: TEXT / TEXT_EN.
func (m Mistake) String() string { return m.words().zh + " / " + m.TextEN }

// Mistakes is every mistake found, in the order of files and lines.
type Mistakes []Mistake

// Error returns one mistake a line.
func (ms Mistakes) Error() string { return strings.Join(ms.Details(), "\n") }

// Details returns each mistake as a text, to be shown to who wrote the pack.
func (ms Mistakes) Details() []string {
	lines := make([]string, len(ms))
	for i, m := range ms {
		lines[i] = m.String()
	}
	return lines
}

// err returns nil when there is no mistake, else an Invalid dossier.Error of
// code broken_pack whose cause is the list.
func (ms Mistakes) err() error {
	if len(ms) == 0 {
		return nil
	}
	sorted := slices.Clone(ms)
	slices.SortStableFunc(sorted, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	sorted = slices.Compact(sorted)
	return &dossier.Error{
		Class: dossier.Invalid, Code: "broken_pack",
		Message:   fmt.Sprintf("规则文件有 %d 处错误，未予采用。第一处：%s", len(sorted), sorted[0].words().zh),
		MessageEN: fmt.Sprintf("the rule files have %d mistakes and were refused; the first: %s", len(sorted), sorted[0].words().en),
		Cause:     sorted,
	}
}
