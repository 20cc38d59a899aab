package reader

import (
	"context"
	"image"
	"regexp"
	"strings"
	"testing"

	"zhengqi/internal/ocr"
)

// inTurn is a recogniser that says one line after the other, the last one ever
// after.
type inTurn struct {
	lines []string
	asked int
}

func (t *inTurn) Close() error { return nil }

func (t *inTurn) Recognise(context.Context, ocr.Request) ([]ocr.TextLine, error) {
	line := t.lines[min(t.asked, len(t.lines)-1)]
	t.asked++
	return []ocr.TextLine{{Words: []ocr.Word{{Text: line, Confidence: 0.95, Box: image.Rect(0, 0, 20*len(line), 20)}}}}, nil
}

// scannedSpan is one line as first read from a scan, with confidence conf;
// second looks read again, one after the other.
func scannedSpan(line string, conf float64, again ...string) span {
	p := scannedPage("", line)
	p.engine = &inTurn{lines: again}
	for i := range p.rows[0].glyphs {
		p.rows[0].glyphs[i].conf = conf
	}
	return span{{p, p.rows[0].glyphs}}
}

func TestReadDate(t *testing.T) {
	for name, c := range map[string]struct {
		first string
		conf  float64
		again []string
		want  string
	}{
		"two readings agree":                     {"2026年10月16日", 0.9, []string{"2026年10月16日"}, "2026-10-16"},
		"a look that reads no date is passed by": {"2026年10月16日", 0.9, []string{"O26I0", "2026年10月16日"}, "2026-10-16"},
		"a look that differs is not outvoted":    {"2026年10月14日", 0.9, []string{"2026年10月16日", "2026年10月14日"}, "?2026-10-14"},
		"two looks that differ are likelier":     {"2026年1月14日", 0.9, []string{"2026年11月14日", "2026年11月14日"}, "?2026-11-14"},
		"nobody else reads a date":               {"2026年10月14日", 0.9, []string{"年月"}, "?2026-10-14"},
		"only a second look reads one":           {"2026年l0月16", 0.9, []string{"2026年10月16日", "16"}, "?2026-10-16"},
		"both second looks read one":             {"2026年l0月16", 0.9, []string{"2026年10月16日"}, "2026-10-16"},
		"the second looks differ":                {"2026年l0月16", 0.9, []string{"2026年10月16日", "2026年10月18日"}, "?2026-10-16"},
		"no end, read well":                      {"长期", 0.9, []string{"长期"}, "9999-12-31"},
		"no end, read badly":                     {"长期", 0.4, []string{"长期"}, "?9999-12-31"},
	} {
		f := readDate(context.Background(), scannedSpan(c.first, c.conf, c.again...))
		if got := judged(f); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestReadAmount(t *testing.T) {
	for line, want := range map[string]string{
		"¥4,567.00": "4567.00", "CNY4,567.00": "4567.00", "RMB4,567.00": "4567.00", "小写 4,567.00": "4567.00",
		"1,2B4,567.00": "?4567.00", "B4,567.00": "?4567.00", "-4,567.00": "?4567.00", "1,4,567.00": "?4567.00",
	} {
		whole := scannedSpan(line, 0.9, "4,567.00")
		f, _ := readAmount(context.Background(), cutWhole(whole, regexp.MustCompile(`4,567\.00`)))
		if got := judged(f); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

func TestReadText(t *testing.T) {
	for line, want := range map[string]string{
		"1沈阳市鼎盛有限公司": "?1沈阳市鼎盛有限公司", "区澜(": "?区澜(", "沈阳)鼎盛有限公司": "?沈阳)鼎盛有限公司", "鼎盛(沈阳)有限公司": "鼎盛(沈阳)有限公司",
		"(盖章)沈阳市公安局": "沈阳市公安局", "(章)沈阳市公安局": "沈阳市公安局", "盖章沈阳市公安局": "沈阳市公安局", "〔(盖章)沈阳市公安局": "沈阳市公安局", "本溪°市公安局": "本溪市公安局", "沈公〔2026〕第12号": "沈公〔2026〕第12号",
	} {
		if f := readText(context.Background(), scannedSpan(line, 0.9, strings.TrimPrefix(want, "?"))); judged(f) != want {
			t.Errorf("%s: %s, want %s", line, judged(f), want)
		}
	}
}

func TestReadLongText(t *testing.T) {
	const name, other = "有限责任公司", "有限员任公司"
	for what, c := range map[string]struct {
		conf  float64
		again []string // by our own network at three pictures, and by Tesseract
		want  string
	}{
		"one clear look":                           {0.98, []string{""}, name},
		"all of ours alike, none clear":            {0.8, []string{name, name, name, ""}, "?" + name},
		"all of ours alike, Tesseract as well":     {0.3, []string{name}, name},
		"all of ours alike, Tesseract differs":     {0.8, []string{name, name, name, other}, "?" + name},
		"one of ours differs, Tesseract does not":  {0.8, []string{other, name}, name},
		"two of ours differ, Tesseract does not":   {0.8, []string{other, name, other, name}, "?" + other},
		"the first is outvoted, Tesseract nothing": {0.5, []string{other, other, other, ""}, "?" + other},
		"nothing else reads anything":              {0.8, []string{""}, "?" + name},
	} {
		if got := judged(readLong(context.Background(), scannedSpan(name, c.conf, c.again...))); got != c.want {
			t.Errorf("%s: %s, want %s", what, got, c.want)
		}
	}
	if f := readLong(context.Background(), scannedSpan("全称", 0.3, "全你")); f.Certain() || f.Value != "全你" {
		t.Errorf("a few characters of which looks differ: %+v", f)
	}
	if f := readText(context.Background(), scannedSpan("成功", 0.99, "")); f.Certain() {
		t.Error("a short text by one look")
	}
	if f := readText(context.Background(), scannedSpan("成功", 0.99, "成功", "")); !f.Certain() {
		t.Error("a short text by two looks")
	}
}

func TestReadChecked(t *testing.T) {
	for line, want := range map[string]string{
		"11010519491231002X":   "11010519491231002X",
		"2101**********1234":   "2101**********1234", // masked by the issuer
		"110105194912310021":   "110105194912310021", // wrong as printed: for the rules
		"11010519491231002X男":  "11010519491231002X",
		"11010519491231002X88": "?11010519491231002X88",
	} {
		p := ownPage(line)
		if f := readChecked(context.Background(), span{{p, p.rows[0].glyphs}}, idNumber); judged(f) != want {
			t.Errorf("%s: %s, want %s", line, judged(f), want)
		}
	}
}

func TestIssuedOnTheSignatureOnly(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"signature":                    {[]string{"兹证明王晓琳自1988年11月11日至2026年10月30", "日,未发现有犯罪记录。", "        2026年11月1日"}, "2026-11-01"},
		"the signature is not legible": {[]string{"兹证明王晓琳自1988年11月11日至2026年10月30", "日,未发现有犯罪记录。", "        2026年?月1日"}, "?2026-10-30"},
		"within a sentence":            {[]string{"经查,2026年10月30日前未发现有犯罪记录。"}, "?2026-10-30"},
		"beside what a seal leaves":    {[]string{"未发现有犯罪记录。", "       oe 2026年11月1日 ."}, "2026-11-01"},
		"with the time of day":         {[]string{"未发现有犯罪记录。", "       2026-11-01 12:30:05"}, "2026-11-01"},
	} {
		p := ownPage(c.lines...)
		got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows}))
		if got["issue_date"] != c.want {
			t.Errorf("%s: %q, want %q", name, got["issue_date"], c.want)
		}
	}
}

