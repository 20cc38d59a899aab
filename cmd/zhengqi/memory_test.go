package main

import (
	"runtime/debug"
	"testing"
)

func TestMemoryIsBoundedUnlessTheUserSays(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })

	t.Setenv("GOMEMLIMIT", "")
	boundMemory(2, 5<<20)
	if got := debug.SetMemoryLimit(-1); got != 285<<20 {
		t.Errorf("limit for two papers at a time and 5 MiB more: %d bytes, want 285 MiB", got)
	}
	t.Setenv("GOMEMLIMIT", "1GiB")
	boundMemory(8, 0)
	if got := debug.SetMemoryLimit(-1); got != 285<<20 {
		t.Errorf("limit over what the user set: %d bytes, want it left alone", got)
	}
}
