package reports

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEachPublishedDivergenceHasItsCause: whoever publishes an accusation has looked at the
// source for it, rule by rule, and at nothing that the report does not say.
func TestEachPublishedDivergenceHasItsCause(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob(filepath.Join("published", "*", "*", "causes.md"))
	require.NoError(t, err)
	published, err := filepath.Glob(filepath.Join("published", "*", "*", "report.json"))
	require.NoError(t, err)
	require.Len(t, pages, len(published))
	for i, page := range pages {
		r, err := Read(published[i])
		require.NoError(t, err)
		var broken, explained []string
		for _, rule := range r.Rules {
			if rule.Status == Fail {
				broken = append(broken, rule.ID)
			}
		}
		text, err := os.ReadFile(page)
		require.NoError(t, err)
		for line := range strings.Lines(string(text)) {
			if list, ok := strings.CutPrefix(line, "rules: "); ok {
				explained = append(explained, strings.Split(strings.TrimSpace(list), ", ")...)
			}
		}
		slices.Sort(broken)
		slices.Sort(explained)
		assert.Equal(t, broken, explained, page)
	}
}
