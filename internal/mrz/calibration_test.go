package mrz_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"zhengqi/internal/mrz"
	"zhengqi/internal/racetest"
)

// lookalikes are the pairs that networks and people take for one another in
// OCR-B, most of all on small pictures.
var lookalikes = strings.Fields("0O 0D 0U 0Q OQ OD 1I 1L 1T IL IT IJ 2Z 3B 4A 5S 6G 6C 8B 8S 8E 9G 9P CG EF FP HM HN MN NW UV UL VY VW KX KR K< C< X< L< PR DB GQ Z7 17 QG MW AR")

// camera makes distributions of zones as a reader of small, bad pictures does.
// boldness above 1 makes it surer than it is right; bias is how much the
// look-alikes of one picture share their error.
type camera struct {
	*rand.Rand
	quality, boldness, bias float64
}

// look gives the cells of lines.
func (c camera) look(lines []string) [][]mrz.Distribution {
	quality := c.quality + 1.5*c.NormFloat64()
	biases := map[string]float64{}
	for _, pair := range lookalikes {
		biases[pair[:1]+pair[1:2]] = c.bias * c.NormFloat64()
		biases[pair[1:2]+pair[:1]] = c.bias * c.NormFloat64()
	}
	out := make([][]mrz.Distribution, len(lines))
	for i, line := range lines {
		for k := range line {
			out[i] = append(out[i], c.cell(line[k], quality+c.NormFloat64(), biases))
		}
	}
	return out
}

func (c camera) cell(truth byte, clear float64, biases map[string]float64) mrz.Distribution {
	var d mrz.Distribution
	sum := 0.0
	for k := range d {
		score := c.NormFloat64() - 3
		if bias, ok := biases[string([]byte{truth, mrz.Alphabet[k]})]; ok {
			score += 3 + bias
		}
		if mrz.Alphabet[k] == truth {
			score += clear + 3
		}
		d[k] = math.Exp(c.boldness * score)
		sum += d[k]
	}
	for k := range d {
		d[k] /= sum
	}
	return d
}

func (c camera) text(alphabet string, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = alphabet[c.IntN(len(alphabet))]
	}
	return string(out)
}

func (c camera) date(from, to int) string {
	return fmt.Sprintf("%04d-%02d-%02d", from+c.IntN(to-from), 1+c.IntN(12), 1+c.IntN(28))
}

const (
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits  = "0123456789"
)

// zone makes up a passport: every second of the Chinese mainland.
func (c camera) zone(t *testing.T) []string {
	t.Helper()
	z := mrz.Zone{
		Format: mrz.TD3, DocumentCode: "P", IssuingState: "UTO", Nationality: "UTO",
		Surname: c.text(letters, 3+c.IntN(8)), GivenNames: c.text(letters, 3+c.IntN(6)) + " " + c.text(letters, 3+c.IntN(6)),
		DocumentNumber: c.text(letters+digits, 9), PersonalNumber: c.text(letters+digits+"<", c.IntN(15)),
		BirthDate: c.date(1940, 2010), ExpiryDate: c.date(2024, 2036), Sex: c.text("MF", 1),
	}
	z.PersonalNumber = strings.TrimRight(z.PersonalNumber, "<")
	if c.IntN(2) == 0 {
		z.DocumentCode, z.IssuingState, z.Nationality = "PO", "CHN", "CHN"
		z.DocumentNumber, z.PersonalNumber = "E"+c.text("ABCDEFGHJKLMNPQRSTUVWXYZ"+digits, 1)+c.text(digits, 7), c.text(letters[:16], 13)+"9"
		z.Surname, z.GivenNames = c.pinyin(1), c.pinyin(1+c.IntN(2))
	}
	lines, err := mrz.Compose(z)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// pinyin makes up a name of so many syllables.
func (c camera) pinyin(syllables int) string {
	var out strings.Builder
	for range syllables {
		list := strings.Fields("LI WANG ZHANG LIU CHEN YANG ZHAO HUANG ZHOU WU XU SUN HU ZHU GAO LIN HE GUO MA LUO LIANG SONG ZHENG XIE HAN TANG FENG YU DONG XIAO LYU QIN JIA XIA HUI MIN QIONG XUE YUAN NA ER")
		out.WriteString(list[c.IntN(len(list))])
	}
	return out.String()
}

// From these confidences on values are relied on: those under a check digit,
// and those under none.
const (
	sureCovered   = 0.99
	sureUncovered = 0.999
)

var relied = map[string]float64{
	mrz.FieldDocumentNumber: sureCovered, mrz.FieldBirthDate: sureCovered, mrz.FieldExpiryDate: sureCovered, mrz.FieldPersonalNumber: sureCovered,
	mrz.FieldNames: sureUncovered, mrz.FieldIssuingState: sureUncovered, mrz.FieldNationality: sureUncovered, mrz.FieldSex: sureUncovered,
}

// outcome counts the fields of many zones.
type outcome struct{ cells, misread, overbold, fields, certain, silent, right int }

func (o *outcome) add(lines []string, cells [][]mrz.Distribution, f mrz.Fitted) {
	for i, line := range lines {
		for k := range line {
			best := cells[i][k]
			top := 0
			for j := range best {
				if best[j] > best[top] {
					top = j
				}
			}
			o.cells++
			if mrz.Alphabet[top] != line[k] {
				o.misread++
				if best[top] > 0.99 {
					o.overbold++
				}
			}
		}
	}
	for name, threshold := range relied {
		p, _ := mrz.PlaceOf(f.Format, name)
		right, sure := f.Lines[p.Line][p.From:p.To] == lines[p.Line][p.From:p.To], f.FieldConfidence(name) >= threshold
		o.fields++
		o.certain += count(sure)
		o.silent += count(sure && !right)
		o.right += count(right)
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestCertaintyHolds holds the floor of certainty on simulated pictures, of
// which the reader of cells is right about itself, or too sure, or wrong in the
// same way all over a picture: how many of 10,000 values relied on may be wrong
// and how many of 100 must be relied on.
func TestCertaintyHolds(t *testing.T) {
	racetest.Long(t)
	for _, c := range []struct {
		name                    string
		zones                   int
		quality, boldness, bias float64
		mostSilent, leastSure   float64
	}{
		{"fair", 300, 8, 1, 0.5, 0, 65},
		{"small", 200, 5, 1, 1, 0, 38},
		{"wrong alike", 800, 7, 2.2, 2, 2, 78},
		{"too sure", 800, 6, 2.5, 0.7, 2, 82},
		{"far too sure", 800, 6, 4, 1, 5, 86},
	} {
		t.Run(c.name, func(t *testing.T) {
			cam := camera{rand.New(rand.NewPCG(9303, 7)), c.quality, c.boldness, c.bias}
			var o outcome
			for range c.zones {
				lines := cam.zone(t)
				cells := cam.look(lines)
				o.add(lines, cells, fit(t, mrz.TD3, cells))
			}
			silent, sure := 1e4*float64(o.silent)/float64(o.certain), 100*float64(o.certain)/float64(o.fields)
			t.Logf("%.2f %% of cells misread, %.3f %% at 0.99 and above; %.1f %% of fields right, %.1f %% certain; %.1f silent in 10,000",
				100*float64(o.misread)/float64(o.cells), 100*float64(o.overbold)/float64(o.cells),
				100*float64(o.right)/float64(o.fields), sure, silent)
			if silent > c.mostSilent || sure < c.leastSure {
				t.Errorf("%.1f of 10,000 values relied on are wrong, most %.1f; %.1f %% relied on, least %.1f", silent, c.mostSilent, sure, c.leastSure)
			}
		})
	}
}
