package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/rules"
)

// steering is text of a target that would recolor, clear or ring a terminal, or hide what
// stands before it; steered is how people are shown it.
const (
	steering = "\x1b[2J\x07\u009b31m\x7fred\rover"
	steered  = `\x1b[2J\a\u009b31m\x7fred\rover`
)

// TestControlCharactersReachNoTerminal: neither what a target answers, nor what stands in a
// file, nor what a file is called steers the terminal of whoever looks at it.
func TestControlCharactersReachNoTerminal(t *testing.T) {
	t.Parallel()
	t.Run("an error line", func(t *testing.T) {
		got := mrkconform(t, "check", "no\n"+steering+".ndjson")
		assert.Equal(t, result{3, "", `mrkconform: cannot read the trace: open no\n` + steered + ".ndjson: no such file or directory\n"}, got)
	})
	t.Run("a flag", func(t *testing.T) {
		got := mrkconform(t, steering)
		assert.Equal(t, result{3, "", "mrkconform: unexpected argument " + steered + "\n"}, got)
	})
	t.Run("an answer to the probe", func(t *testing.T) {
		url := steeringServer(t)
		got := mrkconform(t, "replay", write(t, "p.txt", "DescribeKey alias/a @us-east-1\n"), "--endpoint", url)
		assert.Equal(t, 3, got.code)
		assertCalm(t, got)
	})
	t.Run("check", func(t *testing.T) {
		trace := strings.Join([]string{
			`{"kind":"mrkconform.trace","version":1,"rulesHash":"\u001b[2J","target":{"name":"n","version":"v","class":"endpoint","regions":["us-east-1"]},"seed":1,"creating":"5s","roles":"5s","lacking":[]}`,
			`{"end":"footer","programs":0,"calls":0,"verdicts":[{"rule":"\u001b[2J\u0007\u009b31m","checked":1,"broken":1}]}`, "",
		}, "\n")
		got := mrkconform(t, "check", write(t, "t.ndjson", trace))
		assert.Equal(t, result{0, `0 programs, 0 rules judged, 0 broken
\x1b[2J\a\u009b31m: the run counted 1 broken of 1, this program counts 0 of 0
` + "The trace was judged by other rules (\\x1b[2J, now " + rules.Hash() + ").\n", ""}, got)
	})
	t.Run("replay", func(t *testing.T) {
		url := emulatorThatSays(t, steering)
		got := mrkconform(t, "replay", write(t, "p.txt", "k1 = CreateKey @us-east-1 multiRegion\n"), "--endpoint", url)
		assert.Equal(t, 1, got.code)
		assert.Contains(t, got.out, steered)
		assertCalm(t, got)
	})
}

// assertCalm looks for what steers a terminal.
func assertCalm(t *testing.T, got result) {
	t.Helper()
	for _, c := range got.out + got.errs {
		assert.False(t, c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0, "%q in %q %q", c, got.out, got.errs)
	}
}

// steeringServer is no KMS, and says so in control characters.
func steeringServer(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusBadRequest)
		_, err := w.Write([]byte(`{"__type":"Unrecognized\u001b[2J","message":"\u001b[2J"}`))
		assert.NoError(t, err)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// emulatorThatSays is a KMS that refuses to make keys, with the given message.
func emulatorThatSays(t *testing.T, message string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		if strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".ListKeys") {
			_, err := w.Write([]byte(`{"Keys":[],"Truncated":false}`))
			assert.NoError(t, err)
			return
		}
		w.WriteHeader(http.StatusBadRequest)
		_, err := w.Write([]byte(`{"__type":"LimitExceededException","message":` + jsonText(t, message) + `}`))
		assert.NoError(t, err)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func jsonText(t *testing.T, s string) string {
	t.Helper()
	text, err := json.Marshal(s)
	require.NoError(t, err)
	return string(text)
}
