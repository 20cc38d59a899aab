package mrz_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"zhengqi/internal/mrz"
)

var now = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// specimens are zones printed in ICAO Doc 9303 parts 4 to 7, and one of a
// number too long for its field.
var specimens = []struct {
	lines []string
	want  mrz.Zone
}{
	{
		[]string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"},
		mrz.Zone{Format: mrz.TD3, DocumentCode: "P", IssuingState: "UTO", Surname: "ERIKSSON", GivenNames: "ANNA MARIA", DocumentNumber: "L898902C3",
			Nationality: "UTO", BirthDate: "1974-08-12", Sex: "F", ExpiryDate: "2012-04-15", PersonalNumber: "ZE184226B"},
	},
	{
		[]string{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"},
		mrz.Zone{Format: mrz.TD2, DocumentCode: "I", IssuingState: "UTO", Surname: "ERIKSSON", GivenNames: "ANNA MARIA", DocumentNumber: "D23145890",
			Nationality: "UTO", BirthDate: "1974-08-12", Sex: "F", ExpiryDate: "2012-04-15"},
	},
	{
		[]string{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"},
		mrz.Zone{Format: mrz.TD1, DocumentCode: "I", IssuingState: "UTO", Surname: "ERIKSSON", GivenNames: "ANNA MARIA", DocumentNumber: "D23145890",
			Nationality: "UTO", BirthDate: "1974-08-12", Sex: "F", ExpiryDate: "2012-04-15"},
	},
	{
		[]string{"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"},
		mrz.Zone{Format: mrz.TD1, DocumentCode: "I", IssuingState: "UTO", Surname: "STEVENSON", GivenNames: "PETER JOHN", DocumentNumber: "D23145890734",
			Nationality: "UTO", BirthDate: "1934-07-12", Sex: "M", ExpiryDate: "1995-07-12"},
	},
	{
		[]string{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"},
		mrz.Zone{Format: mrz.MRVA, DocumentCode: "V", IssuingState: "UTO", Surname: "ERIKSSON", GivenNames: "ANNA MARIA", DocumentNumber: "L8988901C",
			Nationality: "XXX", BirthDate: "1940-09-07", Sex: "F", ExpiryDate: "1996-12-10", PersonalNumber: "6ZE184226B"},
	},
	{
		[]string{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"},
		mrz.Zone{Format: mrz.MRVB, DocumentCode: "V", IssuingState: "UTO", Surname: "ERIKSSON", GivenNames: "ANNA MARIA", DocumentNumber: "L8988901C",
			Nationality: "XXX", BirthDate: "1940-09-07", Sex: "F", ExpiryDate: "1996-12-10"},
	},
}

var fieldsOnly = cmpopts.IgnoreFields(mrz.Zone{}, "Lines", "Checks")

func TestParseSpecimens(t *testing.T) {
	for _, c := range specimens {
		z, err := mrz.Parse(c.lines, now)
		if err != nil {
			t.Fatalf("%v: %v", c.lines, err)
		}
		if diff := cmp.Diff(c.want, z, fieldsOnly); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.want.Format, diff)
		}
		if !z.Valid() {
			t.Errorf("%s: checks %+v", c.want.Format, z.Checks)
		}
		lines, err := mrz.Compose(z)
		if err != nil {
			t.Errorf("%s: composing: %v", c.want.Format, err)
		}
		if diff := cmp.Diff(c.lines, lines); diff != "" {
			t.Errorf("%s composed (-want +got):\n%s", c.want.Format, diff)
		}
	}
}

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/mrz_vectors.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(data)), "\n")[1:]
	if len(rows) != 7 {
		t.Fatalf("%d vectors", len(rows))
	}
	for _, row := range rows {
		columns := strings.Split(row, "\t")
		z, err := mrz.Parse(columns[1:3], now)
		if err != nil || !z.Valid() {
			t.Errorf("%s: %v, %+v", columns[0], err, z.Checks)
		}
		lines, err := mrz.Compose(z)
		if diff := cmp.Diff(columns[1:3], lines); diff != "" || err != nil {
			t.Errorf("%s composed: %v\n%s", columns[0], err, diff)
		}
	}
}

