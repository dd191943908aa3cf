package conformance_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
)

// TestARunCleansUpBehindAKilledOne: what that was about to write goes, and with it the traces of
// rules that are no longer broken. What others keep in the folder stays.
func TestARunCleansUpBehindAKilledOne(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "out[1]*") // no pattern, but a name
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "traces", ".trace-folder"), 0o700))
	gone := []string{"traces/.trace-123", "traces/MRK-META-05.ndjson", "traces/INV-1.ndjson", ".report.json.77", ".junit.xml.1", ".badge.json.2"}
	kept := []string{"traces/mine.ndjson", "traces/.trace", "notes.md", ".report", "report.json.bak"}
	for _, name := range append(gone, kept...) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("old"), 0o600))
	}
	certify(t, embedded(t), func(s *conformance.Settings) { s.Calls, s.Out = 100, dir })
	for _, name := range gone {
		assert.NoFileExists(t, filepath.Join(dir, name))
	}
	for _, name := range kept {
		assert.FileExists(t, filepath.Join(dir, name))
	}
	assert.DirExists(t, filepath.Join(dir, "traces", ".trace-folder"))
	assert.FileExists(t, filepath.Join(dir, "traces", "run.ndjson"))
}
