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

// mutation has one fault of each half: one that is always caught at once, by a program as
// short as can be, and one that is missed once, caught late, and named wrongly.
func mutation() *reports.Mutation {
	return &reports.Mutation{
		RulesHash: "0123456789abcdef", Seeds: 10, UniformSeeds: 2, Budget: 10000, Judged: 5, Unbroken: []string{"MRK-ID-01", "MRK-OPEN-09"},
		Mutants: []reports.Mutant{
			{
				ID: "tag-lost", Half: "held-out", Imitates: "a map that is not copied",
				ExpectedRules: []string{"MRK-INDEP-02"}, Besides: []string{"MRK-STATE-*"},
				Caught: 8, CaughtBy: []string{"MRK-INDEP-02", "MRK-STATE-04"}, Soon: 5,
				Wrong: []string{"MRK-ERR-01"}, Broken: []string{"MRK-ERR-01", "MRK-INDEP-02"}, Misnamed: 1, CallsToCatch: 2900, Length: 9, LeastLength: 6,
				OneMore: 2, Longer: 1, Executions: 61, Calls: 501,
				Uniform: reports.Uniform{Campaigns: 2},
			},
			{
				ID: "arn-wrong", Half: "tuned", Imitates: "a constant Region",
				ExpectedRules: []string{"MRK-META-04"}, Besides: []string{},
				Caught: 10, CaughtBy: []string{"MRK-META-04"}, Soon: 10, Wrong: []string{}, CallsToCatch: 40,
				Length: 1, LeastLength: 1, Executions: 3, Calls: 4,
				Uniform: reports.Uniform{Campaigns: 2, Caught: 2, Soon: 1, CallsToCatch: 80},
			},
		},
	}
}

func TestMutationPage(t *testing.T) {
	m := mutation()
	m.Finish()
	assert.Equal(t, `# What the suite sees: 2 planted faults, 10 campaigns of 10000 calls each

|  | bar | tuned | held-out | all |
|---|---|---|---|---|
| faults |  | 1 | 1 | 2 |
| campaigns that caught their fault | at least 90 % | 10 of 10 (100.0 %) | **8 of 10 (80.0 %)** | 18 of 20 (90.0 %) |
| faults that 9 of 10 campaigns caught | all | 1 of 1 | **0 of 1** | **1 of 2** |
| campaigns that caught theirs within 3,000 calls | at least 95 % | 10 of 10 (100.0 %) | **5 of 10 (50.0 %)** | **15 of 20 (75.0 %)** |
| campaigns that named a wrong rule | under 2 % | 0 of 10 (0.0 %) | **1 of 10 (10.0 %)** | **1 of 20 (5.0 %)** |
| programs of at most one command above the least | at least 99 % | 10 of 10 (100.0 %) | **7 of 8 (87.5 %)** | **17 of 18 (94.4 %)** |
| runs to reduce, the median | at most 60 | 3 | **61** | **61** |
| calls to reduce, the median | at most 500 | 4 | **501** | **501** |
| uniform drawing: campaigns that caught their fault |  | 2 of 2 (100.0 %) | 0 of 2 (0.0 %) | 2 of 4 (50.0 %) |
| uniform drawing: campaigns that caught theirs within 3,000 calls |  | 1 of 2 (50.0 %) | 0 of 2 (0.0 %) | 1 of 4 (25.0 %) |

Of 5 rules 3 were broken by one fault at least. No fault broke MRK-ID-01, MRK-OPEN-09.

| fault | half | caught | by | calls to catch | length, the longest (least) | runs and calls to reduce | wrongly named | caught, uniform | calls to catch, uniform |
|---|---|---|---|---|---|---|---|---|---|
| arn-wrong | tuned | 10 of 10 | MRK-META-04 | 40 | 1 (1) | 3, 4 |  | 2 of 2 | 80 |
| tag-lost | held-out | 8 of 10 | MRK-INDEP-02, MRK-STATE-04 | 2900 | 9 (6) | 61, 501 | MRK-ERR-01 | 0 of 2 | - |
`, m.Markdown())
}

func TestBarsAreAskedOfEachHalf(t *testing.T) {
	m := mutation()
	m.Finish()
	assert.Len(t, m.Bars, 7*3)
	assert.Equal(t, []reports.Bar{
		{Half: "held-out", Name: "campaigns that caught their fault", Want: "at least 90 %", Have: "8 of 10 (80.0 %)"},
		{Half: "held-out", Name: "faults that 9 of 10 campaigns caught", Want: "all", Have: "0 of 1"},
		{Half: "all", Name: "faults that 9 of 10 campaigns caught", Want: "all", Have: "1 of 2"},
	}, m.Missed()[:3])

	m.Mutants = m.Mutants[:1]
	m.Finish()
	assert.Empty(t, m.Missed(), "what is left is always caught at once, and the held-out half is empty")
	assert.Len(t, m.Bars, 7*2)
}

func TestAPartOfTheFaultsIsAskedForCatchingAlone(t *testing.T) {
	m := mutation()
	m.Part, m.Mutants[0].Caught = true, 9
	m.Finish()
	assert.Len(t, m.Bars, 3)
	assert.Empty(t, m.Missed())
	assert.Contains(t, m.Markdown(), "| campaigns that named a wrong rule | none for a part | 0 of 10 (0.0 %) | 1 of 10 (10.0 %) | 1 of 20 (5.0 %) |\n")
}

func TestMutationIsWrittenWithItsPageBeside(t *testing.T) {
	m := mutation()
	m.Finish()
	path := filepath.Join(t.TempDir(), "table.json")
	require.NoError(t, reports.WriteMutation(path, m))

	data, err := os.ReadFile(path)
	require.NoError(t, err)
	var got reports.Mutation
	require.NoError(t, json.Unmarshal(data, &got))
	assert.Equal(t, *m, got)
	page, err := os.ReadFile(filepath.Join(filepath.Dir(path), "table.md"))
	require.NoError(t, err)
	assert.Equal(t, m.Markdown(), string(page))
}
