package reader

import (
	"image"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/raster"
)

var (
	// codeAlone is a code without what a bracket or a word says of it.
	codeAlone  = regexp.MustCompile(`^([^\p{Han}(]+)`)
	inlineCode = regexp.MustCompile(`(?:验证码|校验码|授权码|验真码|表单验证号码?)[:;(]?([0-9A-Z]{8,32})(?:[^-0-9A-Z./年]|$)`)
	codeSaid   = regexp.MustCompile(`(?:验证|校验|查验|核验|验真|防伪|真伪|鉴真|授权|认证)\p{Han}{0,4}(?:码|号|号码|编号|编码)(?:为|是)?[:;(]?([0-9A-Za-z-]*\d[0-9A-Za-z-]*)`)
	// dayBegins is what begins a day.
	dayBegins = regexp.MustCompile(`^20\d{2}`)
	// codeGoesOn is what a code goes on with in the next line.
	codeGoesOn = regexp.MustCompile(`^[0-9A-Za-z]{2}`)
	// looseCode is what a code beside its label looks like.
	looseCode = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z-]{5,40}$`)
)

// shortestCode is the least number of characters of a verification code.
const shortestCode = 6

// verificationCode is the code at its label or within a sentence that names it,
// else what is printed at a QR code, which says the same to a machine. sure is
// false of the number of a query, which is another thing where both are given,
// and of what stands alone and only looks like a code.
func verificationCode(f *form, s stream) (v span, sure bool) {
	if v = f.namedCode(s); !v.empty() {
		return v, true
	}
	if v = f.codeAtQR(); !v.empty() {
		return v, codeByLook.MatchString(v.text())
	}
	for _, v := range f.values("serial_number") {
		if v = cut(v, codeAlone); len(compact(v.text())) >= shortestCode {
			return v, false
		}
	}
	return f.loneCode(), false
}

// codeByLook is what is nothing but a code: a few figures may be a telephone or
// a day.
var codeByLook = regexp.MustCompile(`^[0-9]{12,}$|^[0-9]*[A-Za-z][0-9A-Za-z]{7,}$|^[0-9]{2,}[A-Za-z][0-9A-Za-z]{5,}$`)

// namedCode is the code at its label or within a sentence that names it, where it
// may go over the end of a line.
func (f *form) namedCode(s stream) span {
	var said span
	for _, m := range append(s.findAll(inlineCode, 8), s.findAll(codeSaid, 8)...) {
		v := group(m)
		if len(v.text()) < shortestCode {
			continue
		}
		if len(v) > 1 && (dayBegins.MatchString(v[1:].text()) || !codeGoesOn.MatchString(v[1:].text())) {
			v = v[:1] // the day of the paper or the page's number in the next line
		}
		if said.empty() {
			said = v
		}
	}
	for _, v := range append(append(f.values("verification_code"), f.like("verification_code", looseCode)), f.broken("verification_code")...) {
		if v = cut(v, codeAlone); len(compact(v.text())) < shortestCode {
			continue
		}
		if len(said) > 1 && strings.HasPrefix(said.text(), v.text()) {
			return said
		}
		return v
	}
	return said
}

// codeAtQR is the one code that stands right under or over a QR code.
func (f *form) codeAtQR() span {
	var found span
	for _, p := range f.pages() {
		for _, box := range p.qrCodes() {
			for _, v := range f.bareCodes(p, looseCode) {
				if !beneath(v[0].box(), box, 3*medianHeight(v[0].glyphs)) {
					continue
				}
				if !found.empty() && found.text() != v.text() {
					return nil
				}
				found = v
			}
		}
	}
	return found
}

// beneath reports whether a line stands right under or over a box, no farther off
// than near, and over much the same columns.
func beneath(line, box image.Rectangle, near float64) bool {
	y := (line.Min.Y + line.Max.Y) / 2
	off := max(box.Min.Y-y, y-box.Max.Y)
	middle := (line.Min.X + line.Max.X) / 2
	return off >= 0 && float64(off) < near && middle > box.Min.X-box.Dx()/2 && middle < box.Max.X+box.Dx()/2
}

// qrCodes are the places of the QR codes of a page.
func (p *page) qrCodes() []image.Rectangle {
	if p.sheet != nil {
		return qrCodes(p.sheet.Gray)
	}
	if p.raster == nil {
		return nil
	}
	return qrCodes(raster.Straighten(p.raster).Gray)
}

// mixedCode has letters and digits: a number that is no code has none of these, or
// its own label.
var mixedCode = regexp.MustCompile(`^[0-9A-Za-z-]*(?:\d[0-9A-Za-z-]*[A-Za-z]|[A-Za-z][0-9A-Za-z-]*\d)[0-9A-Za-z-]*$`)

// loneCode is the one code of letters and digits that stands alone in its line.
func (f *form) loneCode() span {
	const least = 10
	var found span
	for _, p := range f.pages() {
		for _, v := range f.bareCodes(p, mixedCode) {
			if len(v.text()) < least || chinese.USCCValid(strings.ToUpper(v.text())) || !f.aloneInLine(v) {
				continue
			}
			if !found.empty() && found.text() != v.text() {
				return nil
			}
			found = v
		}
	}
	return found
}

// aloneInLine reports whether nothing else stands in the line of a value.
func (f *form) aloneInLine(v span) bool {
	j := f.rowOf(v[0])
	return j >= 0 && len(f.rows[j].cells(gapWithin)) == 1
}

// bareCodes are the cells of a page that look like codes and have no label in
// their line.
func (f *form) bareCodes(p *page, pattern *regexp.Regexp) []span {
	const beside = 1.2 // character heights from what else was read there
	var out []span
	for j, r := range f.rows {
		if r.page != p {
			continue
		}
		first, end := f.marksIn(j)
		for _, c := range r.cells(gapWithin) {
			if slices.ContainsFunc(f.marks[first:end], func(m mark) bool { return f.leftOf(m) <= c.box().Min.X }) {
				continue
			}
			whole := fitting([]span{span{c}.trim(aroundValue)}, isBareCode(pattern))
			if len(whole) == 0 {
				whole = fitting(cellsOf(c, beside), isBareCode(pattern))
			}
			out = append(out, whole...)
		}
	}
	return out
}

// cellsOf are the parts of a run that stand apart.
func cellsOf(c run, apart float64) []span {
	var out []span
	for _, part := range (row{page: c.page, glyphs: c.glyphs, height: medianHeight(c.glyphs)}).cells(apart) {
		out = append(out, span{part}.trim(aroundValue))
	}
	return out
}

// isBareCode reports whether a text looks like a code and is no day and no number
// of a person.
func isBareCode(pattern *regexp.Regexp) func(string) bool {
	return func(t string) bool {
		return len(t) >= shortestCode && pattern.MatchString(t) && strings.ContainsAny(t, digitAlphabet) &&
			!eightFigures.MatchString(t) && !chinese.IDNumberValid(strings.ToUpper(t))
	}
}
