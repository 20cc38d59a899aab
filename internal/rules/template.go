package rules

import (
	"regexp"
	"slices"
	"strings"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

// template is a message with {{expressions}} to be filled in.
type template struct {
	parts   []string   // literal texts, one more than holes
	holes   []*program // what stands between them
	unread  string     // written where a hole has no value
	doubt   string     // written behind a value that hangs on flagged ones
	between string     // written between the items of a list
	yes, no string
}

var hole = regexp.MustCompile(`\{\{(.*?)\}\}`)

// newTemplate compiles a message; language decides how values are written.
func (c *compiler) newTemplate(t text, chinese bool) *template {
	out := &template{unread: "（未读出）", doubt: "（待核对）", between: "、", yes: "是", no: "否"}
	if !chinese {
		out.unread, out.doubt, out.between, out.yes, out.no = "(not read)", " (to be checked)", ", ", "yes", "no"
	}
	rest := 0
	for _, m := range hole.FindAllStringSubmatchIndex(t.Value, -1) {
		out.parts = append(out.parts, t.Value[rest:m[0]])
		out.holes = append(out.holes, c.compile(text{t.Value[m[2]:m[3]], t.Line, t.file}, nil))
		rest = m[1]
	}
	out.parts = append(out.parts, t.Value[rest:])
	return out
}

// render fills the message in for a view, every value as read. Flagged values
// are marked, but for those that are told of beside.
func (t *template) render(v *view, told []named) string {
	var b strings.Builder
	for i, p := range t.holes {
		b.WriteString(t.parts[i])
		said := p.judge(v)
		b.WriteString(t.write(said.out))
		if said.out != nil && slices.ContainsFunc(said.relied, func(n named) bool { return !tells(told, n.variable) }) {
			b.WriteString(t.doubt)
		}
	}
	b.WriteString(t.parts[len(t.holes)])
	return b.String()
}

func tells(told []named, of *variable) bool {
	return slices.ContainsFunc(told, func(n named) bool { return n.variable == of })
}

func (t *template) write(v ref.Val) string {
	switch v := v.(type) {
	case nil:
		return t.unread
	case types.Bool:
		if v {
			return t.yes
		}
		return t.no
	case types.Double:
		return numberText(float64(v))
	case traits.Lister:
		return t.writeList(v)
	}
	return short(str(v.ConvertToType(types.StringType)))
}

// The most that a message repeats of a list, and of a text in runes.
const (
	maxShownItems = 12
	maxShownRunes = 120
)

// short is s, cut where it is too long to repeat.
func short(s string) string {
	if runes := []rune(s); len(runes) > maxShownRunes {
		return string(runes[:maxShownRunes]) + "…"
	}
	return s
}

// shortList joins items, leaving out what is too much to repeat.
func shortList(items []string, between string) string {
	if len(items) > maxShownItems {
		return strings.Join(items[:maxShownItems], between) + "…"
	}
	return strings.Join(items, between)
}

func (t *template) writeList(l traits.Lister) string {
	var items []string
	for it := l.Iterator(); it.HasNext() == types.True; {
		items = append(items, t.write(it.Next()))
	}
	if len(items) == 0 {
		return t.unread
	}
	return shortList(items, t.between)
}
