package targets

import (
	"encoding/json"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// exchangeFields is Exchange without its methods; encoding it cannot recurse.
type exchangeFields Exchange

// exchangeJSON is how an Exchange stands in a trace: see [Exchange.AppendJSON].
type exchangeJSON struct {
	exchangeFields
	Request       json.RawMessage `json:"request,omitempty"`
	RequestText   string          `json:"requestText,omitempty"`
	RequestBase64 []byte          `json:"requestBase64,omitempty"`
	Body          string          `json:"body,omitempty"`
	BodyBase64    []byte          `json:"bodyBase64,omitempty"`
}

// MarshalJSON encodes the exchange for the trace.
func (e Exchange) MarshalJSON() ([]byte, error) { return e.AppendJSON(nil), nil }

// UnmarshalJSON reads back what MarshalJSON wrote.
func (e *Exchange) UnmarshalJSON(data []byte) error {
	var j exchangeJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	e.restore(j)
	return nil
}

// UnmarshalJSONFrom is UnmarshalJSON for the reader of long traces, which looks at each byte once.
func (e *Exchange) UnmarshalJSONFrom(decoder *jsontext.Decoder) error {
	var j exchangeJSON
	if err := jsonv2.UnmarshalDecode(decoder, &j); err != nil {
		return err
	}
	e.restore(j)
	return nil
}

func (e *Exchange) restore(j exchangeJSON) {
	*e = Exchange(j.exchangeFields)
	e.Request = firstNonEmpty(j.Request, []byte(j.RequestText), j.RequestBase64)
	e.Body = firstNonEmpty([]byte(j.Body), j.BodyBase64)
	e.object, e.objectOf = readObject(e.Body), e.Body
}

func firstNonEmpty(candidates ...[]byte) []byte {
	for _, c := range candidates {
		if len(c) > 0 {
			return c
		}
	}
	return nil
}
