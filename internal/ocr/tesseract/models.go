package tesseract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// packages names the Debian package that brings a model.
var packages = map[string]string{
	"HanS":    "tesseract-ocr-script-hans",
	"chi_sim": "tesseract-ocr-chi-sim",
	"eng":     "tesseract-ocr-eng",
}

// findModels returns the folder of the models: dir where given, else
// TESSDATA_PREFIX, else the place where Debian or a local build puts them.
func findModels(dir string) string {
	candidates := []string{dir, os.Getenv("TESSDATA_PREFIX")}
	debian, _ := filepath.Glob("/usr/share/tesseract-ocr/*/tessdata")
	for i := len(debian) - 1; i >= 0; i-- {
		candidates = append(candidates, debian[i])
	}
	candidates = append(candidates, "/usr/share/tessdata", "/usr/local/share/tessdata")
	for _, c := range candidates {
		if c == "" {
			continue
		}
		if info, err := os.Stat(c); err == nil && info.IsDir() {
			return c
		}
	}
	return dir
}

// checkModels reports the models of a language that are not in dir. It must
// run before Tesseract is initialised: gosseract writes past a buffer when
// Tesseract complains of several missing files.
func checkModels(dir string, language ocr.Language) error {
	for _, name := range strings.Split(string(language), "+") {
		if !plainName(name) {
			return missingModel(name, fmt.Errorf("not a model name: %q", name))
		}
		if _, err := os.Stat(filepath.Join(dir, name+".traineddata")); err != nil {
			return missingModel(name, err)
		}
	}
	return nil
}

func plainName(s string) bool {
	ok := func(r rune) bool {
		return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return s != "" && len(s) <= 32 && strings.TrimFunc(s, ok) == ""
}

func missingModel(name string, cause error) error {
	pkg, known := packages[name]
	if !known {
		pkg = "tesseract-ocr-" + strings.ReplaceAll(name, "_", "-")
	}
	return &dossier.Error{
		Class:     dossier.Unavailable,
		Code:      "ocr_model_missing",
		Message:   fmt.Sprintf("文字识别模型 %s 未安装，请安装软件包 %s。", name, pkg),
		MessageEN: fmt.Sprintf("The recognition model %s is not installed; install the package %s.", name, pkg),
		Cause:     cause,
	}
}
