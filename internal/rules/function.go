package rules

import (
	"math"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/decls"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
	"cel.dev/cel-go/parser"

	"zhengqi/internal/chinese"
)

var stringList = cel.ListType(cel.StringType)

// args are the arguments of a call, at most three.
type args [3]ref.Val

// function declares a CEL function of one signature. A value that f can make
// no sense of gives an error, which makes the rule manual. The types of its
// arguments are checked when a pack is compiled, not at every call.
func function(name string, takes []*cel.Type, result *cel.Type, f func(args) ref.Val) cel.EnvOption {
	var binding cel.OverloadOpt
	switch len(takes) {
	case 1:
		binding = cel.UnaryBinding(func(a ref.Val) ref.Val { return f(args{a}) })
	case 2:
		binding = cel.BinaryBinding(func(a, b ref.Val) ref.Val { return f(args{a, b}) })
	default:
		binding = cel.FunctionBinding(func(values ...ref.Val) ref.Val { return f(args(values)) })
	}
	return cel.Function(name, decls.DisableTypeGuards(true), cel.Overload(name+"_"+result.TypeName(), takes, result, binding))
}

func strs(n int) []*cel.Type { return slices.Repeat([]*cel.Type{cel.StringType}, n) }

func str(v ref.Val) string { s, _ := v.(types.String); return string(s) }

func num(v ref.Val) int { n, _ := v.Value().(int64); return int(max(-10000, min(n, 10000))) }

// list are the texts of a list, to be read only: they may be those of a paper.
func list(v ref.Val) []string {
	l, ok := v.(traits.Lister)
	if !ok {
		return nil
	}
	if texts, ok := v.Value().([]string); ok {
		return texts
	}
	var out []string
	for it := l.Iterator(); it.HasNext() == types.True; {
		out = append(out, str(it.Next()))
	}
	return out
}

// textOf answers a text, or an error where the empty text says that there is
// no sense in the value.
func textOf(s string, of ref.Val) ref.Val {
	if s == "" {
		return noSense(of)
	}
	return types.String(s)
}

func noSense(of ref.Val) ref.Val { return types.NewErr("no sense in %q", str(of)) }

func intIf(n int64, ok bool, of ref.Val) ref.Val {
	if !ok {
		return noSense(of)
	}
	return types.Int(n)
}

// functions are what expressions can call beside standard CEL; each is named
// in packs/README.md.
func functions() []cel.EnvOption {
	return slices.Concat(dateFunctions(), numberFunctions(), nameFunctions(), listFunctions(),
		[]cel.EnvOption{cel.Macros(cel.ReceiverMacro("all", 2, allOfSome))})
}

// nonEmpty names the function that refuses an empty list.
const nonEmpty = "nonempty"

// allOfSome makes l.all(x, p) refuse an empty list, of which it would be true.
func allOfSome(eh cel.MacroExprFactory, target ast.Expr, args []ast.Expr) (ast.Expr, *common.Error) {
	return parser.MakeAll(eh, eh.NewCall(nonEmpty, target), args)
}

func dateFunctions() []cel.EnvOption {
	shift := func(name string, add func(string, int) string) cel.EnvOption {
		return function(name, []*cel.Type{cel.StringType, cel.IntType}, cel.StringType, func(a args) ref.Val {
			if len(str(a[0])) != len("2026-01-02") {
				return noSense(a[0])
			}
			return textOf(add(str(a[0]), num(a[1])), a[0])
		})
	}
	return []cel.EnvOption{
		shift("add_days", chinese.AddDays), shift("add_months", chinese.AddMonths), shift("add_years", chinese.AddYears),
		function("add_to_month", []*cel.Type{cel.StringType, cel.IntType}, cel.StringType, func(a args) ref.Val {
			if !validMonth(str(a[0])) {
				return noSense(a[0])
			}
			moved := chinese.AddMonths(str(a[0])+"-01", num(a[1]))
			return textOf(moved[:min(len(moved), len("2026-01"))], a[0])
		}),
		function("year", strs(1), cel.IntType, func(a args) ref.Val { return datePart(a[0], 0, 4) }),
		function("month_of_year", strs(1), cel.IntType, func(a args) ref.Val { return datePart(a[0], 5, 7) }),
		function("month_of", strs(1), cel.StringType, func(a args) ref.Val {
			if !chinese.ValidDate(str(a[0])) && !validMonth(str(a[0])) {
				return noSense(a[0])
			}
			return types.String(str(a[0])[:len("2026-01")])
		}),
		function("first_day", strs(1), cel.StringType, func(a args) ref.Val { return edgeDay(a[0], 0) }),
		function("last_day", strs(1), cel.StringType, func(a args) ref.Val { return edgeDay(a[0], 1) }),
		function("age_on", strs(2), cel.IntType, func(a args) ref.Val { return ageOn(a[0], a[1]) }),
	}
}

// datePart is the number at s[from:to] of a date or month.
func datePart(v ref.Val, from, to int) ref.Val {
	s := str(v)
	if !chinese.ValidDate(s) && !validMonth(s) {
		return noSense(v)
	}
	n := int64(0)
	for _, c := range s[from:to] {
		n = n*10 + int64(c-'0')
	}
	return types.Int(n)
}

// edgeDay is the first (side 0) or last (side 1) day that a date without its
// day may mean; a full date is itself.
func edgeDay(v ref.Val, side int) ref.Val {
	s := str(v)
	switch {
	case chinese.ValidDate(s):
		return v
	case !validMonth(s):
		return noSense(v)
	case side == 0:
		return types.String(s + "-01")
	}
	return textOf(chinese.AddDays(chinese.AddMonths(s+"-01", 1), -1), v)
}

