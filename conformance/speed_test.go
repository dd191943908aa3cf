package conformance

import (
	"context"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/generate"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

var (
	speedFile   = flag.String("speed", "", "TestSpeed: file that the speed of the suite is written to (make bench)")
	speedSlices = flag.Int("slices", 15, "TestSpeed: slices of each part")
	speedCalls  = flag.Int("slice-calls", 4000, "TestSpeed: calls of one slice")
)

const (
	// leastSpeed is what the suite has to reach of the bare loop.
	leastSpeed = 0.80
	bareLoop   = "bare SDK loop"
	// garbage is as in the program: the bare loop gains by it too.
	garbage = 400
	// slowFault takes a program of six commands to show, so that there is something to reduce.
	slowFault, slowRule = "bystander-keeps-old-primary", "MRK-PRIMARY-03"
)

// TestSpeed measures the suite beside a loop that makes the same calls with the SDK alone.
func TestSpeed(t *testing.T) {
	if *speedFile == "" {
		t.Skip("it takes minutes: make bench")
	}
	debug.SetGCPercent(garbage)
	bench := newBench(t)
	for slice := range *speedSlices {
		for _, workers := range []int{1, 4, 16} {
			bench.calls(uint64(slice)+1, workers)
		}
		bench.parts(uint64(slice) + 1)
	}
	speed := bench.result()
	require.NoError(t, os.MkdirAll(filepath.Dir(*speedFile), 0o755))
	require.NoError(t, reports.WriteSpeed(*speedFile, speed))
	t.Logf("\n%s\nThe table is in %s.", speed.Markdown(), *speedFile)
	for _, p := range speed.Missed() {
		assert.GreaterOrEqual(t, p.Ratio.Median, p.Least, "%s, %d workers", p.Name, p.Workers)
	}
}

// bench collects what the slices took.
type bench struct {
	t      *testing.T
	target *recording
	bare   *targets.Bare
	parts_ []*part
	slow   slow
	loop   float64 // calls a second of the bare loop with one worker in this slice
	last   []*Execution
	trace  string
}

// part is one line of the table.
type part struct {
	name, unit string
	workers    int
	least      float64
	perSecond  []float64
	ratio      []float64
}

func newBench(t *testing.T) *bench {
	t.Helper()
	target, err := targets.NewReference(targets.ReferenceOptions{})
	require.NoError(t, err)
	bare, err := targets.NewBare(target)
	require.NoError(t, err)
	t.Cleanup(func() { bare.Close(); _ = target.Close() })
	b := &bench{t: t, target: &recording{Target: target}, bare: bare, trace: filepath.Join(t.TempDir(), "run.ndjson")}
	b.slow.find(t)
	return b
}

func (b *bench) add(name, unit string, workers int, least, done float64, took time.Duration, loop float64) {
	var to *part
	for _, p := range b.parts_ {
		if p.name == name && p.workers == workers {
			to = p
		}
	}
	if to == nil {
		to = &part{name: name, unit: unit, workers: workers, least: least}
		b.parts_ = append(b.parts_, to)
	}
	perSecond := done / took.Seconds()
	to.perSecond = append(to.perSecond, perSecond)
	if loop == 0 {
		loop = perSecond
	}
	to.ratio = append(to.ratio, perSecond/loop)
}

// calls measures a campaign with checking and trace, and the bare loop with its calls.
func (b *bench) calls(seed uint64, workers int) {
	settings := DefaultSettings()
	settings.Seed, settings.Workers, settings.Calls = seed, workers, *speedCalls
	runner := &Runner{Target: b.target, Timing: timing(settings.Consistency), Identity: Identity{Prefix: "bench-"}}
	trace, err := createTrace(b.trace, newHeader(b.target.Info(), seed, runner))
	require.NoError(b.t, err)
	c := &campaign{settings: settings, tally: newTally(), runner: runner, trace: trace, started: time.Now()}
	b.target.programs = nil
	start := time.Now()
	require.NoError(b.t, c.run(b.t.Context()))
	require.NoError(b.t, trace.finish(Footer{Programs: c.tally.programs, Calls: c.tally.calls, Verdicts: c.tally.verdicts()}))
	took := time.Since(start)
	require.Empty(b.t, c.tally.broken())

	programs, made := b.prepare()
	start = time.Now()
	b.replay(programs, workers)
	bareTook := time.Since(start)
	loop := float64(made) / bareTook.Seconds()
	if workers == 1 {
		b.loop = loop
	}
	b.add(bareLoop, "calls", workers, 0, float64(made), bareTook, loop)
	b.add("suite with checking and trace", "calls", workers, leastSpeed, float64(made), took, loop)
}

// prepare makes the inputs of all the calls that the campaign made.
func (b *bench) prepare() ([]prepared, int) {
	var out []prepared
	made := 0
	for _, p := range b.target.programs {
		calls, err := b.bare.Prepare(p.made)
		require.NoError(b.t, err)
		out = append(out, prepared{session: p, calls: calls})
		made += len(calls)
	}
	return out, made
}

// prepared is a program whose calls can be made again.
type prepared struct {
	session *recordedSession
	calls   []targets.Prepared
}

// replay makes the calls of programs again, in accounts of the same names: they are as new
// as those of the campaign were, so that the answers are those that it had.
func (b *bench) replay(programs []prepared, workers int) {
	var next, refused atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(programs); i = int(next.Add(1)) - 1 {
				p := programs[i]
				session, err := b.target.Target.Open(b.t.Context(), p.session.number)
				assert.NoError(b.t, err)
				ctx := b.bare.Account(b.t.Context(), p.session.number)
				for i, call := range p.calls {
					assert.NoError(b.t, session.Sleep(ctx, p.session.slept[i]))
					if err := call(ctx); err != nil {
						refused.Add(1)
					}
				}
				_ = session.Close()
			}
		})
	}
	group.Wait()
	println("refused", refused.Load(), b.target.refused.Load())
}

