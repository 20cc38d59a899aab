package chinese

// digitForms lists, at the index of its value, every character that stands
// for a digit, with the slips recognition makes of it.
var digitForms = [10]string{
	"0〇零○◯Oロ口囗", "1一壹壱弌", "2二贰貳弍两兩", "3三叁參叄参", "4四肆",
	"5五伍", "6六陆陸", "7七柒染柦", "8八捌", "9九玖",
}

var digitValues = func() map[rune]int {
	values := make(map[rune]int)
	for value, forms := range digitForms {
		for _, r := range forms {
			values[r] = value
		}
	}
	return values
}()

// digitOf returns the value of a digit in ASCII, Chinese or capital form.
func digitOf(r rune) (int, bool) {
	value, ok := digitValues[r]
	return value, ok
}

// tensOf returns the value of a character that opens a number from 10 to 39.
func tensOf(r rune) (int, bool) {
	switch r {
	case '十', '拾':
		return 10, true
	case '廿', '卄':
		return 20, true
	case '卅', '丗':
		return 30, true
	}
	return 0, false
}

// digitString reads s digit by digit: 二〇二五 is 2025. It takes one to four
// digits.
func digitString(s string) (int, bool) {
	n, count := 0, 0
	for _, r := range s {
		d, ok := digitOf(r)
		if !ok || count == 4 {
			return 0, false
		}
		n, count = 10*n+d, count+1
	}
	return n, count > 0
}

// smallNumber reads a number below 100 as days and months are written: 5, 05,
// 十五, 二十五, 零壹拾伍, 廿三, 三〇.
func smallNumber(s string) (int, bool) {
	runes := []rune(s)
	if len(runes) > 1 {
		if d, ok := digitOf(runes[0]); ok && d == 0 {
			runes = runes[1:]
		}
	}
	at, tens := -1, 0
	for i, r := range runes {
		if t, ok := tensOf(r); ok {
			at, tens = i, t
			break
		}
	}
	if at < 0 {
		n, ok := digitString(string(runes))
		return n, ok && len(runes) <= 2
	}
	return aroundTen(runes[:at], tens, runes[at+1:])
}

// aroundTen combines the digit before and after a ten: 二 十 五.
func aroundTen(before []rune, tens int, after []rune) (int, bool) {
	if len(before) > 1 || len(after) > 1 || len(before) == 1 && tens != 10 {
		return 0, false
	}
	for _, r := range before {
		d, ok := digitOf(r)
		if !ok || d == 0 {
			return 0, false
		}
		tens = 10 * d
	}
	for _, r := range after {
		d, ok := digitOf(r)
		if !ok || d == 0 {
			return 0, false
		}
		tens += d
	}
	return tens, true
}
