package web

import (
	"time"

	"zhengqi/internal/dossier"
)

// FieldView is a field as the API shows it.
type FieldView struct {
	Value      any            `json:"value" doc:"A text, a list of texts, or null where nothing could be read."`
	Raw        string         `json:"raw" doc:"What was read before normalisation."`
	Confidence float64        `json:"confidence" minimum:"0" maximum:"1"`
	Review     bool           `json:"review" doc:"A person should look before the value is relied on."`
	Source     dossier.Source `json:"source" enum:"mrz,ocr,text,image,person"`
	Page       int            `json:"page" doc:"1-based page of the file."`
	Box        []int          `json:"box" doc:"[x, y, width, height] in pixels of the page as uploaded; PDF pages at 200 dpi."`
}

// PaperView is one paper read from a file.
type PaperView struct {
	Kind           dossier.Kind         `json:"kind"`
	KindConfidence float64              `json:"kind_confidence"`
	Pages          []int                `json:"pages"`
	Fields         map[string]FieldView `json:"fields"`
}

// DocumentView is one uploaded file.
type DocumentView struct {
	ID         string           `json:"id"`
	GroupID    string           `json:"group_id"`
	File       string           `json:"file" doc:"Path within the group."`
	Owner      dossier.Owner    `json:"owner" doc:"An applicant's folder, \"enterprise\", or empty."`
	SHA256     string           `json:"sha256"`
	SizeBytes  int64            `json:"size_bytes"`
	Status     dossier.Status   `json:"status" enum:"stored,reading,read,unreadable,withdrawn"`
	Error      *dossier.Problem `json:"error" doc:"Why the file could not be read."`
	Papers     []PaperView      `json:"papers"`
	ElapsedMS  int64            `json:"elapsed_ms"`
	Version    int64            `json:"version" doc:"Rises with every change; the ETag."`
	UploadedAt time.Time        `json:"uploaded_at"`

	Corrections []CorrectionView    `json:"corrections" doc:"All that were made, the first first; the fields above have them laid over."`
	Withdrawn   *dossier.Withdrawal `json:"withdrawn,omitempty" doc:"By whom, why and when the file was withdrawn."`
}

// CorrectionView is a person's word on one field, as it was given.
type CorrectionView struct {
	Paper int       `json:"paper" doc:"Which of the document's papers, from 0."`
	Field string    `json:"field" doc:"\"kind\" is the paper's kind."`
	Value any       `json:"value" doc:"A text, or a list of texts."`
	By    string    `json:"by"`
	Why   string    `json:"why"`
	At    time.Time `json:"at"`
}

// DocumentItem is one uploaded file without the fields read from it.
type DocumentItem struct {
	ID     string           `json:"id"`
	File   string           `json:"file" doc:"Path within the group."`
	Owner  dossier.Owner    `json:"owner" doc:"An applicant's folder, \"enterprise\", or empty."`
	SHA256 string           `json:"sha256"`
	Status dossier.Status   `json:"status" enum:"stored,reading,read,unreadable,withdrawn"`
	Error  *dossier.Problem `json:"error" doc:"Why the file could not be read."`
	Kinds  []dossier.Kind   `json:"kinds" doc:"The kinds of the papers in it."`
}

// WithdrawnItem is a file that was withdrawn, by whom, why and when.
type WithdrawnItem struct {
	DocumentItem
	dossier.Withdrawal
}

// ProgressView says how far a group is.
type ProgressView struct {
	Total  int              `json:"total" doc:"Documents handed in."`
	Done   int              `json:"done" doc:"Documents read, or found unreadable."`
	Report bool             `json:"report" doc:"A report covers the present state."`
	Error  *dossier.Problem `json:"error" doc:"Why no report could be made of the present state."`

	RulesChanged bool `json:"rules_changed" doc:"The report covers the present state under rules that are not those in force any more: see POST /reprocess."`
}

