package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report/pdf"
)

// PDF writes r as a PDF on A4, its text selectable: what the page says, in the
// same order. Without the fonts the error has the code pdf_font_missing; else
// it is that of w.
func PDF(w io.Writer, r dossier.Report) error {
	v := NewView(r)
	return pdf.Debian.Write(w, reportTitle, func(d *pdf.Document) {
		p := printed{d}
		p.heading(v)
		p.enterprise(v.Enterprise)
		p.applicants(v)
		p.findings(v.Judged())
		p.toConfirm(v.ToConfirm)
		p.repeated(v.Repeated)
		p.disagreements(v.People)
		p.lapses(v.Calendar)
		p.unassigned(v.Unassigned)
		p.note("读自图像的值均为材料所称，未经核验；标为待核对、待人工判断的，以人工审核为准。",
			"Values are as the papers claim them; what is marked for review is for a person to settle.")
	})
}

// PDFReady gives the error that PDF would give for want of a font.
func PDFReady() error { return pdf.Debian.Ready() }

// reportTitle is the title of the report and of its page foot.
const reportTitle = "APEC商务旅行卡申办材料完整性报告"

// printed is a document in the manner of all that is printed here.
type printed struct{ *pdf.Document }

// The inks of the pages; the looks of the workbook name the others.
var (
	dark  = pdf.Ink{29, 39, 51}
	faint = inkOf(soft)
)

// inkOf is a colour written as RRGGBB; dark where none is written.
func inkOf(hex string) pdf.Ink {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || hex == "" {
		return dark
	}
	return pdf.Ink{uint8(n >> 16), uint8(n >> 8), uint8(n)}
}

// dressed is a cell in the look of a code.
func dressed(text, code string) pdf.Cell {
	l := looks[code]
	c := pdf.Cell{Text: text, Ink: inkOf(l.ink)}
	if l.ground != "" {
		ground := inkOf(l.ground)
		c.Ground = &ground
	}
	return c
}

func plainCell(text string) pdf.Cell { return pdf.Cell{Text: text, Ink: dark} }

func (p printed) title(zh, en string) {
	p.Text(pdf.Style{Size: 18, Ink: dark, Centre: true}, zh)
	p.Text(pdf.Style{Size: 9, Ink: faint, Centre: true}, en)
	p.Space(10)
}

func (p printed) section(parts ...string) {
	p.Text(pdf.Style{Size: 13, Ink: headOf(), Before: 16, Keep: true}, strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "　"))
	p.Space(4)
}

func headOf() pdf.Ink { return inkOf(headLook.ground) }

// outdated warns, in red, of what rests on a report that is not current.
func (p printed) outdated(t Title) {
	if t.Zh != "" {
		p.Text(pdf.Style{Size: 11, Ink: inkOf(bad), Before: 4}, t.Zh)
		p.Text(pdf.Style{Size: 9, Ink: inkOf(bad)}, t.En)
		p.Space(6)
	}
}

// note says something small, in Chinese and then in English.
func (p printed) note(zh, en string) {
	p.Text(pdf.Style{Size: 8.5, Ink: faint, Before: 14, Keep: true}, zh)
	p.Text(pdf.Style{Size: 8.5, Ink: faint}, en)
}

func (p printed) heading(v View) {
	p.title(reportTitle, "ABTC application papers: completeness report")
	p.Text(pdf.Style{Size: 14, Ink: inkOf(looks[v.Verdict.Code].ink), Centre: true}, v.Verdict.both())
	p.Space(6)
	p.outdated(v.Outdated)
	fact := pdf.Style{Size: 10, Ink: dark}
	p.Text(fact, "业务："+strings.TrimRight(v.Business.both()+" "+v.Reason, " ")+"　　日期："+v.Date)
	p.Text(fact, "规则："+strings.TrimRight(v.Profile+" "+v.RulesVersion, " "))
	p.labelled(fact, "报送日：", v.Forwarding)
	p.labelled(fact, "补正期限：", v.Until())
	var counts []string
	for _, c := range v.Counts {
		counts = append(counts, fmt.Sprintf("%s %d", c.Severity.both(), c.N))
	}
	p.Text(fact, "问题："+strings.Join(counts, "　"))
}