// parts measures single parts of the suite with one worker.
func (b *bench) parts(seed uint64) {
	ctx := b.t.Context()
	one := func(name, unit string, run func() int) {
		start := time.Now()
		done := run()
		b.add(name, unit, 1, 0, float64(done), time.Since(start), b.loop)
	}
	one("drawing", "commands", func() int {
		drawn := 0
		config := generate.Config{Regions: toRegions(b.target.Info().Regions), Waits: true, Order: seed}
		for config.Turn = 1; drawn < *speedCalls; config.Turn++ {
			drawn += len(generate.Program(config).Example(int(seedOf(seed, int(config.Turn))))) //nolint:gosec // as in a campaign
		}
		return drawn
	})
	var recorded *Trace
	one("check of a trace", "exchanges", func() int {
		var err error
		recorded, err = ReadTrace(b.trace)
		require.NoError(b.t, err)
		_, err = Check(recorded)
		require.NoError(b.t, err)
		return recorded.Footer.Calls
	})
	one("model steps", "steps", func() int {
		_, err := Check(recorded)
		require.NoError(b.t, err)
		return recorded.Footer.Calls
	})
	one("reduction", "calls", func() int { return b.slow.reduce(ctx, b.t) })
}

func (b *bench) result() *reports.Speed {
	out := &reports.Speed{Slices: *speedSlices, Processors: runtime.GOMAXPROCS(0)}
	for _, p := range b.parts_ {
		out.Parts = append(out.Parts, reports.SpeedPart{
			Name: p.name, Workers: p.workers, Unit: p.unit, Least: p.least,
			PerSecond: reports.QuartilesOf(p.perSecond), Ratio: reports.QuartilesOf(p.ratio),
		})
	}
	return out
}

// slow is a broken rule whose program has to be reduced.
type slow struct {
	runner    *Runner
	sightings []sighting
}

func (s *slow) find(t *testing.T) {
	t.Helper()
	target, err := targets.NewReference(targets.ReferenceOptions{Faults: []string{slowFault}})
	require.NoError(t, err)
	t.Cleanup(func() { _ = target.Close() })
	settings := DefaultSettings()
	settings.Workers, settings.Calls, settings.Until = 1, 20000, []rules.ID{slowRule}
	s.runner = &Runner{Target: target, Timing: timing(settings.Consistency)}
	c := &campaign{settings: settings, tally: newTally(), runner: s.runner, started: time.Now()}
	require.NoError(t, c.run(t.Context()))
	s.sightings = c.tally.rule(slowRule).sightings
	require.NotEmpty(t, s.sightings)
}

// reduce reduces it and returns how many calls that took.
func (s *slow) reduce(ctx context.Context, t *testing.T) int {
	t.Helper()
	r := newReduction(s.runner, slowRule, 0, toRegions(s.runner.Target.Info().Regions))
	best, err := r.reduce(ctx, s.sightings)
	require.NoError(t, err)
	require.NotNil(t, best)
	return r.calls
}

// recording keeps what is called, so that it can be called again.
type recording struct {
	targets.Target
	mutex    sync.Mutex
	refused  atomic.Int64
	programs []*recordedSession
}

type recordedSession struct {
	targets.Session
	number  uint64
	made    []targets.Made
	slept   map[int]time.Duration // before which call
	refused *atomic.Int64
}

func (r *recording) Open(ctx context.Context, program uint64) (targets.Session, error) {
	s, err := r.Target.Open(ctx, program)
	if err != nil {
		return nil, err
	}
	out := &recordedSession{Session: s, number: program, slept: map[int]time.Duration{}, refused: &r.refused}
	r.mutex.Lock()
	r.programs = append(r.programs, out)
	r.mutex.Unlock()
	return out, nil
}

func (s *recordedSession) Account() string {
	return s.Session.(interface{ Account() string }).Account() //nolint:errcheck,forcetypeassert // the reference has one
}

func (s *recordedSession) Call(ctx context.Context, c targets.Call) targets.Exchange {
	c.Params = maps.Clone(c.Params) // the next page of a list is asked for with the same map
	e := s.Session.Call(ctx, c)
	s.made = append(s.made, targets.Made{Call: c, Answer: e})
	if e.Kind() != targets.Answered {
		s.refused.Add(1)
	}
	return e
}

func (s *recordedSession) Sleep(ctx context.Context, d time.Duration) error {
	s.slept[len(s.made)] += d
	return s.Session.Sleep(ctx, d)
}

var _ = language.Op("")
