package pixels

// Tone brings pixels to grey: paper white, seals as bright as paper.
type Tone struct {
	Balance [3]uint32 // of the channels, in 1/256, at most 1023, so that paper is grey
	Seal    uint32    // what makes the red of seal ink white, in 1/256, at most 1023
}

const (
	Reddish = 28 // red above the weaker of green and blue: below it, no seal
	Red     = 60 // above it, nothing but seal
)

// Balanced is a pixel times gain, in 1/256, its channels balanced.
func (t *Tone) Balanced(px []uint8, gain uint32) (r, g, b uint32) {
	return uint32(px[0]) * t.Balance[0] >> 8 * gain >> 8,
		uint32(px[1]) * t.Balance[1] >> 8 * gain >> 8,
		uint32(px[2]) * t.Balance[2] >> 8 * gain >> 8
}

// Even makes dst the grey of the pixels, each times its gain, in 1/256 and at most
// 4095, without seals.
func (t *Tone) Even(dst, colours []uint8, gains []uint32) {
	colours, gains = colours[:4*len(dst)], gains[:len(dst)]
	n, done := steps(len(dst))
	if n > 0 {
		even16(t, &dst[0], &colours[0], &gains[0], n)
	}
	for x := done; x < len(dst); x++ {
		r, g, b := t.Balanced(colours[4*x:4*x+4:4*x+4], gains[x])
		v := (54*r + 183*g + 19*b) >> 8
		if other := min(g, b); r > other+Reddish && r > v {
			v = t.withoutSeal(v, r, r-other-Reddish)
		}
		dst[x] = uint8(min(v, 255))
	}
}

// withoutSeal moves a reddish pixel from its luma towards its red, the more
// the redder it is: a red seal is nearly as bright as paper in the red
// channel, and black text under it as dark there as anywhere. Gold frames go
// the same way.
func (t *Tone) withoutSeal(luma, red, excess uint32) uint32 {
	const full = Red - Reddish
	strength := min(excess, full)
	brightened := max(min(red*t.Seal>>8, 255), luma)
	return luma + (brightened-luma)*strength/full
}
