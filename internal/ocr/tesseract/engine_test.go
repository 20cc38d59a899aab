package tesseract_test

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/ocr/ocrtest"
	"zhengqi/internal/ocr/tesseract"
)

func TestMain(m *testing.M) {
	tesseract.RunChildIfAsked()
	os.Exit(m.Run())
}

func open(t *testing.T, workers int) *tesseract.Engine {
	t.Helper()
	e, err := tesseract.New(tesseract.Options{Workers: workers})
	if err != nil {
		if os.Getenv("ZHENGQI_REQUIRE_TOOLS") == "" && dossier.ClassOf(err) == dossier.Unavailable {
			t.Skip(err)
		}
		t.Fatal(err)
	}
	return e
}

func TestEngine(t *testing.T) {
	ocrtest.Run(t, func(t *testing.T) ocr.Engine { return open(t, 2) })
}

func TestMissingModelNamesItsPackage(t *testing.T) {
	_, err := tesseract.New(tesseract.Options{Models: t.TempDir()})
	var e *dossier.Error
	if !errors.As(err, &e) || e.Code != "ocr_model_missing" || !strings.Contains(e.Message, "tesseract-ocr-script-hans") {
		t.Errorf("New without models: %v", err)
	}
}

func TestUnknownLanguage(t *testing.T) {
	e := open(t, 1)
	defer e.Close()
	for _, l := range []ocr.Language{"", "xyz", "../eng", "eng+tha"} {
		_, err := e.Recognise(context.Background(), ocr.Request{Image: ocrtest.Draw(t, "A"), Language: l})
		var coded *dossier.Error
		if !errors.As(err, &coded) || coded.Code != "ocr_model_missing" {
			t.Errorf("language %q: %v", l, err)
		}
	}
}

// busyPage takes seconds to recognise: a page full of small text.
func busyPage(t *testing.T) *image.Gray {
	row := "The quick brown fox jumps over"
	rows := make([]string, 60)
	for i := range rows {
		rows[i] = row
	}
	return ocrtest.Draw(t, rows...)
}

func TestDeadlineKillsTheChild(t *testing.T) {
	e := open(t, 1)
	defer e.Close()
	if err := e.Warm(context.Background(), ocr.HanS); err != nil {
		t.Fatal(err)
	}
	page, warmed := busyPage(t), children()
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := e.Recognise(ctx, ocr.Request{Image: page, Language: ocr.HanS}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("at the deadline: %v", err)
	}
	patience, end := context.WithTimeout(context.Background(), time.Minute)
	defer end()
	for slices.ContainsFunc(warmed, alive) && patience.Err() == nil {
		runtime.Gosched()
	}
	if len(warmed) == 0 || patience.Err() != nil {
		t.Errorf("of the children %v one lives on", warmed)
	}
	lines, err := e.Recognise(context.Background(), ocr.Request{Image: ocrtest.Draw(t, "NEXT"), Language: ocr.English, Layout: ocr.Line})
	if err != nil || ocrtest.Text(lines) != "NEXT" {
		t.Errorf("after the kill: %q, %v", ocrtest.Text(lines), err)
	}
}

func TestChildKilledFromOutside(t *testing.T) {
	e := open(t, 1)
	defer e.Close()
	if err := e.Warm(context.Background(), ocr.English); err != nil {
		t.Fatal(err)
	}
	page := busyPage(t)
	for range 20 {
		finished, killed := make(chan struct{}), make(chan bool)
		go func() { killed <- killWorker(finished) }()
		lines, err := e.Recognise(context.Background(), ocr.Request{Image: page, Language: ocr.English, Layout: ocr.Block})
		close(finished)
		hit := <-killed
		if err != nil || len(lines) != 60 {
			t.Fatalf("the picture was not read again by a new child: %d lines, %v", len(lines), err)
		}
		if hit {
			return
		}
	}
	t.Error("no child was met at work")
}

// killWorker waits until a child of this process is at work and ends it; it
// gives up when finished closes.
func killWorker(finished <-chan struct{}) bool {
	for {
		select {
		case <-finished:
			return false
		default:
		}
		for _, pid := range children() {
			if stateOf(pid) == "R" && kill(pid) == nil {
				return true
			}
		}
	}
}

// children lists the processes that this one has started.
func children() []string {
	var out []string
	paths, _ := filepath.Glob("/proc/self/task/*/children")
	for _, path := range paths {
		pids, _ := os.ReadFile(path)
		out = append(out, strings.Fields(string(pids))...)
	}
	return out
}

// stateOf is the letter of a process's state in /proc, empty where it is gone.
func stateOf(pid string) string {
	stat, _ := os.ReadFile("/proc/" + pid + "/stat")
	_, after, _ := strings.Cut(string(stat), ") ")
	state, _, _ := strings.Cut(after, " ")
	return state
}

func alive(pid string) bool { return !strings.Contains("ZX", stateOf(pid)) }

func kill(pid string) error {
	n, err := strconv.Atoi(pid)
	if err != nil {
		return err
	}
	p, err := os.FindProcess(n)
	if err != nil {
		return err
	}
	return p.Kill()
}

func TestBusyCountsRecognition(t *testing.T) {
	e := open(t, 1)
	defer e.Close()
	if e.Busy() != 0 {
		t.Errorf("a new engine was busy for %v", e.Busy())
	}
	start := time.Now()
	if _, err := e.Recognise(context.Background(), ocr.Request{Image: ocrtest.Draw(t, "TIME"), Language: ocr.English}); err != nil {
		t.Fatal(err)
	}
	if b := e.Busy(); b <= 0 || b > time.Since(start) {
		t.Errorf("busy %v of %v", b, time.Since(start))
	}
}

func TestClosedEngine(t *testing.T) {
	e := open(t, 1)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Recognise(context.Background(), ocr.Request{Image: ocrtest.Draw(t, "A"), Language: ocr.English}); err == nil {
		t.Error("a closed engine answered")
	}
}

func TestWarmAndCloseAtOnceBothEnd(t *testing.T) {
	e := open(t, 2)
	warmed := make(chan error, 2)
	for range cap(warmed) {
		go func() { warmed <- e.Warm(context.Background(), ocr.English) }()
	}
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	for range cap(warmed) {
		select {
		case <-warmed: // an engine closed before it was warm is an error
		case <-time.After(30 * time.Second):
			t.Fatal("warming never ended")
		}
	}
}
