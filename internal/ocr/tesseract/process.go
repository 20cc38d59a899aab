package tesseract

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	"zhengqi/internal/ocr"
)

// process is one recogniser child as its parent sees it. It serves one
// request at a time.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *os.File
	answers *bufio.Reader
	served  int
	warm    map[ocr.Language]bool // languages whose models it has loaded
}

// startProcess starts this same binary as a child that uses the models in dir.
func startProcess(dir string) (*process, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(exe)
	cmd.Env = childEnvironment(os.Environ(), dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, childOut, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer childOut.Close()
	cmd.ExtraFiles = []*os.File{childOut}
	if err := cmd.Start(); err != nil {
		out.Close()
		return nil, err
	}
	return &process{
		cmd: cmd, in: in, out: out,
		answers: bufio.NewReaderSize(out, 1<<16),
		warm:    map[ocr.Language]bool{},
	}, nil
}

// inherited names what a child keeps of its parent's environment. The rest may
// hold secrets, which a recogniser of hostile pictures has no use for.
var inherited = []string{"PATH", "HOME", "LANG", "LC_ALL", "TESSDATA_PREFIX", "TMPDIR"}

// childEnvironment marks the child and keeps OpenMP and malloc from spending
// cores and memory per thread; both are read before main, so they must stand
// in the environment.
func childEnvironment(env []string, dir string) []string {
	var out []string
	for _, e := range env {
		if name, _, _ := strings.Cut(e, "="); slices.Contains(inherited, name) {
			out = append(out, e)
		}
	}
	return append(out, childVariable+"="+dir, "OMP_THREAD_LIMIT=1", "MALLOC_ARENA_MAX=2")
}

// ask sends one request and waits for its answer. When ctx ends first the
// child is killed, for a recognition cannot be interrupted, and ctx.Err is
// returned. After any error the process is of no more use.
func (p *process) ask(ctx context.Context, r ocr.Request) (answer, error) {
	type result struct {
		a   answer
		err error
	}
	done := make(chan result, 1)
	go func() {
		a, err := p.exchange(r)
		done <- result{a, err}
	}()
	select {
	case got := <-done:
		if got.err != nil {
			p.kill()
		}
		return got.a, got.err
	case <-ctx.Done():
		p.kill()
		<-done
		return answer{}, ctx.Err()
	}
}

func (p *process) exchange(r ocr.Request) (answer, error) {
	if err := writeRequest(p.in, r); err != nil {
		return answer{}, err
	}
	body, err := readFrame(p.answers, maxAnswer)
	if err != nil {
		return answer{}, err
	}
	p.served++
	p.warm[r.Language] = true
	return decodeAnswer(body)
}

// kill ends the child at once and reaps it.
func (p *process) kill() {
	_ = p.cmd.Process.Kill() // fails only when it has ended already
	_ = p.stop()
}

// stop lets the child end by itself, by closing its input, and reaps it.
func (p *process) stop() error {
	err := errors.Join(ignoreClosed(p.in.Close()), p.cmd.Wait())
	return errors.Join(err, ignoreClosed(p.out.Close()))
}

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}