func TestChineseSpecimen(t *testing.T) {
	z, err := mrz.Parse([]string{"POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<", " EF12608921CHN8503208F2901178NGKELMPONBPJB978\n"}, now)
	if err != nil {
		t.Fatal(err)
	}
	want := mrz.Zone{Format: mrz.TD3, DocumentCode: "PO", IssuingState: "CHN", Surname: "ZHENGJIAN", GivenNames: "YANGBEN", DocumentNumber: "EF1260892",
		Nationality: "CHN", BirthDate: "1985-03-20", Sex: "F", ExpiryDate: "2029-01-17", PersonalNumber: "NGKELMPONBPJB9"}
	if diff := cmp.Diff(want, z, fieldsOnly); diff != "" {
		t.Error(diff)
	}
}

// A wrong digit must be told and the print left as it is.
func TestWrongPrintIsReported(t *testing.T) {
	z, err := mrz.Parse([]string{"POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<", "EF12608921CHN8503203F2901178NGKELMPONBPJB978"}, now)
	if err != nil {
		t.Fatal(err)
	}
	failed := map[string]mrz.Check{}
	for _, c := range z.Checks {
		if !c.OK {
			failed[c.Name] = c
		}
	}
	if got, want := failed[mrz.CheckBirthDate], (mrz.Check{Name: mrz.CheckBirthDate, Printed: '3', Computed: '8'}); got != want {
		t.Errorf("birth date: %+v, want %+v", got, want)
	}
	if _, ok := failed[mrz.CheckComposite]; !ok || z.Valid() {
		t.Errorf("the composite check holds: %+v", z.Checks)
	}
	if z.BirthDate != "1985-03-20" {
		t.Errorf("birth date %q is not as printed", z.BirthDate)
	}
}

func TestEmptyPersonalNumberNeedsNoDigit(t *testing.T) {
	for digit, valid := range map[string]bool{"<": true, "0": true, "1": false} {
		line2 := "K123455994CHN8008080F1702057<<<<<<<<<<<<<<" + digit
		lines := []string{"P<CHNCHUNG<<KWOK<SUM<<<<<<<<<<<<<<<<<<<<<<<<", line2 + string(mrz.CheckDigit(line2[:10]+line2[13:20]+line2[21:43]))}
		if z, err := mrz.Parse(lines, now); err != nil || z.Valid() != valid {
			t.Errorf("digit %s: %v, %+v", digit, err, z.Checks)
		}
	}
}

