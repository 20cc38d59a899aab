package raster

import (
	"fmt"

	"zhengqi/internal/dossier"
)

func errEmpty() error {
	return &dossier.Error{Class: dossier.Invalid, Code: "empty_file",
		Message:   "文件是空的，请重新上传完整的文件。",
		MessageEN: "The file is empty; upload the complete file again."}
}

func errUnsupported(cause error) error {
	return &dossier.Error{Class: dossier.Unsupported, Code: "unsupported_type", Cause: cause,
		Message:   "不支持的文件类型。请转换为 JPG、PNG 或 PDF 后重新上传（iPhone 的 HEIC 照片也须转换；只改扩展名无效）。",
		MessageEN: "This type of file is not read; convert it to JPG, PNG or PDF and upload it again (HEIC photos of an iPhone too; renaming does not help)."}
}

func errText() error {
	return &dossier.Error{Class: dossier.Unsupported, Code: dossier.TextFileCode,
		Message:   "这是文本文件，不能作为材料。如为往来邮件，请另存为 PDF 后重新上传。",
		MessageEN: "This is a file of text and no paper; if it is an e-mail, save it as PDF and upload it again."}
}

func errTooLarge(size, limit int64) error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "too_large",
		Message:   fmt.Sprintf("文件大小 %.1f MB，超过上限 %d MB。请压缩或降低分辨率后重新上传。", float64(size)/(1<<20), limit>>20),
		MessageEN: fmt.Sprintf("The file has %.1f MB, over the limit of %d MB; compress it or lower its resolution and upload it again.", float64(size)/(1<<20), limit>>20)}
}

func errTooManyPixels(width, height, limit int) error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "too_many_pixels",
		Message:   fmt.Sprintf("图片为 %d×%d 像素，超过上限 %d 万像素。请缩小后重新上传。", width, height, limit/10_000),
		MessageEN: fmt.Sprintf("The picture has %d×%d pixels, over the limit of %d megapixels; reduce it and upload it again.", width, height, limit/1_000_000)}
}

func errTooManyPages(pages, limit int) error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "too_many_pages",
		Message:   fmt.Sprintf("PDF 共 %d 页，超过上限 %d 页。请拆分后分别上传。", pages, limit),
		MessageEN: fmt.Sprintf("The PDF has %d pages, over the limit of %d; split it and upload the parts.", pages, limit)}
}

func errEncrypted(cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "encrypted_pdf", Cause: cause,
		Message:   "PDF 设有打开密码，无法读取。请去除密码后重新上传。",
		MessageEN: "The PDF needs a password to open; remove the password and upload it again."}
}

func errDynamicForm() error {
	return &dossier.Error{Class: dossier.Unsupported, Code: "dynamic_form",
		Message:   "PDF 是 XFA 动态表单，所填内容无法读取，请人工查看；或在 Adobe Acrobat 中打印为普通 PDF 后重新上传。",
		MessageEN: "The PDF is a dynamic XFA form, of which nothing that was filled in can be read; a person has to look, or print it to a plain PDF in Adobe Acrobat and upload that."}
}

func errDamaged(cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "damaged_file", Cause: cause,
		Message:   "文件已损坏或不完整，无法读取。请用原件重新导出或扫描后上传。",
		MessageEN: "The file is damaged or incomplete; export or scan the original again and upload it."}
}

func errNoPage(n, pages int) error {
	return &dossier.Error{Class: dossier.NotFound, Code: "no_such_page",
		Message:   fmt.Sprintf("文件没有第 %d 页（共 %d 页）。", n, pages),
		MessageEN: fmt.Sprintf("The file has no page %d; it has %d.", n, pages)}
}

// recoverDamaged turns a decoder's panic into damaged_file: third-party
// decoders meet hostile bytes, and one bad file must not end the process.
func recoverDamaged(err *error) {
	if r := recover(); r != nil {
		*err = errDamaged(fmt.Errorf("decoder panicked: %v", r))
	}
}
