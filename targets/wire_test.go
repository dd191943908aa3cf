package targets

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/stretchr/testify/require"
)

func TestTypedCallKeepsBothBodies(t *testing.T) {
	const body = `{"KeyMetadata":{"KeyId":"k","Arn":"","MultiRegion":true,"KeyState":"Made","CreationDate":1767225600.5,"Invented":1,
		"MultiRegionConfiguration":{"MultiRegionKeyType":"PRIMARY","ReplicaKeys":[{"Region":"eu-west-1"}]},"EncryptionAlgorithms":[]}}`
	s := emulator(t, answer(200, jsonContentType, body, "X-Amzn-RequestId", "r-1"))

	e := call(t, s, Call{Region: "us-east-1", Operation: "CreateKey", Params: map[string]any{
		"MultiRegion": true,
		"KeySpec":     "NO_SUCH_SPEC",
		"Tags":        []map[string]any{{"TagKey": "a", "TagValue": ""}},
	}})
	require.Equal(t, Answered, e.Kind(), e)
	require.JSONEq(t, `{"MultiRegion":true,"KeySpec":"NO_SUCH_SPEC","Tags":[{"TagKey":"a","TagValue":""}]}`, string(e.Request))
	require.Equal(t, body, string(e.Body))
	require.Equal(t, "r-1", e.RequestID)
	require.Equal(t, jsonContentType, e.ContentType)
	require.JSONEq(t, `{"KeyMetadata":{"KeyId":"k","Arn":"","MultiRegion":true,"KeyState":"Made","CreationDate":"2026-01-01T00:00:00.5Z","Enabled":false,
		"MultiRegionConfiguration":{"MultiRegionKeyType":"PRIMARY","ReplicaKeys":[{"Region":"eu-west-1"}]},"EncryptionAlgorithms":[]}}`, string(e.Typed))
}

func TestBlobsAndTimesReachTheWire(t *testing.T) {
	var bodies []string
	s := emulator(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		bodies = append(bodies, string(body))
		_, _ = io.WriteString(w, `{}`)
	})
	params := map[string]any{
		"KeyId": "k", "ImportToken": []byte{0, 255}, "EncryptedKeyMaterial": []byte("x"), "ExpirationModel": "KEY_MATERIAL_EXPIRES",
		"ValidTo": time.Date(2026, 1, 1, 0, 0, 0, 5e8, time.UTC),
	}
	for _, raw := range []*Raw{nil, {}} {
		require.Equal(t, Answered, call(t, s, Call{Region: "us-east-1", Operation: "ImportKeyMaterial", Params: params, Raw: raw}).Kind())
	}
	require.Len(t, bodies, 2)
	for _, body := range bodies {
		require.JSONEq(t, `{"KeyId":"k","ImportToken":"AP8=","EncryptedKeyMaterial":"eA==","ExpirationModel":"KEY_MATERIAL_EXPIRES","ValidTo":1767225600.5}`, body)
	}
}

func TestRawCallIsSignedForItsRegion(t *testing.T) {
	var got *http.Request
	var body []byte
	s := emulator(t, func(w http.ResponseWriter, r *http.Request) {
		got = r
		body, _ = io.ReadAll(r.Body)
		_, _ = io.WriteString(w, `{}`)
	})
	e := call(t, s, Call{Region: "eu-west-1", Operation: "CreateKey", Raw: &Raw{Body: []byte("{no JSON")}})
	require.Equal(t, "{no JSON", string(body))
	require.Equal(t, "{no JSON", string(e.Request))
	require.Equal(t, "TrentService.CreateKey", got.Header.Get("X-Amz-Target"))
	require.Equal(t, jsonContentType, got.Header.Get("Content-Type"))
	require.Contains(t, got.Header.Get("Authorization"), "AWS4-HMAC-SHA256 Credential=test/")
	require.Contains(t, got.Header.Get("Authorization"), "/eu-west-1/kms/aws4_request")

	e = call(t, s, Call{Region: "eu-west-1", Operation: "Explode", Raw: &Raw{Target: "Other.Thing", ContentType: "text/plain", Body: []byte{}}})
	require.Empty(t, body)
	require.Equal(t, "Other.Thing", got.Header.Get("X-Amz-Target"))
	require.Equal(t, "text/plain", got.Header.Get("Content-Type"))
	require.Equal(t, 1, e.Attempts)

	call(t, s, Call{Region: "eu-west-1", Operation: "ListKeys", Raw: &Raw{}})
	require.JSONEq(t, `{}`, string(body))
}

func TestHostHeaderIsSetAndSigned(t *testing.T) {
	var hosts []string
	s := emulator(t, func(w http.ResponseWriter, r *http.Request) {
		hosts = append(hosts, r.Host)
		_, _ = io.WriteString(w, `{}`)
	}, func(o *EndpointOptions) { o.HostHeader = "kms.{region}.amazonaws.com" })
	call(t, s, describeKey())
	call(t, s, Call{Region: "eu-west-1", Operation: "ListKeys", Raw: &Raw{}})
	require.Equal(t, []string{"kms.us-east-1.amazonaws.com", "kms.eu-west-1.amazonaws.com"}, hosts)
}

