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

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
	"zhengqi/internal/raster"
	"zhengqi/internal/reader"
)

// ZoneOptions say how to measure zones. Rival, where it is not nil, is a
// Tesseract to compare with: it reads every zone once flattened and once on its
// page, which takes seconds a picture. Whole, where it is not nil, reads every
// file as the product does, with all that may confirm or doubt a zone.
type ZoneOptions struct {
	Now   time.Time // for the century of birth dates
	Rival ocr.Engine
	Whole Reader
}

// ZonePictures reads every picture of a directory that has a text of its truth
// beside it, one after the other, as uploads are read. It writes tables by
// format and by the pixels of a character to w, and every failure and silent
// error to details.
func ZonePictures(ctx context.Context, dir string, o ZoneOptions, w, details io.Writer) error {
	texts, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return err
	}
	run := newZoneRun(o, details)
	for _, text := range texts {
		p, err := openZonePicture(text)
		if err != nil {
			return err
		}
		if err := run.add(ctx, p); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	run.rows.Write(w, "format")
	run.sizes.Write(w, "pixels a character")
	run.finish(w)
	return nil
}

// zoneRun is a run over pictures of zones.
type zoneRun struct {
	now         time.Time
	details     io.Writer
	rows, sizes ZoneTable
	values      ValueTable
	calibration Calibration
	rivals      *rivals // nil where nothing is compared
	reader      Reader  // nil where only zones are read
	whole       ZoneTable
}

func newZoneRun(o ZoneOptions, details io.Writer) *zoneRun {
	run := zoneRun{now: o.Now, details: details, reader: o.Whole}
	if o.Rival != nil {
		run.rivals = &rivals{engine: o.Rival, tables: map[string]*ZoneTable{ourWay: {}, bandWay: {}, pageWay: {}}}
	}
	return &run
}

// finish writes the tables that every run ends with.
func (r *zoneRun) finish(w io.Writer) {
	r.values.Write(w)
	r.calibration.Write(w, "confidence of a character")
	if r.reader != nil {
		r.whole.Write(w, "the whole reader")
	}
	if r.rivals != nil {
		r.rivals.write(w)
	}
}

// add reads a picture as an upload is read, through the gate, and counts it.
func (r *zoneRun) add(ctx context.Context, p zonePicture) error {
	start := time.Now()
	file, err := raster.Open(p.data, raster.DefaultLimits)
	if err != nil {
		return err
	}
	defer file.Close()
	page, err := file.Page(ctx, 1)
	if err != nil {
		return err
	}
	got := ZoneReading{Decoding: time.Since(start)}
	start = time.Now()
	found, err := scan.Read(ctx, page.Image, r.now)
	got.Time = time.Since(start)
	if err != nil && !errors.Is(err, scan.ErrNoZone) {
		return err
	}
	got.take(found)
	r.count(p, got)
	if r.reader != nil {
		if err := r.readWhole(ctx, p); err != nil {
			return err
		}
	}
	if r.rivals == nil {
		return nil
	}
	return r.rivals.add(ctx, p, page.Image, found, got)
}

// readWhole reads a picture with the whole reader; passports, and what is none,
// are handed in as passports.
func (r *zoneRun) readWhole(ctx context.Context, p zonePicture) error {
	kind := dossier.Passport
	if len(p.truth.Lines) > 0 && p.truth.Format != mrz.TD3 {
		kind = ""
	}
	start := time.Now()
	papers, err := r.reader.ReadDocument(ctx, p.data, kind)
	if err != nil {
		return err
	}
	got := ZoneReading{Time: time.Since(start)}
	for _, paper := range papers {
		got.takeFields(paper.Fields, p.truth)
	}
	for _, m := range r.whole.Row(p.row).Add(p.name, p.truth, got, r.now) {
		fmt.Fprintf(r.details, "silent, whole reader: %s %s: want %q, got %q\n", m.Sample, m.Field, m.Want, m.Got)
	}
	return nil
}

// takeFields adds those fields of a paper that the zone of truth states.
func (r *ZoneReading) takeFields(fields dossier.Fields, truth ZoneTruth) {
	r.Fields = dossier.Fields{}
	states := zoneValues(truth, time.Time{})
	for _, name := range []string{"mrz_line1", "mrz_line2", "mrz_line3"} {
		if f, ok := fields[name]; ok {
			r.Lines = append(r.Lines, f.Value)
			r.Fields[name] = f
		}
	}
	for name, f := range fields {
		if _, stated := states[name]; stated {
			r.Fields[name] = f
		}
	}
}

// take adds what was found, nil for nothing, to a reading.
func (r *ZoneReading) take(found *scan.Result) {
	if found == nil {
		return
	}
	for _, l := range found.Lines {
		r.Lines, r.Confidence = append(r.Lines, l.Text), append(r.Confidence, l.Confidence)
	}
	r.Fields = reader.ZoneFields(found, 1)
}

// count adds a reading to the tables, and to the details what is wrong.
func (r *zoneRun) count(p zonePicture, got ZoneReading) {
	for _, m := range r.rows.Row(p.row).Add(p.name, p.truth, got, r.now) {
		fmt.Fprintf(r.details, "silent: %s %s: want %q, got %q\n", m.Sample, m.Field, m.Want, m.Got)
	}
	if len(p.truth.Lines) > 0 {
		r.sizes.Row(sizeOf(p.truth.Pitch)).Add(p.name, p.truth, got, r.now)
	}
	r.values.Add(p.truth, got, r.now)
	r.calibration.Add(p.truth, got)
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

// zonePicture is a picture with its truth, and the row of the table it counts
// in.
type zonePicture struct {
	name, row string
	data      []byte
	truth     ZoneTruth
}

// openZonePicture reads the picture that a text tells the truth of.
func openZonePicture(text string) (zonePicture, error) {
	said, err := os.ReadFile(text)
	if err != nil {
		return zonePicture{}, err
	}
	p := zonePicture{row: "no zone"}
	if p.truth, err = ParseZoneTruth(string(said)); err != nil {
		return p, fmt.Errorf("%s: %w", text, err)
	}
	if len(p.truth.Lines) > 0 {
		p.row = string(p.truth.Format)
	}
	stem := strings.TrimSuffix(text, ".txt")
	for _, extension := range []string{".jpg", ".jpeg", ".png"} {
		p.data, err = os.ReadFile(stem + extension)
		if err == nil {
			p.name = filepath.Base(stem)
			return p, nil
		}
		if !errors.Is(err, os.ErrNotExist) {
			return p, err
		}
	}
	return p, fmt.Errorf("%s: no picture beside it", text)
}
