package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// A page of 12 megapixels leaves some 100 MiB behind at every step of being
// straightened, which Go's collector, waiting for the heap to double, would let
// grow to 500 MB. Collecting earlier costs no time that can be measured; below
// these limits it does.
const (
	memoryBase      = 80 << 20  // bytes for the models and the rest of the process
	memoryPerReader = 100 << 20 // bytes for each paper read at a time
	memoryToDraw    = 200 << 20 // bytes for the typefaces of synthetic papers, which stay
)

// boundMemory sets the soft limit of the heap for readers papers read at a
// time and more bytes, unless the user has set one by GOMEMLIMIT.
func boundMemory(readers int, more int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryBase + memoryPerReader*int64(readers) + more)
	}
}

// readers is how many papers a process reads at a time: one a core.
func readers() int { return runtime.GOMAXPROCS(0) }
