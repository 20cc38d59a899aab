package chinese_test

import (
	"strings"
	"testing"

	"zhengqi/internal/chinese"
)

func TestMatchPinyin(t *testing.T) {
	for _, c := range []struct {
		name, surname, given string
		want                 chinese.PinyinMatch
	}{
		{"张三丰", "ZHANG", "SANFENG", chinese.PinyinMatches},
		{"张三丰", "Zhang", "San Feng", chinese.PinyinMatches},
		{"张三丰", "ZHANG", "SAN'FENG", chinese.PinyinMatches},
		{"欧阳文", "OUYANG", "WEN", chinese.PinyinMatches},
		{"欧阳文", "OU", "YANGWEN", chinese.PinyinMatches},
		{"尉迟恭", "YUCHI", "GONG", chinese.PinyinMatches},
		{"夏侯惇", "XIAHOU", "DUN", chinese.PinyinMatches},
		{"单雄信", "SHAN", "XIONGXIN", chinese.PinyinMatches},
		{"单雄信", "DAN", "XIONGXIN", chinese.PinyinSurnameAlternative},
		{"曾国强", "ZENG", "GUOQIANG", chinese.PinyinMatches},
		{"曾国强", "CENG", "GUOQIANG", chinese.PinyinSurnameAlternative},
		{"覃伟", "TAN", "WEI", chinese.PinyinSurnameAlternative},
		{"吕布", "LYU", "BU", chinese.PinyinMatches},
		{"吕布", "LV", "BU", chinese.PinyinSurnameAlternative},
		{"吕布", "LU", "BU", chinese.PinyinSurnameAlternative},
		{"王绿", "WANG", "LYU", chinese.PinyinMatches},
		{"王女", "WANG", "NU", chinese.PinyinMatches},
		{"王略", "WANG", "LUE", chinese.PinyinMatches},
		{"郑李明", "ZHENGLI", "MING", chinese.PinyinSurnameAlternative},
		{"贠小苏", "YUN", "XIAOSU", chinese.PinyinMatches},
		{"浣溪", "WAN", "XI", chinese.PinyinMatches},
		{"阿·依", "A", "YI", chinese.PinyinMatches},
		{"张三丰", "ZHANGSANFENG", "", chinese.PinyinSurnameAlternative},
		{"宋文豪", "SONG", "WENTAI", chinese.PinyinNoMatch},
		{"王晓琳", "ZHANG", "XIAOLIN", chinese.PinyinNoMatch},
		{"王晓琳", "WANG", "XIAO", chinese.PinyinNoMatch},
		{"", "WANG", "XIAO", chinese.PinyinNoMatch},
		{"王晓", "", "", chinese.PinyinNoMatch},
		{"王", "WANG", "WANG", chinese.PinyinNoMatch},
	} {
		if got := chinese.MatchPinyin(c.name, c.surname, c.given); got != c.want {
			t.Errorf("MatchPinyin(%s, %s, %s) = %s, want %s", c.name, c.surname, c.given, got, c.want)
		}
	}
}

func TestEverySurnameOfTheTableMatches(t *testing.T) {
	for _, line := range surnameLines(t) {
		columns := strings.Split(line, "\t")
		name := columns[0] + "明"
		if got := chinese.MatchPinyin(name, columns[1], "MING"); got != chinese.PinyinMatches {
			t.Errorf("%s read %s: %s", name, columns[1], got)
		}
		for _, other := range strings.Split(columns[2], ",") {
			if got := chinese.MatchPinyin(name, other, "MING"); other != "" && got != chinese.PinyinSurnameAlternative {
				t.Errorf("%s read %s: %s", name, other, got)
			}
		}
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want chinese.NameMatch
	}{
		{"王 晓 琳", "王晓琳", chinese.NameSame},
		{"阿不都·热依木", "阿不都•热依木", chinese.NameSame},
		{"張偉強", "张伟强", chinese.NameSimilar},
		{"王釗", "王钊", chinese.NameSimilar},
		{"王晓琳", "王晓淋", chinese.NameSimilar},
		{"王晓琳", "王小林", chinese.NameDifferent},
		{"王", "李", chinese.NameDifferent},
		{"", "", chinese.NameDifferent},
	} {
		if got := chinese.SameName(c.a, c.b); got != c.want {
			t.Errorf("SameName(%q, %q) = %s, want %s", c.a, c.b, got, c.want)
		}
	}
}
