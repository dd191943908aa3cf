package targets

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// emulator starts a loopback server and returns a session with an endpoint target on it.
func emulator(t *testing.T, handler http.HandlerFunc, options ...func(*EndpointOptions)) Session {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return open(t, append([]func(*EndpointOptions){func(o *EndpointOptions) {
		o.URLs = []string{server.URL}
		o.Regions = []string{"us-east-1", "eu-west-1"}
	}}, options...)...)
}

// open returns a session with the endpoint target that the options describe.
func open(t *testing.T, options ...func(*EndpointOptions)) Session {
	t.Helper()
	o := EndpointOptions{Timeout: 5 * time.Second}
	for _, option := range options {
		option(&o)
	}
	target, err := NewEndpoint(o)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, target.Close()) })
	session, err := target.Open(context.Background(), 1)
	require.NoError(t, err)
	return session
}

// answer is a handler that always answers the same.
func answer(status int, contentType, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func describeKey() Call {
	return Call{Region: "us-east-1", Operation: "DescribeKey", Params: map[string]any{"KeyId": "k"}}
}

func call(t *testing.T, s Session, c Call) Exchange {
	t.Helper()
	e := s.Call(context.Background(), c)
	require.False(t, e.End.Before(e.Start))
	return e
}
