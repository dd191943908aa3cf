package conformance

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/generate"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// Progress is what a live line shows.
type Progress struct {
	Phase    string // "preflight", "programs", "reducing"
	Programs int
	Calls    int
	Rules    int // rules that were judged at least once
	Broken   int // rules that are broken so far
	Reduced  int
	Elapsed  time.Duration
	// Share of the budget that is used, 0 to 1.
	Share float64
}

// campaign runs programs until a budget is used up.
type campaign struct {
	settings Settings
	runner   *Runner
	tally    *tally
	trace    *traceWriter
	started  time.Time
	limit    string // which budget ended it
	full     bool   // a command did not fit into the budget any more
	probed   int    // calls of the probe
	least    int    // the fewest calls that were left for the campaign so far
	idle     int    // programs in a row that called nothing
	stopped  string // how the target failed to answer, where that ended it
	guard    sync.Mutex
	doubts   map[rules.ID]string // breaches that were not confirmed, and why
	reduced  struct{ calls, created, left int }
	caughtAt int // calls that were made when the first rule of Settings.Until was broken, 0 before
	// oneStore is the rule that shows that the target keeps one store for all Regions.
	// Then programs stay in one Region: across Regions everything would be vacuous.
	oneStore rules.ID
	progress func(Progress)
}

// firstProgram is the number of the first drawn program; smaller ones are written.
const firstProgram = 1000

