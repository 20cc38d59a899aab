package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"zhengqi/internal/dossier"
)

//go:embed report.html.tmpl
var pageText string

var pageTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"number": func(i int) int { return i + 1 },
	"marked": marked,
}).Parse(pageText))

// HTML writes r as one page in Chinese with English beside: no script, nothing
// fetched from elsewhere, fit for printing on A4. The error is that of w.
func HTML(w io.Writer, r dossier.Report) error {
	return pageTemplate.Execute(w, NewView(r))
}

// marked puts the mark of a state before its title, unless the title begins
// with it.
func marked(mark, title string) string {
	if strings.HasPrefix(title, mark) {
		return title
	}
	return mark + " " + title
}
