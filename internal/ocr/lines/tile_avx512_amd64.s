#include "go_asm.h"
#include "textflag.h"

// The tiles for AVX-512. They do what tileAVX2 does, with registers of 16 values:
// a row of a panel fills one. Z0 to Z15 hold the tile, Z16 and Z17 a row of the
// panels, Z18 to Z21 values of a, Z22 the floor.

// ENTER reads the block at AX: CX counts the steps, SI is the first row of a, R8
// the bytes to the next, R9 to the third after; DI is the first panel of b, BX
// the bytes to the second.
#define ENTER \
	MOVQ b+0(FP), AX;         \
	MOVQ block_inner(AX), CX; \
	MOVQ block_a(AX), SI;     \
	MOVQ block_aStep(AX), R8; \
	LEAQ (R8)(R8*2), R9;      \
	MOVQ block_b(AX), DI;     \
	MOVQ block_bStep(AX), BX

// START makes DX the first row of start and R13 the fifth, R11 and R12 the bytes
// of one row and of three. END does so for c, and sets the floor.
#define START \
	MOVQ block_start(AX), DX;      \
	MOVQ block_startStep(AX), R11; \
	LEAQ (R11)(R11*2), R12;        \
	LEAQ (DX)(R11*4), R13

#define END \
	MOVQ block_c(AX), DX;      \
	MOVQ block_cStep(AX), R11; \
	LEAQ (R11)(R11*2), R12;    \
	LEAQ (DX)(R11*4), R13;     \
	VBROADCASTSS block_floor(AX), Z22

// LOAD fills four registers with 16 values of each of four rows, AT bytes from
// their beginning, the first row at P.
#define LOAD(P, AT, A, B, C, D) \
	VMOVUPS AT(P), A;         \
	VMOVUPS AT(P)(R11*1), B;  \
	VMOVUPS AT(P)(R11*2), C;  \
	VMOVUPS AT(P)(R12*1), D

// STORE is its reverse, and cuts at the floor.
#define STORE(P, AT, A, B, C, D) \
	VMAXPS Z22, A, A;         \
	VMAXPS Z22, B, B;         \
	VMAXPS Z22, C, C;         \
	VMAXPS Z22, D, D;         \
	VMOVUPS A, AT(P);         \
	VMOVUPS B, AT(P)(R11*1);  \
	VMOVUPS C, AT(P)(R11*2);  \
	VMOVUPS D, AT(P)(R12*1)

// VALUES takes the next value of four rows of a, the first at P.
#define VALUES(P) \
	VBROADCASTSS (P), Z18;        \
	VBROADCASTSS (P)(R8*1), Z19;  \
	VBROADCASTSS (P)(R8*2), Z20;  \
	VBROADCASTSS (P)(R9*1), Z21

// ADD adds the products of these values and a row of a panel.
#define ADD(PANEL, A, B, C, D) \
	VFMADD231PS PANEL, Z18, A; \
	VFMADD231PS PANEL, Z19, B; \
	VFMADD231PS PANEL, Z20, C; \
	VFMADD231PS PANEL, Z21, D

// func tile4x16(b *block)
TEXT ·tile4x16(SB), NOSPLIT, $0-8
	ENTER
	START
	LOAD(DX, 0, Z0, Z1, Z2, Z3)

step:
	VMOVUPS (DI), Z16
	VALUES(SI)
	ADD(Z16, Z0, Z1, Z2, Z3)
	ADDQ $4, SI
	ADDQ $64, DI
	DECQ CX
	JNZ step

	END
	STORE(DX, 0, Z0, Z1, Z2, Z3)
	VZEROUPPER
	RET

// func tile4x32(b *block)
TEXT ·tile4x32(SB), NOSPLIT, $0-8
	ENTER
	START
	LOAD(DX, 0, Z0, Z1, Z2, Z3)
	LOAD(DX, 64, Z4, Z5, Z6, Z7)

step:
	VMOVUPS (DI), Z16
	VMOVUPS (DI)(BX*1), Z17
	VALUES(SI)
	ADD(Z16, Z0, Z1, Z2, Z3)
	ADD(Z17, Z4, Z5, Z6, Z7)
	ADDQ $4, SI
	ADDQ $64, DI
	DECQ CX
	JNZ step

	END
	STORE(DX, 0, Z0, Z1, Z2, Z3)
	STORE(DX, 64, Z4, Z5, Z6, Z7)
	VZEROUPPER
	RET

// func tile8x16(b *block)
//
// R10 is the fifth row of a.
TEXT ·tile8x16(SB), NOSPLIT, $0-8
	ENTER
	LEAQ (SI)(R8*4), R10
	START
	LOAD(DX, 0, Z0, Z1, Z2, Z3)
	LOAD(R13, 0, Z4, Z5, Z6, Z7)

step:
	VMOVUPS (DI), Z16
	VALUES(SI)
	ADD(Z16, Z0, Z1, Z2, Z3)
	VALUES(R10)
	ADD(Z16, Z4, Z5, Z6, Z7)
	ADDQ $4, SI
	ADDQ $4, R10
	ADDQ $64, DI
	DECQ CX
	JNZ step

	END
	STORE(DX, 0, Z0, Z1, Z2, Z3)
	STORE(R13, 0, Z4, Z5, Z6, Z7)
	VZEROUPPER
	RET

// func tile8x32(b *block)
//
// R10 is the fifth row of a.
TEXT ·tile8x32(SB), NOSPLIT, $0-8
	ENTER
	LEAQ (SI)(R8*4), R10
	START
	LOAD(DX, 0, Z0, Z1, Z2, Z3)
	LOAD(DX, 64, Z4, Z5, Z6, Z7)
	LOAD(R13, 0, Z8, Z9, Z10, Z11)
	LOAD(R13, 64, Z12, Z13, Z14, Z15)

step:
	VMOVUPS (DI), Z16
	VMOVUPS (DI)(BX*1), Z17
	VALUES(SI)
	ADD(Z16, Z0, Z1, Z2, Z3)
	ADD(Z17, Z4, Z5, Z6, Z7)
	VALUES(R10)
	ADD(Z16, Z8, Z9, Z10, Z11)
	ADD(Z17, Z12, Z13, Z14, Z15)
	ADDQ $4, SI
	ADDQ $4, R10
	ADDQ $64, DI
	DECQ CX
	JNZ step

	END
	STORE(DX, 0, Z0, Z1, Z2, Z3)
	STORE(DX, 64, Z4, Z5, Z6, Z7)
	STORE(R13, 0, Z8, Z9, Z10, Z11)
	STORE(R13, 64, Z12, Z13, Z14, Z15)
	VZEROUPPER
	RET

// func above512(rows int, values, least *float32, high *uint32)
//
// 30 asks VCMPPS for "greater than".
TEXT ·above512(SB), NOSPLIT, $0-32
	MOVQ rows+0(FP), CX
	MOVQ values+8(FP), SI
	MOVQ least+16(FP), DI
	MOVQ high+24(FP), DX

row:
	VMOVUPS (SI), Z0
	VMOVUPS 64(SI), Z1
	VBROADCASTSS (DI), Z2
	VCMPPS $30, Z2, Z0, K1
	VCMPPS $30, Z2, Z1, K2
	KMOVW K1, AX
	KMOVW K2, BX
	SHLL $16, BX
	ORL BX, AX
	MOVL AX, (DX)
	ADDQ $128, SI
	ADDQ $4, DI
	ADDQ $4, DX
	DECQ CX
	JNZ row
	VZEROUPPER
	RET
