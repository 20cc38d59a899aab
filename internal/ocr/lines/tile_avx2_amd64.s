#include "go_asm.h"
#include "textflag.h"

// Every tile does the same: it loads what it starts from into registers that
// hold the tile of c, takes one row of each panel of b and one value of each row
// of a at every step, cuts the sums at the floor and stores them.

// ENTER reads the block at AX: CX counts the steps, SI is the first row of a, R8
// the bytes to the next, R9 to the third after; DI is the panel of b.
#define ENTER \
	MOVQ b+0(FP), AX;        \
	MOVQ block_inner(AX), CX; \
	MOVQ block_a(AX), SI;     \
	MOVQ block_aStep(AX), R8; \
	LEAQ (R8)(R8*2), R9;      \
	MOVQ block_b(AX), DI

// START makes DX the first row of start, R11 and R12 one row and three on; END
// does that for c.
#define START \
	MOVQ block_start(AX), DX;      \
	MOVQ block_startStep(AX), R11; \
	LEAQ (R11)(R11*2), R12

#define END \
	MOVQ block_c(AX), DX;      \
	MOVQ block_cStep(AX), R11; \
	LEAQ (R11)(R11*2), R12

// func tileAVX2(b *block)
//
// Y0 to Y7 hold 4 rows, two registers a row, Y8 and Y9 a row of the panel.
TEXT ·tileAVX2(SB), NOSPLIT, $0-8
	ENTER
	START
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1
	VMOVUPS (DX)(R11*1), Y2
	VMOVUPS 32(DX)(R11*1), Y3
	VMOVUPS (DX)(R11*2), Y4
	VMOVUPS 32(DX)(R11*2), Y5
	VMOVUPS (DX)(R12*1), Y6
	VMOVUPS 32(DX)(R12*1), Y7

step:
	VMOVUPS (DI), Y8
	VMOVUPS 32(DI), Y9
	VBROADCASTSS (SI), Y10
	VBROADCASTSS (SI)(R8*1), Y11
	VBROADCASTSS (SI)(R8*2), Y12
	VBROADCASTSS (SI)(R9*1), Y13
	VFMADD231PS Y8, Y10, Y0
	VFMADD231PS Y9, Y10, Y1
	VFMADD231PS Y8, Y11, Y2
	VFMADD231PS Y9, Y11, Y3
	VFMADD231PS Y8, Y12, Y4
	VFMADD231PS Y9, Y12, Y5
	VFMADD231PS Y8, Y13, Y6
	VFMADD231PS Y9, Y13, Y7
	ADDQ $4, SI
	ADDQ $64, DI
	DECQ CX
	JNZ step

	END
	VBROADCASTSS block_floor(AX), Y8
	VMAXPS Y8, Y0, Y0
	VMAXPS Y8, Y1, Y1
	VMAXPS Y8, Y2, Y2
	VMAXPS Y8, Y3, Y3
	VMAXPS Y8, Y4, Y4
	VMAXPS Y8, Y5, Y5
	VMAXPS Y8, Y6, Y6
	VMAXPS Y8, Y7, Y7
	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, (DX)(R11*1)
	VMOVUPS Y3, 32(DX)(R11*1)
	VMOVUPS Y4, (DX)(R11*2)
	VMOVUPS Y5, 32(DX)(R11*2)
	VMOVUPS Y6, (DX)(R12*1)
	VMOVUPS Y7, 32(DX)(R12*1)
	VZEROUPPER
	RET