// seedOf derives the seed of one program, so that runs of neighboring seeds share none.
func seedOf(seed uint64, program int) uint64 {
	// splitmix64: every bit of the run's seed reaches every program.
	z := seed*0x9e3779b97f4a7c15 + uint64(program+1)*0xbf58476d1ce4e5b9
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// outcome is what a worker has of one program.
type outcome struct {
	index     int
	execution *Execution
	err       error
}

// programsPerWorker is how many programs there are for each that works, where programs wait
// for their target: most of their time those of a target with delays do.
const programsPerWorker = 16

// inFlight is how many programs are on their way at a time, working or waiting.
func (c *campaign) inFlight() int {
	if c.runner.Target.Info().ClockMoves {
		return c.settings.Workers // nobody waits
	}
	return min(c.settings.Workers*programsPerWorker, max(c.settings.Workers, mostInFlight))
}

// mostInFlight bounds the memory that programs take which wait.
const mostInFlight = 64

// run draws and runs programs, several at a time. Executions are added in the
// order of their numbers and cut off where the budget of calls is reached, so that
// neither the number of workers nor their speed changes what is reported.
func (c *campaign) run(ctx context.Context) error {
	working, stop := c.untilTheEnd(ctx)
	defer stop()
	budget := c.searchCalls()
	if c.settings.Time > 0 {
		budget = 0
	}
	results, w := make(chan outcome), newWindow(c.inFlight(), budget, c.tally.calls)
	w.allow(c.roomCalls())
	var programs sync.WaitGroup
	drawn := newAhead(c.draw)
	programs.Go(func() {
		for {
			i, ok := w.begin(working)
			if !ok {
				return
			}
			drawn.begin(i)
			programs.Go(func() { results <- c.work(working, w, i, drawn) })
			programs.Go(func() { drawn.prepare(i + c.settings.Workers) })
		}
	})
	go func() { programs.Wait(); close(results) }()
	err := c.collect(ctx, results, w, stop)
	for range results { //nolint:revive // what was begun beyond the budget is let go
	}
	return err
}

// draw draws one program. It depends on nothing but the settings and its number.
func (c *campaign) draw(i int) language.Program {
	info := c.runner.Target.Info()
	config := generate.Config{
		Regions: toRegions(info.Regions), Uniform: c.settings.Uniform, Waits: info.ClockMoves, Order: c.settings.Seed, Turn: uint64(i) + 1,
	}
	if c.oneStore != "" {
		config.Regions = config.Regions[:1]
	}
	seed := seedOf(c.settings.Seed, i)
	return c.runner.possible(generate.Program(config).Example(int(seed))) //nolint:gosec // rapid takes the bits of the seed as an int
}

// work runs one program.
func (c *campaign) work(ctx context.Context, w *window, i int, drawn *ahead) outcome {
	seed, draw := seedOf(c.settings.Seed, i), func() language.Program { return drawn.take(i) }
	e, err := c.runner.run(ctx, firstProgram+uint64(i), seed, draw, func(calls int) (bool, <-chan struct{}) { return w.wanted(i, calls) })
	calls := 0
	if e != nil {
		calls = e.calls()
	}
	w.end(i, calls)
	return outcome{i, e, err}
}

func (c *campaign) collect(ctx context.Context, results <-chan outcome, w *window, stop func()) error {
	waiting := map[int]outcome{}
	for next := 0; ; {
		o, ok := <-results
		if !ok {
			return c.cut(ctx)
		}
		waiting[o.index] = o
		for o, ready := waiting[next]; ready; o, ready = waiting[next] {
			delete(waiting, next)
			next++
			switch {
			case o.err == nil || errors.Is(o.err, errUnsendable): // that cost one program
			case !errors.Is(o.err, context.Canceled) && !errors.Is(o.err, context.DeadlineExceeded):
				stop()
				return fmt.Errorf("tester error: %w", o.err)
			case o.execution == nil || len(o.execution.Steps) == 0:
				w.add()
				continue // it was ended before it had begun
			}
			if c.settings.Time == 0 {
				c.full = o.execution.shorten(c.searchCalls() - c.tally.calls)
			}
			if err := c.add(o.execution); err != nil {
				stop()
				return err
			}
			if c.over() {
				stop()
				if c.limit != reports.LimitTime {
					return nil
				}
				// Programs that were on their way are judged as far as they came.
			}
			w.shrink(c.searchCalls())
			w.allow(c.roomCalls())
			w.add()
		}
	}
}

// mostIdle is how many programs in a row may call nothing: a target without CreateKey cannot be
// asked anything.
const mostIdle = 50

// over reports whether the campaign has come to its end, and notes by which limit.
func (c *campaign) over() bool {
	switch {
	case c.huntIsOver():
		return true
	case c.tally.silence.stopped != "":
		c.limit, c.stopped = reports.LimitTarget, c.tally.silence.stopped
		return true
	case c.searched():
		c.limit = reports.LimitCalls
		if c.settings.Time > 0 {
			c.limit = reports.LimitTime
		}
		return true
	}
	return c.idle >= mostIdle
}

// huntIsOver reports whether a rule of Settings.Until is broken and nothing more is asked for.
func (c *campaign) huntIsOver() bool {
	if c.caughtAt == 0 && len(c.suspects()) > 0 {
		c.caughtAt = c.tally.calls
	}
	return c.caughtAt > 0 && c.tally.calls >= c.caughtAt+c.settings.Beyond
}

// suspects returns the rules of Settings.Until that are broken, in their order.
func (c *campaign) suspects() []rules.ID {
	var out []rules.ID
	for _, id := range c.settings.Until {
		if c.tally.suspected(id) {
			out = append(out, id)
		}
	}
	return out
}

func (c *campaign) cut(ctx context.Context) error {
	c.limit = reports.LimitTime
	if ctx.Err() != nil {
		c.limit = reports.LimitInterrupted
	}
	return nil
}

func (c *campaign) add(e *Execution) error {
	c.tally.add(e)
	if c.idle++; e.calls() > 0 {
		c.idle = 0
	}
	c.report("programs")
	if c.trace == nil {
		return nil
	}
	return c.trace.program(e)
}

func (c *campaign) report(phase string) {
	if c.progress == nil {
		return
	}
	p := Progress{Phase: phase, Programs: c.tally.programs, Calls: c.tally.calls, Elapsed: time.Since(c.started)}
	for id, r := range c.tally.rules {
		if _, known := rules.Get(id); known && r.checked > 0 {
			p.Rules++
		}
	}
	p.Broken = len(c.tally.broken())
	p.Share = float64(c.tally.calls) / float64(max(1, c.settings.Calls))
	if c.settings.Time > 0 {
		p.Share = float64(p.Elapsed) / float64(c.settings.Time)
	}
	p.Share = min(p.Share, 1)
	c.progress(p)
}

// timing gives the deadlines of a consistency profile (section 16.1 of the rule
// book for AWS; emulators have no reason to take longer than a moment).
func timing(consistency string) model.Timing {
	if consistency == Eventual {
		return model.Timing{Creating: 20 * time.Minute, Roles: 10 * time.Minute, Shared: 20 * time.Minute, Stale: 5 * time.Minute}
	}
	return model.Timing{Creating: 5 * time.Second, Roles: 5 * time.Second, Shared: 5 * time.Second}
}
