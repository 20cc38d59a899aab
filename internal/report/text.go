package report

import (
	"fmt"
	"io"
	"strings"

	"zhengqi/internal/dossier"
)

// Text writes r for a terminal, in Chinese with the verdicts in English beside,
// no wider than 100 columns where a Han character takes two, without colour.
// The error is that of w.
func Text(w io.Writer, r dossier.Report) error {
	var p printer
	v := NewView(r)
	p.head(v)
	p.enterprise(v.Enterprise)
	p.matrix(v)
	p.findings(v.Judged())
	p.gathered("程序不能判断、须人工确认", v.ToConfirm)
	p.gathered("多份材料相同的提示", v.Repeated)
	p.people(v.People)
	p.calendar(v.Calendar)
	p.unassigned(v.Unassigned)
	_, err := io.WriteString(w, p.String())
	return err
}

// printer gathers the lines of a text report.
type printer struct{ strings.Builder }

func (p *printer) line(s string) { p.WriteString(strings.TrimRight(s, " ") + "\n") }

func (p *printer) heading(s string) { p.line("\n" + s + "\n" + strings.Repeat("─", columnsWide/2)) }

// labelled writes a text behind a label, wrapped under itself.
func (p *printer) labelled(indent int, label, s string) {
	if s == "" {
		return
	}
	lead := strings.Repeat(" ", indent) + label
	for _, part := range wrap(s, columnsWide-displayWidth(lead)) {
		p.line(lead + part)
		lead = strings.Repeat(" ", displayWidth(lead))
	}
}

func (t Title) both() string {
	if t.Zh == t.En {
		return t.Zh
	}
	return t.Zh + " (" + t.En + ")"
}

func (p *printer) head(v View) {
	p.line("APEC商务旅行卡申办材料完整性报告")
	p.line(strings.Repeat("═", columnsWide/2))
	p.labelled(0, "结论  ", v.Verdict.both())
	p.labelled(0, "注意  ", v.Outdated.Zh)
	p.labelled(0, "      ", v.Outdated.En)
	p.labelled(0, "业务  ", strings.TrimRight(v.Business.both()+"  "+v.Reason, " "))
	p.labelled(0, "日期  ", v.Date)
	p.labelled(0, "规则  ", v.Profile+"  版本 "+v.RulesVersion)
	p.labelled(0, "报送日  ", v.Forwarding)
	p.labelled(0, "补正期限  ", v.Until())
	var counts []string
	for _, c := range v.Counts {
		counts = append(counts, fmt.Sprintf("%s %d", c.Severity.Zh, c.N))
	}
	p.labelled(0, "问题  ", strings.Join(counts, "，"))
}

func (p *printer) enterprise(e Part) {
	p.heading("企业材料：" + e.Verdict.both())
	for _, s := range e.Papers {
		lead := "  " + pad(s.Mark, 2) + " " + pad(shorten(s.Slot.Zh, 18), 18) + " " + pad(shorten(s.State.Zh, 7), 8)
		if s.File == "" {
			p.line(lead)
		}
		p.labelled(0, lead, s.File)
	}
}

// The widths of the first columns of the matrix.
const (
	nameWidth    = 22
	verdictWidth = 16
)

// matrix writes applicants down and slots across, in as many blocks of columns
// as the width asks for.
func (p *printer) matrix(v View) {
	if len(v.Rows) == 0 {
		return
	}
	p.heading("申请人材料")
	for rest, from := v.Columns, 0; ; {
		fit := fitting(rest)
		p.block(v, from, from+fit)
		if rest, from = rest[fit:], from+fit; len(rest) == 0 {
			break
		}
	}
	p.legend(v.Rows)
}

// fitting is how many of the columns find room in one block: one at least.
func fitting(columns []Title) int {
	used := nameWidth + verdictWidth
	for i, c := range columns {
		if used += columnWidth(c); used > columnsWide && i > 0 {
			return i
		}
	}
	return len(columns)
}

func columnWidth(c Title) int { return min(displayWidth(c.Zh), 20) + 2 }

func (p *printer) block(v View, from, to int) {
	head := pad("  申请人", nameWidth) + pad("结论", verdictWidth)
	for _, c := range v.Columns[from:to] {
		head += pad(shorten(c.Zh, columnWidth(c)-2), columnWidth(c))
	}
	p.line(head)
	for i, r := range v.Rows {
		line := pad(fmt.Sprintf("%3d ", i+1)+shorten(r.Name, nameWidth-6), nameWidth)
		line += pad(shorten(r.Verdict.Zh, verdictWidth-2), verdictWidth)
		for j, c := range r.Cells[from:to] {
			line += pad(c.Mark, columnWidth(v.Columns[from+j]))
		}
		p.line(line)
	}
}

// legend explains the marks that occur.
func (p *printer) legend(rows []Row) {
	seen := map[string]bool{}
	var marks []string
	for _, r := range rows {
		for _, c := range r.Cells {
			if c.Mark != "" && !seen[c.Mark] {
				seen[c.Mark] = true
				marks = append(marks, c.Mark+" "+c.State.Zh)
			}
		}
	}
	p.labelled(2, "", strings.Join(marks, "  "))
}

func (p *printer) findings(sections []Section) {
	for _, s := range sections {
		p.heading(strings.TrimRight(shorten(s.Title, columnsWide/2)+"  "+shorten(s.Folder, columnsWide/2-4), " "))
		for _, f := range s.Findings {
			p.labelled(2, "["+f.Severity.Zh+"] ", f.Message)
			p.labelled(4, "文件：", f.File)
			p.labelled(4, "字段：", f.Field)
			p.labelled(4, "位置：", f.Places)
			p.labelled(4, "办法：", f.Mend)
			p.labelled(4, "依据：", f.Source)
			p.labelled(4, "规则：", f.Rule)
		}
	}
}

func (p *printer) gathered(heading string, list []Gathered) {
	if len(list) == 0 {
		return
	}
	p.heading(heading)
	for _, g := range list {
		p.labelled(2, "["+g.Severity.Zh+"] ", g.Message)
		for _, paper := range g.Papers {
			p.labelled(4, shorten(paper.Whose, nameWidth)+"  ", paper.File)
		}
		p.labelled(4, "办法：", g.Mend)
		p.labelled(4, "依据：", g.Source)
		p.labelled(4, "规则：", g.Rule)
	}
}

func (p *printer) people(people []Person) {
	if len(people) == 0 {
		return
	}
	p.heading("同一人的材料互不一致")
	for _, person := range people {
		for _, t := range person.Traits {
			p.labelled(2, shorten(person.Name, nameWidth)+" "+t.Title.Zh+"  ", t.InWords())
		}
	}
}

func (p *printer) calendar(days []Day) {
	if len(days) == 0 {
		return
	}
	p.heading("到期日历")
	for _, d := range days {
		what := d.Whose + "：" + d.Title
		if marks := d.Marks(); marks != "" {
			what += "（" + marks + "）"
		}
		p.labelled(2, d.Date+"  ", what+"  "+d.File)
	}
}

func (p *printer) unassigned(files []Loose) {
	if len(files) == 0 {
		return
	}
	p.heading("未能归类的文件")
	for _, u := range files {
		p.labelled(2, "", u.File+"（"+u.Kind+"）")
		p.labelled(4, "原因：", u.Reason)
	}
}
