package conformance_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
)

// TestOneStoreForAllRegions: such a target is told once what it lacks; what it would
// break or keep between Regions is not judged.
func TestOneStoreForAllRegions(t *testing.T) {
	t.Parallel()
	report, _ := recorded(t, 600, "region-blind")
	isolation := []string{"MRK-ERR-02", "MRK-ERR-03", "MRK-LIST-01"}
	require.NotEmpty(t, report.Counterexamples)
	for _, rule := range report.Rules {
		if rule.Status == reports.Fail {
			assert.Contains(t, isolation, rule.ID)
		}
	}
	for _, id := range []string{
		"MRK-ID-04", "MRK-META-07", "MRK-INTEROP-02", "MRK-INDEP-04", "MRK-DELETE-08", "MRK-STATE-13",
		"MRK-LIST-02", "MRK-LIST-06", "MRK-INDEP-08", "MRK-CREATE-25",
	} {
		rule := ruleOf(t, report, id)
		assert.Equal(t, reports.NotExercised, rule.Status, id)
		assert.Equal(t, "shadowed by MRK-ERR-03: one store serves all Regions, so that this rule would hold for nothing", rule.Reason, id)
		assert.Empty(t, rule.Counterexample)
	}
	assert.Equal(t, reports.Pass, ruleOf(t, report, "MRK-CREATE-01").Status, "what needs one Region is judged")
}

// TestNothingStandsBehindABreach: what a key shows against a rule is taken for what it is, so that
// the program goes on, and the rules behind that one are judged all the same.
func TestNothingStandsBehindABreach(t *testing.T) {
	t.Parallel()
	const calls = 2400
	sound := certify(t, embedded(t), func(s *conformance.Settings) { s.Calls = calls })
	report, _ := recorded(t, calls, "external-enabled-at-once")
	require.Contains(t, broken(report), "MRK-CREATE-09")
	for _, rule := range report.Rules {
		assert.NotContains(t, rule.Reason, "shadowed", rule.ID)
		if rule.Status == reports.NotExercised {
			assert.Zero(t, rule.Checked, rule.ID)
		}
	}
	assert.Equal(t, reports.Pass, ruleOf(t, report, "MRK-STATE-Encrypt-Di").Status)
	assert.Greater(t, report.Coverage.Value, 0.85*sound.Coverage.Value)
}
