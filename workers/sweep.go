package workers

import "time"

const (
	sweepBatch  = 1000
	eagerPause  = 2 * time.Second // after a start, when a crash may have left much
	eagerSweeps = 15
	sweepPause  = 5 * time.Second
)

// sweep queues again what should be moving and is not, until the workers stop:
// it is what makes a loss of Redis or of a worker harmless.
func (w *Workers) sweep() {
	failing := false
	for n := 0; ; n++ {
		err := w.sweepOnce()
		if failing != (err != nil) && w.stopping.Err() == nil {
			failing = err != nil
			w.Log.Warn("sweep of overdue work", "failing", failing, "error", err)
		}
		pause := sweepPause
		if n < eagerSweeps {
			pause = eagerPause
		}
		select {
		case <-w.stopping.Done():
			return
		case <-time.After(pause):
		}
	}
}

func (w *Workers) sweepOnce() error {
	tasks, err := w.Store.Overdue(w.stopping, sweepBatch)
	if err != nil {
		return err
	}
	for _, t := range tasks {
		if err := w.Queue.Enqueue(w.stopping, t); err != nil {
			return err
		}
	}
	return nil
}
