package conformance_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// What is stale, slow and unreliable accuses nobody where it is allowed to be, and what is
// wrong is found all the same.
func TestChaosAccusesNobody(t *testing.T) {
	t.Parallel()
	all := "stale=200ms,latency=50ms,converge=8m,throttle=2%,error=1%,cut-before=1%,cut-after=1%"
	for name, tc := range map[string]struct {
		chaos, fault string
		breaks       bool
	}{
		"sound and stale": {chaos: "stale=200ms"},
		"sound, with all": {chaos: all},
		"faulty and mild": {chaos: "stale=200ms,throttle=2%,cut-after=1%", fault: "disable-leaks", breaks: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			chaos, err := reference.ParseChaos(tc.chaos)
			require.NoError(t, err)
			o := targets.ReferenceOptions{Chaos: chaos}
			if tc.fault != "" {
				o.Faults = []string{tc.fault}
			}
			target, err := targets.NewReference(o)
			require.NoError(t, err)
			defer func() { _ = target.Close() }()
			s := conformance.DefaultSettings()
			s.Calls, s.Checks, s.Consistency = 3000, 0, conformance.Eventual
			report, err := conformance.Certify(t.Context(), target, s, nil)
			require.NoError(t, err)
			assert.Equal(t, tc.breaks, len(report.Causes) > 0, "%v", report.Causes)
			assert.Greater(t, report.Coverage.Judged*2, report.Coverage.Claimed)
		})
	}
}
