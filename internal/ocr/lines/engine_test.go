package lines_test

import (
	"context"
	"errors"
	"image"
	"os"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/ocr/lines"
	"zhengqi/internal/ocr/ocrtest"
	"zhengqi/internal/ocr/tesseract"
)

func TestMain(m *testing.M) {
	tesseract.RunChildIfAsked()
	os.Exit(m.Run())
}

func inFrontOf(t *testing.T, behind ocr.Engine) *lines.Engine {
	t.Helper()
	e, err := lines.NewEngine(behind, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEngine(t *testing.T) {
	ocrtest.Run(t, func(t *testing.T) ocr.Engine {
		behind, err := tesseract.New(tesseract.Options{Workers: 2})
		if err != nil {
			if os.Getenv("ZHENGQI_REQUIRE_TOOLS") == "" && dossier.ClassOf(err) == dossier.Unavailable {
				t.Skip(err)
			}
			t.Fatal(err)
		}
		return inFrontOf(t, behind)
	})
}

// refusing is an engine that only says it was asked.
type refusing struct{ closed bool }

var errAsked = errors.New("asked")

func (*refusing) Recognise(context.Context, ocr.Request) ([]ocr.TextLine, error) {
	return nil, errAsked
}
func (r *refusing) Close() error { r.closed = true; return nil }

func TestEngineReadsOnlyItsOwnLines(t *testing.T) {
	behind := new(refusing)
	e := inFrontOf(t, behind)
	date := drawn(t, "2026-11-22")
	for name, c := range map[string]struct {
		request ocr.Request
		want    string
		asked   bool
	}{
		"a code":          {ocr.Request{Image: date, Language: ocr.Own, Layout: ocr.Line, Alphabet: "0123456789-./年月日"}, "2026-11-22", false},
		"any text":        {ocr.Request{Image: date, Language: ocr.Own, Layout: ocr.Line}, "2026-11-22", false},
		"a mark no code":  {ocr.Request{Image: date, Language: ocr.Own, Layout: ocr.Line, Alphabet: "0123456789-《"}, "2026-11-22", false},
		"nothing to read": {ocr.Request{Image: image.NewGray(image.Rect(0, 0, 90, 30)), Language: ocr.Own, Layout: ocr.Line}, "", false},
		"no line":         {ocr.Request{Image: image.NewGray(image.Rect(0, 0, 0, 30)), Language: ocr.Own, Layout: ocr.Line}, "", false},
		"no image":        {ocr.Request{Language: ocr.Own, Layout: ocr.Line}, "", true},
		"a page":          {ocr.Request{Image: date, Language: ocr.Own, Layout: ocr.Page}, "", true},
		"another model":   {ocr.Request{Image: date, Language: ocr.HanS, Layout: ocr.Line, Alphabet: "0123456789-"}, "", true},
	} {
		found, err := e.Recognise(context.Background(), c.request)
		if errors.Is(err, errAsked) != c.asked {
			t.Errorf("%s: error %v", name, err)
		}
		if ocrtest.Text(found) != c.want {
			t.Errorf("%s: read %q", name, ocrtest.Text(found))
		}
	}
	if err := e.Close(); err != nil || !behind.closed {
		t.Errorf("the engine behind is not closed, %v", err)
	}
}

func TestEngineBoxesAreAsWideAsTheInk(t *testing.T) {
	line := drawn(t, "20  26")
	found, err := inFrontOf(t, new(refusing)).Recognise(context.Background(), ocr.Request{Image: line, Language: ocr.Own, Layout: ocr.Line})
	if err != nil || ocrtest.Text(found) != "2026" {
		t.Fatalf("read %q, %v", ocrtest.Text(found), err)
	}
	chars := found[0].Words[0].Chars
	gap := chars[2].Box.Min.X - chars[1].Box.Max.X
	if within := chars[1].Box.Min.X - chars[0].Box.Max.X; gap < 3*max(within, 1) {
		t.Errorf("the spaces are %d columns, the characters %d apart", gap, within)
	}
}
