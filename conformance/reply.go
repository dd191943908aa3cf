package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/targets"
)

// replyOf turns the exchanges of one command into what the model judges: one
// exchange as a rule, the pages of a list otherwise.
func replyOf(pages []targets.Exchange) model.Reply {
	last := pages[len(pages)-1]
	r := model.Reply{
		Code: last.Code, Message: last.Message, Start: pages[0].Start, End: last.End,
		Lacks: last.NotImplemented != "", Undone: last.Undone(),
		Wire: &model.Wire{Status: last.Status, RequestID: last.RequestID, ContentType: last.ContentType, Empty: len(last.Body) == 0},
	}
	r.Wire.Type, _ = last.Object()["__type"].(string)
	switch last.Kind() {
	case targets.Answered:
		r.Kind = model.Succeeded
		r.Body = merged(pages, func(e targets.Exchange) map[string]any { return e.Object() })
		if slices.ContainsFunc(pages, func(e targets.Exchange) bool { return e.Typed != nil }) {
			r.Typed = merged(pages, typed)
		}
		r.Partial = truncated(r.Body)
		r.Endless = r.Partial && circular(pages)
	case targets.Refused:
		r.Kind = model.Refused
	case targets.Malformed:
		r.Kind = model.Malformed
		r.Detail = describe(last)
	default:
		r.Kind = model.Unknown
		r.Detail, r.Fault = last.Lost, last.Fault()
	}
	return r
}

// merged is the answer of several pages as if it had come as one.
func merged(pages []targets.Exchange, read func(targets.Exchange) map[string]any) map[string]any {
	out := read(pages[0])
	if len(pages) > 1 {
		out = maps.Clone(out) // the page itself stays what it is
	}
	for _, page := range pages[1:] {
		out = merge(out, read(page))
	}
	return out
}

// typed is an answer as the SDK read it, which is the body itself where both are the same.
func typed(e targets.Exchange) map[string]any {
	if e.Typed == nil {
		return e.Object()
	}
	return object(e.Typed)
}

// object reads a JSON object; a void answer is an empty one.
func object(body []byte) map[string]any {
	out := map[string]any{}
	if len(bytes.TrimSpace(body)) == 0 {
		return out
	}
	if err := json.Unmarshal(body, &out); err != nil || out == nil {
		return map[string]any{}
	}
	return out
}

// merge appends the lists of a further page and takes everything else from it.
func merge(first, further map[string]any) map[string]any {
	delete(first, "NextMarker")
	for name, value := range further {
		if list, ok := value.([]any); ok {
			earlier, _ := first[name].([]any)
			value = append(slices.Clip(earlier), list...)
		}
		first[name] = value
	}
	return first
}

// circular reports whether the last page leads to one that was read before.
func circular(pages []targets.Exchange) bool {
	last, _ := pages[len(pages)-1].Object()["NextMarker"].(string)
	return last != "" && slices.ContainsFunc(pages[:len(pages)-1], func(e targets.Exchange) bool {
		earlier, _ := e.Object()["NextMarker"].(string)
		return earlier == last
	})
}

func truncated(body map[string]any) bool {
	t, _ := body["Truncated"].(bool)
	return t
}

// describe says in one line what an answer was that is none of KMS's.
func describe(e targets.Exchange) string {
	const shown = 80
	body := string(bytes.Join(bytes.Fields(e.Body), []byte(" ")))
	if len(body) > shown {
		body = body[:shown] + "..."
	}
	text := fmt.Sprintf("HTTP status %d, body %q", e.Status, body)
	switch {
	case e.Cut > 0:
		text += fmt.Sprintf(" of %d bytes, longer than any answer of KMS (%d bytes are cut)", len(e.Body)+e.Cut, e.Cut)
	case e.Status == 200 && e.Message != "":
		text += ", which the AWS SDK for Go cannot read"
	}
	return text
}
