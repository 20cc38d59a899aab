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
	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

// scripted is a recogniser that says always the same.
type scripted struct{ line string }

func (s scripted) Close() error { return nil }

func (s scripted) Recognise(context.Context, ocr.Request) ([]ocr.TextLine, error) {
	if s.line == "" {
		return nil, nil
	}
	return []ocr.TextLine{wordAt(s.line)}, nil
}

// recorded is a recogniser that says what it is told, look after look, by the
// model and the alphabet it is asked with.
type recorded map[ocr.Language]map[string][]string

func (r recorded) Close() error { return nil }

func (r recorded) Recognise(_ context.Context, req ocr.Request) ([]ocr.TextLine, error) {
	say := r[req.Language][req.Alphabet]
	if len(say) == 0 {
		return nil, nil
	}
	r[req.Language][req.Alphabet] = say[1:]
	if say[0] == "" {
		return nil, nil
	}
	return []ocr.TextLine{wordAt(say[0])}, nil
}

// wordAt is a line of one word, 30 pixels tall.
func wordAt(text string) ocr.TextLine {
	box := image.Rect(0, 0, 20*len([]rune(text)), 30)
	return ocr.TextLine{Words: []ocr.Word{{Text: text, Confidence: 0.95, Box: box}}, Box: box}
}

