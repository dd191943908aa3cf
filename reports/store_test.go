package reports

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWriteAndRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "on", "demand")
	r := exampleReport(t)
	require.NoError(t, Write(dir, r))
	require.NoError(t, Write(dir, r), "writing again replaces the files")
	assert.ElementsMatch(t, fileNames(), namesIn(t, dir))

	got, err := Read(filepath.Join(dir, "report.json"))
	require.NoError(t, err)
	assert.Equal(t, r, got)
	first, err := JSON(r)
	require.NoError(t, err)
	second, err := JSON(got)
	require.NoError(t, err)
	assert.Equal(t, string(first), string(second), "reading and writing keeps the bytes")

	info, err := os.Stat(filepath.Join(dir, "report.json"))
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o644), info.Mode().Perm())
}

func TestWriteLeavesNothingHalfDone(t *testing.T) {
	t.Run("the folder's place is taken by a file", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "taken")
		require.NoError(t, os.WriteFile(dir, []byte("mine"), 0o600))
		require.Error(t, Write(dir, exampleReport(t)))
		data, err := os.ReadFile(dir)
		require.NoError(t, err)
		assert.Equal(t, "mine", string(data))
	})
	t.Run("a file cannot be replaced", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.Mkdir(filepath.Join(dir, "junit.xml"), 0o755))
		require.Error(t, Write(dir, exampleReport(t)))
		assert.Equal(t, []string{"junit.xml"}, namesIn(t, dir), "no temporary file and no later file")
	})
	t.Run("the folder may not be written to", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.Chmod(dir, 0o555))
		if probe, err := os.Create(filepath.Join(dir, "probe")); err == nil {
			require.NoError(t, probe.Close())
			t.Skip("this user may write everywhere")
		}
		require.Error(t, Write(dir, exampleReport(t)))
		assert.Empty(t, namesIn(t, dir))
	})
	t.Run("the folder is missing", func(t *testing.T) {
		require.Error(t, writeWhole(filepath.Join(t.TempDir(), "missing", "f"), nil))
	})
	t.Run("the report is not finished", func(t *testing.T) {
		dir := t.TempDir()
		require.ErrorContains(t, Write(dir, &Report{}), "Finish")
		assert.Empty(t, namesIn(t, dir))
	})
}

func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	for name, tt := range map[string]struct{ content, want string }{
		"no JSON":         {"<html>", "is not JSON"},
		"cut off":         {`{"kind": "mrkconform.report", "schema`, "is not JSON"},
		"an array":        {"[]", "is not a mrkconform report"},
		"another kind":    {`{"kind": "coverage", "schemaVersion": 1}`, `its kind is "coverage"`},
		"no version":      {`{"kind": "mrkconform.report"}`, "has no valid schemaVersion"},
		"a newer version": {`{"kind": "mrkconform.report", "schemaVersion": 2, "rules": {}}`, "has schemaVersion 2; this mrkconform reads up to 1"},
		"another shape":   {`{"kind": "mrkconform.report", "schemaVersion": 1, "rules": {}}`, "does not fit the report format"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
			require.NoError(t, os.WriteFile(path, []byte(tt.content), 0o600))
			_, err := Read(path)
			require.ErrorContains(t, err, tt.want)
			assert.Contains(t, err.Error(), path)
			assert.NotContains(t, err.Error(), "\n")
		})
	}
	_, err := Read(filepath.Join(dir, "nowhere.json"))
	assert.EqualError(t, err, "no report at "+filepath.Join(dir, "nowhere.json"))
}

func namesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
