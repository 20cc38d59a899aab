package rules

import (
	"math"
	"strconv"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// certainty says how far a value may be relied upon.
type certainty int

const (
	missing certainty = iota // nothing was read or declared
	flagged                  // read, but a person should look first
	certain
)

// origin is the place a value was read from.
type origin struct {
	paper *paper
	field string
}

// spec declares the field at a place.
func (o origin) spec() dossier.FieldSpec {
	spec, _ := dossier.Spec(o.paper.kind).Field(o.field)
	return spec
}

// value is what a variable holds in one view. val is nil when missing; from
// names the papers it was, or would have been, read from.
type value struct {
	val   ref.Val
	state certainty
	from  []origin
}

// variable is one name that expressions may use.
type variable struct {
	name    string
	title   string // for a Chinese reader
	typ     *cel.Type
	kind    dossier.Kind // the kind of paper it is read from; "" for none
	pattern *cel.AttributePatternType
	resolve func(*view) value
	common  bool // the same in every view of a run
	person  bool // no reader fills it in (dossier.KindSpec.ByPerson)
}

// tag is the last part of the name: the field's contract name.
func (v *variable) tag() string {
	for i := len(v.name) - 1; i >= 0; i-- {
		if v.name[i] == '.' {
			return v.name[i+1:]
		}
	}
	return v.name
}

func celType(t dossier.FieldType) *cel.Type {
	switch t {
	case dossier.Number:
		return cel.DoubleType
	case dossier.Boolean:
		return cel.BoolType
	case dossier.List:
		return cel.ListType(cel.StringType)
	default:
		return cel.StringType
	}
}

// fieldValue grades a field of p; a value outside its normal form is missing, for
// nothing can be concluded from it.
func fieldValue(p *paper, spec dossier.FieldSpec) value {
	out := value{from: p.at(spec.Name)}
	f, ok := p.fields[spec.Name]
	if !ok || !f.Known() {
		return out
	}
	if out.val = celValue(f, spec.Type); out.val == nil {
		return out
	}
	out.state = certain
	if f.Review || p.doubtful() {
		out.state = flagged
	}
	return out
}

// celValue converts a field in its normal form; nil when it is not in it.
func celValue(f dossier.Field, t dossier.FieldType) ref.Val {
	switch t {
	case dossier.List:
		if f.List == nil {
			return nil
		}
		return types.NewStringList(types.DefaultTypeAdapter, f.List)
	case dossier.Number:
		n, err := strconv.ParseFloat(f.Value, 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return nil
		}
		return types.Double(n)
	case dossier.Boolean:
		if b, err := strconv.ParseBool(f.Value); err == nil {
			return types.Bool(b)
		}
		return nil
	}
	if f.Value == "" || !inForm(f.Value, t) {
		return nil
	}
	return types.String(f.Value)
}

// inForm reports whether s has the normal form of a text-like type. A date may
// lack its day, when a seal covers it.
func inForm(s string, t dossier.FieldType) bool {
	switch t {
	case dossier.Date:
		return chinese.ValidDate(s) || validMonth(s)
	case dossier.Month:
		return validMonth(s)
	case dossier.Money:
		_, ok := chinese.ParseAmount(s)
		return ok
	default:
		return true
	}
}

func validMonth(s string) bool { return len(s) == len("2026-01") && chinese.ValidDate(s+"-01") }

// kindVariables declares the variables of one field of one kind: the value on
// the paper in view, the values on all such papers in view, and whether one
// was read at all.
func kindVariables(kind dossier.KindSpec, spec dossier.FieldSpec) []*variable {
	name := string(kind.Kind) + "." + spec.Name
	title := kind.Title + "的“" + spec.Title + "”"
	one := func(v *view) value {
		papers := v.papers(kind.Kind)
		if len(papers) == 0 {
			return value{}
		}
		return fieldValue(papers[0], spec)
	}
	element := celType(spec.Type)
	if spec.Type == dossier.List {
		element = cel.StringType
	}
	field := &variable{name: name, title: title, typ: celType(spec.Type), kind: kind.Kind, resolve: one, person: kind.ByPerson(spec.Name)}
	return []*variable{
		field,
		{name: "all." + name, title: title, typ: cel.ListType(element), kind: kind.Kind,
			resolve: func(v *view) value { return gather(v.papers(kind.Kind), spec) }},
		{name: "known." + name, title: title, typ: cel.BoolType,
			resolve: func(v *view) value { return isKnown(v.value(field).value) }},
	}
}

func isKnown(v value) value {
	return value{val: types.Bool(v.state != missing), state: certain, from: v.from}
}

// gather lists the values of a field over papers; lists are joined. It is as
// certain as the least certain of them, and missing when there is none.
func gather(papers []*paper, spec dossier.FieldSpec) value {
	out := value{state: certain}
	var texts []string
	var others []ref.Val
	for _, p := range papers {
		v := fieldValue(p, spec)
		out.from = append(out.from, v.from...)
		out.state = min(out.state, v.state)
		switch val := v.val.(type) {
		case nil:
		case types.String:
			texts = append(texts, string(val))
		case traits.Lister:
			texts = append(texts, list(val)...)
		default:
			others = append(others, val)
		}
	}
	switch {
	case len(papers) == 0 || out.state == missing:
		return value{from: out.from}
	case others != nil:
		out.val = types.NewRefValList(types.DefaultTypeAdapter, others)
	default:
		out.val = types.NewStringList(types.DefaultTypeAdapter, texts)
	}
	return out
}
