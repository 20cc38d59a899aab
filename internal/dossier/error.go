package dossier

import (
	"errors"
	"slices"
)

// Class sorts errors by what the caller can do about them. One table turns a
// class into an HTTP status and one line decides whether a task is retried.
type Class int

// The classes of error.
const (
	Internal    Class = iota // a defect or a broken machine; worth another try
	Invalid                  // the request or the file is wrong; no retry helps
	NotFound                 // there is no such thing
	Conflict                 // it changed meanwhile, or exists already
	TooLarge                 // over a stated limit
	Unsupported              // a type the program does not read
	Unavailable              // a part is down for the moment; try again
)

// Error is the one error type of the program. Message (Chinese) and MessageEN
// are safe to show and say what failed, why, and what to do; Cause is for the
// log only.
type Error struct {
	Class     Class
	Code      string // stable, snake_case
	Message   string
	MessageEN string
	Cause     error
}

// Error returns the code, the English message and the cause: the text for a
// log.
func (e *Error) Error() string {
	s := e.Code + ": " + e.MessageEN
	if e.Cause != nil {
		s += ": " + e.Cause.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// ClassOf returns the class of the first Error in err's chain, else Internal.
func ClassOf(err error) Class {
	var e *Error
	if errors.As(err, &e) {
		return e.Class
	}
	return Internal
}

// Problem is the part of an error that may be shown and stored.
type Problem struct {
	Code      string `json:"code"`
	Message   string `json:"message"`
	MessageEN string `json:"message_en,omitempty"`
}

// ProblemOf returns what may be shown of err: the code and messages of the
// first Error in its chain, else a general sentence.
func ProblemOf(err error) *Problem {
	var e *Error
	if errors.As(err, &e) {
		return &Problem{e.Code, e.Message, e.MessageEN}
	}
	return &Problem{internalCode, "处理时发生内部错误，请重试或联系管理员。", "An internal error occurred; try again or ask the administrator."}
}

const internalCode = "internal"

// DuplicateCode is the code of a file that brings nothing new.
const DuplicateCode = "duplicate_file"

// The codes of a filled online form, which is no paper: all of it was taken, or
// something in it is for a person to look at.
const (
	OnlineFormCode      = "online_form"
	OnlineFormDoubtCode = "online_form_doubt"
)

// ReadingFailedCode is the code of a file whose reading ended early again and
// again, which is not known to be the file's fault.
const ReadingFailedCode = "reading_failed"

// TextFileCode is the code of a file of bare text: of all papers none but an
// e-mail comes as one.
const TextFileCode = "text_file"

// MisnamedCode is the code of what is meant to declare the group and is not
// called so.
const MisnamedCode = "misnamed_declaration"

// MayBe reports whether the file that p tells of may be a paper of the kinds
// that a slot takes, for all that is known of it.
func (p *Problem) MayBe(takes func(Kind) bool) bool {
	switch {
	case p == nil:
		return true
	case p.Code == MisnamedCode:
		return false
	}
	return p.Code != TextFileCode || takes(BusinessEmail)
}

// OfTheFile reports whether it is the file's own fault that it was not read, so
// that it has to be sent again. A note beside the papers has not.
func (p *Problem) OfTheFile() bool {
	return p != nil && !slices.Contains([]string{ReadingFailedCode, internalCode, TextFileCode}, p.Code)
}

// OnlineForm reports whether p tells of a filled online form.
func (p *Problem) OnlineForm() bool {
	return p != nil && (p.Code == OnlineFormCode || p.Code == OnlineFormDoubtCode)
}

// DuplicateFile is the problem of a file with the same bytes as first, which
// the same owner handed in before.
func DuplicateFile(first string) *Problem {
	return &Problem{DuplicateCode,
		"与已提交的“" + first + "”内容完全相同，不再重复读取。",
		"The same content as \"" + first + "\", which was handed in before; it is not read again."}
}
