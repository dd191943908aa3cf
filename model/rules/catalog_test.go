package rules_test

import (
	"os"
	"path/filepath"
	"regexp"
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
var made = regexp.MustCompile(`^MRK-(ENVELOPE-[A-Za-z]+|RECORDED-[A-Za-z]+|STATE-[A-Z][A-Za-z]+-[A-Z][a-zA-Z])$`)

// TestTheCatalogIsWhole: each row of the rule book is a rule, or the reason stands here why
// no endpoint can show it. Nothing is forgotten, and nothing is invented.
func TestTheCatalogIsWhole(t *testing.T) {
	t.Parallel()
	catalog := map[rules.ID]bool{}
	for _, id := range listed(t, "catalog.txt") {
		catalog[id] = true
	}
	exempt := map[rules.ID]bool{}
	for _, e := range rules.Unobservable() {
		exempt[e.ID] = true
		assert.True(t, catalog[e.ID], "%s is unobservable and in no row of the book", e.ID)
	}
	for id := range catalog {
		if _, isRule := rules.Get(id); !isRule && !exempt[id] {
			t.Errorf("%s is neither a rule nor among the unobservable", id)
		}
	}
	for _, rule := range rules.All() {
		assert.True(t, catalog[rule.ID] || made.MatchString(string(rule.ID)), "%s is a rule and in no row of the book", rule.ID)
	}
}

func TestTheCatalogNamesEachRowOnce(t *testing.T) {
	t.Parallel()
	seen := map[rules.ID]bool{}
	for _, id := range listed(t, "catalog.txt") {
		assert.False(t, seen[id], "%s stands twice in catalog.txt", id)
		seen[id] = true
	}
	const rows = 410
	assert.Equal(t, rows, len(seen), "as many rows as the book has") //nolint:testifylint // the list itself would hide the number
}
