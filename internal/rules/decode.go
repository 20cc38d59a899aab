package rules

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxPackBytes bounds a pack or cases file.
const maxPackBytes = 1 << 20

// decodeStrict decodes the one document of data into out; unknown and
// doubled keys and values of the wrong shape are mistakes, all of them
// reported.
func decodeStrict(file string, data []byte, out any) Mistakes {
	if len(data) > maxPackBytes {
		return Mistakes{{file, 0, fmt.Sprintf("the file is larger than %d bytes", maxPackBytes)}}
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(out); err != nil {
		if errors.Is(err, io.EOF) {
			return Mistakes{{file, 0, "the file is empty"}}
		}
		return yamlMistakes(file, err, keysBelow(reflect.TypeOf(out), nil))
	}
	var more yaml.Node
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		return Mistakes{{file, more.Line, "only one document is allowed in a file"}}
	}
	return nil
}

// keysBelow gives the keys of every mapping that a value of type t holds, by the
// name that the decoder has for it.
func keysBelow(t reflect.Type, known map[string][]string) map[string][]string {
	if known == nil {
		known = make(map[string][]string)
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return keysBelow(t.Elem(), known)
	case reflect.Struct:
		if known[t.String()] != nil {
			return known
		}
		for i := range t.NumField() {
			if key := t.Field(i).Tag.Get("yaml"); key != "" {
				known[t.String()] = append(known[t.String()], key)
				keysBelow(t.Field(i).Type, known)
			}
		}
	}
	return known
}

var (
	yamlLine   = regexp.MustCompile(`^(?:yaml: )?line (\d+): `)
	yamlShape  = regexp.MustCompile("^cannot unmarshal (!!\\w+)(?s: `.*`)? into (.+)$")
	yamlKey    = regexp.MustCompile(`^field (.+) not found in type (.+)$`)
	yamlDouble = regexp.MustCompile(`^mapping key (".*") already defined at line (\d+)$`)
)

// yamlMistakes turns an error of the YAML decoder into mistakes with lines;
// keys are those that each mapping may have.
func yamlMistakes(file string, err error, keys map[string][]string) Mistakes {
	texts := []string{err.Error()}
	var typed *yaml.TypeError
	if errors.As(err, &typed) {
		texts = typed.Errors
	}
	var ms Mistakes
	for _, text := range texts {
		line := 0
		if m := yamlLine.FindStringSubmatch(text); m != nil {
			line, _ = strconv.Atoi(m[1])
			text = text[len(m[0]):]
		}
		ms = append(ms, Mistake{file, line, yamlInWords(strings.TrimPrefix(text, "yaml: "), keys)})
	}
	return ms
}

// yamlInWords says what the decoder says without the names of its types.
func yamlInWords(text string, keys map[string][]string) string {
	if m := yamlShape.FindStringSubmatch(text); m != nil {
		return shapeExpected(typeInWords(m[2]), m[1])
	}
	if m := yamlKey.FindStringSubmatch(text); m != nil {
		there := keys[m[2]]
		return fmt.Sprintf("the key %q is unknown here%s", m[1], cmp.Or(meant(m[1], there), "; there are "+strings.Join(there, ", ")))
	}
	if m := yamlDouble.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("the key %s is already defined at line %s", m[1], m[2])
	}
	return text
}

// shapeExpected says which shape belongs where another one stands.
func shapeExpected(wanted, tag string) string {
	return fmt.Sprintf("%s is expected here, not %s", wanted, cmp.Or(shapes[tag], "this"))
}

// shapes are what values are called, by the tags that YAML has for them.
var shapes = map[string]string{"!!str": "a text", "!!int": "a number", "!!float": "a number", "!!bool": "true or false", "!!seq": "a list",
	"!!map": "a mapping", "!!null": "nothing", "!!timestamp": "a date"}

// typeInWords says which shape a type has in YAML.
func typeInWords(name string) string {
	switch {
	case strings.HasPrefix(name, "[]"):
		return "a list"
	case slices.Contains([]string{"int", "int64", "float64"}, name):
		return "a number"
	case name == "bool":
		return "true or false"
	case name == "string":
		return "a text"
	}
	return "a mapping"
}
