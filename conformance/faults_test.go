package conformance_test

import (
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// faultCalls is the budget in which every planted fault has to be caught.
const faultCalls = 8000

// ownLeast are rules that no program shows as short as the fault's shortest, which
// breaks another of its rules: the number of commands and why.
var ownLeast = map[string]int{
	"MRK-INDEP-05":         4, // the aliased key needs a replica in the other Region to be found there
	"MRK-INTEROP-05":       6, // the encrypting key has to be disabled behind a replica that is ready
	"MRK-REPLICATE-E05":    4, // the replica has to be ready: Settle
	"MRK-REPLICATE-11":     8, // the earlier ciphertext has to be readable where it was made
	"MRK-ROTATE-06":        5, // the setting has to be seen before it can be lost
	"MRK-ROTATE-13":        5, // likewise
	"MRK-ROTATE-17":        6, // the ciphertext has to be read before the rotation
	"MRK-ROTATE-19":        7, // likewise, at the replica
	"MRK-ROTATE-20":        8, // likewise
	"MRK-ROTATE-29":        6, // a rotation that was not meddled with has to end first
	"MRK-STATE-Decrypt-Cr": 5, // a ciphertext has to be made first
	"MRK-STATE-Decrypt-Di": 5, // likewise
}

// TestFaults holds the suite against every way in which the reference can be broken:
// a rule that the fault breaks is caught, and the program that shows it is short.
func TestFaults(t *testing.T) {
	var caught, long atomic.Int32
	t.Cleanup(func() {
		// A program that is one command too long is a program that people still read.
		assert.LessOrEqual(t, 10*long.Load(), caught.Load(), "programs longer than Least: %d of %d", long.Load(), caught.Load())
	})
	_, later := conformance.Judgeable()
	for _, fault := range reference.Faults() {
		t.Run(fault.ID, func(t *testing.T) {
			catching := judged(fault)
			if slices.ContainsFunc(later, func(f reference.Fault) bool { return f.ID == fault.ID }) {
				t.Skip("no profile of today comes to it")
			}
			require.NotEmpty(t, catching, "no rule of the book can catch it")
			t.Parallel()
			report := certify(t, embedded(t, fault.ID), func(s *conformance.Settings) {
				s.Calls, s.Until = faultCalls, catching
			})
			require.Equal(t, 1, report.ExitCode(), report.Why())
			require.Len(t, report.Counterexamples, 1)
			example := report.Counterexamples[0]
			assert.Contains(t, fault.Rules, example.Rule)
			least := max(fault.Least, ownLeast[example.Rule])
			assert.LessOrEqual(t, example.Length, least+1, "%q", example.Program)
			caught.Add(1)
			if example.Length > least {
				long.Add(1)
				t.Logf("LONG %s %d/%d %q", example.Rule, example.Length, fault.Least, example.Program)
			}
		})
	}
}

// judged lists the rules of a fault that a run of today judges.
func judged(fault reference.Fault) []rules.ID {
	var out []rules.ID
	for _, name := range fault.Rules {
		if rule, ok := rules.Get(rules.ID(name)); ok && slices.Contains(conformance.Available(), rule.Profile) {
			out = append(out, rule.ID)
		}
	}
	return out
}
