package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"zhengqi/internal/blob"
	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/queue"
	"zhengqi/internal/rules"
	"zhengqi/internal/store"
	"zhengqi/internal/web"
	"zhengqi/workers"
)

type serveCommand struct {
	Data   string `help:"数据目录。 The data directory." default:"./data" placeholder:"DIR"`
	Listen string `help:"监听地址。 The address to listen on." default:"127.0.0.1:8080" placeholder:"ADDR"`

	Host        []string  `help:"以此域名访问时也应答（例如代理的域名）；地址与不带点的名称总可访问。 Domains under which it is called, such as a proxy's; addresses and names without a dot need none." placeholder:"NAME"`
	ReprocessAt clockTime `help:"每天此时（中国时间）重新评估已存团组；不写则不定时。 Re-evaluate the stored groups every day at this time of China." placeholder:"HH:MM"`
}

// Run serves until it is told to stop, then stops everything it started.
func (c *serveCommand) Run(ctx context.Context, to streams) error {
	log := slog.New(slog.NewTextHandler(to.err, nil))
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return errNotListening(c.Listen, err)
	}
	h, err := openHouse(ctx, c.Data, c.Host, log)
	if err != nil {
		listener.Close()
		return err
	}
	defer h.close()
	defer h.workers.Stop()
	if err := h.workers.Start(); err != nil {
		listener.Close()
		return err
	}
	if c.ReprocessAt.set {
		h.startDaily(c.ReprocessAt)
	}
	fmt.Fprintf(to.err, "证齐已启动 zhengqi is up: http://%s/\n", listener.Addr())
	return h.answer(ctx, listener)
}

// errNotListening tells an address that is none from one that cannot be had.
func errNotListening(address string, cause error) error {
	var malformed *net.AddrError
	var unknown *net.DNSError
	if errors.As(cause, &malformed) || errors.As(cause, &unknown) {
		return &dossier.Error{Class: dossier.Invalid, Code: "bad_address", Message: "监听地址应为 地址:端口，例如 127.0.0.1:8080：" + address,
			MessageEN: "the address to listen on must be ADDRESS:PORT", Cause: cause}
	}
	return &dossier.Error{Class: dossier.Unavailable, Code: "address_in_use",
		Message: "无法监听 " + address + "，请换一个地址或停止占用它的程序。", MessageEN: "cannot listen on " + address, Cause: cause}
}

// house is every part of a server on one machine.
type house struct {
	log     *slog.Logger
	redis   *queue.Redis
	client  *queue.Client
	db      *store.DB
	blobs   *blob.Dir
	engine  recogniser
	workers *workers.Workers
	web     *web.Server
	temp    string   // for uploads while they are unpacked
	hosts   []string // under which it is called
	closers []func() // in the order they were opened
}

// openHouse opens the parts over the data directory dir. What was opened
// before an error is closed again.
func openHouse(ctx context.Context, dir string, hosts []string, log *slog.Logger) (*house, error) {
	h := &house{log: log, hosts: hosts}
	if err := h.open(ctx, dir); err != nil {
		h.close()
		return nil, err
	}
	return h, nil
}

func (h *house) open(ctx context.Context, dir string) (err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &dossier.Error{Class: dossier.Unavailable, Code: "data_not_writable",
			Message: "数据目录无法写入：" + dir, MessageEN: "the data directory cannot be written", Cause: err}
	}
	if h.redis, err = queue.StartRedis(ctx, filepath.Join(dir, "redis"), h.log); err != nil {
		return err
	}
	h.closers = append(h.closers, h.redis.Stop)
	if err := h.openStores(ctx, dir); err != nil {
		return err
	}
	return h.openWork(ctx)
}

// openWork makes the parts that work on what the stores hold.
func (h *house) openWork(ctx context.Context) (err error) {
	if h.client, err = queue.Connect(h.redis.URL(), time.Now); err != nil {
		return err
	}
	h.closeLater(h.client)
	shelf := rules.NewShelf(h.db)
	catalogue, err := shelf.Catalogue(ctx)
	if err != nil {
		return err
	}
	for _, p := range catalogue.Unusable() {
		h.log.WarnContext(ctx, "rule pack set aside", "profile", p.Profile, "version", p.Version, "code", p.Problem.Code, "error", p.Problem.MessageEN)
	}
	if h.engine, err = newRecogniser(ctx, h.log, 0); err != nil {
		return err
	}
	h.closeLater(h.engine)
	h.startRelay()
	line := pipeline.New(h.engine, shelf.Catalogue, time.Now)
	h.workers = workers.New(workers.Config{
		Store: h.db, Blobs: h.blobs, Pipeline: line, Queue: h.client,
		ReaderVersion: pipeline.ReaderVersion, Concurrency: readers(), Now: time.Now, Log: h.log,
	})
	h.web = newWeb(h, rulesDesk{shelf, line, h.db})
	return nil
}

func (h *house) openStores(ctx context.Context, dir string) (err error) {
	database := filepath.Join(dir, "zhengqi.db")
	if err := store.Migrate(ctx, database); err != nil {
		return err
	}
	if h.db, err = store.Open(ctx, database, time.Now); err != nil {
		return err
	}
	h.closeLater(h.db)
	if h.temp, err = freshTemp(dir); err != nil {
		return err
	}
	h.blobs, err = blob.OpenDir(filepath.Join(dir, "blobs"))
	return err
}

// freshTemp gives an empty directory for temporary files below dir: personal
// data stays in the data directory, and a crash leaves nothing for long.
func freshTemp(dir string) (string, error) {
	temp := filepath.Join(dir, "tmp")
	if err := os.RemoveAll(temp); err != nil {
		return "", err
	}
	return temp, os.Mkdir(temp, 0o700)
}

// startRelay passes on what the database has for the queue.
func (h *house) startRelay() {
	h.goOn(func(ctx context.Context) { queue.Relay(ctx, h.db, h.client, h.log) })
}

// startDaily asks for a reprocessing every day.
func (h *house) startDaily(at clockTime) {
	h.goOn(func(ctx context.Context) { daily(ctx, at, h.db, h.log) })
}

// goOn does work until the house is closed, which waits for its end.
func (h *house) goOn(work func(ctx context.Context)) {
	ctx, cancel := context.WithCancel(context.Background())
	var going sync.WaitGroup
	going.Go(func() { work(ctx) })
	h.closers = append(h.closers, func() { cancel(); going.Wait() })
}

func (h *house) closeLater(c io.Closer) {
	h.closers = append(h.closers, func() {
		if err := c.Close(); err != nil {
			h.log.Warn("close", "error", err)
		}
	})
}

// close closes what was opened, the last first.
func (h *house) close() {
	for i := len(h.closers) - 1; i >= 0; i-- {
		h.closers[i]()
	}
}

// ready reports whether every part answers.
func (h *house) ready(ctx context.Context) error {
	return errors.Join(h.db.Ping(ctx), h.client.Ping(ctx))
}

const (
	headerTimeout = 10 * time.Second
	idleTimeout   = 2 * time.Minute
	// drainTimeout is how long running requests have once the server stops.
	drainTimeout = 2 * time.Second
)

// answer serves HTTP on listener until ctx ends.
func (h *house) answer(ctx context.Context, listener net.Listener) error {
	server := &http.Server{Handler: h.web, ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout,
		ErrorLog: slog.NewLogLogger(h.log.Handler(), slog.LevelWarn)}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	h.log.Info("stopping")
	var stopping sync.WaitGroup
	defer stopping.Wait()
	stopping.Go(h.workers.Stop)
	h.web.Close()
	drain, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return server.Close()
	}
	return nil
}
