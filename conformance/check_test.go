package conformance_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"weak"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
)

// TestCheckAgreesWithTheRun: a trace holds all that its judgement needs, so that
// judging it again comes to the verdicts in its footer.
func TestCheckAgreesWithTheRun(t *testing.T) {
	for name, run := range map[string]func(t *testing.T) (*reports.Report, string){
		"sound":     func(t *testing.T) (*reports.Report, string) { return recorded(t, 400) },
		"one store": func(t *testing.T) (*reports.Report, string) { return recorded(t, 300, "region-blind") },
		"several": func(t *testing.T) (*reports.Report, string) {
			return recorded(t, 300, "no-empty-replica-list", "id-with-dashes")
		},
		"states": func(t *testing.T) (*reports.Report, string) {
			return until(t, "disabled-key-encrypts", "MRK-STATE-Encrypt-Di")
		},
		"malformed": func(t *testing.T) (*reports.Report, string) {
			return until(t, "unknown-region-crashes", "MRK-REPLICATE-E18")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report, dir := run(t)
			paths := traces(t, dir)
			assert.Len(t, paths, 1+len(report.Counterexamples), "one of the run, one of each counterexample")
			assert.Equal(t, name == "sound", len(report.Counterexamples) == 0)
			for _, path := range paths {
				trace, err := conformance.ReadTrace(path)
				require.NoError(t, err)
				now, err := conformance.Check(trace)
				require.NoError(t, err)
				assert.NotEmpty(t, now)
				assert.Empty(t, conformance.Differences(trace.Footer.Verdicts, now), path)
			}
		})
	}
}

// TestCheckSeesAnEditedAnswer: check judges the recorded answers, it does not repeat
// the footer.
func TestCheckSeesAnEditedAnswer(t *testing.T) {
	t.Parallel()
	_, dir := recorded(t, 100)
	path := filepath.Join(dir, "traces", "run.ndjson")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	edited := strings.Replace(string(text), `\"KeyManager\":\"CUSTOMER\"`, `\"KeyManager\":\"AWS\"`, 1)
	require.NotEqual(t, string(text), edited)
	require.NoError(t, os.WriteFile(path, []byte(edited), 0o600))

	trace, err := conformance.ReadTrace(path)
	require.NoError(t, err)
	now, err := conformance.Check(trace)
	require.NoError(t, err)
	differences := conformance.Differences(trace.Footer.Verdicts, now)
	require.Len(t, differences, 1)
	d := differences[0]
	assert.EqualValues(t, "MRK-META-09", d.Rule)
	assert.Equal(t, d.Recorded.Checked, d.Now.Checked)
	assert.Equal(t, 0, d.Recorded.Broken)
	assert.Equal(t, 1, d.Now.Broken)
}

// TestCheckHoldsOneProgram: a trace may be longer than the memory.
func TestCheckHoldsOneProgram(t *testing.T) {
	t.Parallel()
	_, dir := recorded(t, 500)
	var seen []weak.Pointer[conformance.Execution]
	most := 0
	require.NoError(t, conformance.ScanTrace(filepath.Join(dir, "traces", "run.ndjson"), func(e *conformance.Execution) error {
		runtime.GC()
		held := 0
		for _, p := range seen {
			if p.Value() != nil {
				held++
			}
		}
		most = max(most, held)
		seen = append(seen, weak.Make(e))
		return nil
	}))
	assert.Greater(t, len(seen), 5)
	assert.LessOrEqual(t, most, 1)
}