func (p printed) enterprise(part Part) {
	p.section("企业材料", "Enterprise", part.Verdict.both())
	var rows [][]pdf.Cell
	for _, d := range part.Papers {
		kind := ""
		if d.File != "" {
			kind = d.Kind
		}
		rows = append(rows, []pdf.Cell{plainCell(d.Slot.both()), dressed(marked(d.Mark, d.State.Zh), d.State.Code), plainCell(kind), plainCell(d.File)})
	}
	p.Table([]pdf.Column{{Title: "材料 paper", Share: 3}, {Title: "状态 state", Share: 1.4}, {Title: "识别为 kind", Share: 2}, {Title: "文件 file", Share: 4}}, rows)
}

// slotsAcross is how many slots of the applicants stand side by side.
const slotsAcross = 8

// applicants is the matrix; where there are many slots, it goes on below.
func (p printed) applicants(v View) {
	if len(v.Rows) == 0 {
		return
	}
	p.section("申请人材料", "Applicants")
	for from := 0; from == 0 || from < len(v.Columns); from += slotsAcross {
		p.matrix(v, from, min(from+slotsAcross, len(v.Columns)))
		p.Space(8)
	}
}

func (p printed) matrix(v View, from, to int) {
	columns := []pdf.Column{{Title: "序号", Share: 1}, {Title: "申请人 applicant", Share: 3.2}, {Title: "结论 verdict", Share: 2.2}}
	for _, c := range v.Columns[from:to] {
		columns = append(columns, pdf.Column{Title: c.Zh, Share: 1.9})
	}
	var rows [][]pdf.Cell
	for i, r := range v.Rows {
		name := r.Name
		if r.Folder != "" && r.Folder != r.Name {
			name += " " + r.Folder
		}
		row := []pdf.Cell{plainCell(strconv.Itoa(i + 1)), plainCell(name), dressed(r.Verdict.Zh, r.Verdict.Code)}
		for _, c := range r.Cells[from:to] {
			row = append(row, dressed(slotText(c), c.State.Code))
		}
		rows = append(rows, row)
	}
	p.Table(columns, rows)
}

// slotText is the state of a slot with its mark; nothing where the applicant
// has no such slot.
func slotText(c Cell) string {
	if c.State.Code == "" {
		return ""
	}
	text := marked(c.Mark, c.State.Zh)
	if len(c.Files) > 1 {
		text += " ×" + strconv.Itoa(len(c.Files))
	}
	return text
}