func TestCentury(t *testing.T) {
	for printed, want := range map[string]string{"261120": "2026-11-20", "261121": "1926-11-21", "000229": "2000-02-29", "850230": "", "8503<<": ""} {
		z, err := mrz.Parse([]string{specimens[0].lines[0], "L898902C36UTO" + printed + specimens[0].lines[1][19:]}, now)
		if err != nil || z.BirthDate != want {
			t.Errorf("%s is %q, %v; want %q", printed, z.BirthDate, err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	good := specimens[0].lines
	for _, c := range []struct {
		lines []string
		want  error
	}{
		{nil, mrz.ErrFormat},
		{good[:1], mrz.ErrFormat},
		{[]string{good[0], good[1][1:]}, mrz.ErrFormat},
		{[]string{good[0], good[1], good[1], good[1]}, mrz.ErrFormat},
		{[]string{good[0], strings.ToLower(good[1])}, mrz.ErrCharacter},
		{[]string{good[0], "护" + good[1][3:]}, mrz.ErrCharacter},
		{[]string{strings.Repeat(" ", 1<<20) + good[0], good[1]}, mrz.ErrFormat},
	} {
		if _, err := mrz.Parse(c.lines, now); !errors.Is(err, c.want) {
			t.Errorf("%.60q: %v, want %v", c.lines, err, c.want)
		}
	}
}

func TestCompose(t *testing.T) {
	z := mrz.Zone{Format: mrz.TD3, DocumentCode: "PO", IssuingState: "CHN", Nationality: "CHN", Surname: "O'BRIEN-LYU",
		GivenNames: strings.Repeat("LONGNAME ", 9), DocumentNumber: "E12345678", BirthDate: "1985-03-20", Sex: "F", ExpiryDate: "2029-01-17"}
	lines, err := mrz.Compose(z)
	if err != nil || lines[0] != "POCHNOBRIEN<LYU<<LONGNAME<LONGNAME<LONGNAM<L" {
		t.Errorf("names: %v, %v", lines, err)
	}
	for name, change := range map[string]func(*mrz.Zone){
		"format":    func(z *mrz.Zone) { z.Format = "TD9" },
		"number":    func(z *mrz.Zone) { z.DocumentNumber = "E1234567890" },
		"character": func(z *mrz.Zone) { z.Surname = "吕" },
		"date":      func(z *mrz.Zone) { z.BirthDate = "1985-02-30" },
	} {
		wrong := z
		change(&wrong)
		if _, err := mrz.Compose(wrong); err == nil {
			t.Errorf("a wrong %s was written", name)
		}
	}
}

// The last position of a name that was cut holds a letter, and something of the
// given names is left.
func TestComposeCutsNames(t *testing.T) {
	for _, test := range []struct{ surname, given, want string }{
		{"NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG KRASUANG", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"},
		{"BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL", "DINGO POTOROO", "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WA<<D"},
		{"ABDULRAHMAN-ABDULAZIZ-ABDULKARIM-ABDULLAH", "", "ABDULRAHMAN<ABDULAZIZ<ABDULKARIM<ABDULL"},
		{"PAPANDROPOULOUS", "JONATHON ALEXANDERSSONN", "PAPANDROPOULOUS<<JONATHON<ALEXANDERSSON"},
		{"PAPANDROPOULOUS", "JONATHON ALEXANDERSSO N", "PAPANDROPOULOUS<<JONATHON<ALEXANDERSS<N"},
		{"D'ARTAGNAN  SMITH-", " ANNA ", "DARTAGNAN<SMITH<<ANNA<<<<<<<<<<<<<<<<<<"},
		{"ARKFREITH", "", "ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"},
	} {
		lines, err := mrz.Compose(mrz.Zone{Format: mrz.TD3, DocumentCode: "P", IssuingState: "UTO", Nationality: "UTO", Surname: test.surname, GivenNames: test.given})
		if err != nil || lines[0] != "P<UTO"+test.want {
			t.Errorf("%s, %s: %v, %v", test.surname, test.given, lines, err)
		}
	}
}

func TestComposePrintsNoSexForX(t *testing.T) {
	lines, err := mrz.Compose(mrz.Zone{Format: mrz.MRVB, DocumentCode: "V", IssuingState: "UTO", Sex: "X"})
	if err != nil || lines[1][20] != '<' {
		t.Errorf("%v, %v", lines, err)
	}
}

func TestKnownState(t *testing.T) {
	for _, code := range []string{"CHN", "D", "GBD", "UNO", "XXA", "UTO", "HKG", "TWN", "ZWE"} {
		if !mrz.KnownState(code) {
			t.Errorf("%s is not known", code)
		}
	}
	for _, code := range []string{"", "CH", "CNH", "D<<", "CHN ", "CHNN", "AFG AGO"} {
		if mrz.KnownState(code) {
			t.Errorf("%q is known", code)
		}
	}
}

// The list is that of ICAO 9303-3 section 5, 8th edition: the 249 codes of ISO
// 3166-1, of which Germany's DEU is printed as D, and what parts A to F add.
func TestEveryStateIsKnown(t *testing.T) {
	iso := stateCodes(t, "testdata/iso3166.txt")
	if len(iso) != 249 {
		t.Errorf("%d codes of ISO 3166-1", len(iso))
	}
	for _, code := range append(iso, strings.Fields(`D GBD GBN GBO GBP GBS RKS EUE UNO UNA UNK XBA XIM XCC XCE XCO XEC XPO XES XMP XOM XDC XXA XXB XXC XXX UTO`)...) {
		if !mrz.KnownState(code) {
			t.Errorf("%s is not known", code)
		}
	}
	known := 0
	for _, a := range letters {
		for _, b := range letters {
			for _, c := range letters {
				known += count(mrz.KnownState(string([]rune{a, b, c})))
			}
		}
	}
	if known != 249+26 {
		t.Errorf("%d codes of three letters are known", known)
	}
}

func stateCodes(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(data))
}

func TestISOState(t *testing.T) {
	for code, want := range map[string]string{"D": "DEU", "GBN": "GBR", "GBS": "GBR", "GBR": "GBR", "CHN": "CHN", "XXA": "XXA", "": ""} {
		if got := mrz.ISOState(code); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}
