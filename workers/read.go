package workers

import (
	"context"
	"errors"
	"io"
	"time"

	"zhengqi/internal/dossier"
)

// errTakenOver ends the work on a document that another worker has claimed.
var errTakenOver = errors.New("another worker has taken over")

// readDocument claims the document, reads it and writes the outcome.
func (w *Workers) readDocument(ctx context.Context, id string) error {
	claim, err := w.Store.Claim(ctx, id)
	if err != nil {
		return err
	}
	started := w.Now()
	papers, err := w.readClaimed(ctx, claim)
	reading := dossier.Reading{Papers: papers, ElapsedMS: w.Now().Sub(started).Milliseconds(), ReaderVersion: w.ReaderVersion}
	return w.conclude(ctx, claim, reading, err)
}

// readClaimed reads the document and renews the lease meanwhile; the work ends
// when the lease is lost.
func (w *Workers) readClaimed(ctx context.Context, claim dossier.Claim) ([]dossier.Paper, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	renewed := make(chan struct{})
	go func() {
		defer close(renewed)
		w.renew(ctx, claim, cancel)
	}()
	papers, err := guarded(func() ([]dossier.Paper, error) { return w.papersOf(ctx, claim) })
	cancel(nil)
	<-renewed
	if errors.Is(context.Cause(ctx), errTakenOver) {
		return nil, errTakenOver
	}
	return papers, err
}

// renew keeps the lease until ctx ends, and cancels the work when the lease is
// lost. A database that does not answer is no reason to stop: the fence
// guards the outcome.
func (w *Workers) renew(ctx context.Context, claim dossier.Claim, cancel context.CancelCauseFunc) {
	tick := time.NewTicker(renewPause)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := w.Store.Renew(ctx, claim); err != nil && dossier.ClassOf(err) == dossier.Conflict {
			cancel(errTakenOver)
			return
		}
	}
}

// papersOf gives the stored reading of the same bytes, or reads them.
func (w *Workers) papersOf(ctx context.Context, claim dossier.Claim) ([]dossier.Paper, error) {
	if !claim.Fresh {
		papers, err := w.Store.Known(ctx, claim.SHA256, w.ReaderVersion)
		if err == nil || dossier.ClassOf(err) != dossier.NotFound {
			return papers, err
		}
	}
	file, err := w.Blobs.Open(ctx, claim.SHA256)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	return w.Pipeline.ReadDocument(ctx, data, "")
}

// conclude writes what became of the claim, also when ctx has ended: work cut
// short is given back as if it had not begun, work that may go better another
// time counts as an attempt, and a file that cannot be read is a result.
func (w *Workers) conclude(ctx context.Context, claim dossier.Claim, reading dossier.Reading, err error) error {
	stopped := errors.Is(ctx.Err(), context.Canceled)
	write, cancel := context.WithTimeout(context.WithoutCancel(ctx), concludeTimeout)
	defer cancel()
	switch {
	case err == nil:
		return w.Store.Finish(write, claim, reading)
	case errors.Is(err, errTakenOver):
		return nil
	case stopped:
		return w.Store.Release(write, claim)
	case retryable(err) || ctx.Err() != nil:
		w.Log.WarnContext(ctx, "reading failed", "document", claim.DocumentID, "claim", claim.Fence, "error", err)
		return w.Store.Fail(write, claim)
	}
	reading.Papers, reading.Problem = nil, dossier.ProblemOf(err)
	return w.Store.Finish(write, claim, reading)
}
