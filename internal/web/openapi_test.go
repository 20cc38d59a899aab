package web_test

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// object is a part of the OpenAPI document.
type object = map[string]any

// document is the OpenAPI document as a client gets it.
type document struct {
	*house
	root object
}

func (h *house) document() document {
	h.Helper()
	var root object
	a := h.do("GET", "/openapi.json", nil)
	a.into(h, 200, &root)
	return document{h, root}
}

// operation is one operation of the document.
type operation struct {
	object
	method, path string
}

func (d document) operations() []operation {
	var list []operation
	paths := d.root["paths"].(object)
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		item := paths[path].(object)
		for _, method := range slices.Sorted(maps.Keys(item)) {
			list = append(list, operation{item[method].(object), strings.ToUpper(method), path})
		}
	}
	return list
}

// resolve follows a reference within the document.
func (d document) resolve(schema object) object {
	ref, ok := schema["$ref"].(string)
	if !ok {
		return schema
	}
	var node any = d.root
	for _, name := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		node = node.(object)[name]
	}
	return node.(object)
}

// check reports where value does not fit the schema: missing, unknown and
// wrongly typed members.
func (d document) check(schema object, value any, where string) {
	d.Helper()
	schema = d.resolve(schema)
	for _, option := range asList(schema["anyOf"]) {
		if option := d.resolve(option.(object)); slices.Contains(typesOf(option), jsonType(value)) {
			schema = option
		}
	}
	if members, ok := value.(object); ok {
		d.checkMembers(schema, members, where)
		return
	}
	if items, ok := value.([]any); ok && schema["items"] != nil {
		for i, item := range items {
			d.check(schema["items"].(object), item, fmt.Sprintf("%s[%d]", where, i))
		}
	}
	if types := typesOf(schema); len(types) > 0 && !slices.Contains(types, jsonType(value)) {
		d.Errorf("%s is %s, the document says %v", where, jsonType(value), types)
	}
}

func (d document) checkMembers(schema object, members object, where string) {
	d.Helper()
	properties, _ := schema["properties"].(object)
	for _, name := range asList(schema["required"]) {
		if _, ok := members[name.(string)]; !ok {
			d.Errorf("%s lacks %s", where, name)
		}
	}
	for name, value := range members {
		if property, ok := properties[name].(object); ok {
			d.check(property, value, where+"."+name)
		} else if more, ok := schema["additionalProperties"].(object); ok {
			d.check(more, value, where+"."+name)
		} else if properties != nil {
			d.Errorf("%s has %s, which the document does not know", where, name)
		}
	}
}

func asList(v any) []any { list, _ := v.([]any); return list }

func typesOf(schema object) []string {
	var types []string
	for _, t := range append(asList(schema["type"]), schema["type"]) {
		if name, ok := t.(string); ok {
			types = append(types, name)
		}
	}
	if slices.Contains(types, "number") || slices.Contains(types, "integer") {
		types = append(types, "number", "integer")
	}
	return types
}

func jsonType(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		return "number"
	case []any:
		return "array"
	}
	return "object"
}

// documented checks that the operation may answer so, and that the body is as
// the document says.
func (d document) documented(o operation, a answer) {
	d.Helper()
	response, ok := o.object["responses"].(object)[strconv.Itoa(a.StatusCode)].(object)
	if !ok {
		d.Errorf("%s %s answered %d, which is not documented: %s", o.method, o.path, a.StatusCode, a.body)
		return
	}
	media, _, _ := strings.Cut(a.Header.Get("Content-Type"), ";")
	content, ok := response["content"].(object)[media].(object)
	if !ok {
		d.Errorf("%s %s answered %d with %q, which is not documented", o.method, o.path, a.StatusCode, media)
		return
	}
	if !strings.HasSuffix(media, "json") {
		return
	}
	var value any
	d.ok(json.Unmarshal(a.body, &value))
	d.check(content["schema"].(object), value, o.method+" "+o.path)
	if a.StatusCode >= 400 {
		a.problem(d.house)
	}
}

// queries are what good requests ask with, by operation.
var queries = map[string]string{"diffRules": "?from=liaoning-2026@2026-01-01.1"}

// bodies are good requests, by operation.
var bodies = map[string]string{
	"createGroup":   `{"profile":"liaoning-2026","applicants":[{"folder":"01"}]}`,
	"declare":       `{"by":"审核员","why":"误填","declaration":{"profile":"liaoning-2026","business":"new"}}`,
	"correctFields": `{"by":"审核员","why":"看原件","fields":{"document_number":"E87654321"}}`,
	"reprocess":     `{"reread":true}`,

	"withdrawDocument": `{"by":"审核员","why":"交错了文件"}`,
	"previewRules":     `{"name":"office","body":"profile: office"}`,
	"activateRules":    `{"name":"office","body":"profile: office"}`,
}

