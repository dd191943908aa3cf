// The clock of an account: the wall clock, or a virtual one that only requests and Advance move.

package reference

import "time"

// Epoch is where every virtual clock starts.
var Epoch = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

type clock struct {
	tick    time.Duration
	virtual time.Time
}

func newClock(tick time.Duration) clock {
	return clock{tick: tick, virtual: Epoch}
}

func (c *clock) now() time.Time {
	if c.tick == 0 {
		return time.Now().UTC()
	}
	return c.virtual
}

// requestArrives moves a virtual clock by one tick and returns the time at which the request is served.
func (c *clock) requestArrives() time.Time {
	c.virtual = c.virtual.Add(c.tick)
	return c.now()
}

func (c *clock) advance(d time.Duration) {
	if c.tick > 0 && d > 0 {
		c.virtual = c.virtual.Add(d)
	}
}
