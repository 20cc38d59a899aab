package store

import (
	"errors"
	"fmt"

	"zhengqi/internal/dossier"
)

// databaseError gives err the class and code of a failing database, unless it
// has its own already.
func databaseError(err error) error {
	var coded *dossier.Error
	if err == nil || errors.As(err, &coded) {
		return err
	}
	return &dossier.Error{Class: dossier.Internal, Code: "database", Cause: err,
		Message: "数据库操作失败，请重试或联系管理员。", MessageEN: "The database failed; try again or ask the administrator."}
}

func errNotMigrated(cause error) error {
	return &dossier.Error{Class: dossier.Unavailable, Code: "database_not_migrated", Cause: cause,
		Message:   "数据库尚未建立或版本较旧，请先运行迁移。",
		MessageEN: "The database is missing or of an older version; run the migration first."}
}

func errTooNew() error {
	return &dossier.Error{Class: dossier.Unavailable, Code: "database_too_new",
		Message:   "数据库由更新版本的程序建立，请使用该版本或更新的程序。",
		MessageEN: "The database was made by a newer version of the program; use that version or a later one."}
}

func errNoGroup(id string) error {
	return &dossier.Error{Class: dossier.NotFound, Code: "group_not_found",
		Message: fmt.Sprintf("没有编号为 %q 的团组。", id), MessageEN: fmt.Sprintf("There is no group %q.", id)}
}

func errNoDocument(id string) error {
	return &dossier.Error{Class: dossier.NotFound, Code: "document_not_found",
		Message: fmt.Sprintf("没有编号为 %q 的材料。", id), MessageEN: fmt.Sprintf("There is no document %q.", id)}
}

func errNotReadBefore() error {
	return &dossier.Error{Class: dossier.NotFound, Code: "not_read_before",
		Message: "该文件尚未被读取过。", MessageEN: "This file has not been read before."}
}

func errVersion(want, have int64) error {
	return &dossier.Error{Class: dossier.Conflict, Code: "version_mismatch",
		Message:   "材料已被他人修改，请刷新后重新提交更正。",
		MessageEN: fmt.Sprintf("The document changed meanwhile (version %d, not %d); reload it and correct again.", have, want)}
}

func errUnsigned() error {
	return &dossier.Error{Class: dossier.Invalid, Code: "unsigned",
		Message: "请注明何人、为何，不要过长，不含控制字符。", MessageEN: "Say who does it and why, not at length and without control characters."}
}

func errFactsChanged() error {
	return &dossier.Error{Class: dossier.Conflict, Code: "version_mismatch",
		Message:   "团组的申报内容已有变化，请重新读取后再修改。",
		MessageEN: "What the group declares changed meanwhile; read it again and change that."}
}

func errKeyReused() error {
	return &dossier.Error{Class: dossier.Conflict, Code: "idempotency_key_reused",
		Message:   "同一 Idempotency-Key 已用于内容不同的请求，请更换后重试。",
		MessageEN: "This Idempotency-Key was used for another request; send a new key."}
}

func errNotDue() error {
	return &dossier.Error{Class: dossier.Conflict, Code: "not_due",
		Message: "该材料无需读取或正在被读取。", MessageEN: "The document needs no reading or is being read."}
}

func errLeaseLost() error {
	return &dossier.Error{Class: dossier.Conflict, Code: "lease_lost",
		Message: "读取超时，已由其他进程接手，本次结果作废。", MessageEN: "The lease was lost and another worker took over; this result is dropped."}
}

func errTooManyDocuments() error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "too_many_documents",
		Message:   fmt.Sprintf("一个团组最多 %d 个文件，请删减后重新上传。", MaxDocuments),
		MessageEN: fmt.Sprintf("A group holds at most %d files; send fewer.", MaxDocuments)}
}

func errNoRun(id string) error {
	return &dossier.Error{Class: dossier.NotFound, Code: "run_not_found",
		Message: fmt.Sprintf("没有编号为 %q 的重新评估。", id), MessageEN: fmt.Sprintf("There is no reprocessing %q.", id)}
}

func errPackExists() error {
	return &dossier.Error{Class: dossier.Conflict, Code: "pack_exists",
		Message:   "同名的规则包或同一版本已经存在。已施行的规则包不可修改，请换一个文件名和版本号。",
		MessageEN: "A pack of this name or version exists; active packs never change. Give it another name and version."}
}

func errWithdrawn() error {
	return &dossier.Error{Class: dossier.Conflict, Code: "document_withdrawn",
		Message: "该文件已被撤回，不能再更正或撤回；需要时请重新上传。", MessageEN: "The document was withdrawn and changes no more; upload the file again if it is needed."}
}

func errCorrection(zh, en string) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "invalid_correction", Message: zh, MessageEN: en}
}

// readingFailed is what a person sees of a document on which every attempt
// failed.
func readingFailed() *dossier.Problem {
	return &dossier.Problem{Code: dossier.ReadingFailedCode,
		Message:   "多次尝试读取均失败，请人工查看原件，或更换更清晰的文件重新上传。",
		MessageEN: "Every attempt to read the file failed; look at the original, or upload a clearer file."}
}
