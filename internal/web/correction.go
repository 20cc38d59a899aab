package web

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

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

func sortedNames[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
