package internal_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport is the plan of the house: which packages of ours each package may
// import. "*" is anything. Test code is free.
var mayImport = map[string][]string{
	"internal/dossier":        {},
	"internal/mrz":            {},
	"internal/mrz/scan":       {"internal/mrz", "internal/mrz/scan/cell", "internal/raster", "internal/raster/pixels"},
	"internal/mrz/scan/cell":  {},
	"internal/mrz/scan/train": {"internal/mrz/scan/cell"},
	"internal/chinese":        {},
	"internal/stage":          {},
	"internal/raster":         {"internal/dossier", "internal/raster/pixels"},
	"internal/raster/pixels":  {},
	"internal/ocr":            {},
	"internal/ocr/lines":      {"internal/dossier", "internal/ocr", "internal/ocr/lines/onnx"},
	"internal/ocr/lines/onnx": {"internal/dossier"},
	"internal/ocr/tesseract":  {"internal/dossier", "internal/ocr"},
	"internal/ocr/ocrtest":    {"internal/ocr"},
	"internal/reader":         {"internal/dossier", "internal/ocr", "internal/mrz", "internal/mrz/scan", "internal/chinese", "internal/raster", "internal/raster/pixels", "internal/stage"},
	"internal/rules":          {"internal/dossier", "internal/chinese"},
	"internal/photo":          {"internal/dossier", "internal/raster"},
	"internal/report":         {"internal/dossier", "internal/report/pdf"},
	"internal/report/pdf":     {"internal/dossier"},
	"internal/bundle":         {"internal/dossier", "internal/chinese", "internal/raster", "internal/report", "internal/rules"},
	"internal/pipeline":       {"internal/dossier", "internal/raster", "internal/ocr", "internal/reader", "internal/photo", "internal/rules", "internal/chinese", "internal/stage"},
	"internal/blob":           {"internal/dossier"},
	"internal/blob/blobtest":  {"internal/blob", "internal/dossier"},
	"internal/store":          {"internal/dossier"},
	"internal/queue":          {"internal/dossier"},
	"internal/formbook":       {"internal/chinese", "internal/dossier"},
	"internal/intake":         {"internal/dossier", "internal/formbook", "internal/raster"},
	"internal/web":            {"internal/dossier", "internal/report"},
	"internal/specimen":       {},
	"internal/bench":          {"*"},
	"internal/racetest":       {},
	"workers":                 {"internal/dossier", "internal/queue"},
	"cmd/zhengqi":             {"*"},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "zhengqi/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []goPackage
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p goPackage
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

func TestImportsFollowThePlan(t *testing.T) {
	packages := listPackages(t)
	if len(packages) < 10 {
		t.Fatalf("go list gave only %d packages", len(packages))
	}
	for _, p := range packages {
		name := strings.TrimPrefix(p.ImportPath, "zhengqi/")
		if name == "internal" { // this test
			continue
		}
		allowed, listed := mayImport[name]
		if !listed {
			t.Errorf("package %s has no row in the plan", name)
			continue
		}
		for _, imported := range p.Imports {
			ours, isOurs := strings.CutPrefix(imported, "zhengqi/")
			if isOurs && !slices.Contains(allowed, ours) && !slices.Contains(allowed, "*") {
				t.Errorf("%s imports %s, which its row does not list", name, ours)
			}
		}
	}
}
