package chinese_test

import (
	"testing"

	"zhengqi/internal/chinese"
)

func TestCitiesNear(t *testing.T) {
	for name, want := range map[string]bool{
		"夏门市社会保险中心": true, "福建省夏门市社会保险中心": true, "厦门市社会保险中心": false,
		"都江堰市社会保险中心": false, "思明区社会保险中心": false, "社会保险中心": false,
	} {
		if _, near := chinese.CitiesNear(name); (len(near) > 0) != want {
			t.Errorf("%s: %v", name, near)
		}
	}
}
