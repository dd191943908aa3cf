package conformance_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// counted counts the calls that a target is sent.
func counted(calls *atomic.Int64) interceptor {
	return func(_ targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		calls.Add(1)
		return ask()
	}
}

// TestTheBudgetCoversEverything: the preflight, the campaign, the questions and the reduction of
// a dozen broken rules together, whatever the number of workers.
func TestTheBudgetCoversEverything(t *testing.T) {
	for name, test := range map[string]struct{ calls, workers int }{
		"small": {400, 1}, "one worker": {2000, 1}, "several workers": {2000, 6},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var sent atomic.Int64
			target := wrapped{embedded(t, "replica-tags-lost", "pending-window-unchecked", "no-empty-replica-list", "disable-leaks"), counted(&sent)}
			report := certify(t, target, func(s *conformance.Settings) { s.Calls, s.Workers = test.calls, test.workers })
			assert.NotEmpty(t, report.Counterexamples)
			assert.Positive(t, report.Run.ReducingCalls)
			assert.LessOrEqual(t, report.Run.Calls+report.Run.ReducingCalls, test.calls)
			const probe = 3 // the wrapper does not see it
			assert.LessOrEqual(t, int(sent.Load())+probe, test.calls)
			assert.GreaterOrEqual(t, int(sent.Load())+probe, report.Run.Calls+report.Run.ReducingCalls, "nothing is counted that was not sent")
			assert.Greater(t, report.Run.Calls, test.calls/2, "most of it goes to the campaign")
		})
	}
}

// TestABudgetOfTimeCoversReducing too.
func TestABudgetOfTimeCoversReducing(t *testing.T) {
	t.Parallel()
	const budget = 3 * time.Second
	slow := func(_ targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		time.Sleep(2 * time.Millisecond)
		return ask()
	}
	began := time.Now()
	report := certify(t, wrapped{embedded(t, "replica-tags-lost", "no-empty-replica-list"), slow}, func(s *conformance.Settings) { s.Time = budget })
	assert.Less(t, time.Since(began), budget+2*time.Second)
	assert.Equal(t, reports.LimitTime, report.Run.LimitHit)
	assert.Positive(t, report.Run.ReducingCalls)
	assert.Equal(t, reports.Fail, ruleOf(t, report, "MRK-META-05").Status, ruleOf(t, report, "MRK-META-05").Reason)
}

// TestOnlyConfirmedBreachesAreFailures: what is not seen again, and what nobody had the time to
// look at again, stays undecided and keeps its program.
func TestOnlyConfirmedBreachesAreFailures(t *testing.T) {
	t.Run("not seen again", func(t *testing.T) {
		t.Parallel()
		var keys atomic.Int64
		once := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
			e := ask()
			if c.Operation == "CreateKey" && keys.Add(1) == 30 {
				e = saying(e, []byte(strings.Replace(string(e.Body), `"Enabled":true`, `"Enabled":false`, 1)), nil)
			}
			return e
		}
		report := certify(t, wrapped{embedded(t), once}, func(s *conformance.Settings) { s.Calls, s.Workers = 3000, 1 })
		require.NotEmpty(t, broken(report))
		assert.Equal(t, reports.Inconclusive, report.Verdict)
		for _, id := range broken(report) {
			rule := ruleOf(t, report, id)
			assert.Equal(t, reports.Indeterminate, rule.Status)
			assert.Equal(t, "none of the repeated programs broke it again", rule.Reason)
			assert.NotEmpty(t, exampleOf(t, report, rule).Program)
			assert.Empty(t, exampleOf(t, report, rule).Reproduced)
		}
	})
	t.Run("the target died first", func(t *testing.T) {
		t.Parallel()
		report := certify(t, wrapped{embedded(t, "no-empty-replica-list"), died(800)}, func(s *conformance.Settings) { s.Calls, s.Workers = 3000, 1 })
		rule := ruleOf(t, report, "MRK-META-05")
		assert.Equal(t, reports.Indeterminate, rule.Status)
		assert.Equal(t, "the target stopped answering before it could be confirmed", rule.Reason)
		assert.NotEmpty(t, exampleOf(t, report, rule).Program)
		assert.Equal(t, reports.LimitTarget, report.Run.LimitHit)
		assert.Equal(t, "no answer: connection refused", report.Run.Stopped)
		assert.Less(t, report.Run.Calls, 900)
	})
	t.Run("the target died while reducing", func(t *testing.T) {
		t.Parallel()
		report := certify(t, leaving{embedded(t, "no-empty-replica-list")}, func(s *conformance.Settings) { s.Calls, s.Workers = 1200, 1 })
		rule := ruleOf(t, report, "MRK-META-05")
		assert.Equal(t, reports.Indeterminate, rule.Status, rule.Reason)
		assert.Equal(t, "the target stopped answering before it could be confirmed", rule.Reason)
	})
}

// leaving is a target that is gone when reducing begins.
type leaving struct{ targets.Target }

func (l leaving) Open(ctx context.Context, program uint64) (targets.Session, error) {
	s, err := l.Target.Open(ctx, program)
	if program < 1<<32 || err != nil {
		return s, err
	}
	return &wrappedSession{Session: s, intercept: died(0)}, nil
}

// TestUnclaimedProfiles are neither judged nor reduced nor printed, also where a claimed rule says
// the same of the case.
func TestUnclaimedProfiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	report := certify(t, embedded(t, "no-empty-replica-list", "replica-tags-lost"), func(s *conformance.Settings) {
		s.Calls, s.Profiles, s.Out = 2500, []rules.Profile{rules.Independence}, dir
	})
	require.NotEmpty(t, report.Counterexamples)
	for _, rule := range report.Rules {
		assert.Equal(t, string(rules.Independence), rule.Profile)
	}
	for _, c := range report.Counterexamples {
		assert.Equal(t, string(rules.Independence), ruleOf(t, report, c.Rule).Profile)
	}
	for _, n := range report.Notes {
		if r, known := rules.Get(rules.ID(n.Rule)); known {
			assert.Equal(t, rules.Independence, r.Profile, n.Rule)
		}
	}
	require.Len(t, report.Profiles, 1)
	for _, o := range report.Operations {
		assert.Contains(t, []string{"", string(rules.Independence)}, o.Profile)
	}
	for _, path := range traces(t, dir) {
		trace, err := conformance.ReadTrace(path)
		require.NoError(t, err)
		now, err := conformance.Check(trace)
		require.NoError(t, err)
		assert.Empty(t, conformance.Differences(trace.Footer.Verdicts, now), path)
		for _, v := range now {
			r, _ := rules.Get(v.Rule)
			assert.Equal(t, rules.Independence, r.Profile, v.Rule)
		}
	}
}
