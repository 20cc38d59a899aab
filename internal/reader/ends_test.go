package reader

import (
	"context"
	"image"
	"testing"
)

func TestEndsOfATable(t *testing.T) {
	const row = 45 // pixels from one row to the next
	for name, c := range map[string]struct {
		months [3]string
		again  []string // by the looks at where a row may be missing, at the first and at the last row
		unread int      // where, in pixels under its neighbour, print stands that was not read
		want   ends
	}{
		"nothing around it":              {[3]string{"202608", "202609", "202610"}, []string{"202608", "202610"}, 0, ends{true, true}},
		"unread print under it":          {[3]string{"202608", "202609", "202610"}, []string{"", "202608", "202610"}, row, ends{true, false}},
		"the same, newest first":         {[3]string{"202610", "202609", "202608"}, []string{"", "202610", "202608"}, row, ends{false, true}},
		"the first row reads otherwise":  {[3]string{"202608", "202609", "202610"}, []string{"202606", "202606", "202610"}, 0, ends{false, true}},
		"the last row reads otherwise":   {[3]string{"202608", "202609", "202610"}, []string{"202608", "202616"}, 0, ends{true, false}},
		"one look of two reads the same": {[3]string{"202608", "202609", "202610"}, []string{"202606", "202608", "202610"}, 0, ends{true, true}},
	} {
		p := scannedPage("",
			"缴费年月    单位名称               缴费基数",
			c.months[0]+"    沈阳华晟机电设备有限公司    5000.00",
			c.months[1]+"    沈阳华晟机电设备有限公司    5000.00",
			c.months[2]+"    沈阳华晟机电设备有限公司    5000.00")
		p.engine, p.ink = &inTurn{lines: c.again}, blank(1200, 500)
		if c.unread != 0 {
			ink(p.ink, boxOf(p.rows[3].glyphs[:6]).Add(image.Pt(0, c.unread)).Inset(6))
		}
		read := &text{rows: p.rows}
		if got := readLedger(context.Background(), newForm(read, socialTerms...), read.stream()).ends(context.Background()); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
