package targets

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// AppendJSON appends the exchange as it stands in a trace. Bodies are text wherever they can
// be, because people read traces; bytes that are no text are kept in base64, never mended.
// It is written out by hand: of all that a campaign writes most is exchanges.
func (e Exchange) AppendJSON(b []byte) []byte {
	b = appendText(append(b, `{"region":`...), e.Region)
	b = appendText(append(b, `,"operation":`...), e.Operation)
	switch {
	case len(e.Request) == 0:
	case json.Valid(e.Request):
		b = appendLine(append(b, `,"request":`...), e.Request)
	case utf8.Valid(e.Request):
		b = appendText(append(b, `,"requestText":`...), string(e.Request))
	default:
		b = appendBase64(append(b, `,"requestBase64":`...), e.Request)
	}
	b = appendNumber(b, `,"status":`, e.Status)
	b = appendMember(b, `,"requestId":`, e.RequestID)
	b = appendMember(b, `,"contentType":`, e.ContentType)
	b = appendMember(b, `,"errorType":`, e.ErrorType)
	switch {
	case len(e.Body) == 0:
	case utf8.Valid(e.Body):
		b = appendText(append(b, `,"body":`...), string(e.Body))
	default:
		b = appendBase64(append(b, `,"bodyBase64":`...), e.Body)
	}
	b = appendNumber(b, `,"cut":`, e.Cut)
	if len(e.Typed) > 0 {
		b = appendLine(append(b, `,"typed":`...), e.Typed)
	}
	b = appendMember(b, `,"code":`, e.Code)
	b = appendMember(b, `,"message":`, e.Message)
	b = appendMember(b, `,"lost":`, e.Lost)
	b = appendMember(b, `,"notImplemented":`, e.NotImplemented)
	b = strconv.AppendInt(append(b, `,"attempts":`...), int64(e.Attempts), 10)
	b = e.Start.AppendFormat(append(b, `,"start":"`...), time.RFC3339Nano)
	b = e.End.AppendFormat(append(b, `","end":"`...), time.RFC3339Nano)
	return append(b, `"}`...)
}

// appendMember appends a member that is left out when it is empty.
func appendMember(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	return appendText(append(b, name...), value)
}

func appendNumber(b []byte, name string, value int) []byte {
	if value == 0 {
		return b
	}
	return strconv.AppendInt(append(b, name...), int64(value), 10)
}

func appendText(b []byte, text string) []byte {
	b, _ = jsontext.AppendQuote(b, text) // what is no UTF-8 becomes U+FFFD, as encoding/json has it
	return b
}

func appendBase64(b, data []byte) []byte {
	b = base64.StdEncoding.AppendEncode(append(b, '"'), data)
	return append(b, '"')
}

// appendLine appends JSON without the ends of lines that it may have.
func appendLine(b []byte, text json.RawMessage) []byte {
	if !bytes.ContainsAny(text, "\r\n") {
		return append(b, text...)
	}
	var compact bytes.Buffer
	if json.Compact(&compact, text) != nil {
		return append(b, "null"...) // only what was valid comes here
	}
	return append(b, compact.Bytes()...)
}
