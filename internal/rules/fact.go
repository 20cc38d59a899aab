package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// declared is a text the group says of itself; empty is missing.
func declared(s string) value {
	if s == "" {
		return value{}
	}
	return value{val: types.String(s), state: certain}
}

func declaredBool(b *bool) value {
	if b == nil {
		return value{}
	}
	return value{val: types.Bool(*b), state: certain}
}

// firstOf takes the first value that is known, and of several known ones the
// first that is certain: the precedence of a fact. Where none is known, it
// names the places all of them would have been read from.
func firstOf(values ...value) value {
	best := value{}
	for _, v := range values {
		if v.state > best.state {
			best = v
		}
		if best.state == missing {
			best.from = append(best.from, v.from...)
		}
	}
	return best
}

// read is a text-like field of the first paper of a kind that v shows.
func (v *view) read(kind dossier.Kind, field string) value {
	papers := v.papers(kind)
	if len(papers) == 0 {
		return value{}
	}
	spec, _ := dossier.Spec(kind).Field(field)
	return fieldValue(papers[0], spec)
}

// groupFacts declares what is known of the group as a whole.
func groupFacts() []*variable {
	return []*variable{
		{name: "group.date", title: "申报日期", typ: cel.StringType,
			resolve: func(v *view) value { return declared(v.run.group.Date) }},
		{name: "group.forwarding_date", title: "报送日期", typ: cel.StringType,
			resolve: func(v *view) value { return declared(v.run.group.ForwardingDate) }},
		{name: "group.business", title: "业务类型", typ: cel.StringType,
			resolve: func(v *view) value { return declared(v.run.group.Business) }},
		{name: "group.reason", title: "换补原因", typ: cel.StringType,
			resolve: func(v *view) value { return declared(v.run.group.Reason) }},
		{name: "group.state", title: "申请单状态", typ: cel.StringType,
			resolve: func(v *view) value { return declared(v.run.group.State) }},
		{name: "group.on_record", title: "企业已备案", typ: cel.BoolType,
			resolve: func(v *view) value { return declaredBool(v.run.group.OnRecord) }},
		{name: "group.applicants", title: "申请人数", typ: cel.IntType,
			resolve: func(v *view) value {
				return value{val: types.Int(len(v.run.group.Applicants)), state: certain}
			}},
		{name: "group.applicant_names", title: "申请人姓名", typ: cel.ListType(cel.StringType), resolve: applicantNames},
	}
}

// applicantNames lists the names of all applicants; missing when one of them
// is.
func applicantNames(v *view) value {
	out := value{state: certain}
	var names []string
	for _, p := range v.run.applicants {
		name := applicantName(&view{run: v.run, part: p})
		out.state = min(out.state, name.state)
		out.from = append(out.from, name.from...)
		if name.state != missing {
			names = append(names, string(name.val.(types.String)))
		}
	}
	if out.state == missing || len(names) == 0 {
		return value{from: out.from}
	}
	out.val = types.NewStringList(types.DefaultTypeAdapter, names)
	return out
}

// enterpriseFacts declares what is known of the enterprise. Name, credit code
// and legal representative are as declared, else as the licence says; the
// number of employees is as declared, else as the letter says.
func enterpriseFacts() []*variable {
	text := func(name, title string, get func(dossier.Enterprise) string, kind dossier.Kind, field string) []*variable {
		said := func(v *view) value { return declared(get(v.run.group.Enterprise)) }
		fact := func(v *view) value {
			return firstOf(said(v), (&view{run: v.run, part: v.run.enterprise}).read(kind, field))
		}
		return []*variable{
			{name: "enterprise." + name, title: title, typ: cel.StringType, resolve: fact},
			{name: "enterprise.declared_" + name, title: "申报的" + title, typ: cel.StringType, resolve: said},
		}
	}
	return slices.Concat(
		text("name", "企业名称", func(e dossier.Enterprise) string { return e.Name }, dossier.BusinessLicence, "name"),
		text("uscc", "统一社会信用代码", func(e dossier.Enterprise) string { return e.USCC }, dossier.BusinessLicence, "uscc"),
		text("legal_representative", "法定代表人", func(e dossier.Enterprise) string { return e.LegalRepresentative },
			dossier.BusinessLicence, "legal_representative"),
		[]*variable{
			{name: "enterprise.industry", title: "企业类型（industry）", typ: cel.StringType,
				resolve: func(v *view) value { return declared(v.run.group.Enterprise.Industry) }},
			{name: "enterprise.former_name", title: "企业曾用名", typ: cel.StringType,
				resolve: func(v *view) value { return declared(v.run.group.Enterprise.FormerName) }},
			{name: "enterprise.employees", title: "员工人数", typ: cel.DoubleType, resolve: employees},
			{name: "enterprise.dishonest_list", title: "进入失信名单", typ: cel.BoolType,
				resolve: func(v *view) value { return declaredBool(v.run.group.Enterprise.DishonestList) }},
			{name: "enterprise.economic_case", title: "企业涉及经济问题", typ: cel.BoolType,
				resolve: func(v *view) value { return declaredBool(v.run.group.Enterprise.EconomicCase) }},
			{name: "enterprise.bankrupt", title: "企业破产", typ: cel.BoolType,
				resolve: func(v *view) value { return declaredBool(v.run.group.Enterprise.Bankrupt) }},
		})
}

