package rules

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// addNew adds a pack that is not active yet: what it names in vain is refused
// too. An active one is let be, for an upgrade changes nothing of it.
func (l *loader) addNew(name string) {
	l.add(name)
	written := l.written[name]
	if written == nil {
		return
	}
	l.vainParameters(name, written)
	l.vainLeavingOut(name, written)
	if l.own[name] {
		l.vainSilence(name, written)
	}
}

// namedParameter finds them in JSON, where a line break is a backslash and a
// letter.
var namedParameter = regexp.MustCompile(`(?:\W|\\[nrt])param\.(\w+)`)

// vainParameters refuses the parameters of a file that nothing names in it or
// in what it extends. An abstract pack has them for others.
func (l *loader) vainParameters(name string, f *packFile) {
	if f.Abstract {
		return
	}
	var named []string
	for file := name; l.written[file] != nil; file = l.extends[file] {
		named = append(named, l.written[file].namedParameters()...)
	}
	for _, parameter := range slices.Sorted(maps.Keys(f.Parameters)) {
		if at := f.Parameters[parameter].at; at.file == name && !slices.Contains(named, parameter) {
			l.wrong(at, name, "没有规则、材料项或提示用到参数 %q%s", "no rule, slot or message uses the parameter %q%s", parameter, meant(parameter, named))
		}
	}
}

// namedParameters lists the parameters that the expressions of f name.
func (f *packFile) namedParameters() []string {
	written, err := json.Marshal(f)
	if err != nil { // no entry holds what JSON cannot show
		panic(fmt.Errorf("rules: %w", err))
	}
	var out []string
	for _, m := range namedParameter.FindAllSubmatch(written, -1) {
		out = append(out, string(m[1]))
	}
	return out
}

// vainLeavingOut refuses what a file leaves out of what the pack it extends
// does not have.
func (l *loader) vainLeavingOut(name string, f *packFile) {
	base := l.written[l.extends[name]]
	if base == nil {
		base = new(packFile)
	}
	there := append(ids(base.Rules, func(r ruleFile) text { return r.ID }), ids(base.Bans, func(b banFile) text { return b.ID })...)
	l.leftOut(name, f.Without, values(there), words{"规则或不予受理情形", "rule or prohibited case"})
	for _, b := range f.Businesses {
		var slots []string
		if at := slices.IndexFunc(base.Businesses, func(o businessFile) bool { return o.ID.Value == b.ID.Value }); at >= 0 {
			slots = values(ids(base.Businesses[at].Slots, func(s slotFile) text { return s.ID }))
		}
		l.leftOut(name, b.Without, slots, words{"业务 " + b.ID.Value + " 的材料项", "slot of the business " + b.ID.Value})
	}
}

func (l *loader) leftOut(name string, without []text, there []string, what words) {
	for _, id := range without {
		if id.file == name && !slices.Contains(there, id.Value) {
			l.wrong(id, name, "without：所扩展的规则包中没有%s %q%s", "without: there is no %s %q in what the pack extends%s", what, id.Value, meant(id.Value, there))
		}
	}
}

// vainSilence refuses reasons for the absence of rules that no pack has.
func (l *loader) vainSilence(name string, f *packFile) {
	var known []string
	for _, p := range l.catalogue.packs {
		if p.file != name {
			known = append(append(known, p.info.Rules...), slices.Collect(maps.Keys(p.silent))...)
		}
	}
	for _, other := range l.written {
		if other != nil && other.Abstract {
			known = append(known, values(ids(other.Rules, func(r ruleFile) text { return r.ID }))...)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(f.Silent)) {
		if why := f.Silent[id]; why.file == name && !slices.Contains(known, id) {
			l.wrong(why, name, "silent：没有规则包有规则 %q%s", "silent: no pack has a rule %q%s", id, meant(id, known))
		}
	}
}

// meant names the nearest of what could have been written, where one is near.
func meant(written string, there []string) words {
	nearest, distance := "", utf8.RuneCountInString(written)*2/5+1
	for _, name := range there {
		if d := levenshtein.ComputeDistance(written, name); d < distance {
			nearest, distance = name, d
		}
	}
	if nearest == "" {
		return words{}
	}
	return words{fmt.Sprintf("；是否应为 %q？", nearest), fmt.Sprintf("; is %q meant?", nearest)}
}
