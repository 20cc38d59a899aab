//go:build !amd64

package pixels

// wide: there is assembly for amd64 alone.
const wide = false

func weigh16(_, _ *uint8, _ int)                    {}
func brightest16(_, _ *uint8, _ int)                {}
func darkest16(_, _ *uint8, _ int)                  {}
func colour16(_, _, _, _ *uint8, _ int)             {}
func even16(_ *Tone, _, _ *uint8, _ *uint32, _ int) {}
func redness16(_, _ *uint8, _ int)                  {}
func below64(_ *uint64, _ *uint8, _ uint64, _ int)  {}
