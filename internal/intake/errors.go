package intake

import (
	"fmt"
	"strings"

	"zhengqi/internal/dossier"
)

const codeUnsafePath = "unsafe_path"

func errDamaged(cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "damaged_file", Cause: cause,
		Message:   "文件已损坏或不完整，无法读取。请用原件重新导出或扫描后上传。",
		MessageEN: "The file is damaged or incomplete; export or scan the original again and upload it."}
}

func errFileTooLarge() error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "too_large",
		Message:   fmt.Sprintf("文件超过上限 %d MB。请压缩或降低分辨率后重新上传。", MaxFile>>20),
		MessageEN: fmt.Sprintf("The file is over the limit of %d MB; compress it or lower its resolution and upload it again.", MaxFile>>20)}
}

func errUnreadable(name string, cause error) error {
	return &dossier.Error{Class: dossier.NotFound, Code: "group_unreadable", Cause: cause,
		Message:   fmt.Sprintf("无法打开 %s：文件夹或 ZIP 不存在，或没有读取权限。", name),
		MessageEN: fmt.Sprintf("%s cannot be opened: no such folder or ZIP, or no right to read it.", name)}
}

func errNotZIP(cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "damaged_zip", Cause: cause,
		Message:   "不是完整的 ZIP 文件，无法打开。请重新压缩后上传。",
		MessageEN: "This is not a complete ZIP file; pack it again and upload it."}
}

func errOfficeFile() error {
	return &dossier.Error{Class: dossier.Unsupported, Code: "unsupported_type",
		Message:   "不支持 Office 文件。请另存为 PDF 后重新上传。",
		MessageEN: "Office files are not read; save it as PDF and upload it again."}
}

func errTooManyFiles() error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "too_many_files",
		Message:   fmt.Sprintf("文件数超过上限 %d 个，请删减后重新提交。", MaxFiles),
		MessageEN: fmt.Sprintf("There are more than %d files; send fewer.", MaxFiles)}
}

func errZIPTooLarge() error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "zip_too_large",
		Message:   fmt.Sprintf("ZIP 文件或其解压后的内容超过上限 %d GB，请拆分后分别上传。", MaxTotal>>30),
		MessageEN: fmt.Sprintf("The ZIP file or its content is over the limit of %d GB; split it and upload the parts.", MaxTotal>>30)}
}

func errTemporary(cause error) error {
	return &dossier.Error{Class: dossier.Unavailable, Code: "temporary_storage", Cause: cause,
		Message: "临时存储空间不可用，请稍后重试。", MessageEN: "The temporary storage is not available; try again."}
}

func problemUnsafePath() *dossier.Problem {
	return &dossier.Problem{Code: codeUnsafePath,
		Message:   "文件名或路径不安全（含“..”、反斜杠、盘符、绝对路径或控制字符，或过长），未读取。请改名后重新上传。",
		MessageEN: "The name or path is not safe (.., a backslash, a drive, an absolute path, a control character, or too long); rename the file and upload it again."}
}

func errTooManyForms() error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "too_many_forms",
		Message:   fmt.Sprintf("一次提交的表格文件超过 %d 个，此文件未读取。请把各人填在同一张表单中。", maxBooks),
		MessageEN: fmt.Sprintf("There are more than %d workbooks; this one was not read. Put all people into one form.", maxBooks)}
}

func problemLink() *dossier.Problem {
	return &dossier.Problem{Code: "link",
		Message:   "这是一个链接，指向文件夹或提交范围之外，未读取。请放入文件本身。",
		MessageEN: "This is a link to a folder or out of the submission; put the file itself there."}
}

func problemNotAFile() *dossier.Problem {
	return &dossier.Problem{Code: "not_a_file",
		Message: "不是普通文件，或没有读取权限，未读取。", MessageEN: "This is not an ordinary file, or there is no right to read it."}
}

func problemMisnamed() *dossier.Problem {
	return &dossier.Problem{Code: dossier.MisnamedCode,
		Message:   "看来是团组申报，但只有最上层的 " + DeclarationName + "（小写，后面没有 .txt）才会采用，所写内容未采用。请改名后重新提交。",
		MessageEN: "This seems to declare the group, which only " + DeclarationName + " at the top does (small letters, no .txt behind): nothing of it was taken. Rename it and hand it in again."}
}

func problemNestedZIP() *dossier.Problem {
	return &dossier.Problem{Code: "nested_zip",
		Message:   "压缩包中的压缩包不予读取。请解压后重新上传。",
		MessageEN: "An archive within the submission is not opened; unpack it and upload its files."}
}

func problemEncryptedZIP() *dossier.Problem {
	return &dossier.Problem{Code: "encrypted_zip",
		Message: "该文件在 ZIP 中设有密码，无法读取。请去除密码后重新压缩。", MessageEN: "The file has a password in the ZIP; pack it again without one."}
}

func problemBomb() *dossier.Problem {
	return &dossier.Problem{Code: "suspicious_compression",
		Message: "该文件压缩比异常，疑似压缩炸弹，未读取。", MessageEN: "The file is compressed beyond all measure and was not unpacked."}
}

// mistake is one thing wrong in a declaration; Line is 1-based, 0 for the
// whole.
type mistake struct {
	line   int
	zh, en string
}

// maxMistakes is how many mistakes one message lists.
const maxMistakes = 20

func errDeclaration(mistakes []mistake) error {
	var zh, en []string
	for i, m := range mistakes {
		if i == maxMistakes {
			zh, en = append(zh, "……"), append(en, "...")
			break
		}
		if m.line > 0 {
			m.zh, m.en = fmt.Sprintf("第 %d 行：%s", m.line, m.zh), fmt.Sprintf("line %d: %s", m.line, m.en)
		}
		zh, en = append(zh, m.zh), append(en, m.en)
	}
	return &dossier.Error{Class: dossier.Invalid, Code: "invalid_group_yaml",
		Message:   "group.yaml 有误：" + strings.Join(zh, "；") + "。",
		MessageEN: "group.yaml: " + strings.Join(en, "; ")}
}
