package mrz_test

import (
	"testing"

	"zhengqi/internal/mrz"
)

// A passport whose composite check digit is printed wrong obeys the standard as
// a visa, which has none: then its first letter is not certain.
func TestFitDoubtsTheLetterThatMakesAVisa(t *testing.T) {
	lines := []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<17"}
	cells := printed(lines...)
	cells[0][0] = between('P', 0.99, 'V')
	if f := fit(t, mrz.MRVA, cells); f.Lines[0][0] != 'V' || f.Confidence[0][0] > 0.02 {
		t.Errorf("%c is %.4f sure", f.Lines[0][0], f.Confidence[0][0])
	}
	lines[0] = "V" + lines[0][1:]
	if f := fit(t, mrz.MRVA, printed(lines...)); f.Lines[0][0] != 'V' || f.Confidence[0][0] < 0.999 {
		t.Errorf("a clear %c is %.4f sure", f.Lines[0][0], f.Confidence[0][0])
	}
}

// Cards that serve as passports begin with P, which the standard does not give
// to papers of their size: what is printed plainly is read as printed.
func TestFitReadsCardsThatBeginAsPassports(t *testing.T) {
	for _, code := range []string{"P<", "PD"} {
		cells := printed(code+"UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
		cells[0][0] = between('P', 0.97, 'A')
		f := fit(t, mrz.TD2, cells)
		if got := f.Lines[0][:2]; got != code {
			t.Errorf("%s is read as %s", code, got)
		}
	}
}
