package conformance_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// inspected runs a program and returns its last step.
func inspected(t *testing.T, text string, faults ...string) conformance.Step {
	t.Helper()
	runner := &conformance.Runner{Target: embedded(t, faults...), Timing: model.Timing{Creating: time.Minute, Roles: time.Minute}}
	e, err := runner.Run(t.Context(), 1, 0, program(t, text))
	require.NoError(t, err)
	return e.Steps[len(e.Steps)-1]
}

const (
	pair = `k1 = CreateKey @us-east-1 multiRegion
		Encrypt k1 @us-east-1 -> c1
		ReplicateKey k1 @us-east-1 -> eu-west-1
		`
	atRest = pair + `Settle k1
		Inspect k1
		`
)

// TestInspect judges each answer by itself and all of them together.
func TestInspect(t *testing.T) {
	t.Parallel()
	held := func(s conformance.Step) (out []rules.ID) {
		for _, f := range s.Findings {
			require.True(t, f.Held, "%v", f)
			out = append(out, f.Rule)
		}
		return out
	}
	first := inspected(t, atRest)
	assert.Equal(t, []rules.ID{"INV-1", "INV-2", "INV-3", "INV-4", "INV-5", "INV-6", "INV-8"}, held(first))
	assert.Len(t, first.Calls, 6, "two keys are described, their rotation asked for, and the ciphertext read with each")
	for _, c := range first.Calls {
		assert.NotEmpty(t, c.Findings, c.Command)
	}
	second := inspected(t, atRest+"ReplicateKey k1 @us-east-1 -> eu-west-1\nDisableKey k1 @us-east-1\nInspect k1")
	assert.Equal(t, []rules.ID{"INV-1", "INV-2", "INV-3", "INV-4", "INV-5", "INV-6", "INV-10", "INV-7", "INV-9"}, held(second))
	assert.Empty(t, inspected(t, pair+"Inspect k1").Findings, "a replica is in the making")
	assert.NotEmpty(t, inspected(t, atRest+"ScheduleKeyDeletion k1 @eu-west-1 window=7\nWait days=9\nSettle k1\nInspect k1").Findings)
}

// TestInspectRestates: what a single answer breaks, the invariant says in other words,
// also where that answer puts the family into quarantine.
func TestInspectRestates(t *testing.T) {
	t.Parallel()
	for fault, test := range map[string]struct {
		then             string
		broken, restates rules.ID
	}{
		"cancel-keeps-deletion-date": {
			then:   "ScheduleKeyDeletion k1 @eu-west-1\nCancelKeyDeletion k1 @eu-west-1\nInspect k1",
			broken: "INV-6", restates: "MRK-META-14",
		},
		"primary-deletion-takes-replicas": {
			then:   "ScheduleKeyDeletion k1 @us-east-1\nInspect k1",
			broken: "INV-9", restates: "MRK-DELETE-08",
		},
	} {
		s := inspected(t, atRest+test.then, fault)
		var broken []model.Finding
		for _, f := range s.Findings {
			if !f.Held {
				broken = append(broken, f)
			}
		}
		require.Len(t, broken, 1, fault)
		assert.Equal(t, test.broken, broken[0].Rule, fault)
		assert.Equal(t, test.restates, broken[0].Restates, fault)
		for _, c := range s.Calls {
			assert.NotEmpty(t, c.Findings, "%s: %s is judged whatever is wrong beside it", fault, c.Command)
		}
	}
}

// TestARestatedInvariantIsNoAccusation: the report says which program shows it.
func TestARestatedInvariantIsNoAccusation(t *testing.T) {
	t.Parallel()
	report := certify(t, embedded(t, "cancel-keeps-deletion-date"), func(s *conformance.Settings) { s.Calls = 3000 })
	rule := ruleOf(t, report, "INV-6")
	assert.Equal(t, reports.Fail, rule.Status)
	assert.Equal(t, "broken together with MRK-META-14, whose program shows it", rule.Reason)
	assert.Equal(t, "cx-MRK-META-14", rule.Counterexample)
	for _, c := range report.Counterexamples {
		assert.NotContains(t, c.Rule, "INV-")
	}
}

// TestAnInvariantThatAnotherProgramExplains is told once: a replica that is scheduled
// while it is made shows other material, which no rule on single answers may judge there.
func TestAnInvariantThatAnotherProgramExplains(t *testing.T) {
	t.Parallel()
	report := certify(t, embedded(t, "material-id-differs"), func(s *conformance.Settings) { s.Calls = 3000 })
	rule := ruleOf(t, report, "INV-2")
	assert.Equal(t, reports.Fail, rule.Status)
	assert.Contains(t, rule.Reason, "broken together with MRK-")
	for _, c := range report.Counterexamples {
		assert.NotContains(t, c.Rule, "INV-")
	}
}
