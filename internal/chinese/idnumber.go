package chinese

const (
	idLength    = 18
	idOldLength = 15
	idChecks    = "10X98765432"
)

var idWeights = [idLength - 1]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// IDNumberValid reports whether s is an 18-character citizen number of
// GB 11643-1999: 17 digits holding a real date of birth, and the right check
// character (a small x counts as X). Area codes are not looked up, since
// abolished ones stay in use. Old 15-digit numbers carry no check and are
// never valid.
func IDNumberValid(s string) bool {
	if len(s) != idLength || !allDigits(s[:idLength-1]) || s[0] == '0' {
		return false
	}
	check := s[idLength-1]
	if check == 'x' {
		check = 'X'
	}
	return check == idCheck(s) && ValidDate(dashed(s[6:14]))
}

// dashed turns YYYYMMDD into YYYY-MM-DD.
func dashed(s string) string { return s[:4] + "-" + s[4:6] + "-" + s[6:] }

func idCheck(s string) byte {
	sum := 0
	for i, w := range idWeights {
		sum += w * int(s[i]-'0')
	}
	return idChecks[sum%11]
}

// IDNumberBirthSex returns the date of birth (YYYY-MM-DD) and the sex (M or F)
// that a citizen number states. It takes valid 18-character numbers and, as
// the only reading of them there is, 15-digit ones of the years 1900-1999.
func IDNumberBirthSex(s string) (date, sex string, ok bool) {
	sequence := byte(0)
	switch {
	case IDNumberValid(s):
		date, sequence = dashed(s[6:14]), s[16]
	case len(s) == idOldLength && allDigits(s) && s[0] != '0':
		date, sequence = dashed("19"+s[6:12]), s[14]
	default:
		return "", "", false
	}
	if !ValidDate(date) {
		return "", "", false
	}
	sex = "F"
	if (sequence-'0')%2 == 1 {
		sex = "M"
	}
	return date, sex, true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// SexWord is the Chinese word for a sex by its letter, M or F (ICAO Doc 9303);
// anything else is left as it is.
func SexWord(letter string) string {
	switch letter {
	case "M":
		return "男"
	case "F":
		return "女"
	}
	return letter
}
