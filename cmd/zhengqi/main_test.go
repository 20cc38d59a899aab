package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"zhengqi/internal/ocr/lines"
	"zhengqi/internal/ocr/tesseract"
	"zhengqi/internal/specimen"
)

// asProgram makes the test binary behave as zhengqi itself, so that tests can
// start and kill real processes.
const asProgram = "ZHENGQI_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	tesseract.RunChildIfAsked()
	lines.TryIfAsked()
	if os.Getenv(asProgram) != "" {
		os.Exit(run(os.Args[1:], streams{os.Stdout, os.Stderr}))
	}
	os.Exit(m.Run())
}

// program is a zhengqi process in a process group of its own.
type program struct {
	cmd    *exec.Cmd
	stderr *bytes.Buffer
}

func startProgram(t *testing.T, args ...string) *program {
	t.Helper()
	p := &program{cmd: exec.Command(os.Args[0], args...), stderr: &bytes.Buffer{}}
	p.cmd.Env = append(os.Environ(), asProgram+"=1")
	p.cmd.Stderr = p.stderr
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	return p
}

// kill is kill -9 of the whole process group; it may be called again.
func (p *program) kill() {
	if p.cmd.ProcessState == nil {
		syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL)
		p.cmd.Wait()
	}
}

// interrupt is Ctrl-C: SIGINT to the whole process group. It returns how long
// the program took to end.
func (p *program) interrupt(t *testing.T) time.Duration {
	t.Helper()
	start := time.Now()
	syscall.Kill(-p.cmd.Process.Pid, syscall.SIGINT)
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("ended with %v\n%s", err, p.stderr)
	}
	return time.Since(start)
}

// writeGroup writes a synthetic group of n and returns its directory and
// truth.
func writeGroup(t *testing.T, o specimen.Options) (string, specimen.Truth) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "group")
	o.Profile, o.Business = "liaoning-2026", "new"
	if o.Date == "" {
		o.Date = "2026-11-20"
	}
	truth, err := specimen.Write(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return dir, truth
}

func testContext(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 8*time.Minute)
	t.Cleanup(cancel)
	return ctx
}
