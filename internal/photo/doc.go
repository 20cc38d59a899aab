// Package photo measures the pictures an application asks for beside its
// papers, the portrait (照片) and the signature (签名), against what the
// offices print about them: ground, frame, colour, how the ink fills the
// picture (S-LN26 L166-168, S-LNG L115-117, S-CQ L70-71).
//
// It measures and does not judge: sizes and limits belong to the rule packs.
package photo
