package targets

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// untypedCode is the code that the SDK gives to an error without a type.
const untypedCode = "UnknownError"

// isObject reports whether the body is exactly one JSON object.
func isObject(body []byte) bool {
	trimmed := bytes.TrimLeft(body, " \t\r\n")
	return len(trimmed) > 0 && trimmed[0] == '{' && jsontext.Value(trimmed).IsValid(lenient)
}

// errorEnvelope reads the error of a raw call the way the SDK reads one: the header's type
// before the body's, without its namespace.
func errorEnvelope(errorType string, body []byte) (code, message string) {
	// encoding/json ignores case, so "Message" and "message" are one member here as there.
	var envelope struct {
		Type    any    `json:"__type"`
		Code    any    `json:"code"`
		Message string `json:"message"`
	}
	// What cannot be read stays empty: an answer without AWS's envelope.
	_ = json.Unmarshal(body, &envelope)
	bodyType, _ := envelope.Type.(string)
	bodyCode, _ := envelope.Code.(string)
	for _, candidate := range []string{errorType, bodyType, bodyCode} {
		if code = bareCode(candidate); code != "" {
			return code, envelope.Message
		}
	}
	return untypedCode, envelope.Message
}

// bareCode strips what AWS's protocols allow around a type: "namespace#Code:http://...".
func bareCode(s string) string {
	s, _, _ = strings.Cut(s, ":")
	if _, after, found := strings.Cut(s, "#"); found {
		s = after
	}
	return strings.TrimSpace(s)
}
