package reader

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"zhengqi/internal/raster"
)

// withQR is a page of those lines with a QR code's finders in a box of its
// picture.
func withQR(box image.Rectangle, lines ...string) *page {
	const module = 5
	p := ownPage(lines...)
	img := image.NewGray(p.raster.Image.Rect)
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	square := func(at image.Point) {
		for inset, shade := range []uint8{0, 255, 0} {
			side := image.Rect(0, 0, 7*module, 7*module).Add(at).Inset(inset * module)
			draw.Draw(img, side, image.NewUniform(color.Gray{Y: shade}), image.Point{}, draw.Src)
		}
	}
	square(box.Min)
	square(image.Pt(box.Max.X-7*module, box.Min.Y))
	square(image.Pt(box.Min.X, box.Max.Y-7*module))
	p.sheet = &raster.Sheet{Gray: img}
	return p
}

func TestVerificationCodes(t *testing.T) {
	of := func(p *page) string {
		f := newSocialForm(&text{rows: p.rows})
		v, sure := verificationCode(f, f.stream())
		if !sure && !v.empty() {
			return "?" + v.text()
		}
		return v.text()
	}
	under := image.Rect(60, 200, 260, 400) // the code stands at 460
	lines := []string{"流水号:59020042419328", "", "", "", "", "", "", "982754198686809105", "制表人:网上大厅"}
	for name, c := range map[string]struct {
		page *page
		want string
	}{
		"under a QR code":                    {withQR(under, lines...), "982754198686809105"},
		"beside what is left of the QR code": {withQR(under, append(lines[:7:7], "一    982754198686809105")...), "982754198686809105"},
		"a telephone under a QR code":        {withQR(under, append(lines[:7:7], "13800001111")...), "?13800001111"},
		"far from the QR code":               {withQR(image.Rect(800, 200, 1000, 400), lines...), ""},
		"at its label, beside another":       {withQR(under, append(lines, "验证码:2G6LHFMF0X2X")...), "2G6LHFMF0X2X"},
		"of a query":                         {ownPage("查询流水号:11022026110512345678", "姓名:王晓琳"), "?11022026110512345678"},
		"not the number of a print-out":      {ownPage("打印流水号:0068352877219413", "姓名:王晓琳"), ""},
		"alone in its line":                  {ownPage("姓名:王晓琳", "YSG16GP6GQ1EKB41", "2026/11/8"), "?YSG16GP6GQ1EKB41"},
		"one of two alone":                   {ownPage("YSG16GP6GQ1EKB41", "YSG16GP6GQ1EKB42"), ""},
		"the code of a company":              {ownPage("姓名:王晓琳", "91350100M000100Y43"), ""},
	} {
		if got := of(c.page); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestQRCodes(t *testing.T) {
	box := image.Rect(60, 200, 260, 400)
	img := withQR(box).sheet.Gray
	got := qrCodes(img)
	if len(got) != 1 || !got[0].Inset(-8).Overlaps(box) || got[0].Dx() < 190 || got[0].Dx() > 210 {
		t.Fatalf("%v for %v", got, box)
	}
	draw.Draw(img, image.Rect(60, 200, 100, 240), image.White, image.Point{}, draw.Src)
	if got := qrCodes(img); len(got) > 0 {
		t.Errorf("%v without its first corner", got)
	}
}
