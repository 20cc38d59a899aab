package specimen

import "testing"

// The specimens of ICAO 9303 part 5 (size 1) and part 6 (a number of more
// than nine characters, whose check digit is 9).
func TestCardZoneMatchesSpecimen(t *testing.T) {
	anna := person{surname: "ERIKSSON", given: "ANNA<MARIA", sex: "F", birth: day(1974, 8, 12)}
	got := cardZone("I", "UTO", "D23145890", "", day(2012, 4, 15), anna)
	want := [3]string{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"}
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	long := cardZone("I", "UTO", "D23145890734", "", day(2012, 4, 15), anna)
	if want := "I<UTOD23145890<7349<<<<<<<<<<<"; long[0] != want {
		t.Errorf("got %q, want %q", long[0], want)
	}
}