func TestOneURLForEachRegion(t *testing.T) {
	var urls []string
	for _, region := range []string{"us-east-1", "eu-west-1"} {
		server := httptest.NewServer(answer(200, jsonContentType, `{"Keys":[{"KeyId":"`+region+`"}]}`))
		t.Cleanup(server.Close)
		urls = append(urls, region+"="+server.URL)
	}
	s := open(t, func(o *EndpointOptions) { o.URLs = urls })
	for _, region := range []string{"us-east-1", "eu-west-1"} {
		e := call(t, s, Call{Region: region, Operation: "ListKeys"})
		require.Contains(t, string(e.Typed), region)
	}
}

func TestPathOfTheURL(t *testing.T) {
	for given, want := range map[string]string{"": "/", "/": "/", "/kms/{region}": "/kms/eu-west-1", "/kms/{region}/": "/kms/eu-west-1/"} {
		var paths []string
		s := emulator(t, func(w http.ResponseWriter, r *http.Request) {
			paths = append(paths, r.URL.Path)
			_, _ = io.WriteString(w, `{}`)
		}, func(o *EndpointOptions) { o.URLs[0] += given })
		call(t, s, Call{Region: "eu-west-1", Operation: "ListKeys"})
		call(t, s, Call{Region: "eu-west-1", Operation: "ListKeys", Raw: &Raw{}})
		require.Equal(t, []string{want, want}, paths)
	}
}

// bodySpy closes the request's body as early as a transport may, and looks at what it got.
type bodySpy struct {
	transport http.RoundTripper
	own       []io.ReadCloser
}

func (s *bodySpy) RoundTrip(r *http.Request) (*http.Response, error) {
	s.own = append(s.own, r.Body)
	return s.transport.RoundTrip(r)
}

func TestTransportGetsItsOwnCopyOfTheBody(t *testing.T) {
	server := httptest.NewServer(answer(200, jsonContentType, `{}`))
	t.Cleanup(server.Close)
	transport := newTransport(nil, nil)
	t.Cleanup(transport.CloseIdleConnections)
	spy := &bodySpy{transport: transport}
	ctx, recording := withRecording(context.Background())
	original := io.NopCloser(strings.NewReader(`{"KeyId":"k"}`))
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL, original)
	require.NoError(t, err)

	response, err := (&recorder{transport: spy}).Do(req)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.NotSame(t, &original, &spy.own[0])
	require.NotEqual(t, original, spy.own[0])
	require.Equal(t, original, req.Body, "the SDK's request is left alone")
	require.Equal(t, `{"KeyId":"k"}`, string(recording.attempts[0].request))
}

func TestRateLimitIsWaitedForBeforeTheStart(t *testing.T) {
	s := emulator(t, answer(200, jsonContentType, `{}`), func(o *EndpointOptions) { o.RateLimit = 5 })
	begin := time.Now()
	var last Exchange
	for range 3 {
		last = call(t, s, describeKey())
	}
	require.GreaterOrEqual(t, time.Since(begin), 380*time.Millisecond)
	require.Less(t, last.End.Sub(last.Start), 150*time.Millisecond, "the wait is no part of the call")
}

func TestManyCallsAtOnce(t *testing.T) {
	s := emulator(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(w, r.Body)
	})
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			for range 20 {
				e := s.Call(context.Background(), describeKey())
				if e.Kind() != Answered || string(e.Request) != string(e.Body) {
					t.Errorf("%+v", e)
				}
			}
		})
	}
	wg.Wait()
}

func TestExchangeSurvivesTheTrace(t *testing.T) {
	moment := time.Date(2026, 1, 1, 0, 0, 0, 123, time.UTC)
	for _, e := range []Exchange{
		{Region: "us-east-1", Operation: "ListKeys", Request: []byte(`{"Limit":1}`), Status: 200, Body: []byte("{\"a\": \"ü<&\"}\n"), Typed: []byte(`{}`), Attempts: 1, Start: moment, End: moment},
		{Operation: "CreateKey", Request: []byte(`{no JSON`), Body: []byte{0xff, 0}, Code: "X", Message: "m", ErrorType: "X", Start: moment, End: moment},
		{Operation: "CreateKey", Request: []byte{0xff}, Lost: "time-out", NotImplemented: "500 HTML", Start: moment, End: moment},
	} {
		encoded, err := json.Marshal(e)
		require.NoError(t, err)
		require.NotContains(t, string(encoded), "\n", "one line of the trace")
		e.object, e.objectOf = readObject(e.Body), e.Body
		var back, fast Exchange
		require.NoError(t, json.Unmarshal(encoded, &back))
		require.Equal(t, e, back)
		require.NoError(t, jsonv2.Unmarshal(encoded, &fast))
		require.Equal(t, e, fast)
	}
}

func TestOperations(t *testing.T) {
	names := Operations()
	require.Len(t, names, 50)
	require.IsIncreasing(t, names)
	for _, name := range []string{
		"CreateAlias", "DeleteAlias", "DisableKey", "DisableKeyRotation", "EnableKey", "EnableKeyRotation", "PutKeyPolicy",
		"RetireGrant", "RevokeGrant", "TagResource", "UntagResource", "UpdateAlias", "UpdateKeyDescription", "UpdatePrimaryRegion",
	} {
		require.True(t, mayBeEmpty(name), name)
	}
	require.False(t, mayBeEmpty("CreateKey"))
	require.False(t, mayBeEmpty("Explode"))
}
