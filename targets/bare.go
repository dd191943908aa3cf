package targets

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/kms"
)

// Bare makes calls to the embedded reference with the SDK and nothing else: nothing is
// recorded, read a second time or judged. It is what the speed of the suite is measured by.
type Bare struct {
	clients   map[string]*kms.Client
	target    *embedded
	transport *http.Transport
}

// Made is a call that was made, and its answer.
type Made struct {
	Call   Call
	Answer Exchange
}

// Prepared is a call whose input is ready.
type Prepared func(ctx context.Context) error

// NewBare returns the bare way to an embedded reference.
func NewBare(t Target) (*Bare, error) {
	reference, ok := t.(*embedded)
	if !ok {
		return nil, errors.New("only the embedded reference can be called without the suite")
	}
	b := &Bare{clients: map[string]*kms.Client{}, target: reference, transport: newTransport(nil, nil)}
	for region, to := range reference.wire.regions {
		b.clients[region] = kms.New(kms.Options{
			Region: region, BaseEndpoint: aws.String(to.url), Credentials: contextCredentials{},
			HTTPClient: &http.Client{Transport: b.transport}, Retryer: aws.NopRetryer{}, DisableClockSkewCorrection: true,
		})
	}
	return b, nil
}

// Account returns a context whose calls reach the account of one program.
func (b *Bare) Account(ctx context.Context, program uint64) context.Context {
	return withAccessKey(ctx, programKey(program))
}

// Prepare makes the inputs of the calls of one program, which are to be made again in their
// order in an account that is as new as the first one was. What answers gave then, such as
// ids and ciphertexts, is replaced by what they give now.
func (b *Bare) Prepare(program []Made) ([]Prepared, error) {
	var out []Prepared
	given := newGiven()
	for _, m := range program {
		client, ok := b.clients[m.Call.Region]
		if !ok {
			return nil, fmt.Errorf("the target has no Region %q", m.Call.Region)
		}
		var call Prepared
		var err error
		if m.Call.Raw != nil {
			call, err = b.raw(m.Call, given)
		} else {
			call, err = b.typed(client, m, given)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, call)
	}
	return out, nil
}

func (b *Bare) typed(client *kms.Client, m Made, given *given) (Prepared, error) {
	op, ok := operations[m.Call.Operation]
	if !ok {
		return nil, fmt.Errorf("no typed operation %q", m.Call.Operation)
	}
	in, err := op.input(m.Call.Params)
	if err != nil {
		return nil, err
	}
	renew := given.takes(in)
	learn, err := given.gives(m.Answer.Body)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		renew()
		answer, err := op.call(ctx, client, in)
		if err == nil {
			learn(answer)
		}
		return err
	}, nil
}

func (b *Bare) raw(c Call, given *given) (Prepared, error) {
	body, err := rawBody(c)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		req, err := b.target.wire.rawRequest(ctx, c, []byte(given.renewed(string(body))))
		if err != nil {
			return err
		}
		response, err := b.transport.RoundTrip(req)
		if err != nil {
			return err
		}
		defer func() { _ = response.Body.Close() }() // it was only read
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			return err
		}
		if response.StatusCode != http.StatusOK {
			return errors.New(response.Status)
		}
		return nil
	}, nil
}

// Close closes the connections.
func (b *Bare) Close() { b.transport.CloseIdleConnections() }
