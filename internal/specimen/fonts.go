package specimen

import (
	"fmt"
	"os"
	"sync"

	metrics "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// face is one of the typefaces the specimens are set in.
type face int

// The typefaces. Each is in an installed Debian font.
const (
	fontSong       face = iota // Song, the serif of official papers
	fontSongBold               // its bold
	fontMing                   // a lighter, older Song
	fontHei                    // sans
	fontHeiBold                // its bold
	fontZenHei                 // another sans
	fontMicroHei               // a third sans, as on screens
	fontKai                    // regular script
	fontWenKai                 // a rounder Kai
	fontFang                   // thin Kai, standing in for FangSong
	fontMono                   // Han and Latin on a grid
	fontOCRB                   // machine-readable zones
	fontOCRBSharp              // the same with square stroke ends
	fontLatin                  // Latin sans
	fontLatinBold              // its bold
	fontLatinSerif             // Latin serif
	fontLatinMono              // typewriter
	numFaces
)

type fontFile struct {
	path    string
	index   int // within a collection
	debian  string
	pdfFace face // the TrueType face that stands for it in a PDF
}

const (
	cjk    = "/usr/share/fonts/opentype/noto/"
	arphic = "/usr/share/fonts/truetype/arphic/"
	wqy    = "/usr/share/fonts/truetype/wqy/"
	wenkai = "/usr/share/fonts/truetype/lxgw-wenkai/"
	dejavu = "/usr/share/fonts/truetype/dejavu/"
)

// fontFiles names the file of every face. The Noto faces hold PostScript
// outlines, which the PDF writer does not embed; a TrueType face of the same
// manner stands for them there.
var fontFiles = [numFaces]fontFile{
	fontSong:       {cjk + "NotoSerifCJK-Regular.ttc", 2, "fonts-noto-cjk", fontMing},
	fontSongBold:   {cjk + "NotoSerifCJK-Bold.ttc", 2, "fonts-noto-cjk", fontMing},
	fontMing:       {arphic + "uming.ttc", 0, "fonts-arphic-uming", fontMing},
	fontHei:        {cjk + "NotoSansCJK-Regular.ttc", 2, "fonts-noto-cjk", fontMicroHei},
	fontHeiBold:    {cjk + "NotoSansCJK-Bold.ttc", 2, "fonts-noto-cjk", fontZenHei},
	fontZenHei:     {wqy + "wqy-zenhei.ttc", 0, "fonts-wqy-zenhei", fontZenHei},
	fontMicroHei:   {wqy + "wqy-microhei.ttc", 0, "fonts-wqy-microhei", fontMicroHei},
	fontKai:        {arphic + "ukai.ttc", 0, "fonts-arphic-ukai", fontKai},
	fontWenKai:     {wenkai + "LXGWWenKai-Regular.ttf", 0, "fonts-lxgw-wenkai", fontWenKai},
	fontFang:       {wenkai + "LXGWWenKai-Light.ttf", 0, "fonts-lxgw-wenkai", fontFang},
	fontMono:       {wenkai + "LXGWWenKaiMono-Regular.ttf", 0, "fonts-lxgw-wenkai", fontMono},
	fontOCRB:       {"/usr/share/fonts/opentype/ocr-b/OCRB.otf", 0, "fonts-ocr-b", fontLatinMono},
	fontOCRBSharp:  {"/usr/share/fonts/opentype/ocr-b/OCRBS.otf", 0, "fonts-ocr-b", fontLatinMono},
	fontLatin:      {dejavu + "DejaVuSans.ttf", 0, "fonts-dejavu-core", fontLatin},
	fontLatinBold:  {dejavu + "DejaVuSans-Bold.ttf", 0, "fonts-dejavu-core", fontLatinBold},
	fontLatinSerif: {dejavu + "DejaVuSerif.ttf", 0, "fonts-dejavu-core", fontLatinSerif},
	fontLatinMono:  {dejavu + "DejaVuSansMono.ttf", 0, "fonts-dejavu-core", fontLatinMono},
}

// glyph is an outline in units of the em, y downwards from the baseline.
type glyph struct {
	segments []segment
	advance  float64
	missing  bool
}

type segment struct {
	op   sfnt.SegmentOp
	args [3]point
}

type point struct{ x, y float64 }

// typeface is an opened font with the outlines asked for so far.
type typeface struct {
	font   *sfnt.Font
	mu     sync.Mutex
	buf    sfnt.Buffer
	glyphs map[rune]*glyph
}

// library opens every face once. The error names the Debian package that
// holds a missing one.
var library = sync.OnceValues(openFonts)

func openFonts() (*[numFaces]*typeface, error) {
	var lib [numFaces]*typeface
	for i, file := range fontFiles {
		f, err := openFont(file)
		if err != nil {
			return nil, fmt.Errorf("font %s (Debian package %s): %w", file.path, file.debian, err)
		}
		lib[i] = &typeface{font: f, glyphs: map[rune]*glyph{}}
	}
	return &lib, nil
}

// openFont opens one face. Some older collections hold tables that are not
// aligned; those faces are taken out and laid anew in memory.
func openFont(file fontFile) (*sfnt.Font, error) {
	f, err := os.Open(file.path)
	if err != nil {
		return nil, err
	}
	if c, err := sfnt.ParseCollectionReaderAt(f); err == nil {
		if opened, err := c.Font(file.index); err == nil {
			return opened, nil
		}
	}
	data, err := readFace(file)
	if err != nil {
		return nil, err
	}
	return sfnt.Parse(data)
}

// readFace returns the face as a font file of its own.
func readFace(file fontFile) ([]byte, error) {
	data, err := os.ReadFile(file.path)
	if err != nil {
		return nil, err
	}
	return extractFace(data, file.index)
}

// glyph returns the outline of r in f, or from another face where f has none:
// some outlines of the rounded OCR-B use a curve operator that the font parser
// does not know, and the sharp cut has the same skeleton. Without fonts every glyph is empty; Write and Samples refuse to start
// in that case.
func (f face) glyph(r rune) *glyph {
	lib, err := library()
	if err != nil {
		return &glyph{}
	}
	g := lib[f].glyph(r)
	if g.missing && f == fontOCRB {
		g = lib[fontOCRBSharp].glyph(r)
	}
	if g.missing {
		g = lib[fontHei].glyph(r)
	}
	return g
}

// lacks reports whether f has no drawing of r.
func (f face) lacks(r rune) bool {
	lib, err := library()
	return err != nil || lib[f].glyph(r).missing
}

func (t *typeface) glyph(r rune) *glyph {
	t.mu.Lock()
	defer t.mu.Unlock()
	if g, ok := t.glyphs[r]; ok {
		return g
	}
	g := t.load(r)
	t.glyphs[r] = g
	return g
}

func (t *typeface) load(r rune) *glyph {
	index, err := t.font.GlyphIndex(&t.buf, r)
	if err != nil || index == 0 {
		return &glyph{missing: true, advance: 0.5}
	}
	em := float64(t.font.UnitsPerEm()) * 64
	ppem := fixed.I(int(t.font.UnitsPerEm()))
	adv, err := t.font.GlyphAdvance(&t.buf, index, ppem, metrics.HintingNone)
	if err != nil {
		return &glyph{missing: true, advance: 0.5}
	}
	g := &glyph{advance: float64(adv) / em}
	segs, err := t.font.LoadGlyph(&t.buf, index, ppem, nil)
	if err != nil {
		g.missing = true
		return g
	}
	for _, s := range segs {
		out := segment{op: s.Op}
		for i, a := range s.Args {
			out.args[i] = point{float64(a.X) / em, float64(a.Y) / em}
		}
		g.segments = append(g.segments, out)
	}
	return g
}

// advance returns the width of s in ems.
func (f face) advance(s string) float64 {
	var w float64
	for _, r := range s {
		w += f.glyph(r).advance
	}
	return w
}
