package bench

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
)

// ZoneTruth is what a picture shows: a zone of a format with its lines as
// printed, or, where Lines is empty, none.
type ZoneTruth struct {
	Format mrz.Format
	Pitch  float64 // pixels from character to character, 0 where that is not known
	Lines  []string
}

// ParseZoneTruth reads the text beside a picture: on the first line the format
// and, behind a space, the pixels a character where they are known, then the
// lines of the zone; nothing where the picture shows none. The error is that
// of the zone.
func ParseZoneTruth(text string) (ZoneTruth, error) {
	if strings.TrimSpace(text) == "" {
		return ZoneTruth{}, nil
	}
	head, lines, _ := strings.Cut(strings.TrimSpace(text), "\n")
	format, pitch, _ := strings.Cut(head, " ")
	truth := ZoneTruth{Format: mrz.Format(strings.TrimSpace(format)), Lines: strings.Fields(lines)}
	if pitch != "" {
		var err error
		if truth.Pitch, err = strconv.ParseFloat(strings.TrimSpace(pitch), 64); err != nil {
			return ZoneTruth{}, fmt.Errorf("truth of a zone: %w", err)
		}
	}
	if _, err := mrz.Parse(truth.Lines, time.Time{}); err != nil {
		return ZoneTruth{}, fmt.Errorf("truth of a zone: %w", err)
	}
	return truth, nil
}

// ZoneReading is what was read from a picture. Lines is empty where no zone
// was found.
type ZoneReading struct {
	Lines          []string
	Confidence     [][]float64    // of every character, 0 to 1; nil where the reader gives none
	Fields         dossier.Fields // what the product makes of the zone alone
	Decoding, Time time.Duration
}

// ZoneScore counts how the zones of some pictures were read.
type ZoneScore struct {
	N, Found, Exact   int
	Characters, Right int
	Values, Certain   int // values read of pictures with a zone, and those right and not flagged
	Silent            int // values that are wrong and not flagged: the worst there is
	Flagged           int // pictures read exactly of which some value is flagged
	False             int // zones found where there is none
	Decoding, Reading []time.Duration
}

// Add counts one picture, read at now, and returns the silent errors.
func (s *ZoneScore) Add(name string, truth ZoneTruth, got ZoneReading, now time.Time) []Mistake {
	s.N++
	s.Decoding = append(s.Decoding, got.Decoding)
	s.Reading = append(s.Reading, got.Time)
	silent := silentValues(name, truth, got, now)
	s.Silent += len(silent)
	if len(got.Lines) > 0 {
		s.Found++
	}
	if len(truth.Lines) == 0 {
		s.False = s.Found
		return silent
	}
	s.Characters += len(strings.Join(truth.Lines, ""))
	s.Right += rightCharacters(truth.Lines, got.Lines)
	s.Values += len(got.Fields)
	s.Certain += unflagged(got.Fields) - len(silent)
	if slices.Equal(truth.Lines, got.Lines) {
		s.Exact++
		if unflagged(got.Fields) < len(got.Fields) {
			s.Flagged++
		}
	}
	return silent
}

// Join adds the counts of other pictures.
func (s *ZoneScore) Join(o ZoneScore) {
	s.N, s.Found, s.Exact = s.N+o.N, s.Found+o.Found, s.Exact+o.Exact
	s.Characters, s.Right = s.Characters+o.Characters, s.Right+o.Right
	s.Values, s.Certain = s.Values+o.Values, s.Certain+o.Certain
	s.Silent, s.Flagged, s.False = s.Silent+o.Silent, s.Flagged+o.Flagged, s.False+o.False
	s.Decoding, s.Reading = append(s.Decoding, o.Decoding...), append(s.Reading, o.Reading...)
}

func unflagged(fields dossier.Fields) int {
	n := 0
	for _, f := range fields {
		if !f.Review {
			n++
		}
	}
	return n
}

// rightCharacters counts the places at which got has the character of truth;
// where it has another number of lines, none.
func rightCharacters(truth, got []string) int {
	if len(got) != len(truth) {
		return 0
	}
	right := 0
	for i, line := range truth {
		for k := range min(len(line), len(got[i])) {
			if line[k] == got[i][k] {
				right++
			}
		}
	}
	return right
}

// silentValues lists the values of a reading that are wrong and not flagged.
func silentValues(name string, truth ZoneTruth, got ZoneReading, now time.Time) []Mistake {
	want := zoneValues(truth, now)
	var out []Mistake
	for field, f := range got.Fields {
		if !f.Review && f.Value != want[field] {
			out = append(out, Mistake{name, field, want[field], f.Value})
		}
	}
	slices.SortFunc(out, func(a, b Mistake) int { return strings.Compare(a.Field, b.Field) })
	return out
}

// zoneValues are the values that a zone states, under the names of
// reader.ZoneFields.
func zoneValues(truth ZoneTruth, now time.Time) map[string]string {
	out := map[string]string{}
	for i, line := range truth.Lines {
		out[fmt.Sprintf("mrz_line%d", i+1)] = line
	}
	zone, err := mrz.Parse(truth.Lines, now)
	if err != nil {
		return out
	}
	out["surname"], out["given_names"] = zone.Surname, zone.GivenNames
	out["document_number"], out["personal_number"] = zone.DocumentNumber, zone.PersonalNumber
	out["issuing_state"], out["nationality"] = mrz.ISOState(zone.IssuingState), mrz.ISOState(zone.Nationality)
	out["birth_date"], out["sex"], out["expiry_date"] = zone.BirthDate, zone.Sex, zone.ExpiryDate
	out["mrz_valid"] = fmt.Sprint(zone.Valid())
	out["holder_name"] = strings.TrimSpace(zone.Surname + " " + zone.GivenNames)
	out["country"], out["valid_until"] = out["issuing_state"], zone.ExpiryDate
	return out
}

// percentile is the time that a share of the times does not exceed; 0 for none.
func percentile(times []time.Duration, share float64) time.Duration {
	if len(times) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(times))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}
