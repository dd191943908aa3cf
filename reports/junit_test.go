package reports

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestJUnitReadsBack(t *testing.T) {
	r := exampleReport(t)
	data, err := JUnit(r)
	require.NoError(t, err)
	var doc junitSuites
	require.NoError(t, xml.Unmarshal(data, &doc))

	assert.Equal(t, junitCounts{Tests: 10, Failures: 2, Errors: 1, Skipped: 5, Time: "31.235"}, doc.Suite.junitCounts)
	assert.Equal(t, doc.Suite.junitCounts, doc.junitCounts, "one suite, one sum")

	seen := junitCounts{Time: doc.Time}
	for _, c := range doc.Suite.Cases {
		seen.Tests++
		rule := r.rule(c.Name)
		assert.Equal(t, "mrkconform."+rule.Profile, c.Classname)
		switch {
		case c.Failure != nil:
			seen.Failures++
			assert.True(t, rule.Breaks())
			assert.Equal(t, rule.ID, c.Failure.Type)
			assert.Equal(t, RuleText(r, rule), c.Failure.Body, "the whole counterexample survives the XML")
			assert.NotContains(t, c.Failure.Message, "\n")
		case c.Error != nil:
			seen.Errors++
			assert.Equal(t, TesterError, rule.Status)
		case c.Skipped != nil:
			seen.Skipped++
			assert.NotEmpty(t, c.Skipped.Message)
		default:
			assert.Contains(t, []Status{Pass, Fixed}, rule.Status)
		}
	}
	assert.Equal(t, doc.junitCounts, seen)
}

func TestJUnitHoldsOnlyXMLCharacters(t *testing.T) {
	r := &Report{Complete: true}
	var all strings.Builder
	for c := rune(0); c < 0x300; c++ {
		all.WriteRune(c)
	}
	all.WriteString("\xff\xfe\uffff\ufffe]]>")
	for _, s := range []Status{Pass, Fail, KnownFail, Fixed, NotExercised, Unsupported, Indeterminate, TesterError} {
		r.Rules = append(r.Rules, RuleResult{
			ID: string(s) + all.String(), Title: all.String(), Reason: all.String(),
			Level: Must, Profile: all.String(), Status: s, Checked: 1,
		})
	}
	r.Counterexamples = []Counterexample{{Rule: "fail" + all.String(), Observed: all.String(), Program: []string{all.String()}}}
	r.Finish()
	data, err := JUnit(r)
	require.NoError(t, err)
	require.NoError(t, xml.Unmarshal(data, new(junitSuites)))
	for _, c := range string(data) {
		assert.True(t, c == '\n' || c == '\t' || c >= 0x20 && c < 0x7f || c > 0x9f, "%U", c)
	}
}
