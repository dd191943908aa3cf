package conformance_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

// TestShadowed: a rule that only programs could judge that break another one first is
// not exercised, and the report says behind which rule it stands.
func TestShadowed(t *testing.T) {
	t.Parallel()
	report, _ := recorded(t, 2400, "external-enabled-at-once")
	require.Contains(t, broken(report), "MRK-CREATE-09")
	var shadowed []string
	for _, rule := range report.Rules {
		behind, ok := strings.CutPrefix(rule.Reason, "shadowed by ")
		if !ok {
			continue
		}
		shadowed = append(shadowed, rule.ID)
		behind, text, _ := strings.Cut(behind, ": ")
		assert.Equal(t, reports.NotExercised, rule.Status, rule.ID)
		assert.Zero(t, rule.Checked, rule.ID)
		assert.Equal(t, "every program that leads to it breaks that rule first", text)
		assert.True(t, slices.Contains(broken(report), behind), "%s is shadowed by %s, which holds", rule.ID, behind)
	}
	pendingImport := func(id string) bool { return strings.HasSuffix(id, "-PI") }
	assert.True(t, slices.ContainsFunc(shadowed, pendingImport), "of %v", shadowed)
}
