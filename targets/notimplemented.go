package targets

import (
	"bytes"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// bodyForm is what a shape asks of the answer's body.
type bodyForm int

const (
	anyBody bodyForm = iota
	jsonBody
	htmlBody
	textBody // anything but JSON
)

// shape is one way in which a target says that it lacks an operation.
type shape struct {
	name    string
	status  int      // 0 = every error status
	codes   []string // nil = whatever the code
	body    bodyForm
	dropped bool   // no answer at all: the connection was closed
	certain bool   // a server that stumbles does not answer so
	seen    string // where, so that a reader can tell data from guesses
}

// notImplementedShapes are tried in order; the first match names the answer. Several of them
// are also what a bug looks like, so a match alone is no excuse: see Exchange.NotImplemented.
var notImplementedShapes = []shape{
	{name: "InvalidAction", codes: []string{"InvalidAction"}, certain: true, seen: "query-style front ends, as JSON or XML, with 400"},
	{name: "UnknownOperationException", codes: []string{"UnknownOperationException", "UnknownOperation"}, certain: true, seen: "AWS's own answer to an unknown target"},
	{name: "UnsupportedOperation", codes: []string{"UnsupportedOperation"}, certain: true, seen: "400; KMS's own error ends in Exception"},
	{name: "NotImplemented", codes: []string{"NotImplemented", "NotImplementedException"}, certain: true, seen: "AWS Emulator, with 501"},
	{name: "501 InternalFailure", status: http.StatusNotImplemented, codes: []string{"InternalFailure"}, certain: true, seen: "LocalStack and its forks"},
	{name: "501 JSON", status: http.StatusNotImplemented, body: jsonBody, certain: true, seen: "other codes with 501"},
	{name: "501 text", status: http.StatusNotImplemented, certain: true, seen: "local-kms"},
	{name: "500 HTML", status: http.StatusInternalServerError, body: htmlBody, seen: "moto"},
	{name: "404 page", status: http.StatusNotFound, body: textBody, seen: "what routers answer for a path or header they do not know"},
	{name: connectionDropped, dropped: true, seen: "servers whose handler dies"},
}

// notImplemented returns the name of the shape that the exchange has, or "".
func notImplemented(e Exchange) string {
	for _, s := range notImplementedShapes {
		if s.matches(e) {
			return s.name
		}
	}
	return ""
}

func (s shape) matches(e Exchange) bool {
	if s.dropped || e.Lost != "" {
		return s.dropped && strings.HasPrefix(e.Lost, connectionDropped)
	}
	if e.Status < 400 || s.status != 0 && s.status != e.Status {
		return false
	}
	if s.codes != nil && !slices.Contains(s.codes, e.Code) && !slices.Contains(s.codes, xmlCode(e.Body)) {
		return false
	}
	switch s.body {
	case jsonBody:
		return isObject(e.Body)
	case htmlBody:
		return looksLikeHTML(e)
	case textBody:
		return !isObject(e.Body)
	default:
		return true
	}
}

var xmlCodeElement = regexp.MustCompile(`<Code>\s*([A-Za-z.]+)\s*</Code>`)

// xmlCode returns the code of an error in the XML of AWS's query protocol, which the SDK for
// KMS cannot read.
func xmlCode(body []byte) string {
	if m := xmlCodeElement.FindSubmatch(body); m != nil {
		return string(m[1])
	}
	return ""
}

func looksLikeHTML(e Exchange) bool {
	if strings.HasPrefix(e.ContentType, "text/html") {
		return true
	}
	start := bytes.ToLower(bytes.TrimSpace(e.Body[:min(len(e.Body), 64)]))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}
