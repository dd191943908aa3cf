package reports

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLostPrograms: a run that lost programs to mistakes of the suite praises nobody, and says
// what it takes to find the mistake.
func TestLostPrograms(t *testing.T) {
	r := &Report{
		Complete: true,
		Rules:    []RuleResult{{ID: "MRK-A-01", Title: "One", Profile: "core", Level: Must, Status: Pass, Checked: 3}},
		LostPrograms: []LostProgram{
			{Text: "runtime error: index out of range [3] with length 2 (example.com/model.judge, judge.go:12)", Count: 2, Program: 1003, Seed: 9, Command: "DescribeKey k1 @us-east-1"},
			{Text: "drawing the program: oops\x1b[2J", Count: 1, Program: 1007},
		},
	}
	r.Finish()
	assert.Equal(t, Inconclusive, r.Verdict)
	assert.Equal(t, Conformant, r.Profiles[0].Verdict)
	assert.Equal(t, "3 programs were lost to errors of the suite itself", r.Why())
	require.NoError(t, compiledSchema(t).Validate(asDocument(t, r)))

	var b strings.Builder
	require.NoError(t, Summary(&b, r, TextOptions{}))
	_, text, found := strings.Cut(b.String(), "\n\nPrograms lost")
	require.True(t, found, b.String())
	text, _, _ = strings.Cut(text, "\n\n")
	assert.Equal(t, ` to errors of the suite itself; please report them (2)
  runtime error: index out of range [3] with length 2 (example.com/model.judge, judge.go:12)
    2 times, first in program 1003 at DescribeKey k1 @us-east-1
  drawing the program: oops\x1b[2J
    1 time, first in program 1007`, text)
}
