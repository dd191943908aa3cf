package conformance_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
)

// TestEqualSeedsGiveEqualReports: neither the number of workers nor their speed shows
// in what a run reports, byte for byte.
func TestEqualSeedsGiveEqualReports(t *testing.T) {
	for name, faults := range map[string][]string{
		"sound":   nil,
		"several": {"replica-tags-lost", "pending-window-unchecked"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			one := reportText(t, 1, 1, faults)
			assert.Equal(t, one, reportText(t, 1, 5, faults))
			assert.NotEqual(t, one, reportText(t, 2, 5, faults))
		})
	}
}

// reportText is report.json without what has to differ: the clock and the folder.
func reportText(t *testing.T, seed uint64, workers int, faults []string) string {
	t.Helper()
	dir := t.TempDir()
	certify(t, embedded(t, faults...), func(s *conformance.Settings) {
		s.Seed, s.Workers, s.Calls, s.Out = seed, workers, 500, dir
	})
	path := filepath.Join(dir, "report.json")
	report, err := reports.Read(path)
	require.NoError(t, err)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	again, err := reports.JSON(report)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again), "reading and writing change nothing")

	assert.NotEmpty(t, report.Run.Started)
	assert.Positive(t, report.Run.WallSeconds)
	report.Run.Started, report.Run.WallSeconds, report.Run.Seed = "", 0, 0
	data, err = reports.JSON(report)
	require.NoError(t, err)
	return strings.ReplaceAll(string(data), filepath.ToSlash(dir), "OUT")
}
