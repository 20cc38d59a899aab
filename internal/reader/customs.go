package reader

import (
	"context"
	"regexp"
	"strings"

	"zhengqi/internal/dossier"
)

var customsTerms = [][]term{
	terms("entry_id", "海关编号", "报关单号", "报关单编号", "报关单编码", "报关单号码", "海关编号(报关单号)"),
	terms("consignor", "境内发货人", "境内收货人", "境内收发货人", "境内收/发货人", "境内发货人名称", "境内收货人名称", "境内收发货人名称",
		"经营单位", "收发货人", "经营单位名称", "收货人(境内)", "发货人(境内)"),
	terms("declaration_date", "申报日期", "申报时间", "报关日期"),
	terms("trade_country", "贸易国(地区)", "贸易国", "贸易国别(地区)", "贸易国别", "贸易国/地区", "贸易国家(地区)"),
	terms("destination_country", "运抵国(地区)", "启运国(地区)", "运抵国", "启运国", "运抵国/地区", "启运国/地区", "起运国(地区)", "运抵国家(地区)", "启运国家(地区)"),
	terms("uscc", "统一社会信用代码", "社会信用代码", "境内发货人代码", "境内收货人代码", "境内收发货人代码", "统一信用代码"),
	terms("other", "申报单位", "申报单位名称", "生产销售单位", "消费使用单位", "生产销售单位名称", "消费使用单位名称", "货主单位", "加工单位", "境外收货人", "境外发货人", "境外收发货人", "报关单位"),
	terms("pre_entry_id", "预录入编号"),
	terms("", "统一编号", "最终目的国(地区)", "最终目的国", "原产国(地区)", "原产国", "进出境关别", "出境关别", "进境关别", "进口日期", "出口日期", "备案号", "运输方式", "运输工具名称及航次号",
		"运输工具名称", "航次号", "提运单号", "货物存放地点", "监管方式", "征免性质", "许可证号", "合同协议号", "指运港", "经停港", "启运港", "离境口岸", "入境口岸",
		"包装种类", "件数", "毛重(千克)", "净重(千克)", "成交方式", "运费", "保费", "杂费", "随附单证", "标记唛码及备注", "项号", "商品编号", "商品名称及规格型号",
		"数量及单位", "单价", "总价", "币制", "境内货源地", "境内目的地", "征免", "报关人员", "申报人员", "录入日期", "打印日期", "打印时间", "放行日期", "结关日期", "签发日期", "报关状态", "页码/页数"),
}

var (
	entryDigits = regexp.MustCompile(`(?:^|[^0-9])(\d{18})(?:[^0-9]|$)`)
	// entryShape is the customs area, the year, the direction and the serial number.
	entryShape = regexp.MustCompile(`^\d{4}(20\d{2})([01])\d{9}$`)
	// underBars is the number as it stands under its code of bars.
	underBars   = regexp.MustCompile(`\*(\d{18})\*`)
	goodsCode   = regexp.MustCompile(`(?:^| )\d{10}(?: |$)`)
	customsDate = regexp.MustCompile(`((?:19|20)\d{2}[-./年]?\d{1,2}[-./月]?\d{1,2}日?)`)
	customsCode = regexp.MustCompile(`([0-9A-Z]{18})`)
	partyName   = regexp.MustCompile(`(` + companyName.String() + `)`)
	anyChinese  = regexp.MustCompile(`(\p{Han}[\p{Han}()A-Za-z0-9·]{3,50})`)
)

// readCustomsDeclaration reads a customs declaration (报关单) for exports or
// imports, on which 运抵国 is 启运国 and 境内发货人 境内收货人.
func readCustomsDeclaration(ctx context.Context, t *text) dossier.Fields {
	f := newForm(t, customsTerms...)
	out := dossier.Fields{}
	put(out, "entry_id", f.readEntry(ctx))
	f.readConsignor(ctx, out)
	put(out, "declaration_date", f.readDeclared(ctx, out["entry_id"]))
	trade, destination := readCountry(ctx, f.boxes("trade_country")), readCountry(ctx, f.boxes("destination_country"))
	if beside := f.countriesBeside(); len(beside) == 2 {
		trade, destination = orInDoubt(trade, beside[0]), orInDoubt(destination, beside[1])
	}
	put(out, "trade_country", trade)
	put(out, "destination_country", destination)
	return out
}

// orInDoubt is the field, or where it is unknown another, for a person to look
// at: what stands where the value usually does.
func orInDoubt(f, other dossier.Field) dossier.Field {
	if f.Known() {
		return f
	}
	return inDoubt(other)
}

