package specimen

import (
	"bytes"
	"encoding/json"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/racetest"
)

const testDate = "2026-11-20"

func write(t *testing.T, o Options) (string, Truth) {
	t.Helper()
	dir := t.TempDir()
	truth, err := Write(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return dir, truth
}

func hasFile(dir, path string) bool {
	_, err := os.Stat(filepath.Join(dir, filepath.FromSlash(path)))
	return err == nil
}

func TestWriteLaysTheGroupOut(t *testing.T) {
	dir, truth := write(t, Options{Applicants: 2, Seed: 3, Level: Level0, Date: testDate})
	if !hasFile(dir, "group.yaml") || !hasFile(dir, ".truth/group.json") {
		t.Error("group.yaml or .truth/group.json is missing")
	}
	kinds := map[string]int{}
	for _, f := range truth.Files {
		kinds[f.Kind]++
		if !hasFile(dir, f.Path) || !hasFile(dir, ".truth/"+f.Path+".json") {
			t.Errorf("%s or its truth is missing", f.Path)
		}
		if !strings.HasPrefix(f.Path, f.Owner+"/") {
			t.Errorf("%s belongs to %s", f.Path, f.Owner)
		}
	}
	for _, kind := range []string{"passport", "photo", "signature", "social_insurance", "no_crime_record"} {
		if kinds[kind] != 2 {
			t.Errorf("%d papers of kind %s", kinds[kind], kind)
		}
	}
	if len(truth.Planted) != 0 || kinds["business_licence"] != 1 || kinds["company_letter"] != 1 || kinds["remittance_slip"] == 0 {
		t.Errorf("planted %v, kinds %v", truth.Planted, kinds)
	}
}

func TestWriteIsDeterministic(t *testing.T) {
	racetest.Long(t)
	o := Options{Applicants: 1, Seed: 9, Defects: 2, Level: LevelMixed, Date: testDate}
	dirA, a := write(t, o)
	dirB, b := write(t, o)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
	for _, f := range a.Files {
		one, _ := os.ReadFile(filepath.Join(dirA, f.Path))
		two, _ := os.ReadFile(filepath.Join(dirB, f.Path))
		if !bytes.Equal(one, two) {
			t.Errorf("%s differs", f.Path)
		}
	}
	if _, other := write(t, Options{Applicants: 1, Seed: 10, Level: Level0, Date: testDate}); other.Enterprise == a.Enterprise {
		t.Error("another seed made the same enterprise")
	}
}

func TestWriteRefusesWrongOptions(t *testing.T) {
	good := Options{Applicants: 1, Date: testDate}
	for name, change := range map[string]func(*Options){
		"no applicants": func(o *Options) { o.Applicants = 0 }, "31 applicants": func(o *Options) { o.Applicants = 31 },
		"no date": func(o *Options) { o.Date = "" }, "unknown level": func(o *Options) { o.Level = "9" },
		"unknown rule": func(o *Options) { o.Plant = []string{"no.such.rule"} }, "unknown profile": func(o *Options) { o.Profile = "elsewhere" }, "a replacement without a reason": func(o *Options) { o.Business = "replace" },
		"too many defects": func(o *Options) { o.Defects = 1000 }, "negative defects": func(o *Options) { o.Defects = -1 },
		"two defects on one paper": func(o *Options) { o.Plant = []string{"tax.present", "tax.taxpayer.match"} },
	} {
		o := good
		change(&o)
		if _, err := Write(t.TempDir(), o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// fails are the rules of severity FAIL of liaoning-2026 for a new card. Each
// has a defect.
var fails = []string{
	"group.size.max_30", "group.size.min_1", "state.allows", "enterprise.employees.min", "enterprise.three_elements.match", "company_letter.present",
	"business_licence.present", "tax.present", "tax.kind.allowed", "tax.credit.min_grade_M", "tax.taxpayer.match", "trade.present",
	"trade.kind.by_industry", "trade.intent.support", "visa_and_email.present", "passport.present", "passport.is_data_page",
	"passport.validity.min_1y", "passport.viz_mrz.match", "passport.kind.ordinary", "no_crime.present", "no_crime.subject.match",
	"no_crime.issuer.police", "no_crime.validity.max_3m", "no_crime.result.clean", "social.present", "social.months.min_6",
	"social.name.match", "social.employer.match", "photo.present", "photo.format", "photo.pixels", "photo.ratio_3_4",
	"signature.present", "signature.format", "signature.pixels", "signature.ratio_2_1", "payment.present", "payment.amount",
}

func TestEveryFailRuleHasADefect(t *testing.T) {
	rules := Rules()
	for _, rule := range fails {
		if !slices.Contains(rules, rule) {
			t.Errorf("no defect for %s", rule)
		}
	}
}

func TestEveryDefectCanBePlanted(t *testing.T) {
	met := map[string]bool{}
	for _, o := range Kinds() {
		o.Applicants, o.Seed, o.Date = 2, 5, testDate
		asked, err := officeFor(o)
		if err != nil {
			t.Fatal(err)
		}
		clean, err := newGroup(o)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range defects() {
			if !asked.mayBreak(d) {
				continue
			}
			met[d.rule] = true
			o := o
			o.Plant = []string{d.rule}
			checkPlanted(t, o, d.rule, clean)
		}
	}
	for _, rule := range Rules() {
		if !met[rule] {
			t.Errorf("%s is planted for no office", rule)
		}
	}
}

// checkPlanted fails unless the options make a group that breaks the rule.
func checkPlanted(t *testing.T, o Options, rule string, clean *group) {
	t.Helper()
	g, err := newGroup(o)
	if err != nil {
		t.Errorf("%s %s %s: %s: %v", o.Profile, o.Business, o.Reason, rule, err)
		return
	}
	if len(g.truth.Planted) != 1 || g.truth.Planted[0].Rule != rule {
		t.Errorf("%s %s %s: %s: planted %v", o.Profile, o.Business, o.Reason, rule, g.truth.Planted)
	}
	if cmp.Equal(shape(g), shape(clean)) {
		t.Errorf("%s %s %s: %s changes nothing", o.Profile, o.Business, o.Reason, rule)
	}
}

// Every office's papers can be drawn, in the form that it takes. The first
// business of each will do: all of them are planned by the test above.
func TestEveryOfficeCanBeWritten(t *testing.T) {
	drawn := map[string]bool{}
	for _, o := range Kinds() {
		if drawn[o.Profile] {
			continue
		}
		drawn[o.Profile] = true
		o.Applicants, o.Seed, o.Date, o.Level = 1, 8, testDate, LevelPDF
		t.Run(o.Profile+" "+o.Business+" "+o.Reason, func(t *testing.T) {
			t.Parallel()
			_, truth := write(t, o)
			for _, f := range truth.Files {
				onlyPictures := o.Profile == "mfa" || o.Profile == "wanzhou-2025"
				if onlyPictures && strings.HasSuffix(f.Path, ".pdf") {
					t.Errorf("%s: the office takes no PDF", f.Path)
				}
				if f.Kind == "basic_info_form" && !strings.HasSuffix(f.Path, ".pdf") {
					t.Errorf("%s: the office asks for a PDF", f.Path)
				}
			}
			if len(truth.Applicants) != 1 || len(truth.Planted) != 0 {
				t.Errorf("%d applicants, %d defects", len(truth.Applicants), len(truth.Planted))
			}
		})
	}
}

// shape is everything of a group that its files are drawn from.
func shape(g *group) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	_ = enc.Encode([]any{g.company.uscc, g.company.employees, g.company.industry, g.state, g.cases, g.absent})
	for _, m := range g.members {
		_ = enc.Encode([]any{m.position, m.form})
	}
	for _, f := range g.owners {
		who := person{}
		if f.entry.who != nil {
			who = *f.entry.who
		}
		_ = enc.Encode([]any{f.owner, f.entry.kind, f.entry.defect, f.entry.picture.png, f.entry.picture.grey, f.entry.picture.width,
			f.entry.picture.height, f.entry.other, f.entry.picture.frame, f.entry.picture.small, f.entry.picture.ground.b, f.entry.layout, f.entry.level, f.entry.large, f.entry.until, who.idNumber,
			who.passportExpiry, who.nationality, who.given})
	}
	return b.String()
}

func TestDefectsLeaveCleanApplicants(t *testing.T) {
	g, err := newGroup(Options{Applicants: 6, Seed: 1, Defects: 8, Date: testDate})
	if err != nil {
		t.Fatal(err)
	}
	spoiled, rules := map[string]bool{}, map[string]bool{}
	for _, p := range g.truth.Planted {
		rules[p.Rule] = true
		if strings.HasPrefix(p.Owner, "applicants/") {
			spoiled[p.Owner] = true
		}
	}
	if len(rules) != 8 || len(spoiled) > 3 {
		t.Errorf("%d rules broken at %d of 6 applicants", len(rules), len(spoiled))
	}
}

func TestPassportTruthObeysTheStandard(t *testing.T) {
	samples, err := Samples(SampleOptions{Kind: "passport", Level: Level0, Count: 6, Seed: 4, Date: testDate})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range samples {
		l1, l2 := s.Truth["mrz_line1"].(string), s.Truth["mrz_line2"].(string)
		if len(l1) != 44 || len(l2) != 44 {
			t.Fatalf("zone %q %q", l1, l2)
		}
		for _, c := range [][2]string{{l2[:9], l2[9:10]}, {l2[13:19], l2[19:20]}, {l2[21:27], l2[27:28]}, {l2[28:42], l2[42:43]},
			{l2[:10] + l2[13:20] + l2[21:43], l2[43:]}} {
			if check(c[0]) != c[1] {
				t.Errorf("%s: check digit of %q is printed %s", s.Name, c[0], c[1])
			}
		}
		if s.Truth["document_number"] != l2[:9] || !strings.HasPrefix(l1, "POCHN"+s.Truth["surname"].(string)+"<<") {
			t.Errorf("%s: zone %q %q of %v", s.Name, l1, l2, s.Truth)
		}
	}
}

func TestPassportZoneMatchesSpecimen(t *testing.T) {
	who := person{surname: "ZHENGJIAN", given: "YANGBEN", sex: "F", nationality: "CHN", passportNumber: "EF1260892",
		personalNumber: "NGKELMPONBPJB9", birth: day(1985, 3, 20), passportExpiry: day(2029, 1, 17)}
	want := [2]string{"POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<", "EF12608921CHN8503208F2901178NGKELMPONBPJB978"}
	if diff := cmp.Diff(want, passportZone("PO", "CHN", who)); diff != "" {
		t.Error(diff)
	}
}

func TestPicturesHaveThePromisedSizes(t *testing.T) {
	who := newPerson(newRand(1, 1), day(2026, 11, 20))
	for _, c := range []struct {
		pic    picture
		w, h   int
		format string
	}{{picture{}, 600, 800, "jpeg"}, {picture{width: 550, height: 733}, 550, 733, "jpeg"}, {picture{png: true}, 600, 800, "png"}} {
		data, truth, err := photoFile(who, c.pic, [2]int{600, 800})
		if err != nil {
			t.Fatal(err)
		}
		checkPicture(t, data, truth, image.Pt(c.w, c.h), c.format)
	}
	data, truth, err := signatureFile(newRand(2, 2), who, picture{}, [2]int{300, 150})
	if err != nil {
		t.Fatal(err)
	}
	checkPicture(t, data, truth, image.Pt(300, 150), "jpeg")
}

func checkPicture(t *testing.T, data []byte, truth map[string]any, size image.Point, format string) {
	t.Helper()
	img, got, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Size() != size || got != format || truth["format"] != format {
		t.Errorf("%v %s, truth %v; want %v %s", img.Bounds().Size(), got, truth, size, format)
	}
	if r, g, b, _ := img.At(2, 2).RGBA(); min(r, g, b) < 0xf000 {
		t.Errorf("the corner is not white: %x %x %x", r, g, b)
	}
}

func TestSignatureFillsItsFrame(t *testing.T) {
	for i := range uint64(8) {
		rng := newRand(i, 8)
		img := signature(rng, newPerson(rng, day(2026, 11, 20)).nameZh, 300, 150)
		box := image.Rectangle{}
		for y := range 150 {
			for x := range 300 {
				if img.Pix[img.PixOffset(x, y)] < 128 {
					box = box.Union(image.Rect(x, y, x+1, y+1))
				}
			}
		}
		if !box.In(image.Rect(3, 3, 297, 147)) || box.Dx() < 255 || box.Dy() < 110 {
			t.Errorf("ink of signature %d in %v", i, box)
		}
	}
}

func TestSamplesOfEveryKind(t *testing.T) {
	racetest.Long(t)
	for _, kind := range SampleKinds() {
		level := SampleLevels(kind)[0]
		for _, held := range []bool{false, true} {
			samples, err := Samples(SampleOptions{Kind: kind, Level: level, Count: 1, Seed: 6, Date: testDate, Held: held})
			if err != nil {
				t.Errorf("%s: %v", kind, err)
				continue
			}
			s := samples[0]
			if len(s.Data) == 0 || s.Layout == "" || s.Level != level {
				t.Errorf("%s: %d bytes, layout %q, level %q", s.Name, len(s.Data), s.Layout, s.Level)
			}
		}
	}
	if _, err := Samples(SampleOptions{Kind: "passport", Level: LevelPDF, Count: 1, Date: testDate}); err == nil {
		t.Error("a passport that is a PDF with its own text")
	}
}

func TestLevelsDegradeMoreAndMore(t *testing.T) {
	p := newPage(60, 40)
	p.text(5, 15, 12, fontSong, black, "沈阳市公安局和平分局")
	last := 1 << 30
	for _, level := range levels[1:] {
		data, err := encode(paper{pages: []*page{p}}, "other", level, newRand(1, 2))
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		e := sharpest(img)
		if e > last {
			t.Errorf("level %s is sharper than the one before: %d > %d", level, e, last)
		}
		last = e
	}
}

// sharpest is the greatest difference of lightness between neighbours in the
// middle of the page, away from desks and shadows.
func sharpest(img image.Image) int {
	most, r := 0, img.Bounds()
	for y := r.Dy() / 4; y < r.Dy()*3/4; y++ {
		for x := r.Dx() / 4; x < r.Dx()*3/4; x++ {
			a, _, _, _ := img.At(x, y).RGBA()
			b, _, _, _ := img.At(x+1, y).RGBA()
			most = max(most, int(a>>8)-int(b>>8), int(b>>8)-int(a>>8))
		}
	}
	return most
}

func TestPDFHasItsOwnText(t *testing.T) {
	p := newA4()
	p.text(20, 20, 12, fontSong, black, "无犯罪记录证明")
	data, err := p.pdf()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"%PDF-", "/ToUnicode", "/CIDFontType2"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the PDF has no %s", want)
		}
	}
	if len(data) > 400_000 {
		t.Errorf("%d bytes: the whole font is embedded", len(data))
	}
}

// Two prohibited cases planted in one group are both declared.
func TestTwoDeclaredCases(t *testing.T) {
	g, err := newGroup(Options{Applicants: 1, Seed: 1, Profile: "liaoning-guide", Business: "renew", Plant: []string{"ban.dishonest_list", "ban.bankrupt"}, Date: testDate})
	if err != nil {
		t.Fatal(err)
	}
	if !g.cases["dishonest_list"] || !g.cases["bankrupt"] {
		t.Errorf("declared: %v", g.cases)
	}
}
