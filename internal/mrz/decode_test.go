package mrz_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"zhengqi/internal/mrz"
)

// printed gives the cells of lines read without doubt.
func printed(lines ...string) [][]mrz.Distribution {
	out := make([][]mrz.Distribution, len(lines))
	for i, line := range lines {
		for k := range line {
			out[i] = append(out[i], sure(line[k]))
		}
	}
	return out
}

func sure(c byte) mrz.Distribution {
	var d mrz.Distribution
	d[strings.IndexByte(mrz.Alphabet, c)] = 1
	return d
}

// between is a cell that looks like a with probability p, else like b.
func between(a byte, p float64, b byte) mrz.Distribution {
	var d mrz.Distribution
	d[strings.IndexByte(mrz.Alphabet, a)] = p
	d[strings.IndexByte(mrz.Alphabet, b)] = 1 - p
	return d
}

const (
	specimen1 = "POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<"
	specimen2 = "EF12608921CHN8503208F2901178NGKELMPONBPJB978"
)

func fit(t *testing.T, format mrz.Format, cells [][]mrz.Distribution) mrz.Fitted {
	t.Helper()
	f, err := mrz.Fit(format, cells)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFitReturnsClearPrintAsItIs(t *testing.T) {
	for _, test := range []struct {
		name   string
		format mrz.Format
		lines  []string
	}{
		{"TD3", mrz.TD3, []string{specimen1, specimen2}},
		{"TD3 of ICAO", mrz.TD3, []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}},
		{"TD3 without personal number", mrz.TD3, []string{"P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<<0"}},
		{"TD1", mrz.TD1, []string{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"}},
		{"TD2", mrz.TD2, []string{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"}},
		{"MRV-A", mrz.MRVA, []string{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"}},
		{"wrong check digits", mrz.TD3, []string{specimen1, "EF12608925CHN8503205F2901175NGKELMPONBPJB955"}},
		{"one name", mrz.TD3, []string{"POCHNABUDUREHEMANJIANG<<<<<<<<<<<<<<<<<<<<<<", specimen2}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := fit(t, test.format, printed(test.lines...))
			if got, want := strings.Join(f.Lines, "\n"), strings.Join(test.lines, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestFitMendsDoubtByTheCheckDigits(t *testing.T) {
	cells := printed(specimen1, specimen2)
	cells[1][3] = between('Z', 0.7, '2')
	cells[1][15] = between('S', 0.9, '5')
	f := fit(t, mrz.TD3, cells)
	if f.Lines[1] != specimen2 {
		t.Fatalf("got %s", f.Lines[1])
	}
	if f.Confidence[1][3] < 0.99 {
		t.Errorf("a repair the check digits leave no choice about has confidence %.3f", f.Confidence[1][3])
	}
}

func TestFitKeepsDoubtThatNoCheckDigitSettles(t *testing.T) {
	cells := printed("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
	cells[1][0] = between('L', 0.7, '1')
	cells[0][9] = between('H', 0.6, 'M')
	f := fit(t, mrz.TD3, cells)
	if c := f.Confidence[1][0]; c < 0.6 || c > 0.8 {
		t.Errorf("L or 1, which no check digit tells apart, has confidence %.3f, want 0.7", c)
	}
	if c := f.Confidence[0][9]; c < 0.5 || c > 0.7 {
		t.Errorf("a doubtful letter of a name has confidence %.3f, want 0.6", c)
	}
}

func TestFitLetsClearPrintWinOverItsCheckDigit(t *testing.T) {
	line := "EF12608931" + specimen2[10:]
	f := fit(t, mrz.TD3, printed(specimen1, line))
	if f.Lines[1] != line {
		t.Errorf("clear print was changed to %s", f.Lines[1])
	}
}

func TestFitKeepsDigitsOutOfNames(t *testing.T) {
	cells := printed(specimen1, specimen2)
	cells[0][11] = between('1', 0.8, 'I')
	cells[0][25] = between('K', 0.8, '<')
	if f := fit(t, mrz.TD3, cells); f.Lines[0] != specimen1 {
		t.Errorf("got %s", f.Lines[0])
	}
}

func TestFitPenaltyTellsAZoneFromOtherText(t *testing.T) {
	zone := fit(t, mrz.TD3, printed(specimen1, specimen2))
	other := fit(t, mrz.TD3, printed(specimen2, specimen1))
	if zone.Penalty > 5 || other.Penalty < 50 {
		t.Errorf("penalties: zone %.1f, lines swapped %.1f", zone.Penalty, other.Penalty)
	}
}

func TestFitRefusesAnotherShape(t *testing.T) {
	for _, cells := range [][][]mrz.Distribution{nil, printed(specimen1), printed(specimen1, specimen2[1:])} {
		if _, err := mrz.Fit(mrz.TD3, cells); !errors.Is(err, mrz.ErrShape) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := mrz.Fit("TD9", nil); !errors.Is(err, mrz.ErrShape) {
		t.Errorf("got %v", err)
	}
}

// sealed appends the composite check digit to the second line of a TD2 or TD3
// zone without it.
func sealed(line string) string {
	return line + string(mrz.CheckDigit(line[:10]+line[13:20]+line[21:]))
}

func TestFitReadsLongNumbersOfCards(t *testing.T) {
	for _, test := range []struct {
		format mrz.Format
		lines  []string
		line   int
		at     int
		like   byte
	}{
		{mrz.TD1, []string{"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"}, 0, 16, '7'},
		{mrz.TD2, []string{"I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", sealed("D23145890<UTO3407127M95071227349<<<")}, 1, 29, '5'},
	} {
		cells := printed(test.lines...)
		cells[test.line][test.at] = between(test.like, 0.6, test.lines[test.line][test.at])
		f := fit(t, test.format, cells)
		if f.Lines[test.line] != test.lines[test.line] || f.Confidence[test.line][test.at] < 0.99 {
			t.Errorf("%s: got %q, confidence %.3f, %+v", test.format, f.Lines, f.Confidence[test.line][test.at], f.Mends)
		}
	}
}

func TestFitReadsUnknownDates(t *testing.T) {
	for _, birth := range []string{"<<<<<<", "85<<<<", "8503<<", "<<0320"} {
		line := sealed("EF12608921CHN" + birth + string(mrz.CheckDigit(birth)) + "F2901178NGKELMPONBPJB97")
		cells := printed(specimen1, line)
		for i := range birth {
			if birth[i] == '<' {
				cells[1][13+i] = between('<', 0.5, 'K')
			}
		}
		f := fit(t, mrz.TD3, cells)
		if f.Lines[1] != line || f.FieldConfidence(mrz.FieldBirthDate) < 0.9 {
			t.Errorf("%s: got %s, %.3f", birth, f.Lines[1], f.FieldConfidence(mrz.FieldBirthDate))
		}
	}
}

func TestFitListsWhatItMends(t *testing.T) {
	cells := printed(specimen1, specimen2)
	cells[0][6] = between('3', 0.9, 'H')  // no digit stands in a name
	cells[1][26] = between('1', 0.7, '7') // the date's check digit and the composite decide
	f := fit(t, mrz.TD3, cells)
	if f.Lines[0] != specimen1 || f.Lines[1] != specimen2 || len(f.Mends) != 2 {
		t.Fatalf("got %q, %+v", f.Lines, f.Mends)
	}
	name, date := f.Mends[0], f.Mends[1]
	if name.ByCheck || name.Seen != '3' || name.Put != 'H' || name.Line != 0 || name.At != 6 || !name.Certain() {
		t.Errorf("the digit in the name: %+v", name)
	}
	if !date.ByCheck || date.Seen != '1' || date.Put != '7' || date.Line != 1 || date.At != 26 || !date.Certain() {
		t.Errorf("the digit of the date: %+v", date)
	}
}

// Two repairs of a number explain its check digit equally well; the one chosen
// must not pass for certain.
func TestFitIsUnsureOfOneRepairAmongSeveral(t *testing.T) {
	line := "EF12608931" + specimen2[10:]
	cells := printed(specimen1, line)
	cells[1][8] = between('3', 0.8, '2')
	cells[1][5] = between('0', 0.8, '9')
	f := fit(t, mrz.TD3, cells)
	if c := f.FieldConfidence(mrz.FieldDocumentNumber); c > mrz.Unsure {
		t.Errorf("%s has confidence %.3f, %+v", f.Lines[1], c, f.Mends)
	}
}

func TestFitIsUnsureOfWhatIsAgainstTheStandard(t *testing.T) {
	wrongMonth := sealed("EF12608921CHN851320" + string(mrz.CheckDigit("851320")) + specimen2[20:43])
	for _, test := range []struct{ field, line1, line2 string }{
		{mrz.FieldIssuingState, "P<QQQZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<", specimen2},
		{mrz.FieldNames, "POCHNZHENGJIAN<<YANGBEN<<<<<<<<M<<<<<<<<<<<<", specimen2},
		{mrz.FieldNames, "POCHNZHENGJ1AN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<", specimen2},
		{mrz.FieldBirthDate, specimen1, wrongMonth},
		{mrz.FieldBirthDate, specimen1, "EF12608921CHN8503203F2901178NGKELMPONBPJB978"},
		{mrz.FieldSex, specimen1, "EF12608921CHN8503208B2901178NGKELMPONBPJB978"},
	} {
		f := fit(t, mrz.TD3, printed(test.line1, test.line2))
		if c := f.FieldConfidence(test.field); c > mrz.Unsure {
			t.Errorf("%s of %q has confidence %.4f", test.field, f.Lines, c)
		}
	}
}

func TestFitCountsBlindDoubtTenfold(t *testing.T) {
	cells := printed(specimen1, specimen2)
	cells[1][6] = between('8', 0.995, 'S')
	cells[1][28] = between('N', 0.995, 'D')
	f := fit(t, mrz.TD3, cells)
	if c := f.Confidence[1][28]; c > 0.96 || c < 0.9 {
		t.Errorf("doubt that no check digit settles leaves a confidence of %.4f", c)
	}
	if c := f.Confidence[1][6]; c < 0.999 {
		t.Errorf("a letter that the number cannot have there leaves a confidence of %.4f", c)
	}
}

// Where 5 was read S in one place it may have been in another, and both changes
// together leave the sum as it was.
func TestFitDoubtsPairsThatCancelOut(t *testing.T) {
	line := "X5Q1S9S427UTO7408122F1204159<<<<<<<<<<<<<<<" // 5 for S adds 7*3 and 3*3
	line = sealed(line[:9] + string(mrz.CheckDigit(line[:9])) + line[10:])
	cells := printed("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", line)
	cells[1][4], cells[1][6] = between('S', 0.98, '5'), between('S', 0.98, '5')
	f := fit(t, mrz.TD3, cells)
	if f.Lines[1] != line {
		t.Fatalf("got %s", f.Lines[1])
	}
	both := mrz.CheckDigit(line[:4]+"5"+line[5:6]+"5"+line[7:9]) == line[9]
	if c := f.FieldConfidence(mrz.FieldDocumentNumber); (c < 0.99) != both {
		t.Errorf("confidence %.4f, both changes pass: %v", c, both)
	}
}

func TestFitReadsNames(t *testing.T) {
	pad := func(s string) string { return s + strings.Repeat("<", 44-len(s)) }
	type doubt struct {
		at   int
		like byte
		p    float64
	}
	for name, test := range map[string]struct {
		want   string
		doubts []doubt
	}{
		"K for fillers behind the names":       {pad("P<UTOERIKSSON<<ANNA<MARIA"), []doubt{{26, 'K', 0.9}, {31, 'K', 0.999}, {43, 'K', 0.999}}},
		"K between the names":                  {pad("P<UTOERIKSSON<<ANNA"), []doubt{{13, 'K', 0.5}, {14, 'K', 0.5}}},
		"fillers for K":                        {pad("P<UTOKRIKSSON<<KARKA"), []doubt{{5, '<', 0.9}, {8, '<', 0.4}}},
		"noise behind the names":               {pad("P<UTOERIKSSON<<ANNA"), []doubt{{33, 'H', 0.99}, {34, 'X', 0.99}, {35, '0', 0.9}}},
		"one name":                             {pad("P<UTOARKFREITH"), []doubt{{20, 'K', 0.9}, {17, 'K', 0.6}}},
		"names cut off at the end":             {"P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", []doubt{{43, '<', 0.2}}},
		"a name that fills the line":           {"P<UTOPAPANDROPOULOUS<<JONATHON<ALEXANDERSSON", nil},
		"a mainland name with a look-alike":    {pad("POCHNZHENGJIAN<<GUOZHONG"), []doubt{{17, 'L', 0.8}, {6, 'M', 0.7}}},
		"ü as YU, U and V":                     {pad("POCHNLYU<<NV"), []doubt{{6, 'V', 0.8}, {10, 'M', 0.5}}},
		"a mainland name that is no Pinyin":    {pad("POCHNALIMJAN<<MEMET"), []doubt{{8, 'N', 0.3}}},
		"a Hong Kong name of several words":    {pad("P<CHNCHUNG<<KWOK<SUM"), []doubt{{16, 'K', 0.4}}},
		"a mainland name of one part":          {pad("POCHNABUDUREHEMANJIANG"), []doubt{{5, '4', 0.9}}},
		"a mainland name with noise behind it": {pad("POCHNWANG<<XIAOLIN"), []doubt{{19, 'K', 0.9}, {20, 'L', 0.9}}},
	} {
		cells := printed(test.want, "E00000000<UTO<<<<<<0<<<<<<<0<<<<<<<<<<<<<<<0")
		for _, d := range test.doubts {
			cells[0][d.at] = between(d.like, d.p, test.want[d.at])
		}
		if f := fit(t, mrz.TD3, cells); f.Lines[0] != test.want {
			t.Errorf("%s: got  %s\nwant %s", name, f.Lines[0], test.want)
		}
	}
}

func TestFitBearsAnyNumbers(t *testing.T) {
	for name, p := range map[string]float64{"not a number": math.NaN(), "infinite": math.Inf(1), "negative": -1, "zero": 0, "huge": math.MaxFloat64, "tiny": math.SmallestNonzeroFloat64} {
		for _, format := range []mrz.Format{mrz.TD1, mrz.TD2, mrz.TD3, mrz.MRVA, mrz.MRVB} {
			cells := make([][]mrz.Distribution, 2+count(format == mrz.TD1))
			for i := range cells {
				cells[i] = make([]mrz.Distribution, map[mrz.Format]int{mrz.TD1: 30, mrz.TD2: 36, mrz.TD3: 44, mrz.MRVA: 44, mrz.MRVB: 36}[format])
				for k := range cells[i] {
					for j := range cells[i][k] {
						cells[i][k][j] = p
					}
				}
			}
			f := fit(t, format, cells)
			for _, field := range []string{mrz.FieldNames, mrz.FieldDocumentNumber, mrz.FieldBirthDate} {
				if c := f.FieldConfidence(field); !(c >= 0 && c < 0.5) {
					t.Errorf("%s, %s: %s has confidence %v with nothing seen", name, format, field, c)
				}
			}
			if !(f.Penalty >= 0) || math.IsInf(f.Penalty, 0) {
				t.Errorf("%s, %s: penalty %v", name, format, f.Penalty)
			}
		}
	}
}

func TestFitTakesDistributionsOfAnySum(t *testing.T) {
	plain, scaled := printed(specimen1, specimen2), printed(specimen1, specimen2)
	plain[0][9] = between('H', 0.6, 'M')
	scaled[0][9] = between('H', 0.6, 'M')
	for k := range scaled[0][9] {
		scaled[0][9][k] *= 7
	}
	if diff := cmp.Diff(fit(t, mrz.TD3, plain), fit(t, mrz.TD3, scaled), cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Error(diff)
	}
}

func TestBlind(t *testing.T) {
	classes := strings.Fields("0<AKU 1BLV 2CMW 3DNX 4EOY 5FPZ 6GQ 7HR 8IS 9JT")
	for _, a := range []byte(mrz.Alphabet) {
		for _, b := range []byte(mrz.Alphabet) {
			together := slices.ContainsFunc(classes, func(c string) bool { return strings.IndexByte(c, a) >= 0 && strings.IndexByte(c, b) >= 0 })
			if got := mrz.Blind(a, b); got != (together && a != b) {
				t.Errorf("Blind(%c, %c) = %v", a, b, got)
			}
			moved := false
			for i := range 3 {
				moved = moved || mrz.CheckDigit(strings.Repeat("<", i)+string(a)) != mrz.CheckDigit(strings.Repeat("<", i)+string(b))
			}
			if a != b && moved == mrz.Blind(a, b) {
				t.Errorf("%c and %c: a check digit moves: %v", a, b, moved)
			}
		}
	}
	if mrz.Blind('a', 'K') || mrz.Blind(0, '<') {
		t.Error("a character outside the alphabet is taken for one of value 0")
	}
}

// BenchmarkFit decodes what readers of pictures see: a zone of Hong Kong read
// without doubt, one of the mainland with doubt in every cell of the second
// line, a bad picture, and one of which nothing is known.
func BenchmarkFit(b *testing.B) {
	doubtful := printed(specimen1, specimen2)
	for i := range doubtful[1] {
		doubtful[1][i] = between(specimen2[i], 0.9, '8')
	}
	cam := camera{rand.New(rand.NewPCG(1, 2)), 5, 1, 1}
	for _, bench := range []struct {
		name  string
		cells [][]mrz.Distribution
	}{
		{"clear", printed("P<CHNCHUNG<<KWOK<SUM<<<<<<<<<<<<<<<<<<<<<<<<", "K123455994CHN8008080F1702057HK8888888<<<<<36")},
		{"doubtful", doubtful},
		{"bad", cam.look([]string{specimen1, specimen2})},
		{"nothing", [][]mrz.Distribution{make([]mrz.Distribution, 44), make([]mrz.Distribution, 44)}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := mrz.Fit(mrz.TD3, bench.cells); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A name in Pinyin is likelier than another, and no proof of a letter.
func TestFitLeavesOpenLettersOfNamesToAPerson(t *testing.T) {
	for p, sure := range map[float64]bool{0.5: false, 0.2: false, 0.01: true} {
		cells := printed("POCHNLIN<<XIAOMING<<<<<<<<<<<<<<<<<<<<<<<<<<", specimen2)
		cells[0][7] = between('M', p, 'N')
		if f := fit(t, mrz.TD3, cells); (f.FieldConfidence(mrz.FieldNames) > 0.999) != sure {
			t.Errorf("N or, with %v, M: %.5f sure", p, f.FieldConfidence(mrz.FieldNames))
		}
	}
}
