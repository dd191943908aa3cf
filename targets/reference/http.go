// The wire: AWS JSON 1.1 over POST, one operation a request, named by the X-Amz-Target header.

package reference

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
)

const (
	targetPrefix    = "TrentService."
	contentType     = "application/x-amz-json-1.1"
	requestIDHeader = "X-Amzn-Requestid"
	// maxBody leaves room for the longest policy with every character escaped.
	maxBody = 1 << 20
)

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set(requestIDHeader, newUUID())
	output, err := s.serve(w, r)
	if s.faults.has(faultRequestIDMissing) {
		w.Header().Del(requestIDHeader)
	}
	w.Header().Set("Content-Type", contentType)
	if s.faults.has(faultPlainContentType) {
		w.Header().Set("Content-Type", "application/json")
	}
	switch {
	case errors.Is(err, errCrash):
		writeCrash(w)
	case err != nil:
		s.writeError(w, err)
	default:
		writeOutput(w, output)
	}
}

// serve runs one request while its account is locked: within an account everything is strongly consistent.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) (any, error) {
	caller, err := credentialScope(r.Header)
	if err != nil {
		return nil, err
	}
	name, isKMS := strings.CutPrefix(r.Header.Get("X-Amz-Target"), targetPrefix)
	run, known := operations[name]
	if isKMS && !known && s.faults.has(faultUnknownOperationCrashes) {
		return nil, errCrash
	}
	if !isKMS || !known || r.Method != http.MethodPost || !isAWSJSON(r.Header) || s.lacks(name) {
		return nil, unknownOperationException.because("")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		return nil, serializationException.because("The request body could not be read.")
	}
	if s.faults.has(faultBadBodyCrashes) && !isObject(body) {
		return nil, errCrash
	}

	a := s.account(Account(caller.accessKeyID))
	a.mu.Lock()
	defer a.mu.Unlock()
	now := a.clock.requestArrives()
	a.settle(now)
	output, err := run(&call{
		decide: s.decide, server: s, account: a, region: caller.region, operation: name, now: now, requestID: w.Header().Get(requestIDHeader),
	}, body)
	if err == nil && s.crashesOn(name, body) {
		return nil, errCrash
	}
	return output, err
}

// isAWSJSON tells whether the request says that it speaks the protocol.
func isAWSJSON(header http.Header) bool {
	mediaType, _, err := mime.ParseMediaType(header.Get("Content-Type"))
	return err == nil && mediaType == contentType
}

// lacks tells whether a planted fault leaves the operation out.
func (s *Server) lacks(operation string) bool {
	return operation == "ReplicateKey" && s.faults.has(faultReplicateKeyMissing)
}

func writeOutput(w http.ResponseWriter, output any) {
	if _, isEmpty := output.(empty); isEmpty {
		w.Header().Set("Content-Length", "0")
		w.WriteHeader(http.StatusOK)
		return
	}
	writeJSON(w, http.StatusOK, output)
}

func (s *Server) writeError(w http.ResponseWriter, err error) {
	var known *refusal
	if !errors.As(err, &known) {
		known = &refusal{exception: kmsInternalException, message: err.Error()}
	}
	name, status := known.exception, known.status()
	if s.faults.has(faultTypeInHeaderAlone) {
		w.Header().Set("X-Amzn-Errortype", string(name))
		name = "ClientError"
	}
	if known.exception == notFoundException && s.faults.has(faultNotFoundIsFourOhFour) {
		status = http.StatusNotFound
	}
	writeJSON(w, status, struct {
		Type    exception `json:"__type"`
		Message string    `json:"message,omitempty"`
	}{name, known.message})
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		// Every answer is a struct of plain values; one that cannot be marshaled is a defect of this package.
		panic("reference: " + err.Error())
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // the client is gone: nobody to tell
}

func writeCrash(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusInternalServerError)
	_, _ = io.WriteString(w, "<!doctype html>\n<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n")
}

// newUUID returns a random (version 4) UUID.
func newUUID() string {
	b := randomBytes(16)
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	const hexDigits = "0123456789abcdef"
	text := make([]byte, 0, 36)
	for i, octet := range b {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			text = append(text, '-')
		}
		text = append(text, hexDigits[octet>>4], hexDigits[octet&0x0f])
	}
	return string(text)
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // crypto/rand.Read never returns an error, it ends the program instead
	return b
}
