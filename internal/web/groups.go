package web

import (
	"context"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

// NewGroup is the body of POST /groups: what the enterprise declares. What is
// absent is unknown, not false.
type NewGroup struct {
	Profile        string              `json:"profile,omitempty" default:"liaoning-2026" maxLength:"64"`
	Business       string              `json:"business,omitempty" default:"new" enum:"new,renew,replace,passport_swap,cancel,early,payment"`
	Reason         string              `json:"reason,omitempty" enum:"passport_changed,damaged,lost,add_economy"`
	State          string              `json:"state,omitempty" maxLength:"64"`
	Date           string              `json:"date,omitempty" format:"date" doc:"Day of submission; default today in Asia/Shanghai."`
	ForwardingDate string              `json:"forwarding_date,omitempty" format:"date"`
	OnRecord       *bool               `json:"on_record,omitempty"`
	Enterprise     dossier.Enterprise  `json:"enterprise,omitempty"`
	Applicants     []dossier.Applicant `json:"applicants,omitempty" maxItems:"200"`
}

type createGroupInput struct {
	Key  string `header:"Idempotency-Key" maxLength:"200" doc:"A repeated request with the same key has no second effect."`
	Body NewGroup
}

type groupOutput struct {
	Location string `header:"Location"`
	Body     GroupView
}

type groupInput struct {
	ID string `path:"id" maxLength:"64"`
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

type listRulesOutput struct {
	Body struct {
		Profiles []Profile `json:"profiles"`
	}
}

// operation gives the parts every operation of the API has.
func operation(method, path, id, summary string, tag string) huma.Operation {
	return huma.Operation{Method: method, Path: "/api/v1" + path, OperationID: id, Summary: summary, Tags: []string{tag},
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusInternalServerError}}
}

func (s *Server) registerGroups() {
	create := operation(http.MethodPost, "/groups", "createGroup", "建立团组 Create a group", "groups")
	create.DefaultStatus = http.StatusCreated
	huma.Register(s.api, create, s.createGroup)
	huma.Register(s.api, operation(http.MethodGet, "/groups", "listGroups", "团组列表 List groups, newest first", "groups"), s.listGroups)
	huma.Register(s.api, operation(http.MethodGet, "/groups/{id}", "getGroup", "团组、材料与进度 A group, its documents and its progress", "groups"), s.getGroup)
	huma.Register(s.api, operation(http.MethodGet, "/rules", "listRules", "现行规则包 The rule packs in force", "rules"), s.listRules)
}

func (s *Server) createGroup(ctx context.Context, in *createGroupInput) (*groupOutput, error) {
	b := in.Body
	g := dossier.Group{Profile: b.Profile, Business: b.Business, Reason: b.Reason, State: b.State, Date: b.Date,
		ForwardingDate: b.ForwardingDate, OnRecord: b.OnRecord, Enterprise: b.Enterprise, Applicants: b.Applicants}
	if g.Date == "" {
		g.Date = s.today()
	}
	if !slices.ContainsFunc(s.rules.Profiles(), func(p Profile) bool { return p.ID == g.Profile }) {
		return nil, s.fail(ctx, errUnknownProfile(g.Profile))
	}
	created, err := s.store.CreateGroup(ctx, g, in.Key)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	view, err := s.viewGroup(ctx, created)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &groupOutput{Location: "/api/v1/groups/" + created.ID, Body: view}, nil
}

func errUnknownProfile(id string) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "unknown_profile",
		Message: "没有这个办理地规则：" + id + "。请用 GET /api/v1/rules 查看可用的规则。", MessageEN: "there is no profile " + id + "; see GET /api/v1/rules"}
}

func (s *Server) listGroups(ctx context.Context, in *listGroupsInput) (*listGroupsOutput, error) {
	groups, err := s.store.Groups(ctx, in.Limit, in.Before)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	out := &listGroupsOutput{}
	out.Body.Groups = append([]dossier.GroupSummary{}, groups...)
	return out, nil
}

func (s *Server) getGroup(ctx context.Context, in *groupInput) (*groupOutput, error) {
	g, err := s.store.Group(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	view, err := s.viewGroup(ctx, g)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &groupOutput{Location: "/api/v1/groups/" + g.ID, Body: view}, nil
}

func (s *Server) listRules(context.Context, *struct{}) (*listRulesOutput, error) {
	out := &listRulesOutput{}
	out.Body.Profiles = s.rules.Profiles()
	return out, nil
}

// viewGroup gives the group as the API shows it, corrections applied.
func (s *Server) viewGroup(ctx context.Context, g dossier.Group) (GroupView, error) {
	r, meta, err := s.latestReport(ctx, g.ID)
	if err != nil {
		return GroupView{}, err
	}
	corrections, err := s.store.Corrections(ctx, g.ID)
	if err != nil {
		return GroupView{}, err
	}
	view := GroupView{Group: g, Verdict: r.Verdict, Progress: progressOf(g, meta.Current), Documents: []DocumentView{}}
	for _, d := range dossier.Apply(g.Documents, corrections) {
		view.Documents = append(view.Documents, viewDocument(g.ID, d))
	}
	return view, nil
}

// latestReport gives the newest report, or the zero Report while there is none
// yet.
func (s *Server) latestReport(ctx context.Context, id string) (dossier.Report, dossier.ReportMeta, error) {
	r, meta, err := s.store.Report(ctx, id)
	if dossier.ClassOf(err) == dossier.NotFound {
		return dossier.Report{}, dossier.ReportMeta{}, nil
	}
	return r, meta, err
}

func progressOf(g dossier.Group, current bool) ProgressView {
	p := ProgressView{Total: len(g.Documents), Report: current}
	for _, d := range g.Documents {
		if done(d.Status) {
			p.Done++
		}
	}
	return p
}
