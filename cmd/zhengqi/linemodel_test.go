package main

import (
	"bytes"
	"log/slog"
	"os"
	"strings"
	"testing"

	"zhengqi/internal/ocr/lines/onnx"
	"zhengqi/internal/ocr/ocrtest"
)

const (
	testLineModel      = "../../internal/ocr/lines/onnx/testdata/codes.onnx"
	testLineDictionary = "../../internal/ocr/lines/onnx/testdata/codes.txt"
)

// opened is what lineModel logs of the settings, and whether it opens a model.
func opened(t *testing.T, model, dictionary, library string) (log string, text string) {
	t.Helper()
	t.Setenv(lineModelSetting, model)
	t.Setenv(lineDictionarySetting, dictionary)
	t.Setenv(onnxRuntimeSetting, library)
	var said bytes.Buffer
	r := lineModel(t.Context(), slog.New(slog.NewTextHandler(&said, nil)))
	if r == nil {
		return said.String(), ""
	}
	defer r.Close()
	found, err := r.Read(ocrtest.Draw(t, "20261122"), "")
	if err != nil {
		t.Error(err)
	}
	return said.String(), found.Text
}

func TestLineModelOfTheSettings(t *testing.T) {
	log, text := opened(t, testLineModel, testLineDictionary, os.Getenv(onnxRuntimeSetting))
	if _, absent := os.Stat(onnx.Installed); absent != nil && strings.Contains(log, "onnxruntime_missing") {
		t.Skip(log)
	}
	if text != "20261122" || !strings.Contains(log, "level=INFO") {
		t.Errorf("read %q; log %s", text, log)
	}
}

func TestLineModelThatCannotBeUsed(t *testing.T) {
	for name, c := range map[string]struct{ model, dictionary, library, code string }{
		"none named":    {"", "", "", ""},
		"no dictionary": {testLineModel, "", "", "line_model_incomplete"},
		"no model":      {"", testLineDictionary, "", "line_model_incomplete"},
		"no library":    {testLineModel, testLineDictionary, "/nowhere/libonnxruntime.so", "onnxruntime_missing"},
		"not there":     {"nowhere.onnx", testLineDictionary, "", "line_model_unreadable"},
	} {
		log, text := opened(t, c.model, c.dictionary, c.library)
		if text != "" || (log == "") != (c.code == "") || !strings.Contains(log, c.code) || strings.Count(log, "\n") > 1 {
			t.Errorf("%s: read %q; log %s", name, text, log)
		}
	}
}
