package report_test

import (
	"strings"
	"testing"

	"zhengqi/internal/dossier"
)

func FuzzText(f *testing.F) {
	f.Add("完税证明 tax.jpg", "\x1b]0;x\x07\x1bPq\x1b\\\u202e")
	f.Add(strings.Repeat("长", 300), strings.Repeat("x ", 300)+"\u0301")
	f.Fuzz(func(t *testing.T, file, message string) {
		findings := []dossier.Finding{{Rule: "r", Severity: dossier.Fail, File: &file, Message: message}}
		documents := []dossier.SlotDocument{{Slot: "photo", File: &file, State: dossier.SlotOK}}
		r := dossier.Report{Findings: findings, Enterprise: dossier.Part{Documents: documents},
			Applicants: []dossier.ApplicantPart{{Name: message, Folder: file, Part: dossier.Part{Documents: documents, Findings: findings}}}}
		got := textOf(t, r)
		checkWidth(t, got)
		if strings.ContainsAny(got, "\x1b\x00\x07\r\u202e\u2066\u009b") || strings.Contains(pageOf(t, r), "\u202e") {
			t.Errorf("a control character came through: %q", got)
		}
	})
}
