package main

import (
	"bytes"
	"image"
	_ "image/jpeg" // the format of what a fix writes
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhengqi/internal/specimen"
)

// A group's pictures of the wrong size come out in the right one, with the
// reason where one cannot; the originals stay.
func TestFixOfAGroup(t *testing.T) {
	dir, truth := writeGroup(t, specimen.Options{Applicants: 1, Seed: 3, Level: "0", Plant: []string{"photo.pixels", "signature.format"}})
	out := filepath.Join(t.TempDir(), "fixed")
	status, stdout, stderr := runProgram("fix", dir, "-o", out)
	if status != exitOK {
		t.Fatalf("status %d: %s%s", status, stdout, stderr)
	}
	sizes := map[string]image.Point{"photo.pixels": {X: 600, Y: 800}, "signature.format": {X: 300, Y: 150}}
	for _, p := range truth.Planted {
		name := strings.TrimSuffix(p.File, filepath.Ext(p.File)) + ".jpg"
		data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		config, format, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || format != "jpeg" || (image.Point{X: config.Width, Y: config.Height}) != sizes[p.Rule] {
			t.Errorf("%s: %s %dx%d, %v", p.Rule, format, config.Width, config.Height, err)
		}
	}
	if status, _, stderr := runProgram("fix", dir, "-o", out); status != exitVerdict || !strings.Contains(stderr, "file_exists") {
		t.Errorf("a second time: status %d: %s", status, stderr)
	}
}

func TestFixRefusesOtherPapers(t *testing.T) {
	dir, truth := writeGroup(t, specimen.Options{Applicants: 1, Seed: 3, Level: "0"})
	for _, f := range truth.Files {
		if f.Kind != "passport" {
			continue
		}
		status, _, stderr := runProgram("fix", filepath.Join(dir, f.Path), "-o", t.TempDir())
		if status != exitVerdict || !strings.Contains(stderr, "kind_without_fix") {
			t.Errorf("status %d: %s", status, stderr)
		}
	}
	if status, _, stderr := runProgram("fix", filepath.Join(dir, "nothing.jpg")); status != exitUnusable || !strings.Contains(stderr, "nothing.jpg") {
		t.Errorf("status %d: %s", status, stderr)
	}
}
