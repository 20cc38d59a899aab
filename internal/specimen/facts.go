package specimen

import (
	"math/rand/v2"
	"time"
)

// person is an applicant who does not exist.
type person struct {
	nameZh           string
	surname, given   string // pinyin, upper case, as on the passport
	sex              string // M or F
	idNumber         string
	birth            time.Time
	birthPlaceZh     string // province: 辽宁
	birthPlaceLatin  string // LIAONING
	passportNumber   string
	passportIssue    time.Time
	passportExpiry   time.Time
	issuePlaceZh     string
	issuePlaceLatin  string
	personalNumber   string // 14 characters of the zone
	position         string // 职务: 销售总监
	phone            string
	policeStation    string // 沈阳市公安局和平分局
	hukouAddress     string
	nationality      string // CHN, or another for a planted defect
	passportMRZState string // issuing state of the zone
}

// company is an enterprise that does not exist.
type company struct {
	name, uscc, legalRep, address string
	industry                      string // manufacturing, goods_trade or other
	province, city, district      string // 辽宁省, 沈阳市, 和平区
	trade                         string // 行业 in the name: 机械制造
	kind                          string // 类型: 有限责任公司(自然人投资或控股)
	scope                         string
	employees                     int
	established                   time.Time
	capitalWan                    int
	phone, account                string
	taxOffice, registrar          string
	tradeEconomy                  economy // whom it does business with
}

// economy is an APEC economy as customs and contracts name it.
type economy struct{ zh, en, code, partner, city string }

// facts are what one paper is drawn from.
type facts struct {
	rng     *rand.Rand
	today   time.Time // day of submission
	company company
	person  *person   // nil for enterprise papers
	people  []person  // everybody in the group
	defect  string    // the rule to be broken by this paper, "" for none
	fee     *fee      // that a slip pays; nil for the ministry's
	until   time.Time // when a card ends; zero for any day
}

// paper is a drawn paper: its pages and what a reader should find on it, by
// the field names of the contract, in normal form.
type paper struct {
	pages []*page
	truth map[string]any // string or []string
}

// layout is one way a kind of paper looks.
type layout struct {
	name string
	held bool // belongs to the second set, kept apart
	draw func(f *facts) paper
}

// newRand returns the source for one stream of seed, so that files made in
// parallel do not depend on each other's order.
func newRand(seed, stream uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, stream^0x9e3779b97f4a7c15))
}

func pick[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

// between returns a number in [low, high].
func between(rng *rand.Rand, low, high int) int { return low + rng.IntN(high-low+1) }

func digits(rng *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + rng.IntN(10))
	}
	return string(b)
}

func day(year, month, d int) time.Time {
	return time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
}

// isoDate writes t as the contract's dates are: YYYY-MM-DD.
func isoDate(t time.Time) string { return t.Format("2006-01-02") }
