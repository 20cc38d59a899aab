package rules

import (
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"go.yaml.in/yaml/v3"

	"zhengqi/internal/dossier"
)

// loader compiles packs, each with what it extends.
type loader struct {
	files     map[string][]byte
	written   map[string]*packFile // by file; nil where it is broken
	open      map[string]bool      // files on the way to be read
	parsed    map[string]*cel.Ast  // expressions by their text
	mistakes  Mistakes
	catalogue *Catalogue
	own       map[string]bool   // files of an office's own packs
	extends   map[string]string // the file that a file extends
	basis     map[string]string // the folder in which a file finds first what it extends
}

func newLoader(files map[string][]byte) *loader {
	return &loader{files: files, written: make(map[string]*packFile), open: make(map[string]bool), parsed: make(map[string]*cel.Ast), own: make(map[string]bool),
		extends: make(map[string]string), basis: make(map[string]string), catalogue: &Catalogue{cases: make(map[*Pack]casesSource)}}
}

// addAll compiles every pack of the files.
func (l *loader) addAll() {
	for _, name := range slices.Sorted(maps.Keys(l.files)) {
		if !strings.HasSuffix(name, casesSuffix) {
			l.addNew(name)
		}
	}
}

// finish gives the packs, or every mistake.
func (l *loader) finish() (*Catalogue, error) {
	if err := l.mistakes.err(); err != nil {
		return nil, err
	}
	l.catalogue.sort()
	return l.catalogue, nil
}

// shelve adds a pack that was activated before. One that cannot be used, since
// the program around it changed, is set aside with the reason; the others stay.
func (l *loader) shelve(p dossier.PackText) {
	name, sound := l.put(p), len(l.mistakes)
	l.add(name)
	if len(l.mistakes) == sound {
		return
	}
	day, _, _ := strings.Cut(p.Version, ".") // as the compiler made sure of
	l.catalogue.aside = append(l.catalogue.aside, dossier.UnusablePack{Name: p.Name, Profile: p.Profile, Version: p.Version, From: day, Problem: *dossier.ProblemOf(l.mistakes[sound:].err())})
	l.mistakes, l.written[name] = l.mistakes[:sound], nil
}

// ownFolder keeps an office's pack apart from one of the program that came to
// have the same name.
const ownFolder = "own/"

// basisFolder keeps what an own pack extends as it was at the activation.
const basisFolder = "basis/"

// put adds the files of a pack and returns the name of the first.
func (l *loader) put(p dossier.PackText) string {
	name := p.Name
	if _, taken := l.files[name+packSuffix]; taken {
		name = ownFolder + name
	}
	l.files[name+packSuffix], l.own[name+packSuffix] = []byte(p.Body), true
	if p.Cases != "" {
		l.files[name+casesSuffix] = []byte(p.Cases)
	}
	folder := basisFolder + name + "/"
	for base, body := range p.Basis {
		l.files[folder+base+packSuffix] = []byte(body)
		l.basis[folder+base+packSuffix], l.basis[name+packSuffix] = folder, folder
	}
	return name + packSuffix
}

// basisOf are the packs of the program that a file extends, by their names.
func (l *loader) basisOf(file string) map[string]string {
	out := make(map[string]string)
	for base := l.extends[file]; base != "" && !l.own[base]; base = l.extends[base] {
		out[strings.TrimSuffix(path.Base(base), packSuffix)] = string(l.files[base])
	}
	return out
}

const packSuffix = ".yaml"

// add compiles one pack.
func (l *loader) add(name string) {
	written := l.read(name)
	if written == nil {
		return
	}
	own := *written
	pack, ms := compilePack(name, &own, l.parsed, l.own[name])
	l.mistakes = append(l.mistakes, ms...)
	if len(ms) > 0 || own.Abstract {
		return
	}
	c := l.catalogue
	if _, err := c.PackVersion(pack.info.Profile, pack.info.Version); err == nil {
		l.wrong(own.Version, name, "已有版本 %s（%s）", "version %s of %s is there already", pack.info.Version, pack.info.Profile)
		return
	}
	pack.basis = l.basisOf(name)
	c.packs = append(c.packs, pack)
	if source := l.cases(strings.TrimSuffix(name, packSuffix)); source != nil {
		c.cases[pack] = *source
	}
}

// cases are those beside a pack with those they extend; nil where there are
// none.
func (l *loader) cases(name string) *casesSource {
	file := name + casesSuffix
	data, there := l.files[file]
	if !there {
		return nil
	}
	source := &casesSource{file: file, data: data}
	var head struct {
		Extends text `yaml:"extends"`
	}
	if yaml.Unmarshal(data, &head) != nil || head.Extends.Line == 0 {
		return source
	}
	base := head.Extends.Value
	if l.open[file] {
		l.wrong(head.Extends, file, "用例经由 %q 扩展了自身", "the cases extend themselves by way of %q", base)
		return source
	}
	l.open[file] = true
	defer delete(l.open, file)
	if source.base = l.cases(base); source.base == nil {
		l.wrong(head.Extends, file, "没有可扩展的用例 %q", "there are no cases %q to extend", base)
	}
	return source
}

func (l *loader) wrong(at text, file, zh, en string, args ...any) {
	l.mistakes = append(l.mistakes, newMistake(file, max(at.Line, 1), zh, en, args...))
}

// read reads a pack with all it extends; nil where it is broken.
func (l *loader) read(name string) *packFile {
	if written, done := l.written[name]; done {
		return written
	}
	l.open[name], l.written[name] = true, nil
	defer delete(l.open, name)
	written, ms := readPack(name, l.files[name])
	if len(ms) > 0 {
		l.mistakes = append(l.mistakes, ms...)
		return nil
	}
	standIn(reflect.ValueOf(written).Elem(), name)
	if written.Extends.Line > 0 && !l.extend(written, name) {
		return nil
	}
	l.written[name] = written
	return written
}

// baseFile is the file that a pack means by the name of one that it extends.
func (l *loader) baseFile(base, name string) string {
	if file := l.basis[name] + base; l.files[file] != nil && l.basis[name] != "" {
		return file
	}
	if file := ownFolder + base; l.files[file] != nil && l.own[name] {
		return file
	}
	return base
}

// extend lays a pack over the one it names; false where that is broken.
func (l *loader) extend(written *packFile, name string) bool {
	base := written.Extends
	file := l.baseFile(base.Value+packSuffix, name)
	l.extends[name] = file
	if _, there := l.files[file]; !there {
		l.wrong(base, name, "没有可扩展的规则包 %q", "there is no pack %q to extend", base.Value)
		return false
	}
	if l.open[file] {
		l.wrong(base, name, "规则包经由 %q 扩展了自身", "the pack extends itself by way of %q", base.Value)
		return false
	}
	from := l.read(file)
	if from == nil {
		if l.own[name] { // its own mistakes are not told here
			l.wrong(base, name, "所扩展的规则包 %q 无法使用", "the pack %q, which it extends, cannot be used", base.Value)
		}
		return false
	}
	written.inherit(from)
	return true
}
