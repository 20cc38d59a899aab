package rules

import (
	"slices"

	"zhengqi/internal/dossier"
)

// PictureSpec is the form in which the office takes a photo or a signature, as
// the pack's rules and parameters say; false where it states no size. A fixed
// size is that of KIND.pixels; with the parameter least_side any size up to it
// is taken.
func (p *Pack) PictureSpec(kind dossier.Kind) (dossier.PictureSpec, bool) {
	name := string(kind)
	spec := dossier.PictureSpec{Kind: kind, Width: p.number(name + "_width"), Height: p.number(name + "_height"),
		AtMost: p.number("least_side") > 0, White: p.has(name + ".background.white"), Colour: p.has(name + ".colour")}
	switch {
	case p.has(name + ".filesize.max"):
		spec.MaxBytes = p.number("upload_bytes")
	case p.has("upload.platform_limits"):
		spec.MaxBytes = p.number("platform_bytes")
	}
	return spec, p.has(name+".pixels") && spec.Width > 0 && spec.Height > 0
}

// has reports whether the pack has a rule of that name.
func (p *Pack) has(id string) bool {
	return slices.ContainsFunc(p.rules, func(r *rule) bool { return r.id == id })
}

// number is a parameter that is a number; 0 where there is none.
func (p *Pack) number(name string) int {
	entry, ok := p.written.Parameters[name]
	var n float64
	if !ok || entry.node.Decode(&n) != nil {
		return 0
	}
	return int(n)
}
