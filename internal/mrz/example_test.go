package mrz_test

import (
	"fmt"
	"strings"
	"time"

	"zhengqi/internal/mrz"
)

func ExampleParse() {
	zone, err := mrz.Parse([]string{
		"POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<",
		"EF12608921CHN8503203F2901178NGKELMPONBPJB978",
	}, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(zone.Format, zone.Surname, zone.GivenNames, zone.DocumentNumber, zone.BirthDate, zone.ExpiryDate)
	for _, c := range zone.Checks {
		if !c.OK {
			fmt.Printf("%s: printed %c, computed %c\n", c.Name, c.Printed, c.Computed)
		}
	}
	// Output:
	// TD3 ZHENGJIAN YANGBEN EF1260892 1985-03-20 2029-01-17
	// birth_date: printed 3, computed 8
	// composite: printed 8, computed 3
}

func ExampleCompose() {
	lines, err := mrz.Compose(mrz.Zone{
		Format: mrz.TD1, DocumentCode: "I", IssuingState: "UTO", Nationality: "UTO",
		Surname: "Stevenson", GivenNames: "Peter John", DocumentNumber: "D23145890734",
		BirthDate: "1934-07-12", Sex: "M", ExpiryDate: "1995-07-12",
	})
	fmt.Println(lines, err)
	lines, err = mrz.Compose(mrz.Zone{
		Format: mrz.TD1, DocumentCode: "I", IssuingState: "UTO", Nationality: "UTO",
		Surname: "STEVENSON", GivenNames: "PETER JOHN", DocumentNumber: "D23145890734",
		BirthDate: "1934-07-12", Sex: "M", ExpiryDate: "1995-07-12",
	})
	fmt.Println(strings.Join(lines, "\n"), err)
	// Output:
	// [] mrz: character outside A-Z, 0-9 and <: "Stevenson<<Peter<John"
	// I<UTOD23145890<7349<<<<<<<<<<<
	// 3407127M9507122UTO<<<<<<<<<<<2
	// STEVENSON<<PETER<JOHN<<<<<<<<< <nil>
}

// A reader of pictures gives a distribution for every cell. Here it is sure of
// all but two: a digit of the birth date, which a check digit settles, and the
// first of the names, which none does.
func ExampleFit() {
	cells := make([][]mrz.Distribution, 2)
	for i, line := range []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"} {
		for k := range line {
			var d mrz.Distribution
			d[strings.IndexByte(mrz.Alphabet, line[k])] = 1
			cells[i] = append(cells[i], d)
		}
	}
	look := func(line, at int, c byte, p float64) { cells[line][at][strings.IndexByte(mrz.Alphabet, c)] = p }
	look(1, 15, '0', 0.3)
	look(1, 15, '8', 0.7)
	look(0, 15, 'A', 0.8)
	look(0, 15, 'R', 0.2)
	fitted, err := mrz.Fit(mrz.TD3, cells)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Join(fitted.Lines, "\n"))
	fmt.Printf("birth date %.3f, names %.1f\n", fitted.FieldConfidence(mrz.FieldBirthDate), fitted.FieldConfidence(mrz.FieldNames))
	// Output:
	// P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
	// L898902C36UTO7408122F1204159ZE184226B<<<<<10
	// birth date 1.000, names 0.8
}

func ExampleRepair() {
	lines, mends, err := mrz.Repair([]string{
		"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
		"L898902C36UTO74O8122F1Z04159ZE184226B<<<<<10",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(lines[1])
	for _, m := range mends {
		fmt.Printf("line %d, place %d: %c for %c\n", m.Line+1, m.At+1, m.Put, m.Seen)
	}
	// Output:
	// L898902C36UTO7408122F1204159ZE184226B<<<<<10
	// line 2, place 16: 0 for O
	// line 2, place 23: 2 for Z
}

func ExampleBlind() {
	fmt.Println(mrz.Blind('8', 'S'), mrz.Blind('5', 'S'))
	// Output: true false
}
