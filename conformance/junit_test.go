package conformance_test

import (
	"encoding/xml"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/reports"
)

// TestGoTestAgreesWithJUnit runs TestConformance in a process of its own, with a fault
// and a list of known failures, and holds its subtests against the junit.xml that the
// same run wrote: a CI that reads the one must see what a CI sees that reads the other.
func TestGoTestAgreesWithJUnit(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs the test binary again")
	}
	t.Parallel()
	dir := t.TempDir()
	known := knownFile(t, "MRK-META-05 broken, and known to be\nMRK-ID-01 whole, and taken for broken\n")
	binary, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(binary, "-test.run", "^TestConformance$", "-test.v",
		"-fault", "no-empty-replica-list", "-fault=replica-tags-lost", "-calls", "1500", "-out", dir, "-known-failures", known)
	out, err := cmd.Output()
	var exit *exec.ExitError
	require.True(t, errors.As(err, &exit), "%v\n%s", err, out)
	assert.Equal(t, 1, exit.ExitCode())

	tested := subtests(string(out))
	reported, bodies := junitCases(t, filepath.Join(dir, "junit.xml"))
	assert.Equal(t, reported, tested)
	outcomes := map[string]int{}
	for _, outcome := range tested {
		outcomes[outcome]++
	}
	assert.Len(t, outcomes, 3, "some pass, some fail and some are skipped: %v", outcomes)
	assert.Equal(t, "FAIL", tested["MRK-REPLICATE-04"])
	assert.Equal(t, "SKIP", tested["MRK-META-05"], "known to fail")
	assert.Equal(t, "PASS", tested["MRK-ID-01"], "fixed")

	report, err := reports.Read(filepath.Join(dir, "report.json"))
	require.NoError(t, err)
	assert.Len(t, tested, len(report.Rules), "every rule is a test, judged or not")
	for id, body := range bodies {
		for line := range strings.Lines(body) {
			assert.Contains(t, string(out), strings.TrimSpace(line), "%s: the failure holds the whole counterexample", id)
		}
		assert.Equal(t, reports.RuleText(report, ruleOf(t, report, id)), body)
	}
	assert.Contains(t, string(out), "=== ATTR  TestConformance/MRK-ID-01 fixed true\n")
	assert.Contains(t, string(out), "=== ATTR  TestConformance/MRK-ID-01 level must\n")
}

// subtests reads the outcome of each subtest from the output of go test -v.
func subtests(out string) map[string]string {
	tested := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^ +--- (PASS|FAIL|SKIP): TestConformance/(\S+) `).FindAllStringSubmatch(out, -1) {
		tested[m[2]] = m[1]
	}
	return tested
}

// junitCases reads the same from junit.xml, and the bodies of the failures.
func junitCases(t *testing.T, path string) (outcomes, bodies map[string]string) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	var suites struct {
		Cases []struct {
			Name    string    `xml:"name,attr"`
			Failure *string   `xml:"failure"`
			Skipped *struct{} `xml:"skipped"`
			Error   *struct{} `xml:"error"`
		} `xml:"testsuite>testcase"`
	}
	require.NoError(t, xml.Unmarshal(data, &suites))
	outcomes, bodies = map[string]string{}, map[string]string{}
	for _, c := range suites.Cases {
		switch {
		case c.Failure != nil:
			outcomes[c.Name] = "FAIL"
			bodies[c.Name] = *c.Failure
		case c.Error != nil:
			outcomes[c.Name] = "FAIL"
		case c.Skipped != nil:
			outcomes[c.Name] = "SKIP"
		default:
			outcomes[c.Name] = "PASS"
		}
	}
	return outcomes, bodies
}
