package targets

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
)

// maxAnswer bounds an answer's body: a target that never stops sending must not keep the tester
// busy. keptAnswer is how much of one is kept, to be judged and recorded. KMS's own stay under
// 100 KiB; longer ones must not fill the tester's memory, nor the disk with traces.
const (
	maxAnswer  = 8 << 20
	keptAnswer = 256 << 10
)

// attempt is one request on the wire and what came back.
type attempt struct {
	request     []byte
	answered    bool // the answer's head arrived
	status      int
	requestID   string
	contentType string
	errorType   string
	body        []byte
	cut         int // bytes of the body that are not kept
	err         error
}

// recording collects the attempts of one call. The SDK makes them one after the other.
type recording struct{ attempts []attempt }

type recordingKey struct{}

// withRecording returns a context whose requests are recorded.
func withRecording(ctx context.Context) (context.Context, *recording) {
	r := new(recording)
	return context.WithValue(ctx, recordingKey{}, r), r
}

// recorder is the HTTP client below the SDK. It follows no redirects: a KMS endpoint has none,
// and one that led to AWS would take a signed request there.
type recorder struct {
	transport http.RoundTripper
	permit    func(host string) error // nil = every host
}

// Do sends the request and hands up an answer whose body has arrived in full, or an error.
//
// The transport gets a private copy of the request's body: it may still be reading it when the
// answer is there, and the SDK closes its own body then. Against servers that send head and body
// in separate segments this cost 0.05 to 0.2 % of the calls.
func (r *recorder) Do(req *http.Request) (*http.Response, error) {
	var a attempt
	response, err := r.send(req, &a)
	a.err = err
	if rec, ok := req.Context().Value(recordingKey{}).(*recording); ok {
		rec.attempts = append(rec.attempts, a)
	}
	return response, err
}

func (r *recorder) send(req *http.Request, a *attempt) (*http.Response, error) {
	if r.permit != nil {
		if err := r.permit(req.URL.Hostname()); err != nil {
			return nil, err
		}
	}
	out := req.WithContext(req.Context())
	if req.Body != nil {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			return nil, fmt.Errorf("reading the request: %w", err)
		}
		_ = req.Body.Close() // it was only read
		a.request = body
		out.ContentLength = int64(len(body))
		// GetBody lets net/http repeat a request of which nothing was written, because the
		// server had closed the idle connection. It repeats no POST that may have arrived.
		out.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
		if out.Body, err = out.GetBody(); err != nil {
			return nil, err
		}
	}
	response, err := r.transport.RoundTrip(out)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	a.answered = true
	a.status = response.StatusCode
	a.requestID = response.Header.Get("X-Amzn-Requestid")
	if a.requestID == "" {
		a.requestID = response.Header.Get("X-Amz-Request-Id")
	}
	a.contentType = response.Header.Get("Content-Type")
	a.errorType = response.Header.Get("X-Amzn-Errortype")
	if err := a.read(response.Body); err != nil {
		return nil, err
	}
	response.Body = io.NopCloser(bytes.NewReader(a.body))
	return response, nil
}

// read keeps the beginning of a body and counts the rest.
func (a *attempt) read(body io.Reader) error {
	var err error
	if a.body, err = io.ReadAll(io.LimitReader(body, keptAnswer)); err != nil {
		return err
	}
	rest, err := io.Copy(io.Discard, io.LimitReader(body, maxAnswer-keptAnswer+1))
	a.cut = int(rest)
	if err == nil && len(a.body)+a.cut > maxAnswer {
		err = fmt.Errorf("the answer is longer than %d bytes", maxAnswer)
	}
	return err
}
