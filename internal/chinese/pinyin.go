package chinese

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

//go:embed surname_readings.tsv
var surnameData string

// surname holds how a surname is read: first the reading to expect, then the
// others in use.
type surname struct{ preferred, others []string }

var surnames = sync.OnceValue(loadSurnames)

// loadSurnames reads the embedded table: a heading, then surname, preferred
// reading and a comma list of others, parted by tabs.
func loadSurnames() map[string]surname {
	table := map[string]surname{}
	for _, line := range strings.Split(surnameData, "\n")[1:] {
		columns := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if len(columns) < 2 {
			continue
		}
		s := surname{preferred: []string{columns[1]}}
		if len(columns) > 2 && columns[2] != "" {
			s.others = strings.Split(columns[2], ",")
		}
		table[columns[0]] = s
	}
	return table
}

// compoundSurnames are those of two characters.
var compoundSurnames = strings.Fields(`欧阳 司马 诸葛 上官 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒
	轩辕 端木 百里 呼延 南宫 独孤 万俟 单于 司空 闻人 澹台 公冶 宗政 濮阳 淳于 太叔 申屠 仲孙 钟离 鲜于
	闾丘 亓官 司寇 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭 南门 羊舌 梁丘 左丘 东门
	西门 第五 赫连 达奚 褚师 歐陽 司馬 諸葛`)

// umlauts lists the spellings of syllables with ü, which the dictionary writes
// with v: as in passports since 2012, then as in older papers.
var umlauts = map[string][]string{
	"LV": {"LYU", "LU", "LV"}, "NV": {"NYU", "NU", "NV"},
	"LVE": {"LUE", "LYUE", "LVE"}, "NVE": {"NUE", "NYUE", "NVE"},
	"LUE": {"LUE", "LYUE", "LVE"}, "NUE": {"NUE", "NYUE", "NVE"},
	"LVAN": {"LYUAN", "LUAN", "LVAN"},
}

// Readings lists every reading of a Han character in capital letters without
// tones, the most usual first; syllables with ü in each spelling that papers
// use. It is nil for a character without a reading.
func Readings(r rune) []string {
	if known, ok := readingsMet.Load(r); ok {
		return known.([]string)
	}
	out := slices.Clip(readings(r))
	if len(out) > 0 {
		readingsMet.Store(r, out)
	}
	return out
}

// readingsMet keeps the readings of the characters met so far, at most those
// of the dictionary: to take the tones off takes long.
var readingsMet sync.Map

func readings(r rune) []string {
	args := pinyin.Args{Style: pinyin.Normal, Heteronym: true}
	var out []string
	for _, syllable := range pinyin.SinglePinyin(r, args) {
		spellings := []string{latin(syllable)}
		if forms, ok := umlauts[spellings[0]]; ok {
			spellings = forms
		}
		for _, s := range spellings {
			if s != "" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// latin keeps the letters A to Z of s, in capitals and without marks of tone;
// Ü becomes V.
func latin(s string) string {
	var out []byte
	for _, r := range norm.NFD.String(strings.ToUpper(NormaliseText(s))) {
		switch {
		case r >= 'A' && r <= 'Z':
			out = append(out, byte(r))
		case r == diaeresis && len(out) > 0 && out[len(out)-1] == 'U':
			out[len(out)-1] = 'V'
		}
	}
	return string(out)
}

const diaeresis = '\u0308'

// surnameReadings splits the ways to read a surname into the expected ones and
// the others. A surname of two characters outside the table is read character
// by character, which the caller walks; here it has none.
func surnameReadings(name string) surname {
	listed := surnames()[name]
	runes := []rune(name)
	if len(runes) != 1 {
		return listed
	}
	all := Readings(runes[0])
	if listed.preferred == nil && len(all) > 0 {
		listed.preferred = all[:1]
	}
	for _, r := range all {
		if !slices.Contains(listed.preferred, r) && !slices.Contains(listed.others, r) {
			listed.others = append(slices.Clone(listed.others), r)
		}
	}
	return listed
}
