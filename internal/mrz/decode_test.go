package mrz_test

import (
	"errors"
	"strings"
	"testing"

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

func FuzzFit(f *testing.F) {
	f.Add([]byte(specimen1 + specimen2))
	f.Fuzz(func(t *testing.T, data []byte) {
		cells := [][]mrz.Distribution{make([]mrz.Distribution, 44), make([]mrz.Distribution, 44)}
		for i, b := range data {
			cells[i/44%2][i%44][int(b)%len(mrz.Alphabet)] += float64(b) / 255
		}
		fitted, err := mrz.Fit(mrz.TD3, cells)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range fitted.Lines {
			if len(line) != 44 || len(fitted.Confidence[i]) != 44 {
				t.Fatalf("line %q", line)
			}
			for _, c := range fitted.Confidence[i] {
				if !(c >= 0 && c <= 1.000001) {
					t.Fatalf("confidence %v", c)
				}
			}
		}
	})
}

func BenchmarkFit(b *testing.B) {
	cells := printed(specimen1, specimen2)
	for i := range cells[1] {
		cells[1][i] = between(specimen2[i], 0.9, '8')
	}
	for b.Loop() {
		if _, err := mrz.Fit(mrz.TD3, cells); err != nil {
			b.Fatal(err)
		}
	}
}
