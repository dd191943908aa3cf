package targets

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestAnAnswerOnWhichTheSDKPanics is one that no client can use, and nothing worse.
func TestAnAnswerOnWhichTheSDKPanics(t *testing.T) {
	e := call(t, emulator(t, answer(200, jsonContentType, `{"KeyMetadata":{"KeyId":"k","CreationDate":"NaN"}}`)), describeKey())
	require.Equal(t, Malformed, e.Kind())
	require.Regexp(t, `^the AWS SDK for Go panics: NewFloat\(NaN\) \(github\.com/aws/smithy-go/\S+, \w+\.go:\d+\)$`, e.Message)
	require.JSONEq(t, `{"KeyMetadata":{"KeyId":"k","CreationDate":"NaN"}}`, string(e.Body))
	require.Empty(t, e.TesterError())
	require.Equal(t, 1, e.Attempts)
}

func TestPanicked(t *testing.T) {
	panicked := func(f func()) (text string) {
		defer func() { text = Panicked(recover()) }()
		f()
		return ""
	}
	require.Regexp(t, `^oops \(github\.com/mrkconform/mrkconform/targets\.TestPanicked\.func2, panicked_test\.go:\d+\)$`, panicked(func() { panic("oops") }))
	var none *http.Request
	require.Regexp(t, `^runtime error: invalid memory address or nil pointer dereference \(github\.com/mrkconform/mrkconform/targets\.TestPanicked\.func3, `,
		panicked(func() { none.FormValue("x") }), "the first function that is not Go's own")
}

// TestACallThatRunsOutOfTimeBeforeItIsSent is a lost one: the suite was held up, and made no mistake.
func TestACallThatRunsOutOfTimeBeforeItIsSent(t *testing.T) {
	e := call(t, emulator(t, hang, func(o *EndpointOptions) { o.Timeout = time.Nanosecond }), describeKey())
	require.Equal(t, "time-out: not sent within 1ns", e.Lost)
	require.Zero(t, e.Attempts)
	require.Empty(t, e.TesterError())
	require.Equal(t, Unknown, e.Kind())
}
