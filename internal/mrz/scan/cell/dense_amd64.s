#include "go_asm.h"
#include "textflag.h"

// ADD multiplies the next four bytes of the pixel at P with those of 16 outputs,
// in Z4, and adds each four products to the sums.
#define ADD(P, SUMS) \
	VPBROADCASTD P, Z5;    \
	VPDPBUSD Z4, Z5, SUMS

// ROUND makes activations of the sums: times the factors, Z6, plus the biases, Z7,
// plus a half, Z8, cut at zero, Z9, and at 255, and stores them as bytes at DX.
#define ROUND(SUMS) \
	VCVTDQ2PS SUMS, SUMS;       \
	VMULPS Z6, SUMS, SUMS;      \
	VADDPS Z7, SUMS, SUMS;      \
	VADDPS Z8, SUMS, SUMS;      \
	VCVTTPS2DQ SUMS, SUMS;      \
	VPMAXSD Z9, SUMS, SUMS;     \
	VPMOVUSDB SUMS, K1, (DX);   \
	ADDQ R10, DX

// func convolve4(t *tile)
//
// Z0 to Z3 hold the sums of four pixels. SI is the row of the kernel at the first
// pixel, R8 and R9 the bytes of one pixel and of three, R11 those of a row; DI is
// the weights.
TEXT ·convolve4(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), AX
	MOVQ tile_in(AX), SI
	MOVQ tile_pixelStep(AX), R8
	LEAQ (R8)(R8*2), R9
	MOVQ tile_inStep(AX), R11
	MOVQ tile_weights(AX), DI
	MOVQ tile_kernelRows(AX), BX
	MOVQ tile_starts(AX), DX
	VMOVDQU32 (DX), Z0
	VMOVDQA32 Z0, Z1
	VMOVDQA32 Z0, Z2
	VMOVDQA32 Z0, Z3

row:
	MOVQ SI, R12
	MOVQ tile_words(AX), CX

word:
	VMOVDQU32 (DI), Z4
	ADD((R12), Z0)
	ADD((R12)(R8*1), Z1)
	ADD((R12)(R8*2), Z2)
	ADD((R12)(R9*1), Z3)
	ADDQ $4, R12
	ADDQ $64, DI
	DECQ CX
	JNZ word
	ADDQ R11, SI
	DECQ BX
	JNZ row

	MOVQ tile_factors(AX), DX
	VMOVUPS (DX), Z6
	MOVQ tile_biases(AX), DX
	VMOVUPS (DX), Z7
	VBROADCASTSS tile_half(AX), Z8
	VPXORD Z9, Z9, Z9
	MOVL tile_mask(AX), CX
	KMOVW CX, K1
	MOVQ tile_out(AX), DX
	MOVQ tile_outStep(AX), R10
	ROUND(Z0)
	ROUND(Z1)
	ROUND(Z2)
	ROUND(Z3)
	VZEROUPPER
	RET
