// Package report shows a completeness report (完整性报告) to people: as text for
// a terminal, as one self-contained page and as a workbook; and what the
// company is told of it, the notice (补正通知书). It judges nothing; it is handed
// the verdict. Every text it shows may come from a hostile file: control
// characters, escape sequences and bidirectional overrides never get through,
// and no text becomes a formula.
package report