// readConsignor reads the party at home and its credit code. Where its label was
// not read it is the first company that the form names, with the code over it.
func (f *form) readConsignor(ctx context.Context, out dossier.Fields) {
	party := f.boxes("consignor")
	name := orElse(in(party, partyName), in(party, anyChinese))
	field, code := readLong(ctx, name), readChecked(ctx, f.partyCode(party), creditCode)
	if name.empty() {
		name = f.firstCompany()
		field = inDoubt(readLong(ctx, name))
	}
	if !code.Known() && !name.empty() {
		code = readChecked(ctx, f.codeOver(name), creditCode)
		if len(party) == 0 {
			code = inDoubt(code)
		}
	}
	put(out, "consignor_name", field)
	put(out, "consignor_uscc", code)
}

// firstCompany is the first cell that holds a company's name, unless a label of
// another party stands before it.
func (f *form) firstCompany() span {
	for _, r := range f.rows {
		for _, c := range r.cells(gapWithin) {
			if v := cut(span{c}, partyName); !v.empty() && f.beforeOthers(v) {
				return v
			}
		}
	}
	return nil
}

// beforeOthers reports whether a company stands before the boxes of all others.
func (f *form) beforeOthers(v span) bool {
	at := f.rowOf(v[0])
	if at < 0 {
		return false
	}
	for _, m := range f.marks {
		if m.key == "other" && m.row <= at {
			return false
		}
	}
	return true
}

// codeOver is a credit code in the row of a company's name, or in the row over it.
func (f *form) codeOver(name span) span {
	at := f.rowOf(name[0])
	for j := at; j >= 0 && j >= at-1; j-- {
		for _, c := range f.rows[j].cells(gapWithin) {
			v := cut(span{c}, customsCode)
			if !v.empty() && overlapX(v[0].box(), name[0].box()) && !entryShape.MatchString(v.text()) && v.text()[0] != 'E' {
				return v
			}
		}
	}
	return nil
}

// countriesBeside are the countries of trade and of destination by their places:
// the only two that stand in cells of one row over the list of goods.
func (f *form) countriesBeside() []dossier.Field {
	for _, r := range f.rows {
		if goodsCode.MatchString(spacedText(r.glyphs)) {
			break
		}
		var out []dossier.Field
		for _, c := range r.cells(1.2) {
			if code, ok := likeliestCountry(flat(c.glyphs)); ok && code != "CHN" {
				out = append(out, fieldOf(span{c}, code, doubtful, false))
			}
		}
		if len(out) >= 2 {
			return out[:2]
		}
	}
	return nil
}

// readEntry reads the number of the declaration: certain only if it is built as
// one, and read alike a second time or at another place of the paper.
func (f *form) readEntry(ctx context.Context) dossier.Field {
	v := orElse(in(f.boxes("entry_id"), entryDigits), group(f.stream().find(underBars)))
	all := f.stream().findAll(entryDigits, -1)
	labelled := !v.empty()
	for _, m := range all {
		if v.empty() && entryShape.MatchString(m[1].text()) {
			v = m[1]
		}
	}
	field := readCode(ctx, v, digitAlphabet)
	twice := 0
	for _, m := range all {
		if m[1].text() == field.Value {
			twice++
		}
	}
	if lowest, _ := v.confidence(); twice > 1 && lowest >= weakGlyph && field.Review {
		field = fieldOf(v, field.Value, agreed, true)
	}
	if !labelled || !f.builtAsEntry(field.Value) {
		return inDoubt(field)
	}
	return field
}

// builtAsEntry reports whether a number is built as that of a declaration, in
// the direction that the title says.
func (f *form) builtAsEntry(number string) bool {
	m := entryShape.FindStringSubmatch(number)
	title := f.flat()
	exports, imports := strings.Contains(title, "出口货物报关单"), strings.Contains(title, "进口货物报关单")
	return m != nil && (exports == imports || exports == (m[2] == "0"))
}

// readDeclared reads the date of declaration. The number of the declaration says
// its year.
func (f *form) readDeclared(ctx context.Context, entry dossier.Field) dossier.Field {
	date := readDate(ctx, in(f.boxes("declaration_date"), customsDate))
	if m := entryShape.FindStringSubmatch(entry.Value); m != nil && !strings.HasPrefix(date.Value, m[1]) {
		return inDoubt(date)
	}
	return date
}

// partyCode is the credit code of the party at home: in brackets behind its
// label, in its box, or at the label of codes in the same row.
func (f *form) partyCode(party []box) span {
	for _, b := range party {
		if len(b.code.text()) == creditCode.length {
			return b.code
		}
		if v := in([]box{b}, customsCode); !v.empty() {
			return v
		}
		if v := in(f.codesOf(b), customsCode); !v.empty() {
			return v
		}
	}
	return nil
}

// codesOf are the boxes of credit codes in the row of a party's box, else in the
// next row under it.
func (f *form) codesOf(party box) []box {
	var beside, under []box
	for _, c := range f.boxes("uscc") {
		switch {
		case c.row == party.row && c.label.Min.X > party.label.Min.X:
			beside = append(beside, c)
		case c.row == party.row+1 && overlapX(c.label, party.label):
			under = append(under, c)
		}
	}
	if len(beside) > 0 {
		return beside
	}
	return under
}
