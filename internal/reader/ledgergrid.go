package reader

import (
	"context"
	"math"
	"regexp"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/ocr"
)

// leastGrid is the least number of months that head the columns of a grid.
const leastGrid = 6

// longestMark is the length of the longest mark in a grid: an amount.
const longestMark = 9

var (
	paidMark   = regexp.MustCompile(`^(?:[●√✓✔☑■★◆√]|已[缴交到].*|实缴.*|正常.*|足额|到账|是|[YV1]|20\d{2}(?:0[1-9]|1[0-2]))$`)
	unpaidMark = regexp.MustCompile(`^(?:[-—–_/×xX○△▲0]+|未.*|欠.*|停.*|无|空|0?\.0+)$`)
	// legend is what the notes of a paper say a mark means.
	legend   = regexp.MustCompile(`[“"']?([●○◎△▲√×✓■□★☆*※◆◇/-])[”"']?(?:表示|代表|为|:|=)?(\p{Han}{1,3})`)
	goodMark = regexp.MustCompile(`^(?:已|实|正常|足额|缴[费纳清]|到账|当月)`)
)

// readGrid reads a table whose columns are the months of a year, from its
// heading on. It returns the number of lines it took; 0 where none begins.
func (b *book) readGrid(ctx context.Context, i int) int {
	head := gridMonths(b.lines[i])
	if len(head) < leastGrid {
		return 0
	}
	year, n := "", 1
	for ; i+n < len(b.lines); n++ {
		l := b.lines[i+n]
		if len(gridMonths(l)) >= leastGrid || l.row.page != b.lines[i].row.page || !b.inGrid(l, head) {
			break
		}
		for _, c := range l.cells {
			if yearCell.MatchString(c.text) {
				year = c.text[:4]
			}
		}
		b.single = append(b.single, b.gridEntries(ctx, l, head, gridYear(year, b.years[l.row.page]))...)
	}
	return n
}

func gridYear(own, heading string) string {
	if own != "" {
		return own
	}
	return heading
}

// gridMonths are the cells of a line that are the months of a year in order.
func gridMonths(l line) []cell {
	var out []cell
	for _, c := range l.cells {
		if m := monthOnly.FindStringSubmatch(c.text); m != nil {
			if n, _ := strconv.Atoi(m[1]); n == len(out)+1 {
				out = append(out, c)
			}
		}
	}
	return out
}

// inGrid reports whether a line has marks in columns of the grid.
func (b *book) inGrid(l line, head []cell) bool {
	n := 0
	for i := range head {
		c := markUnder(l, head, i)
		if c == nil {
			continue
		}
		if len([]rune(c.text)) > longestMark {
			return false
		}
		n++
	}
	return n > 0 && !labelColon.MatchString(l.text)
}

// markUnder is the cell of a line that stands in the column of the i-th month,
// nil where none does.
func markUnder(l line, head []cell, i int) *cell {
	next := i + 1
	if next == len(head) {
		next = i - 1
	}
	pitch := math.Abs(middle(head[next]) - middle(head[i]))
	for k, c := range l.cells {
		if 2*math.Abs(middle(c)-middle(head[i])) < pitch && float64(c.box().Dx()) < 1.5*pitch && !yearCell.MatchString(c.text) {
			return &l.cells[k]
		}
	}
	return nil
}

func middle(c cell) float64 { return float64(c.box().Min.X+c.box().Max.X) / 2 }

// gridEntries are the months that a row of a grid marks as paid. On a scan,
// where marks are read one for another, and where a mark is not understood, the
// grid is in doubt.
func (b *book) gridEntries(ctx context.Context, l line, head []cell, year string) []entry {
	var out []entry
	b.doubt = b.doubt || !l.row.ownText()
	for i := range head {
		c := markUnder(l, head, i)
		if c == nil {
			continue
		}
		paid, known := b.marks(c.text)
		if !l.row.ownText() {
			paid = paid && b.paidAgain(ctx, *c)
		}
		b.doubt = b.doubt || !known
		month, ok := chinese.ParseMonth(year + "年" + strconv.Itoa(i+1) + "月")
		if !paid {
			continue
		}
		if !ok {
			b.unread++
			continue
		}
		out = append(out, entry{months: []string{month}, at: span{c.run}, line: l.index, employer: b.payerOf(l), arrears: strings.Contains(c.text, "补")})
	}
	return out
}

// paidAgain reports whether a second look at a mark by itself sees a mark of
// payment too: a stroke for nothing paid is taken for one at times, among them.
func (b *book) paidAgain(ctx context.Context, c cell) bool {
	again, _ := span{c.run}.look(ctx, glance{language: ocr.Own})
	paid, _ := b.marks(tidy(again))
	return again != "" && paid
}

// legends are the marks that the notes of a paper explain, and whether each
// means that a month was paid. The first note holds.
func legends(lines []line) map[string]bool {
	out := map[string]bool{}
	for _, l := range lines {
		for _, m := range legend.FindAllStringSubmatch(l.text, -1) {
			if _, told := out[m[1]]; !told {
				out[m[1]] = goodMark.MatchString(m[2]) || strings.Contains(m[2], "补")
			}
		}
	}
	return out
}

// marks says whether a mark in a grid means that a month was paid, and whether
// that is known.
func (b *book) marks(s string) (paid, known bool) {
	if paid, told := b.legend[s]; told {
		return paid, true
	}
	switch {
	case unpaidMark.MatchString(s):
		return false, true
	case paidMark.MatchString(s), moneyFigures.MatchString(s):
		return keep(s, "123456789") != "" || !moneyFigures.MatchString(s), true
	}
	return hanOnly(s) == "" && strings.Trim(s, ".,、·") != "", false // a character is a part of another cell's name
}
