package report_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
	"zhengqi/internal/report"
)

// TestAReportThatIsNotCurrentSaysSoEverywhere writes a report that the group
// has outgrown, and one of a group for which no newer one can be made, in every
// form.
func TestAReportThatIsNotCurrentSaysSoEverywhere(t *testing.T) {
	racetest.Long(t)
	text := func(b []byte) string { return strings.Join(strings.Fields(string(b)), "") }
	printed := func(b []byte) string { return strings.Join(printedPages(t, b), "") }
	for name, k := range map[string]struct {
		write func(io.Writer, dossier.Report) error
		texts func([]byte) string
	}{
		"text": {report.Text, text}, "page": {report.HTML, text}, "workbook": {report.XLSX, sheetsText}, "print": {report.PDF, printed},
		"notice page": {report.NoticeHTML, text}, "notice workbook": {report.NoticeXLSX, sheetsText}, "notice print": {report.NoticePDF, printed},
	} {
		say := func(r dossier.Report) string {
			var b bytes.Buffer
			if err := k.write(&b, r); err != nil {
				t.Fatal(err)
			}
			return k.texts(b.Bytes())
		}
		r := noticed()
		if got := say(r); strings.Contains(got, "不是最新") {
			t.Errorf("%s: a current report says that it is outdated: %s", name, got)
		}
		r.Outdated = true
		if got := say(r); !strings.Contains(got, "已不是最新") || strings.Contains(got, "未能作出") || strings.Contains(name, "notice") != strings.Contains(got, "请勿发出") {
			t.Errorf("%s: outdated: %s", name, got)
		}
		r.Problem = &dossier.Problem{Code: "rules_unusable", Message: "规则包不能使用\x1b。", MessageEN: "unusable"}
		if got := say(r); !strings.Contains(got, "未能作出：规则包不能使用") {
			t.Errorf("%s: no newer one: %s", name, got)
		}
	}
}

// sheetsText is all that the cells of a workbook say.
func sheetsText(data []byte) string {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return err.Error()
	}
	defer f.Close()
	var all strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			return err.Error()
		}
		for _, row := range rows {
			all.WriteString(strings.Join(row, ""))
		}
	}
	return all.String()
}
