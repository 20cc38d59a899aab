package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/raster"
	"zhengqi/internal/reader"
)

// ZonePictures reads every picture of a directory that has a text of its truth
// beside it, one after the other, as uploads are read. It writes tables by
// format and by the pixels of a character to w, and every failure and silent
// error to details.
func ZonePictures(ctx context.Context, dir string, now time.Time, w, details io.Writer) error {
	texts, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return err
	}
	run := zoneRun{now: now, details: details}
	for _, text := range texts {
		p, err := openZonePicture(text)
		if err != nil {
			return err
		}
		if err := run.add(ctx, p); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	run.formats.Write(w, "format")
	run.sizes.Write(w, "pixels a character")
	return nil
}

// zoneRun is a run over pictures of zones.
type zoneRun struct {
	now            time.Time
	details        io.Writer
	formats, sizes ZoneTable
}

func (r *zoneRun) add(ctx context.Context, p zonePicture) error {
	got, err := p.read(ctx, r.now)
	if err != nil {
		return err
	}
	r.count(p, got)
	return nil
}

// count adds a reading to the tables, and to the details what is wrong.
func (r *zoneRun) count(p zonePicture, got ZoneReading) {
	row := "no zone"
	if len(p.truth.Lines) > 0 {
		row = string(p.truth.Format)
		r.sizes.Row(sizeOf(p.truth.Pitch)).Add(p.name, p.truth, got, r.now)
	}
	for _, m := range r.formats.Row(row).Add(p.name, p.truth, got, r.now) {
		fmt.Fprintf(r.details, "silent: %s %s: want %q, got %q\n", m.Sample, m.Field, m.Want, m.Got)
	}
	if !slices.Equal(got.Lines, p.truth.Lines) {
		writeZoneFailure(r.details, p.name, p.truth, got)
	}
}

// sizeOf names the row of a table for pixels a character.
func sizeOf(pitch float64) string {
	switch {
	case pitch <= 0:
		return "not known"
	case pitch < 8:
		return " < 8"
	case pitch < 11:
		return " 8-11"
	case pitch < 16:
		return "11-16"
	}
	return "16 and more"
}

// zonePicture is a picture of a directory with its truth.
type zonePicture struct {
	name  string
	data  []byte
	truth ZoneTruth
}

// openZonePicture reads the picture that a text tells the truth of.
func openZonePicture(text string) (zonePicture, error) {
	said, err := os.ReadFile(text)
	if err != nil {
		return zonePicture{}, err
	}
	truth, err := ParseZoneTruth(string(said))
	if err != nil {
		return zonePicture{}, fmt.Errorf("%s: %w", text, err)
	}
	stem := strings.TrimSuffix(text, ".txt")
	for _, extension := range []string{".jpg", ".jpeg", ".png"} {
		data, err := os.ReadFile(stem + extension)
		if err == nil {
			return zonePicture{filepath.Base(stem), data, truth}, nil
		}
		if !errors.Is(err, os.ErrNotExist) {
			return zonePicture{}, err
		}
	}
	return zonePicture{}, fmt.Errorf("%s: no picture beside it", text)
}

// read reads the picture as an upload is read: through the gate, then its zone.
// A picture without one gives a reading without lines.
func (p zonePicture) read(ctx context.Context, now time.Time) (ZoneReading, error) {
	start := time.Now()
	file, err := raster.Open(p.data, raster.DefaultLimits)
	if err != nil {
		return ZoneReading{}, err
	}
	defer file.Close()
	page, err := file.Page(ctx, 1)
	if err != nil {
		return ZoneReading{}, err
	}
	out := ZoneReading{Decoding: time.Since(start)}
	start = time.Now()
	found, err := scan.Read(ctx, page.Image, now)
	out.Time = time.Since(start)
	if errors.Is(err, scan.ErrNoZone) {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	for _, l := range found.Lines {
		out.Lines = append(out.Lines, l.Text)
	}
	out.Fields = reader.ZoneFields(found, 1)
	return out, nil
}
