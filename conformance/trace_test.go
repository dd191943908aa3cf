package conformance_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
)

// traceLines is a trace of one program with two commands.
var traceLines = []string{
	`{"kind":"mrkconform.trace","version":1,"rulesHash":"h","target":{"name":"n","version":"v","class":"endpoint","regions":["us-east-1"]},"seed":1,"creating":"5s","roles":"5s","lacking":[]}`,
	`{"program":{"number":1000,"seed":7,"identity":{"account":"","partition":"","prefix":"p"},"names":{},"created":1,"left":1}}`,
	`{"index":0,"command":"k1 = CreateKey @us-east-1","calls":[{"command":"k1 = CreateKey @us-east-1","pages":[{"region":"us-east-1","operation":"CreateKey","status":500,"attempts":1,"start":"2026-01-01T00:00:00Z","end":"2026-01-01T00:00:00Z"}]}]}`,
	`{"index":1,"command":"DescribeKey k1 @us-east-1","skipped":"k1 was never made"}`,
	`{"end":"footer","programs":1,"calls":1,"verdicts":[]}`,
}

func TestReadTrace(t *testing.T) {
	trace, err := conformance.ReadTrace(traceFile(t, traceLines...))
	require.NoError(t, err)
	require.Len(t, trace.Executions, 1)
	e := trace.Executions[0]
	assert.Equal(t, []string{"k1 = CreateKey @us-east-1", "DescribeKey k1 @us-east-1"}, e.Program.Lines())
	assert.Equal(t, 500, e.Steps[0].Calls[0].Pages[0].Status)
	assert.Equal(t, "k1 was never made", e.Steps[1].Skipped)
	assert.Equal(t, 1, trace.Footer.Calls)
}

// TestReadTraceErrors: an error is one line that names the file and the line in it.
func TestReadTraceErrors(t *testing.T) {
	// with replaces one line, counted from 1, by others.
	with := func(n int, lines ...string) []string {
		return slices.Replace(slices.Clone(traceLines), n-1, n, lines...)
	}
	for _, test := range []struct {
		name, want string
		lines      []string
	}{
		{"empty", "FILE is empty", nil},
		{"text", "FILE, line 1: not a trace of mrkconform", []string{"hello"}},
		{"report", "FILE, line 1: not a trace of mrkconform", with(1, `{"kind":"mrkconform.report"}`)},
		{
			"newer", "FILE, line 1: version 2 of the format is newer than this program's 1",
			with(1, strings.Replace(traceLines[0], `"version":1`, `"version":2`, 1)),
		},
		{"cut off", "FILE has no footer: it was cut off", traceLines[:4]},
		{"header alone", "FILE has no footer: it was cut off", traceLines[:1]},
		{"cut off in a line", "FILE, line 3: not a line of a trace: unexpected end of JSON input", with(3, traceLines[2][:90])[:3]},
		{
			"garbage", "FILE, line 3: not a line of a trace: invalid character 'g' looking for beginning of value",
			with(3, "garbage"),
		},
		{"other JSON", "FILE, line 4: neither a program, a command nor the footer", with(4, `{"other":1}`)},
		{"no program", "FILE, line 2: neither a program, a command nor the footer", with(2)},
		{"more", "FILE, line 6: something follows the footer", append(slices.Clone(traceLines), traceLines[4])},
		{"gap", "FILE, line 3: command 1 stands where 0 is due", with(3)},
		{"command", `FILE, line 4: "Describe": unknown operation "Describe"`, with(4, `{"index":1,"command":"Describe"}`)},
		{
			"call", `FILE, line 4: "Describe": unknown operation "Describe"`,
			with(4, `{"index":1,"command":"Settle k1","calls":[{"command":"Describe","pages":[{}]}]}`),
		},
		{
			"call without exchange", "FILE, line 4: a call without an exchange",
			with(4, `{"index":1,"command":"Settle k1","calls":[{"command":"DescribeKey k1 @us-east-1"}]}`),
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := traceFile(t, test.lines...)
			_, err := conformance.ReadTrace(path)
			assert.EqualError(t, err, strings.ReplaceAll(test.want, "FILE", path))
		})
	}
	_, err := conformance.ReadTrace("no-such.ndjson")
	assert.EqualError(t, err, "cannot read the trace: open no-such.ndjson: no such file or directory")
}

func traceFile(t *testing.T, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "t.ndjson")
	text := strings.Join(lines, "\n")
	if text != "" {
		text += "\n"
	}
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}
