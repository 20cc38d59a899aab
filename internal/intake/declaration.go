package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"zhengqi/internal/dossier"
)

// Bounds of a declaration.
const (
	maxText       = 200 // characters of one value
	maxApplicants = 500 // far above what a group may hold, which is for a rule to say
	maxEmployees  = 10_000_000
	maxFormText   = 2000 // characters of one field of the form: a scope of business is long
)

var (
	businesses = []string{"new", "renew", "replace", "passport_swap", "cancel", "early", "payment"}
	reasons    = []string{"passport_changed", "damaged", "lost", "add_economy"}
	industries = []string{"manufacturing", "goods_trade", "other"}
)

// ParseDeclaration reads a group.yaml (UTF-8, at most 256 KiB). It is strict:
// unknown and repeated keys, values of the wrong type or out of bounds, and
// references give invalid_group_yaml, whose message lists the mistakes with
// their lines. What is absent or null is unknown.
func ParseDeclaration(data []byte) (dossier.Group, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(data) > maxDeclaration {
		return dossier.Group{}, errDeclaration([]mistake{{0, "文件过大", "the file is too large"}})
	}
	if !utf8.Valid(data) {
		return dossier.Group{}, errDeclaration([]mistake{{0, "不是 UTF-8 编码，请另存为 UTF-8", "it is not UTF-8; save it as UTF-8"}})
	}
	root, err := parseYAML(data)
	if err != nil {
		return dossier.Group{}, err
	}
	var g dossier.Group
	var d declaration
	if root != nil {
		d.group(root, &g)
	}
	if len(d.mistakes) > 0 {
		return dossier.Group{}, errDeclaration(d.mistakes)
	}
	return g, nil
}

var lineInError = regexp.MustCompile(`line (\d+)`)

// parseYAML gives the root of the one document in data, nil when it is empty.
func parseYAML(data []byte) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	err := decoder.Decode(&document)
	if errors.Is(err, io.EOF) || err == nil && len(document.Content) == 0 {
		return nil, nil
	}
	if err == nil {
		if decoder.Decode(&second) == io.EOF {
			return document.Content[0], nil
		}
		return nil, errDeclaration([]mistake{{0, "只能有一份 YAML 文档", "there must be one YAML document"}})
	}
	line := 0
	if found := lineInError.FindStringSubmatch(err.Error()); found != nil {
		line, _ = strconv.Atoi(found[1])
	}
	return nil, errDeclaration([]mistake{{line, "YAML 语法错误，请检查缩进、冒号和引号", "YAML syntax error; look at indentation, colons and quotes"}})
}

// declaration collects the mistakes of one declaration.
type declaration struct{ mistakes []mistake }

func (d *declaration) mistake(n *yaml.Node, zh, en string, args ...any) {
	d.mistakes = append(d.mistakes, mistake{n.Line, fmt.Sprintf(zh, args...), fmt.Sprintf(en, args...)})
}

// keys says what to do with the value of each key a mapping may have.
type keys map[string]func(*yaml.Node)

// mapping walks the keys of a mapping; null counts as an empty one.
func (d *declaration) mapping(n *yaml.Node, what string, known keys) {
	if n.Tag == "!!null" {
		return
	}
	if n.Kind != yaml.MappingNode {
		d.mistake(n, "%s 应为“键: 值”的形式", "%s must be a mapping", what)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		set, ok := known[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode || !ok:
			d.mistake(key, "%s 没有名为 %q 的项", "%s has no key %q", what, clip(key.Value))
		case seen[key.Value]:
			d.mistake(key, "%q 重复出现", "the key %q is repeated", key.Value)
		default:
			seen[key.Value] = true
			set(value)
		}
	}
}

func (d *declaration) group(n *yaml.Node, g *dossier.Group) {
	d.mapping(n, "group.yaml", keys{
		"profile": d.text("profile", &g.Profile), "business": d.choice("business", &g.Business, businesses),
		"reason": d.choice("reason", &g.Reason, reasons), "state": d.text("state", &g.State),
		"date": d.date("date", &g.Date), "forwarding_date": d.date("forwarding_date", &g.ForwardingDate),
		"on_record":  d.boolean("on_record", &g.OnRecord),
		"form":       func(n *yaml.Node) { g.Form = d.form(n, dossier.GroupForm) },
		"enterprise": func(n *yaml.Node) { d.enterprise(n, &g.Enterprise) },
		"applicants": func(n *yaml.Node) { g.Applicants = d.applicants(n) },
	})
}

func (d *declaration) enterprise(n *yaml.Node, e *dossier.Enterprise) {
	d.mapping(n, "enterprise", keys{
		"name": d.text("name", &e.Name), "uscc": d.text("uscc", &e.USCC),
		"legal_representative": d.text("legal_representative", &e.LegalRepresentative), "former_name": d.text("former_name", &e.FormerName),
		"employees": d.count("employees", &e.Employees), "industry": d.choice("industry", &e.Industry, industries),
		"dishonest_list": d.boolean("dishonest_list", &e.DishonestList), "economic_case": d.boolean("economic_case", &e.EconomicCase),
		"bankrupt": d.boolean("bankrupt", &e.Bankrupt),
		"form":     func(n *yaml.Node) { e.Form = d.form(n, dossier.EnterpriseForm) },
	})
}

