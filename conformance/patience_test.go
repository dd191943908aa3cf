package conformance_test

import (
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

const replicated = `
k1 = CreateKey @us-east-1 multiRegion
ReplicateKey k1 @us-east-1 -> eu-west-1
Settle k1
DescribeKey k1 @eu-west-1`

// TestWhatNeverComesIsWaitedForThreeTimes: after that the run knows, and judges it all the same.
func TestWhatNeverComesIsWaitedForThreeTimes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		runner := conformance.NewRunner(&crowd{}, 1)
		start := time.Now()
		for i := range uint64(40) {
			began := time.Now()
			e, err := runner.Run(t.Context(), i+1, 0, program(t, replicated))
			require.NoError(t, err)
			assert.Contains(t, brokenBy(e), rules.ID("MRK-REPLICATE-14"), "program %d", i)
			if i >= 3 {
				assert.Less(t, time.Since(began), time.Second, "program %d", i)
			}
		}
		assert.Greater(t, time.Since(start), 15*time.Second, "three times in full")
		assert.Less(t, time.Since(start), 30*time.Second)
	})
}

// TestWhatComesLateIsWaitedFor: slowness within the deadline costs no patience.
func TestWhatComesLateIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		runner := conformance.NewRunner(&crowd{creating: 4900 * time.Millisecond}, 1)
		for i := range uint64(10) {
			e, err := runner.Run(t.Context(), i+1, 0, program(t, replicated))
			require.NoError(t, err)
			assert.Empty(t, brokenBy(e), "program %d", i)
		}
	})
}

// TestWhatComesSometimes is given twice the time that it took: what a target does in its own
// time is not held against it because it does not always do it.
func TestWhatComesSometimes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		target := &crowd{creating: time.Second, stuck: func(program uint64) bool { return program%2 == 0 }}
		runner := conformance.NewRunner(target, 1)
		for i := range uint64(20) {
			began := time.Now()
			e, err := runner.Run(t.Context(), i+1, 0, program(t, replicated))
			require.NoError(t, err)
			assert.Equal(t, target.stuck(i+1), slices.Contains(brokenBy(e), "MRK-REPLICATE-14"), "program %d", i+1)
			if i > 6 {
				assert.Less(t, time.Since(began), 3*time.Second)
			}
		}
	})
}

// TestReducingDoesNotWaitInVain: nor does the report keep quiet about it, nor does a trace of
// such a run mislead check.
func TestReducingDoesNotWaitInVain(t *testing.T) {
	dir := t.TempDir()
	var report *reports.Report
	synctest.Test(t, func(t *testing.T) {
		settings := conformance.DefaultSettings()
		settings.Search, settings.Calls, settings.Workers, settings.Out = 300, 600, 1, dir
		settings.Until, settings.Beyond = []rules.ID{"MRK-REPLICATE-14"}, 300
		start := time.Now()
		var err error
		report, err = conformance.Certify(t.Context(), &crowd{}, settings, nil)
		require.NoError(t, err)
		assert.Less(t, time.Since(start), time.Minute)
	})
	require.Len(t, report.Counterexamples, 1)
	assert.Equal(t, "MRK-REPLICATE-14", report.Counterexamples[0].Rule)
	assert.Equal(t, "3/3", report.Counterexamples[0].Reproduced)
	var said []string
	for _, n := range report.Notes {
		if n.Rule == "MRK-REPLICATE-14" {
			said = append(said, n.Text)
			assert.GreaterOrEqual(t, n.Count, 3)
		}
	}
	assert.Equal(t, []string{"waited in vain for a replica to leave Creating, 5s each time; later programs waited 250ms for it"}, said)

	trace, err := conformance.ReadTrace(filepath.Join(dir, "traces", "run.ndjson"))
	require.NoError(t, err)
	now, err := conformance.Check(trace)
	require.NoError(t, err)
	assert.Empty(t, conformance.Differences(trace.Footer.Verdicts, now))
}

// TestADeadTargetIsNotWaitedFor: where no answer comes any more, nothing can come to rest.
func TestADeadTargetIsNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		target := &crowd{creating: time.Second, dead: true}
		runner := conformance.NewRunner(target, 1)
		start := time.Now()
		for i := range uint64(40) {
			_, err := runner.Run(t.Context(), i+1, 0, program(t, replicated))
			require.NoError(t, err)
		}
		assert.Less(t, time.Since(start), time.Minute)
	})
}
