package rules

import (
	"reflect"
	"slices"
)

// inherit lays a pack over the one it extends. What f says itself stays. Of an
// abstract base, which belongs to no office, slots, bans and rules are lent to
// the entries of f that name them; of an office's pack all are taken that f
// does not leave out with "without".
func (f *packFile) inherit(base *packFile) {
	f.Seeds, f.Parameters = overlay(f.Seeds, base.Seeds), overlay(f.Parameters, base.Parameters)
	f.Slots = fillAll(f.Slots, base.Slots, true, func(s slotFile) string { return s.ID.Value })
	take := !base.Abstract
	f.Bans = fillAll(f.Bans, base.Bans, take, func(b banFile) string { return b.ID.Value })
	f.Rules = f.inheritRules(base.Rules, take)
	if take {
		f.Silent = overlay(f.Silent, base.Silent)
		fill(&f.Deferral, base.Deferral)
		f.inheritBusinesses(base.Businesses)
	}
	f.leaveOut()
}

// lendSlots fills the slots of the businesses from those that the pack, or
// what it extends, describes once for all of them.
func (f *packFile) lendSlots() {
	f.Businesses = slices.Clone(f.Businesses) // packs that extend f take them unfilled
	for i := range f.Businesses {
		slots := slices.Clone(f.Businesses[i].Slots)
		f.Businesses[i].Slots = slots
		for j := range slots {
			if lent := slices.IndexFunc(f.Slots, func(s slotFile) bool { return s.ID.Value == slots[j].ID.Value }); lent >= 0 {
				fill(&slots[j], f.Slots[lent])
			}
		}
	}
}

// inheritRules fills the rules of f from those of base with the same id and,
// where f names one, the same scope. take also takes the others.
func (f *packFile) inheritRules(base []ruleFile, take bool) []ruleFile {
	var out []ruleFile
	used := make([]bool, len(f.Rules))
	for _, b := range base {
		i := slices.IndexFunc(f.Rules, func(r ruleFile) bool {
			return r.ID.Value == b.ID.Value && (len(r.Scope) == 0 || sameTexts(r.Scope, b.Scope))
		})
		switch {
		case i >= 0:
			used[i] = true
			out = append(out, f.lend(f.Rules[i], b))
		case take:
			out = append(out, b)
		}
	}
	for i, r := range f.Rules {
		if !used[i] {
			out = append(out, r)
		}
	}
	return out
}

// lend fills a rule of f from that of its base. A prohibited case that f does
// not state is not claimed.
func (f *packFile) lend(own, base ruleFile) ruleFile {
	if len(own.Sources) > 0 {
		base.Own = text{}
	}
	if own.Own.Line > 0 {
		base.Sources = nil
	}
	fill(&own, base)
	own.Checks = slices.Clone(own.Checks)
	for i, k := range own.Checks {
		if !slices.ContainsFunc(f.Bans, func(b banFile) bool { return b.ID.Value == k.Ban.Value }) {
			own.Checks[i].Ban = text{}
		}
	}
	return own
}

func (f *packFile) inheritBusinesses(base []businessFile) {
	for i := range f.Businesses {
		own := &f.Businesses[i]
		if at := slices.IndexFunc(base, func(b businessFile) bool { return b.ID.Value == own.ID.Value }); at >= 0 {
			slots := fillAll(own.Slots, base[at].Slots, true, func(s slotFile) string { return s.ID.Value })
			fill(own, base[at])
			own.Slots = slots
		}
	}
	f.Businesses = fillAll(f.Businesses, base, true, func(b businessFile) string { return b.ID.Value })
}

// leaveOut takes out what "without" names.
func (f *packFile) leaveOut() {
	names := func(list []text, id text) bool {
		return slices.ContainsFunc(list, func(t text) bool { return t.Value == id.Value })
	}
	f.Rules = slices.DeleteFunc(f.Rules, func(r ruleFile) bool { return names(f.Without, r.ID) })
	f.Bans = slices.DeleteFunc(f.Bans, func(b banFile) bool { return names(f.Without, b.ID) })
	for i := range f.Businesses {
		b := &f.Businesses[i]
		b.Slots = slices.DeleteFunc(slices.Clone(b.Slots), func(s slotFile) bool { return names(b.Without, s.ID) })
	}
}

// fillAll fills the entries of own from those of base with the same id, which
// keep their order; take also takes the entries that own does not name.
func fillAll[T any](own, base []T, take bool, id func(T) string) []T {
	var out []T
	used := make([]bool, len(own))
	for _, b := range base {
		i := slices.IndexFunc(own, func(o T) bool { return id(o) == id(b) })
		switch {
		case i >= 0:
			used[i] = true
			filled := own[i]
			fill(&filled, b)
			out = append(out, filled)
		case take:
			out = append(out, b)
		}
	}
	for i, o := range own {
		if !used[i] {
			out = append(out, o)
		}
	}
	return out
}

// fill gives each field of own that is not set the value it has in base.
func fill[T any](own *T, base T) {
	fillValue(reflect.ValueOf(own).Elem(), reflect.ValueOf(base))
}

func fillValue(to, from reflect.Value) {
	if to.Kind() == reflect.Struct && to.Type() != reflect.TypeFor[text]() {
		for i := range to.NumField() {
			fillValue(to.Field(i), from.Field(i))
		}
		return
	}
	if to.IsZero() {
		to.Set(from)
	}
}

func overlay[T any](own, base map[string]T) map[string]T {
	out := make(map[string]T, len(own)+len(base))
	for name, value := range base {
		out[name] = value
	}
	for name, value := range own {
		out[name] = value
	}
	return out
}

func sameTexts(a, b []text) bool {
	return slices.EqualFunc(a, b, func(x, y text) bool { return x.Value == y.Value })
}
