package web

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

type listRulesOutput struct {
	Body struct {
		Profiles []Profile              `json:"profiles"`
		Unusable []dossier.UnusablePack `json:"unusable" doc:"Packs that were activated and cannot be used any more, each with the reason. Their groups get no report until a new version supersedes them."`
	}
}

// packInput is a rule pack as an office writes it.
type packInput struct {
	Body struct {
		Name  string `json:"name" maxLength:"64" doc:"The name of the pack's file without .yaml: what other packs extend." example:"liaoning-2027"`
		Body  string `json:"body" maxLength:"1048576" doc:"The pack: YAML."`
		Cases string `json:"cases,omitempty" maxLength:"1048576" doc:"Its cases, which must all come out as written: YAML."`
	}
}

func (in *packInput) text() dossier.PackText {
	return dossier.PackText{Name: in.Body.Name, Body: in.Body.Body, Cases: in.Body.Cases}
}

type showInput struct {
	Pack string `path:"pack" maxLength:"80" doc:"PROFILE, in the version in force today, or PROFILE@VERSION." example:"liaoning-2026"`
}

type showOutput struct {
	Body struct {
		Profile
		Lines []dossier.RuleLine `json:"lines" doc:"All the pack says, with what it takes from those it extends."`
	}
}

type diffInput struct {
	Pack string `path:"pack" maxLength:"80" doc:"The later pack: PROFILE or PROFILE@VERSION."`
	From string `query:"from" required:"true" maxLength:"80" doc:"The earlier pack." example:"liaoning-2026@2026-01-01.1"`
}

type diffOutput struct {
	Body struct {
		Changes []dossier.RuleChange `json:"changes"`
	}
}

type previewOutput struct{ Body dossier.Preview }

type activateOutput struct{ Body Profile }

func (s *Server) registerRules() {
	huma.Register(s.api, s.operation(http.MethodGet, "/api/v1/rules", "listRules", "现行规则包 The rule packs in force"), s.listRules)
	huma.Register(s.api, s.operation(http.MethodGet, "/api/v1/rules/{pack}", "showRules", "规则包的全部内容 All of a pack",
		http.StatusNotFound, http.StatusUnprocessableEntity), s.showRules)
	huma.Register(s.api, s.operation(http.MethodGet, "/api/v1/rules/{pack}/diff", "diffRules", "两个规则包的不同 What differs between two packs",
		http.StatusNotFound, http.StatusUnprocessableEntity), s.diffRules)
	statuses := append([]int{http.StatusConflict}, bodyStatuses...)
	preview := s.operation(http.MethodPost, "/api/v1/rules/preview", "previewRules", "试算规则包 What a pack would change", statuses...)
	preview.Description = "不改动任何内容：列出与现行规则的不同，以及已存团组中结论将会改变的。 Changes nothing."
	preview.MaxBodyBytes = maxPackBody
	huma.Register(s.api, preview, s.previewRules)
	activate := s.operation(http.MethodPost, "/api/v1/rules", "activateRules", "施行规则包 Make a pack active", statuses...)
	activate.Description = "施行后不可修改；自其 from 之日起取代先前的版本。已存团组用 POST /reprocess 重新评估。 " +
		"An active pack never changes; it supersedes the one before from its first day. Stored groups are judged anew by POST /reprocess."
	activate.DefaultStatus, activate.MaxBodyBytes = http.StatusCreated, maxPackBody
	huma.Register(s.api, activate, s.activateRules)
}

// maxPackBody bounds a request with a pack and its cases, escaped as JSON.
const maxPackBody = 5 << 20

func (s *Server) listRules(ctx context.Context, _ *struct{}) (*listRulesOutput, error) {
	profiles, err := s.Rules.Profiles(ctx)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	out := &listRulesOutput{}
	out.Body.Profiles = profiles
	if out.Body.Unusable, err = s.Rules.Unusable(ctx); err != nil {
		return nil, s.fail(ctx, err)
	}
	return out, nil
}

func (s *Server) showRules(ctx context.Context, in *showInput) (*showOutput, error) {
	profile, lines, err := s.Rules.Show(ctx, in.Pack)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	out := &showOutput{}
	out.Body.Profile, out.Body.Lines = profile, lines
	return out, nil
}

func (s *Server) diffRules(ctx context.Context, in *diffInput) (*diffOutput, error) {
	changes, err := s.Rules.Diff(ctx, in.From, in.Pack)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	out := &diffOutput{}
	out.Body.Changes = changes
	return out, nil
}

func (s *Server) previewRules(ctx context.Context, in *packInput) (*previewOutput, error) {
	preview, err := s.Rules.Preview(ctx, in.text())
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &previewOutput{preview}, nil
}

func (s *Server) activateRules(ctx context.Context, in *packInput) (*activateOutput, error) {
	profile, err := s.Rules.Activate(ctx, in.text())
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &activateOutput{profile}, nil
}

// profiles are the rules in force today; none where they cannot be had, which
// is logged.
func (s *Server) profiles(ctx context.Context) []Profile {
	profiles, err := s.Rules.Profiles(ctx)
	if err != nil {
		s.fail(ctx, err)
	}
	return profiles
}
