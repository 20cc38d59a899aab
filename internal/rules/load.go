package rules

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"strings"

	"cel.dev/cel-go/cel"
	"go.yaml.in/yaml/v3"
)

// loader reads the packs of one folder, each with what it extends.
type loader struct {
	files     fs.FS
	written   map[string]*packFile // by file; nil where it is broken
	open      map[string]bool      // files on the way to be read
	parsed    map[string]*cel.Ast  // expressions by their text
	mistakes  Mistakes
	catalogue *Catalogue
}

const packSuffix = ".yaml"

// add compiles one pack; its mistakes are noted, not returned.
func (l *loader) add(name string) error {
	written, err := l.read(name)
	if err != nil || written == nil {
		return err
	}
	own := *written
	pack, ms := compilePack(name, &own, l.parsed)
	l.mistakes = append(l.mistakes, ms...)
	if len(ms) > 0 || own.Abstract {
		return nil
	}
	c := l.catalogue
	if _, err := c.PackVersion(pack.info.Profile, pack.info.Version); err == nil {
		l.wrong(own.Version, name, "version %s of %s is there already", pack.info.Version, pack.info.Profile)
		return nil
	}
	c.packs = append(c.packs, pack)
	source, err := l.cases(strings.TrimSuffix(name, packSuffix))
	if source != nil {
		c.cases[pack] = *source
	}
	return err
}

// cases reads the cases beside a pack with those they extend; nil where there
// are none.
func (l *loader) cases(name string) (*casesSource, error) {
	file := name + casesSuffix
	data, err := fs.ReadFile(l.files, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	source := &casesSource{file: file, data: data}
	var head struct {
		Extends text `yaml:"extends"`
	}
	if yaml.Unmarshal(data, &head) != nil || head.Extends.Line == 0 {
		return source, nil
	}
	base := head.Extends.Value
	if l.open[base] || strings.ContainsAny(base, "/\\") {
		l.wrong(head.Extends, file, "there are no cases %q to extend", base)
		return source, nil
	}
	l.open[base] = true
	defer delete(l.open, base)
	source.base, err = l.cases(base)
	return source, err
}

func (l *loader) wrong(at text, file, format string, args ...any) {
	l.mistakes = append(l.mistakes, Mistake{file, max(at.Line, 1), fmt.Sprintf(format, args...)})
}

// read reads a pack with all it extends; nil where it is broken.
func (l *loader) read(name string) (*packFile, error) {
	if written, done := l.written[name]; done {
		return written, nil
	}
	data, err := fs.ReadFile(l.files, name)
	if err != nil {
		return nil, err
	}
	l.open[name], l.written[name] = true, nil
	defer delete(l.open, name)
	written, ms := readPack(name, data)
	if len(ms) > 0 {
		l.mistakes = append(l.mistakes, ms...)
		return nil, nil
	}
	standIn(reflect.ValueOf(written).Elem(), name)
	if base := written.Extends; base.Line > 0 {
		if ok, err := l.extend(written, name, base); !ok || err != nil {
			return nil, err
		}
	}
	l.written[name] = written
	return written, nil
}

// extend lays a pack over the one it names; false where that is broken.
func (l *loader) extend(written *packFile, name string, base text) (bool, error) {
	file := base.Value + packSuffix
	if _, err := fs.Stat(l.files, file); err != nil || strings.ContainsAny(base.Value, "/\\") {
		l.wrong(base, name, "there is no pack %q to extend", base.Value)
		return false, nil
	}
	if l.open[file] {
		l.wrong(base, name, "the pack extends itself by way of %q", base.Value)
		return false, nil
	}
	from, err := l.read(file)
	if err != nil || from == nil {
		return false, err
	}
	written.inherit(from)
	return true, nil
}
