package formbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"

	"github.com/xuri/excelize/v2"

	"zhengqi/internal/dossier"
)

func errTooLarge() error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "workbook_too_large",
		Message:   "表格文件过大，或有远在表外的单元格，未读取。请用 zhengqi form 生成的模板重新填写。",
		MessageEN: "The workbook is too large or has cells far off; fill in the template that zhengqi form writes."}
}

func errDamaged(cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "damaged_workbook", Cause: cause,
		Message:   "表格文件已损坏或设有密码，无法读取。请另存为不加密的 XLSX 后重新提交。",
		MessageEN: "The workbook is damaged or has a password; save it as XLSX without one and send it again."}
}

// ErrNoForm is returned, within another error, for a workbook that is no form.
var ErrNoForm = errors.New("no form in the workbook")

func errNoForm() error {
	return &dossier.Error{Class: dossier.Unsupported, Code: "unsupported_type", Cause: ErrNoForm,
		Message:   "不支持 Office 文件；只读取 zhengqi form 生成的表单模板。其他材料请另存为 PDF 后重新上传。",
		MessageEN: "Office files are not read but the form that zhengqi form writes; save it as PDF and upload it again."}
}

// IsBook tells a workbook by its bytes: a ZIP with the parts of one.
func IsBook(data []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, entry := range archive.File {
		if entry.Name == "xl/workbook.xml" {
			return true
		}
	}
	return false
}

// bound refuses an archive that unpacks to too much, and sheets that would
// take far more memory than their bytes: the library makes every cell up to the
// last one.
func bound(data []byte) error {
	if len(data) > MaxSize {
		return errTooLarge()
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return errDamaged(err)
	}
	if len(archive.File) > maxEntries {
		return errTooLarge()
	}
	left := int64(maxContent)
	var all extent
	for _, entry := range archive.File {
		r, err := entry.Open()
		if err != nil {
			return errDamaged(err)
		}
		content, err := io.ReadAll(io.LimitReader(r, left+1))
		r.Close()
		if err != nil {
			return errDamaged(err)
		}
		if left -= int64(len(content)); left < 0 {
			return errTooLarge()
		}
		if err := all.addPart(content); err != nil {
			return err
		}
	}
	if all.cells*all.longest > maxCopied {
		return errTooLarge()
	}
	return nil
}

// extent counts what the parts of the archive hold that are sheets; rows are
// those of the part at hand. A text is what one entry of the shared texts holds
// in all.
type extent struct {
	rows, inRow, cells, merges, nodes, sheets, styles, formats int

	shared        bool // within a text
	text, longest int  // bytes
}

// addPart looks through any part, whatever its name, for a workbook may call
// any of them a sheet. Bytes that are no XML from the start are none.
func (e *extent) addPart(content []byte) error {
	decoder := xml.NewDecoder(bytes.NewReader(content))
	e.rows = 0
	for begun := false; ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			if !begun && !bytes.Contains(content[:min(len(content), 200)], []byte("<?xml")) {
				return nil
			}
			return errDamaged(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			begun = true
			if !e.add(token) {
				return errTooLarge()
			}
		case xml.EndElement:
			if token.Name.Local == "si" {
				e.shared = false
			}
		case xml.CharData:
			if e.shared {
				e.text += len(token)
				e.longest = max(e.longest, e.text)
			}
		}
	}
}

// add counts an element; it reports false over the bounds.
func (e *extent) add(start xml.StartElement) bool {
	if e.nodes++; e.nodes > maxNodes {
		return false
	}
	switch start.Name.Local {
	case "xf":
		e.styles++
		return e.styles <= maxStyles
	case "numFmt":
		e.formats++
		return e.formats <= maxFormats
	case "sheet":
		e.sheets++
		return e.sheets <= maxSheets
	case "si":
		e.shared, e.text = true, 0
	case "row":
		e.rows, e.inRow = e.rows+1, 0
		return e.rows <= maxRow && within(ref(start), "A")
	case "c":
		e.cells, e.inRow = e.cells+1, e.inRow+1
		return e.cells <= maxCells && e.inRow <= maxColumn && within(ref(start), "")
	case "mergeCell":
		e.merges++
	}
	return e.merges <= maxMerges
}

func ref(start xml.StartElement) string {
	for _, a := range start.Attr {
		if a.Name.Local == "r" {
			return a.Value
		}
	}
	return ""
}

// within reports whether a cell, named by column and reference, is within the
// bounds; no reference is.
func within(ref, column string) bool {
	if ref == "" {
		return true
	}
	x, y, err := excelize.CellNameToCoordinates(column + ref)
	return err == nil && x <= maxColumn && y <= maxRow
}
