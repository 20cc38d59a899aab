package web

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

type documentInput struct {
	ID string `path:"id" maxLength:"64" doc:"The document's id."`
}

type documentOutput struct {
	ETag string `header:"ETag"`
	Body DocumentView
}

type correctInput struct {
	ID      string `path:"id" maxLength:"64" doc:"The document's id."`
	IfMatch string `header:"If-Match" maxLength:"64" doc:"Required: the ETag of the document as it was seen. Without it the answer is 428."`
	Body    FieldCorrections
}

type withdrawInput struct {
	ID      string `path:"id" maxLength:"64" doc:"The document's id."`
	IfMatch string `header:"If-Match" maxLength:"64" doc:"Required: the ETag of the document as it was seen. Without it the answer is 428."`
	Body    struct {
		By  string `json:"by" minLength:"1" maxLength:"100" doc:"Who withdraws." example:"李审核"`
		Why string `json:"why" minLength:"1" maxLength:"1000" doc:"Why: kept beside the document." example:"交错了文件"`
	}
}

// FieldCorrections is the body of PATCH /documents/{id}/fields.
type FieldCorrections struct {
	By     string                     `json:"by" minLength:"1" maxLength:"100" doc:"Who corrects."`
	Why    string                     `json:"why" minLength:"1" maxLength:"1000" doc:"Why: kept beside the value."`
	Paper  int                        `json:"paper,omitempty" minimum:"0" maximum:"1000" doc:"Which of the document's papers, from 0."`
	Fields map[string]CorrectionValue `json:"fields" minProperties:"1" maxProperties:"50" doc:"The right values by field name, in the normal forms of the contract; empty where the paper says nothing. \"kind\" changes the paper's kind."`
}

// CorrectionValue is a text or a list of texts.
type CorrectionValue struct {
	Value string
	List  []string
}

// UnmarshalJSON takes a text or a list of texts.
func (v *CorrectionValue) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '[' {
		v.List = []string{}
		return json.Unmarshal(data, &v.List)
	}
	return json.Unmarshal(data, &v.Value)
}

// Schema says to OpenAPI that the value is a text or a list of texts.
func (CorrectionValue) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{OneOf: []*huma.Schema{
		{Type: huma.TypeString},
		{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString}},
	}}
}

func (s *Server) registerDocuments() {
	huma.Register(s.api, s.operation(http.MethodGet, "/api/v1/documents/{id}", "getDocument", "一份材料及其字段 A document and its fields",
		http.StatusNotFound, http.StatusUnprocessableEntity), s.getDocument)
	correct := s.operation(http.MethodPatch, "/api/v1/documents/{id}/fields", "correctFields", "更正字段 Correct fields",
		append(bodyStatuses, changeStatuses...)...)
	correct.Description = "更正只增不改：机器读数保留，报告随即更新。 Corrections are appended, never overwritten; a new report follows at once."
	huma.Register(s.api, correct, s.correctFields)
	withdraw := s.operation(http.MethodDelete, "/api/v1/documents/{id}", "withdrawDocument", "撤回文件 Withdraw a document",
		append(bodyStatuses, changeStatuses...)...)
	withdraw.Description = "文件及其更正都保留，但不再属于该团组：不参与评估，报告随即更新；可再上传同名或同内容的文件。由 group.yaml 或在线表单申报的内容不随之撤销。已撤回的为 409 document_withdrawn。 " +
		"The file and its corrections are kept, and no part of the group any more; a new report follows at once, and its path and bytes may be handed in again. What a group.yaml or a form declared stays. Withdrawn before: 409 document_withdrawn."
	huma.Register(s.api, withdraw, s.withdrawDocument)
}

// changeStatuses are what a change of a document may answer, beside what its
// body may.
var changeStatuses = []int{http.StatusNotFound, http.StatusConflict, http.StatusPreconditionFailed, http.StatusPreconditionRequired}

