package chinese_test

import (
	"strings"
	"testing"
	"time"

	"zhengqi/internal/chinese"
	"zhengqi/internal/mrz"
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
		{"吕布", "LÜ", "BU", chinese.PinyinSurnameAlternative},
		{"吕布", "Lǚ", "bù", chinese.PinyinSurnameAlternative},
		{"张三丰", "Zhāng", "Sānfēng", chinese.PinyinMatches},
		{"西安", "XI", "AN", chinese.PinyinMatches},
		{"西安", "XI'AN", "", chinese.PinyinSurnameAlternative},
		{"郑李明", "ZHENG-LI", "MING", chinese.PinyinSurnameAlternative},
		{"欧阳文", "OU YANG", "WEN", chinese.PinyinMatches},
		{"欧阳文", "OUYANGWEN", "", chinese.PinyinSurnameAlternative},
		{"阿依古丽·买买提", "AYIGULI", "MAIMAITI", chinese.PinyinMatches},
		{"阿依古丽•买买提", "MAIMAITI", "AYIGULI", chinese.PinyinSurnameAlternative},
		{"阿依古丽·买买提", "AYIGULI MAIMAITI", "", chinese.PinyinMatches},
		{"阿依古丽·买买提", "", "AYIGULIMAIMAITI", chinese.PinyinSurnameAlternative},
		{"阿依古丽·买买提", "AYIGULI", "MAIMAI", chinese.PinyinNoMatch},
		{"阿卜杜热合曼", "ABUDUREHEMAN", "", chinese.PinyinSurnameAlternative},
		{"·", "A", "", chinese.PinyinNoMatch},
		{"阿卜杜热合曼江·阿卜杜外力阿卜杜克热木", "ABUDUREHEMANJIANG", "ABUDUWAILIABUDUKEREM", chinese.PinyinMatches},
		{"阿卜杜热合曼江·阿卜杜外力阿卜杜克热木", "ABUDUREHEMANJIANG", "ABUDUWAILIABUDUKERE", chinese.PinyinNoMatch},
		{"阿卜杜热合曼江·阿卜杜外力阿卜杜克热木", "ABUDUREHEMANJIANG", "ABUDUWAILIABUDUKEREN", chinese.PinyinNoMatch},
		{"阿卜杜热合曼江·阿卜杜外力阿卜杜克热木", "ABUDUREHEMANJIANG ABUDUWAILIABUDUKERE", "", chinese.PinyinNoMatch},
		{"阿卜杜热合曼江·阿卜杜外力阿卜杜克热木", "ABUDUREHEMANJIANG ABUDUWAILIABUDUKEREMU", "", chinese.PinyinMatches},
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

// TestNamesOfZonesMatch writes names into a zone as a passport prints them,
// reads them back and compares them.
func TestNamesOfZonesMatch(t *testing.T) {
	for _, c := range []struct {
		name, surname, given string
		line                 string
		want                 chinese.PinyinMatch
	}{
		{"吕绿", "LYU", "LYU", "LYU<<LYU", chinese.PinyinMatches},
		{"吕律", "LU", "LV", "LU<<LV", chinese.PinyinSurnameAlternative},
		{"欧阳娜娜", "OUYANG", "NANA", "OUYANG<<NANA", chinese.PinyinMatches},
		{"陈西安", "CHEN", "XI'AN", "CHEN<<XIAN", chinese.PinyinMatches},
		{"郑李明", "ZHENG-LI", "MING", "ZHENG<LI<<MING", chinese.PinyinSurnameAlternative},
		{"钟国森", "ZHONG", "GUO SEN", "ZHONG<<GUO<SEN", chinese.PinyinMatches},
		{"阿依古丽·买买提", "AYIGULI MAIMAITI", "", "AYIGULI<MAIMAITI", chinese.PinyinMatches},
		{"阿卜杜热合曼江·阿卜杜外力阿卜杜克热木", "ABUDUREHEMANJIANG", "ABUDUWAILIABUDUKEREMU", "ABUDUREHEMANJIANG<<ABUDUWAILIABUDUKEREM", chinese.PinyinMatches},
		{"阿卜杜热合曼江·阿卜杜外力阿卜杜克热木", "ABUDUREHEMANJIANGABUDUWAILIABUDUKEREMU", "", "ABUDUREHEMANJIANGABUDUWAILIABUDUKEREMU", chinese.PinyinMatches},
		{"阿卜杜热合曼江·阿卜杜外力阿卜杜克热木", "ABUDUREHEMANJIANG ABUDUWAILI ABUDUKEREMU", "", "ABUDUREHEMANJIANG<ABUDUWAILI<ABUDUKEREM", chinese.PinyinMatches},
		{"阿卜杜热合曼江阿卜杜外力阿卜杜克热木·买买提", "ABUDUREHEMANJIANGABUDUWAILIABUDUKEREMU", "MAIMAITI", "ABUDUREHEMANJIANGABUDUWAILIABUDUKERE<<M", chinese.PinyinMatches},
	} {
		lines, err := mrz.Compose(mrz.Zone{Format: mrz.TD3, DocumentCode: "PO", IssuingState: "CHN", Nationality: "CHN", Surname: c.surname, GivenNames: c.given})
		if err != nil || strings.TrimRight(lines[0][5:], "<") != c.line {
			t.Fatalf("%s written as %q, %v", c.name, lines, err)
		}
		zone, err := mrz.Parse(lines, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		if got := chinese.MatchPinyin(c.name, zone.Surname, zone.GivenNames); got != c.want {
			t.Errorf("MatchPinyin(%s, %s, %s) = %s, want %s", c.name, zone.Surname, zone.GivenNames, got, c.want)
		}
	}
}
