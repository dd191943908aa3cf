// The tests' client: hand-built requests over real HTTP on the loopback address.

package reference_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/targets/reference"
)

const (
	virginia  = "us-east-1"
	ireland   = "eu-west-1"
	sydney    = "ap-southeast-2"
	accessKey = "AKIATESTTESTTEST"

	tick  = time.Millisecond
	delay = 20 * tick
)

// members is a JSON object.
type members = map[string]any

// kms is a server under test and a client of it.
type kms struct {
	t      *testing.T
	server *reference.Server
	url    string
}

func start(t *testing.T, faults ...string) *kms {
	t.Helper()
	server, err := reference.New(reference.Options{Delay: delay, Tick: tick, Faults: faults})
	require.NoError(t, err)
	listener := httptest.NewServer(server)
	t.Cleanup(listener.Close)
	return &kms{t: t, server: server, url: listener.URL}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	raw    string
	members
}

// errorCode is the __type of the error, or "" for a success.
func (a answer) errorCode() string {
	code, _ := a.members["__type"].(string)
	return code
}

func (a answer) text(name string) string {
	text, _ := a.members[name].(string)
	return text
}

// metadata is the KeyMetadata or ReplicaKeyMetadata of the answer.
func (a answer) metadata() members {
	for _, name := range []string{"KeyMetadata", "ReplicaKeyMetadata"} {
		if metadata, ok := a.members[name].(members); ok {
			return metadata
		}
	}
	return nil
}

func (a answer) configuration() members {
	configuration, _ := a.metadata()["MultiRegionConfiguration"].(members)
	return configuration
}

func (a answer) replicaRegions() []string {
	regions := []string{}
	keys, _ := a.configuration()["ReplicaKeys"].([]any)
	for _, k := range keys {
		region, _ := k.(members)["Region"].(string)
		regions = append(regions, region)
	}
	return regions
}

func (a answer) keyID() string {
	id, _ := a.metadata()["KeyId"].(string)
	return id
}

func authorization(region, key string) string {
	return "AWS4-HMAC-SHA256 Credential=" + key + "/20260101/" + region +
		"/kms/aws4_request, SignedHeaders=host;x-amz-date, Signature=0"
}

func (k *kms) send(header http.Header, body string) answer {
	k.t.Helper()
	request, err := http.NewRequestWithContext(k.t.Context(), http.MethodPost, k.url, bytes.NewBufferString(body))
	require.NoError(k.t, err)
	request.Header = header
	response, err := http.DefaultClient.Do(request)
	require.NoError(k.t, err)
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	require.NoError(k.t, err)
	got := answer{status: response.StatusCode, header: response.Header, raw: string(raw)}
	if response.Header.Get("Content-Type") == "application/x-amz-json-1.1" && len(raw) > 0 {
		require.NoError(k.t, json.Unmarshal(raw, &got.members))
	}
	return got
}

func (k *kms) raw(region, operation, body string) answer {
	k.t.Helper()
	return k.send(http.Header{
		"Authorization": {authorization(region, accessKey)},
		"X-Amz-Target":  {"TrentService." + operation},
		"Content-Type":  {"application/x-amz-json-1.1"},
	}, body)
}

// call sends a request and returns success and refusal alike.
func (k *kms) call(region, operation string, input members) answer {
	k.t.Helper()
	body, err := json.Marshal(input)
	require.NoError(k.t, err)
	return k.raw(region, operation, string(body))
}

// must sends a request that has to succeed.
func (k *kms) must(region, operation string, input members) answer {
	k.t.Helper()
	got := k.call(region, operation, input)
	require.Equal(k.t, http.StatusOK, got.status, "%s at %s: %s", operation, region, got.raw)
	return got
}

// refused sends a request that has to fail, and checks how.
func (k *kms) refused(code, message, region, operation string, input members) {
	k.t.Helper()
	got := k.call(region, operation, input)
	require.Equal(k.t, code, got.errorCode(), "%s at %s: %s", operation, region, got.raw)
	require.Equal(k.t, message, got.text("message"), "%s at %s", operation, region)
	require.Equal(k.t, http.StatusBadRequest, got.status)
}

// multiRegionKey makes a primary in Virginia and settled replicas in the Regions, and returns the shared id.
func (k *kms) multiRegionKey(replicas ...string) string {
	k.t.Helper()
	id := k.must(virginia, "CreateKey", members{"MultiRegion": true}).keyID()
	for _, region := range replicas {
		k.must(virginia, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": region})
	}
	k.settle()
	return id
}

// settle lets everything asynchronous come to its end.
func (k *kms) settle() {
	k.server.Advance(reference.Account(accessKey), delay)
}

func (k *kms) days(n int) {
	k.server.Advance(reference.Account(accessKey), time.Duration(n)*24*time.Hour)
}

func (k *kms) state(region, id string) any {
	k.t.Helper()
	return k.must(region, "DescribeKey", members{"KeyId": id}).metadata()["KeyState"]
}

func arn(region, id string) string {
	return "arn:aws:kms:" + region + ":" + reference.Account(accessKey) + ":key/" + id
}
