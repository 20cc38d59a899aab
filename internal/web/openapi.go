package web

import (
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// newAPI returns the API on mux, without operations. Its OpenAPI 3.1 document
// is at /openapi.json.
func newAPI(mux *http.ServeMux, version string) huma.API {
	config := huma.DefaultConfig("zhengqi", version)
	config.Info.Description = "证齐：APEC 商务旅行卡申请材料预审接口。 Pre-screening of applications for the APEC Business Travel Card. " +
		"Errors are RFC 9457 problem documents with a stable code."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/openapi", "", ""
	config.CreateHooks = nil
	config.Transformers = append(config.Transformers, codeErrors)
	return humago.New(mux, config)
}

// operation gives the parts every operation of the API has. Statuses are those
// it may answer with beside its success and 500.
func (s *Server) operation(method, path, id, summary string, statuses ...int) huma.Operation {
	o := huma.Operation{Method: method, Path: path, OperationID: id, Summary: summary, Responses: map[string]*huma.Response{}}
	if method != http.MethodGet {
		o.BodyReadTimeout = -1 // patientBody has a better one
		statuses = append(statuses, http.StatusForbidden)
	}
	schema := s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[ProblemDocument](), true, "ProblemDocument")
	for _, status := range append(statuses, http.StatusInternalServerError) {
		o.Responses[strconv.Itoa(status)] = &huma.Response{Description: http.StatusText(status),
			Content: map[string]*huma.MediaType{problemType: {Schema: schema}}}
	}
	return o
}

// finishDocument says what the framework cannot: that an error may be null, and
// that its own error model is never sent.
func finishDocument(document *huma.OpenAPI) {
	schemas := document.Components.Schemas.Map()
	delete(schemas, "ErrorModel")
	for _, schema := range schemas {
		if e := schema.Properties["error"]; e != nil && e.Ref != "" {
			schema.Properties["error"] = &huma.Schema{Description: e.Description, AnyOf: []*huma.Schema{{Ref: e.Ref}, {Type: "null"}}}
		}
	}
}

func schemaOf[T any](s *Server, hint string) *huma.Schema {
	return s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[T](), true, hint)
}
