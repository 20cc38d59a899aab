package reader

import (
	"context"
	"image"
	"testing"

	"zhengqi/internal/ocr"
)

func TestACheckedCodeIsNotTakenFromAWeakLookAlone(t *testing.T) {
	const code = "11010519491231002X"
	for name, c := range map[string]struct {
		text  string
		conf  float64
		again string
		want  string
	}{
		"one look":                         {code, 0.95, "", code},
		"two looks, the first weak":        {code, 0.8, code, code},
		"a weak look alone":                {code, 0.8, "1", "?" + code},
		"the second look alone":            {"11010519491231O", 0.8, code, code},
		"no number of this country":        {"101061999305246866", 0.99, "101061999305246866", "?101061999305246866"},
		"two looks that pass differ":       {code, 0.8, "110105194912310038", "?" + code},
		"the check fails, so does another": {"110105194912310021", 0.99, "110105194912310021", "?110105194912310021"},
	} {
		if got := judged(readChecked(context.Background(), scannedSpan(c.text, c.conf, c.again), idNumber)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestTesseractBearsOutACodeThatPassesItsCheck(t *testing.T) {
	const code, other = "11010519491231002X", "110105194912310038"
	for name, c := range map[string]struct{ first, again, print, want string }{
		"the first look passes":         {code, "1101051949123100", code, code},
		"the second look passes":        {"1101051949123100ZX", code, code, code},
		"neither passes":                {"110105194912310021", "110105194912310021", code, "?110105194912310021"},
		"Tesseract reads another":       {code, "1101051949123100", other, "?" + code},
		"Tesseract's passes no check":   {code, "1101051949123100", "110105194912310021", "?" + code},
		"both looks pass, not the same": {code, other, code, "?" + code},
	} {
		v := seenSpan(c.first, 0.6, map[glance]seenLine{
			{ocr.Own, idAlphabet}: {c.again, 0.6}, {language: ocr.Own}: {}, {language: ocr.HanS}: {c.print, 0.9}})
		if got := judged(readChecked(context.Background(), v, idNumber)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestAWholeCodeIsSureBesidePrintThatWasNotRead(t *testing.T) {
	const code = "11010519491231002X"
	for text, want := range map[string]string{code: code, "1101051949123100": "?1101051949123100"} {
		v := scannedSpan(text, 0.99, text)
		glyphs := v[0].glyphs
		shift := v[0].page.bounds().Max.X - glyphs[len(glyphs)-1].box.Max.X
		for i := range glyphs {
			glyphs[i].box = glyphs[i].box.Add(image.Pt(shift, 0))
		}
		if got := judged(readChecked(context.Background(), v, idNumber)); got != want {
			t.Errorf("%s at the end of the picture: %s, want %s", text, got, want)
		}
	}
}

func TestSmallLettersOfACode(t *testing.T) {
	for code, want := range map[string]string{
		"4cd9d0ada5e068c0": "4cd9d0ada5e068c0", "fsqc4melcf7x": "?fsqc4melcf7x", "4Cd9d0ada5e068c0": "?4Cd9d0ada5e068c0",
		"8790-4563-9329": "8790-4563-9329", "87904563-": "87904563",
	} {
		if got := judged(readPrintedCode(context.Background(), scannedSpan(code, 0.9, code))); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}

// seenSpan is one line as first read from a scan, and what second looks at it
// read, each with the confidence of its characters.
func seenSpan(line string, conf float64, looks map[glance]seenLine) span {
	v := scannedSpan(line, conf, "")
	v[0].page.seen = map[seenAt][]glyph{}
	for g, l := range looks {
		v[0].page.seen[seenAt{v[0].box(), g, asItIs}] = appendWord(nil, l.text, l.conf, v[0].box())
	}
	return v
}

type seenLine struct {
	text string
	conf float64
}

func TestAClearLookMakesUpForOneThatIsNot(t *testing.T) {
	const number, other = "34600707146269", "34600707146289"
	codes, print := glance{ocr.Own, digitAlphabet}, glance{language: ocr.HanS}
	for name, c := range map[string]struct {
		again, print seenLine
		want         string
	}{
		"a clear second look":                     {seenLine{number, 0.9999}, seenLine{}, number},
		"neither is clear":                        {seenLine{number, 0.9}, seenLine{}, "?" + number},
		"neither is clear, and Tesseract as well": {seenLine{number, 0.9}, seenLine{number, 0.9}, number},
		"neither is clear, and Tesseract differs": {seenLine{number, 0.9}, seenLine{other, 0.9}, "?" + number},
		"a clear look differs":                    {seenLine{other, 0.9999}, seenLine{number, 0.9}, "?" + number},
		"Tesseract alone":                         {seenLine{other, 0.9}, seenLine{number, 0.9}, "?" + number},
	} {
		v := seenSpan(number, 0.5, map[glance]seenLine{codes: c.again, print: c.print})
		if got := judged(readCode(context.Background(), v, digitAlphabet)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
