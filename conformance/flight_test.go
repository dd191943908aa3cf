package conformance_test

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/targets"
)

// crowd is a target on which every program has a scripted KMS of its own. It counts what goes
// on at a time, and blocks the first call of one program until it is let go.
type crowd struct {
	creating time.Duration
	takes    time.Duration // each call
	blocked  uint64        // the program, 0 for none
	release  chan struct{}
	stuck    func(program uint64) bool // its replicas never leave Creating
	dead     bool                      // keys are made, and then nothing answers any more

	mu                   sync.Mutex
	calls, calling, most int // in all, now, and at most at a time
	open, mostOpen       int // programs, likewise
	begun                int
}

func (c *crowd) Info() targets.Info {
	return targets.Info{Name: "crowd", Class: targets.ClassEndpoint, Regions: targets.DefaultRegions()}
}

func (c *crowd) Close() error { return nil }

func (c *crowd) Open(_ context.Context, program uint64) (targets.Session, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.begun++
	c.open++
	c.mostOpen = max(c.mostOpen, c.open)
	creating := c.creating
	if c.stuck != nil && c.stuck(program) {
		creating = 0
	}
	return &crowded{newScripted(creating), c, program}, nil
}

type crowded struct {
	*scripted
	crowd   *crowd
	program uint64
}

func (s *crowded) Call(ctx context.Context, call targets.Call) targets.Exchange {
	c := s.crowd
	c.mu.Lock()
	c.calls++
	c.calling++
	c.most = max(c.most, c.calling)
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.calling--
	}()
	if c.release != nil && s.program == c.blocked {
		<-c.release
	}
	time.Sleep(c.takes)
	if c.dead && call.Operation == "DescribeKey" {
		return targets.Exchange{Region: call.Region, Operation: call.Operation, Lost: "connection refused", Start: time.Now(), End: time.Now()}
	}
	return s.scripted.Call(ctx, call)
}

func (s *crowded) Close() error {
	s.crowd.mu.Lock()
	defer s.crowd.mu.Unlock()
	s.crowd.open--
	return nil
}

// TestProgramsThatWaitHoldNoWorker: with one worker calls are made one at a time, and still a
// target on which everything takes a second is waited for once and not by each program.
func TestProgramsThatWaitHoldNoWorker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		target := &crowd{creating: time.Second}
		runner := conformance.NewRunner(target, 1)
		start := time.Now()
		var programs sync.WaitGroup
		for i := range uint64(20) {
			programs.Go(func() {
				e, err := runner.Run(t.Context(), i+1, 0, program(t, "k1 = CreateKey @us-east-1 multiRegion\nReplicateKey k1 @us-east-1 -> eu-west-1\nSettle k1\n"))
				assert.NoError(t, err)
				assert.Empty(t, brokenBy(e))
			})
		}
		programs.Wait()
		assert.Less(t, time.Since(start), 3*time.Second)
		assert.Equal(t, 1, target.most, "calls at a time")
		assert.Equal(t, 20, target.mostOpen, "programs at a time")
	})
}

// TestProgramsInFlightAreBounded however much there is to wait for.
func TestProgramsInFlightAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		target := &crowd{creating: time.Second, takes: 10 * time.Millisecond}
		settings := conformance.DefaultSettings()
		settings.Calls, settings.Search, settings.Workers = 4000, 4000, 2
		most, _ := conformance.InFlight(target, settings)
		assert.Equal(t, 32, most)
		_, calls, err := conformance.Draw(t.Context(), target, settings)
		require.NoError(t, err)
		assert.LessOrEqual(t, calls, settings.Calls)
		assert.Greater(t, calls, settings.Calls-60, "a command that does not fit ends the run")
		assert.Equal(t, settings.Workers, target.most)
		assert.LessOrEqual(t, target.mostOpen, most)
		assert.Greater(t, target.mostOpen, most/2)
		assert.Less(t, target.calls, settings.Calls+settings.Calls/4, "what was begun beyond the budget is let go")
	})
}

// TestABlockedProgramHoldsTheOthersBack: the programs behind it go neither beyond the budget
// nor pile up in memory, and when it is let go the run ends as if nothing had been.
func TestABlockedProgramHoldsTheOthersBack(t *testing.T) {
	for name, budget := range map[string]int{"long before the budget": 8000, "shortly before the budget": 1500} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				settings := conformance.DefaultSettings()
				settings.Calls, settings.Search, settings.Workers = budget, budget, 2
				wantPrograms, wantCalls, err := conformance.Draw(t.Context(), &crowd{creating: time.Second}, settings)
				require.NoError(t, err)

				target := &crowd{creating: time.Second, blocked: 1002, release: make(chan struct{})}
				most, ahead := conformance.InFlight(target, settings)
				var programs, calls int
				done := make(chan struct{})
				go func() {
					defer close(done)
					programs, calls, err = conformance.Draw(t.Context(), target, settings)
				}()
				time.Sleep(time.Hour)
				synctest.Wait()
				assert.LessOrEqual(t, target.begun, 2+ahead)
				assert.Less(t, target.calls, budget+40*most)
				assert.LessOrEqual(t, target.open, most)

				close(target.release)
				<-done
				require.NoError(t, err)
				assert.InDelta(t, wantPrograms, programs, 2, "who waited when decides how often was polled")
				assert.InDelta(t, wantCalls, calls, 0.02*float64(wantCalls))
				assert.LessOrEqual(t, calls, budget)
				assert.Greater(t, calls, budget-60, "a command that does not fit ends the run")
				assert.Zero(t, target.open)
			})
		})
	}
}
