package reports

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestVerdict(t *testing.T) {
	rule := func(s Status, l Level) RuleResult {
		return RuleResult{ID: "MRK-X-01", Title: "x", Profile: "core", Level: l, Status: s, Checked: 1}
	}
	pass := rule(Pass, Must)
	tests := []struct {
		name     string
		cutShort bool
		rules    []RuleResult
		want     Verdict
		exit     int
		why      string
	}{
		{"all pass", false, []RuleResult{pass}, Conformant, 0, "1 rule was judged and holds"},
		{
			"not exercised does not prevent conformant", false,
			[]RuleResult{pass, rule(NotExercised, Must)},
			Conformant, 0,
			"1 rule was judged and holds",
		},
		{
			"unsupported does not prevent conformant", false,
			[]RuleResult{pass, pass, rule(Unsupported, Must)},
			Conformant, 0,
			"2 rules were judged and all hold",
		},
		{"broken must", false, []RuleResult{pass, rule(Fail, Must)}, Nonconformant, 1, "1 rule is broken"},
		{"broken should", false, []RuleResult{pass, rule(Fail, Should)}, Conformant, 0, "1 rule that is only advice is broken"},
		{"a missing level counts as must", false, []RuleResult{pass, rule(Fail, "")}, Nonconformant, 1, "1 rule is broken"},
		{"known failure", false, []RuleResult{pass, rule(KnownFail, Must)}, ConformantWithKnownFailures, 0, "1 known failure"},
		{"fixed", false, []RuleResult{rule(Fixed, Must)}, ConformantWithKnownFailures, 0, "1 known failure is fixed"},
		{
			"known and broken", false,
			[]RuleResult{rule(KnownFail, Must), rule(Fail, Must)},
			Nonconformant, 1,
			"1 rule is broken; 1 known failure",
		},
		{"cut short", true, []RuleResult{pass}, Inconclusive, 2, "the run was cut short"},
		{
			"cut short with a broken rule", true,
			[]RuleResult{pass, rule(Fail, Must)},
			Nonconformant, 1,
			"1 rule is broken; the run was cut short",
		},
		{
			"cut short with a known failure", true,
			[]RuleResult{rule(KnownFail, Must)},
			Inconclusive, 2,
			"the run was cut short; 1 known failure",
		},
		{
			"tester error", false,
			[]RuleResult{pass, rule(TesterError, Should)},
			Inconclusive, 2,
			"1 rule was lost to an error of the suite itself",
		},
		{
			"broken beside a tester error", false,
			[]RuleResult{rule(Fail, Must), rule(TesterError, Must)},
			Nonconformant, 1,
			"1 rule is broken; 1 rule was lost to an error of the suite itself",
		},
		{"undecided must", false, []RuleResult{pass, rule(Indeterminate, Must)}, Inconclusive, 2, "1 rule stayed undecided"},
		{"undecided should", false, []RuleResult{pass, rule(Indeterminate, Should)}, Conformant, 0, "1 rule was judged and holds"},
		{
			"nothing judged", false,
			[]RuleResult{rule(NotExercised, Must), rule(Unsupported, Must)},
			Inconclusive, 2,
			"no rule could be judged",
		},
		{"no rules", false, nil, Inconclusive, 2, "no rule could be judged"},
		{
			"unknown status", false,
			[]RuleResult{pass, rule("passed", Must)},
			Inconclusive, 2,
			"1 rule was lost to an error of the suite itself",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &Report{Complete: !tt.cutShort, Rules: tt.rules}
			r.Finish()
			assert.Equal(t, tt.want, r.Verdict)
			assert.Equal(t, tt.exit, r.ExitCode())
			assert.Equal(t, tt.why, r.Why())
			for _, p := range r.Profiles {
				assert.Equal(t, tt.want, p.Verdict, "one profile alone decides as the whole does")
			}
		})
	}
}

func TestFinishCounts(t *testing.T) {
	r := exampleReport(t)
	assert.Equal(t, Divergence{Failed: 4, Judged: 6, Value: 0.6667}, r.Divergence)
	assert.Equal(t, Coverage{Judged: 6, Claimed: 10, Value: 0.6}, r.Coverage)
	assert.Equal(t, Profile{Name: "core", Verdict: Nonconformant, Passed: 1, Failed: 2, KnownFail: 1, Fixed: 1}, r.Profiles[0])
	assert.Equal(t, "ce-1", r.rule("MRK-DELETE-10").Counterexample)
	assert.Equal(t, 3, r.counterexample(r.rule("MRK-DELETE-10")).Length, "the length follows from the program")
	assert.Equal(t, 12, r.Notes[1].Count, "equal notes are added up")
}

func TestFinishNothingUncheckedPasses(t *testing.T) {
	for _, status := range []Status{Pass, Fixed} {
		r := &Report{Complete: true, Rules: []RuleResult{{ID: "MRK-ID-01", Status: status, Level: Must}}}
		r.Finish()
		assert.Equal(t, NotExercised, r.Rules[0].Status)
		assert.Contains(t, r.Rules[0].Reason, "without a single check")
		assert.Equal(t, Inconclusive, r.Verdict)
	}
}

// The engine's workers finish in any order; the bytes must not tell.
func TestFinishIgnoresOrder(t *testing.T) {
	want, err := JSON(exampleReport(t))
	require.NoError(t, err)
	for seed := range uint64(20) {
		r := exampleReport(t)
		random := rand.New(rand.NewPCG(seed, 0))
		random.Shuffle(len(r.Rules), func(i, j int) { r.Rules[i], r.Rules[j] = r.Rules[j], r.Rules[i] })
		random.Shuffle(len(r.Counterexamples), func(i, j int) {
			r.Counterexamples[i], r.Counterexamples[j] = r.Counterexamples[j], r.Counterexamples[i]
		})
		random.Shuffle(len(r.Notes), func(i, j int) { r.Notes[i], r.Notes[j] = r.Notes[j], r.Notes[i] })
		random.Shuffle(len(r.Operations), func(i, j int) { r.Operations[i], r.Operations[j] = r.Operations[j], r.Operations[i] })
		r.Finish()
		got, err := JSON(r)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	}
}

func TestNaturalOrder(t *testing.T) {
	want := []string{
		"", "MRK-ID-1", "MRK-ID-01", "MRK-ID-2", "MRK-ID-9b", "MRK-ID-10", "MRK-ID-10a",
		"MRK-ID-18446744073709551616", "MRK-ID-18446744073709551617", "MRK-LIST-1",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, compareNatural)
	assert.Equal(t, want, got)
}

func TestProfileOrder(t *testing.T) {
	got := []string{"zeta", "audit", "core", "alpha", "promotion"}
	slices.SortFunc(got, compareProfiles)
	assert.Equal(t, []string{"core", "promotion", "audit", "alpha", "zeta"}, got)
}
