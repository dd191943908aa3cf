package rules

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestIDsSortNaturally(t *testing.T) {
	t.Parallel()
	want := []ID{
		"MRK-CREATE-02",
		"MRK-CREATE-10",
		"INV-9",
		"INV-10",
		"MRK-REPLICATE-01",
		"MRK-REPLICATE-29",
		"MRK-REPLICATE-100",
		"MRK-REPLICATE-E01",
		"MRK-REPLICATE-E12",
		"MRK-STATE-15",
		"MRK-STATE-N01",
		"MRK-STATE-P01",
		"MRK-STATE-Decrypt-Di",
		"MRK-STATE-Encrypt-Di",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, compareIDs)
	assert.Equal(t, want, got)
}

func TestHashIsStable(t *testing.T) {
	t.Parallel()
	assert.Regexp(t, "^[0-9a-f]{16}$", Hash())
	assert.Equal(t, Hash(), hashOf(All()))
}

func TestHashChangesWithEveryField(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*Rule){
		"id":        func(r *Rule) { r.ID += "x" },
		"title":     func(r *Rule) { r.Title += "x" },
		"says":      func(r *Rule) { r.Says += "x" },
		"level":     func(r *Rule) { r.Level += "x" },
		"profile":   func(r *Rule) { r.Profile += "x" },
		"evidence":  func(r *Rule) { r.Evidence += "x" },
		"source":    func(r *Rule) { r.Source += "x" },
		"tolerates": func(r *Rule) { r.Tolerates += "x" },
		"field moved over": func(r *Rule) {
			r.Says = r.Title[len(r.Title)-1:] + r.Says
			r.Title = r.Title[:len(r.Title)-1]
		},
	} {
		changed := All()
		change(&changed[3])
		assert.NotEqual(t, Hash(), hashOf(changed), name)
	}
	assert.NotEqual(t, Hash(), hashOf(All()[1:]), "a rule less")
}
