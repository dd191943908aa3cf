package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMutants pins what the suite prints about itself: a fault that any campaign sees, one
// that needs guidance, and, in a campaign that is too short for it, one that is missed.
func TestMutants(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args string
		code int
	}{
		"mutants.txt":        {"--fault algorithms-missing,cancel-restores-primary --seeds 1 --calls 4000 --baseline uniform", 0},
		"mutants-missed.txt": {"--fault algorithms-missing,cancel-restores-primary --seeds 1 --calls 120", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table := filepath.Join(t.TempDir(), "table.json")
			got := mrkconform(t, append(strings.Fields("mutants "+test.args), "--out", table)...)
			assert.Equal(t, test.code, got.code, got.errs)
			golden(t, name, strings.ReplaceAll(got.out, table, "table.json"))
			page, err := os.ReadFile(strings.TrimSuffix(table, ".json") + ".md")
			require.NoError(t, err)
			assert.True(t, strings.HasPrefix(got.out, string(page)))
		})
	}
}
