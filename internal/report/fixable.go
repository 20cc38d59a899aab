package report

import (
	"slices"

	"zhengqi/internal/dossier"
)

// fixable are the rules on photos and signatures whose failure a fix of the
// picture mends.
var fixable = []string{
	"photo.format", "photo.pixels", "photo.ratio_3_4", "photo.filesize.max", "photo.background.white", "photo.head.position",
	"signature.format", "signature.pixels", "signature.ratio_2_1", "signature.filesize.max", "signature.background.white",
	"signature.no_border", "signature.fills_frame",
}

// Fixable reports whether the report complains of a file in a way that a fix of
// the picture mends.
func Fixable(r dossier.Report, file string) bool {
	return slices.ContainsFunc(allFindings(r), func(f dossier.Finding) bool { return f.File != nil && *f.File == file && canFix(f) })
}

func canFix(f dossier.Finding) bool {
	return (f.Severity == dossier.Fail || f.Severity == dossier.Warn) && slices.Contains(fixable, f.Rule)
}

// documentsOf maps each file of the report to its document.
func documentsOf(r dossier.Report) map[string]string {
	out := map[string]string{}
	for _, a := range r.Applicants {
		for _, d := range a.Documents {
			if d.File != nil {
				out[*d.File] = d.DocumentID
			}
		}
	}
	return out
}

// fixOf is the document that a fix would mend of what a finding says.
func fixOf(f dossier.Finding, documents map[string]string) string {
	if f.File == nil || !canFix(f) {
		return ""
	}
	return documents[*f.File]
}
