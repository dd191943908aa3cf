package conformance_test

import (
	"flag"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
)

// soundCalls is the length of one campaign on the sound reference.
const soundCalls = 800

var seeds = flag.Int("seeds", 6, "campaigns of TestSoundReference, each with a seed of its own (make soundness: 200)")

// TestSoundReference accuses a sound target of nothing, whatever the seed.
func TestSoundReference(t *testing.T) {
	for seed := range *seeds {
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			t.Parallel()
			report := certify(t, embedded(t), func(s *conformance.Settings) { s.Seed, s.Calls = uint64(seed), soundCalls })
			assert.Equal(t, reports.Conformant, report.Verdict, report.Why())
			assert.Empty(t, broken(report))
			assert.Empty(t, report.Counterexamples)
			for _, rule := range report.Rules {
				assert.Contains(t, []reports.Status{reports.Pass, reports.NotExercised}, rule.Status, rule.ID)
			}
		})
	}
}