// ageOn is the number of full years from birth to a day.
func ageOn(birth, day ref.Val) ref.Val {
	b, d := str(birth), str(day)
	if !chinese.ValidDate(b) || !chinese.ValidDate(d) {
		return noSense(birth)
	}
	years := datePart(day, 0, 4).(types.Int) - datePart(birth, 0, 4).(types.Int)
	if d[5:] < b[5:] {
		years--
	}
	return years
}

func numberFunctions() []cel.EnvOption {
	return []cel.EnvOption{
		function("fen", strs(1), cel.IntType, func(a args) ref.Val {
			n, ok := chinese.ParseAmount(str(a[0]))
			return intIf(n, ok, a[0])
		}),
		function("words_fen", strs(1), cel.IntType, func(a args) ref.Val {
			n, ok := chinese.ParseAmountWords(str(a[0]))
			return intIf(n, ok, a[0])
		}),
		function("yuan", []*cel.Type{cel.IntType}, cel.StringType, func(a args) ref.Val {
			n, _ := a[0].Value().(int64)
			return types.String(chinese.FormatYuan(n))
		}),
		function("sum_money", []*cel.Type{stringList}, cel.IntType, func(a args) ref.Val { return sumMoney(a[0]) }),
		function("off_ratio", slices.Repeat([]*cel.Type{cel.DoubleType}, 3), cel.DoubleType, func(a args) ref.Val {
			width, height, ratio := a[0].(types.Double), a[1].(types.Double), a[2].(types.Double)
			if height <= 0 || ratio <= 0 {
				return types.NewErr("a picture without size")
			}
			return types.Double(math.Abs(float64(width/height/ratio) - 1))
		}),
	}
}

// sumMoney adds up amounts, in fen.
func sumMoney(amounts ref.Val) ref.Val {
	total := int64(0)
	for _, s := range list(amounts) {
		n, ok := chinese.ParseAmount(s)
		if !ok || total > math.MaxInt64-max(n, 0) {
			return types.NewErr("no sense in the amount %q", s)
		}
		total += n
	}
	return types.Int(total)
}

func nameFunctions() []cel.EnvOption {
	return []cel.EnvOption{
		function("id_valid", strs(1), cel.BoolType, func(a args) ref.Val { return types.Bool(chinese.IDNumberValid(str(a[0]))) }),
		function("id_birth", strs(1), cel.StringType, func(a args) ref.Val {
			birth, _, _ := chinese.IDNumberBirthSex(str(a[0]))
			return textOf(birth, a[0])
		}),
		function("sex_word", strs(1), cel.StringType, func(a args) ref.Val { return types.String(chinese.SexWord(str(a[0]))) }),
		function("id_sex", strs(1), cel.StringType, func(a args) ref.Val {
			_, sex, _ := chinese.IDNumberBirthSex(str(a[0]))
			return textOf(sex, a[0])
		}),
		function("masked", strs(1), cel.BoolType, func(a args) ref.Val { return types.Bool(strings.Contains(str(a[0]), "*")) }),
		function("same_code", strs(2), cel.BoolType, func(a args) ref.Val { return sameCode(a[0], a[1]) }),
		function("uscc_valid", strs(1), cel.BoolType, func(a args) ref.Val { return types.Bool(chinese.USCCValid(str(a[0]))) }),
		function("same_name", strs(2), cel.StringType, func(a args) ref.Val {
			return types.String(chinese.SameName(str(a[0]), str(a[1])))
		}),
		function("match_pinyin", strs(3), cel.StringType, func(a args) ref.Val {
			return types.String(chinese.MatchPinyin(str(a[0]), str(a[1]), str(a[2])))
		}),
		function("match_employer", strs(2), cel.StringType, func(a args) ref.Val {
			return textOf(string(chinese.MatchEmployer(str(a[0]), str(a[1]))), a[0])
		}),
		function("best_employer", []*cel.Type{stringList, cel.StringType}, cel.StringType, func(a args) ref.Val {
			return bestEmployer(list(a[0]), a[1])
		}),
		function("plain", strs(1), cel.StringType, func(a args) ref.Val {
			return types.String(strings.ReplaceAll(chinese.NormaliseText(str(a[0])), " ", ""))
		}),
	}
}

// leastOpen is how many open characters of a masked number say anything.
const leastOpen = 4

// sameCode compares two numbers of a paper in upper case without spaces; a
// masked character (*) is equal to any. Where too few are open, numbers that
// do not differ may still be two.
func sameCode(a, b ref.Val) ref.Val {
	first, second := codeText(str(a)), codeText(str(b))
	if first == second && !strings.Contains(first, "*") {
		return types.True
	}
	x, y := []rune(first), []rune(second)
	if len(x) != len(y) {
		return types.False
	}
	open := 0
	for i := range x {
		switch {
		case x[i] == '*' || y[i] == '*':
		case x[i] != y[i]:
			return types.False
		default:
			open++
		}
	}
	if open < min(leastOpen, len(x)) {
		return noSense(a)
	}
	return types.True
}

func codeText(s string) string {
	return strings.ToUpper(strings.ReplaceAll(chinese.NormaliseText(s), " ", ""))
}

// bestEmployer is the closest match among the employers named.
func bestEmployer(employers []string, enterprise ref.Val) ref.Val {
	order := []chinese.EmployerMatch{chinese.EmployerSame, chinese.EmployerLikely, chinese.EmployerBranch,
		chinese.EmployerDispatch, chinese.EmployerRelated, chinese.EmployerDifferent}
	best := len(order)
	for _, e := range employers {
		if i := slices.Index(order, chinese.MatchEmployer(e, str(enterprise))); i >= 0 {
			best = min(best, i)
		}
	}
	if best == len(order) {
		return noSense(enterprise)
	}
	return types.String(order[best])
}