func (s *Server) getDocument(ctx context.Context, in *documentInput) (*documentOutput, error) {
	d, groupID, corrections, err := s.corrected(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &documentOutput{ETag: etag(d.Version), Body: viewDocument(groupID, d, corrections)}, nil
}

// corrected gives a document with the corrections laid over it, its group, and
// the corrections in order.
func (s *Server) corrected(ctx context.Context, id string) (d dossier.Document, groupID string, corrections []dossier.Correction, err error) {
	if d, groupID, err = s.Store.Document(ctx, id); err != nil {
		return d, "", nil, err
	}
	if corrections, err = s.Store.Corrections(ctx, groupID); err != nil {
		return d, "", nil, err
	}
	corrections = slices.DeleteFunc(corrections, func(c dossier.Correction) bool { return c.DocumentID != id })
	return dossier.Apply([]dossier.Document{d}, corrections)[0], groupID, corrections, nil
}

func (s *Server) correctFields(ctx context.Context, in *correctInput) (*documentOutput, error) {
	version, err := versionOf(in.IfMatch)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	seen, _, _, err := s.corrected(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	corrections, err := in.Body.corrections(seen)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	if _, err := s.Store.Correct(ctx, in.ID, version, corrections); err != nil {
		return nil, s.fail(ctx, err)
	}
	return s.getDocument(ctx, &documentInput{in.ID})
}

func (s *Server) withdrawDocument(ctx context.Context, in *withdrawInput) (*documentOutput, error) {
	version, err := versionOf(in.IfMatch)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	if _, err := s.Store.Withdraw(ctx, in.ID, version, in.Body.By, in.Body.Why); err != nil {
		return nil, s.fail(ctx, err)
	}
	return s.getDocument(ctx, &documentInput{in.ID})
}

// corrections checks the body against the paper it corrects. A new kind comes
// first: it decides which fields there are; then the months, which bring their
// number with them.
func (c FieldCorrections) corrections(d dossier.Document) ([]dossier.Correction, error) {
	if c.Paper >= len(d.Papers) {
		return nil, errNoPaper(c.Paper, len(d.Papers))
	}
	names := slices.Sorted(maps.Keys(c.Fields))
	for _, first := range []string{"months", "kind"} { // others follow from them
		if i := slices.Index(names, first); i >= 0 {
			names = append([]string{first}, slices.Delete(names, i, i+1)...)
		}
	}
	kind := d.Papers[c.Paper].Kind
	if _, changes := c.Fields["kind"]; changes {
		kind = dossier.Kind(c.Fields["kind"].Value)
	}
	var list []dossier.Correction
	for _, name := range names {
		value := c.Fields[name]
		if err := dossier.CheckCorrection(kind, name, value.Value, value.List); err != nil {
			return nil, err
		}
		list = append(list, dossier.Correction{Paper: c.Paper, Field: name, Value: value.Value, List: value.List, By: c.By, Why: c.Why})
	}
	return list, nil
}

func errNoPaper(index, n int) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "no_such_paper",
		Message:   fmt.Sprintf("该文件没有编号为 %d 的材料（从 0 数起，共 %d 份）。", index, n),
		MessageEN: fmt.Sprintf("the file has no paper %d; it has %d, counted from 0", index, n)}
}

func etag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }

func errIfMatch() error {
	return &dossier.Error{Class: dossier.Invalid, Code: "if_match_required",
		Message:   "请在 If-Match 中给出读取时得到的 ETag，以免覆盖他人的更正。",
		MessageEN: "send the ETag that came with what you change as If-Match, lest the change go over another's"}
}

// versionOf reads an If-Match header. A proxy may have made the ETag weak; it
// still names one version.
func versionOf(ifMatch string) (int64, error) {
	text := strings.TrimSpace(ifMatch)
	if text == "" {
		return 0, errIfMatch()
	}
	version, err := strconv.ParseInt(strings.Trim(strings.TrimPrefix(text, "W/"), `"`), 10, 64)
	if err != nil {
		return 0, &dossier.Error{Class: dossier.Invalid, Code: "bad_if_match", Cause: err,
			Message: "If-Match 应为读取该文件时得到的 ETag。", MessageEN: "If-Match must be the ETag got with the document"}
	}
	return version, nil
}
