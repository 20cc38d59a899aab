package rules_test

import (
	"testing"

	"zhengqi/internal/dossier"
)

func TestPictureSpecs(t *testing.T) {
	c := builtin(t)
	for profile, w := range map[string][2]dossier.PictureSpec{
		"liaoning-2026": {{Kind: dossier.Photo, Width: 600, Height: 800, White: true, Colour: true, MaxBytes: 5_000_000},
			{Kind: dossier.Signature, Width: 300, Height: 150, White: true, MaxBytes: 5_000_000}},
		"liaoning-guide": {{Kind: dossier.Photo, Width: 600, Height: 800, Colour: true}, {Kind: dossier.Signature, Width: 300, Height: 150}},
		"wanzhou-2025": {{Kind: dossier.Photo, Width: 550, Height: 733, White: true, Colour: true},
			{Kind: dossier.Signature, Width: 550, Height: 280, White: true}},
		"mfa": {{Kind: dossier.Photo, Width: 600, Height: 800, AtMost: true, MaxBytes: 5_000_000},
			{Kind: dossier.Signature, Width: 600, Height: 300, AtMost: true, MaxBytes: 5_000_000}},
	} {
		p, err := c.Pack(profile, "2026-11-20")
		if err != nil {
			t.Fatal(err)
		}
		for i, kind := range []dossier.Kind{dossier.Photo, dossier.Signature} {
			got, ok := p.PictureSpec(kind)
			if !ok {
				t.Errorf("%s states no size of a %s", profile, kind)
			}
			want(t, profile+" "+string(kind), got, w[i])
		}
	}
	p, err := c.Pack("shenzhen-2022", "2026-11-20")
	if err != nil {
		t.Fatal(err)
	}
	if spec, ok := p.PictureSpec(dossier.Photo); ok {
		t.Errorf("shenzhen-2022 states no size, and got %+v", spec)
	}
}
