package rules

import (
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"zhengqi/internal/chinese"
)

func listFunctions() []cel.EnvOption {
	items := cel.ListType(cel.TypeParamType("T"))
	return []cel.EnvOption{
		function(nonEmpty, []*cel.Type{items}, items, func(a args) ref.Val { return nonempty(a[0]) }),
		function("count_distinct", []*cel.Type{stringList}, cel.IntType, func(a args) ref.Val {
			return types.Int(len(sortedSet(a[0])))
		}),
		function("all_distinct", []*cel.Type{stringList}, cel.BoolType, func(a args) ref.Val {
			return types.Bool(len(sortedSet(a[0])) == len(list(a[0])))
		}),
		function("latest", []*cel.Type{stringList, cel.IntType}, stringList, func(a args) ref.Val {
			set := sortedSet(a[0])
			return types.NewStringList(types.DefaultTypeAdapter, set[max(0, len(set)-max(0, num(a[1]))):])
		}),
		function("consecutive", []*cel.Type{stringList, cel.IntType}, cel.BoolType, func(a args) ref.Val {
			return consecutive(sortedSet(a[0]), num(a[1]))
		}),
		function("any_in_year", []*cel.Type{stringList, stringList, cel.IntType}, cel.BoolType, func(a args) ref.Val {
			return anyInYear(list(a[0]), list(a[1]), a[2])
		}),
		function("missing_names", []*cel.Type{stringList, stringList}, stringList, func(a args) ref.Val {
			return types.NewStringList(types.DefaultTypeAdapter, missingNames(list(a[0]), list(a[1])))
		}),
		function("contains_any", []*cel.Type{cel.StringType, stringList}, cel.BoolType, func(a args) ref.Val {
			return types.Bool(slices.ContainsFunc(list(a[1]), func(w string) bool { return strings.Contains(str(a[0]), w) }))
		}),
		function("ends_with_any", []*cel.Type{cel.StringType, stringList}, cel.BoolType, func(a args) ref.Val {
			return types.Bool(slices.ContainsFunc(list(a[1]), func(w string) bool { return strings.HasSuffix(str(a[0]), w) }))
		}),
	}
}

// nonempty is the list itself; an empty list proves nothing and is an error.
func nonempty(v ref.Val) ref.Val {
	if l, ok := v.(traits.Lister); !ok || l.Size() == types.IntZero {
		return types.NewErr("an empty list")
	}
	return v
}

// sortedSet is to be read only, as list is.
func sortedSet(v ref.Val) []string {
	texts := list(v)
	if isSortedSet(texts) {
		return texts
	}
	set := slices.Clone(texts)
	slices.Sort(set)
	return slices.Compact(set)
}

func isSortedSet(texts []string) bool {
	for i := 1; i < len(texts); i++ {
		if texts[i-1] >= texts[i] {
			return false
		}
	}
	return true
}

// consecutive reports whether the latest n months follow each other without a
// gap; fewer than n months are judged as they are.
func consecutive(months []string, n int) ref.Val {
	if len(months) == 0 || n < 1 {
		return types.NewErr("no months")
	}
	last := months[max(0, len(months)-n):]
	for _, m := range last {
		if !validMonth(m) {
			return types.NewErr("no sense in the month %q", m)
		}
	}
	return types.Bool(chinese.AddMonths(last[0], len(last)-1) == last[len(last)-1])
}

// anyInYear reports whether one of the spans from froms[i] until untils[i] has
// a day in the year.
func anyInYear(froms, untils []string, year ref.Val) ref.Val {
	if len(froms) != len(untils) {
		return types.NewErr("%d beginnings and %d ends", len(froms), len(untils))
	}
	for i := range froms {
		from, until := datePart(types.String(froms[i]), 0, 4), datePart(types.String(untils[i]), 0, 4)
		first, ok := from.(types.Int)
		last, too := until.(types.Int)
		if !ok || !too {
			return types.NewErr("no sense in the span %q to %q", froms[i], untils[i])
		}
		if first <= year.(types.Int) && year.(types.Int) <= last {
			return types.True
		}
	}
	return types.False
}

// missingNames lists the wanted names that are not among the given ones.
func missingNames(wanted, given []string) []string {
	out := []string{}
	for _, w := range wanted {
		if !slices.ContainsFunc(given, func(g string) bool { return chinese.SameName(w, g) == chinese.NameSame }) {
			out = append(out, w)
		}
	}
	return out
}
