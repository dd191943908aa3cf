package targets

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Probe asks every Region of the target for an answer that only KMS gives, before a campaign
// spends minutes on something else. It returns how many calls that took. Its error is one line
// that says what to check.
func Probe(ctx context.Context, t Target) (calls int, err error) {
	session, err := t.Open(ctx, 0)
	if err != nil {
		return 0, fmt.Errorf("cannot open the target: %w", err)
	}
	defer func() { _ = session.Close() }() // its keys are nobody's
	for _, region := range t.Info().Regions {
		n, err := probeRegion(ctx, session, region)
		calls += n
		if err != nil {
			return calls, fmt.Errorf("%s: %w", where(t, region), err)
		}
	}
	return calls, nil
}

// where names the Region and, if it has one, its URL.
func where(t Target, region string) string {
	if a, ok := t.(interface{ address(region string) string }); ok {
		return fmt.Sprintf("%s (%s)", a.address(region), region)
	}
	return region
}

func probeRegion(ctx context.Context, session Session, region string) (calls int, err error) {
	list := session.Call(ctx, Call{Region: region, Operation: "ListKeys", Params: map[string]any{"Limit": 1}})
	if err := probeFailure(ctx, list); err != nil {
		return 1, err
	}
	if recognized(list) {
		return 1, nil
	}
	// An emulator may lack ListKeys; no KMS lacks DescribeKey.
	describe := session.Call(ctx, Call{Region: region, Operation: "DescribeKey", Params: map[string]any{"KeyId": unknownKeyID()}})
	if err := probeFailure(ctx, describe); err != nil {
		return 2, err
	}
	if recognized(describe) {
		return 2, nil
	}
	return 2, fmt.Errorf("not KMS: ListKeys answered %s, DescribeKey %s: check the host, port and path of --endpoint", summary(list), summary(describe))
}

// probeFailure explains what makes every further call pointless.
func probeFailure(ctx context.Context, e Exchange) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case e.TesterError() != "":
		return fmt.Errorf("cannot be called: %s", e.TesterError())
	case strings.Contains(e.Lost, "certificate"):
		return fmt.Errorf("no connection (%s): name the authority that signed for it with --ca-bundle", e.Lost)
	case e.Lost == plainHTTP:
		return errors.New("speaks HTTP, not HTTPS: write http:// in --endpoint")
	case e.Lost != "":
		return fmt.Errorf("no answer (%s): check that the emulator runs and that --endpoint has its port", e.Lost)
	case e.Status >= 300 && e.Status < 400:
		return fmt.Errorf("answers with a redirect (HTTP %d), which is not followed: give --endpoint the URL that it leads to", e.Status)
	case credentialErrors[e.Code]:
		return fmt.Errorf("refuses the credentials (%s): name its own with --credentials-file and --credentials-profile", e.Code)
	}
	return nil
}

// recognized reports whether only a KMS answers so: a list of keys, or an error of AWS's kind
// other than "no such operation", which any AWS-like service has.
func recognized(e Exchange) bool {
	if e.NotImplemented != "" {
		return false
	}
	switch e.Kind() {
	case Answered:
		var answer struct {
			Keys *[]json.RawMessage
		}
		return json.Unmarshal(e.Body, &answer) == nil && answer.Keys != nil
	case Refused, Unknown:
		return true
	default:
		return false
	}
}

var credentialErrors = set(
	"UnrecognizedClientException", "InvalidClientTokenId", "InvalidSignatureException",
	"SignatureDoesNotMatch", "IncompleteSignature", "IncompleteSignatureException",
	"MissingAuthenticationToken", "MissingAuthenticationTokenException",
	"ExpiredToken", "ExpiredTokenException", "InvalidAccessKeyId",
)

// summary says in a few words what kind of answer it was.
func summary(e Exchange) string {
	switch {
	case e.Code != "" && e.Code != untypedCode:
		return fmt.Sprintf("HTTP %d %s", e.Status, e.Code)
	case looksLikeHTML(e):
		return fmt.Sprintf("HTTP %d with an HTML page", e.Status)
	case isObject(e.Body):
		return fmt.Sprintf("HTTP %d with other JSON", e.Status)
	case len(e.Body) == 0:
		return fmt.Sprintf("HTTP %d with no body", e.Status)
	}
	return fmt.Sprintf("HTTP %d without JSON", e.Status)
}

// unknownKeyID returns the id of a key that no target has.
func unknownKeyID() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails, says crypto/rand
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
