package conformance

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestUndecidedBreaches: what could be either of two rules is held against the one that is broken
// without doubt, and where none is, against the one that explains it first.
func TestUndecidedBreaches(t *testing.T) {
	t.Parallel()
	const leak, stub rules.ID = "MRK-INDEP-02", "MRK-STATE-UpdateKeyDescription-En"
	program, err := language.ParseProgram("k1 = CreateKey @us-east-1 multiRegion\nDescribeKey k1 @us-east-1")
	require.NoError(t, err)
	run := func(findings ...model.Finding) *tally {
		out := newTally()
		step := Step{Index: 1, Command: program[1].String(), Calls: []Call{{Command: program[1].String(), Findings: findings}}}
		out.add(&Execution{Program: program, Steps: []Step{step}})
		return out
	}
	either := model.Finding{Rule: leak, Also: []rules.ID{"MRK-STATE-13"}, CouldBe: []rules.ID{stub}, Op: language.UpdateKeyDescription, Symptom: "wrong Description"}

	alone := run(either, either)
	assert.True(t, alone.suspected(leak))
	assert.True(t, alone.suspected("MRK-STATE-13"))
	alone.decide()
	assert.Equal(t, []rules.ID{leak}, alone.broken())
	assert.Equal(t, []RuleVerdict{{Rule: leak, Checked: 2, Broken: 2}, {Rule: "MRK-STATE-13", Checked: 2, Broken: 2}}, alone.verdicts())
	assert.Equal(t, program, alone.rule(leak).sightings[0].program)

	beside := run(either, model.Finding{Rule: leak, Held: true}, model.Finding{Rule: stub})
	beside.decide()
	assert.Equal(t, []rules.ID{stub}, beside.broken())
	assert.Equal(t, []RuleVerdict{{Rule: leak, Checked: 1}, {Rule: stub, Checked: 1, Broken: 1}}, beside.verdicts())
	assert.False(t, beside.suspected(leak))

	sure := run(either, model.Finding{Rule: leak}, model.Finding{Rule: stub})
	sure.decide()
	assert.Equal(t, []rules.ID{leak, stub}, sure.broken(), "it is broken where there is no doubt, too")
}
