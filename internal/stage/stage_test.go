package stage_test

import (
	"testing"
	"testing/synctest"
	"time"

	"zhengqi/internal/stage"
)

func TestClockAddsUpItsSteps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var c stage.Clock
		ctx := stage.With(t.Context(), &c)
		for range 2 {
			end := stage.Start(ctx, stage.Lines)
			time.Sleep(3 * time.Second)
			end()
		}
		stage.Start(t.Context(), stage.Fields)() // no clock: nothing to add to
		if c.Spent(stage.Lines) != 6*time.Second || c.Spent(stage.Fields) != 0 {
			t.Errorf("lines %v, fields %v; want 6s and 0s", c.Spent(stage.Lines), c.Spent(stage.Fields))
		}
	})
}
