package conformance

import (
	"flag"
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
		bench.single(uint64(slice) + 1)
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
	parts  []*part
	slow   slow
	loop   float64 // calls a second of the bare loop with one worker in this slice
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

// add keeps what one slice of a part did, beside the calls of the bare loop.
func (b *bench) add(name, unit string, workers int, least, done float64, took time.Duration, loop float64) {
	var to *part
	for _, p := range b.parts {
		if p.name == name && p.workers == workers {
			to = p
		}
	}
	if to == nil {
		to = &part{name: name, unit: unit, workers: workers, least: least}
		b.parts = append(b.parts, to)
	}
	perSecond := done / took.Seconds()
	to.perSecond, to.ratio = append(to.perSecond, perSecond), append(to.ratio, perSecond/loop)
}

// calls measures a campaign with checking and trace, and the bare loop with its calls.
func (b *bench) calls(seed uint64, workers int) {
	settings := DefaultSettings()
	settings.Seed, settings.Workers, settings.Calls, settings.Search = seed, workers, *speedCalls, *speedCalls
	runner := &Runner{
		Target: b.target, Timing: timing(settings.Consistency), Identity: Identity{Prefix: "bench-"}, slots: newSlots(workers),
	}
	trace, err := createTrace(b.trace, newHeader(b.target.Info(), seed, runner))
	require.NoError(b.t, err)
	c := &campaign{settings: settings, tally: newTally(), runner: runner, trace: trace, started: time.Now()}
	b.target.forget()
	runtime.GC()
	start := time.Now()
	require.NoError(b.t, c.run(b.t.Context()))
	require.NoError(b.t, trace.finish(Footer{Programs: c.tally.programs, Calls: c.tally.calls, Verdicts: c.tally.verdicts()}))
	took := time.Since(start)
	require.Empty(b.t, c.tally.broken())

	programs, made := b.prepare()
	runtime.GC()
	start = time.Now()
	failed := b.replay(programs, workers)
	bareTook := time.Since(start)
	// A loop that asks for what is not there would be fast.
	require.InDelta(b.t, b.target.failed.Load(), failed, float64(made)/50)
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
// as those of the campaign were, so that the answers are those that it had. It returns how
// many were none.
func (b *bench) replay(programs []prepared, workers int) (failed int) {
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
	return int(refused.Load())
}

// single measures single parts of the suite, with one worker.
func (b *bench) single(seed uint64) {
	ctx := b.t.Context()
	one := func(name, unit string, run func() int) {
		runtime.GC()
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
	for _, p := range b.parts {
		out.Parts = append(out.Parts, reports.SpeedPart{
			Name: p.name, Workers: p.workers, Unit: p.unit, Least: p.least,
			PerSecond: reports.QuartilesOf(p.perSecond), Ratio: reports.QuartilesOf(p.ratio),
		})
	}
	return out
}
