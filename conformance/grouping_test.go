package conformance_test

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// summary is what a terminal shows of a report.
func summary(t *testing.T, report *reports.Report) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, reports.Summary(&b, report, reports.TextOptions{}))
	return b.String()
}

// TestOneStoreLeads: a target without Regions reads that first, and all that cannot be judged
// for it names that cause.
func TestOneStoreLeads(t *testing.T) {
	t.Parallel()
	report, _ := recorded(t, 600, "region-blind")
	require.NotEmpty(t, report.Causes)
	first := report.Causes[0]
	assert.Equal(t, "one store serves all Regions", first.Title)
	assert.Subset(t, []string{"MRK-ERR-02", "MRK-ERR-03", "MRK-LIST-01"}, first.Rules)
	assert.NotEmpty(t, first.Counterexample)
	assert.Equal(t, first.ID, ruleOf(t, report, "MRK-INTEROP-02").Cause, "what it hides")
	_, list, found := strings.Cut(summary(t, report), "\nCauses: what to mend, the heaviest first (")
	require.True(t, found)
	_, list, _ = strings.Cut(list, "\n")
	assert.True(t, strings.HasPrefix(list, "   1  one store serves all Regions  "), "%s", list)
}

// TestAMissingMemberIsOneCause: where AWSAccountId is absent it is that, and everything else is
// judged all the same.
func TestAMissingMemberIsOneCause(t *testing.T) {
	t.Parallel()
	const calls = 3000
	whole := certify(t, embedded(t), func(s *conformance.Settings) { s.Calls = calls })
	dropping := func(_ targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		e, member, other := ask(), []byte(`"AWSAccountId"`), []byte(`"OwnerId"`)
		if e.Status != http.StatusOK {
			return e
		}
		return saying(e, bytes.ReplaceAll(e.Body, member, other), bytes.ReplaceAll(e.Typed, member, other))
	}
	report := certify(t, wrapped{embedded(t), dropping}, func(s *conformance.Settings) { s.Calls = calls })
	require.Len(t, report.Causes, 1)
	assert.Equal(t, "KeyMetadata lacks AWSAccountId", report.Causes[0].Title)
	assert.Equal(t, "cause-members-are-missing-from-keymetadata", report.Causes[0].ID)
	assert.Equal(t, []string{"MRK-META-09"}, report.Causes[0].Rules)
	assert.Greater(t, report.Coverage.Value, 0.95*whole.Coverage.Value)
}

// TestOneProgramForEachCause: a target that serves keys in every state has one cause for each
// state, whose program is as short as can be; the other rules have theirs, which is short, or share it.
func TestOneProgramForEachCause(t *testing.T) {
	t.Parallel()
	report, dir := recorded(t, 4000, "states-unchecked")
	require.Greater(t, len(broken(report)), 20, "many operations serve such keys")
	require.GreaterOrEqual(t, len(report.Causes), 2)
	assert.Less(t, len(report.Causes), 8)
	assert.ElementsMatch(t, []string{"the key state PendingDeletion is not checked", "the key state Disabled is not checked"},
		[]string{report.Causes[0].Title, report.Causes[1].Title})
	for _, cause := range report.Causes {
		i := slices.IndexFunc(report.Counterexamples, func(x reports.Counterexample) bool { return x.ID == cause.Counterexample })
		require.GreaterOrEqual(t, i, 0, "%s has no program", cause.Title)
		x := report.Counterexamples[i]
		assert.Contains(t, cause.Rules, x.Rule)
		assert.Equal(t, "3/3", x.Reproduced, cause.Title)
		assert.FileExists(t, filepath.Join(dir, filepath.FromSlash(x.Trace)))
	}
	for _, rule := range report.Rules {
		if rule.Status == reports.Fail {
			assert.NotEmpty(t, rule.Cause, rule.ID)
			assert.NotEmpty(t, rule.Counterexample, rule.ID)
		}
	}
}

// TestWhatRunsAheadLeavesCallsForReducing: many programs at a time may not use up what the
// rules that are broken meanwhile need, or none of them could be confirmed.
func TestWhatRunsAheadLeavesCallsForReducing(t *testing.T) {
	t.Parallel()
	report := certify(t, embedded(t, "states-unchecked"), func(s *conformance.Settings) { s.Calls, s.Workers = 4000, 64 })
	failed := 0
	for _, rule := range report.Rules {
		if rule.Status == reports.Fail {
			failed++
		}
	}
	assert.Greater(t, failed, 20)
	assert.LessOrEqual(t, report.Run.Calls+report.Run.ReducingCalls, 4000)
}
