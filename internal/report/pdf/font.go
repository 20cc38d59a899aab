package pdf

import (
	"errors"
	"os"
	"sync"

	"github.com/signintech/gopdf"

	"zhengqi/internal/dossier"
)

// Fonts are the files of the typefaces: the main one, and one for what it
// lacks, such as Greek or Cyrillic. Only the glyphs that a document uses go
// into it.
type Fonts struct {
	Main, Rest string

	mu     sync.Mutex // the library keeps state in parsed fonts: one document at a time
	parsed gopdf.FontContainer
	held   bool
}

// Debian are the fonts that Debian's packages fonts-lxgw-wenkai and
// fonts-dejavu-core install. The main one holds the 20,902 Han characters of
// Unicode's first block.
var Debian = &Fonts{
	Main: "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
	Rest: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
}

const (
	mainFamily = "main"
	restFamily = "rest"
)

// Ready gives the error that Write would give for want of a font.
func (f *Fonts) Ready() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.load()
}

// load parses both fonts once; it is called under the lock. A failure is not
// kept: the fonts may be installed while the program runs.
func (f *Fonts) load() error {
	if f.held {
		return nil
	}
	for family, file := range map[string]string{mainFamily: f.Main, restFamily: f.Rest} {
		data, err := os.ReadFile(file)
		if err == nil {
			err = f.parsed.AddTTFFontData(family, data)
		}
		if err != nil {
			return errFont(file, err)
		}
	}
	f.held = true
	return nil
}

func errFont(file string, cause error) error {
	return &dossier.Error{Class: dossier.Unavailable, Code: "pdf_font_missing", Cause: cause,
		Message:   "生成 PDF 需要字体 " + file + "，请安装 Debian 软件包 fonts-lxgw-wenkai 与 fonts-dejavu-core，或改用网页、表格格式。",
		MessageEN: "a PDF needs the font " + file + "; install the Debian packages fonts-lxgw-wenkai and fonts-dejavu-core, or take the page or the workbook"}
}

// glyph is how a character is shown: by which font, and how wide, in ems.
type glyph struct {
	family string
	width  float64
}

// errNoGlyph says that neither font has a character.
var errNoGlyph = errors.New("no font has this character")

// glyph finds the font for r. Characters beyond the basic plane count as
// lacking: the library would state them wrongly as text.
func (d *Document) glyph(r rune) (glyph, error) {
	if g, ok := d.glyphs[r]; ok {
		return g, nil
	}
	if r > 0xFFFF {
		return glyph{}, errNoGlyph
	}
	for _, family := range []string{mainFamily, restFamily} {
		d.use(family, measureSize)
		has, err := d.out.IsCurrFontContainGlyph(r)
		if err != nil || !has {
			d.keep(err)
			continue
		}
		width, err := d.out.MeasureTextWidth(string(r))
		d.keep(err)
		d.glyphs[r] = glyph{family, width / measureSize}
		return d.glyphs[r], nil
	}
	return glyph{}, errNoGlyph
}

// measureSize is the size in points that glyphs are measured at.
const measureSize = 100

// use sets the font for what is drawn or measured next. A font enters the
// document at its first use, so that one not needed does not weigh on it.
func (d *Document) use(family string, size float64) {
	if !d.entered[family] {
		d.keep(d.out.AddTTFFontFromFontContainer(family, &d.fonts.parsed))
		d.entered[family] = true
	}
	if d.err == nil {
		d.keep(d.out.SetFont(family, "", size))
	}
}
