package reader

import (
	"strings"

	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
)

// pair adds the printed twin of a field of the machine-readable zone. Where
// the two agree the field is confirmed; where they do not, both stand, and
// both are doubted unless the check digits prove the one and several looks the
// other: then the page itself disagrees, which is for the rules to say.
func (v *viz) pair(name string, p printed) {
	if p.value == "" {
		return
	}
	zone := v.fields[name]
	if p.value == zone.Value {
		v.add("viz_"+name, p)
		v.confirm(name)
		return
	}
	if zone.Review || v.mended[name] || !provablyOther(name, zone.Value, p) {
		p.sure = false
		zoneFields{fields: v.fields}.doubt(name)
	}
	v.add("viz_"+name, p)
}

// provablyOther reports whether a printed value that was seen alike by several
// looks differs from the zone's in a way that a check digit over the latter
// would have shown, had the zone been misread. A zone does not print the century
// of its dates.
func provablyOther(name, zone string, p printed) bool {
	value := p.value
	if strings.HasSuffix(name, "_date") && len(zone) == len(value) {
		zone, value = zone[2:], value[2:]
	}
	return p.sure && coveredByCheck[name] != "" && !sameButBlind(zone, value)
}

// mendedFields names the fields of a zone that a check digit covers and in which
// a character is not what its cell looks most like: their check digit was used up
// and proves nothing against the print.
func mendedFields(found *scan.Result) map[string]bool {
	out := map[string]bool{}
	for name := range coveredByCheck {
		at, ok := mrz.PlaceOf(found.Zone.Format, name)
		if ok && found.Lines[at.Line].Text[at.From:at.To] != found.Best[at.Line][at.From:at.To] {
			out[name] = true
		}
	}
	return out
}

// sameButBlind reports whether two codes differ only by characters that a
// check digit does not tell apart, for they count the same modulo 10: 1 and L,
// 8 and S, 6 and G, 2 and M, K and < (ICAO 9303-3, 4.9).
func sameButBlind(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if a[i] != b[i] && !mrz.Blind(a[i], b[i]) {
			return false
		}
	}
	return true
}

// confirm tells a field of the machine-readable zone that the printed zone
// says the same.
func (v *viz) confirm(name string) {
	f, ok := v.fields[name]
	if !ok || f.Confidence < sureConfirmed {
		return
	}
	f.Confidence = 1 - (1-f.Confidence)*0.1
	f.Review = false
	v.fields[name] = f
}
