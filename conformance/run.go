package conformance

import (
	"strconv"
	"testing"

	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// Run certifies a target inside go test: the campaign runs once, then every rule is a
// subtest of its own, named by its id. A broken rule fails with its whole
// counterexample; a rule that was not judged, or that is advice, is skipped with the
// reason, never passed. It returns the report, nil if there is none.
func Run(t *testing.T, target targets.Target, s Settings) *reports.Report {
	t.Helper()
	report, err := Certify(t.Context(), target, s, nil)
	if err != nil {
		t.Fatalf("the suite could not do its work: %v", err)
	}
	for _, rule := range report.Rules {
		t.Run(rule.ID, func(t *testing.T) { result(t, report, rule) })
	}
	if report.Verdict == reports.Inconclusive {
		t.Errorf("inconclusive: %s", report.Why())
	}
	return report
}

// result turns the status of one rule into that of a test, as reports.JUnit does.
func result(t *testing.T, report *reports.Report, rule reports.RuleResult) {
	t.Helper()
	t.Attr("title", rule.Title)
	t.Attr("level", string(rule.Level))
	t.Attr("evidence", rule.Evidence)
	t.Attr("source", rule.Source)
	t.Attr("checked", strconv.Itoa(rule.Checked))
	switch rule.Status {
	case reports.Pass:
	case reports.Fixed:
		t.Attr("fixed", "true")
	case reports.Fail:
		if rule.Level == reports.Should {
			t.Log(reports.RuleText(report, rule))
			t.Skipf("should: %s", rule.Title)
		}
		t.Error(reports.RuleText(report, rule))
	case reports.TesterError:
		t.Errorf("tester error: %s", rule.Reason)
	default:
		t.Skip(rule.WhyNot())
	}
}
