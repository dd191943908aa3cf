package conformance_test

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// TestAnInterruptedRunListsWhatItSaw: a breach that nothing confirmed any more is no failure, and
// it is not kept from the reader either: it is undecided, with the program that it was seen in.
func TestAnInterruptedRunListsWhatItSaw(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	var calls atomic.Int64
	target := wrapped{embedded(t, "no-empty-replica-list"), func(_ targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if calls.Add(1) == 600 {
			stop()
		}
		return ask()
	}}
	settings := conformance.DefaultSettings()
	settings.Calls = 20000
	report, err := conformance.Certify(ctx, target, settings, nil)
	require.NoError(t, err)
	assert.False(t, report.Complete)
	assert.Equal(t, reports.LimitInterrupted, report.Run.LimitHit)
	assert.Equal(t, reports.Inconclusive, report.Verdict)

	rule := ruleOf(t, report, "MRK-META-05")
	assert.Equal(t, reports.Indeterminate, rule.Status)
	assert.Positive(t, rule.Broken)
	assert.Equal(t, "the run ended before it could be confirmed", rule.Reason)
	require.Len(t, report.Counterexamples, 1)
	example := report.Counterexamples[0]
	assert.Equal(t, "MRK-META-05", example.Rule)
	assert.Equal(t, example.ID, rule.Counterexample)
	assert.Len(t, example.Program, example.OriginalLength)
	assert.Empty(t, example.Reproduced)
	assert.Zero(t, example.Calls)
	assert.NotEmpty(t, example.Observed)
}
