package reports

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTheReadmeShowsWhatIsPublished: its figures and its screen are those of the published
// reports.
func TestTheReadmeShowsWhatIsPublished(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "README.md"))
	require.NoError(t, err)
	const published = "reports/published/moto/5.2.5"
	r, err := Read(filepath.Join("..", published, "report.json"))
	require.NoError(t, err)

	broken := map[Level]int{}
	for _, rule := range r.Rules {
		if rule.Status == Fail {
			broken[rule.Level]++
		}
		if rule.ID == "MRK-STATE-Decrypt-En" {
			var b strings.Builder
			screen(&b, rule, causeLine(r, rule), r.counterexample(rule), TextOptions{})
			assert.Contains(t, string(text), "```text\n"+b.String()+"```\n")
		}
	}
	row := fmt.Sprintf("| moto 5.2.5 | %d, and %d that are advice | %d | [%s](%s/report.md) |", broken[Must], broken[Should], r.Coverage.Judged, published, published)
	assert.Contains(t, string(text), row)
}
