package conformance

import (
	"context"
	"maps"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

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
	failed   atomic.Int64 // calls that were not answered with a success
	mutex    sync.Mutex
	programs []*recordedSession
}

// recordedSession is one program's part of it.
type recordedSession struct {
	targets.Session
	number uint64
	made   []targets.Made
	slept  map[int]time.Duration // before which call
	failed *atomic.Int64
}

func (r *recording) forget() {
	r.programs = nil
	r.failed.Store(0)
}

func (r *recording) Open(ctx context.Context, program uint64) (targets.Session, error) {
	s, err := r.Target.Open(ctx, program)
	if err != nil {
		return nil, err
	}
	out := &recordedSession{Session: s, number: program, slept: map[int]time.Duration{}, failed: &r.failed}
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
	// To keep more would make the collector's work the suite's.
	s.made = append(s.made, targets.Made{Call: c, Answer: targets.Exchange{Body: e.Body}})
	if e.Kind() != targets.Answered {
		s.failed.Add(1)
	}
	return e
}

func (s *recordedSession) Sleep(ctx context.Context, d time.Duration) error {
	s.slept[len(s.made)] += d
	return s.Session.Sleep(ctx, d)
}
