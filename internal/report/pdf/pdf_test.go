package pdf_test

import (
	"bytes"
	"errors"
	"io/fs"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report/pdf"
)

func TestMissingFontIsToldAndNothingIsWritten(t *testing.T) {
	fonts := &pdf.Fonts{Main: t.TempDir() + "/none.ttf", Rest: pdf.Debian.Rest}
	var b bytes.Buffer
	err := fonts.Write(&b, "标题", func(*pdf.Document) { t.Error("the document was begun") })
	if dossier.ProblemOf(err).Code != "pdf_font_missing" || dossier.ClassOf(err) != dossier.Unavailable || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	if again := fonts.Ready(); dossier.ProblemOf(again).Code != "pdf_font_missing" {
		t.Errorf("ready: %v", again)
	}
	if b.Len() > 0 {
		t.Errorf("%d bytes were written", b.Len())
	}
	fonts.Main = pdf.Debian.Main
	if err := fonts.Write(&b, "标题", func(d *pdf.Document) { d.Text(pdf.Style{Size: 12}, "后来装上的字体") }); err != nil || b.Len() == 0 {
		t.Errorf("once the font is there: %d bytes, %v", b.Len(), err)
	}
}

func TestNoFontIsTold(t *testing.T) {
	fonts := &pdf.Fonts{Main: "font.go", Rest: pdf.Debian.Rest}
	if err := fonts.Write(new(bytes.Buffer), "标题", func(*pdf.Document) {}); dossier.ProblemOf(err).Code != "pdf_font_missing" {
		t.Errorf("a file that is no font: %v", err)
	}
}
