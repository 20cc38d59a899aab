//go:build ignore

// This program writes passport_lookalikes.txt: for every Chinese character of
// GB 2312 the other ones of it that share a reading and look much the same in
// print. Run it with "go run passport_lookalikes_make.go" where Debian's
// fonts-noto-cjk is installed.
package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"log"
	"math"
	"os"
	"slices"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/encoding/simplifiedchinese"

	"zhengqi/internal/chinese"
)

// alike is the correlation of two characters, drawn on 14 by 15 points, from
// which they are taken for each other on poor pictures.
const alike = 0.7

var fonts = []string{
	"/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
	"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
}

func main() {
	characters := gb2312()
	shapes := map[rune][][]float64{}
	for _, file := range fonts {
		face := openFace(file)
		for _, r := range characters {
			shapes[r] = append(shapes[r], shapeOf(face, r))
		}
	}
	var out bytes.Buffer
	for _, r := range characters {
		if like := lookalikes(r, homophones(characters, r), shapes); len(like) > 0 {
			fmt.Fprintf(&out, "%c%s\n", r, string(like))
		}
	}
	if err := os.WriteFile("passport_lookalikes.txt", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// gb2312 lists the characters of both levels that have a reading.
func gb2312() []rune {
	var out []rune
	decoder := simplifiedchinese.GBK.NewDecoder()
	for row := 0xB0; row <= 0xF7; row++ {
		for cell := 0xA1; cell <= 0xFE; cell++ {
			text, err := decoder.String(string([]byte{byte(row), byte(cell)}))
			if r := []rune(text); err == nil && len(r) == 1 && r[0] != '\uFFFD' && chinese.Readings(r[0]) != nil {
				out = append(out, r[0])
			}
		}
	}
	return out
}

func openFace(file string) font.Face {
	data, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	const simplified = 2 // of the collection's fonts
	collection, err := opentype.ParseCollection(data)
	if err != nil {
		log.Fatal(err)
	}
	f, err := collection.Font(simplified)
	if err != nil {
		log.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 48, DPI: 72})
	if err != nil {
		log.Fatal(err)
	}
	return face
}

// shapeOf draws a character small and gives its tones as a unit vector.
func shapeOf(face font.Face, r rune) []float64 {
	drawn, small := image.NewGray(image.Rect(0, 0, 56, 60)), image.NewGray(image.Rect(0, 0, 14, 15))
	d := font.Drawer{Dst: drawn, Src: image.NewUniform(color.White), Face: face, Dot: fixed.P(4, 46)}
	d.DrawString(string(r))
	draw.CatmullRom.Scale(small, small.Rect, drawn, drawn.Rect, draw.Src, nil)
	var mean, norm float64
	for _, p := range small.Pix {
		mean += float64(p) / float64(len(small.Pix))
	}
	out := make([]float64, len(small.Pix))
	for i, p := range small.Pix {
		out[i] = float64(p) - mean
		norm += out[i] * out[i]
	}
	for i := range out {
		out[i] /= math.Sqrt(norm)
	}
	return out
}

func homophones(characters []rune, of rune) []rune {
	readings := chinese.Readings(of)
	var out []rune
	for _, r := range characters {
		if r != of && slices.ContainsFunc(chinese.Readings(r), func(s string) bool { return slices.Contains(readings, s) }) {
			out = append(out, r)
		}
	}
	return out
}

func lookalikes(of rune, among []rune, shapes map[rune][][]float64) []rune {
	return slices.DeleteFunc(among, func(r rune) bool {
		for i, shape := range shapes[of] {
			var correlation float64
			for k := range shape {
				correlation += shape[k] * shapes[r][i][k]
			}
			if correlation > alike {
				return false
			}
		}
		return true
	})
}
