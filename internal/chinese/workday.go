package chinese

import (
	_ "embed"
	"encoding/json"
	"sync"
	"time"
)

//go:embed holidays_cn.json
var holidayData []byte

// maxWorkdays bounds the walk; no period of any office is near it.
const maxWorkdays = 2000

// calendar holds the State Council's holiday notices: the years they cover,
// and for each day they name whether it is worked.
type calendar struct {
	known  map[string]bool
	worked map[string]bool
}

var publicHolidays = sync.OnceValue(loadHolidays)

// loadHolidays reads the embedded notices. Unreadable data yields an empty
// calendar, under which every deadline is provisional.
func loadHolidays() calendar {
	var file struct {
		Years map[string]struct{ Off, Work []string }
	}
	c := calendar{map[string]bool{}, map[string]bool{}}
	if json.Unmarshal(holidayData, &file) != nil {
		return c
	}
	for year, notice := range file.Years {
		c.known[year] = true
		for _, day := range notice.Off {
			c.worked[day] = false
		}
		for _, day := range notice.Work {
			c.worked[day] = true
		}
	}
	return c
}

func (c calendar) isWorkday(day time.Time) bool {
	if worked, named := c.worked[day.Format(time.DateOnly)]; named {
		return worked
	}
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}

// Workdays returns the n-th working day after from (YYYY-MM-DD), which itself
// is not counted (Civil Code art. 201). Public holidays and make-up days are
// those of the State Council's notices; provisional reports that a day of a
// year without a notice was counted. A from that is no date, or an n beyond
// 2000, gives "" and true; n below 1 gives from.
func Workdays(from string, n int) (deadline string, provisional bool) {
	day, ok := parseDay(from)
	if !ok || n > maxWorkdays {
		return "", true
	}
	holidays := publicHolidays()
	for n > 0 {
		day = day.AddDate(0, 0, 1)
		provisional = provisional || !holidays.known[day.Format("2006")]
		if holidays.isWorkday(day) {
			n--
		}
	}
	return formatShifted(day), provisional
}
