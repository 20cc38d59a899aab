package raster

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// sandboxMemory bounds one instance of the renderer, in WebAssembly pages of
// 64 KiB: 1 GB, which a page at the limit of pixels needs a sixth of.
const sandboxMemory = 16384

// sandbox makes the machine that a renderer child works in. Each document gets
// an instance of its own, without files, clock or network access; one that
// breaks it breaks nothing else. Nothing interrupts an instance: the machine
// would have to ask at every turn of every loop, which takes four times as long
// as the rendering. Its child is killed instead.
var sandbox = sync.OnceValues(func() (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(sandboxMemory)
	if cache := compilationCache(); cache != nil {
		config = config.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		MaxIdle:       0,
		MaxTotal:      1,
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
})

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

// inSandbox runs work on an instance of its own. A crash inside it becomes
// damaged_file.
func inSandbox(work func(pdfium.Pdfium) error) (err error) {
	pool, err := sandbox()
	if err != nil {
		return fmt.Errorf("start the PDF renderer: %w", err)
	}
	instance, err := pool.GetInstanceWithContext(context.Background())
	if err != nil {
		return fmt.Errorf("start the PDF renderer: %w", err)
	}
	defer func() { _ = instance.Close() }() // what it held is gone either way
	defer recoverDamaged(&err)
	return work(instance)
}
