package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"

	"zhengqi/internal/dossier"
)

// Source is a file to be read: its path and owner within the group, and how to
// get its bytes.
type Source struct {
	Path  string
	Owner dossier.Owner
	Read  func() ([]byte, error)
}

// ReadAll reads every source, a core each, and calls progress after each one.
// The documents come in the order of the sources; a file that cannot be read
// is a document with a problem, and so is one whose owner has handed in the
// same bytes before. The only error is that of ctx.
func (p *Pipeline) ReadAll(ctx context.Context, sources []Source, progress func()) ([]dossier.Document, error) {
	documents := make([]dossier.Document, len(sources))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, source := range sources {
		g.Go(func() error {
			documents[i] = p.readSource(ctx, source)
			documents[i].ID = strconv.Itoa(i + 1)
			progress()
			return ctx.Err()
		})
	}
	err := g.Wait()
	markDuplicates(documents)
	return documents, err
}

func markDuplicates(documents []dossier.Document) {
	type content struct {
		owner dossier.Owner
		sha   string
	}
	first := map[content]string{}
	for i := range documents {
		d := &documents[i]
		of, again := first[content{d.Owner, d.SHA256}]
		switch {
		case d.Status != dossier.StatusRead:
		case again:
			d.Status, d.Problem, d.Papers = dossier.StatusUnreadable, dossier.DuplicateFile(of), nil
		default:
			first[content{d.Owner, d.SHA256}] = d.Path
		}
	}
}

func (p *Pipeline) readSource(ctx context.Context, source Source) dossier.Document {
	d := dossier.Document{Path: source.Path, Owner: source.Owner, Status: dossier.StatusRead, ReaderVersion: ReaderVersion}
	start := time.Now()
	data, err := source.Read()
	if err == nil {
		sum := sha256.Sum256(data)
		d.SHA256, d.Size = hex.EncodeToString(sum[:]), int64(len(data))
		d.Papers, err = p.ReadDocument(ctx, data, "")
	}
	d.ElapsedMS = time.Since(start).Milliseconds()
	if err != nil {
		d.Status, d.Problem = dossier.StatusUnreadable, dossier.ProblemOf(err)
	}
	return d
}
