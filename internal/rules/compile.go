package rules

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/overloads"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"go.yaml.in/yaml/v3"

	"zhengqi/internal/dossier"
)

// The bounds of one expression: its length, its size as a tree, the size up to
// which one that walks through a list may go unwatched, and the steps of one
// evaluation that is watched, in units of CEL's cost model. A list that a pack
// gives as a parameter is bounded too.
const (
	maxExpressionRunes = 4096
	maxExpressionNodes = 600
	maxExpressionDepth = 40
	maxUnwatchedNodes  = 40
	maxParameterItems  = 1000
	costLimit          = 200_000
)

// compiler turns the written form of one pack into a Pack and notes every
// mistake on the way.
type compiler struct {
	file     string
	written  *packFile
	abstract bool            // lends what others give sources to
	own      bool            // an office's: what it extends is sound without it
	entry    text            // the id of the entry at work
	unfit    map[string]bool // own parameters that were told not to fit
	env      *cel.Env
	declared map[string]*variable
	parsed   map[string]*cel.Ast // by their text, as far as met
	mistakes Mistakes
	seeds    map[string]text
	bans     map[string]*ban
	slots    map[string]bool // of any business
	named    map[string]bool // parameters that were named since it was emptied
	deferral *deferral
}

// environment is what expressions of every pack can name.
type environment struct {
	env      *cel.Env
	declared map[string]*variable
}

// newEnv declares, once, every variable and function that does not depend on a
// pack.
var newEnv = sync.OnceValues(func() (environment, error) {
	options := functions()
	declared := make(map[string]*variable)
	for _, v := range variables() {
		declared[v.name] = v
		options = append(options, cel.Variable(v.name, v.typ))
	}
	options = append(options, cel.ParserExpressionSizeLimit(maxExpressionRunes),
		cel.ParserRecursionLimit(maxExpressionDepth), cel.ExpressionNodeLimit(maxExpressionNodes),
		cel.ExpressionNestingDepthLimit(maxExpressionDepth))
	env, err := cel.NewEnv(options...)
	return environment{env, declared}, err
})

// wrong notes a mistake at the first of the places that is in a file.
func (c *compiler) wrong(at text, zh, en string, args ...any) {
	m := newMistake(cmp.Or(at.file, c.file), at.Line, zh, en, args...)
	if c.own && m.File != c.file {
		c.misfit(at, m.words())
		return
	}
	c.mistakes = append(c.mistakes, m)
}

// wrongExpression notes what CEL says of an expression.
func (c *compiler) wrongExpression(t text, said string) {
	c.wrong(t, "%s", "%s", words{celInChinese(said), fmt.Sprintf("%s (in %q)", said, strings.TrimSpace(t.Value))})
}

// saidByCEL are what it says most often, with the Chinese for it.
var saidByCEL = []struct {
	english *regexp.Regexp
	chinese string
}{
	{regexp.MustCompile(`^undeclared reference to '(.*?)' \(did you mean (.*)\?\)$`), "没有变量或函数 $1，是否应为 $2？"},
	{regexp.MustCompile(`^undeclared reference to '(.*?)'.*$`), "没有变量或函数 $1"},
	{regexp.MustCompile(`^found no matching overload for '_?(.*?)_?' applied to '(.*)'$`), "$1 不能用于类型 $2"},
	{regexp.MustCompile(`(?s)^Syntax error.*$`), "表达式语法有误"},
	{regexp.MustCompile(`(?s)^(?:max recursion depth|expression count|expression nesting).*$`), "表达式过长或嵌套过深"},
}

func celInChinese(said string) string {
	for _, s := range saidByCEL {
		if s.english.MatchString(said) {
			return s.english.ReplaceAllString(said, s.chinese)
		}
	}
	return "表达式有误"
}

