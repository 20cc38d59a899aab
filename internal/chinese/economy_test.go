package chinese

import (
	"slices"
	"testing"
)

func TestEconomyCode(t *testing.T) {
	for name, want := range map[string]string{
		"美国": "USA", "中国香港": "HKG", "日 本": "JPN", "Viet Nam": "VNM", "VIETNAM": "VNM", "U.S.A.": "USA", "jpn": "JPN",
		"United States of America": "USA", "大韩民国": "KOR", "Hong Kong, China": "HKG", "中国台北": "TWN", "火星": "", "": "", "US": "USA",
	} {
		if got, ok := EconomyCode(name); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v; want %q", name, got, ok, want)
		}
	}
}

func TestEconomiesIn(t *testing.T) {
	for text, want := range map[string][]string{
		"我公司与俄罗斯、韩国等经济体保持往来":          {"RUS", "KOR"},
		"前往印度尼西亚和印度,不经印度洋":            {"IDN", "IND"},
		"中国香港与中国":                     {"HKG", "CHN"},
		"Hanoi, Viet Nam and Chile":   {"VNM", "CHL"},
		"Chilean PERU, performed USA": {"PER", "USA"},
		"the PER and the Indian team": nil,
		"没有":                          nil,
	} {
		var got []string
		for _, e := range EconomiesIn(text) {
			got = append(got, e.Code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestNearEconomy(t *testing.T) {
	for print, want := range map[string]string{"律宾": "PHL", "漠大利亚": "AUS", "澳大利": "", "印度尼西业": "IDN", "中国": "", "大连港": "", "": ""} {
		if got, ok := NearEconomy(print); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v; want %q", print, got, ok, want)
		}
	}
}
