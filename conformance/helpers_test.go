package conformance_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// embedded is the reference with the given planted faults.
func embedded(t *testing.T, faults ...string) targets.Target {
	t.Helper()
	target, err := targets.NewReference(targets.ReferenceOptions{Faults: faults})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, target.Close()) })
	return target
}

// certify runs a campaign on a target, with the default settings but for a change. It demands
// no evidence: the budgets of tests are too small for a claim.
func certify(t *testing.T, target targets.Target, change func(*conformance.Settings)) *reports.Report {
	t.Helper()
	settings := conformance.DefaultSettings()
	settings.Checks = 0
	change(&settings)
	report, err := conformance.Certify(t.Context(), target, settings, nil)
	require.NoError(t, err)
	return report
}

// recorded certifies the reference with the given faults and returns the report and
// the folder that it was written to.
func recorded(t *testing.T, calls int, faults ...string) (*reports.Report, string) {
	t.Helper()
	dir := t.TempDir()
	return certify(t, embedded(t, faults...), func(s *conformance.Settings) { s.Calls, s.Out = calls, dir }), dir
}

// until is recorded for a run that ends at the first of the given rules that is broken.
func until(t *testing.T, fault string, ids ...rules.ID) (*reports.Report, string) {
	t.Helper()
	dir := t.TempDir()
	report := certify(t, embedded(t, fault), func(s *conformance.Settings) { s.Calls, s.Until, s.Out = faultCalls, ids, dir })
	require.Len(t, report.Counterexamples, 1, "%s is not caught", fault)
	return report, dir
}

// traces lists the traces in the folder of a report.
func traces(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "traces", "*.ndjson"))
	require.NoError(t, err)
	return paths
}

// broken lists the rules that were broken, whatever became of them.
func broken(report *reports.Report) []string {
	var out []string
	for _, rule := range report.Rules {
		if rule.Broken > 0 {
			out = append(out, rule.ID)
		}
	}
	return out
}

// ruleOf finds a rule of a report.
func ruleOf(t *testing.T, report *reports.Report, id string) reports.RuleResult {
	t.Helper()
	for _, rule := range report.Rules {
		if rule.ID == id {
			return rule
		}
	}
	t.Fatalf("the report has no rule %s", id)
	return reports.RuleResult{}
}

// program parses a program.
func program(t *testing.T, text string) language.Program {
	t.Helper()
	p, err := language.ParseProgram(text)
	require.NoError(t, err)
	return p
}
