// Tests of the wire: authorization, envelopes, validation, accounts and clocks.

package reference_test

import (
	"net/http"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/targets/reference"
)

func TestAuthorizationIsNeededForItsScope(t *testing.T) {
	k := start(t)
	for _, test := range []struct{ name, authorization, want string }{
		{"none", "", "MissingAuthenticationTokenException"},
		{"another algorithm", "Bearer token", "IncompleteSignatureException"},
		{"no credential", "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0", "IncompleteSignatureException"},
		{"short scope", "AWS4-HMAC-SHA256 Credential=AKIA/us-east-1/kms", "IncompleteSignatureException"},
		{"unknown Region", authorization("xx-nowhere-1", accessKey), "InvalidSignatureException"},
		{"another service", "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/s3/aws4_request", "InvalidSignatureException"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := k.send(http.Header{
				"Authorization": {test.authorization},
				"X-Amz-Target":  {"TrentService.ListKeys"},
			}, "{}")
			assert.Equal(t, test.want, got.errorCode())
			assert.Equal(t, http.StatusBadRequest, got.status)
		})
	}
}

func TestRequestsThatAreNoOperation(t *testing.T) {
	k := start(t)
	assert.Equal(t, "UnknownOperationException", k.raw(virginia, "MakeCoffee", "{}").errorCode())
	for _, body := range []string{"", "null", "[]", "7", "{", `{"KeyId":7}`, `{"KeyId":"x","Plaintext":"not base64!"}`} {
		assert.Equal(t, "SerializationException", k.raw(virginia, "Encrypt", body).errorCode(), body)
	}
}

func TestEveryAnswerHasARequestID(t *testing.T) {
	k := start(t)
	uuid := `^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`
	assert.Regexp(t, uuid, k.raw(virginia, "CreateKey", "{}").header.Get("X-Amzn-Requestid"))
	assert.Regexp(t, uuid, k.raw(virginia, "DescribeKey", "{}").header.Get("X-Amzn-Requestid"))
}

func TestServiceModelIsCheckedBeforeLookup(t *testing.T) {
	k := start(t)
	for _, test := range []struct {
		operation string
		input     members
		message   string
	}{
		{"DescribeKey", members{}, "Value null at 'keyId' failed to satisfy constraint: Member must not be null"},
		{
			"DescribeKey",
			members{"KeyId": ""},
			"Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1",
		},
		{
			"ReplicateKey",
			members{"KeyId": "nonsense", "ReplicaRegion": "Mars"},
			`Value 'Mars' at 'replicaRegion' failed to satisfy constraint: Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\d+$`,
		},
		{
			"ScheduleKeyDeletion",
			members{"KeyId": "nonsense", "PendingWindowInDays": 366},
			"Value '366' at 'pendingWindowInDays' failed to satisfy constraint: Member must have value less than or equal to 365",
		},
		{
			"EnableKeyRotation",
			members{"KeyId": "nonsense", "RotationPeriodInDays": 89},
			"Value '89' at 'rotationPeriodInDays' failed to satisfy constraint: Member must have value greater than or equal to 90",
		},
		{
			"GenerateDataKey",
			members{"KeyId": "nonsense", "KeySpec": "AES_512"},
			"Value 'AES_512' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set: [AES_256, AES_128]",
		},
		{
			"CreateKey",
			members{"Policy": "\u2603"},
			"Value '\u2603' at 'policy' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
		},
		{
			"CreateKey",
			members{"Tags": []members{{"TagKey": "", "TagValue": "v"}}},
			"Value '' at 'tags.1.member.tagKey' failed to satisfy constraint: Member must have length greater than or equal to 1",
		},
	} {
		k.refused("ValidationException", "1 validation error detected: "+test.message, virginia, test.operation, test.input)
	}
}

func TestAccountsAreIsolatedAndRunInParallel(t *testing.T) {
	k := start(t)
	id := k.must(virginia, "CreateKey", members{}).keyID()
	assert.Regexp(t, `^\d{12}$`, reference.Account(accessKey))
	assert.NotEqual(t, reference.Account(accessKey), reference.Account("AKIAOTHER"))

	var clients sync.WaitGroup
	for _, key := range []string{"AKIAONE", "AKIATWO", "AKIATHREE", "AKIATHREE"} {
		clients.Go(func() {
			header := http.Header{
				"Authorization": {authorization(virginia, key)},
				"Content-Type":  {"application/x-amz-json-1.1"},
				"X-Amz-Target":  {"TrentService.DescribeKey"},
			}
			for range 20 {
				assert.Equal(t, "NotFoundException", k.send(header, `{"KeyId":"`+id+`"}`).errorCode())
			}
		})
	}
	clients.Wait()

	k.server.Forget(reference.Account(accessKey))
	k.refused("NotFoundException", "Key '"+arn(virginia, id)+"' does not exist", virginia, "DescribeKey", members{"KeyId": id})
}

func TestVirtualClockMovesByRequestsAndAdvanceAlone(t *testing.T) {
	k := start(t)
	account := reference.Account(accessKey)
	require.Equal(t, reference.Epoch, k.server.Now(account))
	k.raw(virginia, "ListKeys", "{}")
	k.raw(virginia, "ListKeys", "{}")
	assert.Equal(t, reference.Epoch.Add(2*tick), k.server.Now(account))
	k.settle()
	assert.Equal(t, reference.Epoch.Add(2*tick+delay), k.server.Now(account))
	assert.Equal(t, reference.Epoch, k.server.Now(reference.Account("AKIAOTHER")))
}

func TestNewRefusesWhatItDoesNotKnow(t *testing.T) {
	_, err := reference.New(reference.Options{Faults: []string{"no-such-fault"}})
	assert.ErrorContains(t, err, `unknown fault "no-such-fault"`)
	assert.ErrorContains(t, err, "region-blind")
	_, err = reference.New(reference.Options{Delay: -1})
	assert.Error(t, err)
}

func TestAdvanceLeavesTheWallClockAlone(t *testing.T) {
	server, err := reference.New(reference.Options{Delay: 1})
	require.NoError(t, err)
	before := server.Now("123456789012")
	server.Advance("123456789012", 1<<50)
	assert.WithinDuration(t, before, server.Now("123456789012"), 1<<40)
}
