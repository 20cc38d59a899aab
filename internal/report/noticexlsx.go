package report

import (
	"io"

	"zhengqi/internal/dossier"
)

// NoticeXLSX writes the notice on r as its method XLSX does.
func NoticeXLSX(w io.Writer, r dossier.Report) error { return NewNotice(r).XLSX(w) }

// XLSX writes the notice as a workbook: what is to be mended (补正) and what
// else it says (说明). All is text; see harmless. The error is that of w.
func (n Notice) XLSX(w io.Writer) error {
	b := newBook(noticeTitle)
	b.mending(n)
	b.remarks(n)
	return b.write(w)
}

func (b *book) mending(n Notice) {
	columns := []column{{"对象 Whose", 18}, {"目录 Folder", 18}, {"缺少或不符合", 46}, {"补正办法", 40}, {"期限 By", 20}, {"文件 File", 26},
		{"依据 Clause", 50}, {"Missing or wrong", 46}, {"How to mend it", 40}}
	var rows [][]entry
	for _, p := range n.Parts {
		for _, i := range p.Items {
			rows = append(rows, []entry{plainEntry(p.Title), plainEntry(p.Folder), plainEntry(i.What), plainEntry(i.Mend), plainEntry(i.Until),
				plainEntry(i.File), plainEntry(i.Source), plainEntry(i.WhatEN), plainEntry(i.MendEN)})
		}
	}
	b.sheet("补正", columns, 1, rows)
}

func (b *book) remarks(n Notice) {
	rows := [][]entry{
		{plainEntry("申办企业 Company"), plainEntry(n.Company)},
		{plainEntry("业务 Business"), plainEntry(n.Business.both() + " " + n.Reason)},
		{plainEntry("申报日期 Date"), plainEntry(n.Date)},
		{plainEntry("规则 Rules"), plainEntry(n.Rules)},
		{plainEntry("补正事项 To mend"), countEntry(n.Count())},
	}
	say := func(title, text string) {
		rows = append(rows, []entry{plainEntry(title), plainEntry(text)})
	}
	if n.Outdated.Zh != "" {
		say("注意 Warning", n.Outdated.Zh+" "+n.Outdated.En)
	}
	if n.About != "" {
		say("对象 About", n.About)
	}
	if n.Until != "" {
		say("容缺补正期限 Deadline", n.Until)
	}
	if len(n.Parts) == 0 {
		say("说明 Note", n.Nothing().Zh+" "+n.Nothing().En)
	}
	if n.Checking {
		say("说明 Note", checkingZh+" "+checkingEN)
	}
	say("说明 Note", noticeFootZh+" "+noticeFootEN)
	b.sheet("说明", []column{{noticeTitle, 34}, {"内容", 70}}, 1, rows)
}
