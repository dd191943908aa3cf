// How faults change the envelope: what an answer looks like, and requests on which a handler crashes.

package reference

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
)

// errCrash makes the server answer as a web framework does whose handler crashed: 500 with a page of HTML.
var errCrash = errors.New("the handler crashed")

func writeCrash(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusInternalServerError)
	_, _ = io.WriteString(w, "<!doctype html>\n<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n")
}

// showCrashes lets the server show what became of a handler that crashed.
func showCrashes(d *decisions) {
	before := d.writeError
	d.writeError = func(w http.ResponseWriter, decide *decisions, err error) {
		if errors.Is(err, errCrash) {
			writeCrash(w)
		} else {
			before(w, decide, err)
		}
	}
}

// crashingOn lets the handler of an operation crash on a request that it has carried out.
func crashingOn(which func(operation string, in map[string]any) bool) func(*decisions) {
	return func(d *decisions) {
		before := d.serveCall
		d.serveCall = func(c *call, run operation, body []byte) (any, error) {
			output, err := before(c, run, body)
			var in map[string]any
			if err == nil && json.Unmarshal(body, &in) == nil && which(c.operation, in) {
				return nil, errCrash
			}
			return output, err
		}
	}
}

// namesKeyByARN tells whether a request calls a key by its ARN.
func namesKeyByARN(_ string, in map[string]any) bool {
	return slices.ContainsFunc([]string{"KeyId", "TargetKeyId", "DestinationKeyId"}, func(member string) bool {
		name, _ := in[member].(string)
		return strings.HasPrefix(name, "arn:") && strings.Contains(name, ":key/")
	})
}

func isObject(body []byte) bool {
	var in map[string]json.RawMessage
	return json.Unmarshal(body, &in) == nil && in != nil
}

// answering changes the headers of all answers.
func answering(change func(header http.Header)) func(*decisions) {
	return func(d *decisions) {
		before := d.headerOf
		d.headerOf = func(header http.Header, requestID string) {
			before(header, requestID)
			change(header)
		}
	}
}
