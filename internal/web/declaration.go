package web

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

// DeclarationView is what a group declares, and who changed it.
type DeclarationView struct {
	Declaration NewGroup                `json:"declaration"`
	History     []dossier.Redeclaration `json:"history" doc:"Who changed the declaration, why and when, in order; what was declared before is kept."`
}

type declarationOutput struct {
	ETag string `header:"ETag"`
	Body DeclarationView
}

type declareInput struct {
	ID      string `path:"id" maxLength:"64" doc:"The group's id."`
	IfMatch string `header:"If-Match" maxLength:"100" doc:"Required: the ETag of the declaration as it was seen. Without it the answer is 428."`
	Body    struct {
		By          string   `json:"by" minLength:"1" maxLength:"100" doc:"Who changes it."`
		Why         string   `json:"why" minLength:"1" maxLength:"1000" doc:"Why: kept beside the former declaration."`
		Declaration NewGroup `json:"declaration" doc:"All that the group declares from now on: what is left out is unknown, but for the date, which stays. Applicants who have documents stay."`
	}
}

func (s *Server) registerDeclaration() {
	const path = "/api/v1/groups/{id}/declaration"
	huma.Register(s.api, s.operation(http.MethodGet, path, "getDeclaration", "团组的申报 What a group declares",
		http.StatusNotFound, http.StatusUnprocessableEntity), s.getDeclaration)
	declare := s.operation(http.MethodPut, path, "declare", "更改申报 Change what a group declares",
		append(bodyStatuses, http.StatusNotFound, http.StatusPreconditionFailed, http.StatusPreconditionRequired)...)
	declare.Description = "以所给内容取代原申报；原申报与何人、为何更改都保留，报告随即更新。 Takes the place of what was declared, which is kept; a new report follows."
	huma.Register(s.api, declare, s.declare)
}

func (s *Server) getDeclaration(ctx context.Context, in *groupInput) (*declarationOutput, error) {
	g, err := s.Store.Group(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	history, err := s.Store.Redeclarations(ctx, g.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	declaration := declarationOf(g)
	tag, err := hashOf(declaration)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &declarationOutput{ETag: `"` + tag + `"`, Body: DeclarationView{declaration, append([]dossier.Redeclaration{}, history...)}}, nil
}

func (s *Server) declare(ctx context.Context, in *declareInput) (*declarationOutput, error) {
	ifMatch := strings.Trim(strings.TrimPrefix(strings.TrimSpace(in.IfMatch), "W/"), `"`)
	if ifMatch == "" {
		return nil, s.fail(ctx, errIfMatch())
	}
	g, err := s.declared(ctx, in.Body.Declaration)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	seen, err := s.Store.Group(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	tag, err := hashOf(declarationOf(seen))
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	if tag != ifMatch {
		return nil, s.fail(ctx, errDeclarationChanged())
	}
	g.ID, g.Date = in.ID, cmp.Or(g.Date, seen.Date) // a submission has a day
	if err := s.Store.SetFacts(ctx, seen, g, in.Body.By, in.Body.Why); err != nil {
		return nil, s.fail(ctx, err)
	}
	return s.getDeclaration(ctx, &groupInput{ID: in.ID})
}

func errDeclarationChanged() error {
	return &dossier.Error{Class: dossier.Conflict, Code: "version_mismatch",
		Message: "团组的申报内容已有变化，请重新读取后再修改。", MessageEN: "what the group declares changed meanwhile; read it again and change that"}
}

// declarationOf is what a group declares, as a request would.
func declarationOf(g dossier.Group) NewGroup {
	out := NewGroup{Profile: g.Profile, Business: g.Business, Reason: g.Reason, State: g.State, Date: g.Date,
		ForwardingDate: g.ForwardingDate, OnRecord: g.OnRecord, Enterprise: g.Enterprise, Form: g.Form}
	for _, a := range g.Applicants {
		out.Applicants = append(out.Applicants, NewApplicant(a))
	}
	return out
}