// misfit notes that a text which the pack takes from the one it extends is wrong
// in it: at the parameter that the text names, once for each, else at the entry
// at work, else where the pack names what it extends.
func (c *compiler) misfit(taken text, what words) {
	for _, m := range namedParameter.FindAllStringSubmatch(taken.Value, -1) {
		if at := c.written.Parameters[m[1]].at; at.file == c.file {
			if !c.unfit[m[1]] {
				c.wrong(at, "参数 %q 不适合 %s", "the parameter %q does not fit %s", m[1], what)
			}
			c.unfit[m[1]] = true
			return
		}
	}
	if c.entry.file == c.file {
		c.wrong(c.entry, "%s", "%s", what)
		return
	}
	c.wrong(c.written.Extends, "%s", "%s", what)
}

// need notes the absence of a text that must be there, at the entry it belongs
// to.
func (c *compiler) need(t, entry text, what string) string {
	if t.Value == "" {
		c.wrong(orAt(t, entry), "缺少 %s", "%s is missing", what)
	}
	return t.Value
}

// orAt is t where it is written at all, else the entry it belongs to.
func orAt(t, entry text) text {
	if t.Line > 0 {
		return t
	}
	return entry
}

const paramPrefix = "param."

// parameters declares param.NAME for each entry.
func (c *compiler) parameters(entries map[string]setting) {
	var options []cel.EnvOption
	for name, entry := range entries {
		typ, val := parameter(&entry.node)
		if len(entry.node.Content) > maxParameterItems {
			c.wrong(entry.at, "参数 %s 有 %d 项，最多 %d 项", "parameter %s has %d items; at most %d are taken", name, len(entry.node.Content), maxParameterItems)
			continue
		}
		if val == nil {
			c.wrong(entry.at, "参数 %s 应为文本、数或文本列表", "parameter %s must be a text, a number or a list of texts", name)
			continue
		}
		options = append(options, cel.Constant(paramPrefix+name, typ, val))
	}
	env, err := c.env.Extend(options...)
	if err != nil {
		c.wrong(text{}, "parameters 有误：%v", "parameters: %v", err)
		return
	}
	c.env = env
}

// takeNamed returns the parameters that were named since it was last called,
// sorted.
func (c *compiler) takeNamed() []string {
	defer clear(c.named)
	return slices.Sorted(maps.Keys(c.named))
}

func parameter(n *yaml.Node) (*cel.Type, ref.Val) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!str":
		return cel.StringType, types.String(n.Value)
	case n.Kind == yaml.ScalarNode && n.Tag == "!!int":
		var i int64
		if n.Decode(&i) != nil {
			return nil, nil
		}
		return cel.IntType, types.Int(i)
	case n.Kind == yaml.ScalarNode && n.Tag == "!!float":
		var f float64
		if n.Decode(&f) != nil {
			return nil, nil
		}
		return cel.DoubleType, types.Double(f)
	case n.Kind == yaml.SequenceNode:
		var items []string
		if n.Decode(&items) != nil {
			return nil, nil
		}
		return stringList, types.NewStringList(types.DefaultTypeAdapter, items)
	}
	return nil, nil
}

// compile checks and plans one expression; want nil admits any type. It
// returns nil after noting a mistake.
func (c *compiler) compile(t text, want *cel.Type) *program {
	checked, issues := c.checkTypes(t.Value)
	if issues.Err() != nil {
		for _, e := range issues.Errors() {
			c.wrongExpression(t, e.Message)
		}
		return nil
	}
	if want != nil && !checked.OutputType().IsExactType(want) {
		c.wrong(t, "表达式应得 %s，实得 %s（%q）", "the expression must be %s, not %s (in %q)", want, checked.OutputType(), strings.TrimSpace(t.Value))
		return nil
	}
	for _, info := range checked.NativeRep().ReferenceMap() {
		if slices.Contains(info.OverloadIDs, overloads.ToDyn) {
			c.wrong(t, "不得使用 dyn（%q）：值的类型不变", "dyn is not to be used (in %q): values keep their types", strings.TrimSpace(t.Value))
			return nil
		}
	}
	out := &program{}
	if err := out.plan(c.env, checked); err != nil {
		c.wrongExpression(t, err.Error())
		return nil
	}
	for _, info := range checked.NativeRep().ReferenceMap() {
		if v := c.declared[info.Name]; v != nil && !slices.Contains(out.variables, v) {
			out.variables = append(out.variables, v)
		}
		if name, is := strings.CutPrefix(info.Name, paramPrefix); is {
			c.named[name] = true
		}
	}
	out.finish()
	return out
}

