package tesseract

import (
	"bytes"
	"image"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/ocr"
)

func TestRequestRoundTrip(t *testing.T) {
	whole := image.NewGray(image.Rect(0, 0, 7, 5))
	for i := range whole.Pix {
		whole.Pix[i] = byte(i)
	}
	part := whole.SubImage(image.Rect(2, 1, 6, 4)).(*image.Gray)
	var pipe bytes.Buffer
	if err := writeRequest(&pipe, ocr.Request{Image: part, Language: "eng", Layout: ocr.Line, Alphabet: "0-9年"}); err != nil {
		t.Fatal(err)
	}
	body, err := readFrame(&pipe, maxRequest)
	if err != nil {
		t.Fatal(err)
	}
	got, err := decodeRequest(body)
	if err != nil {
		t.Fatal(err)
	}
	want := ocr.Request{Language: "eng", Layout: ocr.Line, Alphabet: "0-9年", Image: &image.Gray{
		Pix:    []byte{9, 10, 11, 12, 16, 17, 18, 19, 23, 24, 25, 26},
		Stride: 4, Rect: image.Rect(0, 0, 4, 3),
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFrameLimits(t *testing.T) {
	if _, err := readFrame(bytes.NewReader([]byte{0, 0, 0, 9, 1}), 8); err != errFrameTooLong {
		t.Errorf("a frame over the limit: %v", err)
	}
	if _, err := readFrame(bytes.NewReader([]byte{0, 0, 0, 9, 1}), 9); err != io.ErrUnexpectedEOF {
		t.Errorf("a truncated frame: %v", err)
	}
}

func TestParseHOCR(t *testing.T) {
	const text = `<div class='ocr_page' title='image ""; bbox 0 0 99 99'>
	<span class='ocr_line' id='l2' title="bbox 5 50 90 60; baseline 0 0">
	 <span class='ocrx_word' title='bbox 5 50 20 60; x_wconf 91'>
	  <span class='ocrx_cinfo' title='x_bboxes 5 50 10 60; x_conf 98.5'>&lt;</span>
	  <span class='ocrx_cinfo' title='x_bboxes 10 50 20 60; x_conf 40'>税</span></span></span>
	<span class='ocr_header' title="bbox 5 10 90 20">
	 <span class='ocrx_word' title='bbox 5 10 20 20; x_wconf 7'><strong>No.</strong></span>
	 <span class='ocrx_word' title='bbox bad; x_wconf NaN'> </span></span>`
	want := []ocr.TextLine{
		{Box: image.Rect(5, 10, 90, 20), Words: []ocr.Word{{Text: "No.", Confidence: 0.07, Box: image.Rect(5, 10, 20, 20)}}},
		{Box: image.Rect(5, 50, 90, 60), Words: []ocr.Word{{
			Text: "<税", Confidence: 0.91, Box: image.Rect(5, 50, 20, 60),
			Chars: []ocr.Char{
				{Text: "<", Confidence: 0.985, Box: image.Rect(5, 50, 10, 60)},
				{Text: "税", Confidence: 0.4, Box: image.Rect(10, 50, 20, 60)},
			}}}},
	}
	if diff := cmp.Diff(want, parseHOCR(text)); diff != "" {
		t.Error(diff)
	}
}

func FuzzDecode(f *testing.F) {
	var pipe bytes.Buffer
	_ = writeRequest(&pipe, ocr.Request{Image: image.NewGray(image.Rect(0, 0, 2, 2)), Language: "eng"})
	_ = writeAnswer(&pipe, answer{busy: 1, hocr: "<span class='ocrx_word'>"})
	f.Add(pipe.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		r := bytes.NewReader(data)
		for {
			body, err := readFrame(r, 1<<16)
			if err != nil {
				return
			}
			if req, err := decodeRequest(body); err == nil && len(req.Image.Pix) != req.Image.Bounds().Dx()*req.Image.Bounds().Dy() {
				t.Errorf("%d pixels for %v", len(req.Image.Pix), req.Image.Bounds())
			}
			if a, err := decodeAnswer(body); err == nil {
				parseHOCR(a.hocr)
			}
		}
	})
}

func TestChildInheritsNoSecrets(t *testing.T) {
	env := []string{"PATH=/bin", "DATABASE_URL=postgres://u:secret@db", "TMPDIR=/t", "OMP_THREAD_LIMIT=8", childVariable + "=other", "PATHOLOGY=1"}
	want := []string{"PATH=/bin", "TMPDIR=/t", childVariable + "=/models", "OMP_THREAD_LIMIT=1", "MALLOC_ARENA_MAX=2"}
	if diff := cmp.Diff(want, childEnvironment(env, "/models")); diff != "" {
		t.Error(diff)
	}
}
