package queue

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"time"

	"github.com/redis/go-redis/v9"

	"zhengqi/internal/dossier"
)

const (
	// maxSocketPath keeps clear of the 108 bytes a socket's address may have.
	maxSocketPath = 100
	startTimeout  = 30 * time.Second
	stopTimeout   = 3 * time.Second
	lockTimeout   = 10 * time.Second
	pollPause     = 20 * time.Millisecond
	restartPause  = time.Second
)

// Redis is a private redis-server: a child of this process on a Unix socket,
// without a TCP port, that writes every command to disk before it answers.
// It is started again when it ends unasked, and dies with this process.
type Redis struct {
	dir    string
	socket string
	lock   *os.File
	log    *slog.Logger

	stop    chan struct{}
	stopped chan struct{}
	once    sync.Once
}

// StartRedis starts a redis-server whose data lies in dir and returns when it
// answers. Data it cannot load is set aside: the database knows what is to be
// done. Codes: redis_missing when redis-server is not installed, data_in_use
// when another process has the directory, redis_failed.
func StartRedis(ctx context.Context, dir string, log *slog.Logger) (*Redis, error) {
	if _, err := exec.LookPath("redis-server"); err != nil {
		return nil, errRedisMissing(err)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, errRedisFailed(dir, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, errRedisFailed(dir, err)
	}
	lock, err := lockDir(ctx, dir)
	if err != nil {
		return nil, err
	}
	r := &Redis{dir: dir, lock: lock, log: log, stop: make(chan struct{}), stopped: make(chan struct{})}
	child, err := r.begin(ctx)
	if err != nil {
		r.cleanUp()
		return nil, errRedisFailed(dir, err)
	}
	go r.supervise(child)
	return r, nil
}

// begin places the socket and brings the first child up, without the old data
// where it cannot be loaded.
func (r *Redis) begin(ctx context.Context) (*child, error) {
	if err := r.placeSocket(); err != nil {
		return nil, err
	}
	c, err := r.launch(ctx)
	if err == nil || ctx.Err() != nil {
		return c, err
	}
	aside := fmt.Sprintf("appendonlydir.damaged-%d", time.Now().Unix())
	if os.Rename(filepath.Join(r.dir, "appendonlydir"), filepath.Join(r.dir, aside)) != nil {
		return nil, err
	}
	r.log.WarnContext(ctx, "redis-server could not load its data; it is set aside", "as", aside, "error", err)
	return r.launch(ctx)
}

// placeSocket puts the socket beside the data, or into a temporary directory
// where that path is too long for a socket.
func (r *Redis) placeSocket() error {
	r.socket = filepath.Join(r.dir, "redis.sock")
	if len(r.socket) <= maxSocketPath {
		return nil
	}
	short, err := os.MkdirTemp("", "zhengqi-redis-")
	r.socket = filepath.Join(short, "s")
	return err
}

// URL returns the address for Connect.
func (r *Redis) URL() string { return (&url.URL{Scheme: "unix", Path: r.socket}).String() }

// Stop shuts the server down cleanly and waits until it is gone. It may be
// called more than once.
func (r *Redis) Stop() {
	r.once.Do(func() { close(r.stop) })
	<-r.stopped
}

func (r *Redis) cleanUp() {
	if r.socket != "" && filepath.Dir(r.socket) != r.dir {
		os.RemoveAll(filepath.Dir(r.socket))
	}
	r.lock.Close()
}

// supervise keeps a child running until Stop.
func (r *Redis) supervise(c *child) {
	defer close(r.stopped)
	defer r.cleanUp()
	for {
		if c != nil {
			select {
			case <-r.stop:
				c.end()
				return
			case <-c.exited:
			}
		}
		r.log.Warn("redis-server ended unasked; starting it again")
		select {
		case <-r.stop:
			return
		case <-time.After(restartPause):
		}
		c = r.relaunch()
	}
}

// relaunch starts another child, giving up at once when Stop is called.
func (r *Redis) relaunch() *child {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-r.stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	c, err := r.launch(ctx)
	if err != nil {
		r.log.Error("redis-server does not start", "error", err)
		return nil
	}
	return c
}

// launch starts one child and waits until it answers.
func (r *Redis) launch(ctx context.Context) (*child, error) {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	os.Remove(r.socket)
	c, err := r.spawn()
	if err != nil {
		return nil, err
	}
	if err := r.await(ctx, c); err != nil {
		c.end()
		return nil, err
	}
	return c, nil
}

func (r *Redis) await(ctx context.Context, c *child) error {
	client := redis.NewClient(&redis.Options{Network: "unix", Addr: r.socket, MaxRetries: -1})
	defer client.Close()
	for {
		err := client.Ping(ctx).Err()
		if err == nil {
			return nil
		}
		select {
		case <-c.exited:
			return fmt.Errorf("redis-server ended: %w; its log is %s", c.err, filepath.Join(r.dir, "redis.log"))
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(pollPause):
		}
	}
}

// child is one running redis-server; err is set once exited is closed.
type child struct {
	process *os.Process
	exited  chan struct{}
	err     error
}

// spawn starts the process. The kernel kills it when the thread that started
// it ends, so the goroutine keeps its thread until the child is gone. The
// child has its own process group, lest Ctrl-C stop it before the workers; and
// it inherits the lock of the directory, so that no other server can come
// before it is really gone.
func (r *Redis) spawn() (*child, error) {
	cmd := exec.Command("redis-server", r.arguments()...)
	cmd.Dir = r.dir
	cmd.ExtraFiles = []*os.File{r.lock}
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	c := &child{exited: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		err := cmd.Start()
		c.process = cmd.Process
		started <- err
		if err == nil {
			c.err = cmd.Wait()
			close(c.exited)
		}
	}()
	return c, <-started
}

func (r *Redis) arguments() []string {
	return []string{
		"--port", "0", "--unixsocket", r.socket, "--unixsocketperm", "700", "--dir", r.dir,
		"--appendonly", "yes", "--appendfsync", "always", "--save", "", "--maxmemory-policy", "noeviction",
		"--daemonize", "no", "--loglevel", "warning", "--logfile", "redis.log",
	}
}

// end asks the child to shut down, and kills it when it does not.
func (c *child) end() {
	c.process.Signal(syscall.SIGTERM)
	select {
	case <-c.exited:
	case <-time.After(stopTimeout):
		c.process.Kill()
		<-c.exited
	}
}

// lockDir takes dir for this process, waiting a little for the server of one
// that has just died.
func lockDir(ctx context.Context, dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, "redis.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, errRedisFailed(dir, err)
	}
	deadline := time.After(lockTimeout)
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return f, nil
		}
		select {
		case <-ctx.Done():
		case <-deadline:
		case <-time.After(pollPause):
			continue
		}
		f.Close()
		return nil, errDataInUse(dir, err)
	}
}

func errRedisMissing(cause error) error {
	return &dossier.Error{Class: dossier.Unavailable, Code: "redis_missing", Cause: cause,
		Message:   "没有找到 redis-server。请先安装：apt-get install redis-server。",
		MessageEN: "redis-server is not installed; install it: apt-get install redis-server."}
}

func errDataInUse(dir string, cause error) error {
	return &dossier.Error{Class: dossier.Conflict, Code: "data_in_use", Cause: cause,
		Message:   fmt.Sprintf("数据目录 %s 正被另一个进程使用，请先停止它。", dir),
		MessageEN: fmt.Sprintf("Another process uses the data directory %s; stop it first.", dir)}
}

func errRedisFailed(dir string, cause error) error {
	return &dossier.Error{Class: dossier.Unavailable, Code: "redis_failed", Cause: cause,
		Message:   fmt.Sprintf("redis-server 无法在 %s 启动，请查看该目录下的 redis.log。", dir),
		MessageEN: fmt.Sprintf("redis-server does not start in %s; see redis.log there.", dir)}
}
