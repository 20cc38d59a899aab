package specimen

import (
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// ledgerStyle is how one statement of social insurance looks. It is drawn
// apart from the record, so that a planted defect changes no look.
type ledgerStyle struct {
	place          ledgerPlace
	issuer         string
	heading        []string // lines of the title
	sheetW, sheetH float64
	x, w, top      float64
	size           float64
	body, caps     face
	ruled          int
	rule           float64
	ruleInk, tint  ink
	loose          float64 // height of a row in letters
	fill, centred  bool    // tables over the whole width, or in the middle
	boldHead       bool
	tinted         bool
	striped        bool
	blockSide      byte
	repeats        int    // what further sheets repeat: nothing, the title, the head too
	numbered       string // how sheets are numbered, "" for not at all
	month          func(time.Time) string
	joint          string // between two months
	date           func(time.Time) string
	colon          string
	newest         bool // newest first
	units          int
	form           int // of the body
	paid, late     string
	starred        bool // a star marks what was paid late
	open           string
	shown          bool // months not paid have rows
	fields         int  // how the head is written
	proof          int  // where the verification code stands
	dated, signed  int  // where the date and the issuer stand
	window         int
	platform       bool
	narrow         float64 // the least width of a wrapped column
	foot           bool    // the employer stands below the list only
	upright        bool    // headings of narrow columns run downwards
	yearOnce       bool    // a range within a year names the year once
	untilNow       bool    // a range that still runs has no end
	seed           uint64  // of what is chosen while drawing
}

// ledger is one statement being drawn.
type ledger struct {
	ledgerStyle
	f     *facts
	rng   *rand.Rand
	r     socialRecord
	n     pen
	y     float64
	pages []*page
	truth map[string]any
	said  map[string]bool // what has been printed
}

// How the employer of a month is told.
const (
	unitColumn = iota
	unitAbove  // by a code, with a list of names above
	unitBelow
	unitBlocks // as the heading of its months
	unitHead   // once, in the head
	unitWays
)

// drawAnySocial draws a statement whose look is composed at random.
func drawAnySocial(f *facts) paper {
	l := &ledger{f: f, rng: newRand(f.rng.Uint64(), 77), said: map[string]bool{}}
	l.ledgerStyle = newLedgerStyle(l.rng, f)
	l.r = newSocialRecord(f, l.window)
	if f.defect == "" && f.rng.IntN(2) == 0 {
		l.r = l.r.paused(f)
	}
	if l.units == unitHead {
		l.r = l.r.alone()
	}
	if l.proof > 0 {
		l.r.code = pick(l.rng, []func() string{
			func() string { return verification(f, 16, 0) }, func() string { return verification(f, 20, 4) }, func() string { return digits(f.rng, 18) },
			func() string { return hex(f, 32) }, func() string { return verification(f, 6, 0) }, func() string { return verification(f, 12, 0) },
			func() string { return strings.ToLower(verification(f, 16, 4)) }, func() string { return strings.ToLower(verification(f, 12, 0)) },
		})()
	}
	l.truth = l.r.truth(l.issuer)
	l.n = pen{nil, l.size, l.body, black}
	l.next()
	l.title()
	l.head()
	l.decoyAbove()
	l.payments()
	l.below()
	l.sign()
	l.numbers()
	return paper{l.pages, l.found()}
}

// alone is the record at the present employer only.
func (r socialRecord) alone() socialRecord {
	r.months = slices.Clone(r.paid())
	r.units = r.units[len(r.units)-1:]
	for i := range r.months {
		r.months[i].unit = 0
	}
	return r
}

// found is the truth less what this statement does not print.
func (l *ledger) found() map[string]any {
	for _, name := range []string{"issue_date", "issuer", "verification_code"} {
		if !l.said[name] {
			delete(l.truth, name)
		}
	}
	return l.truth
}

func newLedgerStyle(rng *rand.Rand, f *facts) ledgerStyle {
	s := ledgerStyle{
		place: pick(rng, ledgerPlaces), sheetW: 210, sheetH: 297, top: between2(rng, 18, 30), size: pick(rng, []float64{8, 8.5, 9, 9, 9.5, 10, 10.5, 11}),
		body: pick(rng, slices.Concat(songs, songs, heis, heis, kais[:1])), caps: pick(rng, []face{fontHeiBold, fontSongBold, fontHei, fontSong, fontZenHei}),
		rule: pick(rng, []float64{0.1, 0.2, 0.25, 0.35}), ruleInk: pick(rng, []ink{black, black, black, grey}),
		tint: pick(rng, []ink{{232, 238, 246}, {240, 240, 240}, {236, 246, 238}}), loose: pick(rng, []float64{1.7, 1.9, 2.1, 2.4, 2.8}),
		ruled: pick(rng, []int{ruledAll, ruledAll, ruledAll, ruledAll, ruledAcross, ruledHead, ruledNone}), fill: rng.IntN(4) > 0, centred: rng.IntN(2) == 0,
		boldHead: rng.IntN(2) == 0, tinted: rng.IntN(4) == 0, striped: rng.IntN(8) == 0, blockSide: pick(rng, []byte{'l', 'c'}),
		repeats: rng.IntN(3), numbered: pick(rng, []string{"", "第 # 页 共 $ 页", "第#页/共$页", "# / $", "- # -", "第 # 页", "right", "第#页，共$页"}),
		month: pick(rng, ledgerMonths), date: pick(rng, ledgerDates), colon: pick(rng, []string{"：", "：", "：", ":", "： ", "  "}),
		joint: pick(rng, []string{"-", " - ", "至", "～", "~", "—", " 至 ", "--", "到"}), newest: rng.IntN(3) == 0, units: rng.IntN(unitWays), form: rng.IntN(ledgerForms), narrow: between2(rng, 22, 38),
		paid: pick(rng, ledgerPaid), late: pick(rng, ledgerLate), starred: rng.IntN(5) == 0, open: pick(rng, ledgerOpen), shown: rng.IntN(3) == 0,
		fields: rng.IntN(headWays), proof: rng.IntN(6), dated: rng.IntN(6), signed: rng.IntN(5), platform: rng.IntN(6) == 0, seed: rng.Uint64(),
	}
	s.settle(rng)
	s.heading = s.place.title(rng, "（"+f.today.Format("2006年")+"）")
	return s
}

// settle makes the choices that depend on others.
func (s *ledgerStyle) settle(rng *rand.Rand) {
	if rng.IntN(4) == 0 {
		s.sheetW, s.sheetH = 297, 210
	}
	switch s.form {
	case formHalves: // names are too wide for it, and blocks would be torn
		s.units = pick(rng, []int{unitAbove, unitBelow, unitHead})
	case formBands, formGrid, formTurned, formStaff:
		s.units = unitHead
	case formCards:
		s.sheetW, s.sheetH = 210, 297
	}
	s.turns(rng)
	s.x = between2(rng, 13, 24)
	s.w = s.sheetW - 2*s.x
	s.window = pick(rng, []int{12, 13, 18, 24, 24, 36})
	if s.compact() {
		s.window = pick(rng, []int{12, 24, 36, 48, 60, 90})
	}
	s.issuer = s.place.office(rng)
	if s.platform && s.signed == 0 { // nobody but the platform issues it
		s.issuer = pick(rng, []string{"国家社会保险公共服务平台", "国家政务服务平台", "电子社保卡"})
	}
}

// between2 is a length between two, in half millimetres.
func between2(rng *rand.Rand, low, high int) float64 {
	return float64(between(rng, 2*low, 2*high)) / 2
}

func anySocialLayouts() []layout { return []layout{{name: "any", draw: drawAnySocial}} }
