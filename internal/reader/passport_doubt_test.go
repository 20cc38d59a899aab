package reader

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/racetest"
)

// What the print says against a zone is proven only where check digits see it.
func TestOnlyCheckDigitsProveTheZone(t *testing.T) {
	for _, c := range []struct {
		name, zone, print string
		want              bool
	}{
		{"document_number", "E12345678", "E12345679", true}, {"document_number", "E12345678", "EL2345678", false},
		{"birth_date", "2024-05-06", "2023-05-06", true}, {"birth_date", "2024-05-06", "1924-05-06", false},
		{"surname", "WANG", "WONG", false},
	} {
		if got := provablyOther(c.name, c.zone, printed{value: c.print, sure: true}); got != c.want {
			t.Errorf("%s, print %s: %v", c.zone, c.print, got)
		}
	}
}

// A check digit that decided a character of its field proves nothing more.
func TestMendedFieldsAreNotProven(t *testing.T) {
	z := zoneOf(t, []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}, nil)
	z.result.Best = []string{z.result.Lines[0].Text, "L8989O2C36UTO7408122F1204159ZE184226B<<<<<10"}
	if diff := cmp.Diff(map[string]bool{"document_number": true}, mendedFields(z.result)); diff != "" {
		t.Error(diff)
	}
	p, _ := passportPage(t, scripted{})
	v := &viz{plate: newPlate(p, z.result), fields: dossier.Fields{"document_number": {Value: "L898902C3"}}, mended: mendedFields(z.result)}
	v.pair("document_number", printed{value: "L898902C4", sure: true})
	for _, name := range []string{"document_number", "viz_document_number"} {
		if !v.fields[name].Review {
			t.Errorf("%s is certain", name)
		}
	}
}

// What a doubtful letter says of the kind of a paper is for a person.
func TestKindsOfZones(t *testing.T) {
	racetest.Long(t)
	passport := []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}
	visa := []string{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"}
	cut := []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226"}
	doubt := map[mrz.Place]float64{{Line: 0, From: 0, To: 1}: 0.9}
	for _, c := range []struct {
		lines  []string
		unsure map[mrz.Place]float64
		kind   dossier.Kind
		sure   bool
	}{
		{passport, nil, dossier.Passport, true}, {passport, doubt, dossier.Passport, true}, {cut, nil, dossier.Passport, false},
		{visa, nil, dossier.VisaPage, true}, {visa, doubt, dossier.VisaPage, false},
	} {
		z := zoneOf(t, c.lines, c.unsure)
		if kind, sure := kindOfZone(z.result.Zone), z.kindConfidence() > kindForPerson; kind != c.kind || sure != c.sure {
			t.Errorf("%s: %s, sure %v", c.lines[0], kind, sure)
		}
	}
}

func TestTermsOfPassports(t *testing.T) {
	for _, c := range []struct {
		birth, issued, expiry string
		want                  bool
	}{
		{"1985-03-20", "2019-01-18", "2029-01-17", true}, {"1985-03-20", "2024-01-18", "2029-01-17", true},
		{"2010-03-20", "2024-01-18", "2029-01-17", true}, {"2010-03-20", "2019-01-18", "2029-01-17", false},
		{"", "2019-01-18", "2029-01-17", true}, {"1985-03-20", "2019-01-19", "2029-01-17", false},
	} {
		v := &viz{fields: dossier.Fields{"birth_date": {Value: c.birth}, "expiry_date": {Value: c.expiry}}}
		if got := v.spans(c.issued); got != c.want {
			t.Errorf("born %s, issued %s: %v", c.birth, c.issued, got)
		}
	}
}

// zoneOf is a zone as read, of which every character is sure but those given.
func zoneOf(t *testing.T, lines []string, unsure map[mrz.Place]float64) zoneFields {
	t.Helper()
	zone, err := mrz.Parse(lines, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	p, _ := passportPage(t, scripted{})
	found, err := scan.Read(context.Background(), p.raster.Image, p.now)
	if err != nil {
		t.Fatal(err)
	}
	found.Zone = zone
	for len(found.Lines) < len(lines) {
		found.Lines = append(found.Lines, found.Lines[0])
	}
	for i, text := range lines {
		found.Lines[i].Text, found.Lines[i].Confidence = text, slices.Repeat([]float64{0.99999}, len(text))
		for place, confidence := range unsure {
			if place.Line == i {
				found.Lines[i].Confidence[place.From] = confidence
			}
		}
	}
	z := newZoneFields(found, 1)
	z.addLines()
	return z
}

// A long number is as sure as its last character.
func TestLongNumbersAreDoubtedToTheirEnd(t *testing.T) {
	lines := []string{"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"}
	if f := zoneOf(t, lines, nil).fields["document_number"]; f.Value != "D23145890734" || f.Raw != "D23145890734" || f.Review {
		t.Errorf("sure: %+v", f)
	}
	if f := zoneOf(t, lines, map[mrz.Place]float64{{Line: 0, From: 17}: 0.8}).fields["document_number"]; !f.Review {
		t.Errorf("doubtful at its end: %+v", f)
	}
}

// Names that fill the zone may be cut short: the line is certain, they are not.
func TestNamesThatMayBeCutAreForAPerson(t *testing.T) {
	racetest.Long(t)
	second := "L898902C36UTO7408122F3204153ZE184226B<<<<<16"
	for first, review := range map[string]bool{
		"P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K": true,
		"P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<<": false,
		"P<UTOBENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNA": true,
	} {
		fields := zoneOf(t, []string{first, second}, nil).fields
		if f := fields["surname"]; f.Review != review || fields["mrz_line1"].Review {
			t.Errorf("%s: %+v, line %+v", first, f, fields["mrz_line1"])
		}
	}
}

// What has no field of its own is doubted in its line.
func TestLinesAreDoubtedWhereNoFieldIs(t *testing.T) {
	racetest.Long(t)
	lines := []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122<3204153ZE184226B<<<<<16"}
	for place, line := range map[mrz.Place]string{{Line: 0, From: 1}: "mrz_line1", {Line: 1, From: 20}: "mrz_line2"} {
		if f := zoneOf(t, lines, map[mrz.Place]float64{place: 0.995}).fields[line]; !f.Review {
			t.Errorf("%s: %+v", line, f)
		}
		if f := zoneOf(t, lines, nil).fields[line]; f.Review {
			t.Errorf("%s, all sure: %+v", line, f)
		}
	}
}

// Whether the checks hold depends on the format, and so on its first letter.
func TestChecksAreDoubtedWithTheFormat(t *testing.T) {
	lines := []string{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4CHN7408122F3204153<<<<<<<<<<<<<<<<"}
	for confidence, review := range map[float64]bool{0.5: true, 0.9999: false} {
		fields := zoneOf(t, lines, map[mrz.Place]float64{{}: confidence}).fields
		if f, line := fields["mrz_valid"], fields["mrz_line1"]; f.Value != "true" || f.Review != review || line.Review != review {
			t.Errorf("first letter %v sure: %+v, %+v", confidence, f, line)
		}
	}
}
