package targets

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// hijack is a handler that speaks to the bare connection and then closes it.
func hijack(t *testing.T, speak func(net.Conn)) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		speak(conn)
		_ = conn.Close()
	}
}

// hang is a handler that answers nothing until its client has gone. net/http notices that only
// once the request's body is read.
func hang(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

func TestLostAnswers(t *testing.T) {
	tests := []struct {
		name, lost, shape string
		status            int
		handler           http.HandlerFunc
	}{
		{name: "dropped", lost: "connection dropped before an answer", shape: "connection dropped", handler: hijack(t, func(net.Conn) {})},
		{name: "reset", lost: "connection dropped before an answer", shape: "connection dropped", handler: hijack(t, func(c net.Conn) {
			if tcp, ok := c.(*net.TCPConn); ok {
				_ = tcp.SetLinger(0)
			}
		})},
		{name: "cut", lost: "answer cut after 9 bytes: unexpected EOF", status: 200, handler: hijack(t, func(c net.Conn) {
			_, _ = fmt.Fprint(c, "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{\"KeyMeta")
		})},
		{name: "no HTTP", lost: `no answer: net/http: HTTP/1.x transport connection broken: malformed HTTP `, handler: hijack(t, func(c net.Conn) {
			_, _ = fmt.Fprint(c, "220 mail\r\n\r\n")
		})},
		{name: "time-out", lost: "time-out: no whole answer within 200ms", handler: hang},
		{name: "endless", lost: "answer cut after 8388609 bytes: the answer is longer than 8388608 bytes", status: 200, handler: func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(make([]byte, maxAnswer+2))
		}},
	}
	for _, test := range tests {
		for _, raw := range []*Raw{nil, {}} {
			t.Run(fmt.Sprintf("%s/raw=%v", test.name, raw != nil), func(t *testing.T) {
				timeout := 5 * time.Second
				if test.name == "time-out" {
					timeout = 200 * time.Millisecond
				}
				s := emulator(t, test.handler, func(o *EndpointOptions) { o.Timeout = timeout })
				c := describeKey()
				c.Raw = raw

				e := call(t, s, c)
				require.Contains(t, e.Lost, test.lost)
				require.Equal(t, Unknown, e.Kind())
				require.Equal(t, test.shape, e.NotImplemented)
				require.Equal(t, test.status, e.Status)
				require.Equal(t, 1, e.Attempts)
				require.JSONEq(t, `{"KeyId":"k"}`, string(e.Request), "it is known what was asked")
				require.Empty(t, e.TesterError())
				require.Nil(t, e.Typed)
			})
		}
	}
}

func TestConnectionRefused(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, l.Close())
	s := open(t, func(o *EndpointOptions) { o.URLs = []string{"http://" + l.Addr().String()} })

	e := call(t, s, describeKey())
	require.Equal(t, "connection refused", e.Lost)
	require.Empty(t, e.NotImplemented, "nobody is there to lack anything")
}

func TestCanceledByTheCaller(t *testing.T) {
	s := emulator(t, hang)

	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	require.Equal(t, "canceled before the whole answer arrived", s.Call(ctx, describeKey()).Lost)

	e := s.Call(ctx, describeKey())
	require.Contains(t, e.Lost, "not sent: ")
	require.Zero(t, e.Attempts)
	require.Empty(t, e.TesterError())
}

func TestTheTestersOwnErrors(t *testing.T) {
	s := emulator(t, answer(200, jsonContentType, `{}`))
	for reason, c := range map[string]Call{
		`no typed operation "Explode" (use a raw call)`:  {Region: "us-east-1", Operation: "Explode"},
		`the target has no Region "eu-central-1"`:        {Region: "eu-central-1", Operation: "ListKeys"},
		`json: unknown field "Kei"`:                      {Region: "us-east-1", Operation: "DescribeKey", Params: map[string]any{"Kei": "k"}},
		`missing required field, DescribeKeyInput.KeyId`: {Region: "us-east-1", Operation: "DescribeKey"},
		`json: cannot unmarshal number into Go struct`:   {Region: "us-east-1", Operation: "DescribeKey", Params: map[string]any{"KeyId": 7}},
		`json: unsupported type: chan int`:               {Region: "us-east-1", Operation: "DescribeKey", Params: map[string]any{"KeyId": make(chan int)}},
	} {
		e := call(t, s, c)
		require.Contains(t, e.TesterError(), reason)
		require.NotContains(t, e.Lost, "\n")
		require.Zero(t, e.Attempts)
		require.Equal(t, Unknown, e.Kind())
	}
}
