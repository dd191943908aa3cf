package targets

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"
)

var amazonHosts = []string{
	"kms.us-east-1.amazonaws.com", "kms.cn-north-1.amazonaws.com.cn", "KMS.US-EAST-1.AmazonAWS.com",
	"kms.us-east-1.amazonaws.com.", "kms.us-east-1.amazonaws.com..", "amazonaws.com", "kms.us-east-1.api.aws", "kms.eusc-de-east-1.amazonaws.eu",
	"kms.us-iso-east-1.c2s.ic.gov", "kms.us-isob-east-1.sc2s.sgov.gov", "kms.eu-isoe-west-1.cloud.adc-e.uk", "kms.us-isof-south-1.csp.hci.ic.gov",
	"kms.us-isob-east-1.api.aws.scloud",
}

func TestEndpointIsNeverAWS(t *testing.T) {
	for _, host := range amazonHosts {
		for _, url := range []string{"https://" + host, "http://" + host + ":8080/x", "us-east-1=https://" + host} {
			_, err := NewEndpoint(EndpointOptions{URLs: []string{url}})
			require.ErrorContains(t, err, "is AWS itself", url)
		}
	}
	_, err := NewEndpoint(EndpointOptions{URLs: []string{"https://kms.{region}.amazonaws.com"}})
	require.ErrorContains(t, err, "is AWS itself")
	for _, host := range []string{"127.0.0.1", "localhost", "notamazonaws.com", "amazonaws.com.localhost", "kms.us-east-1.localhost.localstack.cloud"} {
		require.NoError(t, refuseAmazon(host))
	}
}

func TestDialerRefusesAWS(t *testing.T) {
	for _, host := range append(amazonHosts, "kms.us-east-1.ａｍａｚｏｎａｗｓ.com") {
		transport := newTransport(nil, nil)
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+host, nil)
		require.NoError(t, err)
		response, err := transport.RoundTrip(req)
		if err == nil {
			_ = response.Body.Close()
		}
		var refused *amazonHostError
		require.ErrorAs(t, err, &refused, host)
	}
}

func TestRedirectIsNotFollowed(t *testing.T) {
	reached := false
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	t.Cleanup(elsewhere.Close)
	for _, status := range []int{301, 302, 307, 308} {
		for _, location := range []string{elsewhere.URL, "https://kms.us-east-1.amazonaws.com/"} {
			s := emulator(t, answer(status, "text/plain", "", "Location", location))
			for _, raw := range []*Raw{nil, {}} {
				e := s.Call(context.Background(), Call{Region: "us-east-1", Operation: "ListKeys", Raw: raw})
				require.Equal(t, Malformed, e.Kind())
				require.Equal(t, status, e.Status)
				require.ErrorContains(t, probeFailure(t.Context(), e), "redirect")
			}
		}
	}
	require.False(t, reached)
}

func TestGuardOfTheRecorderIsTheTestersError(t *testing.T) {
	w := newWire(wireOptions{
		urls:        map[string]string{"us-east-1": "https://kms.us-east-1.amazonaws.com"},
		credentials: contextCredentials{},
		transport:   newTransport(nil, nil),
		permit:      refuseAmazon,
	})
	e := w.call(withAccessKey(t.Context(), "A"), wallClock{}, describeKey())
	require.Contains(t, e.TesterError(), "is AWS itself")
	require.Equal(t, Unknown, e.Kind())
}

func TestProxyIsNotAskedForLoopback(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:9")
	for _, host := range []string{"127.0.0.1:1", "localhost:1", "[::1]:1", "kms.us-east-1.localhost:1", "localhost.localstack.cloud:1"} {
		req := httptest.NewRequest(http.MethodPost, "http://"+host, nil)
		proxy, err := environmentProxy(req)
		require.NoError(t, err)
		require.Nil(t, proxy, host)
	}
	require.False(t, isLoopback("example.com"))
}
