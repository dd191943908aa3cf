package conformance_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
)

// TestLostAnswersAccuseNobody: after an answer that did not come both what was and
// what may have become of it are admissible, so that a sound target stays conformant.
func TestLostAnswersAccuseNobody(t *testing.T) {
	for name, test := range map[string]struct {
		intercept interceptor
		calls     int
	}{"lost": {losing, 5000}, "throttled": {throttling, 1500}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := certify(t, wrapped{embedded(t), test.intercept}, func(s *conformance.Settings) { s.Calls = test.calls })
			assert.Equal(t, reports.Conformant, report.Verdict, report.Why())
			assert.Empty(t, broken(report))
			assert.Greater(t, report.Coverage.Value, 0.7, "the rules are judged all the same")
			unknown, calls := 0, 0
			for _, op := range report.Operations {
				unknown, calls = unknown+op.Unknown, calls+op.Calls
			}
			assert.InDelta(t, 0.05, float64(unknown)/float64(calls), 0.02, "%d of %d", unknown, calls)
		})
	}
}
