package specimen

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"github.com/signintech/gopdf"
)

// formField is a field of an AcroForm: what a person fills in on a screen.
// The texts drawn of its value become its appearance in a PDF.
type formField struct {
	name, tip string
	value     string
	box       area
	choices   []string // of a list to choose from
	tick      bool     // a box to tick; value says whether it is
	bare      bool     // saved by a program that leaves the drawing to the viewer
}

// fieldItem puts a field on a page. It draws nothing itself.
type fieldItem struct{ field *formField }

func (fieldItem) paint(*canvas) {}

func (f fieldItem) write(w *pdfWriter) error {
	w.fields = append(w.fields, placedField{f.field, w.page, nil})
	return nil
}

// placedField is a field on the page of a document with the texts in it.
type placedField struct {
	*formField
	page  int
	texts []*textItem
}

// drawn reports whether the field is saved with an appearance.
func (f placedField) drawn() bool { return len(f.texts) > 0 && !f.bare }

// hold keeps a text for the field's appearance instead of writing it on the
// page.
func (w *pdfWriter) hold(t *textItem) {
	for i := range w.fields {
		if w.fields[i].formField == t.field {
			w.fields[i].texts = append(w.fields[i].texts, t)
		}
	}
}

// drawFields appends a page for each field that is drawn, of its size, with
// its texts: saveForm makes them its appearances.
func (w *pdfWriter) drawFields() error {
	for _, f := range w.fields {
		if !f.drawn() {
			continue
		}
		w.doc.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: pt(f.box.w), H: pt(f.box.h)}})
		for _, t := range f.texts {
			moved := *t
			moved.field, moved.at = nil, point{t.at.x - f.box.x, t.at.y - f.box.y}
			if err := moved.write(w); err != nil {
				return err
			}
		}
	}
	return nil
}

// update collects what is appended to a document that a person filled in and
// saved: new objects and new versions of old ones.
type update struct {
	doc     *model.Context
	objects map[int]string
	next    int
}

var noConfigDir = sync.OnceFunc(api.DisableConfigDir)

// saveForm takes the pages that hold the appearances out of the document and
// appends the form, as a viewer does that saves what was filled in.
func saveForm(data []byte, fields []placedField) ([]byte, error) {
	noConfigDir()
	doc, err := pdfcpu.Read(bytes.NewReader(data), model.NewDefaultConfiguration())
	if err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	if err := doc.EnsurePageCount(); err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	u := &update{doc, map[int]string{}, *doc.Size}
	if err := u.addFields(fields); err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	return u.appendTo(data)
}

// add makes a new object of the text and returns the reference to it.
func (u *update) add(text string) types.IndirectRef {
	u.objects[u.next] = text
	u.next++
	return *types.NewIndirectRef(u.next-1, 0)
}

func (u *update) addFields(fields []placedField) error {
	own := u.doc.PageCount
	for _, f := range fields {
		if f.drawn() {
			own--
		}
	}
	widgets, all, next := make([]types.Array, own), types.Array{}, own+1
	for _, f := range fields {
		_, page, inherited, err := u.doc.PageDict(f.page, false)
		if err != nil {
			return err
		}
		widget := f.widget(inherited.MediaBox.Height(), *page)
		if f.drawn() {
			look, err := u.appearance(next, f.box)
			if err != nil {
				return err
			}
			next++
			widget["AP"] = f.looks(look)
		}
		ref := u.add(widget.PDFString())
		all = append(all, ref)
		widgets[f.page-1] = append(widgets[f.page-1], ref)
	}
	for i := range own {
		if err := u.annotate(i+1, widgets[i]); err != nil {
			return err
		}
	}
	return u.root(own, all, slices.ContainsFunc(fields, func(f placedField) bool { return f.bare }))
}

// annotate puts the fields on a page.
func (u *update) annotate(page int, widgets types.Array) error {
	dict, ref, _, err := u.doc.PageDict(page, false)
	if err != nil {
		return err
	}
	if widgets != nil {
		dict.Update("Annots", widgets)
		u.objects[ref.ObjectNumber.Value()] = dict.PDFString()
	}
	return nil
}

