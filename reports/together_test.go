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

// together has a server with two faults that are named, and one with three of which the
// suite misses one, names a rule wrongly and judges little.
func together() *reports.Together {
	return &reports.Together{
		RulesHash: "0123456789abcdef", Draws: 1, Budget: 8000,
		LeftOut: []reports.LeftOut{{ID: "region-blind", Reason: "one store serves all Regions"}},
		Campaigns: []reports.Draw{
			{
				AtOnce: 3, Seed: 1, Names: 10, Judged: 300, Sound: 600,
				Planted: []reports.Planted{
					{ID: "arn-wrong", Family: "metadata", NamedBy: []string{"MRK-META-04"}},
					{ID: "tag-lost", Family: "properties", NamedBy: []string{}},
					{ID: "alias-lost", Family: "aliases", NamedBy: []string{"MRK-LIST-02", "MRK-LIST-06"}},
				},
				Wrong: []reports.WrongName{
					{Rule: "MRK-ERR-01", Program: []string{"k1 = CreateKey @us-east-1"}, Expected: "success", Observed: "NotFoundException"},
				},
			},
			{
				AtOnce: 2, Seed: 1, Names: 4, Judged: 590, Sound: 600, Wrong: []reports.WrongName{},
				Planted: []reports.Planted{
					{ID: "arn-wrong", Family: "metadata", NamedBy: []string{"MRK-META-04"}},
					{ID: "mac-wrong", Family: "cryptography", NamedBy: []string{"MRK-INTEROP-14"}},
				},
			},
		},
	}
}

func TestTogetherPage(t *testing.T) {
	m := together()
	m.Finish()
	m.Before = []reports.TogetherSum{{AtOnce: 3, Planted: 3, Named: 1, Names: 8, Judged: 240, Sound: 600}}
	assert.Equal(t, `# What the suite sees of many faults at once: 1 campaign of 8000 calls for each number of faults

|  | bar | 2 at once | 3 at once | 3, before |
| --- | --- | --- | --- | --- |
| planted faults that were named | at least 90 % | 2 of 2 (100.0 %) | **2 of 3 (66.7 %)** | 1 of 3 (33.3 %) |
| names that no planted fault accounts for | under 3 % | 0 of 4 (0.0 %) | **1 of 10 (10.0 %)** | 0 of 8 (0.0 %) |
| rules judged, of those on the sound reference | at least 85 % | 590 of 600 (98.3 %) | **300 of 600 (50.0 %)** | 240 of 600 (40.0 %) |

Never planted with others:

- region-blind: one store serves all Regions

Planted and not named:

| fault | in how many campaigns | which |
|---|---|---|
| tag-lost | 1 | 3-1 |

Named and not planted:

| rule | in how many campaigns | which |
|---|---|---|
| MRK-ERR-01 | 1 | 3-1 |

| campaign | faults | named | names | wrong | judged | judged on the sound reference |
|---|---|---|---|---|---|---|
| 2-1 | arn-wrong, mac-wrong | 2 of 2 | 4 |  | 590 | 600 |
| 3-1 | arn-wrong, tag-lost, alias-lost | 2 of 3 | 10 | MRK-ERR-01 | 300 | 600 |
`, m.Markdown())
}

func TestTogetherBars(t *testing.T) {
	m := together()
	m.Finish()
	assert.Len(t, m.Bars, 3*2)
	assert.Equal(t, []reports.TogetherBar{
		{AtOnce: 3, Name: "planted faults that were named", Want: "at least 90 %", Have: "2 of 3 (66.7 %)"},
		{AtOnce: 3, Name: "names that no planted fault accounts for", Want: "under 3 %", Have: "1 of 10 (10.0 %)"},
		{AtOnce: 3, Name: "rules judged, of those on the sound reference", Want: "at least 85 %", Have: "300 of 600 (50.0 %)"},
	}, m.Missed())

	// At the bars themselves: 9 of 10 and 85 of 100 are enough, 3 of 100 are too many.
	for _, test := range []struct {
		named, wrong, judged, missed int
	}{{9, 2, 85, 0}, {8, 2, 85, 1}, {9, 3, 85, 1}, {9, 2, 84, 1}} {
		d := reports.Draw{AtOnce: 10, Names: 100, Judged: test.judged, Sound: 100, Wrong: make([]reports.WrongName, test.wrong)}
		for i := range 10 {
			f := reports.Planted{ID: "a"}
			if i < test.named {
				f.NamedBy = []string{"MRK-ID-01"}
			}
			d.Planted = append(d.Planted, f)
		}
		m := &reports.Together{Campaigns: []reports.Draw{d}}
		m.Finish()
		assert.Len(t, m.Missed(), test.missed, "%+v", test)
	}
}

func TestTogetherWithoutANameMissesItsBar(t *testing.T) {
	m := &reports.Together{Campaigns: []reports.Draw{{AtOnce: 1, Planted: []reports.Planted{{ID: "a"}}}}}
	m.Finish()
	assert.Len(t, m.Missed(), 3, "a run in which nothing was judged and named is no proof")
}

func TestTogetherIsWrittenWithItsPageBesideAndReadBack(t *testing.T) {
	m := together()
	m.Finish()
	dir := t.TempDir()
	path := filepath.Join(dir, "table.json")
	require.NoError(t, reports.WriteTogether(path, m))

	got, err := reports.ReadTogether(path)
	require.NoError(t, err)
	assert.Equal(t, m, got)
	page, err := os.ReadFile(filepath.Join(dir, "table.md"))
	require.NoError(t, err)
	assert.Equal(t, m.Markdown(), string(page))

	_, err = reports.ReadTogether(filepath.Join(dir, "none.json"))
	require.ErrorIs(t, err, os.ErrNotExist)
	other, err := json.Marshal(reports.Mutation{Kind: reports.MutationKind})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, other, 0o600))
	_, err = reports.ReadTogether(path)
	require.EqualError(t, err, path+" is no table of faults that were planted together")
}
