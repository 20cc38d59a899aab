package queue

import (
	"context"
	"log/slog"
	"time"

	"zhengqi/internal/dossier"
)

// Outbox is where tasks wait that were written in the same transaction as
// what they are about.
type Outbox interface {
	// OutboxReady receives when there may be new tasks.
	OutboxReady() <-chan struct{}
	// Outbox returns up to limit tasks, oldest first.
	Outbox(ctx context.Context, limit int) ([]dossier.Task, error)
	// Sent removes tasks that are queued.
	Sent(ctx context.Context, tasks []dossier.Task) error
}

const (
	relayBatch = 100
	relayPause = time.Second
)

// Relay moves tasks from the outbox to the queue until ctx ends: at once when
// there are new ones, else every second. A task that is queued but not yet
// removed from the outbox is queued again, which changes nothing. While the
// queue or the database is down it keeps trying.
func Relay(ctx context.Context, outbox Outbox, client *Client, log *slog.Logger) {
	tick := time.NewTicker(relayPause)
	defer tick.Stop()
	failing := false
	for ctx.Err() == nil {
		err := relayAll(ctx, outbox, client)
		if failing != (err != nil) && ctx.Err() == nil {
			failing = err != nil
			log.WarnContext(ctx, "relay of tasks to the queue", "failing", failing, "error", err)
		}
		select {
		case <-ctx.Done():
		case <-outbox.OutboxReady():
		case <-tick.C:
		}
	}
}

// relayAll empties the outbox, or stops at the first error.
func relayAll(ctx context.Context, outbox Outbox, client *Client) error {
	for {
		tasks, err := outbox.Outbox(ctx, relayBatch)
		if err != nil || len(tasks) == 0 {
			return err
		}
		for _, t := range tasks {
			if err := client.Enqueue(ctx, t); err != nil {
				return err
			}
		}
		if err := outbox.Sent(ctx, tasks); err != nil {
			return err
		}
	}
}
