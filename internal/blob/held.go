package blob

import (
	"os"
	"syscall"
)

// createHeld makes a temporary file in dir and locks it for as long as it is
// open, so that another process can tell a write in progress from one that a
// crash has cut off.
func createHeld(dir string) (*os.File, error) {
	f, err := os.CreateTemp(dir, "put-*")
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// abandoned reports whether nobody holds the temporary file name any more.
func abandoned(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
