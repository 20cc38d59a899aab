package rules

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"zhengqi/internal/dossier"
)

// Source keeps the packs that were activated. Packs are only ever added.
type Source interface {
	Packs(ctx context.Context) ([]dossier.PackText, error)
	PackCount(ctx context.Context) (int, error)
}

// Shelf holds the packs that are active: those of the program and those that
// its Source keeps. It may be used by many goroutines at once.
type Shelf struct {
	source Source

	mu      sync.Mutex
	current *Catalogue
	count   int
}

// NewShelf returns a Shelf over a source.
func NewShelf(source Source) *Shelf { return &Shelf{source: source, count: -1} }

// Catalogue returns the active packs as they are now.
func (s *Shelf) Catalogue(ctx context.Context) (*Catalogue, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	count, err := s.source.PackCount(ctx)
	if err != nil {
		return nil, err
	}
	if count == s.count {
		return s.current, nil
	}
	l, err := s.loader(ctx)
	if err != nil {
		return nil, err
	}
	catalogue, err := l.finish()
	if err != nil {
		return nil, err
	}
	s.current, s.count = catalogue, count
	return catalogue, nil
}

// loader has loaded the packs of the program and those that were activated.
func (s *Shelf) loader(ctx context.Context) (*loader, error) {
	files, err := builtinFiles()
	if err != nil {
		return nil, err
	}
	l := newLoader(files)
	l.addAll()
	if err := l.mistakes.err(); err != nil {
		return nil, err
	}
	packs, err := s.source.Packs(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range packs {
		l.shelve(p)
	}
	return l, nil
}

// Draft compiles a pack beside the active ones and runs its cases: what would
// be active with it, and the pack itself. The errors are of code broken_pack,
// pack_exists and cases_failed.
func (s *Shelf) Draft(ctx context.Context, text dossier.PackText) (*Catalogue, *Pack, error) {
	l, err := s.loader(ctx)
	if err != nil {
		return nil, nil, err
	}
	return l.draft(text)
}

// With loads a pack of an office beside those of the program. Its cases are not
// run.
func With(text dossier.PackText) (*Catalogue, error) {
	files, err := builtinFiles()
	if err != nil {
		return nil, err
	}
	l := newLoader(files)
	l.addAll()
	l.addNew(l.put(text))
	return l.finish()
}

func (l *loader) draft(text dossier.PackText) (*Catalogue, *Pack, error) {
	file := text.Name + packSuffix
	if _, taken := l.files[file]; taken {
		return nil, nil, &dossier.Error{Class: dossier.Conflict, Code: "pack_exists",
			Message:   fmt.Sprintf("已有名为“%s”的规则包。已施行的规则包不可修改，请换一个文件名和版本号。", text.Name),
			MessageEN: fmt.Sprintf("there is a pack %q already; active packs never change", text.Name)}
	}
	if !profileName.MatchString(strings.ReplaceAll(text.Name, ".", "-")) {
		return nil, nil, &dossier.Error{Class: dossier.Invalid, Code: "bad_pack_name",
			Message: "规则包的文件名只能有小写字母、数字、连字符和点。", MessageEN: "the name of a pack has small letters, digits, hyphens and dots only"}
	}
	l.addNew(l.put(text))
	catalogue, err := l.finish()
	if err != nil {
		return nil, nil, err
	}
	for _, p := range catalogue.packs {
		if p.file == file {
			return catalogue, p, catalogue.passCases(p)
		}
	}
	return nil, nil, &dossier.Error{Class: dossier.Invalid, Code: "abstract_pack",
		Message: "此规则包是抽象的，不能施行。", MessageEN: "the pack is abstract and cannot be activated"}
}

// passCases runs the cases of one pack and refuses it where some fail, naming
// each.
func (c *Catalogue) passCases(p *Pack) error {
	source, there := c.cases[p]
	if !there {
		return nil
	}
	results, err := p.runCases(source)
	if err != nil {
		return err
	}
	var failed Mistakes
	for _, r := range results {
		if !r.OK() {
			failed = append(failed, newMistake(r.File, r.Line, "%s：应为 %s，实为 %s", "%s: want %s, got %s", r.Rule, r.Want, r.Got))
		}
	}
	if len(failed) == 0 {
		return nil
	}
	return &dossier.Error{Class: dossier.Invalid, Code: "cases_failed", Cause: failed,
		Message:   fmt.Sprintf("规则包有 %d 个用例未通过。第一个：%s", len(failed), failed[0].words().zh),
		MessageEN: fmt.Sprintf("%d cases of the pack failed; the first: %s", len(failed), failed[0].words().en)}
}
