package raster

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// sandboxMemory bounds one instance of the renderer, in WebAssembly pages of
// 64 KiB: 1 GB, which a page at the limit of pixels needs a sixth of.
const sandboxMemory = 16384

// sandbox starts the one pool of PDF renderers of the process on its first
// use. Each instance is a WebAssembly machine without files, clock or network
// access; a document that breaks it breaks nothing else.
var sandbox = sync.OnceValues(startSandbox)

func startSandbox() (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCloseOnContextDone(true).
		WithMemoryLimitPages(sandboxMemory)
	if cache := compilationCache(); cache != nil {
		config = config.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		MaxIdle:       0,
		MaxTotal:      runtime.GOMAXPROCS(0),
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

// compilationCache keeps the compiled renderer between starts, which saves
// seconds; without a cache folder it is compiled anew each time.
func compilationCache() wazero.CompilationCache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "zhengqi", "wazero"))
	if err != nil {
		return nil
	}
	return cache
}

// inSandbox runs work on an instance of its own and returns it. When ctx ends
// the instance is killed and ctx.Err returned; a crash inside it becomes
// damaged_file.
func inSandbox(ctx context.Context, work func(pdfium.Pdfium) error) (err error) {
	pool, err := sandbox()
	if err != nil {
		return fmt.Errorf("start the PDF renderer: %w", err)
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return errors.Join(ctx.Err(), fmt.Errorf("wait for a PDF renderer: %w", err))
	}
	stop := context.AfterFunc(ctx, func() { _ = instance.Kill() })
	defer func() {
		if stop() {
			_ = instance.Close()
		}
		if ctx.Err() != nil {
			err = ctx.Err()
		}
	}()
	defer recoverDamaged(&err)
	return work(instance)
}
