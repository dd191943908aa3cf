package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ReplyKind says what kind of answer a call had.
type ReplyKind int

// The kinds of answers.
const (
	// Succeeded: status 200 and a JSON object.
	Succeeded ReplyKind = iota
	// Refused: an error of KMS in its envelope.
	Refused
	// Unknown: a throttle, a fault of the service or a lost answer; the call may
	// or may not have had its effect.
	Unknown
	// Malformed: an answer came that is none of KMS's; the effect is unknown too.
	Malformed
)

// Reply is the answer to a command as the judge needs it.
type Reply struct {
	Kind    ReplyKind
	Code    string // exception name of a refusal
	Message string
	Detail  string         // one line on an Unknown or Malformed answer
	Fault   string         // how the service failed, where the same once more would tell something
	Body    map[string]any // the raw JSON of a success
	Typed   map[string]any // the same as the SDK read it, re-encoded by member names
	// Lacks: the answer looks as if the target did not have the operation at all.
	Lacks bool
	// Undone: the answer says that there is no such operation, so that nothing was done.
	Undone bool
	// Wire is what the answer looks like, nil where nobody has seen that.
	Wire *Wire
	// Partial says that Body is one page of a list that was not read to its end.
	Partial bool
	// Endless: its markers go round in a circle, so that it has no end.
	Endless    bool
	Start, End time.Time // by the session's clock
}

// view gives access to the members of one JSON object of an answer.
type view map[string]any

func (v view) has(name string) bool { value, ok := v[name]; return ok && value != nil }

func (v view) str(name string) string {
	s, _ := v[name].(string)
	return s
}

func (v view) object(name string) view {
	m, _ := v[name].(map[string]any)
	return m
}

func (v view) list(name string) []any {
	l, _ := v[name].([]any)
	return l
}

func (v view) boolean(name string) (value, ok bool) {
	value, ok = v[name].(bool)
	return value, ok
}

func (v view) number(name string) (float64, bool) {
	n, ok := v[name].(float64)
	return n, ok
}

// time reads a timestamp: seconds since 1970 on the wire, RFC 3339 as the SDK re-encodes it.
func (v view) time(name string) (time.Time, bool) {
	switch t := v[name].(type) {
	case float64:
		return time.UnixMilli(int64(t * 1000)), t > 0 && t < latest
	case string:
		parsed, err := time.Parse(time.RFC3339Nano, t)
		return parsed, err == nil
	}
	return time.Time{}, false
}

// latest is where years have five digits. What lies beyond, or before 1970, is no date that a
// key can have.
const latest = 253402300800

// strings returns a list of strings, sorted, since KMS defines no order.
func (v view) strings(name string) []string {
	var out []string
	for _, e := range v.list(name) {
		out = append(out, fmt.Sprint(e))
	}
	slices.Sort(out)
	return out
}

// show renders a member for a person.
func (v view) show(name string) string {
	value, ok := v[name]
	if !ok || value == nil {
		return name + " absent"
	}
	return name + " " + render(value)
}

func render(value any) string {
	switch t := value.(type) {
	case string:
		return strconv.Quote(t)
	case float64:
		return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(t, 'f', 6, 64), "0"), ".")
	case []any:
		parts := make([]string, len(t))
		for i, e := range t {
			parts[i] = render(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		var parts []string
		for k, e := range t {
			parts = append(parts, k+": "+render(e))
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return fmt.Sprint(value)
}
