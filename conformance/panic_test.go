package conformance_test

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// panicking panics at one call in a hundred, as a judge would that meets what nobody thought of.
func panicking(_ targets.Call, random *rand.Rand, ask func() targets.Exchange) targets.Exchange {
	if random.Float64() < 0.01 {
		panic("nobody thought of this")
	}
	return ask()
}

// TestAPanicCostsOneProgram and not the run: it is named with its place, what was judged before
// it counts, and check takes the trace for what it is.
func TestAPanicCostsOneProgram(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	report := certify(t, wrapped{embedded(t), panicking}, func(s *conformance.Settings) { s.Calls, s.Out = 2000, dir })
	require.Len(t, report.LostPrograms, 1, "it is one mistake")
	lost := report.LostPrograms[0]
	assert.Regexp(t, `^nobody thought of this \(github\.com/mrkconform/mrkconform/conformance_test\.panicking, panic_test\.go:\d+\)$`, lost.Text)
	assert.Greater(t, lost.Count, 3)
	assert.NotEmpty(t, lost.Command)
	assert.Equal(t, reports.Inconclusive, report.Verdict)
	assert.True(t, strings.HasPrefix(report.Why(), strconv.Itoa(lost.Count)+" programs were lost to errors of the suite itself"), report.Why())
	assert.Empty(t, broken(report))
	assert.Greater(t, report.Coverage.Value, 0.6)

	trace, err := conformance.ReadTrace(filepath.Join(dir, "traces", "run.ndjson"))
	require.NoError(t, err)
	now, err := conformance.Check(trace)
	require.NoError(t, err)
	assert.Empty(t, conformance.Differences(trace.Footer.Verdicts, now))
}

// editing is the reference as an emulator whose answers are edited on their way.
func editing(t *testing.T, edit func(body []byte) []byte) targets.Target {
	t.Helper()
	handler, err := reference.New(reference.Options{})
	require.NoError(t, err)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, r)
		body, err := io.ReadAll(answer.Result().Body)
		assert.NoError(t, err)
		for name, values := range answer.Header() {
			w.Header()[name] = values
		}
		body = edit(body)
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(answer.Code)
		_, err = io.Copy(w, bytes.NewReader(body))
		assert.NoError(t, err)
	}))
	t.Cleanup(server.Close)
	target, err := targets.NewEndpoint(targets.EndpointOptions{URLs: []string{server.URL}})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, target.Close()) })
	return target
}

var creationDate = regexp.MustCompile(`("CreationDate":)[0-9.eE+]+`)

// TestADateThatIsNone breaks a rule, whatever it is instead, and panics nowhere.
func TestADateThatIsNone(t *testing.T) {
	t.Parallel()
	p := program(t, "k1 = CreateKey @us-east-1 multiRegion\nDescribeKey k1 @us-east-1")
	for _, date := range []string{`"NaN"`, `"Infinity"`, `"-Infinity"`, `1e400`, `-1e400`, `1e300`, `-1e300`, `-1`, `"yesterday"`, `"2026-01-01T00:00:00Z"`, `true`, `{}`, `[]`, `null`} {
		t.Run(date, func(t *testing.T) {
			t.Parallel()
			target := editing(t, func(body []byte) []byte { return creationDate.ReplaceAll(body, []byte("${1}"+date)) })
			runner := conformance.NewRunner(target, 1)
			e, err := runner.Run(context.Background(), 1000, 0, p)
			require.NoError(t, err)
			assert.Empty(t, e.Failed)
			assert.NotEmpty(t, brokenBy(e))
		})
	}
}

// TestAnAnswerThatIsTooLong breaks the rule on the envelope, and the report says how long it was.
func TestAnAnswerThatIsTooLong(t *testing.T) {
	t.Parallel()
	target := editing(t, func(body []byte) []byte {
		if bytes.HasPrefix(body, []byte(`{"KeyMetadata"`)) {
			body = append(body, bytes.Repeat([]byte(" "), 1<<20)...)
		}
		return body
	})
	e, err := conformance.NewRunner(target, 1).Run(t.Context(), 1000, 0, program(t, "k1 = CreateKey @us-east-1 multiRegion"))
	require.NoError(t, err)
	require.NotEmpty(t, e.Steps[0].Calls)
	call := e.Steps[0].Calls[0]
	require.Len(t, call.Findings, 1)
	assert.EqualValues(t, "MRK-ENVELOPE-CreateKey", call.Findings[0].Rule)
	assert.Len(t, call.Pages[0].Body, 256<<10)
	assert.Regexp(t, `^HTTP status 200, body "\{.*\.\.\." of 10\d{5} bytes, longer than any answer of KMS \(78\d{4} bytes are cut\)$`, call.Findings[0].Observed)
}

// TestAPanicOfAnEdit leaves the reduction with what it had come to.
func TestAPanicOfAnEdit(t *testing.T) {
	t.Parallel()
	best, failed := conformance.FailingEdit(embedded(t, "no-empty-replica-list"), "MRK-META-05", program(t, `
		k2 = CreateKey @eu-west-1 multiRegion
		DescribeKey k2 @eu-west-1
		ListKeys @eu-west-1`))
	assert.Equal(t, 1, best)
	assert.Contains(t, failed, "index out of range")
}
