package conformance_test

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"net/http"

	"github.com/mrkconform/mrkconform/targets"
)

// wrapped is a target that something stands in front of.
type wrapped struct {
	targets.Target
	intercept interceptor
}

// interceptor answers a call; ask makes it on the target behind. What random gives
// depends on the number of the program alone, so that runs can be repeated.
type interceptor func(c targets.Call, random *rand.Rand, ask func() targets.Exchange) targets.Exchange

func (w wrapped) Open(ctx context.Context, program uint64) (targets.Session, error) {
	s, err := w.Target.Open(ctx, program)
	if program == 0 {
		return s, err // the probe, which takes no trouble for an answer
	}
	return &wrappedSession{Session: s, intercept: w.intercept, random: rand.New(rand.NewPCG(program, 0))}, err
}

type wrappedSession struct {
	targets.Session
	intercept interceptor
	random    *rand.Rand
}

func (s *wrappedSession) Call(ctx context.Context, c targets.Call) targets.Exchange {
	e := s.intercept(c, s.random, func() targets.Exchange { return s.Session.Call(ctx, c) })
	if e.End.IsZero() {
		e.Start, e.End = s.Now(), s.Now()
	}
	return e
}

// Account is the account of a session of the reference.
func (s *wrappedSession) Account() string {
	return s.Session.(interface{ Account() string }).Account()
}

// losing loses answers: 3 % after the call took effect, 2 % before.
func losing(c targets.Call, random *rand.Rand, ask func() targets.Exchange) targets.Exchange {
	dice := random.Float64()
	if dice >= 0.05 {
		return ask()
	}
	e := targets.Exchange{Region: c.Region, Operation: c.Operation, Lost: "time-out: no whole answer within 30s", Attempts: 1}
	if dice < 0.03 {
		asked := ask()
		e.Start, e.End = asked.Start, asked.End
	}
	return e
}

// throttling refuses 5 % of the calls for now; they have no effect.
func throttling(c targets.Call, random *rand.Rand, ask func() targets.Exchange) targets.Exchange {
	if random.Float64() >= 0.05 {
		return ask()
	}
	return refusal(c, http.StatusBadRequest, "ThrottlingException")
}

// lacking answers that an operation is not implemented.
func lacking(operation string) interceptor {
	return func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if c.Operation != operation {
			return ask()
		}
		e := refusal(c, http.StatusNotImplemented, "InternalFailure")
		e.NotImplemented = "501 InternalFailure"
		return e
	}
}

func refusal(c targets.Call, status int, code string) targets.Exchange {
	return targets.Exchange{
		Region: c.Region, Operation: c.Operation, Status: status, Code: code, Attempts: 1,
		Body: []byte(`{"__type":"` + code + `"}`),
	}
}

// saying is an answer with another body, raw and as the SDK reads it. What was read of the first
// body is forgotten.
func saying(e targets.Exchange, body, typed []byte) targets.Exchange {
	return targets.Exchange{
		Region: e.Region, Operation: e.Operation, Request: e.Request, Status: e.Status, RequestID: e.RequestID, ContentType: e.ContentType,
		ErrorType: e.ErrorType, Body: body, Typed: typed, Code: e.Code, Message: e.Message, Attempts: e.Attempts, Start: e.Start, End: e.End,
	}
}

// keyID is the id of the key that an answer describes.
func keyID(e targets.Exchange) string {
	var answer struct {
		KeyMetadata struct{ KeyId string } //nolint:revive // the name is AWS's
	}
	_ = json.Unmarshal(e.Body, &answer) // what is no answer has no key
	return answer.KeyMetadata.KeyId
}
