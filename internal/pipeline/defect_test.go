package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/pipeline"
)

// broken is a recogniser with a defect.
type broken struct{}

func (broken) Recognise(context.Context, ocr.Request) ([]ocr.TextLine, error) { panic("defect") }
func (broken) Close() error                                                   { return nil }

func TestADefectCostsOneFile(t *testing.T) {
	var page bytes.Buffer
	if err := png.Encode(&page, lined()); err != nil {
		t.Fatal(err)
	}
	_, err := pipeline.New(broken{}, nil, time.Now).ReadDocument(t.Context(), page.Bytes(), dossier.TaxRating)
	var known *dossier.Error
	if !errors.As(err, &known) || known.Code != "read_failed" || !strings.Contains(known.Error(), "defect") {
		t.Errorf("got %v, want read_failed with its cause", err)
	}
}

// lined is a page with marks in rows, as text is.
func lined() image.Image {
	img := image.NewGray(image.Rect(0, 0, 1000, 1400))
	for i := range img.Pix {
		x, y := i%img.Stride, i/img.Stride
		if y%60 >= 24 || x < 100 || x > 900 || x%28 > 20 || x%7 > 4 {
			img.Pix[i] = 255
		}
	}
	return img
}
