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
	requestID := newUUID()
	output, err := s.serve(w, r, requestID)
	s.decide.headerOf(w.Header(), requestID)
	if err != nil {
		s.decide.writeError(w, s.decide, err)
		return
	}
	writeOutput(w, output)
}

func headerOf(header http.Header, requestID string) {
	header.Set(requestIDHeader, requestID)
	header.Set("Content-Type", contentType)
}

// serve runs one request while its account is locked: within an account everything is strongly consistent.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, requestID string) (any, error) {
	caller, err := credentialScope(r.Header)
	if err != nil {
		return nil, err
	}
	name, run, err := s.decide.operationOf(r)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		return nil, serializationException.because("The request body could not be read.")
	}

	a := s.account(Account(caller.accessKeyID))
	a.mu.Lock()
	defer a.mu.Unlock()
	now := a.clock.requestArrives()
	a.settleWithHistory(now, s.chaos.Stale)
	c := &call{
		decide: s.decide, server: s, account: a, region: caller.region, operation: name, now: now, requestID: requestID,
	}
	if a.chance != nil {
		return s.serveWildly(c, run, body)
	}
	return s.decide.serveCall(c, run, body)
}

func operationOf(r *http.Request) (string, operation, error) {
	name, isKMS := strings.CutPrefix(r.Header.Get("X-Amz-Target"), targetPrefix)
	run, known := operations[name]
	if !isKMS || !known || r.Method != http.MethodPost || !isAWSJSON(r.Header) {
		return name, nil, unknownOperationException.because("")
	}
	return name, run, nil
}

// isAWSJSON tells whether the request says that it speaks the protocol.
func isAWSJSON(header http.Header) bool {
	mediaType, _, err := mime.ParseMediaType(header.Get("Content-Type"))
	return err == nil && mediaType == contentType
}

func writeOutput(w http.ResponseWriter, output any) {
	if _, isEmpty := output.(empty); isEmpty {
		w.Header().Set("Content-Length", "0")
		w.WriteHeader(http.StatusOK)
		return
	}
	writeJSON(w, http.StatusOK, output)
}

func writeError(w http.ResponseWriter, decide *decisions, err error) {
	var known *refusal
	if !errors.As(err, &known) {
		known = &refusal{exception: kmsInternalException, message: err.Error()}
	}
	name := decide.errorType(w.Header(), known)
	writeJSON(w, decide.errorStatus(known), struct {
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
