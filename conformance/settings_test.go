package conformance_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

func TestSettingsThatNoRunCanHave(t *testing.T) {
	require.NoError(t, conformance.DefaultSettings().Validate())
	for want, change := range map[string]func(*conformance.Settings){
		"a run needs a budget: --calls of 1 or more, or --time": func(s *conformance.Settings) { s.Calls = 0 },
		"--workers must be 256 or fewer, not 257: each holds programs and connections of its own": func(s *conformance.Settings) {
			s.Workers = 257
		},
		"--workers must be 1 or more, not 0":              func(s *conformance.Settings) { s.Workers = 0 },
		`--consistency is strong or eventual, not "weak"`: func(s *conformance.Settings) { s.Consistency = "weak" },
	} {
		settings := conformance.DefaultSettings()
		change(&settings)
		assert.EqualError(t, settings.Validate(), want)
		_, err := conformance.Certify(t.Context(), nil, settings, nil)
		assert.EqualError(t, err, want, "before the target is asked")
	}
}

func TestParseProfiles(t *testing.T) {
	all, err := conformance.ParseProfiles(nil)
	require.NoError(t, err)
	assert.Equal(t, conformance.Available(), all)
	some, err := conformance.ParseProfiles([]string{"deletion", " core", "deletion"})
	require.NoError(t, err)
	assert.Equal(t, []rules.Profile{rules.Deletion, rules.Core}, some)
	_, err = conformance.ParseProfiles([]string{"Core"})
	assert.ErrorContains(t, err, `unknown profile "Core": choose from core, `)
}

func TestBudgets(t *testing.T) {
	assert.Equal(t, conformance.ReferenceCalls, conformance.CallsFor(targets.ClassReference))
	assert.Equal(t, conformance.EndpointCalls, conformance.CallsFor(targets.ClassEndpoint))
}
