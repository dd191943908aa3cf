package conformance_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// TestAnOutageCostsOutcomesAndNotTheRun: a server that is stopped for longer than a call may take
// leaves calls of which nobody knows what came, and the run goes on when it is back.
func TestAnOutageCostsOutcomesAndNotTheRun(t *testing.T) {
	t.Parallel()
	handler, err := reference.New(reference.Options{Delay: 20 * time.Millisecond})
	require.NoError(t, err)
	var requests atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n := requests.Add(1); n > 500 && n <= 520 {
			_, err := io.Copy(io.Discard, r.Body) // net/http sees that a client has gone once it has read all
			assert.NoError(t, err)
			<-r.Context().Done()
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	target, err := targets.NewEndpoint(targets.EndpointOptions{URLs: []string{server.URL}, Timeout: time.Second})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, target.Close()) })

	report := certify(t, target, func(s *conformance.Settings) { s.Calls, s.Workers = 1500, 16 })
	unknown := 0
	for _, op := range report.Operations {
		unknown += op.Unknown
	}
	assert.GreaterOrEqual(t, unknown, 10)
	assert.Empty(t, broken(report))
	assert.Empty(t, report.LostPrograms)
	assert.Greater(t, report.Run.Calls, 1300)
	assert.True(t, report.Complete)
}
