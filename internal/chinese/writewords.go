package chinese

import "strings"

var (
	capitalDigits = []rune("零壹贰叁肆伍陆柒捌玖")
	capitalUnits  = []string{"", "拾", "佰", "仟"}
	largeUnits    = []string{"", "万", "亿"}
)

// maxWordsFen is where four digits before 亿 end: ten thousand 亿 yuan.
const maxWordsFen = 1e14

// AmountWords writes fen in capital words as banks print them: 贰万壹仟陆佰元整,
// 叁拾贰元伍角整, 壹拾陆元零伍分. Ten thousand 亿 yuan and more give "".
func AmountWords(fen int64) string {
	if fen >= maxWordsFen || fen <= -maxWordsFen {
		return ""
	}
	if fen < 0 {
		return "负" + AmountWords(-fen)
	}
	yuan, jiao, rest := fen/fenPerYuan, fen%fenPerYuan/10, fen%10
	words := ""
	if yuan > 0 {
		words = yuanWords(yuan) + "元"
	}
	switch {
	case fen == 0:
		return "零元整"
	case jiao == 0 && rest == 0:
		return words + "整"
	case rest == 0:
		return words + string(capitalDigits[jiao]) + "角整"
	case jiao > 0:
		return words + string(capitalDigits[jiao]) + "角" + string(capitalDigits[rest]) + "分"
	case yuan > 0:
		return words + "零" + string(capitalDigits[rest]) + "分"
	}
	return string(capitalDigits[rest]) + "分"
}

// yuanWords writes a whole number of yuan, four digits to a section.
func yuanWords(n int64) string {
	var sections []int64
	for ; n > 0; n /= 10000 {
		sections = append(sections, n%10000)
	}
	var b strings.Builder
	gap := false
	for i := len(sections) - 1; i >= 0; i-- {
		section := sections[i]
		if section == 0 {
			gap = b.Len() > 0
			continue
		}
		if b.Len() > 0 && (gap || section < 1000) {
			b.WriteRune(capitalDigits[0])
		}
		gap = false
		b.WriteString(sectionWords(section) + largeUnits[i])
	}
	return b.String()
}

// sectionWords writes 1 to 9999 with one 零 for each inner gap.
func sectionWords(n int64) string {
	var b strings.Builder
	gap := false
	for place, power := 3, int64(1000); place >= 0; place, power = place-1, power/10 {
		digit := n / power % 10
		if digit == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune(capitalDigits[0])
		}
		gap = false
		b.WriteString(string(capitalDigits[digit]) + capitalUnits[place])
	}
	return b.String()
}