// disagreements is where the papers of a person say different things.
func (p printed) disagreements(people []Person) {
	var rows [][]pdf.Cell
	for _, person := range people {
		for _, t := range person.Traits {
			for _, v := range t.Values {
				value := plainCell(v.Value)
				if v.Review {
					value = dressed(v.Value+"（请核对）", "review")
				}
				rows = append(rows, []pdf.Cell{plainCell(person.Name), plainCell(t.Title.both()), value, plainCell(v.Places)})
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	p.section("同一人的材料互不一致", "Where the papers of a person disagree")
	p.Table([]pdf.Column{{Title: "申请人 applicant", Share: 2}, {Title: "项目 trait", Share: 2}, {Title: "值 value", Share: 3}, {Title: "出处 where", Share: 4}}, rows)
}

// lapses is what lapses when.
func (p printed) lapses(days []Day) {
	if len(days) == 0 {
		return
	}
	p.section("到期日历", "What lapses when")
	var rows [][]pdf.Cell
	for _, d := range days {
		rows = append(rows, []pdf.Cell{plainCell(d.Date), dressed(d.Marks(), "warn"), plainCell(d.Whose), plainCell(d.Title), plainCell(d.File)})
	}
	p.Table([]pdf.Column{{Title: "最后一天 last day", Share: 2}, {Title: "说明 note", Share: 2}, {Title: "对象 whose", Share: 2},
		{Title: "要求 rule", Share: 3}, {Title: "文件 file", Share: 4}}, rows)
}

func (p printed) findings(sections []Section) {
	for i, s := range sections {
		if i == 0 {
			p.section("问题", "Findings")
		}
		p.Text(pdf.Style{Size: 11, Ink: dark, Before: 10, Keep: true}, strings.TrimRight(s.Title+"　"+s.TitleEN+"　"+s.Folder, "　"))
		for _, f := range s.Findings {
			p.finding(f)
		}
	}
}

// toConfirm is what no program can tell, with a box to tick for every paper.
func (p printed) toConfirm(list []Gathered) {
	if len(list) == 0 {
		return
	}
	p.section("程序不能判断、须人工确认", "For a person to confirm")
	for _, g := range list {
		p.gathered(g, pdf.Column{Title: "确认 confirmed", Share: 2})
	}
}

// repeated is what findings say alike of several papers.
func (p printed) repeated(list []Gathered) {
	if len(list) == 0 {
		return
	}
	p.section("多份材料相同的提示", "Said alike of several papers")
	for _, g := range list {
		p.gathered(g)
	}
}

// gathered is one thing with its papers; more are columns to write in.
func (p printed) gathered(g Gathered, more ...pdf.Column) {
	p.Text(pdf.Style{Size: 10, Ink: dark, Before: 7, Keep: true}, g.Message)
	p.Text(pdf.Style{Size: 8.5, Ink: faint, Keep: true}, g.MessageEN)
	var rows [][]pdf.Cell
	for _, paper := range g.Papers {
		row := []pdf.Cell{plainCell(paper.Whose), plainCell(paper.File)}
		for range more {
			row = append(row, plainCell(""))
		}
		rows = append(rows, row)
	}
	p.Table(append([]pdf.Column{{Title: "申请人 applicant", Share: 3}, {Title: "文件 file", Share: 5}}, more...), rows)
	p.labelled(pdf.Style{Size: 8.5, Ink: faint}, "办法：", g.Mend)
	p.labelled(pdf.Style{Size: 8.5, Ink: faint}, "依据：", g.Source)
	p.labelled(pdf.Style{Size: 8.5, Ink: faint}, "规则：", g.Rule)
}

func (p printed) finding(f Finding) {
	bar := inkOf(looks[f.Severity.Code].ink)
	style := func(size float64, ink pdf.Ink) pdf.Style {
		return pdf.Style{Size: size, Ink: ink, Indent: 12, Bar: &bar}
	}
	first := style(10, dark)
	first.Before, first.Keep = 7, true
	p.Text(first, "【"+f.Severity.Zh+"】"+f.Message)
	p.Text(style(8.5, faint), f.MessageEN)
	place := f.Where()
	p.Text(style(8.5, faint), place)
	p.labelled(style(9, inkOf(good)), "办法：", f.Mend)
	p.labelled(style(8.5, faint), "依据：", f.Source)
	p.labelled(style(8.5, faint), "规则：", f.Rule)
}

// labelled sets a text under its label, if there is one.
func (p printed) labelled(s pdf.Style, label, text string) {
	if text != "" {
		p.Text(s, label+text)
	}
}

func (p printed) unassigned(files []Loose) {
	if len(files) == 0 {
		return
	}
	p.section("未能归类的文件", "Files not assigned")
	var rows [][]pdf.Cell
	for _, u := range files {
		rows = append(rows, []pdf.Cell{plainCell(u.File), plainCell(u.Kind), plainCell(u.Reason)})
	}
	p.Table([]pdf.Column{{Title: "文件 file", Share: 3}, {Title: "识别为 kind", Share: 2}, {Title: "原因 reason", Share: 4}}, rows)
}
