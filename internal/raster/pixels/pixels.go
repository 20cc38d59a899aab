// Package pixels holds the inner loops over all pixels of a page: each as plain
// code, and for processors with wide registers in assembly, to the same result.
// Pixels of colour are red, green, blue and opaque, a byte each.
package pixels

import "encoding/binary"

// atOnce is the pixels that the assembly takes at a time.
const atOnce = 16

// steps is how many times the assembly is to go, and the pixels that it does.
func steps(pixels int) (n, done int) {
	if !wide {
		return 0, 0
	}
	n = pixels / atOnce
	return n, n * atOnce
}

// Weigh makes dst the luminance of the pixels, as ITU-R BT.601 weighs them.
func Weigh(dst, colours []uint8) {
	colours = colours[:4*len(dst)]
	n, done := steps(len(dst))
	if n > 0 {
		weigh16(&dst[0], &colours[0], n)
	}
	for i := done; i < len(dst); i++ {
		p := binary.LittleEndian.Uint32(colours[4*i:])
		dst[i] = uint8((299*(p&0xFF) + 587*(p>>8&0xFF) + 114*(p>>16&0xFF) + 500) / 1000)
	}
}

// Brightest makes dst the brightest primary of the pixels.
func Brightest(dst, colours []uint8) {
	colours = colours[:4*len(dst)]
	n, done := steps(len(dst))
	if n > 0 {
		brightest16(&dst[0], &colours[0], n)
	}
	for i := done; i < len(dst); i++ {
		p := colours[4*i : 4*i+3 : 4*i+3]
		dst[i] = max(p[0], p[1], p[2])
	}
}

// Darkest makes dst the darkest primary of the pixels.
func Darkest(dst, colours []uint8) {
	colours = colours[:4*len(dst)]
	n, done := steps(len(dst))
	if n > 0 {
		darkest16(&dst[0], &colours[0], n)
	}
	for i := done; i < len(dst); i++ {
		p := colours[4*i : 4*i+3 : 4*i+3]
		dst[i] = min(p[0], p[1], p[2])
	}
}

// Redness makes dst how red the pixels are, in grey: white where the red is not
// faintRed above the mean of green and blue, or not farther than these are apart.
func Redness(dst, colours []uint8) {
	colours = colours[:4*len(dst)]
	n, done := steps(len(dst))
	if n > 0 {
		redness16(&dst[0], &colours[0], n)
	}
	for i := done; i < len(dst); i++ {
		p := colours[4*i : 4*i+3 : 4*i+3]
		red, apart := int(p[0])-(int(p[1])+int(p[2]))/2-faintRed, int(p[1])-int(p[2])
		dst[i] = 255
		if red > max(apart, -apart) {
			dst[i] = uint8(max(0, 255-redGain*red))
		}
	}
}

const (
	faintRed = 32
	redGain  = 3
)

// Below sets the bits of dst of the values that are less than level, those of the
// first 64 in the first word, from the lowest on.
func Below(dst []uint64, values []uint8, level uint8) {
	const bits = 64
	n := 0
	if wide && len(values) >= bits {
		n = len(values) / bits
		below64(&dst[:n][0], &values[0], uint64(level), n)
	}
	for i := n; i*bits < len(values); i++ {
		word := uint64(0)
		for k, v := range values[i*bits : min(len(values), (i+1)*bits)] {
			word |= uint64(uint16(v)-uint16(level)) >> 15 & 1 << k // 1 where the difference is negative
		}
		dst[i] = word
	}
}

// Colour makes dst the colours of a row of luminance, two pixels of which share
// their blue and red difference, as JFIF clause 7 and image/color do.
func Colour(dst, luma, blues, reds []uint8) {
	dst, blues, reds = dst[:4*len(luma)], blues[:(len(luma)+1)/2], reds[:(len(luma)+1)/2]
	n, done := steps(len(luma))
	if n > 0 {
		colour16(&dst[0], &luma[0], &blues[0], &reds[0], n)
	}
	for i := done; i < len(luma); i++ {
		y, b, r := int32(luma[i])*0x10101, int32(blues[i/2])-128, int32(reds[i/2])-128
		px := dst[4*i : 4*i+4 : 4*i+4]
		px[0], px[1], px[2], px[3] = bounded(y+91881*r), bounded(y-22554*b-46802*r), bounded(y+116130*b), 0xFF
	}
}

// bounded is a sum in parts of 65536 as a byte.
func bounded(sum int32) uint8 { return uint8(min(max(sum>>16, 0), 255)) }
