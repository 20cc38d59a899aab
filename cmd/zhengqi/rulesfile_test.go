package main

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"zhengqi/internal/pipeline"
	"zhengqi/internal/rules"
	"zhengqi/internal/web"
)

// rulesServer is a server over nothing but rules.
func rulesServer(t *testing.T) string {
	t.Helper()
	b := newBorder(t)
	shelf := rules.NewShelf(b.db)
	desk := rulesDesk{shelf, pipeline.New(nil, shelf.Catalogue, b.now), b.db}
	s := httptest.NewServer(web.New(web.Options{Rules: desk, Ready: func(context.Context) error { return nil }, Log: slog.New(slog.DiscardHandler)}))
	t.Cleanup(s.Close)
	return s.URL
}

// packFile writes a pack into a file of its own.
func packFile(t *testing.T, name, body string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name+".yaml")
	write(t, file, []byte(body))
	return file
}

// Every way of trying a pack tells all its mistakes, each on a line of its own.
func TestEveryMistakeOfAPackIsALine(t *testing.T) {
	file := packFile(t, "draft", strings.Replace(stricter, "min_employees", "min_employes", 1)+"without:\n  - no.such.rule\n")
	server := "--server=" + rulesServer(t)
	for _, args := range [][]string{{"test", file}, {"preview", file, server}, {"activate", file, server}} {
		status, _, stderr := runProgram(append([]string{"rules"}, args...)...)
		lines := strings.Split(strings.TrimSpace(stderr), "\n")
		if status != exitUnusable || len(lines) != 3 || !strings.Contains(lines[0], "2 处错误") ||
			!strings.HasPrefix(lines[1], "draft.yaml:7: ") || !strings.HasPrefix(lines[2], "draft.yaml:9: ") {
			t.Errorf("rules %s: status %d\n%s", args[0], status, stderr)
		}
	}
}
