package main

import (
	"context"
	"log/slog"
	"os"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr/lines"
)

// The settings of a line model of the user's own, from the environment: the
// model and its dictionary, and ONNX Runtime's library where it lies in no usual
// place.
const (
	lineModelSetting      = "ZHENGQI_LINE_MODEL"
	lineDictionarySetting = "ZHENGQI_LINE_DICTIONARY"
	onnxRuntimeSetting    = "ZHENGQI_ONNXRUNTIME"
)

// lineModelTime is how long the trial of a model may take.
const lineModelTime = time.Minute

// lineModel opens the line model that the settings name; the caller closes it.
// It is nil where they name none, and where that cannot be used: the log says
// why, and the built-in readers go on.
func lineModel(ctx context.Context, log *slog.Logger) *lines.Reader {
	model, dictionary := os.Getenv(lineModelSetting), os.Getenv(lineDictionarySetting)
	if model == "" && dictionary == "" {
		return nil
	}
	r, err := openLineModel(ctx, model, dictionary)
	if err != nil {
		log.Warn("不使用自备的识别模型，由内置的识别程序继续 the line model is not used; the built-in readers go on",
			"code", dossier.ProblemOf(err).Code, "reason", dossier.ProblemOf(err).Message, "error", err)
		return nil
	}
	log.Info("使用自备的识别模型 reading lines with the user's model", "model", model, "characters", len([]rune(r.Alphabet())))
	return r
}

func openLineModel(ctx context.Context, model, dictionary string) (*lines.Reader, error) {
	if model == "" || dictionary == "" {
		return nil, &dossier.Error{Class: dossier.Invalid, Code: "line_model_incomplete",
			Message:   lineModelSetting + " 与 " + lineDictionarySetting + " 必须同时给出：识别模型与它的字典。",
			MessageEN: lineModelSetting + " and " + lineDictionarySetting + " go together: a model and its dictionary"}
	}
	ctx, cancel := context.WithTimeout(ctx, lineModelTime)
	defer cancel()
	return lines.OpenONNX(ctx, model, dictionary, os.Getenv(onnxRuntimeSetting))
}
