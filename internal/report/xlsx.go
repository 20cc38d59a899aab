package report

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/dossier"
)

// XLSX writes r as a workbook: the matrix of papers (材料), the findings (问题),
// the people (人员), where their papers disagree (身份), what lapses when (到期)
// and the facts of the report (概要). All but counts is text;
// see harmless. The error is that of w.
func XLSX(w io.Writer, r dossier.Report) error {
	v := NewView(r)
	b := newBook(reportTitle)
	b.matrix(v)
	b.findings(v)
	b.people(v)
	b.identity(v)
	b.calendar(v)
	b.facts(v)
	return b.write(w)
}

const (
	good   = "1C7C4A"
	bad    = "B3261E"
	unsure = "9A5B00"
	soft   = "5D6B7A"
)

// looks dress verdicts, severities and states, by their codes.
var looks = map[string]look{
	"ok": {ink: good, ground: "E6F4EC"}, "complete": {ink: good, ground: "E6F4EC"},
	"failed": {ink: bad, ground: "FBE3E1", bold: true}, "missing": {ink: bad, ground: "FBE3E1", bold: true},
	"incomplete": {ink: bad, ground: "FBE3E1", bold: true}, "barred": {ink: bad, ground: "FBE3E1", bold: true}, "fail": {ink: bad, ground: "FBE3E1", bold: true},
	"review": {ink: unsure, ground: "FFF3D6"}, "manual": {ink: unsure, ground: "FFF3D6"}, "warn": {ink: unsure},
	"deferred": {ink: "2A5DB0", ground: "E4EDFA"}, "deferrable": {ink: "2A5DB0", ground: "E4EDFA"}, "not_stated": {ink: unsure, ground: "FFF3D6"},
	"info": {ink: soft}, "exempt": {ink: soft}, "not_required": {ink: soft},
}

func plainEntry(s string) entry { return entry{text: s} }

func codedEntry(t Title) entry { return entry{text: t.Zh, look: looks[t.Code]} }

func countEntry(n int) entry { return entry{n: n, look: look{number: true}} }

// matrix lays the enterprise and the people over the slots of both.
func (b *book) matrix(v View) {
	columns := []column{{"申请人 Applicant", 18}, {"目录 Folder", 22}, {"结论 Verdict", 14}}
	var slots []Title
	for _, c := range v.Enterprise.Cells {
		slots = append(slots, c.Slot)
	}
	for _, c := range v.Columns {
		if !slices.Contains(slots, c) {
			slots = append(slots, c)
		}
	}
	for _, s := range slots {
		columns = append(columns, column{s.both(), 16})
	}
	line := func(name, folder string, verdict Title, cells []Cell) []entry {
		row := []entry{plainEntry(name), plainEntry(folder), codedEntry(verdict)}
		for _, c := range align(cells, slots) {
			row = append(row, slotEntry(c))
		}
		return row
	}
	rows := [][]entry{line("申办企业", "", v.Enterprise.Verdict, v.Enterprise.Cells)}
	for _, r := range v.Rows {
		rows = append(rows, line(r.Name, r.Folder, r.Verdict, r.Cells))
	}
	b.sheet("材料", columns, 1, rows)
}

// slotEntry is the state of a slot in words, and how many papers it has if
// more than one.
func slotEntry(c Cell) entry {
	e := codedEntry(c.State)
	if len(c.Files) > 1 {
		e.text += " ×" + strconv.Itoa(len(c.Files))
	}
	return e
}

func (b *book) findings(v View) {
	columns := []column{{"对象 Whose", 18}, {"目录 Folder", 18}, {"程度 Severity", 12}, {"文件 File", 28}, {"字段 Field", 16},
		{"问题", 50}, {"Finding", 50}, {"规则 Rule", 28}, {"依据 Clause", 60}, {"补正办法 How to mend it", 40}}
	var rows [][]entry
	for _, s := range v.Sections {
		for _, f := range s.Findings {
			rows = append(rows, []entry{plainEntry(s.Title), plainEntry(s.Folder), codedEntry(f.Severity), plainEntry(f.File), plainEntry(f.Field),
				plainEntry(f.Message), plainEntry(f.MessageEN), plainEntry(f.Rule), plainEntry(f.Source), plainEntry(f.Mend)})
		}
	}
	b.sheet("问题", columns, 1, rows)
}

func (b *book) people(v View) {
	columns := []column{{"姓名 Name", 18}, {"目录 Folder", 28}, {"结论 Verdict", 16}}
	for _, c := range v.Counts {
		columns = append(columns, column{c.Severity.both(), 16})
	}
	var rows [][]entry
	for _, r := range v.Rows {
		row := []entry{plainEntry(r.Name), plainEntry(r.Folder), codedEntry(r.Verdict)}
		for _, c := range r.Counts {
			row = append(row, countEntry(c.N))
		}
		rows = append(rows, row)
	}
	b.sheet("人员", columns, 1, rows)
}

func (b *book) identity(v View) {
	var rows [][]entry
	for _, p := range v.People {
		for _, t := range p.Traits {
			for _, value := range t.Values {
				state := entry{}
				if value.Review {
					state = entry{text: "请核对 please check", look: looks["review"]}
				}
				rows = append(rows, []entry{plainEntry(p.Name), plainEntry(p.Folder), plainEntry(t.Title.both()), plainEntry(value.Value), state, plainEntry(value.Places)})
			}
		}
	}
	b.sheet("身份", []column{{"姓名 Name", 18}, {"目录 Folder", 24}, {"项目 Trait", 24}, {"值 Value", 26}, {"把握 Certainty", 20}, {"出处 Where", 60}}, 1, rows)
}

func (b *book) calendar(v View) {
	var rows [][]entry
	for _, d := range v.Calendar {
		rows = append(rows, []entry{plainEntry(d.Date), plainEntry(d.Whose), plainEntry(d.Title), plainEntry(d.File), plainEntry(d.Marks())})
	}
	b.sheet("到期", []column{{"最后一天 Last day", 16}, {"对象 Whose", 20}, {"要求 Rule", 40}, {"文件 File", 30}, {"说明 Note", 24}}, 1, rows)
}

// facts are what concerns the report as a whole, and the files that fill no
// slot.
func (b *book) facts(v View) {
	rows := [][]entry{
		{plainEntry("结论 Verdict"), codedEntry(v.Verdict)},
		{plainEntry("业务 Business"), plainEntry(strings.TrimRight(v.Business.both()+" "+v.Reason, " "))},
		{plainEntry("日期 Date"), plainEntry(v.Date)},
		{plainEntry("规则 Rules"), plainEntry(strings.TrimRight(v.Profile+" "+v.RulesVersion, " "))},
	}
	if v.Outdated.Zh != "" {
		rows = append(rows, []entry{plainEntry("注意 Warning"), plainEntry(v.Outdated.Zh + " " + v.Outdated.En)})
	}
	if v.Forwarding != "" {
		rows = append(rows, []entry{plainEntry("报送日 Forwarding"), plainEntry(v.Forwarding)})
	}
	if v.Deadline != "" {
		rows = append(rows, []entry{plainEntry("补正期限 Deadline"), plainEntry(v.Until())})
	}
	for _, c := range v.Counts {
		rows = append(rows, []entry{plainEntry(c.Severity.both()), countEntry(c.N)})
	}
	for _, u := range v.Unassigned {
		rows = append(rows, []entry{plainEntry("未能归类 Not assigned"), plainEntry(u.File + "（" + u.Kind + "）：" + u.Reason)})
	}
	b.sheet("概要", []column{{"事项 Fact", 26}, {"内容", 80}}, 1, rows)
}
