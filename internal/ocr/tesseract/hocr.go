package tesseract

import (
	"encoding/xml"
	"image"
	"sort"
	"strconv"
	"strings"

	"zhengqi/internal/ocr"
)

// parseHOCR reads Tesseract's hOCR with character boxes (hocr_char_boxes=1)
// into lines from top to bottom. It takes what it can from damaged markup and
// never fails.
func parseHOCR(text string) []ocr.TextLine {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	var p hocrParser
	for {
		token, err := d.RawToken()
		if err != nil {
			break
		}
		p.take(token)
	}
	p.endLine()
	sort.SliceStable(p.lines, func(i, j int) bool {
		return middle(p.lines[i].Box) < middle(p.lines[j].Box)
	})
	return p.lines
}

func middle(r image.Rectangle) int { return r.Min.Y + r.Max.Y }

// hocrParser holds the open line, word and character.
type hocrParser struct {
	lines    []ocr.TextLine
	line     ocr.TextLine
	word     *ocr.Word
	char     *ocr.Char
	loose    strings.Builder // text of the word outside characters
	depth    int             // open elements inside the word
	inLine   bool
	wordOpen bool
}

func (p *hocrParser) take(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		p.start(t)
	case xml.EndElement:
		p.end()
	case xml.CharData:
		if p.char != nil {
			p.char.Text += string(t)
		} else if p.wordOpen {
			p.loose.Write(t)
		}
	}
}

func (p *hocrParser) start(e xml.StartElement) {
	class, title := attributes(e)
	switch class {
	case "ocr_line", "ocr_textfloat", "ocr_header", "ocr_caption":
		p.endLine()
		p.line = ocr.TextLine{Box: title.box("bbox")}
		p.inLine = true
	case "ocrx_word":
		p.endWord()
		p.word = &ocr.Word{Box: title.box("bbox"), Confidence: title.percent("x_wconf")}
		p.wordOpen, p.depth = true, 0
	case "ocrx_cinfo":
		if p.wordOpen {
			p.depth++
			p.char = &ocr.Char{Box: title.box("x_bboxes"), Confidence: title.percent("x_conf")}
		}
	default:
		if p.wordOpen {
			p.depth++
		}
	}
}

func (p *hocrParser) end() {
	if !p.wordOpen {
		return
	}
	if p.char != nil {
		if p.char.Text = strings.TrimSpace(p.char.Text); p.char.Text != "" {
			p.word.Chars = append(p.word.Chars, *p.char)
		}
		p.char = nil
	}
	if p.depth == 0 {
		p.endWord()
		return
	}
	p.depth--
}

func (p *hocrParser) endWord() {
	if !p.wordOpen {
		return
	}
	p.wordOpen, p.char = false, nil
	text := strings.TrimSpace(p.loose.String())
	p.loose.Reset()
	if len(p.word.Chars) > 0 {
		text = joinChars(p.word.Chars)
	}
	if text != "" && p.inLine {
		p.word.Text = text
		p.line.Words = append(p.line.Words, *p.word)
	}
}

func (p *hocrParser) endLine() {
	p.endWord()
	if p.inLine && len(p.line.Words) > 0 {
		p.lines = append(p.lines, p.line)
	}
	p.inLine = false
}

func joinChars(chars []ocr.Char) string {
	var b strings.Builder
	for _, c := range chars {
		b.WriteString(c.Text)
	}
	return b.String()
}

// hocrTitle is the title attribute of an hOCR element: properties separated
// by semicolons, each a name and numbers.
type hocrTitle string

func attributes(e xml.StartElement) (class string, title hocrTitle) {
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "class":
			class = a.Value
		case "title":
			title = hocrTitle(a.Value)
		}
	}
	return class, title
}

func (t hocrTitle) numbers(name string) []string {
	for _, part := range strings.Split(string(t), ";") {
		f := strings.Fields(part)
		if len(f) > 1 && f[0] == name {
			return f[1:]
		}
	}
	return nil
}

func (t hocrTitle) box(name string) image.Rectangle {
	n := t.numbers(name)
	if len(n) != 4 {
		return image.Rectangle{}
	}
	var v [4]int
	for i, s := range n {
		x, err := strconv.Atoi(s)
		if err != nil || x < -maxPixels || x > maxPixels {
			return image.Rectangle{}
		}
		v[i] = x
	}
	return image.Rect(v[0], v[1], v[2], v[3])
}

func (t hocrTitle) percent(name string) float64 {
	n := t.numbers(name)
	if len(n) != 1 {
		return 0
	}
	x, err := strconv.ParseFloat(n[0], 64)
	if err != nil || !(x > 0) {
		return 0
	}
	return min(x/100, 1)
}
