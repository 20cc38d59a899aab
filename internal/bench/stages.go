package bench

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"io"
	"slices"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/raster"
	"zhengqi/internal/stage"
)

// plain are the models of the plain way to read a page, to compare with:
// Tesseract's for Chinese and English on the picture as it came.
const plain = ocr.ChiSim + "+" + ocr.English

// readPlainly reads every page of a file and returns how long a page took,
// decoding included.
func readPlainly(ctx context.Context, engine ocr.Engine, data []byte) (time.Duration, error) {
	start := time.Now()
	f, err := raster.Open(data, raster.DefaultLimits)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	for n := 1; n <= f.NumPages(); n++ {
		p, err := f.Page(ctx, n)
		if err != nil {
			return 0, err
		}
		if _, err := engine.Recognise(ctx, ocr.Request{Image: gray(p.Image), Language: plain, Layout: ocr.Page}); err != nil {
			return 0, err
		}
	}
	return time.Since(start) / time.Duration(f.NumPages()), nil
}

func gray(img image.Image) *image.Gray {
	out := image.NewGray(img.Bounds())
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

// course says how long the papers of one level took.
type course struct {
	level       string
	clock       stage.Clock
	pages       []time.Duration // a page of each file, by the product
	plainly     []time.Duration // the same by the plain way; empty where it was not asked
	inTesseract time.Duration
}

// courses keeps a course a level, in the order in which they come.
type courses []*course

func (c *courses) at(level string) *course {
	if i := slices.IndexFunc(*c, func(x *course) bool { return x.level == level }); i >= 0 {
		return (*c)[i]
	}
	*c = append(*c, &course{level: level})
	return (*c)[len(*c)-1]
}

// add counts a file that was read in d as papers, for inTesseract of it by
// Tesseract.
func (c *course) add(d, inTesseract time.Duration, papers []dossier.Paper) {
	pages := 0
	for _, p := range papers {
		pages += len(p.Pages)
	}
	c.pages = append(c.pages, d/time.Duration(max(1, pages)))
	c.inTesseract += inTesseract
}

// compare reads a file in the plain way too, where that is asked.
func (c *course) compare(ctx context.Context, engine ocr.Engine, data []byte) error {
	if engine == nil {
		return nil
	}
	d, err := readPlainly(ctx, engine, data)
	c.plainly = append(c.plainly, d)
	return err
}

// write writes the steps as a table, in milliseconds a file.
func (c courses) write(w io.Writer) {
	fmt.Fprint(w, "\n| level | files | median ms a page | Tesseract "+string(plain)+", median ms a page |")
	for _, n := range stage.Names() {
		fmt.Fprintf(w, " %s |", n)
	}
	fmt.Fprint(w, " of these in Tesseract |\n|---|---|---|---|---|---|---|---|---|---|---|\n")
	for _, x := range c {
		files := time.Duration(len(x.pages))
		plainly := "–"
		if len(x.plainly) > 0 {
			plainly = fmt.Sprint(percentile(x.plainly, 0.5).Milliseconds())
		}
		fmt.Fprintf(w, "| %s | %d | %d | %s |", x.level, files, percentile(x.pages, 0.5).Milliseconds(), plainly)
		for _, n := range stage.Names() {
			fmt.Fprintf(w, " %d |", (x.clock.Spent(n) / files).Milliseconds())
		}
		fmt.Fprintf(w, " %d |\n", (x.inTesseract / files).Milliseconds())
	}
}
