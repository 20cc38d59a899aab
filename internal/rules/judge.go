package rules

import (
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/interpreter"

	"zhengqi/internal/dossier"
)

// program is one compiled expression with the variables it names.
type program struct {
	known     cel.Program // where every variable is known
	partial   cel.Program // where some are not
	variables []*variable
	kinds     []dossier.Kind // the kinds of paper that the variables are read from
}

// named is a variable with the value it had.
type named struct {
	*variable
	value
}

// outcome is what a program says in a view. out is nil when the program cannot
// say: then lacking names the values it hangs on, or broken tells of a value
// that no sense could be made of. relied are the flagged values that out
// hangs on.
type outcome struct {
	out     ref.Val
	relied  []named
	lacking []named
	broken  error
}

func (o outcome) is(b bool) bool { return o.out != nil && o.out == types.Bool(b) }

// hasPapers reports whether a paper of one of the kinds that p names is in
// view, or p names none.
func (p *program) hasPapers(v *view) bool {
	for _, kind := range p.kinds {
		if v.paper != nil && v.paper.kind == kind || len(v.papers(kind)) > 0 {
			return true
		}
	}
	return len(p.kinds) == 0
}

// judge evaluates p in v with absent and flagged values as unknowns; as long
// as the answer hangs on flagged values, these are taken as read, one after
// another, and noted as relied upon.
func (p *program) judge(v *view) outcome {
	b, planned := p.bind(v)
	var relied []named
	for {
		out, _, err := planned.Eval(b)
		if err != nil {
			return outcome{relied: relied, broken: err}
		}
		unknown, is := out.(*types.Unknown)
		if !is {
			return outcome{out: out, relied: relied}
		}
		hung := b.named(unknown)
		read := b.takeAsRead(hung)
		if len(read) == 0 {
			return outcome{relied: relied, lacking: hung}
		}
		relied = append(relied, read...)
	}
}

// bind gives the variables of p their values in v, and the way to evaluate p on
// them. There is one binding a run: no expression is evaluated within another.
func (p *program) bind(v *view) (*binding, cel.Program) {
	b := &v.run.binding
	b.values, b.open = slices.Grow(b.values[:0], len(p.variables))[:len(p.variables)], slices.Grow(b.open[:0], len(p.variables))[:len(p.variables)]
	planned := p.known
	for i, variable := range p.variables {
		b.values[i] = v.value(variable)
		if b.open[i] = b.values[i].state != certain; b.open[i] {
			planned = p.partial
		}
	}
	return b, planned
}

// binding gives a program its variables; the open ones are unknown to it.
type binding struct {
	values []*named
	open   []bool
}

// ResolveName returns the value of a variable.
func (b *binding) ResolveName(name string) (any, bool) {
	for i := range b.values {
		if b.values[i].name == name && !b.open[i] {
			return b.values[i].val, true
		}
	}
	return nil, false
}

// Parent returns nil: there is nothing behind a binding.
func (b *binding) Parent() interpreter.Activation { return nil }

// AsPartialActivation makes the interpreter ask for the unknowns.
func (b *binding) AsPartialActivation() (interpreter.PartialActivation, bool) { return b, true }

// UnknownAttributePatterns returns the open variables.
func (b *binding) UnknownAttributePatterns() []*interpreter.AttributePattern {
	var out []*interpreter.AttributePattern
	for i, open := range b.open {
		if open {
			out = append(out, b.values[i].pattern)
		}
	}
	return out
}

// named lists the variables an unknown hangs on, in the program's order.
func (b *binding) named(u *types.Unknown) []named {
	var names []string
	for _, id := range u.IDs() {
		trails, _ := u.GetAttributeTrails(id)
		for _, t := range trails {
			names = append(names, t.Variable())
		}
	}
	var out []named
	for _, v := range b.values {
		if slices.Contains(names, v.name) {
			out = append(out, *v)
		}
	}
	return out
}

// takeAsRead closes the flagged ones of the open variables in hung and returns
// them.
func (b *binding) takeAsRead(hung []named) []named {
	var out []named
	for _, h := range hung {
		for i := range b.values {
			if b.values[i].variable == h.variable && b.open[i] && h.state == flagged {
				b.open[i] = false
				out = append(out, h)
			}
		}
	}
	return out
}
