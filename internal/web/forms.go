package web

import (
	"io"
	"mime"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

const (
	jsonType = "application/json"
	htmlType = "text/html; charset=utf-8"
	xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	pdfType  = "application/pdf"
	zipType  = "application/zip"
)

// binaryTypes are the media types of which an answer is a file.
var binaryTypes = []string{xlsxType, pdfType, zipType}

// form is a form in which a report is answered: its name in ?format=, its media
// type and how it is written.
type form struct {
	name, media string
	write       func(io.Writer, dossier.Report) error
}

// bare is the media type without its parameters.
func (f form) bare() string {
	media, _, _ := strings.Cut(f.media, ";")
	return media
}

// disposition says how a file of that form is to be kept: a workbook is a
// download, a PDF may be looked at; "" for what is no file.
func (f form) disposition(name string) string {
	how := "attachment"
	switch {
	case !slices.Contains(binaryTypes, f.media):
		return ""
	case f.media == pdfType:
		how = "inline"
	}
	return mime.FormatMediaType(how, map[string]string{"filename": name + "." + f.name})
}

// content describes the forms for the OpenAPI document; what is no JSON is text
// or binary.
func content(forms []form) map[string]*huma.MediaType {
	out := map[string]*huma.MediaType{}
	for _, f := range forms {
		schema := &huma.Schema{Type: huma.TypeString}
		if slices.Contains(binaryTypes, f.media) {
			schema.Format = "binary"
		}
		out[f.bare()] = &huma.MediaType{Schema: schema}
	}
	return out
}

// wanted is what a client asks for of the forms there are, the default first.
type wanted struct {
	accept, format string
	forms          []form
}

// form picks the form that is named, else the first of the Accept header that
// there is; nothing asked means the default. Browsers and clients alike name
// what they like best first, so quality values only exclude.
func (w wanted) form() (form, error) {
	for _, f := range w.forms {
		if f.name == w.format {
			return f, nil
		}
	}
	if strings.TrimSpace(w.accept) == "" {
		return w.forms[0], nil
	}
	for _, item := range strings.Split(w.accept, ",") {
		name, parameters, _ := strings.Cut(item, ";")
		if strings.ReplaceAll(parameters, " ", "") == "q=0" {
			continue
		}
		name = strings.ToLower(strings.TrimSpace(name))
		for _, f := range w.forms {
			if f.fits(name) {
				return f, nil
			}
		}
	}
	return form{}, errNotAcceptable(w.forms)
}

// fits reports whether a range of the Accept header takes the form.
func (f form) fits(mediaRange string) bool {
	kind, _, _ := strings.Cut(f.media, "/")
	switch mediaRange {
	case "*/*", kind + "/*", f.bare():
		return true
	case "application/xhtml+xml":
		return f.media == htmlType
	}
	return false
}

func errNotAcceptable(forms []form) error {
	var names []string
	for _, f := range forms {
		names = append(names, f.bare())
	}
	return &dossier.Error{Class: dossier.Unsupported, Code: "not_acceptable",
		Message: "只有以下格式：" + strings.Join(names, "、") + "。", MessageEN: "this comes as " + strings.Join(names, ", ")}
}
