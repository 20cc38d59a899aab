package rules

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"zhengqi/internal/dossier"
)

// caseGroup is a group in the making: the papers by their path OWNER/KIND.
type caseGroup struct {
	group  *dossier.Group
	papers map[string]dossier.Fields
	sha256 map[string]string // of the files of papers, where it matters
}

// group builds the base with changes laid over it. A path is one of
//
//	group.NAME enterprise.NAME FOLDER.NAME    a fact; group.applicants is their number
//	OWNER/KIND                                a paper: null takes it away, a mapping puts it there
//	OWNER/KIND.FIELD                          a field: null takes it away, "?X" is X flagged for
//	                                          review, "?" flags the value that is there
func (c *caseRunner) group(set *changes) *dossier.Group {
	g := &caseGroup{group: &dossier.Group{Profile: c.pack.info.Profile, Business: c.pack.info.Businesses[0]},
		papers: make(map[string]dossier.Fields), sha256: make(map[string]string)}
	c.facts(g, "group", c.base.Group)
	c.facts(g, "enterprise", c.base.Enterprise)
	for _, folder := range slices.Sorted(maps.Keys(c.base.Applicants)) {
		g.group.Applicants = append(g.group.Applicants, dossier.Applicant{Folder: folder})
		c.facts(g, folder, c.base.Applicants[folder])
	}
	for _, path := range slices.Sorted(maps.Keys(c.base.Papers)) {
		c.putPaper(g, path, c.base.Papers[path])
	}
	for i, path := range set.paths {
		c.change(g, path, &set.nodes[i])
	}
	return g.finish()
}

func (c *caseRunner) facts(g *caseGroup, owner string, facts map[string]yaml.Node) {
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		node := facts[name]
		c.setFact(g, text{Value: owner + "." + name, Line: node.Line}, &node)
	}
}

func (c *caseRunner) change(g *caseGroup, path text, n *yaml.Node) {
	owner, rest, isPaper := strings.Cut(path.Value, "/")
	if !isPaper {
		c.setFact(g, path, n)
		return
	}
	kind, field, isField := strings.Cut(rest, ".")
	name := owner + "/" + kind
	switch {
	case isField:
		c.setField(g, name, text{Value: field, Line: path.Line}, n)
	case n.Tag == "!!null":
		delete(g.papers, name)
	default:
		var fields map[string]yaml.Node
		if err := n.Decode(&fields); err != nil {
			c.wrong(n.Line, "一份材料应写成各字段的映射", "a paper must be a mapping of fields")
			return
		}
		c.putPaper(g, name, fields)
	}
}

// kindOf is the kind in a paper's path; "#2" and the like tell several of one
// kind apart.
func kindOf(path string) dossier.Kind {
	_, kind, _ := strings.Cut(path, "/")
	kind, _, _ = strings.Cut(kind, "#")
	return dossier.Kind(kind)
}

func (c *caseRunner) putPaper(g *caseGroup, path string, fields map[string]yaml.Node) {
	g.papers[path] = make(dossier.Fields)
	for _, from := range []map[string]yaml.Node{c.base.Every, fields} {
		for name, node := range from {
			c.setField(g, path, text{Value: name, Line: node.Line}, &node)
		}
	}
	if !dossier.ValidKind(kindOf(path)) {
		c.wrong(0, "%q 中没有材料种类", "there is no kind of paper in %q", path)
	}
}

func (c *caseRunner) setField(g *caseGroup, path string, name text, n *yaml.Node) {
	fields, ok := g.papers[path]
	if ok && name.Value == "sha256" {
		g.sha256[path] = n.Value
		return
	}
	spec, known := dossier.Spec(kindOf(path)).Field(name.Value)
	if !ok || !known {
		c.wrong(name.Line, "没有字段 %s（材料 %s）", "there is no field %s in the paper %s", name.Value, path)
		return
	}
	f := dossier.Field{Confidence: 1, Source: dossier.SourceText, Page: 1}
	switch {
	case n.Tag == "!!null":
		delete(fields, name.Value)
		return
	case spec.Type == dossier.List && n.Kind == yaml.SequenceNode:
		f.List = []string{}
		if err := n.Decode(&f.List); err != nil {
			c.wrong(n.Line, "此处应为文本列表", "a list of texts is expected here")
		}
	case n.Value == "?":
		f = fields[name.Value]
		f.Review = true
	default:
		f.Value, f.Review = strings.CutPrefix(n.Value, "?")
		if spec.Type == dossier.List {
			f.List, f.Value = strings.Split(f.Value, "、"), ""
		}
	}
	fields[name.Value] = f
}