func employees(v *view) value {
	said := value{}
	if n := v.run.group.Enterprise.Employees; n != nil {
		said = value{val: types.Double(*n), state: certain}
	}
	return firstOf(said, (&view{run: v.run, part: v.run.enterprise}).read(dossier.CompanyLetter, "employee_count"))
}

// applicantFacts declares what is known of the applicant in view. The Chinese
// name is as declared, else as on the passport; the ID number as declared,
// else as on the social-insurance statement, so that the police record is
// always compared with something other than itself.
func applicantFacts() []*variable {
	text := func(name, title string, get func(*dossier.Applicant) string) *variable {
		return &variable{name: "applicant." + name, title: title, typ: cel.StringType, resolve: func(v *view) value {
			return v.ofApplicant(func(a *dossier.Applicant) value { return declared(get(a)) })
		}}
	}
	return []*variable{
		{name: "applicant.name_zh", title: "申请人姓名", typ: cel.StringType, resolve: applicantName},
		{name: "applicant.id_number", title: "申请人身份证号", typ: cel.StringType, resolve: func(v *view) value {
			return firstOf(v.ofApplicant(declaredNumber), v.read(dossier.SocialInsurance, "id_number"))
		}},
		text("declared_name_zh", "申报的姓名", func(a *dossier.Applicant) string { return a.NameZh }),
		text("declared_id_number", "申报的身份证号", func(a *dossier.Applicant) string { return a.IDNumber }),
		text("name_latin", "申报的姓名拼音", func(a *dossier.Applicant) string { return a.NameLatin }),
		text("occupation", "职务", func(a *dossier.Applicant) string { return a.Occupation }),
		{name: "applicant.legal_representative", title: "是否法定代表人", typ: cel.BoolType, resolve: func(v *view) value {
			return v.ofApplicant(func(a *dossier.Applicant) value { return declaredBool(a.LegalRepresentative) })
		}},
		{name: "applicant.economic_case", title: "申请人涉及经济犯罪", typ: cel.BoolType, resolve: func(v *view) value {
			return v.ofApplicant(func(a *dossier.Applicant) value { return declaredBool(a.EconomicCase) })
		}},
	}
}

// declaredNumber is the ID number as declared. Where its check character shows
// that it is mistyped (GB 11643), no paper is wrong for differing from it.
func declaredNumber(a *dossier.Applicant) value {
	out := declared(a.IDNumber)
	if out.state == certain && !strings.Contains(a.IDNumber, "*") && !chinese.IDNumberValid(a.IDNumber) {
		out.state = flagged
	}
	return out
}

func applicantName(v *view) value {
	said := v.ofApplicant(func(a *dossier.Applicant) value { return declared(a.NameZh) })
	return firstOf(said, v.read(dossier.Passport, "name_zh"))
}

// paperFacts declares the picture fields, kind and file of the paper in view,
// for rules about papers of several kinds.
func paperFacts() []*variable {
	out := []*variable{
		{name: "paper.kind", title: "材料种类", typ: cel.StringType, resolve: func(v *view) value {
			return v.ofPaper(func(p *paper) value { return declared(string(p.kind)) })
		}},
		{name: "paper.file", title: "文件", typ: cel.StringType, resolve: func(v *view) value {
			return v.ofPaper(func(p *paper) value { return declared(p.doc.Path) })
		}},
	}
	out = append(out, &variable{name: "paper.older", title: "另有有效期更晚的同类材料", typ: cel.BoolType, resolve: older})
	out = append(out, &variable{name: "paper.other_person", title: "与材料同名的另一申请人", typ: cel.StringType, resolve: otherPerson})
	out = append(out, &variable{name: "paper.shared_with", title: "交了同一份材料的另一申请人", typ: cel.StringType, resolve: sharedWith})
	out = append(out, &variable{name: "paper.shared", title: "另一申请人也交了同一份材料", typ: cel.BoolType, resolve: shared})
	for _, spec := range dossier.ImageFields {
		out = append(out, &variable{name: "paper." + spec.Name, title: spec.Title, typ: celType(spec.Type),
			resolve: func(v *view) value {
				return v.ofPaper(func(p *paper) value { return fieldValue(p, spec) })
			}})
	}
	return out
}

