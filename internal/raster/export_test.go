package raster

import "time"

// KillIdleRenderers ends the renderers behind the pool's back and returns how
// many there were.
func KillIdleRenderers() int {
	renderers.mu.Lock()
	defer renderers.mu.Unlock()
	for _, c := range renderers.idle {
		c.kill()
	}
	return len(renderers.idle)
}

// LeaveRenderer gives a new renderer the first page of data, ends its input
// once it had time to begin, and waits for its end.
func LeaveRenderer(data []byte) error {
	c, err := startRenderer()
	if err != nil {
		return err
	}
	if err := c.encoder.Encode(renderRequest{data, 1, DefaultLimits, nil}); err != nil {
		return err
	}
	time.Sleep(300 * time.Millisecond)
	return c.end()
}

// Curled reports whether the sheet was found to be bent.
func (s *Sheet) Curled() bool { return s.toPage.curl != nil }
