package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"

	"zhengqi/internal/dossier"

	"github.com/danielgtaylor/huma/v2"
)

type createGroupInput struct {
	Key  string `header:"Idempotency-Key" maxLength:"200" doc:"A repeated request with the same key gives the same group; with another body it is a conflict."`
	Body NewGroup
}

type groupOutput struct {
	Location string `header:"Location"`
	Body     GroupView
}

type groupInput struct {
	ID string `path:"id" maxLength:"64" doc:"The group's id."`
}

type listGroupsInput struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Before string `query:"before" maxLength:"64" doc:"Only groups older than this one: the last id of the page before."`
}

type listGroupsOutput struct {
	Body struct {
		Groups []dossier.GroupSummary `json:"groups"`
	}
}

// bodyStatuses are what any operation with a JSON body may answer.
var bodyStatuses = []int{http.StatusBadRequest, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge,
	http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity}

func (s *Server) registerGroups() {
	create := s.operation(http.MethodPost, "/api/v1/groups", "createGroup", "建立团组 Create a group", append(bodyStatuses, http.StatusConflict)...)
	create.DefaultStatus = http.StatusCreated
	create.Description = "未申报的内容视为未知；上传的 ZIP 中的 group.yaml 会补上，之后默认 liaoning-2026、new、今天。 " +
		"What is not declared is unknown. A group.yaml in an uploaded ZIP fills it in; then the defaults are liaoning-2026, new and today."
	huma.Register(s.api, create, s.createGroup)
	huma.Register(s.api, s.operation(http.MethodGet, "/api/v1/groups", "listGroups", "团组列表 List groups, newest first",
		http.StatusUnprocessableEntity), s.listGroups)
	huma.Register(s.api, s.operation(http.MethodGet, "/api/v1/groups/{id}", "getGroup", "团组、材料与进度 A group, its documents and its progress",
		http.StatusNotFound, http.StatusUnprocessableEntity), s.getGroup)
}

func (s *Server) createGroup(ctx context.Context, in *createGroupInput) (*groupOutput, error) {
	g, err := s.declared(ctx, in.Body)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	hash, err := hashOf(in.Body)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	created, _, err := s.Store.CreateGroupOnce(ctx, g, in.Key, hash)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return s.getGroup(ctx, &groupInput{ID: created.ID})
}

// hashOf identifies what a request asks for, however it was written.
func hashOf(body NewGroup) (string, error) {
	data, err := json.Marshal(body)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}

func (s *Server) listGroups(ctx context.Context, in *listGroupsInput) (*listGroupsOutput, error) {
	groups, err := s.groups(ctx, in.Limit, in.Before)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	out := &listGroupsOutput{}
	out.Body.Groups = groups
	return out, nil
}

// groups gives a page of the list, marked under the rules in force.
func (s *Server) groups(ctx context.Context, limit int, before string) ([]dossier.GroupSummary, error) {
	list, err := s.Store.Groups(ctx, limit, before)
	if err != nil {
		return nil, err
	}
	inForce, err := s.Rules.InForce(ctx)
	if err != nil {
		return nil, err
	}
	for i, g := range list {
		list[i] = g.Marked(inForce)
	}
	return list, nil
}

func (s *Server) getGroup(ctx context.Context, in *groupInput) (*groupOutput, error) {
	g, err := s.Store.Group(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	standing, err := s.standing(ctx, g.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	corrections, err := s.Store.Corrections(ctx, g.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	withdrawn, err := s.Store.Withdrawn(ctx, g.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	g.Documents = dossier.Apply(g.Documents, corrections)
	withdrawn = dossier.Apply(withdrawn, corrections)
	return &groupOutput{Location: "/api/v1/groups/" + g.ID, Body: viewGroup(g, withdrawn, standing)}, nil
}

// standing is how far a group is: its newest report, or the zero one, and its
// progress.
type standing struct {
	report   dossier.Report
	meta     dossier.ReportMeta
	progress ProgressView
}

// standing looks at the documents first: a report seen afterwards is never
// older than they are.
func (s *Server) standing(ctx context.Context, id string) (standing, error) {
	sum, err := s.Store.Summary(ctx, id)
	if err != nil {
		return standing{}, err
	}
	r, meta, err := s.report(ctx, id)
	if err != nil && dossier.ProblemOf(err).Code != "report_not_ready" {
		return standing{}, err
	}
	return standing{r, meta, ProgressView{Total: sum.Total, Done: sum.Done, Report: meta.Current && r.Verdict != "",
		RulesChanged: r.Outdated && meta.Current, Error: meta.Problem}}, nil
}
