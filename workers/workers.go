// Package workers runs the background work: it takes ids from the queue,
// claims what they stand for in the database, calls the pipeline and writes
// the outcome. The database decides what is to be done; a task that comes
// twice, late or never changes nothing but the time it takes.
package workers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"github.com/hibiken/asynq"

	"zhengqi/internal/dossier"
	"zhengqi/internal/queue"
)

// Store is what the workers need of the database.
type Store interface {
	Claim(ctx context.Context, documentID string) (dossier.Claim, error)
	Renew(ctx context.Context, claim dossier.Claim) error
	Finish(ctx context.Context, claim dossier.Claim, reading dossier.Reading) error
	Fail(ctx context.Context, claim dossier.Claim) error
	Release(ctx context.Context, claim dossier.Claim) error
	Known(ctx context.Context, sha, readerVersion string) ([]dossier.Paper, error)
	Basis(ctx context.Context, groupID string) (dossier.Group, []dossier.Correction, int64, error)
	SaveReport(ctx context.Context, groupID string, revision int64, report dossier.Report) error
	SaveFailure(ctx context.Context, groupID string, revision int64, problem *dossier.Problem) error
	Overdue(ctx context.Context, limit int) ([]dossier.Task, error)
}

// Blobs gives the bytes of uploaded files.
type Blobs interface {
	Open(ctx context.Context, sha string) (io.ReadCloser, error)
}

// Pipeline does the work itself. Its errors say by their class whether another
// try may help; ReadDocument ends soon after its ctx.
type Pipeline interface {
	ReadDocument(ctx context.Context, data []byte, kind dossier.Kind) ([]dossier.Paper, error)
	Evaluate(ctx context.Context, group dossier.Group, corrections []dossier.Correction) (dossier.Report, error)
}

// Config says what the workers work with and on.
type Config struct {
	Store         Store
	Blobs         Blobs
	Pipeline      Pipeline
	Queue         *queue.Client
	ReaderVersion string           // readings of this version are not made again
	Concurrency   int              // documents read at a time
	Now           func() time.Time // the clock
	Log           *slog.Logger
}

const (
	// renewPause is well under the lease of a claim, 20 s.
	renewPause = 5 * time.Second
	// concludeTimeout bounds the last write of a task whose ctx has ended.
	concludeTimeout = 5 * time.Second
	// shutdownTimeout is how long work has to end once its ctx has.
	shutdownTimeout = 5 * time.Second
)

// Workers runs tasks between Start and Stop.
type Workers struct {
	Config
	servers  []*asynq.Server
	stopping context.Context
	cancel   context.CancelFunc
	running  sync.WaitGroup // handlers, the sweep and, at the end, the servers
}

// New returns workers that have not started.
func New(config Config) *Workers {
	w := &Workers{Config: config}
	w.stopping, w.cancel = context.WithCancel(context.Background())
	all := map[string]int{string(dossier.QueueInteractive): 6, string(dossier.QueueIntake): 3, string(dossier.QueueReprocess): 1}
	// A second server of one worker keeps a place free for what somebody
	// waits for: reports, which take milliseconds, never queue behind
	// documents, which take seconds.
	urgent := map[string]int{string(dossier.QueueInteractive): 1}
	w.servers = []*asynq.Server{
		asynq.NewServerFromRedisClient(config.Queue.Redis(), serverConfig(config, config.Concurrency, all)),
		asynq.NewServerFromRedisClient(config.Queue.Redis(), serverConfig(config, 1, urgent)),
	}
	return w
}

func serverConfig(config Config, concurrency int, queues map[string]int) asynq.Config {
	return asynq.Config{
		Concurrency:              concurrency,
		Queues:                   queues,
		TaskCheckInterval:        40 * time.Millisecond,
		DelayedTaskCheckInterval: time.Second,
		ShutdownTimeout:          shutdownTimeout,
		RetryDelayFunc:           retryDelay,
		Logger:                   asynqLog{config.Log},
		LogLevel:                 asynq.WarnLevel,
	}
}

// retryDelay is none where a worker was lost, and doubles from one second to
// a minute where its work failed.
func retryDelay(n int, err error, _ *asynq.Task) time.Duration {
	if errors.Is(err, asynq.ErrLeaseExpired) {
		return 0
	}
	return min(time.Second<<min(n, 6), time.Minute)
}

// Start begins to work and returns at once.
func (w *Workers) Start() error {
	mux := asynq.NewServeMux()
	mux.HandleFunc(string(dossier.TaskRead), w.handle(w.readDocument))
	mux.HandleFunc(string(dossier.TaskEvaluate), w.handle(w.evaluateGroup))
	mux.HandleFunc(string(dossier.TaskReprocess), w.handle(w.evaluateGroup))
	for _, server := range w.servers {
		if err := server.Start(mux); err != nil {
			return fmt.Errorf("start workers: %w", err)
		}
	}
	w.running.Go(w.sweep)
	return nil
}

// Stop takes no more tasks, ends those that run, gives their claims back and
// returns within ten seconds. The database and Redis must still be there.
func (w *Workers) Stop() {
	for _, server := range w.servers {
		server.Stop()
	}
	w.cancel()
	for _, server := range w.servers {
		w.running.Go(server.Shutdown)
	}
	w.running.Wait()
}

// handle turns a task into its subject, ends the work when the workers stop,
// and tells asynq whether to try again.
func (w *Workers) handle(work func(ctx context.Context, subject string) error) func(context.Context, *asynq.Task) error {
	return func(ctx context.Context, task *asynq.Task) error {
		w.running.Add(1)
		defer w.running.Done()
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(w.stopping, cancel)()
		subject, err := queue.Subject(task.Payload())
		if err == nil {
			err = work(ctx, subject)
		}
		if err == nil {
			return nil
		}
		if !retryable(err) {
			w.Log.DebugContext(ctx, "task dropped", "task", task.Type(), "subject", subject, "reason", err)
			return nil
		}
		w.Log.ErrorContext(ctx, "task failed", "task", task.Type(), "subject", subject, "error", err)
		// asynq keeps the text of the error in Redis, where no personal data may go.
		return errors.New(dossier.ProblemOf(err).Code)
	}
}

// retryable decides for every task whether another try may help.
func retryable(err error) bool {
	return dossier.ClassOf(err) == dossier.Internal || dossier.ClassOf(err) == dossier.Unavailable
}

// guarded turns a panic of the work into an error, so that the claim can be
// given back.
func guarded[T any](work func() (T, error)) (result T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return work()
}

// asynqLog passes what asynq has to say on to the program's log.
type asynqLog struct{ log *slog.Logger }

// Debug implements asynq.Logger.
func (l asynqLog) Debug(args ...any) { l.log.Debug(fmt.Sprint(args...)) }

// Info implements asynq.Logger.
func (l asynqLog) Info(args ...any) { l.log.Debug(fmt.Sprint(args...)) }

// Warn implements asynq.Logger.
func (l asynqLog) Warn(args ...any) { l.log.Warn(fmt.Sprint(args...)) }

// Error implements asynq.Logger.
func (l asynqLog) Error(args ...any) { l.log.Error(fmt.Sprint(args...)) }

// Fatal implements asynq.Logger; ending the program is not for a library to
// decide.
func (l asynqLog) Fatal(args ...any) { l.log.Error(fmt.Sprint(args...)) }
