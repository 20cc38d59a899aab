package mrz_test

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/mrz"
)

// FuzzParse holds that what Parse reads Compose writes so that Parse reads it
// again, with check digits that hold, and that Repair makes a zone of the same
// shape and keeps silent about no change.
func FuzzParse(f *testing.F) {
	for _, s := range specimens {
		f.Add(strings.Join(s.lines, "\n"))
	}
	f.Add(strings.Repeat("<", 30) + "\n" + strings.Repeat("<", 30) + "\n" + strings.Repeat("<", 30))
	f.Fuzz(func(t *testing.T, text string) {
		z, err := mrz.Parse(strings.Split(text, "\n"), now)
		if err != nil {
			return
		}
		lines, err := mrz.Compose(z)
		if err != nil {
			t.Fatalf("%q cannot be written again: %v", z.Lines, err)
		}
		again, err := mrz.Parse(lines, now)
		if diff := cmp.Diff(z, again, fieldsOnly); diff != "" || err != nil {
			t.Errorf("%q written again as %q: %v\n%s", z.Lines, lines, err, diff)
		}
		if !again.Valid() {
			t.Errorf("%q was written with wrong digits: %+v", lines, again.Checks)
		}
		repaired, mends, err := mrz.Repair(z.Lines)
		if err != nil || len(repaired) != len(z.Lines) || !slices.Equal(repaired, z.Lines) && len(mends) == 0 {
			t.Errorf("%q repaired to %q, %v, %v", z.Lines, repaired, mends, err)
		}
	})
}

// FuzzCompose holds that what Compose writes can be read, has check digits that
// hold, and says what was written where that needed no cutting.
func FuzzCompose(f *testing.F) {
	f.Add("TD3", "PO", "CHN", "LYU", "BU", "E12345678", "1990-02-28", "NGKELMPONBPJB9")
	f.Add("TD1", "I", "UTO", "STEVENSON", "PETER JOHN", "D23145890734", "1934-07-12", "X")
	f.Add("TD2", "I", "D", "O'BRIEN-SMITH", "", "D231458907342", "", "")
	f.Add("MRVA", "V", "UTO", "BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL", "DINGO POTOROO", "L8988901C", "2000-01-01", "6ZE184226B")
	f.Fuzz(func(t *testing.T, format, code, state, surname, given, number, birth, personal string) {
		z := mrz.Zone{
			Format: mrz.Format(format), DocumentCode: code, IssuingState: state, Nationality: state, Surname: surname, GivenNames: given,
			DocumentNumber: number, BirthDate: birth, PersonalNumber: personal, Sex: "X", ExpiryDate: "2030-12-31",
		}
		lines, err := mrz.Compose(z)
		if err != nil {
			if lines != nil {
				t.Errorf("lines %q with the error %v", lines, err)
			}
			return
		}
		again, err := mrz.Parse(lines, now)
		switch {
		case (z.Format == mrz.MRVA || z.Format == mrz.MRVB) != strings.HasPrefix(lines[0], "V") && len(lines) == 2:
			return // a passport that begins with V, or a visa that does not, is told for the other
		case err != nil || again.Format != z.Format:
			t.Fatalf("%+v written as %q: %v, %s", z, lines, err, again.Format)
		case !again.Valid():
			t.Errorf("%q was written with wrong digits: %+v", lines, again.Checks)
		}
		if diff := cmp.Diff(lines, again.Lines); diff != "" {
			t.Error(diff)
		}
	})
}

// FuzzFit makes distributions of any bytes, eight a number, so that there are
// infinite ones and those that are none, and holds what Fit promises of each.
func FuzzFit(f *testing.F) {
	f.Add(uint8(2), uint8(1), []byte(specimen1+specimen2))
	f.Add(uint8(0), uint8(2), []byte(specimen2))
	f.Add(uint8(4), uint8(8), binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, math.Float64bits(math.NaN())), math.Float64bits(math.Inf(1))))
	f.Add(uint8(1), uint8(0), []byte{})
	f.Fuzz(func(t *testing.T, which, way uint8, data []byte) {
		shape := []struct {
			format       mrz.Format
			lines, width int
		}{{mrz.TD1, 3, 30}, {mrz.TD2, 2, 36}, {mrz.TD3, 2, 44}, {mrz.MRVA, 2, 44}, {mrz.MRVB, 2, 36}}[which%5]
		cells := make([][]mrz.Distribution, shape.lines)
		for i := range cells {
			cells[i] = make([]mrz.Distribution, shape.width)
		}
		fill(cells, int(way), data)
		fitted, err := mrz.Fit(shape.format, cells)
		if err != nil {
			t.Fatal(err)
		}
		checkFitted(t, fitted, shape.width)
		if _, err := mrz.Parse(fitted.Lines, now); err != nil {
			t.Errorf("%q: %v", fitted.Lines, err)
		}
		if diff := cmp.Diff(fit(t, shape.format, cells), fitted); diff != "" {
			t.Errorf("a second time: %s", diff)
		}
	})
}

// fill makes distributions of bytes in one of three ways: a byte is what a cell
// shows, eight are a number anywhere, or each is a number in turn.
func fill(cells [][]mrz.Distribution, way int, data []byte) {
	width := len(cells[0])
	switch way % 3 {
	case 1:
		for i, b := range data {
			cells[i/width%len(cells)][i%width][int(b)%len(mrz.Alphabet)] += float64(b) / 255
		}
	case 2:
		for i := 0; i+8 <= len(data); i += 8 {
			n := i / 8 * 7 // no divisor of a line's numbers, so that all are reached
			cells[n/37/width%len(cells)][n/37%width][n%37] = math.Float64frombits(binary.BigEndian.Uint64(data[i:]))
		}
	default:
		for n := range len(cells) * width * 37 {
			if len(data) > 0 {
				cells[n/37/width][n/37%width][n%37] = float64(data[n%len(data)])
			}
		}
	}
}

func checkFitted(t *testing.T, f mrz.Fitted, width int) {
	t.Helper()
	if !(f.Penalty >= 0) || math.IsInf(f.Penalty, 0) {
		t.Errorf("penalty %v", f.Penalty)
	}
	for i, line := range f.Lines {
		if len(line) != width || len(f.Confidence[i]) != width || strings.Trim(line, mrz.Alphabet) != "" {
			t.Fatalf("line %q with %d confidences", line, len(f.Confidence[i]))
		}
		for _, c := range f.Confidence[i] {
			if !(c >= 0 && c <= 1) {
				t.Fatalf("confidence %v", c)
			}
		}
	}
	for _, m := range f.Mends {
		if f.Lines[m.Line][m.At] != m.Put || !(m.Odds >= 0) {
			t.Errorf("%q: %+v", f.Lines, m)
		}
		if m.ByCheck && !m.Certain() && f.Confidence[m.Line][m.At] > mrz.Unsure {
			t.Errorf("confidence %v of %+v", f.Confidence[m.Line][m.At], m)
		}
	}
}
