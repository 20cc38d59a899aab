package reader

import (
	"bytes"
	"context"
	"image"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

// scripted is a recogniser that says of a whole plate what it is told, and
// nothing, or always the same, of single lines.
type scripted struct {
	plate []ocr.TextLine
	line  string
}

func (s scripted) Close() error { return nil }

func (s scripted) Recognise(_ context.Context, r ocr.Request) ([]ocr.TextLine, error) {
	if r.Layout == ocr.Sparse {
		return s.plate, nil
	}
	if s.line == "" {
		return nil, nil
	}
	return []ocr.TextLine{wordAt(s.line, 0, 0)}, nil
}

// wordAt is a line of one word, 30 pixels tall, at a place of the plate.
func wordAt(text string, x, y int) ocr.TextLine {
	box := image.Rect(x, y, x+20*len([]rune(text)), y+30)
	return ocr.TextLine{Words: []ocr.Word{{Text: text, Confidence: 0.95, Box: box}}, Box: box}
}

// passportPage is the page of a specimen passport, with its truth.
func passportPage(t *testing.T, engine ocr.Engine) (*page, map[string]any) {
	t.Helper()
	samples, err := specimen.Samples(specimen.SampleOptions{
		Kind: "passport", Level: "1", Layout: "data-page-2019", Count: 1, Seed: 5, Date: "2026-11-20",
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := raster.Open(bytes.Clone(samples[0].Data), raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	p, err := f.Page(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return &page{raster: p, engine: engine, now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}, samples[0].Truth
}

func readPage(t *testing.T, engine ocr.Engine) (dossier.Fields, map[string]any) {
	t.Helper()
	p, truth := passportPage(t, engine)
	z, ok := New(engine).readZone(context.Background(), p, "")
	if !ok || z.kind != dossier.Passport {
		t.Fatalf("found %v, kind %s", ok, z.kind)
	}
	return z.fields, truth
}

func TestReadZoneGivesTheFieldsOfTheZone(t *testing.T) {
	fields, truth := readPage(t, scripted{})
	for _, name := range []string{
		"document_number", "surname", "given_names", "nationality", "issuing_state", "birth_date", "sex",
		"expiry_date", "personal_number", "mrz_line1", "mrz_line2",
	} {
		f := fields[name]
		if f.Value != truth[name] || f.Source != dossier.SourceMRZ || f.Page != 1 || f.Box[2] <= 0 || f.Box[3] <= 0 {
			t.Errorf("%s: %+v, truth %v", name, f, truth[name])
		}
	}
	if fields["mrz_valid"].Value != "true" {
		t.Errorf("mrz_valid %+v", fields["mrz_valid"])
	}
	for _, name := range []string{"name_zh", "issue_date", "viz_document_number"} {
		if _, known := fields[name]; known {
			t.Errorf("%s is known though nothing was recognised", name)
		}
	}
}

func TestPrintedZoneConfirmsTheZone(t *testing.T) {
	_, truth := readPage(t, scripted{})
	name := truth["surname"].(string) + "," + truth["given_names"].(string)
	fields, _ := readPage(t, scripted{plate: []ocr.TextLine{
		wordAt(truth["document_number"].(string), 700, 120), wordAt(name, 60, 290),
	}})
	for _, pair := range []string{"document_number", "surname", "given_names"} {
		if f := fields["viz_"+pair]; f.Value != truth[pair] || f.Review || f.Source != dossier.SourceOCR {
			t.Errorf("viz_%s: %+v", pair, f)
		}
		if f := fields[pair]; f.Review || f.Confidence < 0.99 {
			t.Errorf("%s, confirmed by the print: %+v", pair, f)
		}
	}
}

func TestPrintedNumberThatDiffersIsKept(t *testing.T) {
	_, truth := readPage(t, scripted{})
	number := []byte(truth["document_number"].(string))
	number[5] = '0' + (number[5]-'0'+1)%10
	plate := []ocr.TextLine{wordAt(string(number), 700, 120)}
	for _, test := range []struct {
		again  string
		review bool
	}{{string(number), false}, {"", true}} {
		fields, _ := readPage(t, scripted{plate, test.again})
		f := fields["viz_document_number"]
		if f.Value != string(number) || f.Review != test.review {
			t.Errorf("second reading %q: %+v", test.again, f)
		}
		if fields["document_number"].Value != truth["document_number"] {
			t.Errorf("the number of the zone became %s", fields["document_number"].Value)
		}
	}
}

func TestIssueDateIsTheOneThatFitsTheTerm(t *testing.T) {
	_, truth := readPage(t, scripted{})
	issued, err := time.Parse(time.DateOnly, truth["issue_date"].(string))
	if err != nil {
		t.Fatal(err)
	}
	fields, _ := readPage(t, scripted{plate: []ocr.TextLine{wordAt("01JAN1999", 600, 480)}})
	if f := fields["issue_date"]; f.Known() {
		t.Errorf("a lone date that fits no term was taken for that of issue: %+v", f)
	}
	printed := issued.Format("02") + issued.Format("1月/") + monthNames[issued.Month()-1] + issued.Format("2006")
	fields, _ = readPage(t, scripted{plate: []ocr.TextLine{wordAt(printed, 600, 480)}})
	if f := fields["issue_date"]; f.Value != truth["issue_date"] || f.Review {
		t.Errorf("issue_date %+v, truth %v", f, truth["issue_date"])
	}
}

func TestBilingualDate(t *testing.T) {
	for text, want := range map[string]string{
		"203月/MAR1985":  "1985-03-20",
		"20MAR/3月1985":  "1985-03-20",
		"20MAR1985":     "1985-03-20",
		"1110月/OCT2033": "2033-10-11",
		"0110朋/OCT1979": "1979-10-01",
		"204月/MAR1985":  "",
		"31FEB2001":     "",
		"20MAX1985":     "",
		"20MAR85":       "",
		"":              "",
	} {
		if got := bilingualDate(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestSexOf(t *testing.T) {
	got := map[string]string{}
	for _, text := range []string{"男/M", "女/F", "罗/M", "女/", "男/F", "M", ""} {
		got[text] = sexOf(text)
	}
	want := map[string]string{"男/M": "M", "女/F": "F", "罗/M": "M", "女/": "F", "男/F": "", "M": "", "": ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSamePlace(t *testing.T) {
	for _, test := range []struct {
		han, latin string
		want       bool
	}{
		{"辽宁", "LIAONING", true}, {"宁", "LIAONING", true}, {"陕西", "SHAANXI", true}, {"陕西", "SHANXI", false},
		{"辽宁", "MAONING", false}, {"", "LIAONING", false}, {"北京", "BEUING", false},
	} {
		if got := samePlace(test.han, test.latin); got != test.want {
			t.Errorf("%s/%s: %v", test.han, test.latin, got)
		}
	}
}

func TestNameParts(t *testing.T) {
	for line, want := range map[string][2]part{
		"POCHNWANG<<XIAOLIN<<<<<<<<<<<<<<<<<<<<<<<<<<": {{0, 5, 9}, {0, 9, 18}},
		"POCHNABUDUREHEMAN<<<<<<<<<<<<<<<<<<<<<<<<<<<": {{0, 5, 17}, {0, 17, 17}},
	} {
		surname, given := nameParts(line)
		if surname != want[0] || given != want[1] {
			t.Errorf("%s: %v %v", line, surname, given)
		}
	}
}

func TestNameNeedsThreeLooksThatAgree(t *testing.T) {
	look := func(model ocr.Language, name string, conf float64, fits bool) nameLook {
		return nameLook{printed{value: name, from: phrase{conf: conf}}, model, fits}
	}
	for name, c := range map[string]struct {
		looks []nameLook
		want  bool
	}{
		"two models, once each":   {[]nameLook{look(ocr.ChiSim, "草婷", 0.95, true), look(ocr.HanS, "草婷", 0.95, true)}, false},
		"three looks":             {[]nameLook{look(ocr.ChiSim, "曹婷", 0.95, true), look(ocr.HanS, "曹婷", 0.95, true), look(ocr.ChiSim, "曹婷", 0.95, true)}, true},
		"one model alone":         {[]nameLook{look(ocr.ChiSim, "草婷", 0.95, true), look(ocr.ChiSim, "草婷", 0.95, true), look(ocr.ChiSim, "草婷", 0.95, true)}, false},
		"one look is doubtful":    {[]nameLook{look(ocr.ChiSim, "曹婷", 0.95, true), look(ocr.HanS, "曹婷", 0.7, true), look(ocr.ChiSim, "曹婷", 0.95, true)}, false},
		"another name sounds so":  {[]nameLook{look(ocr.ChiSim, "草婷", 0.95, true), look(ocr.HanS, "草婷", 0.95, true), look(ocr.ChiSim, "曹婷", 0.8, true), look(ocr.HanS, "草婷", 0.95, true)}, false},
		"another is spelt other":  {[]nameLook{look(ocr.ChiSim, "曹婷", 0.95, true), look(ocr.HanS, "昔婷", 0.95, false), look(ocr.ChiSim, "曹婷", 0.95, true), look(ocr.HanS, "曹婷", 0.95, true)}, true},
		"not as the Latin one is": {[]nameLook{look(ocr.ChiSim, "昔婷", 0.95, false), look(ocr.HanS, "昔婷", 0.95, false), look(ocr.ChiSim, "昔婷", 0.95, false)}, false},
	} {
		if got := agreedLooks(c.looks); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestSpacedPlace(t *testing.T) {
	for in, want := range map[string]string{"LIAONING": "LIAONING", "NEIMONGOL": "NEI MONGOL", "INNERMONGOLIA": "INNER MONGOLIA", "HONGKONG": "HONG KONG", "NEIMENGGU": "NEIMENGGU"} {
		if got := spacedPlace(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestTwiceIsNotOutvoted(t *testing.T) {
	reading := func(value string, conf float64) printed { return printed{value: value, from: phrase{conf: conf}} }
	for name, c := range map[string]struct {
		earlier []printed
		want    bool
	}{
		"nothing before":               {nil, false},
		"the same before":              {[]printed{reading("A", 0.9)}, true},
		"the same before, but weak":    {[]printed{reading("A", 0.4)}, false},
		"another one came between":     {[]printed{reading("A", 0.9), reading("B", 0.9)}, false},
		"the same twice, one was weak": {[]printed{reading("A", 0.4), reading("A", 0.9)}, true},
	} {
		if got := reading("A", 0.9).borneOut(c.earlier); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestZoneGivesISOStatesAndBareNames(t *testing.T) {
	p, truth := passportPage(t, scripted{})
	found, err := scan.Read(context.Background(), p.raster.Image, p.now)
	if err != nil {
		t.Fatal(err)
	}
	found.Zone.IssuingState, found.Zone.Nationality = "D", "GBN"
	z := zoneFields{result: found, page: 1, fields: dossier.Fields{}}
	z.addHolder()
	given := z.fields["given_names"]
	got := []string{z.fields["issuing_state"].Value, z.fields["nationality"].Value, given.Value, given.Raw}
	name := truth["given_names"].(string)
	if diff := cmp.Diff([]string{"DEU", "GBR", name, strings.ReplaceAll(name, " ", "<")}, got); diff != "" {
		t.Error(diff)
	}
}
