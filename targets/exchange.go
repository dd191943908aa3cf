package targets

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Exchange is one recorded call: what went out, what came back and what the SDK made of it.
// It holds all that its judgement needs, so that a stored trace can be judged again offline.
type Exchange struct {
	Region    string `json:"region"`
	Operation string `json:"operation"`

	// Request is the body as it went out; of a raw call it need not be JSON.
	Request json.RawMessage `json:"request,omitempty"`

	Status      int    `json:"status,omitempty"`
	RequestID   string `json:"requestId,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	ErrorType   string `json:"errorType,omitempty"` // the X-Amzn-ErrorType header
	Body        []byte `json:"body,omitempty"`      // the answer's body as it came
	// Cut is how many bytes of the body were left out behind those of Body, because it was
	// longer than any answer of KMS.
	Cut int `json:"cut,omitempty"`

	// Typed is the SDK's typed output re-encoded by member names, times as RFC 3339. It is
	// nil on errors, for raw calls, and where it says the same as the body. Members that the SDK cannot tell from absent ones
	// (nil, an empty enum) are left out.
	Typed json.RawMessage `json:"typed,omitempty"`

	// Code and Message are the SDK's view of the error; for raw calls they are read from the
	// answer. A 200 that the SDK could not read has a Message without a Code.
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`

	// Lost says why the outcome is unknown; "" when a whole answer arrived.
	Lost string `json:"lost,omitempty"`

	// NotImplemented names the shape of "not implemented" that the answer has, or is "". One
	// answer proves nothing: an operation is unsupported when every call of it has a shape.
	NotImplemented string `json:"notImplemented,omitempty"`

	Attempts int       `json:"attempts"`
	Start    time.Time `json:"start"` // by the session's clock
	End      time.Time `json:"end"`

	object   map[string]any // the body as it was read when the answer came
	objectOf []byte         // that body: another one has to be read anew
}

// Object returns the answer's body as a JSON object, an empty one where it is none. It is
// the same object for all who ask.
func (e Exchange) Object() map[string]any {
	if e.object != nil && sameBytes(e.Body, e.objectOf) {
		return e.object
	}
	if object := readObject(e.Body); object != nil {
		return object
	}
	return map[string]any{}
}

// sameBytes reports whether two bodies are one, so that what was read of one holds for the other.
func sameBytes(a, b []byte) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

// readObject reads a JSON object, nil where there is none.
func readObject(body []byte) map[string]any {
	if len(body) == 0 {
		return nil
	}
	var object map[string]any
	if jsonv2.Unmarshal(body, &object, lenient) != nil {
		return nil
	}
	return object
}

// lenient reads JSON as clients do: of members of the same name the last one counts, and bytes
// that are no text become U+FFFD.
var lenient = jsonv2.JoinOptions(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))

// Kind classifies an Exchange.
type Kind string

// The kinds of exchanges.
const (
	Answered  Kind = "answered"  // a success that is readable
	Refused   Kind = "refused"   // a 4xx error in AWS's envelope
	Unknown   Kind = "unknown"   // a throttle, a server's error in AWS's envelope, or no whole answer
	Malformed Kind = "malformed" // a whole answer that is not in AWS's envelope
)

// testerPrefix marks a Lost that is the suite's own fault, not the target's.
const testerPrefix = "tester: "

// TesterError returns why the suite itself could not make the call (an unknown operation, a
// parameter that the SDK's input does not have, a guard's refusal), or "".
func (e Exchange) TesterError() string {
	reason, ok := strings.CutPrefix(e.Lost, testerPrefix)
	if !ok {
		return ""
	}
	return reason
}

// Kind classifies the exchange by its recorded fields alone.
func (e Exchange) Kind() Kind {
	switch {
	case e.Lost != "", e.Status == http.StatusTooManyRequests:
		return Unknown
	case e.Cut > 0:
		return Malformed
	case e.Status == http.StatusOK:
		if e.readable() {
			return Answered
		}
		return Malformed
	case !e.enveloped():
		if gateways[e.Status] {
			return Unknown // a page of something that stands before the target
		}
		return Malformed
	case e.Status == http.StatusNotImplemented:
		return Refused // whatever its code says: nothing was done
	case throttles[e.Code], serverSide[e.Code], e.Status >= 500 && e.Status <= 599:
		return Unknown
	case e.Status >= 400 && e.Status <= 499:
		return Refused
	}
	return Malformed
}

// Undone reports whether the answer says of itself that the operation does not exist, so that
// nothing was done. What only looks as if may have another reason.
func (e Exchange) Undone() bool {
	for _, s := range notImplementedShapes {
		if s.name == e.NotImplemented {
			return s.certain
		}
	}
	return false
}

// gateways are the statuses of what stands before a service and does not reach it.
var gateways = map[int]bool{http.StatusBadGateway: true, http.StatusServiceUnavailable: true, http.StatusGatewayTimeout: true}

// Throttled reports whether the target only asks to slow down.
func (e Exchange) Throttled() bool {
	return e.Lost == "" && (e.Status == http.StatusTooManyRequests || throttles[e.Code])
}

// Fault says in a few words how the service failed, where the same answer to the same call
// would tell something: "" for a throttle, which speaks of the load, and for a time-out, of
// which each costs more than it tells.
func (e Exchange) Fault() string {
	switch {
	case e.Kind() != Unknown || e.Throttled():
		return ""
	case strings.HasPrefix(e.Lost, connectionDropped), e.Lost == ConnectionRefused, strings.HasPrefix(e.Lost, answerCut):
		return e.Lost
	case e.Lost != "":
		return ""
	}
	return summary(e)
}

// readable reports whether a 200 is one that a client can use. The SDK alone is no judge: it
// takes an empty body for a success of every operation, and text after the object for none.
func (e Exchange) readable() bool {
	if e.Message != "" {
		return false
	}
	// An operation without output has nothing to say; some targets say it as null.
	void := len(e.Body) == 0 || string(bytes.TrimSpace(e.Body)) == "null"
	return e.object != nil && sameBytes(e.Body, e.objectOf) || isObject(e.Body) || void && mayBeEmpty(e.Operation)
}

// enveloped reports whether an error came the way AWS sends errors: a JSON object with a type,
// which may stand in the header instead; with the header the body may be missing.
func (e Exchange) enveloped() bool {
	if e.Code == "" || e.Code == untypedCode {
		return false
	}
	return e.object != nil && sameBytes(e.Body, e.objectOf) || isObject(e.Body) || len(e.Body) == 0 && e.ErrorType != ""
}

// throttles are the codes by which AWS services say "slow down".
var throttles = set(
	"ThrottlingException", "Throttling", "ThrottledException", "RequestThrottled",
	"RequestThrottledException", "RequestLimitExceeded", "TooManyRequestsException",
	"SlowDown", "BandwidthLimitExceeded", "PriorRequestNotComplete",
)

// serverSide are the codes of errors that say nothing about the request. Some targets send
// them with a 4xx status.
var serverSide = set(
	"KMSInternalException", "DependencyTimeoutException", "KeyUnavailableException",
	"ServiceUnavailableException", "ServiceUnavailable", "InternalFailure",
	"InternalServerError", "InternalServerException", "InternalError",
	"RequestTimeout", "RequestTimeoutException",
)

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, name := range names {
		m[name] = true
	}
	return m
}
