package bundle

import (
	"bytes"
	"context"
	"image/jpeg"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

// Fix brings a photo or a signature, from the bytes of its file, to the form
// that the office asks for. Its errors are dossier errors that say why it
// cannot.
type Fix func(ctx context.Context, data []byte, kind dossier.Kind) (dossier.FixedPicture, error)

// fixed packs, beside a photo or a signature that the report complains of, what
// a fix makes of it, or notes why it makes nothing.
func (p *packer) fixed(ctx context.Context, s sheet, made report.FormPicture) error {
	isPicture := s.line.Kind == dossier.Photo || s.line.Kind == dossier.Signature
	if p.Fix == nil || s.missing || !isPicture || s.page != 1 || !report.Fixable(p.Report, s.document.Path) {
		return nil
	}
	made.Label += "（修正）"
	made.Name = strings.TrimSuffix(made.Name, ".jpg") + "-修正.jpg"
	fixed, err := p.fix(ctx, s)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		p.leftOut(made, "未能自动修正："+dossier.ProblemOf(err).Message)
		return nil
	}
	size, err := jpeg.DecodeConfig(bytes.NewReader(fixed.JPEG))
	if err != nil {
		return err
	}
	if most := limitsOf(s.line.Kind).most; size.Width > most.X || size.Height > most.Y || len(fixed.JPEG) > maxBytes {
		p.leftOut(made, "办理地要求的尺寸超过平台的上限")
		return nil
	}
	made.Width, made.Height, made.Bytes = size.Width, size.Height, len(fixed.JPEG)
	made.Note = joined(strings.Join(fixed.Done, "、"), "使用前请与原图核对")
	p.made = append(p.made, made)
	return p.put(made.Name, fixed.JPEG)
}

func (p *packer) fix(ctx context.Context, s sheet) (dossier.FixedPicture, error) {
	data, err := p.Open(ctx, s.document)
	if err != nil {
		return dossier.FixedPicture{}, err
	}
	return p.Fix(ctx, data, s.line.Kind)
}
