package main

import (
	"context"
	"log/slog"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
)

// clockTime is a time of day in China, HH:MM; the zero one is none.
type clockTime struct {
	set          bool
	hour, minute int
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *clockTime) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	t, err := time.Parse("15:04", string(text))
	if err != nil {
		return &dossier.Error{Class: dossier.Invalid, Code: "bad_time",
			Message: "时间应为 HH:MM，例如 02:30：" + string(text), MessageEN: "the time must be HH:MM", Cause: err}
	}
	*c = clockTime{true, t.Hour(), t.Minute()}
	return nil
}

// next is when the clock shows that time next, after now.
func (c clockTime) next(now time.Time) time.Time {
	now = now.In(dossier.Shanghai)
	at := time.Date(now.Year(), now.Month(), now.Day(), c.hour, c.minute, 0, 0, dossier.Shanghai)
	if !at.After(now) {
		at = at.AddDate(0, 0, 1)
	}
	return at
}

// daily asks for a reprocessing every day at that time until ctx ends: groups
// are judged by the rules that were activated since, and by a program that was
// upgraded, without anybody's doing. Each is judged for the day of its
// submission, whatever day it is.
func daily(ctx context.Context, at clockTime, db *store.DB, log *slog.Logger) {
	for {
		timer := time.NewTimer(time.Until(at.next(time.Now())))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
		run, err := db.Reprocess(ctx, false)
		if err != nil {
			log.WarnContext(ctx, "daily reprocessing", "error", err)
			continue
		}
		log.InfoContext(ctx, "daily reprocessing", "run", run.ID, "groups", run.Total)
	}
}
