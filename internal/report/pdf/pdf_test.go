package pdf_test

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
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

// pagesOf is how many pages a table of a hundred rows under that title takes.
func pagesOf(t *testing.T, title string) int {
	t.Helper()
	var b bytes.Buffer
	err := pdf.Debian.Write(&b, "标题", func(d *pdf.Document) {
		d.Table([]pdf.Column{{Title: title, Share: 1}, {Title: "文件", Share: 9}}, slices.Repeat([][]pdf.Cell{{{Text: "一"}, {Text: "二"}}}, 100))
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := raster.Open(b.Bytes(), raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return f.NumPages()
}

func TestTitlesOfATableComeAgainUnlessTheyAreLong(t *testing.T) {
	if n := pagesOf(t, "材料"); n != 2 {
		t.Errorf("%d pages under short titles", n)
	}
	if n := pagesOf(t, strings.Repeat("很长的名称", 200)); n > 7 {
		t.Errorf("%d pages under a long title", n)
	}
}

func FuzzDocument(f *testing.F) {
	f.Add("护照有效期至2027-03-01，不足一年。", "applicants/01/p.jpg", 0.2)
	f.Add("\U00020B9F\xff\x00\u202e（（（", "a b\u3000c\u0301", 0.0)
	f.Fuzz(func(t *testing.T, text, cell string, share float64) {
		var b bytes.Buffer
		err := pdf.Debian.Write(&b, "标题", func(d *pdf.Document) {
			d.Text(pdf.Style{Size: 10, Indent: 12, Keep: true}, text)
			d.Table([]pdf.Column{{Title: cell, Share: 1}, {Title: text, Share: 1 / (1 + share*share)}}, [][]pdf.Cell{{{Text: text}, {Text: cell}}})
		})
		if err != nil || !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) {
			t.Errorf("%d bytes, %v", b.Len(), err)
		}
	})
}
