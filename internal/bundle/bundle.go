package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
	"zhengqi/internal/report"
)

// Input is a group as it was judged, corrections laid over its papers, and the
// report on it, which says itself whether it is outdated. Open gives
// the bytes of a document as they were handed in. Fix, where there is one, is
// tried on the photos and signatures that the report complains of.
type Input struct {
	Group  dossier.Group
	Report dossier.Report
	Open   func(context.Context, dossier.Document) ([]byte, error)
	Fix    Fix
}

// The names of the package's own files.
const (
	readmeName = "请先读我 README.txt"
	formName   = "填报单.xlsx"
	reportName = "完整性报告.html"
	textName   = "填报单.txt"
)

// Write writes the package of the group as a ZIP, one picture after the other.
// A paper that cannot be brought to a picture is told in the package; the only
// errors are those of w and of ctx.
func Write(ctx context.Context, w io.Writer, in Input) error {
	p := packer{Input: in, zip: zip.NewWriter(w)}
	defer p.close()
	parts := forms(in.Group, in.Report)
	owners := []owner{{"企业", "单位信息", dossier.OwnerEnterprise, in.Report.Enterprise.Documents, companyOrder}}
	for i, a := range in.Report.Applicants {
		folder := fmt.Sprintf("申请人/%02d-%s", i+1, report.FileName(parts[i+2].Title))
		owners = append(owners, owner{folder, parts[i+2].Title, dossier.Owner(a.Folder), a.Documents, personOrder})
	}
	for i, o := range owners {
		if err := p.pictures(ctx, o); err != nil {
			return err
		}
		own := parts[:2] // the company's and the group's
		if i > 0 {
			own = parts[i+1 : i+2]
		}
		if err := p.texts(o.folder, own); err != nil {
			return err
		}
	}
	return p.papers(parts)
}

// packer is a package being written.
type packer struct {
	Input
	zip  *zip.Writer
	made []report.FormPicture
	file *raster.File // the document opened last, if any, of that path
	path string
}

// create begins a file of the day of the report: the same group gives the same
// package.
func (p *packer) create(name string, method uint16) (io.Writer, error) {
	return p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: report.DayOf(p.Report)})
}

// texts writes parts of the form into a folder.
func (p *packer) texts(folder string, parts []report.FormPart) error {
	f, err := p.create(folder+"/"+textName, zip.Deflate)
	if err != nil {
		return err
	}
	for _, part := range parts {
		if err := report.FormText(f, part); err != nil {
			return err
		}
		if _, err := io.WriteString(f, "\n"); err != nil {
			return err
		}
	}
	return nil
}

// papers writes what stands at the top of the package and ends it.
func (p *packer) papers(parts []report.FormPart) error {
	for _, own := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{formName, func(w io.Writer) error { return report.FormXLSX(w, report.Form{Parts: parts, Pictures: p.made}) }},
		{reportName, func(w io.Writer) error { return report.HTML(w, p.Report) }},
		{readmeName, func(w io.Writer) error { return p.readme(w, parts) }},
	} {
		f, err := p.create(own.name, zip.Deflate)
		if err != nil {
			return err
		}
		if err := own.write(f); err != nil {
			return err
		}
	}
	return p.zip.Close()
}

// put writes one picture; JPEGs do not get smaller, so it is only stored.
func (p *packer) put(name string, data []byte) error {
	f, err := p.create(name, zip.Store)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, bytes.NewReader(data))
	return err
}
