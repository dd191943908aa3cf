package conformance_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// unmoved is a target whose clock goes its own way.
type unmoved struct{ targets.Target }

func (u unmoved) Info() targets.Info {
	info := u.Target.Info()
	info.ClockMoves = false
	return info
}

// ended lets a replica go.
const ended = `# rule: MRK-DELETE-19
k1 = CreateKey @us-east-1 multiRegion
ReplicateKey k1 @us-east-1 -> eu-west-1
ScheduleKeyDeletion k1 @eu-west-1 window=7
Wait days=9
DescribeKey k1 @us-east-1
`

// TestReplayOfAWait needs a clock that can be moved.
func TestReplayOfAWait(t *testing.T) {
	t.Parallel()
	recordings, err := conformance.ReadRecordings(programFile(t, ended))
	require.NoError(t, err)
	for _, test := range []struct {
		name   string
		target targets.Target
		status conformance.ReplayStatus
		reason string
	}{
		{"sound", embedded(t), conformance.Fixed, ""},
		{"faulty", embedded(t, "deleted-replica-stays-listed"), conformance.StillFails, ""},
		{"a clock of its own", unmoved{embedded(t)}, conformance.CannotReplay, "the program lets days pass, and the clock of this target cannot be moved"},
	} {
		done, err := conformance.Replay(t.Context(), test.target, recordings[0], conformance.DefaultSettings())
		require.NoError(t, err, test.name)
		assert.Equal(t, test.status, done.Status, test.name)
		assert.Equal(t, test.reason, done.Reason, test.name)
	}
}

// TestWaitOnAFixedClock is passed over, and what follows it is judged as of now.
func TestWaitOnAFixedClock(t *testing.T) {
	t.Parallel()
	runner := &conformance.Runner{Target: unmoved{embedded(t)}}
	e, err := runner.Run(t.Context(), 1, 0, program(t, ended))
	require.NoError(t, err)
	assert.Equal(t, "the clock of this target cannot be moved", e.Steps[3].Skipped)
	assert.Empty(t, brokenBy(e))
	assert.NotZero(t, judgedTimes(e, "MRK-REPLICATE-12"), "the replica is there")
}

// TestARunOnAFixedClock draws nothing that waits, and says why the rules are not judged.
func TestARunOnAFixedClock(t *testing.T) {
	t.Parallel()
	report := certify(t, unmoved{embedded(t)}, func(s *conformance.Settings) { s.Calls = 1500 })
	for _, id := range []string{"MRK-DELETE-11", "MRK-DELETE-19", "MRK-REPLICATE-18", "MRK-STATE-09"} {
		rule := ruleOf(t, report, id)
		assert.Equal(t, reports.NotExercised, rule.Status, id)
		assert.Equal(t, "it takes a waiting period of seven days or more, and the clock of this target cannot be moved", rule.Reason, id)
	}
	assert.Equal(t, reports.Conformant, report.Verdict, report.Why())
}

// TestCheckOfATraceThatWaits: what time has done is worked out from the trace alone.
func TestCheckOfATraceThatWaits(t *testing.T) {
	t.Parallel()
	report, dir := recorded(t, 3000, "deleted-replica-stays-listed", "last-replica-does-not-start-waiting")
	for _, id := range []string{"MRK-DELETE-19", "MRK-STATE-09"} {
		assert.NotZero(t, ruleOf(t, report, id).Checked, id)
	}
	trace, err := conformance.ReadTrace(filepath.Join(dir, "traces", "run.ndjson"))
	require.NoError(t, err)
	now, err := conformance.Check(trace)
	require.NoError(t, err)
	assert.Empty(t, conformance.Differences(trace.Footer.Verdicts, now))
}
