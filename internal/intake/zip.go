package intake

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhengqi/internal/dossier"
)

const (
	maxRatio     = 200     // unpacked to packed bytes, of files over 1 MiB
	maxDirectory = 8 << 20 // bytes read to learn what a ZIP holds
	flagEncoded  = 0x1     // general purpose bit 0: the entry has a password
)

// openZIP opens the group in the ZIP file name.
func openZIP(name string) (*Submission, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, errUnreadable(name, err)
	}
	s, err := readZIP(f)
	if s == nil {
		f.Close()
		return nil, err
	}
	return readable(s, err)
}

// readZIP makes a submission of the ZIP in f, which it closes with the
// submission. It gives both a submission and an error where only the
// declaration cannot be read, and leaves f open where there is no submission.
func readZIP(f *os.File) (*Submission, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, errNotZIP(err)
	}
	l, err := listZIP(f, info.Size())
	if err != nil {
		return nil, err
	}
	return l.submission(f)
}

// listZIP looks at every entry of the archive without unpacking any.
func listZIP(r io.ReaderAt, size int64) (listing, error) {
	if size > MaxTotal {
		return listing{}, errZIPTooLarge()
	}
	budget := &budgetReader{ReaderAt: r, left: maxDirectory}
	archive, err := zip.NewReader(budget, size)
	if errors.Is(err, errBudget) {
		return listing{}, errTooManyFiles()
	}
	if err != nil {
		return listing{}, errNotZIP(err)
	}
	budget.left = -1
	if office(archive.File) {
		return listing{}, errOfficeFile()
	}
	return listEntries(archive.File)
}

func listEntries(entries []*zip.File) (listing, error) {
	var l listing
	var total uint64
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = nameOf(entry)
	}
	wrapper := wrapping(names)
	for i, entry := range entries {
		name := strings.TrimPrefix(names[i], wrapper)
		if total += entry.UncompressedSize64; entry.UncompressedSize64 > MaxTotal || total > MaxTotal {
			return listing{}, errZIPTooLarge()
		}
		switch {
		case name == "" || ignored(name):
		case isFolder(entry):
			l.addFolder(strings.TrimSuffix(name, "/"))
		default:
			l.files = append(l.files, zipFile(entry, name))
		}
		if len(l.files) > MaxFiles || len(l.folders) > MaxFiles {
			return listing{}, errTooManyFiles()
		}
	}
	return l, nil
}

func isFolder(entry *zip.File) bool {
	return strings.HasSuffix(entry.Name, "/") || entry.Mode().IsDir()
}

// zipFile looks at one entry that is not a folder.
func zipFile(entry *zip.File, name string) File {
	f := File{Path: name, open: func() (io.ReadCloser, error) { return entry.Open() }}
	packed, unpacked := entry.CompressedSize64, entry.UncompressedSize64
	switch {
	case !safe(name):
		f.Path, f.Problem = shown(name), problemUnsafePath()
	case entry.Mode()&fs.ModeSymlink != 0:
		f.Problem = problemLink()
	case !entry.Mode().IsRegular():
		f.Problem = problemNotAFile()
	case entry.Flags&flagEncoded != 0:
		f.Problem = problemEncryptedZIP()
	case archive(name):
		f.Problem = problemNestedZIP()
	case unpacked > 1<<20 && unpacked/max(packed, 1) > maxRatio:
		f.Problem = problemBomb()
	default:
		f.bound(int64(unpacked))
	}
	return f
}

// bound notes the size of a file and refuses one that is too large.
func (f *File) bound(size int64) {
	f.Size = size
	if size > MaxFile {
		f.Problem = dossier.ProblemOf(errFileTooLarge())
	}
}

// archive tells an archive within a submission by its name; one that hides
// under another name is not a type that is read.
func archive(name string) bool {
	return slices.Contains([]string{".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"}, strings.ToLower(path.Ext(name)))
}

// office tells a word-processor or spreadsheet file, which is a ZIP too.
func office(entries []*zip.File) bool {
	return slices.ContainsFunc(entries, func(f *zip.File) bool { return f.Name == "[Content_Types].xml" || f.Name == "mimetype" })
}

// nameOf gives the entry's name as text. Chinese Windows writes GBK without
// saying so; names that are not UTF-8 are read as its superset GB 18030.
func nameOf(entry *zip.File) string {
	if utf8.ValidString(entry.Name) {
		return composed(entry.Name)
	}
	name, err := simplifiedchinese.GB18030.NewDecoder().String(entry.Name)
	if err != nil {
		name = entry.Name
	}
	return composed(name)
}

// wrapping returns the one folder, with its slash, that holds everything and
// is not itself a folder of the contract; else the empty text. Names that are
// refused have no say.
func wrapping(names []string) string {
	wrapper := ""
	for _, name := range names {
		if ignored(name) || !safe(strings.TrimSuffix(name, "/")) {
			continue
		}
		first, _, nested := strings.Cut(name, "/")
		if !nested || wrapper != "" && first+"/" != wrapper {
			return ""
		}
		wrapper = first + "/"
	}
	if wrapper == "enterprise/" || wrapper == "applicants/" {
		return ""
	}
	return wrapper
}

var errBudget = errors.New("the directory of the archive is too large")

// budgetReader fails once more than left bytes were read; a negative left is
// no bound. It keeps a directory of millions of entries out of memory.
type budgetReader struct {
	io.ReaderAt
	left int64
}

// ReadAt implements io.ReaderAt.
func (b *budgetReader) ReadAt(p []byte, at int64) (int, error) {
	if b.left >= 0 {
		if b.left -= int64(len(p)); b.left < 0 {
			b.left = 0
			return 0, errBudget
		}
	}
	return b.ReaderAt.ReadAt(p, at)
}
