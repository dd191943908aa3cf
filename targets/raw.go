package targets

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

const (
	targetPrefix    = "TrentService." // KMS's name on the wire
	jsonContentType = "application/x-amz-json-1.1"
)

// sendRaw sends a signed POST without the SDK. The answer is in the context's recording.
func (w *wire) sendRaw(ctx context.Context, c Call) error {
	body, err := rawBody(c)
	if err != nil {
		return err
	}
	req, err := w.rawRequest(ctx, c, body)
	if err != nil {
		return err
	}
	response, err := w.recorder.Do(req)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

// rawBody is the body of a raw call: the one that it names, or its parameters.
func rawBody(c Call) ([]byte, error) {
	if c.Raw.Body != nil {
		return c.Raw.Body, nil
	}
	body, err := json.Marshal(onWire(c.Params))
	if err != nil {
		return nil, fmt.Errorf("parameters: %w", err)
	}
	return body, nil
}

// rawRequest is the signed POST of a raw call.
func (w *wire) rawRequest(ctx context.Context, c Call, body []byte) (*http.Request, error) {
	to := w.regions[c.Region]
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, to.url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if req.URL.Path == "" {
		req.URL.Path = "/"
	}
	req.Host = to.hostHeader
	req.Header.Set("Content-Type", orDefault(c.Raw.ContentType, jsonContentType))
	req.Header.Set("X-Amz-Target", orDefault(c.Raw.Target, targetPrefix+c.Operation))
	pair, err := w.credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256(body)
	if err := w.signer.SignHTTP(ctx, pair, req, hex.EncodeToString(hash[:]), "kms", c.Region, time.Now()); err != nil {
		return nil, err
	}
	return req, nil
}

func orDefault(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// onWire returns the value as AWS JSON has it: times as seconds since 1970, blobs (which
// encoding/json writes in base64 itself) as they are.
func onWire(value any) any {
	switch v := value.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, member := range v {
			out[name] = onWire(member)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = onWire(item)
		}
		return out
	case []map[string]any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = onWire(item)
		}
		return out
	case time.Time:
		return float64(v.UnixMilli()) / 1000
	default:
		return v
	}
}
