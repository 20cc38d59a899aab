package raster_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// simplePDF writes a PDF of A4 pages turned by rotate, each with the text
// "Page N of the file" 100 points from the left and from the top, a word in
// white, and a red square in its bottom left corner.
func simplePDF(pages, rotate int) []byte {
	var objects []string
	kids := ""
	for i := range pages {
		content := fmt.Sprintf("BT /F1 12 Tf 100 742 Td (Page %d of the file) Tj ET "+
			"1 g BT /F1 12 Tf 100 600 Td (hidden) Tj ET 0.8 0.1 0.1 rg 0 0 50 50 re f", i+1)
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>", rotate, 5+2*i),
			fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	return assemblePDF(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", pages, kids),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}, objects...))
}

// assemblePDF numbers the objects from 1 and writes the cross-reference table.
func assemblePDF(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

// encryptedPDF protects a PDF; with an empty user password anyone may open it.
func encryptedPDF(t testing.TB, userPassword string) []byte {
	t.Helper()
	api.DisableConfigDir()
	conf := model.NewAESConfiguration(userPassword, "owner", 256)
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(simplePDF(1, 0)), &out, conf); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func cmykJPEG(t testing.TB) []byte        { return fixture(t, "cmyk.jpg") }
func progressiveJPEG(t testing.TB) []byte { return fixture(t, "progressive.jpg") }

// fixture reads a picture that Go cannot write itself.
func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// onePagePDF writes a PDF of one A4 page with the given content.
func onePagePDF(content string) []byte {
	return assemblePDF([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 1/Kids[4 0 R]>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content),
	})
}

// busyPDF paints the page again and again with wide dashed curves.
func busyPDF() []byte {
	curve := "0 0 m 900 900 -300 900 595 0 c S\n"
	return onePagePDF("[0.01 0.01] 0 d 300 w\n" + string(bytes.Repeat([]byte(curve), 5000)))
}
