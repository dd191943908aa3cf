package conformance_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// seen is one exchange with AWS on file: a command, when it was sent, and what came back.
type seen struct {
	file, name string
	command    language.Command
	at         time.Duration  // since the recording began
	facts      map[string]any // the members of a success that the recording shows
	code, text string         // of a refusal
}

// seenOn reads a file of testdata/aws.
func seenOn(t *testing.T, path string) []seen {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	var out []seen
	for _, part := range strings.Split(string(text), "\n== ")[1:] {
		lines := strings.SplitN(strings.TrimSpace(part), "\n", 4)
		require.Len(t, lines, 4, "%s: %s", path, part)
		s := seen{file: filepath.Base(path), name: lines[0]}
		s.command, err = language.ParseCommand(lines[1])
		require.NoError(t, err, "%s: %s", path, lines[1])
		seconds, err := strconv.ParseFloat(strings.TrimPrefix(lines[2], "at "), 64)
		require.NoError(t, err, "%s: %s", path, lines[2])
		s.at = time.Duration(seconds * float64(time.Second))
		if answer, ok := strings.CutPrefix(lines[3], "answers "); ok {
			require.NoError(t, json.Unmarshal([]byte(answer), &s.facts), "%s: %s", path, answer)
		} else {
			s.code, s.text, _ = strings.Cut(strings.TrimPrefix(lines[3], "refused "), ": ")
		}
		out = append(out, s)
	}
	return out
}

// recordingsOfAWS are all files of testdata/aws with their exchanges.
func recordingsOfAWS(t *testing.T) map[string][]seen {
	t.Helper()
	paths, err := filepath.Glob("testdata/aws/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	out := map[string][]seen{}
	for _, path := range paths {
		out[filepath.Base(path)] = seenOn(t, path)
	}
	return out
}

// playback gives the exchanges of one recording to the checker, one after the other.
type playback struct {
	checker *conformance.Checker
	aws     *retelling
	clock   func(time.Duration) time.Time
}

// recordedSince is when every recording begins, as far as the tests go.
var recordedSince = time.Date(2026, 9, 12, 9, 0, 0, 0, time.UTC)

// asItWas is the clock of AWS; atOnce is that of a target to which nothing takes long: what AWS
// took minutes for, a strongly consistent one has to do in seconds. Days last as long on both.
func asItWas(at time.Duration) time.Time { return recordedSince.Add(at) }

func atOnce(at time.Duration) time.Time {
	days := at.Truncate(language.Day)
	return recordedSince.Add(days + (at-days)/1000)
}

func newPlayback(consistency string) *playback {
	p := &playback{clock: asItWas}
	if consistency == conformance.Strong {
		p.clock = atOnce
	}
	p.checker = conformance.NewChecker(conformance.Timing(consistency), conformance.Identity{Account: scriptedAccount, Partition: "aws", Prefix: "p"}, nil)
	p.aws = newRetelling(p.clock)
	return p
}

// play judges one exchange and returns what was found.
func (p *playback) play(s seen) model.Verdict {
	now := p.clock(s.at)
	p.checker.Elapse(now)
	if p.checker.Skip(s.command) != "" {
		return model.Verdict{}
	}
	return p.checker.Judge(s.command, p.aws.reply(s, p.checker.World(), now))
}

// TestWhatAWSAnsweredIsRight: no exchange that was recorded of AWS breaks a rule, neither advice
// nor any other, whether the target is taken to be strongly or eventually consistent.
func TestWhatAWSAnsweredIsRight(t *testing.T) {
	t.Parallel()
	for file, exchanges := range recordingsOfAWS(t) {
		for _, consistency := range []string{conformance.Strong, conformance.Eventual} {
			t.Run(file+" "+consistency, func(t *testing.T) {
				t.Parallel()
				p := newPlayback(consistency)
				for _, s := range exchanges {
					require.Empty(t, p.checker.Skip(s.command), s.name)
					for _, f := range p.play(s).Broken() {
						assert.Failf(t, "broken", "%s (%s): %s: expected %s, observed %s", s.name, s.command, f.Rule, f.Expected, f.Observed)
					}
				}
			})
		}
	}
}
