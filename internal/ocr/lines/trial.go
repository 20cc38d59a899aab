package lines

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"zhengqi/internal/dossier"
)

// trialVariable marks a process that only tries a model: its arguments are those
// of OpenONNX.
const trialVariable = "ZHENGQI_LINE_TRIAL"

// mayTry is set where a child of this program would try a model.
var mayTry bool

// TryIfAsked makes the trial of a model, and then exits, when this process was
// started for it by OpenONNX. It must be the first thing in main, and in the
// TestMain of every test that uses OpenONNX; without it models are opened
// untried.
func TryIfAsked() {
	mayTry = true
	if os.Getenv(trialVariable) == "" || len(os.Args) != 4 {
		return
	}
	// Where a model takes all the memory, this process is the one to end. The
	// trial goes on where that cannot be arranged.
	_ = os.WriteFile("/proc/self/oom_score_adj", []byte("1000"), 0)
	if r, err := openONNX(os.Args[1], os.Args[2], os.Args[3]); err == nil {
		for _, width := range []int{12, 300, 1500} {
			_, _ = r.model.look(noise(width, usualHeight), r.allowed("")) // an error is no crash
		}
	}
	os.Exit(0)
}

// noise is a picture that no network finds too easy.
func noise(width, height int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, width, height))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i >> 3)
	}
	return img
}

// inherited names what the trial keeps of the environment.
var inherited = []string{"PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR"}

// try opens and runs a model in a child process, so that one that crashes, or
// does not end before ctx does, costs the child alone. What the library says
// against a model it says again when the model is opened here.
func try(ctx context.Context, model, dictionary, library string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, program, model, dictionary, library)
	for _, e := range os.Environ() {
		if name, _, _ := strings.Cut(e, "="); slices.Contains(inherited, name) {
			cmd.Env = append(cmd.Env, e)
		}
	}
	cmd.Env = append(cmd.Env, trialVariable+"=1")
	var said firstWords
	cmd.Stderr = &said
	// The child ends with the thread that started it.
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := cmd.Run(); err != nil {
		return fails(model, errors.Join(err, ctx.Err(), fmt.Errorf("%.300s", said.String())))
	}
	return nil
}

// firstWords keeps the beginning of what is written to it.
type firstWords struct{ bytes.Buffer }

func (w *firstWords) Write(p []byte) (int, error) {
	const most = 4096
	w.Buffer.Write(p[:min(len(p), most-w.Len())])
	return len(p), nil
}

func fails(model string, cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "line_model_fails",
		Message:   "试用识别模型 " + model + " 时程序异常终止或超时，不使用它；请换用可靠来源的模型。",
		MessageEN: "the trial of the model " + model + " crashed or did not end; it is not used: take one from a source you trust", Cause: cause}
}
