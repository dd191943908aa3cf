package reports

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestConformantTakesEvidence: what nobody looked at often enough, what never succeeded and what did not answer
// allow no claim, and the first line says so.
func TestConformantTakesEvidence(t *testing.T) {
	rule := func(id string, change func(*RuleResult)) RuleResult {
		r := RuleResult{ID: id, Title: "x", Profile: "core", Level: Must, Status: Pass, Checked: 3}
		if change != nil {
			change(&r)
		}
		return r
	}
	checked := func(n int) func(*RuleResult) { return func(r *RuleResult) { r.Checked = n } }
	works := []OperationCount{{Operation: "CreateKey", Calls: 9, OK: 5, Profile: "core"}}
	tests := []struct {
		name       string
		rules      []RuleResult
		operations []OperationCount
		run        Run
		want       Verdict
		why        string
	}{
		{"enough", []RuleResult{rule("MRK-X-01", nil)}, works, Run{}, Conformant, "1 rule was judged and holds"},
		{
			"one check too few",
			[]RuleResult{rule("MRK-X-01", checked(2)), rule("MRK-X-02", nil)},
			works,
			Run{},
			Inconclusive, "1 rule was checked fewer than 3 times: MRK-X-01",
		},
		{
			"many checks too few",
			[]RuleResult{
				rule("MRK-X-01", checked(2)), rule("MRK-X-02", checked(1)), rule("MRK-X-03", nil), rule("MRK-X-04", checked(1)),
				rule("MRK-X-05", checked(1)), rule("MRK-X-06", checked(1)), rule("MRK-X-07", func(r *RuleResult) { r.Status, r.Checked = NotExercised, 0 }),
			},
			works,
			Run{},
			Inconclusive, "6 rules were checked fewer than 3 times: MRK-X-01, MRK-X-02, MRK-X-04, MRK-X-05 and 2 more",
		},
		{
			"what no run can come to", []RuleResult{rule("MRK-X-01", nil), rule("MRK-X-02", func(r *RuleResult) {
				r.Status, r.Checked, r.Exempt = NotExercised, 0, true
			})}, works, Run{}, Conformant, "1 rule was judged and holds",
		},
		{
			"advice",
			[]RuleResult{rule("MRK-X-01", nil), rule("MRK-X-02", func(r *RuleResult) { r.Checked, r.Level = 1, Should })},
			works,
			Run{},
			Conformant, "2 rules were judged and all hold",
		},
		{
			"an operation that never succeeded",
			[]RuleResult{rule("MRK-X-01", nil)},
			append([]OperationCount{{Operation: "ReplicateKey", Calls: 40, Unknown: 40, Profile: "core", Said: "HTTP 500 InternalError"}}, works...),
			Run{},
			Inconclusive, "no success of ReplicateKey (HTTP 500 InternalError)",
		},
		{
			"an operation that is lacking",
			[]RuleResult{rule("MRK-X-01", nil)},
			append([]OperationCount{{Operation: "ReplicateKey", Calls: 1, Unknown: 1, Profile: "core", Lacking: true}}, works...),
			Run{},
			Inconclusive, "the target lacks ReplicateKey",
		},
		{
			"an operation that no claimed profile needs",
			[]RuleResult{rule("MRK-X-01", nil)},
			append([]OperationCount{{Operation: "Sign", Calls: 1, Unknown: 1, Lacking: true}}, works...),
			Run{},
			Conformant, "1 rule was judged and holds",
		},
		{
			"a tenth without an outcome",
			[]RuleResult{rule("MRK-X-01", nil)},
			works,
			Run{Calls: 100, Unknown: 10},
			Conformant,
			"1 rule was judged and holds",
		},
		{
			"throttles",
			[]RuleResult{rule("MRK-X-01", nil)},
			works,
			Run{Calls: 100, Unknown: 11, Throttled: 9},
			Inconclusive,
			"11 of 100 (11.0 %) calls had no outcome, 9 of them throttled",
		},
		{
			"a target that died",
			[]RuleResult{rule("MRK-X-01", nil)},
			works,
			Run{Calls: 100, ReducingCalls: 20, LimitHit: LimitTarget, Stopped: "connection refused"},
			Inconclusive,
			"the target stopped answering after 120 calls (connection refused)",
		},
		{
			"broken all the same",
			[]RuleResult{rule("MRK-X-01", func(r *RuleResult) { r.Status, r.Broken = Fail, 3 })},
			works,
			Run{Calls: 100, LimitHit: LimitTarget, Stopped: "connection refused"},
			Nonconformant,
			"1 rule is broken; the target stopped answering after 100 calls (connection refused)",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.run.ChecksNeeded = 3
			r := &Report{Complete: true, Run: tt.run, Rules: tt.rules, Operations: tt.operations}
			r.Finish()
			assert.Equal(t, tt.want, r.Verdict)
			assert.Equal(t, tt.why, r.Why())
			require.Len(t, r.Profiles, 1)
			assert.Equal(t, tt.want, r.Profiles[0].Verdict)
			var b bytes.Buffer
			require.NoError(t, Summary(&b, r, TextOptions{}))
			first, _, _ := strings.Cut(b.String(), "\n")
			assert.Equal(t, tt.want == Inconclusive, first == "inconclusive: "+tt.why, first)
		})
	}
}

// TestGapsBelongToTheirProfile: what one profile lacks takes nothing from another, but the whole claim.
func TestGapsBelongToTheirProfile(t *testing.T) {
	t.Parallel()
	r := &Report{
		Complete: true, Run: Run{ChecksNeeded: 3},
		Rules: []RuleResult{
			{ID: "MRK-X-01", Title: "x", Profile: "core", Level: Must, Status: Pass, Checked: 3},
			{ID: "MRK-Y-01", Title: "y", Profile: "promotion", Level: Must, Status: Pass, Checked: 1},
		},
		Operations: []OperationCount{{Operation: "UpdatePrimaryRegion", Calls: 3, Unknown: 3, Profile: "promotion", Said: "HTTP 500"}},
	}
	r.Finish()
	require.Len(t, r.Profiles, 2)
	assert.Equal(t, Conformant, r.Profiles[0].Verdict)
	assert.Empty(t, r.Profiles[0].Missing)
	assert.Equal(t, Inconclusive, r.Profiles[1].Verdict)
	assert.Equal(t, []string{"no success of UpdatePrimaryRegion (HTTP 500)", "1 rule was checked fewer than 3 times: MRK-Y-01"}, r.Profiles[1].Missing)
	assert.Equal(t, Inconclusive, r.Verdict)
	require.NoError(t, compiledSchema(t).Validate(asDocument(t, r)))
}