func TestCodeBesideARuling(t *testing.T) {
	for name, c := range map[string]struct {
		line string
		away int // how far the first character is moved off, in pixels
		thin int // by how much it is narrower, on either side
		want string
	}{
		"a ruling before a code":    {"16222000011112222", 8, 0, "?16222000011112222"},
		"a code that begins so":     {"16222000011112222", 0, 0, "16222000011112222"},
		"a stroke in its place":     {"16222000011112222", 0, 5, "16222000011112222"},
		"a thin ruling farther off": {"16222000011112222", 6, 5, "?16222000011112222"},
		"another character":         {"66222000011112222", 8, 0, "66222000011112222"},
	} {
		v := scannedSpan(c.line, 0.9, c.line)
		first := v[0].glyphs[0].box.Sub(image.Pt(c.away, 0))
		v[0].glyphs[0].box = image.Rect(first.Min.X+c.thin, first.Min.Y, first.Max.X-c.thin, first.Max.Y)
		if got := judged(readCode(context.Background(), v, digitAlphabet)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestAccountOfTooManyDigitsIsForReview(t *testing.T) {
	for line, want := range map[string]string{
		"6222000011112222333": "6222000011112222333", "16222000011112222333": "?16222000011112222333", "21055319222455380485": "21055319222455380485",
		"21055319222455380481": "?21055319222455380481", "21055319222455380485234": "?21055319222455380485234",
	} {
		if got := judged(readAccount(context.Background(), scannedSpan(line, 0.9, line))); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

func TestCapitalTakesWordsAsTheyStand(t *testing.T) {
	for words, want := range map[string]int64{"叁佰万元整": 3e8, "(人民币)伍拾万元": 5e7, "500万元": 5e8, "叁什万元整": 0, "政佰万元整": 0} {
		if got, ok := capital(words); got != want || ok != (want > 0) {
			t.Errorf("%s: %d, want %d", words, got, want)
		}
	}
}
