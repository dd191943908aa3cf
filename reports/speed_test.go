package reports_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/reports"
)

// speed has a loop to compare with, a part that is too slow and one of which nothing is asked.
func speed() *reports.Speed {
	return &reports.Speed{Slices: 3, Processors: 2, Parts: []reports.SpeedPart{
		{
			Name: "bare SDK loop", Workers: 4, Unit: "calls",
			PerSecond: reports.QuartilesOf([]float64{4000, 5000, 4500}), Ratio: reports.QuartilesOf([]float64{1, 1, 1}),
		},
		{
			Name: "suite", Workers: 4, Unit: "calls", Least: 0.8,
			PerSecond: reports.QuartilesOf([]float64{3000, 4000, 3500}), Ratio: reports.QuartilesOf([]float64{0.75, 0.8, 0.778}),
		},
		{
			Name: "drawing", Workers: 1, Unit: "commands",
			PerSecond: reports.QuartilesOf([]float64{40000}), Ratio: reports.QuartilesOf([]float64{10}),
		},
	}}
}

func TestSpeedPage(t *testing.T) {
	assert.Equal(t, `# The speed of the suite: 3 slices on 2 processors

| part | workers | unit | a second, median (quartiles) | of the bare SDK loop, median (quartiles) | bar |
|---|---|---|---|---|---|
| bare SDK loop | 4 | calls | 4500 (4250 to 4750) | 1.00 (1.00 to 1.00) |  |
| suite | 4 | calls | 3500 (3250 to 3750) | **0.78 (0.76 to 0.79)** | at least 0.80 |
| drawing | 1 | commands | 40000 (40000 to 40000) | 10.00 (10.00 to 10.00) |  |
`, speed().Markdown())
}

func TestSlowParts(t *testing.T) {
	s := speed()
	require.Len(t, s.Missed(), 1)
	assert.Equal(t, "suite", s.Missed()[0].Name)
	s.Parts[1].Ratio = reports.QuartilesOf([]float64{0.2, 0.8, 0.9})
	assert.Empty(t, s.Missed(), "the median counts")
}

func TestQuartiles(t *testing.T) {
	assert.Equal(t, reports.Quartiles{}, reports.QuartilesOf(nil))
	assert.Equal(t, reports.Quartiles{Lower: 7, Median: 7, Upper: 7}, reports.QuartilesOf([]float64{7}))
	assert.Equal(t, reports.Quartiles{Lower: 2, Median: 3, Upper: 4}, reports.QuartilesOf([]float64{5, 1, 4, 2, 3}))
	assert.Equal(t, reports.Quartiles{Lower: 1.75, Median: 2.5, Upper: 3.25}, reports.QuartilesOf([]float64{4, 3, 2, 1}))
}

func TestSpeedIsWrittenWithItsPageBeside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "speed.json")
	s := speed()
	require.NoError(t, reports.WriteSpeed(path, s))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	var got reports.Speed
	require.NoError(t, json.Unmarshal(data, &got))
	assert.Equal(t, *s, got)
	assert.Equal(t, reports.SpeedKind, got.Kind)
	page, err := os.ReadFile(filepath.Join(filepath.Dir(path), "speed.md"))
	require.NoError(t, err)
	assert.Equal(t, s.Markdown(), string(page))
}