// GroupView is a group without the fields of its documents.
type GroupView struct {
	ID             string              `json:"id"`
	Profile        string              `json:"profile" doc:"As declared, else liaoning-2026."`
	Business       string              `json:"business" doc:"As declared, else new."`
	Reason         string              `json:"reason,omitempty"`
	State          string              `json:"state,omitempty"`
	Date           string              `json:"date" doc:"Day of submission, YYYY-MM-DD; where none is declared, that of the first upload."`
	ForwardingDate string              `json:"forwarding_date,omitempty"`
	OnRecord       *bool               `json:"on_record,omitempty"`
	Enterprise     dossier.Enterprise  `json:"enterprise"`
	Applicants     []dossier.Applicant `json:"applicants"`
	Verdict        dossier.Verdict     `json:"verdict" doc:"Of the newest report; empty until the first."`
	Outdated       bool                `json:"outdated" doc:"Papers, corrections or rules have changed since that report."`
	Progress       ProgressView        `json:"progress"`
	Documents      []DocumentItem      `json:"documents"`
	Withdrawn      []WithdrawnItem     `json:"withdrawn" doc:"Files that were withdrawn: kept, and no part of the group."`
}

func viewGroup(g dossier.Group, withdrawn []dossier.Document, now standing) GroupView {
	items := make([]DocumentItem, len(g.Documents))
	for i, d := range g.Documents {
		items[i] = viewItem(d)
	}
	gone := make([]WithdrawnItem, len(withdrawn))
	for i, d := range withdrawn {
		gone[i] = WithdrawnItem{viewItem(d), *d.Withdrawn}
	}
	g = g.WithDefaults()
	return GroupView{ID: g.ID, Profile: g.Profile, Business: g.Business, Reason: g.Reason, State: g.State, Date: g.Date,
		ForwardingDate: g.ForwardingDate, OnRecord: g.OnRecord, Enterprise: g.Enterprise,
		Applicants: append([]dossier.Applicant{}, g.Applicants...),
		Verdict:    now.report.Verdict, Outdated: now.report.Outdated, Progress: now.progress, Documents: items, Withdrawn: gone}
}

func viewItem(d dossier.Document) DocumentItem {
	kinds := make([]dossier.Kind, len(d.Papers))
	for i, p := range d.Papers {
		kinds[i] = p.Kind
	}
	return DocumentItem{ID: d.ID, File: d.Path, Owner: d.Owner, SHA256: d.SHA256, Status: d.Status, Error: d.Problem, Kinds: kinds}
}

// viewDocument shows a document with its corrections laid over it, and these.
func viewDocument(groupID string, d dossier.Document, corrections []dossier.Correction) DocumentView {
	papers := make([]PaperView, len(d.Papers))
	for i, p := range d.Papers {
		papers[i] = viewPaper(p)
	}
	history := make([]CorrectionView, len(corrections))
	for i, c := range corrections {
		history[i] = viewCorrection(c)
	}
	return DocumentView{ID: d.ID, GroupID: groupID, File: d.Path, Owner: d.Owner, SHA256: d.SHA256,
		SizeBytes: d.Size, Status: d.Status, Error: d.Problem, Papers: papers,
		ElapsedMS: d.ElapsedMS, Version: d.Version, UploadedAt: d.UploadedAt, Corrections: history, Withdrawn: d.Withdrawn}
}

func viewCorrection(c dossier.Correction) CorrectionView {
	v := CorrectionView{Paper: c.Paper, Field: c.Field, Value: c.Value, By: c.By, Why: c.Why, At: c.At}
	if c.List != nil {
		v.Value = c.List
	}
	return v
}

func viewPaper(p dossier.Paper) PaperView {
	fields := make(map[string]FieldView, len(p.Fields))
	for name, f := range p.Fields {
		fields[name] = viewField(f)
	}
	return PaperView{Kind: p.Kind, KindConfidence: p.KindConfidence, Pages: p.Pages, Fields: fields}
}

func viewField(f dossier.Field) FieldView {
	v := FieldView{Raw: f.Raw, Confidence: f.Confidence, Review: f.Review, Source: f.Source, Page: f.Page, Box: f.Box[:]}
	if f.List != nil {
		v.Value = f.List
	} else if f.Value != "" {
		v.Value = f.Value
	}
	return v
}