// checkTypes parses an expression, once for all packs that are loaded together,
// and checks its types.
func (c *compiler) checkTypes(expression string) (*cel.Ast, *cel.Issues) {
	parsed := c.parsed[expression]
	if parsed == nil {
		var issues *cel.Issues
		if parsed, issues = c.env.Parse(expression); issues.Err() != nil {
			return nil, issues
		}
		c.parsed[expression] = parsed
	}
	return c.env.Check(parsed)
}

// plan prepares the two ways of evaluating an expression. Only one that can
// cost much more than its size says is watched.
func (p *program) plan(env *cel.Env, checked *cel.Ast) error {
	var options []cel.ProgramOption
	if mayRunAway(checked.NativeRep()) {
		options = append(options, cel.CostLimit(costLimit))
	}
	var err error
	if p.known, err = env.Program(checked, append(options, cel.EvalOptions(cel.OptOptimize))...); err != nil {
		return err
	}
	p.partial, err = env.Program(checked, append(options, cel.EvalOptions(cel.OptOptimize, cel.OptPartialEval))...)
	return err
}

// mayRunAway reports whether an expression walks through lists in any other way
// than once, with a short body, and makes none.
func mayRunAway(checked *ast.AST) bool {
	nodes, walks, makes := 0, 0, false
	ast.PreOrderVisit(checked.Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		nodes++
		if e.Kind() == ast.ComprehensionKind {
			walks++
		}
		if checked.GetType(e.ID()).Kind() == types.ListKind {
			makes = makes || e.Kind() == ast.ComprehensionKind || e.Kind() == ast.CallKind && e.AsCall().FunctionName() != nonEmpty
		}
	}))
	return walks > 1 || walks == 1 && (makes || nodes > maxUnwatchedNodes)
}

// finish puts the variables in a fixed order and notes the kinds they name.
func (p *program) finish() {
	slices.SortFunc(p.variables, func(a, b *variable) int { return strings.Compare(a.name, b.name) })
	for _, v := range p.variables {
		if v.kind != "" && !slices.Contains(p.kinds, v.kind) {
			p.kinds = append(p.kinds, v.kind)
		}
	}
}

// sources joins clauses into the text that findings show. The clause stands in
// 「」 as the seed has it, its place behind it.
func (c *compiler) sources(entries []sourceFile) string {
	var parts []string
	for _, s := range entries {
		title, ok := c.seeds[s.Seed.Value]
		if !ok {
			c.wrong(s.Seed, "出处 %q 不在规则包的 seeds 中", "the seed %q is not among the pack's seeds", s.Seed.Value)
		}
		if s.Line < 1 || s.Clause.Value == "" {
			c.wrong(s.Seed, "依据应写明所在行（line）与条文（clause）", "a source needs the line and the clause of its seed")
		}
		parts = append(parts, fmt.Sprintf("「%s」——%s（%s L%d）", s.Clause.Value, title.Value, s.Seed.Value, s.Line))
	}
	return strings.Join(parts, "；")
}

// kinds checks a list of kinds of paper.
func (c *compiler) kinds(names []text) []dossier.Kind {
	var out []dossier.Kind
	for _, n := range names {
		if !dossier.ValidKind(dossier.Kind(n.Value)) {
			c.wrong(n, "没有材料种类 %q", "there is no kind of paper %q", n.Value)
		}
		out = append(out, dossier.Kind(n.Value))
	}
	return out
}

// field finds the variable a check points at.
func (c *compiler) field(t text) *variable {
	if t.Value == "" {
		return nil
	}
	v := c.declared[t.Value]
	if v == nil {
		c.wrong(t, "没有变量 %q", "there is no variable %q", t.Value)
	}
	return v
}
