#include "go_asm.h"
#include "textflag.h"

// ALL fills a register with a number.
#define ALL(NUMBER, Z) \
	MOVL NUMBER, AX; \
	VPBROADCASTD AX, Z

// func weigh16(dst, colours *uint8, n int)
//
// A sum of 1000 parts is divided by 8 and then by 125, as a product with 33555 in
// parts of two to the power of 22.
TEXT ·weigh16(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ colours+8(FP), SI
	MOVQ n+16(FP), CX
	ALL($0x00FF00FF, Z16)
	ALL($0xFF, Z17)
	ALL($(299|114<<16), Z18)
	ALL($587, Z19)
	ALL($500, Z20)
	ALL($33555, Z21)

weigh:
	VMOVDQU32 (SI), Z0
	VPANDD Z16, Z0, Z1
	VPSRLD $8, Z0, Z2
	VPANDD Z17, Z2, Z2
	VPMADDWD Z18, Z1, Z1
	VPMADDWD Z19, Z2, Z2
	VPADDD Z1, Z2, Z2
	VPADDD Z20, Z2, Z2
	VPSRLD $3, Z2, Z2
	VPMULHUW Z21, Z2, Z2
	VPSRLD $6, Z2, Z2
	VPMOVDB Z2, (DI)
	ADDQ $64, SI
	ADDQ $16, DI
	DECQ CX
	JNZ weigh
	VZEROUPPER
	RET

// func brightest16(dst, colours *uint8, n int)
TEXT ·brightest16(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ colours+8(FP), SI
	MOVQ n+16(FP), CX

brightest:
	VMOVDQU32 (SI), Z0
	VPSRLD $8, Z0, Z1
	VPSRLD $16, Z0, Z2
	VPMAXUB Z1, Z0, Z0
	VPMAXUB Z2, Z0, Z0
	VPMOVDB Z0, (DI)
	ADDQ $64, SI
	ADDQ $16, DI
	DECQ CX
	JNZ brightest
	VZEROUPPER
	RET

// func darkest16(dst, colours *uint8, n int)
TEXT ·darkest16(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ colours+8(FP), SI
	MOVQ n+16(FP), CX

darkest:
	VMOVDQU32 (SI), Z0
	VPSRLD $8, Z0, Z1
	VPSRLD $16, Z0, Z2
	VPMINUB Z1, Z0, Z0
	VPMINUB Z2, Z0, Z0
	VPMOVDB Z0, (DI)
	ADDQ $64, SI
	ADDQ $16, DI
	DECQ CX
	JNZ darkest
	VZEROUPPER
	RET

// func redness16(dst, colours *uint8, n int)
TEXT ·redness16(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ colours+8(FP), SI
	MOVQ n+16(FP), CX
	ALL($0xFF, Z20)
	ALL($const_faintRed, Z21)
	ALL($const_redGain, Z22)
	ALL($0, Z23)

redness:
	VMOVDQU32 (SI), Z0
	VPANDD Z20, Z0, Z2
	VPSRLD $8, Z0, Z3
	VPANDD Z20, Z3, Z3
	VPSRLD $16, Z0, Z4
	VPANDD Z20, Z4, Z4
	VPADDD Z3, Z4, Z5
	VPSRLD $1, Z5, Z5
	VPSUBD Z5, Z2, Z2
	VPSUBD Z21, Z2, Z2
	VPSUBD Z3, Z4, Z4
	VPABSD Z4, Z4
	VPCMPGTD Z4, Z2, K1
	VMOVDQA32 Z20, Z5
	VPMULLD Z22, Z2, Z2
	VPSUBD Z2, Z5, K1, Z5
	VPMAXSD Z23, Z5, Z5
	VPMOVDB Z5, (DI)
	ADDQ $64, SI
	ADDQ $16, DI
	DECQ CX
	JNZ redness
	VZEROUPPER
	RET

// func below64(dst *uint64, values *uint8, level uint64, n int)
TEXT ·below64(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ values+8(FP), SI
	MOVQ level+16(FP), AX
	MOVQ n+24(FP), CX
	VPBROADCASTB AX, Z1

below:
	VMOVDQU8 (SI), Z0
	VPCMPUB $1, Z1, Z0, K1
	KMOVQ K1, (DI)
	ADDQ $64, SI
	ADDQ $8, DI
	DECQ CX
	JNZ below
	VZEROUPPER
	RET

// BYTE makes the byte of a sum in parts of 65536, Z20 being 0 and Z21 255.
#define BYTE(SUM) \
	VPSRAD $16, SUM, SUM;     \
	VPMAXSD Z20, SUM, SUM;    \
	VPMINSD Z21, SUM, SUM

// func colour16(dst, luma, blues, reds *uint8, n int)
TEXT ·colour16(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ luma+8(FP), SI
	MOVQ blues+16(FP), R8
	MOVQ reds+24(FP), R9
	MOVQ n+32(FP), CX
	ALL($128, Z16)
	ALL($91881, Z17)
	ALL($22554, Z18)
	ALL($46802, Z19)
	ALL($0, Z20)
	ALL($255, Z21)
	ALL($116130, Z22)
	ALL($0x10101, Z23)
	ALL($0xFF000000, Z24)

colour:
	VPMOVZXBD (SI), Z0
	VPMULLD Z23, Z0, Z0
	VMOVQ (R8), X1
	VMOVQ (R9), X2
	VPUNPCKLBW X1, X1, X1
	VPUNPCKLBW X2, X2, X2
	VPMOVZXBD X1, Z1
	VPMOVZXBD X2, Z2
	VPSUBD Z16, Z1, Z1
	VPSUBD Z16, Z2, Z2
	VPMULLD Z17, Z2, Z3
	VPADDD Z0, Z3, Z3
	VPMULLD Z18, Z1, Z4
	VPMULLD Z19, Z2, Z5
	VPADDD Z4, Z5, Z5
	VPSUBD Z5, Z0, Z4
	VPMULLD Z22, Z1, Z5
	VPADDD Z0, Z5, Z5
	BYTE(Z3)
	BYTE(Z4)
	BYTE(Z5)
	VPSLLD $8, Z4, Z4
	VPSLLD $16, Z5, Z5
	VPORD Z4, Z3, Z3
	VPORD Z24, Z5, Z5
	VPORD Z5, Z3, Z3
	VMOVDQU32 Z3, (DI)
	ADDQ $16, SI
	ADDQ $8, R8
	ADDQ $8, R9
	ADDQ $64, DI
	DECQ CX
	JNZ colour
	VZEROUPPER
	RET

// BALANCE multiplies a channel by its balance and by the gain, Z1, each in 1/256.
#define BALANCE(CHANNEL, BY) \
	VPMADDWD BY, CHANNEL, CHANNEL; \
	VPSRLD $8, CHANNEL, CHANNEL;   \
	VPMADDWD Z1, CHANNEL, CHANNEL; \
	VPSRLD $8, CHANNEL, CHANNEL

// func even16(t *Tone, dst, colours *uint8, gains *uint32, n int)
//
// All factors are less than two to the power of 15, so that VPMADDWD multiplies
// the lower halves.
TEXT ·even16(SB), NOSPLIT, $0-40
	MOVQ t+0(FP), DX
	MOVQ dst+8(FP), DI
	MOVQ colours+16(FP), SI
	MOVQ gains+24(FP), R8
	MOVQ n+32(FP), CX
	VPBROADCASTD Tone_Balance+0(DX), Z16
	VPBROADCASTD Tone_Balance+4(DX), Z17
	VPBROADCASTD Tone_Balance+8(DX), Z18
	VPBROADCASTD Tone_Seal(DX), Z19
	ALL($0xFF, Z20)
	ALL($(54|183<<16), Z21)
	ALL($19, Z22)
	ALL($const_Reddish, Z23)
	ALL($(const_Red-const_Reddish), Z24)
	VPXORD Z25, Z25, Z25

even:
	VMOVDQU32 (SI), Z0
	VMOVDQU32 (R8), Z1
	VPANDD Z20, Z0, Z2
	VPSRLD $8, Z0, Z3
	VPANDD Z20, Z3, Z3
	VPSRLD $16, Z0, Z4
	VPANDD Z20, Z4, Z4
	BALANCE(Z2, Z16)
	BALANCE(Z3, Z17)
	BALANCE(Z4, Z18)

	// Z5 is the luma, Z6 how far the red is above the lesser of the others.
	VPSLLD $16, Z3, Z5
	VPORD Z2, Z5, Z5
	VPMADDWD Z21, Z5, Z5
	VPMADDWD Z22, Z4, Z7
	VPADDD Z7, Z5, Z5
	VPSRLD $8, Z5, Z5
	VPMINUD Z3, Z4, Z6
	VPSUBD Z6, Z2, Z6
	VPSUBD Z23, Z6, Z6
	VPCMPGTD Z25, Z6, K1
	VPCMPGTD Z5, Z2, K1, K2
	KORTESTW K2, K2
	JZ plain

	VPMINSD Z24, Z6, Z6
	VPMADDWD Z19, Z2, Z7
	VPSRLD $8, Z7, Z7
	VPMINUD Z20, Z7, Z7
	VPMAXUD Z5, Z7, Z7
	VPSUBD Z5, Z7, Z7
	VPMADDWD Z6, Z7, Z7
	VPSRLD $5, Z7, Z7
	VPADDD Z7, Z5, K2, Z5

plain:
	VPMINUD Z20, Z5, Z5
	VPMOVDB Z5, (DI)
	ADDQ $64, SI
	ADDQ $64, R8
	ADDQ $16, DI
	DECQ CX
	JNZ even
	VZEROUPPER
	RET
