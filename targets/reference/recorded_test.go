// The exchanges that were recorded of real AWS, played to the reference: testdata/aws has them, not-followed.txt beside them
// those that it answers otherwise, with the reason.
//
// A text that begins with @ stands for something that differs each time: a key by its name in the recording, bytes of some
// length, the material that was imported first, an answer that came before.

package reference_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// exchange is one recorded request with its answer.
type exchange struct {
	N         int     `json:"n"`
	Case      string  `json:"case"`
	Region    string  `json:"region"`
	Operation string  `json:"operation"`
	Request   members `json:"request"`
	Code      string  `json:"code"`
	Message   string  `json:"message"`
	Output    members `json:"output"`
	Save      string  `json:"save"`
}

func recordedExchanges(t *testing.T, path string) []exchange {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	var all []exchange
	for line := range bytes.Lines(text) {
		var e exchange
		require.NoError(t, json.Unmarshal(line, &e))
		all = append(all, e)
	}
	require.NotEmpty(t, all)
	return all
}

// notFollowed are the recorded exchanges that the reference answers otherwise: "file n" and the reason.
func notFollowed(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/aws/not-followed.txt")
	require.NoError(t, err)
	reasons := make(map[string]string)
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		where, reason, ok := strings.Cut(lines.Text(), "  ")
		if strings.HasPrefix(lines.Text(), "#") || lines.Text() == "" {
			continue
		}
		require.True(t, ok, "%q gives no reason", lines.Text())
		name, numbers, ok := strings.Cut(where, " ")
		require.True(t, ok, lines.Text())
		first, last := 0, 0
		if _, err := fmt.Sscanf(numbers, "%d-%d", &first, &last); err != nil {
			_, err = fmt.Sscanf(numbers, "%d", &first)
			require.NoError(t, err, lines.Text())
			last = first
		}
		for n := first; n <= last; n++ {
			reasons[fmt.Sprintf("%s %d", name, n)] = strings.TrimSpace(reason)
		}
	}
	require.NoError(t, lines.Err())
	return reasons
}

// patience is how the clock is moved on until an answer is the recorded one: AWS takes its time, and the recordings leave out
// some of it.
var patience = func() []time.Duration {
	steps := []time.Duration{0, delay}
	for range 20 {
		steps = append(steps, time.Second)
	}
	for range 10 {
		steps = append(steps, time.Minute)
	}
	for range 20 {
		steps = append(steps, 24*time.Hour)
	}
	return steps
}()

// isRead tells whether a request can be sent again.
func isRead(operation string) bool {
	return strings.HasPrefix(operation, "Get") || strings.HasPrefix(operation, "List") || operation == "DescribeKey"
}

func TestRecordedAnswers(t *testing.T) {
	reasons := notFollowed(t)
	used := make(map[string]bool)
	files, err := filepath.Glob("testdata/aws/*.jsonl")
	require.NoError(t, err)
	require.Len(t, files, 17)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".jsonl")
		t.Run(name, func(t *testing.T) {
			p := newPlayer(start(t))
			for _, e := range recordedExchanges(t, file) {
				where := fmt.Sprintf("%s %d", name, e.N)
				reason, differs := reasons[where]
				if differs && strings.HasPrefix(reason, "not sent") {
					used[where] = true
					continue
				}
				difference := p.play(e, !differs)
				if differs {
					used[where] = true
					assert.NotEmpty(t, difference, "%s is followed, and listed as one that is not (%s)", where, reason)
					continue
				}
				assert.Empty(t, difference, "%s (%s): %s %v", where, e.Case, e.Operation, e.Request)
			}
		})
	}
	for where := range reasons {
		assert.True(t, used[where], "there is no exchange %s", where)
	}
}

// play sends a request and tells how the answer differs from the recorded one. If it may wait it moves the clock on until
// there is no difference: for reads, and for what is refused though AWS accepted it.
func (p *player) play(e exchange, mayWait bool) string {
	difference := ""
	for _, step := range patience {
		if step > 0 {
			p.server.wait(step)
		}
		got := p.server.call(e.Region, e.Operation, p.request(e))
		difference = p.compare(e, got)
		isAccepted := e.Code == "" && got.errorCode() != ""
		if difference == "" || !mayWait || !isRead(e.Operation) && !isAccepted {
			p.remember(e, got)
			break
		}
	}
	return difference
}

func (k *kms) wait(d time.Duration) {
	k.server.Advance(accountOfTests, d)
}
