#include "go_asm.h"
#include "textflag.h"

// INPUTS takes the next four bytes of four frames, the first at P.
#define INPUTS(P) \
	VPBROADCASTD (P), Z18;        \
	VPBROADCASTD (P)(R8*1), Z19;  \
	VPBROADCASTD (P)(R8*2), Z20;  \
	VPBROADCASTD (P)(R9*1), Z21

// ADD multiplies them with those of the 16 classes of a panel and adds each four
// products to the sum of the frame and the class.
#define ADD(PANEL, A, B, C, D) \
	VPDPBUSD PANEL, Z18, A; \
	VPDPBUSD PANEL, Z19, B; \
	VPDPBUSD PANEL, Z20, C; \
	VPDPBUSD PANEL, Z21, D

// FINISH makes logits of the sums of one frame: times the scale of the frame and
// those of the classes, Z24 and Z25, plus the biases, Z26 and Z27.
#define FINISH(ROW, A, B) \
	VBROADCASTSS (4*ROW)(R12), Z18; \
	VMULPS Z24, Z18, Z19;           \
	VMULPS Z25, Z18, Z20;           \
	VCVTDQ2PS A, A;                 \
	VCVTDQ2PS B, B;                 \
	VFMADD213PS Z26, Z19, A;        \
	VFMADD213PS Z27, Z20, B;        \
	VMOVUPS A, (128*ROW)(DX);       \
	VMOVUPS B, (128*ROW+64)(DX)

// ZERO clears a register.
#define ZERO(A) VPXORD A, A, A

// func estimate8x32(e *estimates)
//
// Z0 to Z15 hold the sums of eight frames and two panels, those of the first
// panel in Z0 to Z3 and Z8 to Z11. SI is the first frame and R10 the fifth, R8 and
// R9 the bytes of one frame and of three; DI is the first panel, BX the bytes to
// the second.
TEXT ·estimate8x32(SB), NOSPLIT, $0-8
	MOVQ e+0(FP), AX
	MOVQ estimates_steps(AX), CX
	MOVQ estimates_bytes(AX), SI
	MOVQ estimates_step(AX), R8
	LEAQ (R8)(R8*2), R9
	LEAQ (SI)(R8*4), R10
	MOVQ estimates_weights(AX), DI
	MOVQ estimates_next(AX), BX
	ZERO(Z0)
	ZERO(Z1)
	ZERO(Z2)
	ZERO(Z3)
	ZERO(Z4)
	ZERO(Z5)
	ZERO(Z6)
	ZERO(Z7)
	ZERO(Z8)
	ZERO(Z9)
	ZERO(Z10)
	ZERO(Z11)
	ZERO(Z12)
	ZERO(Z13)
	ZERO(Z14)
	ZERO(Z15)

step:
	VMOVDQU32 (DI), Z16
	VMOVDQU32 (DI)(BX*1), Z17
	INPUTS(SI)
	ADD(Z16, Z0, Z1, Z2, Z3)
	ADD(Z17, Z4, Z5, Z6, Z7)
	INPUTS(R10)
	ADD(Z16, Z8, Z9, Z10, Z11)
	ADD(Z17, Z12, Z13, Z14, Z15)
	ADDQ $4, SI
	ADDQ $4, R10
	ADDQ $64, DI
	DECQ CX
	JNZ step

	MOVQ estimates_scales(AX), R11
	VMOVUPS (R11), Z24
	VMOVUPS 64(R11), Z25
	MOVQ estimates_biases(AX), R11
	VMOVUPS (R11), Z26
	VMOVUPS 64(R11), Z27
	MOVQ estimates_rowScales(AX), R12
	MOVQ estimates_logits(AX), DX
	FINISH(0, Z0, Z4)
	FINISH(1, Z1, Z5)
	FINISH(2, Z2, Z6)
	FINISH(3, Z3, Z7)
	FINISH(4, Z8, Z12)
	FINISH(5, Z9, Z13)
	FINISH(6, Z10, Z14)
	FINISH(7, Z11, Z15)
	VZEROUPPER
	RET