// older says whether a paper of the same kind and owner as that in view expires
// later; missing where the paper in view, or the only other, shows no date.
func older(v *view) value {
	spec, has := dossier.FieldSpec{}, false
	if v.paper != nil {
		spec, has = dossier.Spec(v.paper.kind).Field("expiry_date")
	}
	if !has {
		return value{}
	}
	own := fieldValue(v.paper, spec)
	out := value{val: types.False, state: certain, from: own.from}
	for _, h := range v.run.handed {
		if h.owner != v.part || h.paper.kind != v.paper.kind || h.paper == v.paper {
			continue
		}
		other := fieldValue(h.paper, spec)
		pair := min(own.state, other.state)
		if pair == missing {
			return value{from: own.from}
		}
		if str(own.val) < str(other.val) {
			out.val, out.state = types.True, pair
			return out
		}
		out.state = min(out.state, pair)
	}
	return out
}

// numberOf names the field whose value no two papers of a kind share.
var numberOf = map[dossier.Kind]string{dossier.Passport: "document_number", dossier.NoCrimeRecord: "certificate_number",
	dossier.Card: "card_number", dossier.SocialInsurance: "verification_code"}

func numberOn(p *paper) value {
	spec, _ := dossier.Spec(p.kind).Field(numberOf[p.kind])
	return fieldValue(p, spec)
}

// shared says whether another applicant handed in the paper in view: the same
// bytes, or another copy with the same number, as certain as the numbers are.
// Papers whose number was not read are told apart by their bytes alone.
func shared(v *view) value {
	if v.paper == nil || v.part == nil || v.part.applicant == nil {
		return value{}
	}
	own, twin := v.paper.number, v.paper.twin
	switch {
	case twin == nil:
		return value{val: types.False, state: certain, from: own.from}
	case v.paper.sameFile:
		return value{val: types.True, state: certain, from: []origin{{v.paper, ""}, {twin.paper, ""}}}
	}
	return value{val: types.True, state: min(own.state, twin.paper.number.state), from: slices.Concat(own.from, twin.paper.number.from)}
}

// sharedWith is the other applicant who handed in the paper in view, with the
// file.
func sharedWith(v *view) value {
	if v.paper == nil || v.paper.twin == nil {
		return value{}
	}
	return declared(v.paper.twin.whose(v.run))
}

// otherPerson is the one other applicant whose name, in characters, the paper in
// view bears for certain, with the folder.
func otherPerson(v *view) value {
	if v.paper == nil {
		return value{}
	}
	name := v.paper.shows(names[v.paper.kind])
	if name.value == "" || name.review {
		return value{}
	}
	found := ""
	for _, p := range v.run.applicants {
		own := applicantName(&view{run: v.run, part: p})
		if p == v.part || own.state != certain || chinese.SameName(str(own.val), name.value) != chinese.NameSame {
			continue
		}
		if found != "" {
			return value{}
		}
		found = fmt.Sprintf("%s（%s）", str(own.val), p.owner)
	}
	return declared(found)
}

// countVariable declares how many papers of a kind are in view.
func countVariable(kind dossier.KindSpec) *variable {
	return &variable{name: "count." + string(kind.Kind), title: kind.Title + "的份数", typ: cel.IntType,
		resolve: func(v *view) value {
			return value{val: types.Int(len(v.papers(kind.Kind))), state: certain}
		}}
}

// maybeVariable declares whether a file that was not read, or not recognised,
// may be one more paper of a kind; it is missing where no slot takes the kind.
func maybeVariable(kind dossier.KindSpec) *variable {
	return &variable{name: "maybe." + string(kind.Kind), title: "可能另有的" + kind.Title, typ: cel.BoolType,
		resolve: func(v *view) value {
			for _, s := range v.run.business.slots {
				if s.takes(kind.Kind) {
					return value{val: types.Bool(v.maybe(s)), state: certain}
				}
			}
			return value{}
		}}
}

// variables declares every name that does not depend on the pack. A fact has a
// twin known.FACT that says whether it is known at all.
func variables() []*variable {
	common := slices.Concat(groupFacts(), enterpriseFacts())
	for _, f := range common {
		f.common = true
	}
	facts := slices.Concat(common, applicantFacts(), paperFacts(), formFacts())
	out := slices.Clone(facts)
	for _, f := range facts {
		out = append(out, &variable{name: "known." + f.name, title: f.title, typ: cel.BoolType, common: f.common,
			resolve: func(v *view) value { return isKnown(v.value(f).value) }})
	}
	for _, kind := range dossier.Kinds() {
		out = append(out, countVariable(kind), maybeVariable(kind))
		for _, spec := range slices.Concat(kind.Fields, dossier.ImageFields) {
			out = append(out, kindVariables(kind, spec)...)
		}
	}
	for _, v := range out {
		v.pattern = cel.AttributePattern(v.name)
	}
	return out
}

// numberText writes a number without needless zeros.
func numberText(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
