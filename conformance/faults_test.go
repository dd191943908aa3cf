package conformance_test

import (
	"flag"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets/reference"
)

const (
	// faultCalls is the budget in which a planted fault has to be caught.
	faultCalls = 8000
	// faultSample is which share of the faults go test takes: each sixteenth.
	faultSample = 16
)

var everyFault = flag.Bool("every-fault", false, "TestFaults: every planted fault, which takes minutes, and not a sample")

// TestFaults holds the suite against the ways in which the reference can be broken: a
// rule that the fault breaks is caught, and the program that shows it is short.
func TestFaults(t *testing.T) {
	faults := conformance.Judgeable()
	var caught, long atomic.Int32
	t.Cleanup(func() {
		// A program that is one command too long is one that people still read; a sample
		// of twenty faults has a few of them.
		assert.LessOrEqual(t, 5*long.Load(), caught.Load(), "too long: %d of %d programs", long.Load(), caught.Load())
	})
	for i, fault := range faults {
		if !*everyFault && i%faultSample != 0 {
			continue
		}
		t.Run(fault.ID, func(t *testing.T) {
			t.Parallel()
			report := certify(t, embedded(t, fault.ID), func(s *conformance.Settings) {
				s.Calls, s.Until = faultCalls, judged(fault)
			})
			require.Len(t, report.Counterexamples, 1, "%v are not caught; broken: %v", fault.Rules, broken(report))
			example := report.Counterexamples[0]
			assert.Contains(t, judged(fault), rules.ID(example.Rule))
			if ruleOf(t, report, example.Rule).Level == "must" {
				assert.Equal(t, 1, report.ExitCode(), report.Why())
			}
			least := max(fault.Least, ownLeast[example.Rule], ownLeast[fault.ID+" "+example.Rule])
			assert.LessOrEqual(t, example.Length, least+1, "%s: %q", example.Rule, example.Program)
			caught.Add(1)
			if example.Length > least {
				long.Add(1)
			}
		})
	}
}

// judged lists the rules of a fault that a run of today judges.
func judged(fault reference.Fault) []rules.ID {
	return conformance.RulesOf(fault)
}
