package targets

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

const html = "<!doctype html>\n<title>500 Internal Server Error</title>"

func TestKindOfAnswers(t *testing.T) {
	tests := []struct {
		name      string
		operation string // "" = DescribeKey
		handler   http.HandlerFunc
		kind      Kind
		code      string
		shape     string
	}{
		{name: "success", handler: answer(200, jsonContentType, `{"KeyMetadata":{"KeyId":"k"}}`), kind: Answered},
		{name: "success without members", handler: answer(200, jsonContentType, `{}`), kind: Answered},
		{name: "empty success", handler: answer(200, jsonContentType, ``), kind: Malformed},
		{name: "empty success of an operation without output", operation: "EnableKey", handler: answer(200, jsonContentType, ``), kind: Answered},
		{name: "empty success of an older KMS", operation: "DeleteImportedKeyMaterial", handler: answer(200, jsonContentType, ``), kind: Answered},
		{name: "success in HTML", handler: answer(200, "text/html", html), kind: Malformed},
		{name: "success as a list", handler: answer(200, jsonContentType, `[]`), kind: Malformed},
		{name: "success with text behind it", handler: answer(200, jsonContentType, `{"KeyMetadata":{"KeyId":"k"}} oops`), kind: Malformed},
		{name: "member of the wrong type", handler: answer(200, jsonContentType, `{"KeyMetadata":"k"}`), kind: Malformed},
		{name: "other success", handler: answer(201, jsonContentType, `{"KeyMetadata":{"KeyId":"k"}}`), kind: Malformed},
		{name: "redirect", handler: answer(302, "text/plain", ``, "Location", "/elsewhere"), kind: Malformed, code: untypedCode},

		{name: "refusal", handler: answer(400, jsonContentType, `{"__type":"NotFoundException","message":"no"}`), kind: Refused, code: "NotFoundException"},
		{name: "refusal with a namespace", handler: answer(400, jsonContentType, `{"__type":"com.amazonaws.kms#DisabledException"}`), kind: Refused, code: "DisabledException"},
		{name: "refusal by header", handler: answer(400, jsonContentType, `{}`, "X-Amzn-ErrorType", "DisabledException:http://x"), kind: Refused, code: "DisabledException"},
		{name: "limit is not a throttle", handler: answer(400, jsonContentType, `{"__type":"LimitExceededException"}`), kind: Refused, code: "LimitExceededException"},
		{name: "error without a type", handler: answer(400, jsonContentType, `{"message":"no"}`), kind: Malformed, code: untypedCode},
		{name: "error in plain text", handler: answer(400, "text/plain", `no`), kind: Malformed},

		{name: "throttle", handler: answer(400, jsonContentType, `{"__type":"ThrottlingException","message":"Rate exceeded"}`), kind: Unknown, code: "ThrottlingException"},
		{name: "throttle by status", handler: answer(429, "text/plain", `slow down`), kind: Unknown},
		{name: "server's error", handler: answer(500, jsonContentType, `{"__type":"KMSInternalException"}`), kind: Unknown, code: "KMSInternalException"},
		{name: "server's error with a client's status", handler: answer(400, jsonContentType, `{"__type":"DependencyTimeoutException"}`), kind: Unknown, code: "DependencyTimeoutException"},
		{name: "bad gateway", handler: answer(502, "text/plain", `bad gateway`), kind: Unknown},

		{name: "HTML page", handler: answer(500, "text/html", html), kind: Malformed, shape: "500 HTML"},
		{name: "HTML page under another type", handler: answer(500, "text/plain", html), kind: Malformed, shape: "500 HTML"},
		{name: "501 text", handler: answer(501, "text/plain", `not here`), kind: Malformed, shape: "501 text"},
		{name: "501 InternalFailure", handler: answer(501, jsonContentType, `{"__type":"InternalFailure"}`), kind: Refused, code: "InternalFailure", shape: "501 InternalFailure"},
		{name: "500 InternalFailure", handler: answer(500, jsonContentType, `{"__type":"InternalFailure"}`), kind: Unknown, code: "InternalFailure"},
		{name: "501 NotImplemented", handler: answer(501, jsonContentType, `{"__type":"NotImplemented"}`), kind: Refused, code: "NotImplemented", shape: "NotImplemented"},
		{name: "501 other JSON", handler: answer(501, jsonContentType, `{"__type":"Nope"}`), kind: Refused, code: "Nope", shape: "501 JSON"},
		{name: "InvalidAction", handler: answer(400, jsonContentType, `{"__type":"InvalidAction"}`), kind: Refused, code: "InvalidAction", shape: "InvalidAction"},
		{name: "InvalidAction in XML", handler: answer(400, "text/xml", `<ErrorResponse><Error><Code>InvalidAction</Code></Error></ErrorResponse>`), kind: Malformed, shape: "InvalidAction"},
		{name: "UnknownOperationException", handler: answer(400, jsonContentType, `{"__type":"UnknownOperationException"}`), kind: Refused, code: "UnknownOperationException", shape: "UnknownOperationException"},
		{name: "UnsupportedOperation", handler: answer(400, jsonContentType, `{"__type":"UnsupportedOperation"}`), kind: Refused, code: "UnsupportedOperation", shape: "UnsupportedOperation"},
		{name: "KMS's own unsupported", handler: answer(400, jsonContentType, `{"__type":"UnsupportedOperationException"}`), kind: Refused, code: "UnsupportedOperationException"},
		{name: "404 page", handler: answer(404, "text/plain", `404 page not found`), kind: Malformed, shape: "404 page"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := emulator(t, test.handler)
			c := describeKey()
			c.Operation = orDefault(test.operation, c.Operation)

			e := call(t, s, c)
			require.Equal(t, test.kind, e.Kind(), "%+v", e)
			require.Equal(t, test.code, e.Code)
			require.Equal(t, test.shape, e.NotImplemented)
			require.Equal(t, 1, e.Attempts, "one attempt, whatever came back")
			require.Empty(t, e.Lost)

			// A raw call sees the same answer, without the SDK's eyes: types of members
			// are then the checker's to judge.
			c.Raw = &Raw{}
			raw := call(t, s, c)
			if test.name != "member of the wrong type" {
				require.Equal(t, test.kind, raw.Kind(), "%+v", raw)
			}
			require.Equal(t, test.shape, raw.NotImplemented)
			require.Equal(t, e.Body, raw.Body)
			require.Nil(t, raw.Typed)
			if test.code != "" && test.kind != Malformed {
				require.Equal(t, test.code, raw.Code)
				require.Equal(t, e.Message, raw.Message)
			}
		})
	}
}

func TestEveryShapeSaysWhereItWasSeen(t *testing.T) {
	names := map[string]bool{}
	for _, s := range notImplementedShapes {
		require.NotEmpty(t, s.seen, s.name)
		require.False(t, names[s.name], s.name)
		names[s.name] = true
	}
}
