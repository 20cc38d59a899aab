package pixels

import "golang.org/x/sys/cpu"

// wide reports whether the processor has the registers of the assembly.
var wide = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW

// Each of these takes atOnce pixels n times.

//go:noescape
func weigh16(dst, colours *uint8, n int)

//go:noescape
func brightest16(dst, colours *uint8, n int)

//go:noescape
func darkest16(dst, colours *uint8, n int)

//go:noescape
func colour16(dst, luma, blues, reds *uint8, n int)

//go:noescape
func even16(t *Tone, dst, colours *uint8, gains *uint32, n int)

//go:noescape
func redness16(dst, colours *uint8, n int)

// below64 takes 64 values n times.
//
//go:noescape
func below64(dst *uint64, values *uint8, level uint64, n int)
