// Package intake is the border: it takes folders, ZIP files and uploads in,
// bounds what they hold, and turns them into files with a place in a group.
// What it refuses it names with a reason; it drops nothing silently but what
// operating systems leave in folders.
package intake

import (
	"bytes"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"zhengqi/internal/dossier"
)

// Bounds of what is taken in.
const (
	MaxFile        = 20 << 20 // bytes of one file
	MaxFiles       = 2000     // files of one submission
	MaxTotal       = 2 << 30  // bytes of one ZIP, packed and unpacked
	maxDeclaration = 256 << 10
	maxPath        = 1000 // bytes
)

// DeclarationName is the file in which a group declares its facts.
const DeclarationName = "group.yaml"

// Submission is one group as handed in. Declared reports whether it holds a
// declaration; Group then has its facts, and an applicant for every applicant
// folder in any case. Close it when its files have been read.
type Submission struct {
	Group    dossier.Group
	Declared bool
	Files    []File
	forms    []filledForm
	closer   io.Closer
}

// Close gives back what the submission's files are read from.
func (s *Submission) Close() error { return s.closer.Close() }

// File is one file of a submission. One with a Problem was refused at the
// border and cannot be opened.
type File struct {
	Path    string // within the group, slash-separated, clean
	Owner   dossier.Owner
	Size    int64 // in bytes, as stated
	Problem *dossier.Problem
	open    func() (io.ReadCloser, error)
}

// Open returns the file's bytes. Damage met on the way is a dossier.Error.
func (f File) Open() (io.ReadCloser, error) {
	if f.Problem != nil {
		return nil, &dossier.Error{Class: dossier.Invalid, Code: f.Problem.Code, Message: f.Problem.Message, MessageEN: f.Problem.MessageEN}
	}
	r, err := f.open()
	if err != nil {
		return nil, errDamaged(err)
	}
	return damageReader{r}, nil
}

// Bytes returns all bytes of the file, at most MaxFile.
func (f File) Bytes() ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err == nil && len(data) > MaxFile {
		err = errFileTooLarge()
	}
	return data, err
}

// damageReader gives errors of reading the class and code of a damaged file.
type damageReader struct{ io.ReadCloser }

// Read implements io.Reader.
func (d damageReader) Read(p []byte) (int, error) {
	n, err := d.ReadCloser.Read(p)
	if err != nil && err != io.EOF {
		err = errDamaged(err)
	}
	return n, err
}

// OwnerOf tells the owner of a file by its path: enterprise/* belongs to the
// enterprise, applicants/<name>/* to that applicant, the rest to nobody yet.
func OwnerOf(file string) dossier.Owner {
	parts := strings.Split(file, "/")
	switch {
	case len(parts) >= 2 && parts[0] == "enterprise":
		return dossier.OwnerEnterprise
	case len(parts) >= 3 && parts[0] == "applicants":
		return dossier.Owner("applicants/" + parts[1])
	}
	return dossier.OwnerNone
}

// WithDate returns g with the day of submission, where it states none today in
// China.
func WithDate(g dossier.Group, now time.Time) dossier.Group {
	if g.Date == "" {
		g.Date = now.In(dossier.Shanghai).Format(time.DateOnly)
	}
	return g
}

// listing is what a folder or ZIP holds, before it is a submission.
type listing struct {
	files   []File
	folders []string // of applicants, also empty ones
}

// submission makes the listing a submission: it takes the declaration out,
// assigns owners and adds the applicants who have a folder. A declaration that
// cannot be read is an error beside a submission of all the rest.
func (l listing) submission(closer io.Closer) (*Submission, error) {
	s := &Submission{closer: closer}
	var declarationErr error
	for _, f := range l.files {
		if f.Path == DeclarationName {
			s.Declared, declarationErr = true, s.declare(f)
			continue
		}
		if f.Problem == nil && misnamed(f.Path) {
			f.Problem = problemMisnamed()
		}
		if f.Problem == nil || f.Problem.Code != codeUnsafePath {
			f.Owner = OwnerOf(f.Path)
		}
		s.Files = append(s.Files, f)
	}
	s.addApplicants(l.folders)
	return s, declarationErr
}

func (s *Submission) declare(f File) error {
	if f.Size > maxDeclaration {
		return errDeclaration([]mistake{{0, "文件过大", "the file is too large"}})
	}
	data, err := f.Bytes()
	if err != nil {
		return err
	}
	s.Group, err = ParseDeclaration(data)
	return err
}

// addApplicants makes an applicant of every folder of one that is not declared.
func (s *Submission) addApplicants(folders []string) {
	folders = slices.Clone(folders)
	for _, f := range s.Files {
		folders = append(folders, string(f.Owner))
	}
	s.Group.Applicants = withFolders(s.Group.Applicants, folders)
}

// withFolders adds an applicant for every folder of one that has none; other
// owners are passed over.
func withFolders(list []dossier.Applicant, folders []string) []dossier.Applicant {
	slices.Sort(folders)
	for _, folder := range slices.Compact(folders) {
		known := slices.ContainsFunc(list, func(a dossier.Applicant) bool { return a.Folder == folder })
		if strings.HasPrefix(folder, "applicants/") && !known {
			list = append(list, dossier.Applicant{Folder: folder})
		}
	}
	return list
}

// misnamed reports whether a file is meant as the declaration and has another
// name: the ending that Windows adds and hides, or other letters.
func misnamed(file string) bool {
	return file != DeclarationName && misnamedForm.MatchString(path.Base(file))
}

var misnamedForm = regexp.MustCompile(`(?i)^group\.(ya?ml|ya?ml\.txt|txt)$`)

// ignored reports whether a path is something operating systems and editors
// leave behind.
func ignored(file string) bool {
	for _, part := range strings.Split(file, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" || strings.HasPrefix(part, "~$") {
			return true
		}
	}
	base := strings.ToLower(path.Base(file))
	return base == "thumbs.db" || base == "desktop.ini"
}

// safe reports whether name is a relative path that stays where it is put.
func safe(name string) bool {
	if name == "" || len(name) > maxPath || strings.Contains(name, `\`) || strings.ContainsFunc(name, unicode.IsControl) {
		return false
	}
	drive := len(name) > 1 && name[1] == ':'
	return !drive && path.Clean("/"+name) == "/"+name
}

// shown gives a form of an unsafe name that is fit for a list.
func shown(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return '_'
		}
		return r
	}, strings.ReplaceAll(name, `\`, "/"))
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if len(name) > maxPath {
		name = strings.ToValidUTF8(name[len(name)-maxPath:], "")
	}
	if name == "" {
		return "_"
	}
	return name
}

// composed gives names one spelling: some systems store accents apart.
func composed(name string) string { return norm.NFC.String(strings.ToValidUTF8(name, "_")) }

// isZIP tells a ZIP file by its first bytes.
func isZIP(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}
