package main

import (
	"testing"
	"time"
)

func TestNextTimeOfDayIsThatOfChina(t *testing.T) {
	var at clockTime
	if err := at.UnmarshalText([]byte("02:30")); err != nil || !at.set {
		t.Fatal(err)
	}
	for now, want := range map[string]string{
		"2026-11-22T18:00:00Z":      "2026-11-23T02:30:00+08:00", // 02:00 in China
		"2026-11-22T18:30:00Z":      "2026-11-24T02:30:00+08:00",
		"2026-12-31T23:59:00+08:00": "2027-01-01T02:30:00+08:00",
	} {
		from, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := at.next(from).Format(time.RFC3339); got != want {
			t.Errorf("after %s: %s, want %s", now, got, want)
		}
	}
}

func TestTimesOfDayThatAreNone(t *testing.T) {
	for _, text := range []string{"24:00", "2", "02:60", "noon"} {
		var at clockTime
		if err := at.UnmarshalText([]byte(text)); err == nil || at.set {
			t.Errorf("%s is taken as %+v", text, at)
		}
	}
	if status, _, stderr := runProgram("serve", "--reprocess-at", "25:00"); status != exitUnusable || stderr == "" {
		t.Errorf("status %d: %s", status, stderr)
	}
}
