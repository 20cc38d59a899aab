package reader

import (
	"image"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/mrz/scan"
)

// A page seen at a slant: the frame laid by the zone's corners alone finds the
// far corner of the page where the projection shows it.
func TestFrameFollowsPerspective(t *testing.T) {
	shown := func(x, y float64) scan.Corner {
		w := 1 + 0.001*x - 0.002*y
		return scan.Corner{X: (100 + 9*x + 1.5*y) / w, Y: (800 - x + 10*y) / w}
	}
	top, foot := -zoneMiddle, zoneHeight-zoneMiddle
	f := newFrame([4]scan.Corner{shown(0, top), shown(zoneWidth, top), shown(zoneWidth, foot), shown(0, foot)})
	for _, at := range [][2]float64{{0, 0}, {31, -64}, {118, -70}, {-6, 12}} {
		x, y := f.at(at[0], at[1])
		if want := shown(at[0], at[1]); math.Hypot(x-want.X, y-want.Y) > 1e-6 {
			t.Errorf("%v: (%.3f, %.3f), want %v", at, x, y, want)
		}
	}
}

func TestFrameOfNoQuadrilateralIsBounded(t *testing.T) {
	same := scan.Corner{X: 7, Y: 7}
	if x, y := newFrame([4]scan.Corner{same, same, same, same}).at(50, -30); x != 7 || y != 7 {
		t.Errorf("(%v, %v)", x, y)
	}
}

func TestPrintRowsCutTheNationalityOffTheDate(t *testing.T) {
	number, issue, place := image.Rect(450, 60, 620, 84), image.Rect(396, 283, 588, 303), image.Rect(67, 278, 243, 299)
	both := image.Rect(220, 218, 581, 242)
	got := newPrintRows([]image.Rectangle{place, both, issue, number})
	want := printRows{
		numbers: []image.Rectangle{number},
		dates:   []image.Rectangle{image.Rect(392, 218, 581, 242), issue},
		left:    []image.Rectangle{image.Rect(220, 218, 392, 242), place},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(printRows{})); diff != "" {
		t.Error(diff)
	}
	if box := got.beside(middleOf(issue)); box != place {
		t.Errorf("beside the date of issue: %v", box)
	}
}

func TestPrintSetWideIsOneRow(t *testing.T) {
	surname, given := image.Rect(67, 157, 110, 177), image.Rect(140, 155, 240, 175)
	day, year := image.Rect(396, 283, 420, 303), image.Rect(500, 284, 560, 304)
	got := newPrintRows([]image.Rectangle{given, surname, year, day})
	if diff := cmp.Diff([]image.Rectangle{surname.Union(given)}, got.between(headBottom, birthRow)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]image.Rectangle{day.Union(year)}, got.dates); diff != "" {
		t.Error(diff)
	}
}

func TestDatesThatWereNotReadStandBetweenTheOthers(t *testing.T) {
	at := func(y int) image.Rectangle { return image.Rect(390, y-10, 580, y+10) }
	for name, c := range map[string]struct {
		places map[string]image.Rectangle
		want   dateRows
	}{
		"none":              {nil, dateRows{birthRow, birthRow + rowStep, birthRow + 2*rowStep}},
		"issue missing":     {map[string]image.Rectangle{"birth_date": at(220), "expiry_date": at(340)}, dateRows{220, 280, 340}},
		"birth missing":     {map[string]image.Rectangle{"issue_date": at(280), "expiry_date": at(340)}, dateRows{220, 280, 340}},
		"the last one only": {map[string]image.Rectangle{"expiry_date": at(340)}, dateRows{340 - 2*rowStep, 340 - rowStep, 340}},
	} {
		if got := rowsOf(c.places); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
