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
	e, err := lines.NewEngine(behind)
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
		asked   bool
	}{
		"its own":          {ocr.Request{Image: date, Layout: ocr.Line, Alphabet: "0123456789-./年月日"}, false},
		"any language":     {ocr.Request{Image: date, Layout: ocr.Line, Alphabet: "0123456789-", Language: ocr.HanS}, false},
		"no alphabet":      {ocr.Request{Image: date, Layout: ocr.Line}, true},
		"another alphabet": {ocr.Request{Image: date, Layout: ocr.Line, Alphabet: "0123456789-é"}, true},
		"a page":           {ocr.Request{Image: date, Layout: ocr.Page, Alphabet: "0123456789-"}, true},
		"no image":         {ocr.Request{Layout: ocr.Line, Alphabet: "0123456789"}, true},
		"nothing to read":  {ocr.Request{Image: image.NewGray(image.Rect(0, 0, 90, 30)), Layout: ocr.Line, Alphabet: "0123456789"}, true},
	} {
		found, err := e.Recognise(context.Background(), c.request)
		if errors.Is(err, errAsked) != c.asked {
			t.Errorf("%s: error %v", name, err)
		}
		if !c.asked && ocrtest.Text(found) != "2026-11-22" {
			t.Errorf("%s: read %q", name, ocrtest.Text(found))
		}
	}
	if err := e.Close(); err != nil || !behind.closed {
		t.Errorf("the engine behind is not closed, %v", err)
	}
}
