// Tests over the whole table of operations: what all of them refuse, and how.

package reference

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// refusalOf serves one request and returns the error that came back, or nothing.
func refusalOf(t *testing.T, s *Server, operation, mediaType, body string) (code, message string) {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader(body))
	request.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/kms/aws4_request")
	request.Header.Set("X-Amz-Target", operation)
	request.Header.Set("Content-Type", mediaType)
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, request)
	if recorder.Code == http.StatusOK {
		return "", ""
	}
	require.Equal(t, http.StatusBadRequest, recorder.Code, recorder.Body)
	require.Equal(t, contentType, recorder.Header().Get("Content-Type"))
	var envelope struct {
		Type    string `json:"__type"`
		Message string `json:"message"`
	}
	require.NoError(t, json.Unmarshal(recorder.Body.Bytes(), &envelope))
	return envelope.Type, envelope.Message
}

func eachOperation(t *testing.T, test func(t *testing.T, s *Server, name string)) {
	t.Helper()
	s, err := New(Options{Tick: 1})
	require.NoError(t, err)
	for _, name := range slices.Sorted(maps.Keys(operations)) {
		t.Run(name, func(t *testing.T) { test(t, s, name) })
	}
}

func TestEveryOperationReadsAWSJSONAlone(t *testing.T) {
	eachOperation(t, func(t *testing.T, s *Server, name string) {
		for _, mediaType := range []string{"", "application/json", "text/plain", "application/x-amz-json-1.0"} {
			code, _ := refusalOf(t, s, "TrentService."+name, mediaType, "{}")
			assert.Equal(t, "UnknownOperationException", code, mediaType)
		}
		for _, target := range []string{"", name, "DynamoDB_20120810." + name, "TrentService." + strings.ToLower(name)} {
			code, _ := refusalOf(t, s, target, contentType, "{}")
			assert.Equal(t, "UnknownOperationException", code, target)
		}
		for _, body := range []string{"", "null", "[]", `"{}"`, "{", `{"KeyId":7,"AliasName":7,"Limit":"x","Tags":7,"CiphertextBlob":7,"NumberOfBytes":"x","GrantToken":7}`} {
			code, _ := refusalOf(t, s, "TrentService."+name, contentType, body)
			assert.Equal(t, "SerializationException", code, body)
		}
	})
}

func TestEveryOperationNamesTheMembersThatItNeeds(t *testing.T) {
	// These need nothing, or one of several members.
	needNothing := []string{"CreateKey", "ListKeys", "ListAliases", "RetireGrant", "GenerateRandom", "ListRetirableGrants"}
	eachOperation(t, func(t *testing.T, s *Server, name string) {
		code, message := refusalOf(t, s, "TrentService."+name, contentType+"; charset=utf-8", "{}")
		if slices.Contains(needNothing, name) {
			assert.NotContains(t, message, "must not be null")
			return
		}
		assert.Equal(t, "ValidationException", code)
		assert.Regexp(t, `^\d+ validation errors? detected: Value null at '\w+' failed to satisfy constraint: Member must not be null`, message)
	})
}

func TestEveryOperationRefusesKeyIDsOfAWrongLength(t *testing.T) {
	noKeyID := []string{"CreateKey", "ListKeys", "CreateAlias", "UpdateAlias", "DeleteAlias", "ReEncrypt", "GenerateRandom", "ListRetirableGrants"}
	eachOperation(t, func(t *testing.T, s *Server, name string) {
		if slices.Contains(noKeyID, name) {
			return
		}
		for _, id := range []string{"", strings.Repeat("k", 2049)} {
			code, message := refusalOf(t, s, "TrentService."+name, contentType, `{"KeyId":"`+id+`"}`)
			assert.Equal(t, "ValidationException", code)
			assert.Contains(t, message, "Value '"+id+"' at 'keyId' failed to satisfy constraint: Member must have length")
		}
	})
}

// TestEveryStateRowIsAnOperation keeps the two tables together.
func TestEveryStateRowIsAnOperation(t *testing.T) {
	for name := range stateRows {
		assert.Contains(t, operations, name)
	}
}
