package mrz

import "strings"

// TextOdds is the margin by which Repair asks a repair to be the only one. It
// is lower than RepairOdds, since a text does not say how doubtful its
// characters were: two more mistakes in it are never much less probable.
const TextOdds = 20

// Repair mends lines that another reader gave as plain text: it takes every
// character for likely right and its look-alikes in OCR-B for possible, and
// fits that to the standard as Fit does. The format is told by the number and
// length of the lines, as Parse does.
//
// Nothing is changed in silence: mends lists every character that the standard
// would have otherwise, with its odds. The lines returned have them where each
// repair by a check digit (Mend.ByCheck) is the only one by TextOdds; where one
// is not (two repairs are as likely, or the print is wrong) they are the lines
// given. What cannot stand in its place, such as a digit in a name, gives way
// to its most usual look-alike. Parse the result to see which checks hold. The
// errors are ErrFormat and ErrCharacter.
func Repair(lines []string) (repaired []string, mends []Mend, err error) {
	l, trimmed, err := shapeOf(lines)
	if err != nil {
		return nil, nil, err
	}
	cells := make([][]Distribution, len(trimmed))
	for i, line := range trimmed {
		for k := range line {
			cells[i] = append(cells[i], lookOf(line[k]))
		}
	}
	fitted, err := Fit(l.format, cells)
	if err != nil {
		return nil, nil, err
	}
	for _, m := range fitted.Mends {
		if m.ByCheck && m.Odds < TextOdds {
			return trimmed, fitted.Mends, nil
		}
	}
	return fitted.Lines, fitted.Mends, nil
}

// In OCR-B the first character of each pair is most often taken for the second
// and the second for the first; those of a group sometimes are.
var (
	mostAlike = strings.Fields("0O 1I 2Z 5S 8B 6G K< 4A HM UV 3E 7T")
	alike     = strings.Fields("0ODQ 0UV 1ILTJ 2Z7 3B8 5S6 6GC 8BS 9GP CGX<K EF HMNW KRX PR UVYW")
)

// The share that a character has of being a misread one of its pair, and of
// its group.
const (
	oftenMistaken  = 0.01
	seldomMistaken = 0.001
)

// lookOf is what a cell looked like in which c was read.
func lookOf(c byte) Distribution {
	var d Distribution
	d.grant(alike, c, seldomMistaken)
	d.grant(mostAlike, c, oftenMistaken)
	d[place(c)] = 1
	return d
}

// grant gives the share to all characters of the groups that c belongs to.
func (d *Distribution) grant(groups []string, c byte, share float64) {
	for _, group := range groups {
		if strings.IndexByte(group, c) < 0 {
			continue
		}
		for i := range len(group) {
			d[place(group[i])] = share
		}
	}
}
