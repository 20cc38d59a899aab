package mrz

// CheckDigit computes the check digit of ICAO Doc 9303 part 3, clause 4.9: the
// values of the characters under the weights 7, 3, 1, modulo 10. A character
// outside the alphabet counts as a filler.
func CheckDigit(s string) byte {
	sum := 0
	for i := range len(s) {
		sum += weight(i) * value(s[i])
	}
	return byte('0' + sum%10)
}

// Blind reports whether no check digit can tell a from b: they count the same
// modulo 10, and since each weight has an inverse modulo 10, one in the place
// of the other leaves every sum as it is. These are the ten classes
//
//	0<AKU 1BLV 2CMW 3DNX 4EOY 5FPZ 6GQ 7HR 8IS 9JT
//
// so of the letters and digits that look alike 8 and S, 6 and G, 1 and L, 2
// and M, C and M, K and < are never told apart, while a single 0 for O, 1 for
// I, 5 for S, 2 for Z or 8 for B always is. Compare what is blind with another
// print of the same text. A character is not blind to itself.
func Blind(a, b byte) bool {
	return a != b && value(a)%10 == value(b)%10 && inAlphabet(a) && inAlphabet(b)
}

// weight is the factor of the i-th character under a check digit (ICAO 9303-3
// clause 4.9).
func weight(i int) int { return [3]int{7, 3, 1}[i%3] }

// value is what a character counts under a check digit: its place in Alphabet,
// but 0 for a filler.
func value(c byte) int { return place(c) % (len(Alphabet) - 1) }

func inAlphabet(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '<'
}
