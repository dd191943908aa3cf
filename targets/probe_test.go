package targets

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// only answers one operation, and says of the others that it lacks them.
func only(operation string, handler http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.Header.Get("X-Amz-Target"), "."+operation) {
			handler(w, r)
			return
		}
		answer(400, jsonContentType, `{"__type":"UnknownOperationException"}`)(w, r)
	}
}

func TestProbe(t *testing.T) {
	tests := []struct {
		name    string
		handler http.HandlerFunc
		wrong   string // "" = it is KMS
	}{
		{name: "keys", handler: answer(200, jsonContentType, `{"Keys":[]}`)},
		{name: "denied", handler: answer(400, jsonContentType, `{"__type":"AccessDeniedException"}`)},
		{name: "throttled", handler: answer(400, jsonContentType, `{"__type":"ThrottlingException"}`)},
		{name: "DescribeKey alone", handler: only("DescribeKey", answer(400, jsonContentType, `{"__type":"NotFoundException"}`))},
		{name: "web page", handler: answer(200, "text/html", "<html>hello"), wrong: "not KMS: ListKeys answered HTTP 200 with an HTML page"},
		{name: "404", handler: http.NotFound, wrong: "not KMS: ListKeys answered HTTP 404 without JSON"},
		{name: "other JSON", handler: answer(200, jsonContentType, `{"ok":true}`), wrong: "HTTP 200 with other JSON"},
		{name: "empty", handler: answer(200, jsonContentType, ``), wrong: "HTTP 200 with no body"},
		{name: "other service", handler: only("PutItem", nil), wrong: "HTTP 400 UnknownOperationException"},
		{name: "redirect", handler: answer(301, "text/plain", "", "Location", "/x"), wrong: "redirect"},
		{name: "credentials", handler: answer(403, jsonContentType, `{"__type":"UnrecognizedClientException"}`), wrong: "--credentials-file"},
		{name: "dropped", handler: hijack(t, func(net.Conn) {}), wrong: "no answer (connection dropped"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(test.handler)
			t.Cleanup(server.Close)
			target, err := NewEndpoint(EndpointOptions{URLs: []string{server.URL}})
			require.NoError(t, err)
			t.Cleanup(func() { require.NoError(t, target.Close()) })

			_, err = Probe(t.Context(), target)
			if test.wrong == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, test.wrong)
			require.ErrorContains(t, err, server.URL+" (us-east-1)")
			require.NotContains(t, err.Error(), "\n")
		})
	}
}

func TestProbeOfHTTPByHTTPS(t *testing.T) {
	server := httptest.NewServer(answer(200, jsonContentType, `{"Keys":[]}`))
	t.Cleanup(server.Close)
	target, err := NewEndpoint(EndpointOptions{URLs: []string{strings.Replace(server.URL, "http:", "https:", 1)}})
	require.NoError(t, err)
	_, err = Probe(t.Context(), target)
	require.ErrorContains(t, err, "write http:// in --endpoint")
}

func TestUnknownKeyID(t *testing.T) {
	require.Regexp(t, `^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`, unknownKeyID())
	require.NotEqual(t, unknownKeyID(), unknownKeyID())
}
