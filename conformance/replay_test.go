package conformance_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/targets"
)

// TestReplayOfACounterexample runs what a fault run found on other targets.
func TestReplayOfACounterexample(t *testing.T) {
	t.Parallel()
	_, dir := until(t, "replica-tags-lost", "MRK-REPLICATE-04")
	recordings, err := conformance.ReadRecordings(filepath.Join(dir, "traces", "MRK-REPLICATE-04.ndjson"))
	require.NoError(t, err)
	require.Len(t, recordings, 1)
	assert.EqualValues(t, "MRK-REPLICATE-04", recordings[0].Rule)

	elsewhere, err := targets.NewReference(targets.ReferenceOptions{Regions: []string{"us-west-2", "eu-west-1"}})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, elsewhere.Close()) })
	for _, test := range []struct {
		name   string
		target targets.Target
		status conformance.ReplayStatus
		reason string
	}{
		{"the same fault", embedded(t, "replica-tags-lost"), conformance.StillFails, ""},
		{"another fault", embedded(t, "replica-policy-lost"), conformance.Fixed, ""},
		{"no fault", embedded(t), conformance.Fixed, ""},
		{"no such Region", elsewhere, conformance.CannotReplay, "the program calls us-east-1: name its Regions with --regions us-east-1"},
		{
			"no such operation",
			wrapped{embedded(t), lacking("ReplicateKey")},
			conformance.CannotReplay,
			"the target does not implement ReplicateKey",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			done, err := conformance.Replay(t.Context(), test.target, recordings[0], conformance.DefaultSettings())
			require.NoError(t, err)
			assert.Equal(t, test.status, done.Status)
			assert.Equal(t, test.reason, done.Reason)
			assert.Equal(t, test.status == conformance.StillFails, len(done.Findings) > 0)
		})
	}
}

// TestReplayOfARun: of the trace of a whole run every rule that it broke is replayed.
func TestReplayOfARun(t *testing.T) {
	t.Parallel()
	report, dir := recorded(t, 300, "no-empty-replica-list", "id-with-dashes")
	recordings, err := conformance.ReadRecordings(filepath.Join(dir, "traces", "run.ndjson"))
	require.NoError(t, err)
	var replayed, reported []string
	for _, r := range recordings {
		replayed = append(replayed, string(r.Rule))
	}
	for _, example := range report.Counterexamples {
		reported = append(reported, example.Rule)
	}
	assert.ElementsMatch(t, reported, replayed)
}

const tagged = `# What ReplicateKey is given arrives.
# rule: MRK-REPLICATE-04

k1 = CreateKey @us-east-1 multiRegion
ReplicateKey k1 @us-east-1 -> eu-west-1 tags=team/red
DescribeKey word:unknown @eu-west-1
`

// replayed replays a program that stands in a file.
func replayed(t *testing.T, text string, target targets.Target) *conformance.Replayed {
	t.Helper()
	recordings, err := conformance.ReadRecordings(programFile(t, text))
	require.NoError(t, err)
	require.Len(t, recordings, 1)
	done, err := conformance.Replay(t.Context(), target, recordings[0], conformance.DefaultSettings())
	require.NoError(t, err)
	return done
}

// TestReplayPrintsWhatHappened: the outcome, each command with the answer as it came, what is
// wrong with the rule that the program is about, and what else is.
func TestReplayPrintsWhatHappened(t *testing.T) {
	t.Parallel()
	for name, faults := range map[string][]string{
		"still-fails": {"replica-tags-lost"}, "besides": {"replica-tags-lost", "no-empty-replica-list"}, "others": {"no-empty-replica-list"}, "fixed": nil,
	} {
		want, err := os.ReadFile(filepath.Join("testdata", "replay-"+name+".txt"))
		require.NoError(t, err)
		assert.Equal(t, string(want), replayed(t, tagged, embedded(t, faults...)).String(), name)
	}
}

func TestReplayOfNoRule(t *testing.T) {
	t.Parallel()
	const program = "CreateAlias word:unknown @us-east-1 alias=a1\n"
	const answer = "   1  CreateAlias word:unknown @us-east-1 alias=a1\n" +
		"      HTTP 400 {\"__type\":\"NotFoundException\",\"message\":\"Key 'arn:aws:kms:us-east-1:111122223333:key/mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0' does not exist\"}\n"
	assert.Equal(t, "FIXED  every rule\n"+answer, replayed(t, program, embedded(t)).String())
	assert.Equal(t, "FIXED  every rule\n"+answer, replayed(t, program, embedded(t, "id-with-dashes")).String())
}

