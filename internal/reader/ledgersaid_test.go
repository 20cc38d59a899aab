package reader

import (
	"context"
	"testing"
)

// readTyped reads a statement of social insurance of those lines.
func readTyped(lines ...string) map[string]string {
	p := ownPage(append([]string{"      社会保险参保证明"}, append(lines, "打印日期:2026年11月12日")...)...)
	return values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
}

// TestMonthsOwedAreNotPaid takes no month for paid that a sentence says is owed,
// and is certain only where the sentence says that the months were paid.
func TestMonthsOwedAreNotPaid(t *testing.T) {
	three := monthsFrom("2026-07", "2026-09")
	for line, want := range map[string]string{
		"欠费月份: 2026年7月、8月、9月 共计3个月":             "",
		"断缴月份:2026年7月、8月、9月,共3个月":               "",
		"该职工2026年7月、8月、9月社会保险费尚未到账,共3个月。":       "?" + three,
		"自2026年7月至2026年9月未足额到账,共3个月。":           "?" + three,
		"王晓琳2026年7月、8月、9月在本单位就职,共3个月。":          "?" + three,
		"该职工2026年7月、8月、9月社会保险费已到账,无欠费,共3个月。":    three,
		"缴费月份:2026年7月、8月、9月,共3个月":               three,
		"缴费月份:2026年7月、8月、9月,共3个月。参保期间未发现欠费、中断。": three,
	} {
		if got := readTyped("姓名:王晓琳", "参保单位:"+here, line)["months"]; got != want {
			t.Errorf("%s: months %s, want %s", line, got, want)
		}
	}
}

// TestEmployerOfTheSentence names who paid by the sentence that says so, and
// leaves it in doubt where this names two.
func TestEmployerOfTheSentence(t *testing.T) {
	paid := "2026年7月、8月、9月缴费共3个月。"
	for said, want := range map[string]string{
		"王晓琳在" + there + "工作至2024年,现于" + here + "," + paid: "?" + there,
		"王晓琳在" + here + "工作," + paid:                       here,
		"承办:" + there + "。参保单位:" + here + "," + paid:       here,
	} {
		if got := readTyped("姓名:王晓琳", said)["employer"]; got != want {
			t.Errorf("%s: employer %s, want %s", said, got, want)
		}
	}
}

// TestTheLastMonthIsFoundOnce looks through a paper for its newest date but
// once, however many ranges go on until now.
func TestTheLastMonthIsFoundOnce(t *testing.T) {
	b := book{ledger: ledger{lines: []line{{text: "打印日期:2026年11月12日"}}}}
	first := b.lastMonth()
	b.lines = nil
	if again := b.lastMonth(); first != "2026-10" || again != first {
		t.Errorf("last month %s, then %s", first, again)
	}
}
