package main

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"slices"
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

// Activating a pack says how long it holds: a later version may be active
// already.
func TestActivatingSaysHowLongAPackHolds(t *testing.T) {
	server := "--server=" + rulesServer(t)
	version := func(name, day, number string) string {
		return packFile(t, name, strings.NewReplacer("2026-01-02.1", day+"."+number, `"2026-01-02"`, `"`+day+`"`).Replace(stricter))
	}
	for _, k := range []struct{ file, want string }{
		{version("late", "2026-09-01", "2"), "自 2026-09-01 起适用"},
		{version("early", "2026-06-01", "1"), "自 2026-06-01 起至 2026-09-01 前适用"},
		{version("never", "2026-09-01", "1"), "此版本不会适用"},
	} {
		if status, stdout, stderr := runProgram("rules", "activate", k.file, server); status != exitOK || !strings.Contains(stdout, k.want) {
			t.Errorf("want %s, status %d: %s%s", k.want, status, stdout, stderr)
		}
	}
}

// A pack that was made active is listed, shown and compared by its server.
func TestRulesOfAServer(t *testing.T) {
	server := "--server=" + rulesServer(t)
	runProgram("rules", "activate", packFile(t, "own", stricter), server)
	for _, k := range []struct {
		want string
		args []string
	}{
		{"liaoning-2026    2026-01-02.1   自 from 2026-01-02", []string{"list"}},
		{"liaoning-2026 2026-01-01.1\n自 2026-01-01 起至 2026-01-02 前适用", []string{"show", "liaoning-2026@2026-01-01.1"}},
		{"\nparameter min_employees\n  1000", []string{"show", "liaoning-2026"}},
		{"\"rules_version\": \"2026-01-02.1\"", []string{"show", "liaoning-2026", "--json"}},
		{"改动 参数 min_employees：", []string{"diff", "liaoning-2026@2026-01-01.1", "liaoning-2026"}},
	} {
		status, stdout, stderr := runProgram(slices.Concat([]string{"rules"}, k.args, []string{server})...)
		if status != exitOK || !strings.Contains(stdout, k.want) {
			t.Errorf("%v: status %d, no %q in\n%.600s%s", k.args, status, k.want, stdout, stderr)
		}
	}
	if status, _, stderr := runProgram("rules", "show", "liaoning-2026", "--date=2026-01-01", server); status != exitUnusable || !strings.Contains(stderr, "规则@版本") {
		t.Errorf("with a date: status %d, %s", status, stderr)
	}
}