// setFact sets a fact by its name in group.yaml; null and "" leave it unknown.
func (c *caseRunner) setFact(g *caseGroup, path text, n *yaml.Node) {
	owner, name, _ := strings.Cut(path.Value, ".")
	var target any
	switch {
	case owner == "group":
		target = g.groupFact(name)
	case owner == "enterprise":
		target = enterpriseFact(&g.group.Enterprise, name)
	default:
		i := slices.IndexFunc(g.group.Applicants, func(a dossier.Applicant) bool { return a.Folder == owner })
		if i >= 0 {
			target = applicantFact(&g.group.Applicants[i], name)
		}
	}
	if field, ok := strings.CutPrefix(name, "form."); ok {
		c.setForm(g.group, owner, field, n)
		return
	}
	if path.Value == "group.applicants" {
		c.resize(g.group, n)
		return
	}
	if s, ok := target.(*string); ok && n.Tag == "!!null" {
		*s = ""
		return
	}
	if target == nil || n.Decode(target) != nil {
		c.wrong(path.Line, "没有事实 %s，或其值类型不符", "there is no fact %s, or its value is of another type", path.Value)
	}
}

// setForm sets a field of the online form; null leaves it empty.
func (c *caseRunner) setForm(g *dossier.Group, owner, field string, n *yaml.Node) {
	form := &g.Form
	switch i := slices.IndexFunc(g.Applicants, func(a dossier.Applicant) bool { return a.Folder == owner }); {
	case owner == "enterprise":
		form = &g.Enterprise.Form
	case i >= 0:
		form = &g.Applicants[i].Form
	case owner != "group":
		c.wrong(n.Line, "没有 %s 的表单", "there is no form of %s", owner)
	}
	if *form = maps.Clone(*form); *form == nil {
		*form = map[string]string{}
	}
	if (*form)[field] = n.Value; n.Tag == "!!null" {
		delete(*form, field)
	}
}

func (c *caseRunner) resize(g *dossier.Group, n *yaml.Node) {
	var count int
	if n.Decode(&count) != nil || count < 0 || count > 1000 {
		c.wrong(n.Line, "group.applicants 应为不大于 1000 的数", "group.applicants must be a number up to 1000")
		return
	}
	for len(g.Applicants) < count {
		g.Applicants = append(g.Applicants, dossier.Applicant{Folder: "more-" + numberText(float64(len(g.Applicants)+1))})
	}
	g.Applicants = g.Applicants[:count]
}

func (g *caseGroup) groupFact(name string) any {
	switch name {
	case "date":
		return &g.group.Date
	case "business":
		return &g.group.Business
	case "reason":
		return &g.group.Reason
	case "state":
		return &g.group.State
	case "forwarding_date":
		return &g.group.ForwardingDate
	case "on_record":
		return &g.group.OnRecord
	}
	return nil
}

func enterpriseFact(e *dossier.Enterprise, name string) any {
	switch name {
	case "name":
		return &e.Name
	case "uscc":
		return &e.USCC
	case "legal_representative":
		return &e.LegalRepresentative
	case "former_name":
		return &e.FormerName
	case "employees":
		return &e.Employees
	case "industry":
		return &e.Industry
	case "dishonest_list":
		return &e.DishonestList
	case "economic_case":
		return &e.EconomicCase
	case "bankrupt":
		return &e.Bankrupt
	}
	return nil
}

func applicantFact(a *dossier.Applicant, name string) any {
	switch name {
	case "name_zh":
		return &a.NameZh
	case "name_latin":
		return &a.NameLatin
	case "id_number":
		return &a.IDNumber
	case "occupation":
		return &a.Occupation
	case "legal_representative":
		return &a.LegalRepresentative
	case "economic_case":
		return &a.EconomicCase
	}
	return nil
}

// finish turns the papers into documents, one a paper.
func (g *caseGroup) finish() *dossier.Group {
	for _, path := range slices.Sorted(maps.Keys(g.papers)) {
		owner, _, _ := strings.Cut(path, "/")
		g.group.Documents = append(g.group.Documents, dossier.Document{
			ID: path, Path: path, Owner: dossier.Owner(owner), Status: dossier.StatusRead, SHA256: g.sha256[path],
			Papers: []dossier.Paper{{Kind: kindOf(path), KindConfidence: 1, Pages: []int{1}, Fields: g.papers[path]}},
		})
	}
	return g.group
}
