package reports

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// The golden files pin the whole text of every format, so that a change in what people read shows in review.
func TestGolden(t *testing.T) {
	r := exampleReport(t)
	screenOf := func(o TextOptions) []byte {
		var b bytes.Buffer
		require.NoError(t, Screen(&b, r, r.Counterexamples[0], o))
		return b.Bytes()
	}
	summaryOf := func(o TextOptions) []byte {
		var b bytes.Buffer
		require.NoError(t, Summary(&b, r, o))
		return b.Bytes()
	}
	causeOf := func(o TextOptions) []byte {
		var b bytes.Buffer
		require.NoError(t, CauseScreen(&b, r, r.Causes[0], o))
		return b.Bytes()
	}
	rendered := func(render func(*Report) ([]byte, error)) []byte {
		data, err := render(r)
		require.NoError(t, err)
		return data
	}
	for name, got := range map[string][]byte{
		"report.json":       rendered(JSON),
		"junit.xml":         rendered(JUnit),
		"report.md":         rendered(Markdown),
		"report.html":       rendered(HTML),
		"badge.json":        rendered(Badge),
		"screen.txt":        screenOf(TextOptions{}),
		"screen-color.txt":  screenOf(TextOptions{Color: true}),
		"cause.txt":         causeOf(TextOptions{}),
		"cause-color.txt":   causeOf(TextOptions{Color: true}),
		"summary.txt":       summaryOf(TextOptions{Dir: "reports/out"}),
		"summary-color.txt": summaryOf(TextOptions{Color: true}),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", name)
			if *update {
				require.NoError(t, os.WriteFile(path, got, 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err, "run go test ./reports -update to make it")
			assert.Equal(t, string(want), string(got))
		})
	}
}
