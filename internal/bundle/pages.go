package bundle

import (
	"context"
	"fmt"
	"slices"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
	"zhengqi/internal/report"
)

// The order of the uploads on the platform's pages (S-MFA L271-371), by slot;
// what else the office asks for follows.
var (
	companyOrder = []string{"tax_proof", "company_letter"}
	personOrder  = []string{"passport", "photo", "signature", "social_insurance", "no_crime_record"}
)

// maxPages is how many pages of one slot go into the package.
const maxPages = 40

// owner is who a folder of the package is of, with the papers of the report.
type owner struct {
	folder, name string
	owner        dossier.Owner
	documents    []dossier.SlotDocument
	order        []string
}

// slots are the names of the owner's slots in the order of the platform.
func (o owner) slots() []string {
	names := slices.Clone(o.order)
	for _, d := range o.documents {
		if !slices.Contains(names, d.Slot) {
			names = append(names, d.Slot)
		}
	}
	return names
}

// sheet is one page to be packed.
type sheet struct {
	line     dossier.SlotDocument
	document dossier.Document
	page     int
	missing  bool // the document is not in the group
}

// pictures packs the pages of every slot of one owner.
func (p *packer) pictures(ctx context.Context, o owner) error {
	for i, slot := range o.slots() {
		sheets := p.sheets(o.documents, slot)
		for k, s := range sheets {
			title := report.SlotTitle(s.line).Zh
			name := fmt.Sprintf("%s/%02d-%s", o.folder, i+1, report.FileName(title))
			if len(sheets) > 1 {
				name += fmt.Sprintf("-%d", k+1)
			}
			made := report.FormPicture{Whose: o.name, Label: title, Name: name + ".jpg", From: fmt.Sprintf("%s 第%d页", s.document.Path, s.page)}
			if k >= maxPages {
				p.leftOut(made, fmt.Sprintf("此项超过 %d 页，其余未收入", maxPages))
				continue
			}
			if err := p.picture(ctx, s, made); err != nil {
				return err
			}
			if err := p.fixed(ctx, s, made); err != nil {
				return err
			}
		}
	}
	return nil
}

// sheets are the pages of the papers in a slot, in the order of the report.
func (p *packer) sheets(documents []dossier.SlotDocument, slot string) []sheet {
	var out []sheet
	for _, line := range documents {
		if line.Slot != slot || line.File == nil {
			continue
		}
		i := slices.IndexFunc(p.Group.Documents, func(d dossier.Document) bool { return isOf(line, d) })
		if i < 0 {
			out = append(out, sheet{line: line, document: dossier.Document{Path: *line.File}, page: 1, missing: true})
			continue
		}
		pages := line.Pages
		if len(pages) == 0 {
			pages = []int{1}
		}
		for _, n := range pages {
			out = append(out, sheet{line: line, document: p.Group.Documents[i], page: n})
		}
	}
	return out
}

// picture packs one page, or notes why it cannot be.
func (p *packer) picture(ctx context.Context, s sheet, made report.FormPicture) error {
	pic, err := p.brought(ctx, s)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		p.leftOut(made, dossier.ProblemOf(err).Message)
		return nil
	}
	made.Width, made.Height, made.Bytes, made.Note = pic.size.X, pic.size.Y, len(pic.data), pic.note
	if state := s.line.State; state != dossier.SlotOK {
		made.Note = joined("材料状态："+report.StateTitle(state).Zh, made.Note)
	}
	if s.document.OwnerGuess {
		made.Note = joined(made.Note, "归属由文件名推测，请核对")
	}
	p.made = append(p.made, made)
	return p.put(made.Name, pic.data)
}

func (p *packer) leftOut(made report.FormPicture, why string) {
	made.Name, made.Note = "", why
	p.made = append(p.made, made)
}

// brought opens the page of a document and brings it to the platform's limits.
func (p *packer) brought(ctx context.Context, s sheet) (picture, error) {
	if s.missing {
		return picture{}, &dossier.Error{Class: dossier.NotFound, Code: "no_such_document",
			Message: "报告所列的文件已不在团组中，请重新评估", MessageEN: "the report lists a file that the group no longer has"}
	}
	file, err := p.opened(ctx, s.document)
	if err != nil {
		return picture{}, err
	}
	page, err := file.Page(ctx, s.page)
	if err != nil {
		return picture{}, err
	}
	return brought(page.Image, s.line.Kind)
}

// opened is the document's file; it stays open until the next one is asked
// for, since a PDF has many pages.
func (p *packer) opened(ctx context.Context, d dossier.Document) (*raster.File, error) {
	if p.file != nil && p.path == d.Path {
		return p.file, nil
	}
	p.close()
	data, err := p.Open(ctx, d)
	if err != nil {
		return nil, err
	}
	file, err := raster.Open(data, raster.DefaultLimits)
	if err != nil {
		return nil, err
	}
	p.file, p.path = file, d.Path
	return file, nil
}

func (p *packer) close() {
	if p.file != nil {
		p.file.Close()
		p.file = nil
	}
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "；" + b
}
