package mrz_test

import (
	"errors"
	"slices"
	"testing"

	"zhengqi/internal/mrz"
)

func TestRepair(t *testing.T) {
	icao1, icao2 := "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
	for _, test := range []struct {
		name       string
		read, want []string
		mends      int // -1: any
	}{
		{"nothing to do", []string{icao1, icao2}, []string{icao1, icao2}, 0},
		{"O for 0 in a date", []string{icao1, "L898902C36UTO74O8122F1204159ZE184226B<<<<<10"}, []string{icao1, icao2}, 1},
		{"a digit in a name", []string{"P<UT0ERIKSS0N<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", icao2}, []string{icao1, icao2}, 2},
		{"a mainland number", []string{specimen1, "EF1Z608921CHN8503208F2901178NGKELMPONBPJB978"}, []string{specimen1, specimen2}, 1},
		{"several repairs possible", []string{icao1, "LB98902C36UTO7408122F1204159ZE184226B<<<<<10"}, nil, -1},
		{"wrong digits in clear print", []string{specimen1, "EF12608925CHN8503205F2901175NGKELMPONBPJB955"}, nil, -1},
		{"K behind the names", []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<KK<<<<<<<<<<<<K", icao2}, []string{icao1, icao2}, 3},
	} {
		got, mends, err := mrz.Repair(test.read)
		if err != nil {
			t.Fatal(err)
		}
		want := test.want
		if want == nil {
			want = test.read
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, %+v", test.name, got, mends)
		}
		if test.mends >= 0 && len(mends) != test.mends {
			t.Errorf("%s: mends %+v", test.name, mends)
		}
		if !slices.Equal(got, test.read) && len(mends) == 0 {
			t.Errorf("%s: changed in silence", test.name)
		}
	}
}

// Whatever single look-alike stands for the right character under a check
// digit: it is mended into the print or not at all.
func TestRepairNeverMakesAnotherValue(t *testing.T) {
	line1, line2 := "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
	mended, given := 0, 0
	for at := range line2 {
		if at >= 10 && at < 13 || at == 20 {
			continue
		}
		for _, pair := range []string{"0O", "O0", "1I", "2Z", "Z2", "5S", "8B", "B8", "4A"} {
			if line2[at] != pair[0] {
				continue
			}
			read := line2[:at] + pair[1:] + line2[at+1:]
			got, mends, err := mrz.Repair([]string{line1, read})
			if err != nil {
				t.Fatal(err)
			}
			switch got[1] {
			case line2:
				mended++
			case read:
				given++
			default:
				t.Errorf("%c for %c at %d became %s, %+v", pair[1], pair[0], at, got[1], mends)
			}
		}
	}
	if mended < 14 || given > 11 {
		t.Errorf("%d mended, %d given back", mended, given)
	}
}

func TestRepairRefuses(t *testing.T) {
	if _, _, err := mrz.Repair([]string{specimen1}); !errors.Is(err, mrz.ErrFormat) {
		t.Errorf("one line: %v", err)
	}
	if _, _, err := mrz.Repair([]string{specimen1, "ef" + specimen2[2:]}); !errors.Is(err, mrz.ErrCharacter) {
		t.Errorf("small letters: %v", err)
	}
}
