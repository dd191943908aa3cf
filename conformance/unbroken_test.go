package conformance_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/reports"
)

// TestEachRuleThatNoFaultBrokeHasItsReason: what the published table does not prove is
// known one by one, and a reason that is no longer needed goes.
func TestEachRuleThatNoFaultBrokeHasItsReason(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "reports", "published", "mutation.json"))
	require.NoError(t, err)
	var table reports.Mutation
	require.NoError(t, json.Unmarshal(data, &table))
	text, err := os.ReadFile(filepath.Join("testdata", "unbroken.txt"))
	require.NoError(t, err)

	var explained []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, reason, ok := strings.Cut(line, "  ")
		assert.True(t, ok && strings.TrimSpace(reason) != "", line)
		explained = append(explained, id)
	}
	assert.Equal(t, table.Unbroken, explained)
}
