package pipeline

import (
	"context"
	"fmt"
	"slices"

	"zhengqi/internal/dossier"
	"zhengqi/internal/photo"
	"zhengqi/internal/raster"
)

// Pictures are the kinds that FixPicture mends.
var Pictures = []dossier.Kind{dossier.Photo, dossier.Signature}

// Fixable gives the error kind_without_fix for a kind of which FixPicture mends
// no picture.
func Fixable(kind dossier.Kind) error {
	if slices.Contains(Pictures, kind) {
		return nil
	}
	return &dossier.Error{Class: dossier.Invalid, Code: "kind_without_fix",
		Message: "只能处理照片和签名。", MessageEN: "only photos and signatures can be brought to a form"}
}

// FixPicture brings the picture of a file to the form that the rules of a
// profile ask for on a day (see photo.Fix). The errors are dossier errors:
// those of the file and of Fix, kind_without_fix, and size_not_stated where the
// office states no size.
func (p *Pipeline) FixPicture(ctx context.Context, data []byte, kind dossier.Kind, profile, date string) (dossier.FixedPicture, error) {
	if err := Fixable(kind); err != nil {
		return dossier.FixedPicture{}, err
	}
	spec, err := p.pictureSpec(ctx, kind, profile, date)
	if err != nil {
		return dossier.FixedPicture{}, err
	}
	file, err := raster.Open(data, raster.DefaultLimits)
	if err != nil {
		return dossier.FixedPicture{}, err
	}
	defer file.Close()
	page, err := file.Page(ctx, 1)
	if err != nil {
		return dossier.FixedPicture{}, err
	}
	return photo.Fix(page, spec)
}

func (p *Pipeline) pictureSpec(ctx context.Context, kind dossier.Kind, profile, date string) (dossier.PictureSpec, error) {
	catalogue, err := p.rules(ctx)
	if err != nil {
		return dossier.PictureSpec{}, err
	}
	pack, err := catalogue.Pack(profile, date)
	if err != nil {
		return dossier.PictureSpec{}, err
	}
	spec, stated := pack.PictureSpec(kind)
	if !stated {
		title := dossier.Spec(kind).Title
		return spec, &dossier.Error{Class: dossier.Invalid, Code: "size_not_stated",
			Message:   fmt.Sprintf("%s 的条文没有写明%s的尺寸，请用 --profile 指明办理地。", profile, title),
			MessageEN: fmt.Sprintf("%s states no size of a %s; name another profile", profile, dossier.Spec(kind).TitleEN)}
	}
	return spec, nil
}
