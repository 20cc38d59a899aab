package workers

import (
	"context"

	"github.com/hibiken/asynq"

	"zhengqi/internal/dossier"
)

// evaluateTries is how often a report is tried before its failure is told.
const evaluateTries = 3

// evaluateGroup makes the report on the group as it is now. While documents
// are being read it does nothing: the last of them asks again.
func (w *Workers) evaluateGroup(ctx context.Context, id string) error {
	group, corrections, revision, err := w.Store.Basis(ctx, id)
	if err != nil || group.Unfinished() {
		return err
	}
	report, err := guarded(func() (dossier.Report, error) { return w.Pipeline.Evaluate(ctx, group, corrections) })
	if err == nil {
		return w.Store.SaveReport(ctx, id, revision, report)
	}
	if tries, _ := asynq.GetRetryCount(ctx); retryable(err) && tries+1 < evaluateTries {
		return err
	}
	w.Log.ErrorContext(ctx, "no report can be made", "group", id, "error", err)
	return w.Store.SaveFailure(ctx, id, revision, dossier.ProblemOf(err))
}
