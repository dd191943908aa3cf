package conformance_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestSettle waits by the session's clock for a replica that takes its time, and no
// longer than the rule says for one that never gets ready.
func TestSettle(t *testing.T) {
	const deadline = 5 * time.Second
	for name, test := range map[string]struct {
		creating time.Duration // 0: for ever
		broken   []rules.ID
		took     time.Duration // by the session's clock, at least
		longest  time.Duration
	}{
		"at once":                {time.Nanosecond, nil, 0, 100 * time.Millisecond},
		"within the deadline":    {3 * time.Second, nil, 3 * time.Second, 5 * time.Second},
		"just within":            {deadline - 10*time.Millisecond, nil, deadline - 10*time.Millisecond, 7 * time.Second},
		"later than it may take": {9 * time.Second, []rules.ID{"MRK-REPLICATE-14"}, deadline, 7 * time.Second},
		"never":                  {0, []rules.ID{"MRK-REPLICATE-14"}, deadline, 7 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			real := time.Now()
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				runner := &conformance.Runner{
					Target: newScripted(test.creating), Timing: model.Timing{Creating: deadline, Roles: deadline},
					Identity: conformance.Identity{Account: scriptedAccount, Partition: "aws"},
				}
				e, err := runner.Run(t.Context(), 1, 0, program(t, `
					k1 = CreateKey @us-east-1 multiRegion
					ReplicateKey k1 @us-east-1 -> eu-west-1
					Settle k1`))
				require.NoError(t, err)
				assert.Equal(t, test.broken, brokenBy(e))
				assert.GreaterOrEqual(t, time.Since(start), test.took)
				assert.Less(t, time.Since(start), test.longest)
				held := judgedTimes(e, "MRK-REPLICATE-14")
				if test.creating > time.Second {
					assert.GreaterOrEqual(t, held, 2, "Creating is seen and judged while it lasts")
				}
			})
			assert.Less(t, time.Since(real), 2*time.Second, "no real time passes")
		})
	}
}

// brokenBy lists the rules that an execution broke, in the order of their findings.
func brokenBy(e *conformance.Execution) []rules.ID {
	var out []rules.ID
	for _, s := range e.Steps {
		for _, c := range s.Calls {
			for _, f := range c.Findings {
				if !f.Held {
					out = append(out, f.Rule)
				}
			}
		}
	}
	return out
}

func judgedTimes(e *conformance.Execution, rule rules.ID) int {
	n := 0
	for _, s := range e.Steps {
		for _, c := range s.Calls {
			for _, f := range c.Findings {
				if f.Rule == rule {
					n++
				}
			}
		}
	}
	return n
}
