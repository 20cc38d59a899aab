package intake

import (
	"io"
	"io/fs"
	"os"
	"strings"
)

// maxEntries bounds how much of a folder is walked.
const maxEntries = 10 * MaxFiles

// Open opens the group at name, a folder or a ZIP file. Files it refuses are
// in the submission with their problems; a group that cannot be opened at all,
// or whose declaration cannot be read, is an error.
func Open(name string) (*Submission, error) {
	s, err := OpenToSend(name)
	if err == nil {
		s.takeForms(new(int))
		s.fillForms()
	}
	return s, err
}

// OpenToSend is Open for somebody who hands the group on: filled forms are
// files like any other, for the receiver to read.
func OpenToSend(name string) (*Submission, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, errUnreadable(name, err)
	}
	if info.IsDir() {
		return openFolder(name)
	}
	return openZIP(name)
}

// openFolder opens the group in the folder dir. Links are followed within dir
// only.
func openFolder(dir string) (*Submission, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, errUnreadable(dir, err)
	}
	var l listing
	if err := l.walk(root, dir); err != nil {
		root.Close()
		return nil, err
	}
	return readable(l.submission(root))
}

// readable closes a submission whose declaration cannot be read.
func readable(s *Submission, err error) (*Submission, error) {
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (l *listing) walk(root *os.Root, dir string) error {
	entries := 0
	return fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if entries++; entries > maxEntries || len(l.files) > MaxFiles {
			return errTooManyFiles()
		}
		switch {
		case name == ".":
			if err != nil {
				return errUnreadable(dir, err)
			}
		case ignored(name):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case err != nil:
			l.files = append(l.files, File{Path: displayed(name), Problem: problemNotAFile()})
		case entry.IsDir():
			l.addFolder(composed(name))
		default:
			l.files = append(l.files, folderFile(root, name))
		}
		return nil
	})
}

// addFolder notes the folder of an applicant, which makes one even when empty.
func (l *listing) addFolder(name string) {
	if parts := strings.Split(name, "/"); len(parts) == 2 && parts[0] == "applicants" {
		l.folders = append(l.folders, name)
	}
}

func displayed(name string) string {
	if name = composed(name); safe(name) {
		return name
	}
	return shown(name)
}

// folderFile looks at one entry that is not a folder itself.
func folderFile(root *os.Root, name string) File {
	f := File{Path: displayed(name), open: func() (io.ReadCloser, error) { return root.Open(name) }}
	link, err := root.Lstat(name)
	if err != nil {
		f.Problem = problemNotAFile()
		return f
	}
	isLink := link.Mode()&fs.ModeSymlink != 0
	info, err := root.Stat(name)
	switch {
	case isLink && (err != nil || !info.Mode().IsRegular()):
		f.Problem = problemLink()
	case err != nil || !info.Mode().IsRegular():
		f.Problem = problemNotAFile()
	case archive(name):
		f.Problem = problemNestedZIP()
	default:
		f.bound(info.Size())
	}
	return f
}