func TestEveryDocumentedOperationAnswersAsDocumented(t *testing.T) {
	h := newHouse(t)
	d := h.document()
	if v, _ := d.root["openapi"].(string); !strings.HasPrefix(v, "3.1") {
		t.Errorf("OpenAPI %q", v)
	}
	for _, o := range d.operations() {
		id := o.object["operationId"].(string)
		t.Run(id, func(t *testing.T) {
			groupID, documentID := h.readGroup()
			h.judge(groupID, aReport(2))
			d := document{&house{T: t, db: h.db, web: h.web, server: h.server}, d.root}
			run, err := h.db.Reprocess(t.Context(), false)
			h.ok(err)
			good := strings.ReplaceAll(o.path, "{id}", idFor(o.path, groupID, documentID, run.ID)) + queries[id]
			good = strings.ReplaceAll(good, "{pack}", "liaoning-2026")
			if a := d.call(o, good, bodies[id]); a.StatusCode >= 300 {
				t.Errorf("a good request got %d: %s", a.StatusCode, a.body)
			}
			if strings.Contains(o.path, "{pack}") {
				if a := d.call(o, strings.ReplaceAll(o.path, "{pack}", "nope")+queries[id], ""); a.StatusCode != http.StatusNotFound {
					t.Errorf("an unknown pack got %d", a.StatusCode)
				}
			}
			if strings.Contains(o.path, "{id}") {
				if a := d.call(o, strings.ReplaceAll(o.path, "{id}", "nope"), bodies[id]); a.StatusCode != http.StatusNotFound {
					t.Errorf("an unknown id got %d", a.StatusCode)
				}
				if a := d.call(o, strings.ReplaceAll(o.path, "{id}", strings.Repeat("x", 70)), bodies[id]); a.StatusCode != http.StatusUnprocessableEntity {
					t.Errorf("an endless id got %d", a.StatusCode)
				}
			}
			if bodies[id] != "" {
				if a := d.call(o, good, `{"hat":`); a.StatusCode != http.StatusBadRequest {
					t.Errorf("broken JSON got %d", a.StatusCode)
				}
			}
		})
	}
}

func idFor(path, groupID, documentID, runID string) string {
	switch {
	case strings.Contains(path, "/documents/"):
		return documentID
	case strings.Contains(path, "/reprocess/"):
		return runID
	}
	return groupID
}

// call makes the request the document describes and checks the answer against
// it.
func (d document) call(o operation, path, body string) answer {
	d.Helper()
	media := "application/json"
	var reader io.Reader
	if request, ok := o.object["requestBody"].(object); ok {
		reader = strings.NewReader(body)
		if _, multipart := request["content"].(object)["multipart/form-data"]; multipart {
			media, reader = form(d.house, part{"file", "a.png", picture(d.T, len(path))})
		} else if body == "" {
			d.Fatalf("no good body is known for %s", path)
		}
	}
	r, err := http.NewRequestWithContext(d.Context(), o.method, d.server.URL+path, reader)
	d.ok(err)
	if reader != nil {
		r.Header.Set("Content-Type", media)
	}
	seen := path // a resource is replaced or taken away as such, else a part of it is changed
	if o.method != http.MethodPut && o.method != http.MethodDelete {
		seen = path[:strings.LastIndex(path, "/")]
	}
	r.Header.Set("If-Match", cmp.Or(d.do("GET", seen, nil).Header.Get("ETag"), `"1"`))
	response, err := d.server.Client().Do(r)
	d.ok(err)
	defer response.Body.Close()
	a := answer{response, d.wholeOrFirst(response)}
	d.documented(o, a)
	return a
}

// wholeOrFirst reads the body, of an event stream only the first line.
func (d document) wholeOrFirst(response *http.Response) []byte {
	d.Helper()
	if strings.HasPrefix(response.Header.Get("Content-Type"), "text/event-stream") {
		line, err := bufio.NewReader(response.Body).ReadBytes('\n')
		d.ok(err)
		return line
	}
	data, err := io.ReadAll(response.Body)
	d.ok(err)
	return data
}

func TestTheDocumentIsComplete(t *testing.T) {
	h := newHouse(t)
	d := h.document()
	for _, want := range []string{"POST /api/v1/groups", "GET /api/v1/groups/{id}", "POST /api/v1/groups/{id}/files", "GET /api/v1/groups/{id}/report", "GET /api/v1/groups/{id}/notice", "GET /api/v1/groups/{id}/notices", "GET /api/v1/groups/{id}/package", "GET /api/v1/documents/{id}/fix",
		"GET /api/v1/groups/{id}/events", "GET /api/v1/documents/{id}", "PATCH /api/v1/documents/{id}/fields", "DELETE /api/v1/documents/{id}", "GET /api/v1/rules", "POST /api/v1/reprocess",
		"GET /healthz", "GET /readyz"} {
		if !slices.ContainsFunc(d.operations(), func(o operation) bool { return o.method+" "+o.path == want }) {
			t.Errorf("the document lacks %s of the contract", want)
		}
	}
	problem := d.resolve(object{"$ref": "#/components/schemas/ProblemDocument"})
	if !slices.Contains(asList(problem["required"]), any("code")) {
		t.Error("a problem document does not promise a code")
	}
	text := h.do("GET", "/openapi.json", nil).body
	for _, reference := range strings.Split(string(text), `"$ref":"#/components/schemas/`)[1:] {
		name, _, _ := strings.Cut(reference, `"`)
		if d.root["components"].(object)["schemas"].(object)[name] == nil {
			t.Errorf("the document refers to %s, which it does not have", name)
		}
	}
	if bytes.Contains(text, []byte("ErrorModel")) {
		t.Error("the framework's error model is still there")
	}
}
