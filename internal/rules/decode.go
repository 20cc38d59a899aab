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
		return Mistakes{newMistake(file, 0, "文件超过 %d 字节", "the file is larger than %d bytes", maxPackBytes)}
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(out); err != nil {
		if errors.Is(err, io.EOF) {
			return Mistakes{newMistake(file, 0, "文件是空的", "the file is empty")}
		}
		return yamlMistakes(file, err, keysBelow(reflect.TypeOf(out), nil))
	}
	var root, more yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return yamlMistakes(file, err, nil)
	}
	if ms := emptyItems(file, &root); ms != nil {
		return ms
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		return Mistakes{newMistake(file, more.Line, "一个文件只能有一个 YAML 文档", "only one document is allowed in a file")}
	}
	return nil
}

// emptyItems are the items of lists below n with nothing in them, which the
// decoder leaves out without a word.
func emptyItems(file string, n *yaml.Node) (ms Mistakes) {
	for _, below := range n.Content {
		if n.Kind == yaml.SequenceNode && below.ShortTag() == "!!null" {
			ms = append(ms, newMistake(file, below.Line, "列表中有空项", "an item of a list is empty"))
		}
		ms = append(ms, emptyItems(file, below)...)
	}
	return ms
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
		ms = append(ms, newMistake(file, line, "%s", "%s", yamlInWords(strings.TrimPrefix(text, "yaml: "), keys)))
	}
	return ms
}

// yamlInWords says what the decoder says without the names of its types.
func yamlInWords(text string, keys map[string][]string) words {
	if m := yamlShape.FindStringSubmatch(text); m != nil {
		return shapeExpected(typeInWords(m[2]), m[1])
	}
	if m := yamlKey.FindStringSubmatch(text); m != nil {
		there := keys[m[2]]
		list := strings.Join(there, ", ")
		near := cmp.Or(meant(m[1], there), words{"；可用的有 " + list, "; there are " + list})
		return words{fmt.Sprintf("此处没有键 %q%s", m[1], near.zh), fmt.Sprintf("the key %q is unknown here%s", m[1], near.en)}
	}
	if m := yamlDouble.FindStringSubmatch(text); m != nil {
		return words{fmt.Sprintf("键 %s 重复，已在第 %s 行", m[1], m[2]), fmt.Sprintf("the key %s is already defined at line %s", m[1], m[2])}
	}
	return words{"YAML 格式有误，请检查缩进、冒号与引号", text}
}

// shapeExpected says which shape belongs where another one stands.
func shapeExpected(wanted words, tag string) words {
	got := cmp.Or(shapes[tag], words{"其他内容", "this"})
	return words{fmt.Sprintf("此处应为%s，而不是%s", wanted.zh, got.zh), fmt.Sprintf("%s is expected here, not %s", wanted.en, got.en)}
}

// The shapes of values.
var (
	aText    = words{"文本", "a text"}
	aNumber  = words{"数", "a number"}
	aTruth   = words{" true 或 false ", "true or false"}
	aList    = words{"列表", "a list"}
	aMapping = words{"映射", "a mapping"}
)

// shapes are what values are called, by the tags that YAML has for them.
var shapes = map[string]words{"!!str": aText, "!!int": aNumber, "!!float": aNumber, "!!bool": aTruth, "!!seq": aList,
	"!!map": aMapping, "!!null": {"空", "nothing"}, "!!timestamp": {"日期", "a date"}}

// typeInWords says which shape a type has in YAML.
func typeInWords(name string) words {
	switch {
	case strings.HasPrefix(name, "[]"):
		return aList
	case slices.Contains([]string{"int", "int64", "float64"}, name):
		return aNumber
	case name == "bool":
		return aTruth
	case name == "string":
		return aText
	}
	return aMapping
}
