// Package blobtest is the suite that every store of blobs passes.
package blobtest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"zhengqi/internal/dossier"
)

// Store is what the suite asks of an implementation.
type Store interface {
	Put(ctx context.Context, r io.Reader, limit int64) (sha string, size int64, err error)
	Open(ctx context.Context, sha string) (io.ReadCloser, error)
}

// Run runs the suite; open returns a new, empty store.
func Run(t *testing.T, open func(t *testing.T) Store) {
	for name, test := range map[string]func(*testing.T, Store){
		"ReturnsWhatWasPut": returnsWhatWasPut, "KeepsEmptyBytes": keepsEmptyBytes,
		"RefusesOverLimit": refusesOverLimit, "PassesReadErrorOn": passesReadErrorOn,
		"UnknownNameIsNotFound": unknownNameIsNotFound, "SameBytesAtOnce": sameBytesAtOnce,
		"StopsWithContext": stopsWithContext,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

func put(t *testing.T, s Store, data []byte) string {
	t.Helper()
	sha, size, err := s.Put(t.Context(), bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	if want := hex.EncodeToString(sum[:]); sha != want || size != int64(len(data)) {
		t.Fatalf("Put gave %s, %d; want %s, %d", sha, size, want, len(data))
	}
	return sha
}

func check(t *testing.T, s Store, sha string, want []byte) {
	t.Helper()
	r, err := s.Open(t.Context(), sha)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	got, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(got, want) {
		t.Fatalf("Open(%s) gave %d bytes, %v; want %d bytes", sha, len(got), err, len(want))
	}
}

func returnsWhatWasPut(t *testing.T, s Store) {
	a, b := bytes.Repeat([]byte("护照"), 100_000), []byte("照片")
	shaA, shaB := put(t, s, a), put(t, s, b)
	check(t, s, shaA, a)
	check(t, s, shaB, b)
	if again := put(t, s, a); again != shaA {
		t.Errorf("the same bytes gave %s, then %s", shaA, again)
	}
	check(t, s, shaA, a)
}

func keepsEmptyBytes(t *testing.T, s Store) { check(t, s, put(t, s, nil), nil) }

func refusesOverLimit(t *testing.T, s Store) {
	data := strings.Repeat("x", 1001)
	_, _, err := s.Put(t.Context(), strings.NewReader(data), 1000)
	if dossier.ClassOf(err) != dossier.TooLarge {
		t.Fatalf("1001 bytes under a limit of 1000: %v", err)
	}
	sum := sha256.Sum256([]byte(data))
	if _, err := s.Open(t.Context(), hex.EncodeToString(sum[:])); dossier.ClassOf(err) != dossier.NotFound {
		t.Errorf("refused bytes are there: %v", err)
	}
}

func passesReadErrorOn(t *testing.T, s Store) {
	broken := errors.New("connection lost")
	_, _, err := s.Put(t.Context(), io.MultiReader(strings.NewReader("half"), iotest.ErrReader(broken)), 1000)
	if !errors.Is(err, broken) {
		t.Errorf("Put of a broken stream: %v", err)
	}
}

func unknownNameIsNotFound(t *testing.T, s Store) {
	for _, sha := range []string{strings.Repeat("ab", 32), "", "ab", "../../../../etc/passwd", strings.Repeat("Z", 64)} {
		if _, err := s.Open(t.Context(), sha); dossier.ClassOf(err) != dossier.NotFound {
			t.Errorf("Open(%q): %v", sha, err)
		}
	}
}

func sameBytesAtOnce(t *testing.T, s Store) {
	data := bytes.Repeat([]byte{7}, 50_000)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, _, err := s.Put(t.Context(), bytes.NewReader(data), 1<<20); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	check(t, s, put(t, s, data), data)
}

func stopsWithContext(t *testing.T, s Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := s.Put(ctx, strings.NewReader("x"), 10); !errors.Is(err, context.Canceled) {
		t.Errorf("Put under a cancelled context: %v", err)
	}
}
