package targets

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
	"golang.org/x/time/rate"
)

// defaultTimeout is how long a call may take before its outcome counts as lost.
const defaultTimeout = 30 * time.Second

// wireOptions say how a target is reached.
type wireOptions struct {
	urls        map[string]string // by Region
	hostHeader  string            // may hold {region}; "" = the URL's host
	credentials aws.CredentialsProvider
	transport   *http.Transport
	permit      func(host string) error
	timeout     time.Duration
	rateLimit   float64
}

// wire makes the calls of all sessions of one target.
type wire struct {
	regions     map[string]region
	recorder    *recorder
	transport   *http.Transport
	credentials aws.CredentialsProvider
	signer      *v4.Signer
	limiter     *rate.Limiter
	timeout     time.Duration
}

// region is the way to one Region of the target.
type region struct {
	client     *kms.Client
	url        string
	hostHeader string
}

func newWire(o wireOptions) *wire {
	w := &wire{
		regions:     make(map[string]region, len(o.urls)),
		recorder:    &recorder{transport: o.transport, permit: o.permit},
		transport:   o.transport,
		credentials: o.credentials,
		signer:      v4.NewSigner(),
		limiter:     rate.NewLimiter(rate.Inf, 1),
		timeout:     o.timeout,
	}
	if w.timeout <= 0 {
		w.timeout = defaultTimeout
	}
	if o.rateLimit > 0 {
		// A burst of one second's worth would defeat the limit of a short program.
		w.limiter = rate.NewLimiter(rate.Limit(o.rateLimit), max(1, int(math.Ceil(o.rateLimit/10))))
	}
	for name, url := range o.urls {
		to := region{url: url, hostHeader: strings.ReplaceAll(o.hostHeader, "{region}", name)}
		to.client = kms.New(kms.Options{
			Region:       name,
			BaseEndpoint: aws.String(to.url),
			Credentials:  o.credentials,
			HTTPClient:   w.recorder,
			// The default hides three attempts and four seconds behind one throttle.
			Retryer:                    aws.NopRetryer{},
			DisableClockSkewCorrection: true,
			APIOptions:                 []func(*middleware.Stack) error{setHost(to.hostHeader)},
		})
		w.regions[name] = to
	}
	return w
}

// setHost sets the Host header before the request is signed.
func setHost(host string) func(*middleware.Stack) error {
	return func(stack *middleware.Stack) error {
		if host == "" {
			return nil
		}
		return stack.Build.Add(middleware.BuildMiddlewareFunc("HostHeader",
			func(ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler) (middleware.BuildOutput, middleware.Metadata, error) {
				if req, ok := in.Request.(*smithyhttp.Request); ok {
					req.Host = host
				}
				return next.HandleBuild(ctx, in)
			}), middleware.After)
	}
}

// call makes one call and records it. It waits for the rate limit before it takes the start
// time, so that the limit does not widen the interval in which the call took effect.
func (w *wire) call(ctx context.Context, clock clock, c Call) Exchange {
	e := Exchange{Region: c.Region, Operation: c.Operation}
	limitErr := w.limiter.Wait(ctx)
	e.Start = clock.Now()
	if limitErr != nil {
		e.Lost = "not sent: " + limitErr.Error()
		e.End = e.Start
		return e
	}
	timed, cancel := context.WithTimeout(ctx, w.timeout)
	defer cancel()
	recorded, recording := withRecording(timed)
	out, err := w.send(recorded, c)
	e.End = clock.Now()
	e.Attempts = len(recording.attempts)
	switch {
	case e.Attempts == 0 && err != nil:
		e.Lost = notSent(ctx, err, w.timeout)
	case e.Attempts > 0:
		last := recording.attempts[e.Attempts-1]
		e.fill(last, w.timeout)
		if e.Lost == "" {
			e.object, e.objectOf = readObject(e.Body), e.Body
			err = e.typed(out, err)
			e.judgeError(err, c.Raw != nil)
		}
	}
	e.NotImplemented = notImplemented(e)
	return e
}

// send sends the call and returns the SDK's output, nil of a raw call. There are answers on which
// the SDK panics, such as a time of "NaN": those it cannot read.
func (w *wire) send(ctx context.Context, c Call) (out any, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("the AWS SDK for Go panics: %s", Panicked(v))
		}
	}()
	to, ok := w.regions[c.Region]
	if !ok {
		return nil, fmt.Errorf("the target has no Region %q", c.Region)
	}
	if c.Raw != nil {
		return nil, w.sendRaw(ctx, c)
	}
	op, ok := operations[c.Operation]
	if !ok {
		return nil, fmt.Errorf("no typed operation %q (use a raw call)", c.Operation)
	}
	in, err := op.input(c.Params)
	if err != nil {
		return nil, err
	}
	return op.call(ctx, to.client, in)
}

// typed keeps the SDK's output where it says something else than the body.
func (e *Exchange) typed(out any, err error) error {
	if out == nil || err != nil || saysTheSame(out, e.object) {
		return err
	}
	e.Typed, err = encodeOutput(out)
	return err
}

// notSent explains a call that never reached the wire.
func notSent(ctx context.Context, err error, timeout time.Duration) string {
	switch {
	case ctx.Err() != nil:
		return "not sent: " + ctx.Err().Error()
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Sprintf("time-out: not sent within %v", timeout)
	}
	// The SDK validates required members itself, over several lines.
	return testerPrefix + strings.Join(strings.Fields(err.Error()), " ")
}

// fill copies what the recorder saw.
func (e *Exchange) fill(a attempt, timeout time.Duration) {
	e.Request = a.request
	e.Status = a.status
	e.RequestID = a.requestID
	e.ContentType = a.contentType
	e.ErrorType = a.errorType
	e.Body, e.Cut = a.body, a.cut
	if a.err != nil {
		e.Lost = loss(a, timeout)
	}
}

// judgeError sets Code and Message of a call whose answer arrived in full.
func (e *Exchange) judgeError(err error, raw bool) {
	var api smithy.APIError
	var unreadable *smithy.DeserializationError
	switch {
	case raw && e.Status != http.StatusOK:
		e.Code, e.Message = errorEnvelope(e.ErrorType, e.Body)
	case errors.As(err, &api):
		e.Code, e.Message = api.ErrorCode(), api.ErrorMessage()
		if e.Message == untypedCode {
			e.Message = "" // the SDK's stand-in for a message that was not there
		}
	case errors.As(err, &unreadable):
		// The layers around it hold the request id, which differs in every run.
		e.Message = unreadable.Error()
	case err != nil:
		e.Message = err.Error()
	}
}

func (w *wire) close() { w.transport.CloseIdleConnections() }
