package conformance_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// sometimes is a target of which a share of the sessions meets a faulty one.
type sometimes struct {
	targets.Target
	faulty targets.Target
	share  float64
}

func (s sometimes) Open(ctx context.Context, program uint64) (targets.Session, error) {
	if rand.New(rand.NewPCG(program, 0)).Float64() < s.share {
		return s.faulty.Open(ctx, program)
	}
	return s.Target.Open(ctx, program)
}

// TestFlakyTarget: a fault that shows in 7 of 10 programs is found, reduced, and its
// program confirmed as far as it can be.
func TestFlakyTarget(t *testing.T) {
	for _, test := range []struct {
		fault  string
		rule   rules.ID
		length int
	}{
		{"replica-tags-lost", "MRK-REPLICATE-04", 2},
		{"cancel-leaves-enabled", "MRK-DELETE-12", 4},
		{"disable-leaks", "MRK-INDEP-01", 5},
	} {
		t.Run(test.fault, func(t *testing.T) {
			t.Parallel()
			target := sometimes{embedded(t), embedded(t, test.fault), 0.7}
			report := certify(t, target, func(s *conformance.Settings) { s.Calls, s.Until = 4000, []rules.ID{test.rule} })
			rule := ruleOf(t, report, string(test.rule))
			require.Equal(t, reports.Fail, rule.Status, rule.Reason)
			require.Len(t, report.Counterexamples, 1)
			example := report.Counterexamples[0]
			// An edit that was tried in a sound session is lost, and so is what follows from it.
			assert.LessOrEqual(t, example.Length, test.length+5, "%q", example.Program)
			var shown, times int
			_, err := fmt.Sscanf(example.Reproduced, "%d/%d", &shown, &times)
			require.NoError(t, err, example.Reproduced)
			assert.Contains(t, []int{3, 4, 5, 6, 7, 8, 9}, times, "3 as a rule, more where it does not show at first")
			assert.Positive(t, shown)
		})
	}
}