// form reads a part of the online form; values are kept as written.
func (d *declaration) form(n *yaml.Node, fields []dossier.FormField) map[string]string {
	filled := map[string]string{}
	known := keys{}
	for _, f := range fields {
		known[f.Name] = func(n *yaml.Node) {
			if text, _ := d.scalarUpTo(n, f.Name, maxFormText); text != "" {
				filled[f.Name] = text
			}
		}
	}
	d.mapping(n, "form", known)
	if len(filled) == 0 {
		return nil
	}
	return filled
}

func (d *declaration) applicants(n *yaml.Node) []dossier.Applicant {
	if n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) > maxApplicants {
		d.mistake(n, "applicants 应为列表，最多 %d 人", "applicants must be a list of at most %d", maxApplicants)
		return nil
	}
	var list []dossier.Applicant
	for i, item := range n.Content {
		a := d.applicant(item, i)
		if slices.ContainsFunc(list, func(b dossier.Applicant) bool { return b.Folder == a.Folder }) {
			d.mistake(item, "申请人文件夹 %q 重复", "the folder %q is there twice", a.Folder)
		}
		list = append(list, a)
	}
	return list
}

// applicant reads one applicant. One without a folder, whose papers lie loose,
// gets a key made of the name.
func (d *declaration) applicant(n *yaml.Node, index int) dossier.Applicant {
	var a dossier.Applicant
	var folder string
	d.mapping(n, "applicants", keys{
		"folder": d.text("folder", &folder), "name_zh": d.text("name_zh", &a.NameZh), "name_latin": d.text("name_latin", &a.NameLatin),
		"id_number": d.text("id_number", &a.IDNumber), "occupation": d.text("occupation", &a.Occupation),
		"legal_representative": d.boolean("legal_representative", &a.LegalRepresentative),
		"economic_case":        d.boolean("economic_case", &a.EconomicCase),
		"form":                 func(n *yaml.Node) { a.Form = d.form(n, dossier.PersonForm) },
	})
	for _, name := range []string{folder, a.NameZh, a.NameLatin, strconv.Itoa(index + 1)} {
		if name == "" {
			continue
		}
		var ok bool
		if a.Folder, ok = ApplicantFolder(name); ok {
			return a
		}
		if name == folder {
			d.mistake(n, "申请人文件夹名 %q 无效", "the folder name %q is not valid", clip(folder))
		}
	}
	return a
}

// ApplicantFolder gives the key of the applicant whose folder is called name,
// with or without "applicants/" before it; it reports false for a name that
// cannot be one folder.
func ApplicantFolder(name string) (string, bool) {
	name = norm.NFC.String(strings.Trim(strings.TrimPrefix(name, "applicants/"), "/"))
	if !safe(name) || strings.Contains(name, "/") || ignored(name) {
		return "", false
	}
	return "applicants/" + name, true
}

// scalar gives the text of a single value; it reports false for null and,
// after noting the mistake, for what is not a single value.
func (d *declaration) scalar(n *yaml.Node, what string) (string, bool) {
	return d.scalarUpTo(n, what, maxText)
}

// scalarUpTo is scalar for a text of at most so many characters.
func (d *declaration) scalarUpTo(n *yaml.Node, what string, most int) (string, bool) {
	if n.Tag == "!!null" {
		return "", false
	}
	value := strings.TrimSpace(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode:
		d.mistake(n, "%s 应为单个值", "%s must be a single value", what)
	case utf8.RuneCountInString(value) > most || strings.ContainsFunc(value, unicode.IsControl):
		d.mistake(n, "%s 过长（上限 %d 字）或含控制字符", "%s is longer than %d characters or holds control characters", what, most)
	default:
		return value, true
	}
	return "", false
}

func (d *declaration) text(what string, to *string) func(*yaml.Node) {
	return func(n *yaml.Node) { *to, _ = d.scalar(n, what) }
}

func (d *declaration) choice(what string, to *string, of []string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		value, ok := d.scalar(n, what)
		if ok && value != "" && !slices.Contains(of, value) {
			d.mistake(n, "%s 的值 %q 无效，应为 %s 之一", "%s is %q, not one of %s", what, clip(value), strings.Join(of, " "))
		}
		*to = value
	}
}

func (d *declaration) date(what string, to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		value, ok := d.scalar(n, what)
		if _, err := time.Parse(time.DateOnly, value); ok && value != "" && err != nil {
			d.mistake(n, "%s 的值 %q 不是 YYYY-MM-DD 形式的日期", "%s is %q, not a date YYYY-MM-DD", what, clip(value))
		}
		*to = value
	}
}

func (d *declaration) boolean(what string, to **bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		value, ok := d.scalar(n, what)
		if !ok {
			return
		}
		if value != "true" && value != "false" {
			d.mistake(n, "%s 应为 true 或 false", "%s must be true or false", what)
			return
		}
		yes := value == "true"
		*to = &yes
	}
}

func (d *declaration) count(what string, to **int) func(*yaml.Node) {
	return func(n *yaml.Node) {
		value, ok := d.scalar(n, what)
		if !ok {
			return
		}
		number, err := strconv.Atoi(value)
		if err != nil || number < 0 || number > maxEmployees {
			d.mistake(n, "%s 应为 0 到 %d 的整数", "%s must be a whole number from 0 to %d", what, maxEmployees)
			return
		}
		*to = &number
	}
}

// clip shortens what a message quotes.
func clip(s string) string {
	runes := []rune(s)
	if len(runes) <= 40 {
		return s
	}
	return string(runes[:40]) + "…"
}
