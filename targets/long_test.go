package targets

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// padded is a body of so many bytes: JSON around one long text.
func padded(n int, before string) string {
	const after = `"}`
	return before + strings.Repeat("x", n-len(before)-len(after)) + after
}

// TestLongAnswers: a body is judged as it is up to the limit. What is longer is no answer of
// KMS, and only its beginning is kept.
func TestLongAnswers(t *testing.T) {
	const success, refusal = `{"KeyMetadata":{"KeyId":"k"},"Pad":"`, `{"__type":"NotFoundException","message":"`
	for _, test := range []struct {
		name   string
		status int
		body   string
		kind   Kind
		cut    int
		shape  string
	}{
		{"success at the limit", 200, padded(keptAnswer, success), Answered, 0, ""},
		{"success beyond", 200, padded(keptAnswer+1, success), Malformed, 1, ""},
		{"success with white space behind it", 200, `{"KeyMetadata":{"KeyId":"k"}}` + strings.Repeat(" ", keptAnswer), Malformed, 29, ""},
		{"refusal at the limit", 400, padded(keptAnswer, refusal), Refused, 0, ""},
		{"refusal beyond", 400, padded(keptAnswer+100, refusal), Malformed, 100, ""},
		{"throttle beyond", 429, padded(keptAnswer+100, refusal), Unknown, 100, ""},
		{"server's error beyond", 500, padded(keptAnswer+100, `{"__type":"KMSInternalException","message":"`), Malformed, 100, ""},
		{"page", 500, "<html>" + strings.Repeat("x", 1<<20), Malformed, 1<<20 + 6 - keptAnswer, "500 HTML"},
		{"just not endless", 200, padded(maxAnswer, success), Malformed, maxAnswer - keptAnswer, ""},
	} {
		for _, raw := range []*Raw{nil, {}} {
			t.Run(test.name, func(t *testing.T) {
				c := describeKey()
				c.Raw = raw
				e := call(t, emulator(t, answer(test.status, jsonContentType, test.body)), c)
				require.Empty(t, e.Lost)
				require.Equal(t, test.kind, e.Kind())
				require.Equal(t, test.cut, e.Cut)
				require.Equal(t, test.shape, e.NotImplemented)
				require.Equal(t, test.body[:len(test.body)-test.cut], string(e.Body))

				text, err := json.Marshal(e)
				require.NoError(t, err)
				var back Exchange
				require.NoError(t, json.Unmarshal(text, &back))
				require.Equal(t, test.kind, back.Kind())
				require.Equal(t, test.cut, back.Cut)
			})
		}
	}
}
