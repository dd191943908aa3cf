package reports

import (
	"encoding/xml"
	"fmt"
	"strconv"
)

type junitSuites struct {
	XMLName xml.Name `xml:"testsuites"`
	Name    string   `xml:"name,attr"`
	junitCounts
	Suite junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name string `xml:"name,attr"`
	junitCounts
	Timestamp  string          `xml:"timestamp,attr,omitempty"`
	Properties []junitProperty `xml:"properties>property"`
	Cases      []junitCase     `xml:"testcase"`
}

type junitCounts struct {
	Tests    int    `xml:"tests,attr"`
	Failures int    `xml:"failures,attr"`
	Errors   int    `xml:"errors,attr"`
	Skipped  int    `xml:"skipped,attr"`
	Time     string `xml:"time,attr"`
}

type junitCase struct {
	Classname  string          `xml:"classname,attr"`
	Name       string          `xml:"name,attr"`
	Properties []junitProperty `xml:"properties>property"`
	Skipped    *junitMessage   `xml:"skipped"`
	Failure    *junitMessage   `xml:"failure"`
	Error      *junitMessage   `xml:"error"`
	SystemOut  *junitText      `xml:"system-out"`
}

type junitMessage struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Body    string `xml:",cdata"`
}

// junitText is CDATA, as the body of a failure is: escaped line breaks would make the file unreadable for people. What
// goes in is printable already, because CDATA escapes nothing.
type junitText struct {
	Body string `xml:",cdata"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

// JUnit renders one test case per rule. Only a newly broken must rule is a failure: what is known, advice or not
// judged is skipped with its reason, so that a CI turns red for the same findings as the exit code.
func JUnit(r *Report) ([]byte, error) {
	suite := junitSuite{
		Name:      targetName(r),
		Timestamp: oneLine(r.Run.Started),
		Properties: properties(
			"suite.version", r.Suite.Version, "suite.rulesHash", r.Suite.RulesHash,
			"seed", strconv.FormatUint(r.Run.Seed, 10), "verdict", string(r.Verdict), "complete", strconv.FormatBool(r.Complete)),
	}
	for _, c := range r.Causes {
		suite.Properties = append(suite.Properties, properties("cause", c.names())...)
	}
	suite.Time = strconv.FormatFloat(r.Run.WallSeconds, 'f', 3, 64)
	for _, rule := range r.Rules {
		c := junitCaseOf(r, rule)
		suite.Tests++
		switch {
		case c.Failure != nil:
			suite.Failures++
		case c.Error != nil:
			suite.Errors++
		case c.Skipped != nil:
			suite.Skipped++
		}
		suite.Cases = append(suite.Cases, c)
	}
	body, err := xml.MarshalIndent(junitSuites{Name: "mrkconform", junitCounts: suite.junitCounts, Suite: suite}, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(append([]byte(xml.Header), body...), '\n'), nil
}

func junitCaseOf(r *Report, rule RuleResult) junitCase {
	c := junitCase{
		Classname: "mrkconform." + oneLine(rule.Profile),
		Name:      oneLine(rule.ID),
		Properties: properties("title", rule.Title, "level", string(rule.Level), "evidence", rule.Evidence,
			"source", rule.Source, "checked", strconv.Itoa(rule.Checked)),
	}
	if rule.Cause != "" {
		c.Properties = append(c.Properties, properties("cause", rule.Cause)...)
	}
	switch {
	case rule.Status == Pass:
	case rule.Status == Fixed:
		c.Properties = append(c.Properties, junitProperty{"fixed", "true"})
	case rule.Breaks():
		c.Failure = &junitMessage{Message: failureLine(r, rule), Type: oneLine(rule.ID), Body: RuleText(r, rule)}
	case rule.BreaksAdvice():
		c.Skipped = &junitMessage{Message: "should: " + failureLine(r, rule)}
		c.SystemOut = &junitText{RuleText(r, rule)}
	case rule.Status == KnownFail:
		c.Skipped = &junitMessage{Message: fmt.Sprintf("known-fail: %s", oneLine(rule.WhyNot()))}
		c.SystemOut = &junitText{RuleText(r, rule)}
	case rule.Status == TesterError:
		c.Error = &junitMessage{Message: oneLine(rule.WhyNot()), Type: oneLine(rule.ID)}
	default:
		c.Skipped = &junitMessage{Message: fmt.Sprintf("%s: %s", rule.Status, oneLine(rule.WhyNot()))}
	}
	return c
}

// failureLine is the failure in one line: what was observed where that is known, else the rule's title.
func failureLine(r *Report, rule RuleResult) string {
	line := oneLine(rule.Title)
	if observed := oneLine(r.counterexample(rule).Observed); observed != "" {
		line += ": " + observed
	}
	return shorten(line, 200)
}

// properties pairs names and values.
func properties(pairs ...string) []junitProperty {
	list := make([]junitProperty, 0, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, junitProperty{pairs[i], oneLine(pairs[i+1])})
	}
	return list
}