// appearance makes a form of the page's content.
func (u *update) appearance(page int, box area) (types.IndirectRef, error) {
	dict, _, inherited, err := u.doc.PageDict(page, false)
	if err != nil {
		return types.IndirectRef{}, err
	}
	content, err := u.doc.PageContent(dict, page)
	if err != nil {
		return types.IndirectRef{}, err
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	fmt.Fprintf(z, "/Tx BMC\n%s\nEMC", content)
	if err := z.Close(); err != nil {
		return types.IndirectRef{}, err
	}
	resources, ok := dict.Find("Resources")
	if !ok && inherited != nil {
		resources = inherited.Resources
	}
	head := types.Dict{"Type": types.Name("XObject"), "Subtype": types.Name("Form"), "Resources": resources, "Filter": types.Name("FlateDecode"),
		"BBox": numbers(0, 0, pt(box.w), pt(box.h)), "Length": types.Integer(packed.Len())}
	return u.add(head.PDFString() + "\nstream\n" + packed.String() + "\nendstream"), nil
}

func numbers(list ...float64) types.Array {
	out := make(types.Array, len(list))
	for i, v := range list {
		out[i] = types.Float(v)
	}
	return out
}

// widget is the field and its place on the page in one dictionary.
func (f placedField) widget(high float64, page types.IndirectRef) types.Dict {
	x, y := pt(f.box.x), high-pt(f.box.y+f.box.h)
	d := types.Dict{"Type": types.Name("Annot"), "Subtype": types.Name("Widget"), "F": types.Integer(4), "P": page, "T": pdfText(f.name),
		"Rect": numbers(x, y, x+pt(f.box.w), y+pt(f.box.h)), "FT": types.Name("Tx"), "V": pdfText(f.value),
		"DA": types.StringLiteral("/Helv 10 Tf 0 g")}
	if f.tip != "" {
		d["TU"] = pdfText(f.tip)
	}
	if f.choices != nil {
		options := types.Array{}
		for _, s := range f.choices {
			options = append(options, pdfText(s))
		}
		d["FT"], d["Ff"], d["Opt"] = types.Name("Ch"), types.Integer(1<<17), options
	}
	if f.tick {
		state := types.Name("Off")
		if f.value != "" {
			state = "Yes"
		}
		d["FT"], d["V"], d["AS"] = types.Name("Btn"), state, state
	}
	return d
}

// looks are the appearances of the field: of a box, those of its states.
func (f placedField) looks(look types.IndirectRef) types.Dict {
	if f.tick {
		return types.Dict{"N": types.Dict{"Yes": look}}
	}
	return types.Dict{"N": look}
}

// literal escapes what ends a string or could be taken for the end of a line.
var literal = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`, "\n", `\n`)

// pdfText is a text string: as it is where it is plain, else in UTF-16.
func pdfText(s string) types.StringLiteral {
	if strings.IndexFunc(s, func(r rune) bool { return r > '~' }) >= 0 {
		s = types.EncodeUTF16String(s)
	}
	return types.StringLiteral(literal.Replace(s))
}

// root drops the pages beyond the first own and enters the form.
func (u *update) root(own int, fields types.Array, bare bool) error {
	catalog, err := u.doc.Catalog()
	if err != nil {
		return err
	}
	ref, err := u.doc.Pages()
	if err != nil {
		return err
	}
	pages, err := u.doc.DereferenceDict(*ref)
	if err != nil {
		return err
	}
	pages.Update("Kids", pages.ArrayEntry("Kids")[:own])
	pages.Update("Count", types.Integer(own))
	u.objects[ref.ObjectNumber.Value()] = pages.PDFString()
	helvetica := u.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	catalog.Update("AcroForm", types.Dict{"Fields": fields, "NeedAppearances": types.Boolean(bare), "DA": types.StringLiteral("/Helv 0 Tf 0 g"),
		"DR": types.Dict{"Font": types.Dict{"Helv": helvetica}}})
	u.objects[u.doc.Root.ObjectNumber.Value()] = catalog.PDFString()
	return nil
}

var startOfTable = regexp.MustCompile(`startxref\s+(\d+)`)

// appendTo writes the objects after the document, with their own table.
func (u *update) appendTo(data []byte) ([]byte, error) {
	last := startOfTable.FindAllSubmatch(data, -1)
	if len(last) == 0 {
		return nil, fmt.Errorf("form: the document has no table of objects")
	}
	previous, err := strconv.Atoi(string(last[len(last)-1][1]))
	if err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	out := bytes.NewBuffer(append(bytes.Clone(data), '\n'))
	var table strings.Builder
	for _, n := range slices.Sorted(maps.Keys(u.objects)) {
		fmt.Fprintf(&table, "%d 1\n%010d 00000 n\r\n", n, out.Len())
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", n, u.objects[n])
	}
	start := out.Len()
	fmt.Fprintf(out, "xref\n%strailer\n<</Size %d/Root %s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", table.String(), u.next, u.doc.Root.PDFString(), previous, start)
	return out.Bytes(), nil
}
