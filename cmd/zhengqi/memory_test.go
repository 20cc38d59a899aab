package main

import (
	"runtime/debug"
	"testing"
)

func TestMemoryIsBoundedUnlessTheUserSays(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })

	t.Setenv("GOMEMLIMIT", "")
	boundMemory(2)
	if got := debug.SetMemoryLimit(-1); got != 280<<20 {
		t.Errorf("limit for two papers at a time: %d bytes, want 280 MiB", got)
	}
	t.Setenv("GOMEMLIMIT", "1GiB")
	boundMemory(8)
	if got := debug.SetMemoryLimit(-1); got != 280<<20 {
		t.Errorf("limit over what the user set: %d bytes, want it left alone", got)
	}
}
