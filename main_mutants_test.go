package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/reports"
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

// TestMutantsTogether: the page is printed and written, and says which bars are missed.
func TestMutantsTogether(t *testing.T) {
	t.Parallel()
	table := filepath.Join(t.TempDir(), "table.json")
	args := strings.Fields("mutants --together 2 --draws 1 --calls 150")
	got := mrkconform(t, append(args, "--out", table)...)
	m, err := reports.ReadTogether(table)
	require.NoError(t, err, got.errs)
	want := m.Markdown() + "\n"
	for _, x := range m.Missed() {
		want += fmt.Sprintf("Missed with 2 at once: %s, %s, is %s.\n", x.Name, x.Want, x.Have)
	}
	if len(m.Missed()) == 0 {
		want += "Every bar is met.\n"
	}
	assert.Equal(t, want+"The table is in "+table+".\n", got.out)
	assert.Equal(t, min(1, len(m.Missed())), got.code, got.errs)
	page, err := os.ReadFile(strings.TrimSuffix(table, ".json") + ".md")
	require.NoError(t, err)
	assert.Equal(t, m.Markdown(), string(page))

	again := mrkconform(t, append(args, "--out", table, "--before", table)...)
	assert.Contains(t, again.out, "| 2 at once | 2, before |\n")
}
