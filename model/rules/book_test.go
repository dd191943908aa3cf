package rules_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/rules"
)

var update = flag.Bool("update", false, "write testdata/ids.txt anew")

func TestEveryRuleIsComplete(t *testing.T) {
	t.Parallel()
	levels := []rules.Level{rules.Must, rules.Should}
	profiles := []rules.Profile{
		rules.Core, rules.Promotion, rules.Deletion, rules.Rotation, rules.Import, rules.Asymmetric, rules.HMAC,
		rules.Independence, rules.Validation, rules.Concurrency, rules.Authorization, rules.Audit,
	}
	evidence := []rules.Evidence{
		rules.Recorded, rules.RecordedThirdParty, rules.Reported, rules.Documented, rules.Inferred, rules.Unknown,
	}
	for _, rule := range rules.All() {
		t.Run(string(rule.ID), func(t *testing.T) {
			t.Parallel()
			assert.Regexp(t, `^(INV-\d+|MRK-[A-Z]+-([ENP]?\d\d|[A-Za-z]+(-[A-Z][a-z])?(-(PD|PI))?))$`, string(rule.ID))
			assert.NotEmpty(t, rule.Title)
			assert.LessOrEqual(t, len(rule.Title), 90)
			assert.NotContains(t, rule.Title, "\n")
			assert.False(t, strings.HasSuffix(rule.Title, "."), "a title is no sentence")
			assert.Greater(t, len(rule.Says), 40)
			for _, text := range []string{rule.Says, rule.Tolerates} {
				assert.Equal(t, strings.TrimSpace(text), text)
				assert.Zero(t, strings.Count(text, "`")%2, "unbalanced quotes")
				if text != "" {
					assert.Regexp(t, "[.`)]$", text)
				}
			}
			assert.Contains(t, levels, rule.Level)
			assert.Contains(t, profiles, rule.Profile)
			assert.Contains(t, evidence, rule.Evidence)
			assert.Regexp(t, `^https://[a-z0-9.]+/\S+$`, rule.Source)
			if rule.Evidence == rules.Unknown {
				assert.NotEmpty(t, rule.Tolerates, "where AWS's answer is unknown, several are accepted")
			}
		})
	}
}

func TestIDsAreUniqueAndExemptOnesAreNoRules(t *testing.T) {
	t.Parallel()
	seen := map[rules.ID]bool{}
	for _, rule := range rules.All() {
		assert.False(t, seen[rule.ID], "%s appears twice", rule.ID)
		seen[rule.ID] = true
	}
	for _, exempt := range rules.Unobservable() {
		assert.False(t, seen[exempt.ID], "%s is a rule and exempt, or exempt twice", exempt.ID)
		seen[exempt.ID] = true
		assert.Regexp(t, `^[A-Z].*\.$`, exempt.Reason)
	}
}

// The ids are an interface: reports and files of known failures hold them.
func TestIDsAreTheGoldenOnes(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	for _, rule := range rules.All() {
		text.WriteString(string(rule.ID) + "\n")
	}
	golden := filepath.Join("testdata", "ids.txt")
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(text.String()), 0o600))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), text.String(), "run the test with -update if the change is meant")
}

func TestAllIsTheCallersOwn(t *testing.T) {
	t.Parallel()
	mine := rules.All()
	slices.Reverse(mine)
	mine[0].Title = "overwritten"
	assert.NotEqual(t, mine, rules.All())
	assert.Equal(t, rules.ID("MRK-CREATE-01"), rules.All()[0].ID)
}

func TestGet(t *testing.T) {
	t.Parallel()
	for _, want := range rules.All() {
		got, ok := rules.Get(want.ID)
		assert.True(t, ok)
		assert.Equal(t, want, got)
	}
	_, ok := rules.Get("MRK-NONE-01")
	assert.False(t, ok)
}

func TestEveryOperationHasItsEnvelopeRule(t *testing.T) {
	t.Parallel()
	for _, operation := range rules.Operations() {
		_, ok := rules.Get(rules.ID("MRK-ENVELOPE-" + operation))
		assert.True(t, ok, operation)
	}
}
