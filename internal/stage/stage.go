// Package stage measures how long the steps of a reading take. A step calls
// Start; who wants to know puts a Clock into the context.
package stage

import (
	"context"
	"sync"
	"time"
)

// Name names a step.
type Name string

// The steps of reading a file, in their order.
const (
	Open       Name = "open"       // bytes to the picture and the text of a page
	Zone       Name = "zone"       // the search for a machine-readable zone, and all of a passport
	Straighten Name = "straighten" // outline, perspective, light, which way is up
	Lines      Name = "lines"      // finding the lines and reading each once
	Fields     Name = "fields"     // labels, values, second looks
	Picture    Name = "picture"    // quality, and the specs of photos and signatures
)

// Names lists the steps in their order.
func Names() []Name { return []Name{Open, Zone, Straighten, Lines, Fields, Picture} }

// Clock adds up the time of every step. The zero Clock is ready for use, from
// several goroutines.
type Clock struct {
	mu    sync.Mutex
	spent map[Name]time.Duration
}

// Spent returns the time of a step so far.
func (c *Clock) Spent(n Name) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.spent[n]
}

func (c *Clock) add(n Name, d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.spent == nil {
		c.spent = map[Name]time.Duration{}
	}
	c.spent[n] += d
}

type key struct{}

// With returns a context whose steps are measured by c.
func With(ctx context.Context, c *Clock) context.Context {
	return context.WithValue(ctx, key{}, c)
}

// Start begins a step; the function it returns ends it. Without a Clock in the
// context nothing is measured.
func Start(ctx context.Context, n Name) (end func()) {
	c, ok := ctx.Value(key{}).(*Clock)
	if !ok {
		return func() {}
	}
	start := time.Now()
	return func() { c.add(n, time.Since(start)) }
}
