// Package onnx runs networks in the ONNX form with ONNX Runtime, a shared
// library that is loaded when the first network is opened: a program that opens
// none needs no library.
package onnx

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"

	runtime "github.com/yalue/onnxruntime_go"

	"zhengqi/internal/dossier"
)

// leastVersion is the oldest ONNX Runtime that answers to the interface this
// program is built for.
const leastVersion = "1.24"

// loaded is the library of this process: it is loaded once, and stays.
var loaded struct {
	sync.Mutex
	path string
}

// load makes the library ready. A path that is empty means wherever the library
// usually lies.
func load(path string) error {
	loaded.Lock()
	defer loaded.Unlock()
	switch {
	case path == "" && loaded.path != "" || path != "" && path == loaded.path:
		return nil
	case path == "":
		return loadAny()
	}
	if _, err := os.Stat(path); err != nil {
		return missing(path, err)
	}
	if loaded.path != "" {
		return unfit(path, errors.New("this process runs "+loaded.path))
	}
	return initialise(path)
}

// loadAny loads the library from the first place that has a fit one.
func loadAny() error {
	var refused []error
	for _, path := range places() {
		if _, err := os.Stat(path); err != nil && filepath.IsAbs(path) {
			continue
		}
		err := initialise(path)
		if err == nil {
			return nil
		}
		refused = append(refused, err)
	}
	return missing(strings.Join(places(), ", "), errors.Join(refused...))
}

// Installed is where deploy/onnxruntime.sh puts the library.
const Installed = "/usr/local/lib/zhengqi/libonnxruntime.so"

// places are where the library is looked for: where it is installed, beside the
// program, and where the system's loader looks.
func places() []string {
	out := []string{Installed}
	if program, err := os.Executable(); err == nil {
		out = append(out, filepath.Join(filepath.Dir(program), "libonnxruntime.so"))
	}
	return append(out, "libonnxruntime.so.1", "libonnxruntime.so")
}

// initialise loads the library and makes the one environment of the process.
func initialise(path string) error {
	runtime.SetSharedLibraryPath(path)
	if err := runtime.InitializeEnvironment(runtime.WithLogLevelFatal()); err != nil {
		return unfit(path, err)
	}
	loaded.path = path
	return nil
}

func missing(where string, cause error) error {
	return &dossier.Error{Class: dossier.Unavailable, Code: "onnxruntime_missing",
		Message:   "没有找到 ONNX Runtime 的库（" + where + "），不能使用自备的识别模型。请用 deploy/install.sh run 安装，或用 ZHENGQI_ONNXRUNTIME 指明位置。",
		MessageEN: "no ONNX Runtime library at " + where + "; install it with deploy/install.sh run or name it in ZHENGQI_ONNXRUNTIME", Cause: cause}
}

func unfit(path string, cause error) error {
	return &dossier.Error{Class: dossier.Unavailable, Code: "onnxruntime_unfit",
		Message:   "ONNX Runtime 的库 " + path + " 不能使用；需要 " + leastVersion + " 或更新的版本。",
		MessageEN: "the ONNX Runtime library " + path + " cannot be used; version " + leastVersion + " or newer is needed", Cause: cause}
}
