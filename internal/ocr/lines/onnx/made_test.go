package onnx_test

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// The types of elements and of attributes in an ONNX file.
const (
	float32s, int64s, booleans = 1, 7, 9
	ofInt, ofGraph, ofInts     = 2, 5, 7
)

// message is a protocol buffer in the making: only what these tests' models
// need.
type message []byte

func (m message) number(field int, v int64) message {
	return binary.AppendUvarint(binary.AppendUvarint(m, uint64(field<<3)), uint64(v))
}

func (m message) data(field int, v []byte) message {
	m = binary.AppendUvarint(m, uint64(field<<3|2))
	return append(binary.AppendUvarint(m, uint64(len(v))), v...)
}

func (m message) text(field int, v ...string) message {
	for _, s := range v {
		m = m.data(field, []byte(s))
	}
	return m
}

func (m message) each(field int, v ...message) message {
	for _, s := range v {
		m = m.data(field, s)
	}
	return m
}

// value is an input or output of a graph; a negative dimension is free.
func value(name string, element int64, shape ...int64) message {
	var dimensions message
	for _, n := range shape {
		d := message{}.number(1, n)
		if n < 0 {
			d = message{}.text(2, "n")
		}
		dimensions = dimensions.data(1, d)
	}
	tensor := message{}.number(1, element).data(2, dimensions)
	return message{}.text(1, name).data(2, message{}.data(1, tensor))
}

func node(op string, in, out []string, attributes ...message) message {
	return message{}.text(1, in...).text(2, out...).text(4, op).each(5, attributes...)
}

func ints(name string, v ...int64) message {
	m := message{}.text(1, name)
	for _, n := range v {
		m = m.number(8, n)
	}
	return m.number(20, ofInts)
}

func integer(name string, v int64) message {
	return message{}.text(1, name).number(3, v).number(20, ofInt)
}

// tensor is a constant of a graph.
func tensor(name string, shape []int64, values ...float32) message {
	var m message
	for _, n := range shape {
		m = m.number(1, n)
	}
	var raw []byte
	for _, v := range values {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(v))
	}
	return m.number(2, float32s).text(8, name).data(9, raw)
}

// graph is a network in the making.
type graph struct{ nodes, constants, inputs, outputs []message }

func (g graph) message() message {
	return message{}.each(1, g.nodes...).text(2, "g").each(5, g.constants...).each(11, g.inputs...).each(12, g.outputs...)
}

// file writes the network as a model file.
func (g graph) file(t *testing.T) string {
	opset := message{}.text(1, "").number(2, 11)
	return file(t, "made.onnx", message{}.number(1, 6).data(7, g.message()).data(8, opset))
}

func file(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// bars is a recogniser of one channel, 16 rows and 64 columns, whose 8 frames
// give logits of three classes: paper is the blank and ink the first character.
// The operation, where there is one, comes after.
func bars(op string, attributes ...message) graph {
	const cell = 16 * 8
	weights := make([]float32, 3*cell)
	for i := range cell {
		weights[i], weights[cell+i] = 6.0/cell, -6.0/cell
	}
	g := graph{
		nodes: []message{
			node("Conv", []string{"x", "w", "b"}, []string{"c"}, ints("strides", 16, 8)),
			node("Squeeze", []string{"c"}, []string{"s"}, ints("axes", 2)),
			node("Transpose", []string{"s"}, []string{"t"}, ints("perm", 0, 2, 1)),
		},
		constants: []message{tensor("w", []int64{3, 1, 16, 8}, weights...), tensor("b", []int64{3}, 1, 0, -9)},
		inputs:    []message{value("x", float32s, 1, 1, 16, 64)},
		outputs:   []message{value("y", float32s, 1, 8, 3)},
	}
	if op == "" {
		op = "Identity"
	}
	g.nodes = append(g.nodes, node(op, []string{"t"}, []string{"y"}, attributes...))
	return g
}

// endless loops for ever once it runs.
func endless() graph {
	body := graph{
		nodes:   []message{node("Identity", []string{"go"}, []string{"on"}), node("Identity", []string{"v"}, []string{"w"})},
		inputs:  []message{value("i", int64s), value("go", booleans), value("v", float32s, 1, 1, 16, 64)},
		outputs: []message{value("on", booleans), value("w", float32s, 1, 1, 16, 64)},
	}
	attribute := message{}.text(1, "body").data(6, body.message()).number(20, ofGraph)
	return graph{
		nodes:     []message{node("Loop", []string{"", "true", "x"}, []string{"y"}, attribute)},
		constants: []message{message{}.number(2, booleans).text(8, "true").data(9, []byte{1})},
		inputs:    []message{value("x", float32s, 1, 1, 16, 64)},
		outputs:   []message{value("y", float32s, 1, 1, 16, 64)},
	}
}
