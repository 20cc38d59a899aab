package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/formbook"
	"zhengqi/internal/report"
)

type formCommand struct {
	File       string `arg:"" help:"要写入的 XLSX 文件。 The workbook to write." placeholder:"FILE.xlsx"`
	Applicants int    `help:"申请人数，1 至 30。 How many people, 1 to 30." default:"30" placeholder:"N"`
}

// Run writes an empty form for a group. It overwrites nothing: a filled form
// may have the same name.
func (c *formCommand) Run(to streams) error {
	if c.Applicants < 1 || c.Applicants > dossier.MaxApplicants {
		return &dossier.Error{Class: dossier.Invalid, Code: "bad_applicants",
			Message: "申请人数应为 1 至 30。", MessageEN: "the number of applicants must be from 1 to 30"}
	}
	if !strings.EqualFold(filepath.Ext(c.File), ".xlsx") {
		return &dossier.Error{Class: dossier.Invalid, Code: "bad_form_name",
			Message: "表单的文件名应以 .xlsx 结尾：" + c.File, MessageEN: "the name of the form must end with .xlsx"}
	}
	f, err := os.OpenFile(c.File, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return &dossier.Error{Class: dossier.Conflict, Code: "file_exists",
			Message: c.File + " 已存在，没有覆盖。", MessageEN: "the file exists and was not overwritten"}
	}
	if err != nil {
		return errNotWritable(c.File, err)
	}
	if err := errors.Join(formbook.Write(f, c.Applicants), f.Close()); err != nil {
		os.Remove(c.File)
		return err
	}
	_, err = fmt.Fprintf(to.out, "已写入 written: %s\n", report.Clean(c.File))
	return err
}
