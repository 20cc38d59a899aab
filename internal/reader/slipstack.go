package reader

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// What no bank slip is without.
var (
	slipPayer   = regexp.MustCompile(`(?:^|[^收])(?:付款?|汇款|转出|借方?|汇出)(?:人|方(?:[^式]|$)|账|帐|户|单位|名)|PAYER|REMITTER`)
	slipPayee   = regexp.MustCompile(`(?:收款?|转入|贷方?|汇入)(?:人|方(?:[^式]|$)|账|帐|户|单位|名)|PAYEE|BENEFICIARY`)
	slipSum     = regexp.MustCompile(`(?:^|[^\d.,])\d[\d,]*\.\d\d(?:[^\d.]|$)|[元圆角分][整正]`)
	slipAccount = regexp.MustCompile(`\d[\d*]{9,}`)
	slipNumber  = regexp.MustCompile(`[0-9A-Z]{8,}`)
)

// slipStarts returns the rows where bank slips begin that were copied one under
// the other, whoever drew them up: each part of the page says who pays whom how
// much, and has a number that the others have not.
func slipStarts(rows []row, v verdict) []int {
	if v.kind != dossier.RemittanceSlip {
		return nil
	}
	return slipsWithin(rows, deepest)
}

// deepest is how often a page is parted again at most: the time for a page of
// whatever text is that of as many looks at it.
const deepest = 8

// slipsWithin is slipStarts for a part of a page.
func slipsWithin(rows []row, depth int) []int {
	if depth == 0 {
		return []int{0}
	}
	cut := slipCut(rows)
	if cut == 0 {
		return []int{0}
	}
	lower := slipsWithin(rows[cut:], depth-1)
	for i := range lower {
		lower[i] += cut
	}
	return append(slipsWithin(rows[:cut], depth-1), lower...)
}

// slipCut is the row that begins the second of two slips, over which there is
// more white than over nearly all others, or which is a title. It is 0 where the
// rows are of one slip.
func slipCut(rows []row) int {
	const least, most = 4, 3 // rows of a slip, and places that are tried
	white := make([]float64, len(rows))
	var places []int
	for i := least; i <= len(rows)-least; i++ {
		white[i] = float64(rows[i].box.Min.Y - rows[i-1].box.Max.Y)
		if isTitle(rows[i], dossier.RemittanceSlip) {
			white[i] += 2 * rows[i].height
		}
		places = append(places, i)
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(white[b], white[a]) })
	for _, i := range places[:min(most, len(places))] {
		if twoSlips(rows[:i], rows[i:]) {
			return i
		}
	}
	return 0
}

// twoSlips reports whether the rows over and under a line are slips each.
func twoSlips(upper, lower []row) bool {
	a, b := slipText(upper), slipText(lower)
	return ownNumber(a, b) && ownNumber(b, a) && slipAlone(upper, a) && slipAlone(lower, b)
}

// slipAlone reports whether rows are a slip by themselves: they name both who pays
// and who is paid, or one of them under a title.
func slipAlone(rows []row, say string) bool {
	payer := slipPayer.MatchString(say) || cellOf(rows, "付汇")
	payee := slipPayee.MatchString(say) || cellOf(rows, "收")
	if !slipSum.MatchString(say) || len(slipAccount.FindAllString(say, 2)) < 2 || !payer && !payee {
		return false
	}
	const head = 3 // rows
	titled := titleWorth(dossier.RemittanceSlip, headings(rows[:min(head, len(rows))])) > mentionScore
	return (payer && payee || titled) && decide(rows, "").kind == dossier.RemittanceSlip
}

// cellOf reports whether one of some characters stands alone, as those of a label
// do that is written downwards.
func cellOf(rows []row, chars string) bool {
	for _, r := range rows {
		for _, c := range r.cells(gapWithin) {
			if len(c.glyphs) == 1 && strings.ContainsRune(chars, c.glyphs[0].r) {
				return true
			}
		}
	}
	return false
}

// slipText is what rows say but for notes and sums that are not paid.
func slipText(rows []row) string {
	var b strings.Builder
	for _, r := range upperRows(rows) {
		if s := string(r); !slipNote.MatchString(s) {
			b.WriteString(otherSum.ReplaceAllString(s, ""))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// otherSum is a fee or what is left on an account, and slipNote begins a line
// that tells the reader something about slips.
var otherSum = regexp.MustCompile(`(?:手续费|余额|费用|工本费)[^\d]{0,6}[\d,.]+`)

var slipNote = regexp.MustCompile(`^(?:温馨提示|提示|说明|注|备注|重要)|本(?:凭证|回单|电子)`)

// ownNumber reports whether a text has a number that another has not.
func ownNumber(a, b string) bool {
	const most = 40 // numbers of a slip that are looked for
	return slices.ContainsFunc(slipNumber.FindAllString(a, most), func(n string) bool { return !strings.Contains(b, n) })
}
