package conformance_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// TestKnownFailures: what is listed does not turn CI red, and what is fixed shows.
func TestKnownFailures(t *testing.T) {
	const listed = "MRK-ID-02"
	for name, test := range map[string]struct {
		fault   string
		list    string
		status  reports.Status
		reason  string
		verdict reports.Verdict
		code    int
	}{
		"known": {
			"id-with-dashes", "# since 1.2\n\n  MRK-ID-02   issue 17\n", reports.KnownFail, "issue 17",
			reports.ConformantWithKnownFailures, 0,
		},
		"known, with a comment": {
			"id-with-dashes", "MRK-ID-02 # issue 17", reports.KnownFail, "issue 17",
			reports.ConformantWithKnownFailures, 0,
		},
		"fixed": {
			"", "MRK-ID-02 issue 17", reports.Fixed, "issue 17", reports.ConformantWithKnownFailures, 0,
		},
		"unknown": {
			"id-with-dashes", "MRK-ID-01 issue 18", reports.Fail, "", reports.Nonconformant, 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var faults []string
			if test.fault != "" {
				faults = append(faults, test.fault)
			}
			file := knownFile(t, test.list)
			report := certify(t, embedded(t, faults...), func(s *conformance.Settings) { s.Calls, s.KnownFailures = 400, file })
			rule := ruleOf(t, report, listed)
			assert.Equal(t, test.status, rule.Status)
			assert.Equal(t, test.reason, rule.Reason)
			assert.Equal(t, test.verdict, report.Verdict, report.Why())
			assert.Equal(t, test.code, report.ExitCode())
		})
	}
}

// TestKnownFailuresErrors: an entry that hides nothing would mislead its readers.
func TestKnownFailuresErrors(t *testing.T) {
	t.Parallel()
	target := embedded(t)
	for list, want := range map[string]string{
		"MRK-NONE-01 typing error":                     "FILE, line 1: there is no rule MRK-NONE-01",
		"# list\nMRK-DELETE-03 later":                  "FILE, line 2: MRK-DELETE-03 belongs to the profile deletion, which this run does not judge",
		"MRK-ID-01 a\n\nMRK-ID-02 b\nMRK-ID-01 again":  "FILE, line 4: MRK-ID-01 stands twice",
		"MRK-ID-01 " + strings.Repeat("long ", 20_000): "FILE: bufio.Scanner: token too long",
	} {
		settings := conformance.DefaultSettings()
		settings.Profiles, settings.KnownFailures = []rules.Profile{rules.Core}, knownFile(t, list)
		_, err := conformance.Certify(t.Context(), target, settings, nil)
		assert.EqualError(t, err, strings.ReplaceAll(want, "FILE", settings.KnownFailures))
	}
	settings := conformance.DefaultSettings()
	settings.KnownFailures = "no-such"
	_, err := conformance.Certify(t.Context(), target, settings, nil)
	assert.EqualError(t, err, "--known-failures: open no-such: no such file or directory")
}

func knownFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "known.txt")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}
