package report

import (
	"fmt"
	"io"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report/pdf"
)

// NoticePDF writes the notice on r as a PDF on A4: what its page says. The
// error is as that of PDF.
func NoticePDF(w io.Writer, r dossier.Report) error { return NewNotice(r).PDF(w) }

// PDF writes the notice as a PDF on A4. The error is as that of the
// function PDF.
func (n Notice) PDF(w io.Writer) error {
	return pdf.Debian.Write(w, noticeTitle, func(d *pdf.Document) {
		p := printed{d}
		p.title(noticeTitle, "Notice to the company: what is to be mended")
		p.outdated(n.Outdated)
		p.addressed(n)
		for _, part := range n.Parts {
			p.mending(part)
		}
		if n.Checking {
			p.note(checkingZh, checkingEN)
		}
		p.note(noticeFootZh, noticeFootEN)
	})
}

// addressed says to whom the notice goes, on what, and how much it is.
func (p printed) addressed(n Notice) {
	fact := pdf.Style{Size: 10, Ink: dark}
	p.Text(pdf.Style{Size: 12, Ink: dark}, n.Addressee()+"：")
	p.Space(4)
	p.labelled(fact, "对象：", n.About)
	p.Text(fact, "业务："+strings.TrimRight(n.Business.both()+" "+n.Reason, " ")+"　　申报日期："+n.Date+"　　规则："+n.Rules)
	if len(n.Parts) == 0 {
		p.Text(pdf.Style{Size: 11, Ink: dark, Before: 10}, n.Nothing().Zh)
		p.Text(pdf.Style{Size: 9, Ink: faint}, n.Nothing().En)
		return
	}
	p.Text(pdf.Style{Size: 11, Ink: dark, Before: 8}, fmt.Sprintf("经预审，所交材料有下列 %d 项缺少或不符合要求，请按所列办法补正。", n.Count()))
	p.Text(pdf.Style{Size: 9, Ink: faint}, "The following is missing or wrong; please mend it as said.")
	p.labelled(pdf.Style{Size: 11, Ink: dark, Before: 6}, "容缺材料的补正期限：", n.Until)
}

func (p printed) mending(part NoticePart) {
	p.section(part.Title, part.TitleEN, part.Folder)
	for i, item := range part.Items {
		p.item(i+1, item)
	}
}

func (p printed) item(number int, item NoticeItem) {
	style := func(size float64, ink pdf.Ink) pdf.Style { return pdf.Style{Size: size, Ink: ink, Indent: 18} }
	p.Text(pdf.Style{Size: 11, Ink: dark, Indent: 2, Before: 8, Keep: true}, fmt.Sprintf("%d. %s", number, item.What))
	p.Text(style(8.5, faint), item.WhatEN)
	p.Text(style(10, inkOf(good)), "办法："+item.Mend)
	p.Text(style(8.5, faint), item.MendEN)
	p.Text(style(10, dark), strings.TrimRight("期限："+item.Until+"　"+item.UntilEN, "　"))
	p.labelled(style(9, faint), "文件：", item.File)
	p.labelled(style(9, faint), "依据：", item.Source)
}
