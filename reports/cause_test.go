package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// brokenRule is a failed rule of level must.
func brokenRule(id, profile string, broken, checked int) RuleResult {
	return RuleResult{ID: id, Title: id, Level: Must, Profile: profile, Status: Fail, Checked: checked, Broken: broken}
}

// TestCausesStandByWeight: more rules weigh more, then what is broken every time, and what everything
// rests on weighs more than input that nobody sends by intention.
func TestCausesStandByWeight(t *testing.T) {
	t.Parallel()
	advice := brokenRule("MRK-A-01", "core", 9, 9)
	advice.Level = Should
	hidden := RuleResult{ID: "MRK-H-01", Title: "hidden", Level: Must, Profile: "core", Status: NotExercised, Cause: "cause-one-store"}
	hiddenToo := hidden
	hiddenToo.ID = "MRK-H-02"
	r := &Report{
		Complete: true,
		Rules: []RuleResult{
			brokenRule("MRK-C-01", "core", 10, 10), brokenRule("MRK-C-02", "core", 1, 10), brokenRule("MRK-D-01", "deletion", 10, 10),
			brokenRule("MRK-V-01", "validation", 3, 3), brokenRule("MRK-V-02", "validation", 3, 3), brokenRule("MRK-S-01", "core", 2, 2),
			advice, hidden, hiddenToo,
		},
		Causes: []Cause{
			{ID: "cause-advice", Title: "advice", Symptom: "s", Rules: []string{"MRK-A-01"}},
			{ID: "cause-input", Title: "input", Symptom: "s", Rules: []string{"MRK-V-02", "MRK-V-01"}},
			{ID: "cause-rare", Title: "rare", Symptom: "s", Rules: []string{"MRK-C-02"}},
			{ID: "cause-always", Title: "always", Symptom: "s", Rules: []string{"MRK-C-01"}},
			{ID: "cause-deletion", Title: "deletion", Symptom: "s", Rules: []string{"MRK-D-01"}},
			{ID: "cause-one-store", Title: "one store", Symptom: "s", Rules: []string{"MRK-S-01"}},
		},
	}
	r.Finish()
	weights := map[string]int{}
	var order []string
	for _, c := range r.Causes {
		order = append(order, c.ID)
		weights[c.ID] = c.Weight
	}
	assert.Equal(t, []string{"cause-one-store", "cause-always", "cause-rare", "cause-deletion", "cause-input", "cause-advice"}, order)
	assert.Equal(t, map[string]int{
		"cause-one-store": 80, "cause-always": 40, "cause-rare": 22, "cause-deletion": 20, "cause-input": 20, "cause-advice": 4,
	}, weights)
	assert.Equal(t, []string{"MRK-V-01", "MRK-V-02"}, r.Causes[4].Rules, "sorted")

	again := *r
	again.Finish()
	assert.Equal(t, r.Causes, again.Causes, "finishing twice changes nothing")
}

// TestCausesAreOfBrokenRules: a cause of which no rule is broken is none, and what a rule that is not
// broken says of a program shows nothing.
func TestCausesAreOfBrokenRules(t *testing.T) {
	t.Parallel()
	undecided := brokenRule("MRK-C-02", "core", 1, 10)
	undecided.Status = Indeterminate
	r := &Report{
		Complete: true,
		Rules:    []RuleResult{brokenRule("MRK-C-01", "core", 10, 10), undecided},
		Causes: []Cause{
			{ID: "cause-held", Title: "held", Symptom: "s", Rules: []string{"MRK-NONE-01"}},
			{ID: "cause-flaky", Title: "flaky", Symptom: "s", Rules: []string{"MRK-C-02"}},
			{ID: "cause-one", Title: "one", Symptom: "s", Rules: []string{"MRK-C-02", "MRK-C-01"}, Counterexample: "x-flaky"},
		},
		Counterexamples: []Counterexample{{ID: "x-flaky", Rule: "MRK-C-02"}, {ID: "x-one", Rule: "MRK-C-01", Program: []string{"ListKeys @us-east-1"}}},
	}
	r.Finish()
	require.Len(t, r.Causes, 1)
	assert.Equal(t, Cause{
		ID: "cause-one", Title: "one", Symptom: "s", Rules: []string{"MRK-C-01"}, Counterexample: "x-one", Weight: 40,
	}, r.Causes[0])
	assert.Equal(t, "cause-one", r.rule("MRK-C-01").Cause)
	assert.Empty(t, r.rule("MRK-C-02").Cause)
}
