package mrz_test

import (
	"strings"
	"testing"

	"zhengqi/internal/mrz"
)

// On some pictures every 0 looks like O. The dates tell, and the number and the
// optional data are read accordingly; a letter in front of a number stays.
func TestFitLearnsHowAPictureShowsDigits(t *testing.T) {
	number, personal := "GO3870248", "2551400994008<"
	line := sealed(number + string(mrz.CheckDigit(number)) + "SAU0407207F2204260" + personal + string(mrz.CheckDigit(personal)))
	cells := printed("P<SAUYILMAZ<<OTTO<<<<<<<<<<<<<<<<<<<<<<<<<<<", line)
	for i := range line {
		if line[i] == '0' {
			cells[1][i] = between('O', 0.99999, '0')
		}
	}
	f := fit(t, mrz.TD3, cells)
	if f.Lines[1] != line {
		t.Errorf("got %s, want %s", f.Lines[1], line)
	}
	if n := strings.Count(line, "0"); len(f.Mends) != n {
		t.Errorf("%d mends of %d, %+v", len(f.Mends), n, f.Mends)
	}
}

// A digit where only letters may stand is the letter that looks like it; in a
// name that is not certain.
func TestFitTakesDigitsAmongLettersForLetters(t *testing.T) {
	f := fit(t, mrz.TD3, printed("P<T0N0C0NN0R<<51M0N<<<<<<<<<<<<<<<<<<<<<<<<<", "L898902C36T0N7408122F1204159ZE184226B<<<<<10"))
	if f.Lines[0] != "P<TONOCONNOR<<SIMON<<<<<<<<<<<<<<<<<<<<<<<<<" || f.Lines[1][10:13] != "TON" {
		t.Errorf("got %q", f.Lines)
	}
	if c := f.FieldConfidence(mrz.FieldNames); c > mrz.Unsure {
		t.Errorf("the names have confidence %.3f", c)
	}
}

// A letter in a number is no habit of a picture that shows its zeros as such.
func TestFitKeepsLettersInNumbers(t *testing.T) {
	number := "G538O0248"
	line := sealed(number + string(mrz.CheckDigit(number)) + "SAU0407207F2204260<<<<<<<<<<<<<<0")
	cells := printed("P<SAUYILMAZ<<OTTO<<<<<<<<<<<<<<<<<<<<<<<<<<<", line)
	cells[1][4] = between('O', 0.9, '0')
	f := fit(t, mrz.TD3, cells)
	if f.Lines[1] != line || f.FieldConfidence(mrz.FieldDocumentNumber) < 0.99 {
		t.Errorf("got %s, %.4f", f.Lines[1], f.FieldConfidence(mrz.FieldDocumentNumber))
	}
}
