package conformance_test

import (
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

const written = `# What ReplicateKey is given arrives.
# rule: MRK-REPLICATE-04

k1 = CreateKey @us-east-1 multiRegion
ReplicateKey k1 @us-east-1 -> eu-west-1 tags=team/red
ListResourceTags k1 @eu-west-1
DescribeKey word:unknown @eu-west-1
`

func TestReplayPrintsWhatHappened(t *testing.T) {
	t.Parallel()
	recordings, err := conformance.ReadRecordings(programFile(t, written))
	require.NoError(t, err)
	require.Len(t, recordings, 1)
	done, err := conformance.Replay(t.Context(), embedded(t, "replica-tags-lost"), recordings[0], conformance.DefaultSettings())
	require.NoError(t, err)
	assert.Equal(t, `STILL FAILS  MRK-REPLICATE-04
   1  k1 = CreateKey @us-east-1 multiRegion
      HTTP 200
   2  ReplicateKey k1 @us-east-1 -> eu-west-1 tags=team/red
      HTTP 200
   3  ListResourceTags k1 @eu-west-1
      HTTP 200
   4  DescribeKey word:unknown @eu-west-1
      HTTP 400 NotFoundException: Key 'arn:aws:kms:eu-west-1:111122223333:key/mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0' does not exist
  MRK-REPLICATE-04
    expected: ReplicaTags [team=red]
    observed: ReplicaTags []
`, done.String())
}

func TestReplayOfNoRule(t *testing.T) {
	t.Parallel()
	recordings, err := conformance.ReadRecordings(programFile(t, "k1 = CreateKey @us-east-1 multiRegion\n"))
	require.NoError(t, err)
	for fault, want := range map[string]string{
		"": "FIXED  every rule\n   1  k1 = CreateKey @us-east-1 multiRegion\n      HTTP 200\n",
		"id-with-dashes": "STILL FAILS  every rule\n   1  k1 = CreateKey @us-east-1 multiRegion\n      HTTP 200\n" +
			"  MRK-ID-02\n    expected: mrk- and 32 lower-case hexadecimal digits\n" +
			"    observed: a KeyId of the shape \"mrk-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx\"\n",
	} {
		done, err := conformance.Replay(t.Context(), embedded(t, strings.Fields(fault)...), recordings[0], conformance.DefaultSettings())
		require.NoError(t, err)
		assert.Equal(t, want, done.String())
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
