package rules_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/rules"
)

// listed reads a list of ids, one a line.
func listed(t *testing.T, name string) []rules.ID {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	var out []rules.ID
	for _, line := range strings.Split(string(text), "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, rules.ID(line))
		}
	}
	return out
}

// made are the rules that the book has no row for: those that exist once per operation,
// once per cell of the table of key states, and those on the parts of an answer.
var made = regexp.MustCompile(`^MRK-(ENVELOPE-[A-Za-z]+|STATE-[A-Z][A-Za-z]+-[A-Z][a-zA-Z])$`)

// TestTheCatalogIsWhole: each row of the rule book is a rule, or the reason stands
// here why no endpoint can show it, or it is still to be written. Nothing is forgotten,
// and nothing is invented.
func TestTheCatalogIsWhole(t *testing.T) {
	t.Parallel()
	catalog, pending := listed(t, "catalog.txt"), listed(t, "pending.txt")
	exempt := map[rules.ID]bool{}
	for _, e := range rules.Unobservable() {
		exempt[e.ID] = true
		assert.Contains(t, catalog, e.ID, "%s is unobservable and in no row of the book", e.ID)
	}
	for _, id := range catalog {
		_, isRule := rules.Get(id)
		isPending := slices.Contains(pending, id)
		switch {
		case isRule && isPending:
			t.Errorf("%s is a rule by now: take it out of testdata/pending.txt", id)
		case exempt[id] && isPending:
			t.Errorf("%s is unobservable: take it out of testdata/pending.txt", id)
		case !isRule && !exempt[id] && !isPending:
			t.Errorf("%s is neither a rule nor among the unobservable", id)
		}
	}
	for _, id := range pending {
		assert.Contains(t, catalog, id, "%s is pending and in no row of the book", id)
	}
	for _, rule := range rules.All() {
		if !made.MatchString(string(rule.ID)) {
			assert.Contains(t, catalog, rule.ID, "%s is a rule and in no row of the book", rule.ID)
		}
	}
}

func TestTheCatalogNamesEachRowOnce(t *testing.T) {
	t.Parallel()
	assert.Len(t, listed(t, "catalog.txt"), 410, "as many rows as the book has")
	for _, name := range []string{"catalog.txt", "pending.txt"} {
		seen := map[rules.ID]bool{}
		for _, id := range listed(t, name) {
			assert.False(t, seen[id], "%s stands twice in %s", id, name)
			seen[id] = true
		}
	}
}
