package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
)

// TestTesterErrors: what keeps the suite from its work is one line on standard error
// that says what to do, exit code 3, and no file.
func TestTesterErrors(t *testing.T) {
	closed, page := closedPort(t), webServer(t)
	none := filepath.Join(t.TempDir(), "none")
	for _, test := range []struct {
		name, args, want string
	}{
		{"no such command", "judge", "unexpected argument judge"},
		{"no such flag", "certify --endpont x", `unknown flag --endpont, did you mean "--endpoint"?`},
		{"no such profile", "certify --profile core,nope", `--profile: unknown profile "nope": choose from core, `},
		{"negative budget", "certify --calls=-5", "--calls must be 1 or more, not -5 (leave it out for the default)"},
		{"no calls", "certify --calls 0", "--calls must be 1 or more, not 0 (leave it out for the default)"},
		{"no time", "certify --time 0s", "--time must be more than 0s, not 0s (leave it out for a budget in calls)"},
		{"negative budget, two words", "certify --calls -5", `--calls: expected int value but got "-5" (short flag); perhaps try --calls="-5"?`},
		{"negative workers", "certify --workers=-1", "--workers must be 1 or more, not -1"},
		{"too many workers", "certify --workers 1000000", "--workers must be 256 or fewer, not 1000000: each holds programs and connections of its own"},
		{"negative workers of mutants", "mutants --workers=-1", "--workers must be 1 or more, not -1"},
		{"no time for a call", "certify --endpoint http://127.0.0.1:1 --call-timeout=-1s", "rate limit and time-out of calls cannot be negative: leave them out for the default"},
		{"another placeholder", "certify --endpoint http://127.0.0.1:1/{zone}", "--endpoint http://127.0.0.1:1/{zone}: the only placeholder is {region}"},
		{"two budgets", "certify --calls 5 --time 3s", "--calls and --time can't be used together"},
		{"no such class", "certify --target moon", `--target must be one of "reference","endpoint","aws","" but got "moon"`},
		{"class without address", "certify --target endpoint", "--target endpoint needs --endpoint URL"},
		{"AWS", "certify --target aws", "--target aws: this version does not test AWS itself yet; use --endpoint with an emulator"},
		{
			"AWS as an endpoint", "certify --endpoint https://kms.us-east-1.amazonaws.com",
			"--endpoint https://kms.us-east-1.amazonaws.com: kms.us-east-1.amazonaws.com is AWS itself, which this version does not test",
		},
		{"one Region", "certify --regions us-east-1", "multi-Region keys need two Regions at least: name them with --regions"},
		{"a Region twice", "certify --regions us-east-1,us-east-1", "--regions names us-east-1 twice: leave one out"},
		{"no such fault", "certify --fault nope", `--fault: there is no planted fault "nope": "mrkconform serve --list-faults" lists them`},
		{"a fault of an endpoint", "certify --fault x --endpoint " + page, "--fault is for the embedded reference, not for an endpoint"},
		{"both", "certify --target reference --endpoint " + page, "--endpoint cannot be used with --target reference"},
		{"no such list", "certify --known-failures " + none, "--known-failures: open " + none + ": no such file or directory"},
		{
			"unreachable", "certify --endpoint " + closed,
			closed + " (us-east-1): no answer (connection refused): check that the emulator runs and that --endpoint has its port",
		},
		{
			"a web server", "certify --endpoint " + page,
			page + " (us-east-1): not KMS: ListKeys answered HTTP 200 with an HTML page, DescribeKey HTTP 200 with an HTML page: " +
				"check the host, port and path of --endpoint",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "out")
			got := mrkconform(t, append(strings.Fields(test.args), "--out", out)...)
			assert.Equal(t, 3, got.code)
			assert.Empty(t, got.out)
			require.Equal(t, 1, strings.Count(got.errs, "\n"), got.errs)
			assert.True(t, strings.HasPrefix(got.errs, "mrkconform: "+test.want), got.errs)
			assert.NoDirExists(t, out)
		})
	}
}

// TestOtherErrors are those of the commands that write no report.
func TestOtherErrors(t *testing.T) {
	t.Parallel()
	text := write(t, "notes.txt", "hello\n")
	trace := write(t, "t.ndjson", "hello\n")
	unsendable := write(t, "p.txt", "k1 = CreateKey @us-east-1\nScheduleKeyDeletion k1 @us-east-1 window=9999999999\n")
	for args, want := range map[string]string{
		"check " + text:     text + " is no trace: certify writes traces as .ndjson",
		"check " + trace:    trace + ", line 1: not a trace of mrkconform",
		"check none.ndjson": "cannot read the trace: open none.ndjson: no such file or directory",
		"replay " + text:    text + ` is no program: line 1: "hello": unknown operation "hello"`,
		"replay " + trace:   trace + ", line 1: not a trace of mrkconform",
		"replay " + unsendable: "program 1000, line 2 (ScheduleKeyDeletion k1 @us-east-1 window=9999999999): the suite cannot make this call: parameters: json: " +
			"cannot unmarshal number 9999999999 into Go struct field ScheduleKeyDeletionInput.PendingWindowInDays of type int32 (what the SDK cannot send needs a raw call)",
		"rules MRK-NONE-01":                     `there is no rule MRK-NONE-01: run "mrkconform rules" for the list`,
		"serve --addr 0.0.0.0:4599":             "--addr 0.0.0.0:4599 is not a loopback address, and the reference checks no signatures: use 127.0.0.1, as in 127.0.0.1:4599",
		"mutants --fault nope":                  `there is no fault "nope" that the available profiles can catch`,
		"mutants --seeds 0":                     "--seeds and --calls must be 1 or more",
		"mutants --baseline-seeds 2":            "--baseline-seeds is a number of campaigns of --baseline uniform",
		"mutants --together 0":                  fmt.Sprintf("--together takes 1 to %[1]d, not 0: there are %[1]d families of faults, and one of each is planted", len(conformance.Families())),
		"mutants --together 2 --draws 0":        "--draws must be 1 or more, not 0",
		"mutants --together 2 --sample 8":       "--together draws the faults itself: leave --fault, --sample and --baseline out",
		"mutants --before " + text:              "--before is the table of an earlier --together: name the numbers of faults with it",
		"mutants --together 2 --before " + text: "--before: " + text + " is no table of faults that were planted together",
		"mutants --out table.md":                "--out table.md must end in .json: the table's page is written beside it",
		"mutants --out " + text + "/table.json": "--out " + text + "/table.json: mkdir " + text + ": not a directory",
		"replay " + text + " --seed 1":          "unknown flag --seed",
	} {
		got := mrkconform(t, strings.Fields(args)...)
		assert.Equal(t, result{3, "", "mrkconform: " + want + "\n"}, got, args)
	}
}

// TestAnOldReportStays: a run that cannot begin leaves the last report as it is.
func TestAnOldReportStays(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "report.json")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	assert.Equal(t, 3, mrkconform(t, "certify", "--endpoint", closedPort(t), "--out", dir).code)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "old", string(text))
}

// closedPort is a URL at which nobody listens.
func closedPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, l.Close())
	return "http://" + l.Addr().String()
}

// webServer is the URL of a server that has a page for everybody.
func webServer(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!DOCTYPE html><title>It works!</title>"))
	}))
	t.Cleanup(server.Close)
	return server.URL
}
