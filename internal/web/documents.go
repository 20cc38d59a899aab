package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

type documentInput struct {
	ID string `path:"id" maxLength:"64"`
}

type documentOutput struct {
	ETag string `header:"ETag"`
	Body DocumentView
}

type correctInput struct {
	ID      string `path:"id" maxLength:"64"`
	IfMatch string `header:"If-Match" required:"true" doc:"The ETag of the document as it was seen." maxLength:"64"`
	Body    Corrections
}

// Corrections is the body of PATCH /documents/{id}/fields.
type Corrections struct {
	By     string                     `json:"by" minLength:"1" maxLength:"100" doc:"Who corrects."`
	Why    string                     `json:"why" minLength:"1" maxLength:"1000" doc:"Why: kept beside the value."`
	Paper  int                        `json:"paper,omitempty" minimum:"0" maximum:"1000" doc:"Which of the document's papers, from 0."`
	Fields map[string]CorrectionValue `json:"fields" minProperties:"1" maxProperties:"50" doc:"The right values by field name, in the normal forms of the contract; \"kind\" changes the paper's kind."`
}

// CorrectionValue is a text or a list of texts.
type CorrectionValue struct {
	Value string
	List  []string
}

func (s *Server) registerDocuments() {
	huma.Register(s.api, operation(http.MethodGet, "/documents/{id}", "getDocument", "一份材料及其字段 A document and its fields", "documents"), s.getDocument)
	correct := operation(http.MethodPatch, "/documents/{id}/fields", "correctFields", "更正字段 Correct fields", "documents")
	correct.Description = "更正只增不改：机器读数保留，报告随即更新。 Corrections are appended, never overwritten; a new report follows at once."
	correct.Errors = append(correct.Errors, http.StatusPreconditionFailed, http.StatusUnprocessableEntity)
	huma.Register(s.api, correct, s.correctFields)
}

func (s *Server) getDocument(ctx context.Context, in *documentInput) (*documentOutput, error) {
	d, groupID, err := s.corrected(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &documentOutput{ETag: etag(d.Version), Body: viewDocument(groupID, d)}, nil
}

// corrected gives a document with the corrections laid over it.
func (s *Server) corrected(ctx context.Context, id string) (dossier.Document, string, error) {
	d, groupID, err := s.store.Document(ctx, id)
	if err != nil {
		return d, "", err
	}
	corrections, err := s.store.Corrections(ctx, groupID)
	if err != nil {
		return d, "", err
	}
	return dossier.Apply([]dossier.Document{d}, corrections)[0], groupID, nil
}

func (s *Server) correctFields(ctx context.Context, in *correctInput) (*documentOutput, error) {
	version, err := versionOf(in.IfMatch)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	d, _, err := s.corrected(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	corrections, err := in.Body.corrections(d)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	if _, err := s.store.Correct(ctx, in.ID, version, corrections); err != nil {
		return nil, s.fail(ctx, err)
	}
	return s.getDocument(ctx, &documentInput{ID: in.ID})
}

// corrections checks the body against the kind of the paper it corrects.
func (c Corrections) corrections(d dossier.Document) ([]dossier.Correction, error) {
	if c.Paper >= len(d.Papers) {
		return nil, errNoPaper(c.Paper, len(d.Papers))
	}
	kind := d.Papers[c.Paper].Kind
	if to, changed := c.Fields["kind"]; changed {
		kind = dossier.Kind(to.Value)
	}
	var list []dossier.Correction
	for _, name := range sortedNames(c.Fields) {
		value := c.Fields[name]
		if err := dossier.CheckCorrection(kind, name, value.Value, value.List); err != nil {
			return nil, err
		}
		list = append(list, dossier.Correction{DocumentID: d.ID, Paper: c.Paper, Field: name,
			Value: value.Value, List: value.List, By: c.By, Why: c.Why})
	}
	return list, nil
}

func errNoPaper(index, n int) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "no_such_paper",
		Message:   "该文件没有第 " + strconv.Itoa(index) + " 份材料（从 0 数起，共 " + strconv.Itoa(n) + " 份）。",
		MessageEN: "the file has no such paper; papers are counted from 0"}
}

func etag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }

func versionOf(ifMatch string) (int64, error) {
	text := strings.Trim(strings.TrimPrefix(strings.TrimSpace(ifMatch), "W/"), `"`)
	version, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, &dossier.Error{Class: dossier.Invalid, Code: "bad_if_match",
			Message: "If-Match 应为读取该文件时得到的 ETag。", MessageEN: "If-Match must be the ETag got with the document"}
	}
	return version, nil
}