// TestReplayNamesEveryRuleOnce: a rule that is broken in every second command is one line.
func TestReplayNamesEveryRuleOnce(t *testing.T) {
	t.Parallel()
	done := replayed(t, "k1 = CreateKey @us-east-1 multiRegion\nDescribeKey k1 @us-east-1\nDescribeKey k1 @us-east-1\n", embedded(t, "id-with-dashes"))
	assert.Equal(t, conformance.StillFails, done.Status)
	assert.True(t, strings.HasSuffix(done.String(), "  MRK-ID-02\n    expected: mrk- and 32 lower-case hexadecimal digits\n"+
		"    observed: a KeyId of the shape \"mrk-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx\"\n"), done.String())
	assert.Equal(t, 1, strings.Count(done.String(), "MRK-ID-02"), done.String())
}

// answering is a target of which one operation answers in a way of its own.
func answering(t *testing.T, operation string, answer targets.Exchange) targets.Target {
	t.Helper()
	return wrapped{embedded(t), func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if c.Operation != operation {
			return ask()
		}
		e := answer
		e.Region, e.Operation = c.Region, c.Operation
		return e
	}}
}

// TestReplayWithoutAnOutcome: nothing is fixed that has no answer.
func TestReplayWithoutAnOutcome(t *testing.T) {
	t.Parallel()
	const program = "k1 = CreateKey @us-east-1\nGetKeyPolicy k1 @us-east-1\n"
	for want, answer := range map[string]targets.Exchange{
		`the outcome of "GetKeyPolicy k1 @us-east-1" is unknown: HTTP 400 {"__type":"ThrottlingException"}`: {
			Status: 400, Code: "ThrottlingException", RequestID: "1", ContentType: "application/x-amz-json-1.1", Body: []byte(`{"__type": "ThrottlingException"}`),
		},
		`the outcome of "GetKeyPolicy k1 @us-east-1" is unknown: no answer: EOF`: {Lost: "EOF"},
	} {
		done := replayed(t, program, answering(t, "GetKeyPolicy", answer))
		assert.Equal(t, conformance.CannotReplay, done.Status)
		assert.Equal(t, want, done.Reason)
	}
}

// TestReplayOfACrash: what fails each time that it is asked for is no unknown outcome.
func TestReplayOfACrash(t *testing.T) {
	t.Parallel()
	crash := targets.Exchange{
		Status: 500, Code: "InternalError", Message: "'KeyError'", RequestID: "1", ContentType: "application/x-amz-json-1.1",
		Body: []byte(`{"__type": "InternalError", "message": "'KeyError'"}`),
	}
	done := replayed(t, "k1 = CreateKey @us-east-1\nGetKeyPolicy k1 @us-east-1\n", answering(t, "GetKeyPolicy", crash))
	assert.Equal(t, conformance.StillFails, done.Status)
	require.Len(t, done.Findings, 1)
	assert.Equal(t, "success", done.Findings[0].Expected)
	assert.Equal(t, "HTTP 500 InternalError: 'KeyError' (3 of 3 times)", done.Findings[0].Observed)
}

// TestReplayIsCalm: what a target says steers no terminal, forges no line and has an end.
func TestReplayIsCalm(t *testing.T) {
	t.Parallel()
	refusal := targets.Exchange{
		Status: 400, Code: "X", RequestID: "1", ContentType: "application/x-amz-json-1.1",
		Body: []byte("{\"__type\":\"X\x1b[2J\x7f\u009b\",\n\"message\":\"FIXED\nFIXED\tMRK\"} " + strings.Repeat("x", 5000)),
	}
	text := replayed(t, "ListKeys @us-east-1 limit=1\n", answering(t, "ListKeys", refusal)).String()
	assert.Contains(t, text, `      HTTP 400 {"__type":"X\x1b[2J\x7f\u009b",\n"message":"FIXED\nFIXED\tMRK"} xxx`)
	assert.Contains(t, text, "x... and 1051 bytes more\n")
	for _, c := range text {
		assert.True(t, c == '\n' || c >= ' ' && c < 0x7f, "%q", c)
	}
}

func TestReadRecordingsErrors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                "FILE is no program: no command in the program",
		"# rule: X\n":                     "FILE is no program: no command in the program",
		"k1 = NoSuch @a":                  `FILE is no program: line 1: "k1 = NoSuch @a": unknown operation "NoSuch"`,
		"\nEncrypt k1 @us-east-1 -> c1\n": `FILE is no program: line 2: "Encrypt k1 @us-east-1 -> c1" reads k1, which no earlier command binds`,
		"# rule: MRK-NONE-01\nListKeys @us-east-1\n": "FILE: there is no rule MRK-NONE-01",
	} {
		path := programFile(t, text)
		_, err := conformance.ReadRecordings(path)
		assert.EqualError(t, err, strings.ReplaceAll(want, "FILE", path))
	}
	_, err := conformance.ReadRecordings("no-such.txt")
	assert.EqualError(t, err, "cannot read the program: open no-such.txt: no such file or directory")
}

func programFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program.txt")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}
