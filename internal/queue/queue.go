// Package queue carries tasks to the workers through Redis. It holds ids
// only, and it may lose everything at any time: the database knows what is
// still to be done, and the relay and the sweep queue it again.
package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"

	"zhengqi/internal/dossier"
)

// maxRetry is how often asynq runs a task again. It is far above the number
// of attempts the database allows, so that the database decides.
const maxRetry = 25

// timeouts bound one run of each task.
var timeouts = map[dossier.TaskName]time.Duration{
	dossier.TaskRead:      10 * time.Minute, // a PDF of 100 pages
	dossier.TaskEvaluate:  time.Minute,
	dossier.TaskReprocess: time.Minute,
}

// Client enqueues tasks. It may be used from several goroutines.
type Client struct {
	redis redis.UniversalClient
	now   func() time.Time
}

// Connect returns a client of the Redis at url, redis://host:port/db or
// unix:///path/to/socket; now is the clock. It does not wait for Redis to
// answer; Ping does.
func Connect(url string, now func() time.Time) (*Client, error) {
	options, err := redis.ParseURL(url)
	if err != nil {
		return nil, &dossier.Error{Class: dossier.Invalid, Code: "invalid_redis_url", Cause: err,
			Message:   "Redis 地址无效，应如 redis://127.0.0.1:6379/0 或 unix:///path/redis.sock。",
			MessageEN: "The address of Redis is not valid; it looks like redis://127.0.0.1:6379/0 or unix:///path/redis.sock."}
	}
	return &Client{redis: redis.NewClient(options), now: now}, nil
}

// Redis returns the connection, for the workers' server.
func (c *Client) Redis() redis.UniversalClient { return c.redis }

// Close closes the connection.
func (c *Client) Close() error { return c.redis.Close() }

// Ping reports whether Redis answers.
func (c *Client) Ping(ctx context.Context) error { return unavailable(c.redis.Ping(ctx).Err()) }

// Enqueue puts the task into its queue, unless it waits there already. The
// same task may be enqueued any number of times.
func (c *Client) Enqueue(ctx context.Context, t dossier.Task) error {
	// A client of asynq remembers which queues it has announced; a new one
	// announces them again, which matters after Redis was flushed.
	client := asynq.NewClientFromRedisClient(c.redis)
	err := enqueue(ctx, client, t, t.ID())
	if errors.Is(err, asynq.ErrTaskIDConflict) {
		err = c.revive(ctx, client, t)
	}
	return unavailable(err)
}

func enqueue(ctx context.Context, client *asynq.Client, t dossier.Task, id string) error {
	payload, err := json.Marshal(payload{ID: t.Subject})
	if err != nil {
		return err
	}
	_, err = client.EnqueueContext(ctx, asynq.NewTask(string(t.Name), payload),
		asynq.TaskID(id), asynq.Queue(string(t.Queue)), asynq.MaxRetry(maxRetry), asynq.Timeout(timeouts[t.Name]))
	return err
}

// revive looks at the task that has the identity already. One that waits will
// run. One that asynq has given up never will, and is replaced. One that
// counts as running although the database asks for it belongs to a worker
// that has begun just now, or that died before it could claim; a second one,
// at most one a minute, is harmless in the first case and saves the second.
func (c *Client) revive(ctx context.Context, client *asynq.Client, t dossier.Task) error {
	inspector := asynq.NewInspectorFromRedisClient(c.redis)
	info, err := inspector.GetTaskInfo(string(t.Queue), t.ID())
	if errors.Is(err, asynq.ErrTaskNotFound) {
		return ignoreConflict(enqueue(ctx, client, t, t.ID()))
	}
	if err != nil {
		return err
	}
	switch info.State {
	case asynq.TaskStateArchived, asynq.TaskStateCompleted:
		if err := inspector.DeleteTask(string(t.Queue), t.ID()); err != nil && !errors.Is(err, asynq.ErrTaskNotFound) {
			return err
		}
		return ignoreConflict(enqueue(ctx, client, t, t.ID()))
	case asynq.TaskStateActive:
		spare := t.ID() + "/again-" + strconv.FormatInt(c.now().Unix()/60, 10)
		return ignoreConflict(enqueue(ctx, client, t, spare))
	}
	return nil
}

func ignoreConflict(err error) error {
	if errors.Is(err, asynq.ErrTaskIDConflict) {
		return nil
	}
	return err
}

// payload is all that a task carries.
type payload struct {
	ID string `json:"id"`
}

// Subject returns the id that the payload of a task carries. Anything but an
// id is refused, with class Invalid: no retry helps.
func Subject(data []byte) (string, error) {
	var p payload
	err := json.Unmarshal(data, &p)
	if err == nil && (p.ID == "" || len(p.ID) > 64) {
		err = fmt.Errorf("id of %d bytes", len(p.ID))
	}
	if err != nil {
		return "", &dossier.Error{Class: dossier.Invalid, Code: "invalid_task", Cause: err,
			Message: "任务内容无效。", MessageEN: "The task carries no id."}
	}
	return p.ID, nil
}

func unavailable(err error) error {
	if err == nil {
		return nil
	}
	return &dossier.Error{Class: dossier.Unavailable, Code: "queue_unavailable", Cause: err,
		Message: "任务队列暂时不可用，恢复后自动继续。", MessageEN: "The task queue is not available; work goes on by itself once it is back."}
}