// passportPage is the page of a specimen passport, with its truth.
func passportPage(t *testing.T, engine ocr.Engine) (*page, map[string]any) {
	t.Helper()
	samples, err := specimen.Samples(specimen.SampleOptions{
		Kind: "passport", Level: "1", Layout: "plain", Count: 1, Seed: 5, Date: "2026-11-20",
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
	z, ok := New(engine).readZone(context.Background(), p, p.raster.Image, "")
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
	racetest.Long(t)
	_, truth := readPage(t, scripted{})
	number := truth["document_number"].(string)
	name := truth["surname"].(string) + "," + truth["given_names"].(string)
	fields, _ := readPage(t, recorded{ocr.Own: {codeAlphabet: {number}, nameLetters: {name}}})
	for _, pair := range []string{"document_number", "surname", "given_names"} {
		if f := fields["viz_"+pair]; f.Value != truth[pair] || f.Review || f.Source != dossier.SourceOCR {
			t.Errorf("viz_%s: %+v", pair, f)
		}
		if f := fields[pair]; f.Review || f.Confidence < 0.99 {
			t.Errorf("%s, confirmed by the print: %+v", pair, f)
		}
	}
}

// A number printed otherwise than coded is certain where two models read it
// alike and the check digit proves the coded one; where one model reads it,
// both are for a person.
func TestPrintedNumberThatDiffersIsKept(t *testing.T) {
	racetest.Long(t)
	_, truth := readPage(t, scripted{})
	number := []byte(truth["document_number"].(string))
	number[5] = '0' + (number[5]-'0'+1)%10
	for _, test := range []struct {
		again  string
		review bool
	}{{string(number), false}, {"", true}} {
		fields, _ := readPage(t, recorded{ocr.Own: {codeAlphabet: {string(number)}}, ocr.HanS: {"": {test.again}}})
		f := fields["viz_document_number"]
		if f.Value != string(number) || f.Review != test.review {
			t.Errorf("second reading %q: %+v", test.again, f)
		}
		if z := fields["document_number"]; z.Value != truth["document_number"] || z.Review != test.review {
			t.Errorf("the number of the zone became %+v", z)
		}
	}
}

func TestPrintedNameThatDiffersDoubtsBoth(t *testing.T) {
	racetest.Long(t)
	_, truth := readPage(t, scripted{})
	surname := truth["surname"].(string)
	printed := surname[:len(surname)-1] + "X," + truth["given_names"].(string)
	fields, _ := readPage(t, recorded{ocr.Own: {nameLetters: {printed, printed}}})
	if zone, viz := fields["surname"], fields["viz_surname"]; !zone.Review || !viz.Review || viz.Value == zone.Value {
		t.Errorf("zone %+v, print %+v", zone, viz)
	}
	if zone, viz := fields["given_names"], fields["viz_given_names"]; zone.Review || viz.Value != zone.Value {
		t.Errorf("zone %+v, print %+v", zone, viz)
	}
}

func TestCheckDigitsAreBlindToSome(t *testing.T) {
	got := map[string]bool{}
	for _, pair := range []string{"E1 EL", "E8 ES", "E6 EG", "E2 EM", "K0 <0", "E0 EO", "E1 EI", "E1 E2", "E1 E"} {
		a, b, _ := strings.Cut(pair, " ")
		got[pair] = sameButBlind(a, b)
	}
	want := map[string]bool{"E1 EL": true, "E8 ES": true, "E6 EG": true, "E2 EM": true, "K0 <0": true, "E0 EO": false, "E1 EI": false, "E1 E2": false, "E1 E": false}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestIssueDateIsTheOneThatFitsTheTerm(t *testing.T) {
	racetest.Long(t)
	_, truth := readPage(t, scripted{})
	issued, err := time.Parse(time.DateOnly, truth["issue_date"].(string))
	if err != nil {
		t.Fatal(err)
	}
	fields, _ := readPage(t, recorded{ocr.Own: {dateLetters: {"01JAN1999"}}})
	if f := fields["issue_date"]; f.Known() {
		t.Errorf("a lone date that fits no term was taken for that of issue: %+v", f)
	}
	printed := issued.Format("02") + issued.Format("1A/") + monthNames[issued.Month()-1] + issued.Format("2006")
	fields, _ = readPage(t, recorded{ocr.Own: {dateLetters: {"", printed}}})
	if f := fields["issue_date"]; f.Value != truth["issue_date"] || f.Review {
		t.Errorf("issue_date %+v, truth %v", f, truth["issue_date"])
	}
}

func TestBilingualDate(t *testing.T) {
	for text, want := range map[string]string{
		"203月/MAR1985":  "1985-03-20",
		"20MAR/3月1985":  "1985-03-20",
		"20MAR1985":     "1985-03-20",
		"203A/MAR1985":  "1985-03-20",
		"1110月/OCT2033": "2033-10-11",
		"0110朋/OCT1979": "1979-10-01",
		"2019.03.15":    "2019-03-15",
		"2019年3月5日":     "2019-03-05",
		"15/03/2019":    "2019-03-15",
		"204月/MAR1985":  "",
		"31FEB2001":     "",
		"20MAX1985":     "",
		"20MAR85":       "",
		"31.02.2019":    "",
		"":              "",
	} {
		if got := bilingualDate(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestPrintedNumber(t *testing.T) {
	for text, want := range map[string]string{
		"E12345678": "E12345678", "EA1234567": "EA1234567", "No.E12345678": "E12345678", "PE1234567": "PE1234567",
		"EO1234567": "", "EI1234567": "", "E1234567B": "", "E1234567": "", "": "",
	} {
		if got := printedNumber(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
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
		{"辽宁", "MAONING", false}, {"", "LIAONING", false}, {"北京", "BEUING", false}, {"西", "SHANXI", false}, {"南", "HENAN", false},
	} {
		if got := samePlace(test.han, test.latin); got != test.want {
			t.Errorf("%s/%s: %v", test.han, test.latin, got)
		}
	}
}

func TestNameParts(t *testing.T) {
	names := mrz.Place{From: 5, To: 44}
	for line, want := range map[string][2]mrz.Place{
		"POCHNWANG<<XIAOLIN<<<<<<<<<<<<<<<<<<<<<<<<<<": {{From: 5, To: 9}, {From: 9, To: 18}},
		"POCHNABUDUREHEMAN<<<<<<<<<<<<<<<<<<<<<<<<<<<": {{From: 5, To: 17}, {From: 17, To: 17}},
	} {
		surname, given := nameParts(line, names)
		if surname != want[0] || given != want[1] {
			t.Errorf("%s: %v %v", line, surname, given)
		}
	}
}

func TestNameNeedsLooksThatAgree(t *testing.T) {
	chi := func(name string, conf float64, fits bool) nameLook {
		return nameLook{printed{value: name, from: phrase{conf: conf}, model: ocr.ChiSim}, fits}
	}
	han := func(name string, conf float64, fits bool) nameLook {
		return nameLook{printed{value: name, from: phrase{conf: conf}, model: ocr.HanS}, fits}
	}
	own := func(name string, conf float64, fits bool) nameLook {
		return nameLook{printed{value: name, from: phrase{conf: conf}, model: ocr.Own}, fits}
	}
	for name, c := range map[string]struct {
		looks []nameLook
		want  string
	}{
		"our own, before Tesseract":    {[]nameLook{own("丁敏", 0.99, true), own("丁敏", 0.99, true), own("丁敏", 0.98, true)}, ""},
		"our own, thrice and clear":    {[]nameLook{own("丁敏", 0.99, true), own("丁敏", 0.99, true), own("丁敏", 0.98, true), han("了敏", 0.8, false), chi("", 0, false)}, "丁敏"},
		"our own, one look by another": {[]nameLook{own("丁敏", 0.99, true), own("丁敏", 0.99, true), own("丁敏", 0.98, true), han("了敏", 0.8, false)}, ""},
		"our own, and a clear dissent": {[]nameLook{own("丁敏", 0.99, true), own("丁敏", 0.99, true), own("丁敏", 0.98, true), han("丁玫", 0.95, false), chi("", 0, false)}, ""},
		"our own, once not clear":      {[]nameLook{own("丁敏", 0.99, true), own("丁敏", 0.9, true), own("丁敏", 0.98, true), han("了敏", 0.9, false)}, ""},
		"our own, and another sounds":  {[]nameLook{own("丁敏", 0.99, true), own("丁敏", 0.99, true), own("丁敏", 0.98, true), han("丁民", 0.9, true)}, ""},
		"our own, not spelt so":        {[]nameLook{own("丁敏", 0.99, false), own("丁敏", 0.99, false), own("丁敏", 0.98, false), han("丁敏", 0.9, false)}, ""},
		"our own, a look-alike":        {[]nameLook{own("丁莺", 0.99, true), own("丁莺", 0.99, true), own("丁莺", 0.98, true), han("丁营", 0.9, false)}, ""},
		"a look-alike, and seconded":   {[]nameLook{own("丁莺", 0.99, true), own("丁莺", 0.99, true), own("丁莺", 0.98, true), han("丁营", 0.7, false), chi("丁莺", 0.85, true)}, "丁莺"},
		"a look-alike, faintly so":     {[]nameLook{own("丁莺", 0.99, true), own("丁莺", 0.99, true), own("丁莺", 0.98, true), han("丁莺", 0.6, true)}, ""},
		"our own, rare in names":       {[]nameLook{own("丁营", 0.99, true), own("丁营", 0.99, true), own("丁营", 0.98, true), han("丁敏", 0.9, false)}, ""},
		"two models, once each":        {[]nameLook{chi("丁敏", 0.95, true), han("丁敏", 0.95, true)}, ""},
		"four looks":                   {[]nameLook{chi("丁敏", 0.95, true), han("丁敏", 0.95, true), chi("丁敏", 0.95, true), han("丁敏", 0.85, true)}, "丁敏"},
		"four looks at a look-alike":   {[]nameLook{chi("丁莺", 0.95, true), han("丁莺", 0.95, true), chi("丁莺", 0.95, true), han("丁莺", 0.95, true)}, ""},
		"five looks at a look-alike":   {[]nameLook{chi("丁莺", 0.95, true), han("丁莺", 0.95, true), chi("丁莺", 0.95, true), han("丁莺", 0.95, true), chi("丁莺", 0.95, true)}, "丁莺"},
		"one of them is not clear":     {[]nameLook{chi("丁莺", 0.95, true), han("丁莺", 0.85, true), chi("丁莺", 0.95, true), han("丁莺", 0.95, true), chi("丁莺", 0.95, true)}, ""},
		"a character rare in names":    {[]nameLook{chi("朱营雪", 0.95, true), han("朱营雪", 0.95, true), chi("朱营雪", 0.95, true), han("朱营雪", 0.95, true), chi("朱营雪", 0.95, true), han("朱营雪", 0.95, true)}, ""},
		"no surname at its head":       {[]nameLook{chi("草敏", 0.95, true), han("草敏", 0.95, true), chi("草敏", 0.95, true), han("草敏", 0.95, true), chi("草敏", 0.95, true), han("草敏", 0.95, true)}, ""},
		"one model alone":              {[]nameLook{chi("丁敏", 0.95, true), chi("丁敏", 0.95, true), chi("丁敏", 0.95, true), chi("丁敏", 0.95, true)}, ""},
		"one look is doubtful":         {[]nameLook{chi("丁敏", 0.95, true), han("丁敏", 0.7, true), chi("丁敏", 0.95, true), han("丁敏", 0.95, true)}, ""},
		"another name sounds so":       {[]nameLook{chi("丁敏", 0.95, true), han("丁民", 0.3, true), chi("丁敏", 0.95, true), han("丁敏", 0.95, true), chi("丁敏", 0.95, true)}, ""},
		"another is spelt other":       {[]nameLook{chi("丁敏", 0.95, true), han("了敏", 0.95, false), chi("丁敏", 0.95, true), han("丁敏", 0.95, true), chi("丁敏", 0.95, true)}, "丁敏"},
		"none is spelt like the Latin": {[]nameLook{chi("了敏", 0.95, false), han("了敏", 0.95, false), chi("了敏", 0.95, false), han("了敏", 0.95, false)}, ""},
	} {
		got, sure := agreedName(c.looks)
		if !sure {
			got.value = ""
		}
		if got.value != c.want {
			t.Errorf("%s: %q, want %q", name, got.value, c.want)
		}
	}
}

func TestLikeliestNameIsSpeltLikeTheLatinOne(t *testing.T) {
	look := func(name string, fits bool) nameLook { return nameLook{printed{value: name}, fits} }
	got := likeliestName([]nameLook{look("汉雪", false), look("汉雪", false), look("冯雪", true), look("汉雪", false)})
	if got.value != "冯雪" {
		t.Errorf("%s", got.value)
	}
}

func TestUsualName(t *testing.T) {
	for name, want := range map[string]bool{
		"王晓琳": true, "欧阳文": true, "诸葛婵翠": true, "莺莺": false, "草敏": false, "朱营雪": false, "王": false, "": false,
	} {
		if got := usualName(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A place whose last letter is lost is one that the looks may agree on.
func TestPlacesThatLackAnEndAreForAPerson(t *testing.T) {
	p, _ := passportPage(t, scripted{})
	found, err := scan.Read(context.Background(), p.raster.Image, p.now)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		first, second string
		sure          bool
	}{{"辽宁/LIAONING", "", true}, {"让宁/LIAONIN", "江宁/LIAONIN", false}, {"让于/LIAONING", "江于/LIAONING", true}, {"陕西/SHANXI", "陕西/SHANXI", false}} {
		p.engine = recorded{ocr.HanS: {"": {c.first}}, ocr.ChiSim: {"": {c.second}}}
		v := &viz{plate: newPlate(p, found)}
		if got := v.readPlace(context.Background(), image.Rect(60, 280, 240, 300)); got.sure != c.sure {
			t.Errorf("%s, %s: %+v", c.first, c.second, got)
		}
	}
}

func TestAuthority(t *testing.T) {
	for text, want := range map[string]string{
		"中华人民共和国国家移民管理局": "中华人民共和国国家移民管理局", "中华人民失和[国家移民管理局": "中华人民共和国国家移民管理局",
		"公安部出入境管理局": "公安部出入境管理局", "中国驻大阪总领事馆": "中国驻大阪总领事馆", "持照人签名": "", "": "",
	} {
		if got := authorityOf(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if !endOfAnother("国家移民管理局") || endOfAnother("公安部出入境管理局") {
		t.Error("a cut imprint passes for a whole one, or a whole one for a cut one")
	}
}

func TestLookalikesShareAReading(t *testing.T) {
	for name, want := range map[string]bool{"莺": true, "颖": true, "曹": true, "峰": true, "敏": false, "丁": false, "": false} {
		if got := hasLookalike(name); got != want {
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

func TestReadingsAreNotOutvoted(t *testing.T) {
	reading := func(value string, conf float64, model ocr.Language) printed {
		return printed{value: value, from: phrase{conf: conf}, model: model}
	}
	for name, c := range map[string]struct {
		earlier []printed
		want    bool
	}{
		"nothing before":               {nil, false},
		"the same before":              {[]printed{reading("A", 0.9, ocr.HanS)}, true},
		"the same by the same model":   {[]printed{reading("A", 0.9, ocr.English)}, false},
		"the same before, but weak":    {[]printed{reading("A", 0.4, ocr.HanS)}, false},
		"another one came between":     {[]printed{reading("A", 0.9, ocr.HanS), reading("B", 0.9, ocr.HanS)}, false},
		"the same twice, one was weak": {[]printed{reading("A", 0.4, ocr.HanS), reading("A", 0.9, ocr.HanS)}, true},
	} {
		if got := reading("A", 0.9, ocr.English).borneOut(c.earlier); got != c.want {
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
