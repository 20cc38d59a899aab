package bench

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"io"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
)

// The ways to read a zone that a comparison lists.
const (
	ourWay  = "zhengqi"
	bandWay = "Tesseract eng, zone flattened by zhengqi"
	pageWay = "Tesseract eng, whole page"
)

// rivals compares other ways to read the pictures of a run.
type rivals struct {
	engine ocr.Engine
	tables map[string]*ZoneTable // by way
}

// add reads one picture in every way. found is nil where no zone was found.
func (r *rivals) add(ctx context.Context, p zonePicture, img image.Image, found *scan.Result, ours ZoneReading) error {
	r.count(ourWay, p, ours)
	if found != nil {
		start := time.Now()
		lines, err := r.recognise(ctx, found.Flatten(img), ocr.Block)
		if err != nil {
			return err
		}
		r.count(bandWay, p, ZoneReading{Lines: lines, Time: ours.Time + time.Since(start)})
	} else {
		r.count(bandWay, p, ZoneReading{Time: ours.Time})
	}
	gray := image.NewGray(img.Bounds())
	draw.Draw(gray, gray.Rect, img, img.Bounds().Min, draw.Src)
	start := time.Now()
	lines, err := r.recognise(ctx, gray, ocr.Page)
	r.count(pageWay, p, ZoneReading{Lines: zoneOf(lines, len(p.truth.Lines)), Time: time.Since(start)})
	return err
}

// recognise gives the lines that Tesseract reads, without spaces.
func (r *rivals) recognise(ctx context.Context, img *image.Gray, layout ocr.Layout) ([]string, error) {
	lines, err := r.engine.Recognise(ctx, ocr.Request{Image: img, Language: ocr.English, Layout: layout, Alphabet: mrz.Alphabet})
	var out []string
	for _, l := range lines {
		var text strings.Builder
		for _, w := range l.Words {
			text.WriteString(strings.ReplaceAll(w.Text, " ", ""))
		}
		out = append(out, text.String())
	}
	return out, err
}

// zoneOf picks, among the lines of a page, the last count that are as long as
// a line of a zone may be read and hold a filler; nil where there are fewer.
func zoneOf(lines []string, count int) []string {
	const shortest = 24
	lines = slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return len(l) < shortest || !strings.Contains(l, "<") })
	if count == 0 || len(lines) < count {
		return nil
	}
	return lines[len(lines)-count:]
}

func (r *rivals) count(way string, p zonePicture, got ZoneReading) {
	if len(p.truth.Lines) > 0 {
		r.tables[way].Row(p.row).Add(p.name, p.truth, got, time.Time{})
	}
}

// write writes the table of the ways, by the row of the pictures.
func (r *rivals) write(w io.Writer) {
	fmt.Fprintln(w, "| read by | pictures | n | lines exact | characters right | median ms | p95 ms |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|")
	for _, way := range []string{ourWay, bandWay, pageWay} {
		table := r.tables[way]
		for _, row := range slices.Sorted(slices.Values(table.names)) {
			table.scores[row].writeWay(w, way, row)
		}
	}
	fmt.Fprintln(w)
}

func (s *ZoneScore) writeWay(w io.Writer, way, row string) {
	fmt.Fprintf(w, "| %s | %s | %d | %d (%.0f %%) | %s | %d | %d |\n", way, row, s.N, s.Exact, 100*float64(s.Exact)/float64(s.N),
		percent(s.Right, s.Characters), percentile(s.Reading, 0.5).Milliseconds(), percentile(s.Reading, 0.95).Milliseconds())
}
