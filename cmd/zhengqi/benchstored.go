package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"zhengqi/internal/bench"
	"zhengqi/internal/blob"
	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/queue"
	"zhengqi/internal/rules"
	"zhengqi/internal/specimen"
	"zhengqi/internal/store"
	"zhengqi/workers"
)

// stricter is a pack that changes one number of the default one.
const stricter = `profile: liaoning-2026
version: "2026-01-02.1"
from: "2026-01-02"
title: 试算
title_en: stricter
extends: liaoning-2026
parameters: {min_employees: 1000.0}
`

// stored measures a change of rules over many stored applicants: the preview of
// a changed pack, and the reprocessing that follows its activation.
func (c *benchCommand) stored(ctx context.Context, to streams) error {
	dir, err := os.MkdirTemp("", "zhengqi-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	group, err := c.readGroup(ctx, to, filepath.Join(dir, "group"))
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "zhengqi.db")
	if err := store.Migrate(ctx, path); err != nil {
		return err
	}
	db, err := store.Open(ctx, path, time.Now)
	if err != nil {
		return err
	}
	defer db.Close()
	groups, err := bench.StoreGroups(ctx, db, path, group, c.Stored)
	if err != nil {
		return err
	}
	return c.change(ctx, to, dir, db, groups)
}

// readGroup writes a synthetic group and reads it.
func (c *benchCommand) readGroup(ctx context.Context, to streams, dir string) (dossier.Group, error) {
	o := specimen.Options{Applicants: 10, Defects: 6, Level: specimen.LevelPDF, Seed: c.Seed, Profile: "liaoning-2026", Business: "new", Date: today()}
	if _, err := specimen.Write(dir, o); err != nil {
		return dossier.Group{}, err
	}
	submission, err := intake.Open(dir)
	if err != nil {
		return dossier.Group{}, err
	}
	defer submission.Close()
	p, engine, err := newPipeline(ctx, to.err, 0)
	if err != nil {
		return dossier.Group{}, err
	}
	defer engine.Close()
	group := submission.Group
	group.Documents, err = p.ReadAll(ctx, sourcesOf(submission), func() {})
	return group, err
}

// change previews the stricter pack, activates it and reprocesses.
func (c *benchCommand) change(ctx context.Context, to streams, dir string, db *store.DB, groups int) error {
	shelf := rules.NewShelf(db)
	line := pipeline.New(nil, shelf.Catalogue, time.Now)
	desk := rulesDesk{shelf, line, db}
	text := dossier.PackText{Name: "stricter", Body: stricter}
	start := time.Now()
	preview, err := desk.Preview(ctx, text)
	if err != nil {
		return err
	}
	previewed := time.Since(start)
	if _, err := desk.Activate(ctx, text); err != nil {
		return err
	}
	reprocessed, err := c.reprocessAll(ctx, to, dir, db, line)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(to.out, "| stored applicants | groups | cores | preview, s | groups that flip | reprocessing, s |\n|---|---|---|---|---|---|\n| %d | %d | %d | %.1f | %d | %.1f |\n",
		c.Stored, groups, runtime.GOMAXPROCS(0), previewed.Seconds(), preview.Count, reprocessed.Seconds())
	return err
}

// reprocessAll runs a reprocessing through the queue until its last report is
// written.
func (c *benchCommand) reprocessAll(ctx context.Context, to streams, dir string, db *store.DB, line *pipeline.Pipeline) (time.Duration, error) {
	log := slog.New(slog.NewTextHandler(to.err, nil))
	redis, err := queue.StartRedis(ctx, filepath.Join(dir, "redis"), log)
	if err != nil {
		return 0, err
	}
	defer redis.Stop()
	client, err := queue.Connect(redis.URL(), time.Now)
	if err != nil {
		return 0, err
	}
	defer client.Close()
	blobs, err := blob.OpenDir(filepath.Join(dir, "blobs"))
	if err != nil {
		return 0, err
	}
	relaying, stop := context.WithCancel(ctx)
	defer stop()
	go queue.Relay(relaying, db, client, log)
	crew := workers.New(workers.Config{Store: db, Blobs: blobs, Pipeline: line, Queue: client,
		ReaderVersion: pipeline.ReaderVersion, Concurrency: readers(), Now: time.Now, Log: log})
	if err := crew.Start(); err != nil {
		return 0, err
	}
	defer crew.Stop()
	start := time.Now()
	run, err := db.Reprocess(ctx, false)
	for err == nil && run.Done < run.Total {
		time.Sleep(pollEvery)
		run, err = db.Reprocessing(ctx, run.ID)
	}
	return time.Since(start), err
}
