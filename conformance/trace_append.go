package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/mrkconform/mrkconform/model"
)

// appendStep appends the line of a command, as encoding/json would write it: of all that a
// campaign writes most is this, and most of that are answers and rules that were held.
func appendStep(b []byte, s Step) ([]byte, error) {
	b = strconv.AppendInt(append(b, `{"index":`...), int64(s.Index), 10)
	b = appendText(append(b, `,"command":`...), s.Command)
	var err error
	if len(s.Calls) > 0 {
		b = append(b, `,"calls":[`...)
		for i, c := range s.Calls {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = appendCall(b, c); err != nil {
				return b, err
			}
		}
		b = append(b, ']')
	}
	if s.Skipped != "" {
		b = appendText(append(b, `,"skipped":`...), s.Skipped)
	}
	if b, err = appendFindings(b, s.Findings); err != nil {
		return b, err
	}
	return append(b, '}'), nil
}

func appendCall(b []byte, c Call) ([]byte, error) {
	b = appendText(append(b, `{"command":`...), c.Command)
	b = append(b, `,"pages":[`...)
	for i, page := range c.Pages {
		if i > 0 {
			b = append(b, ',')
		}
		b = page.AppendJSON(b)
	}
	b, err := appendFindings(append(b, ']'), c.Findings)
	for _, rest := range []struct {
		name  string
		value any
		empty bool
	}{
		{"notes", c.Notes, len(c.Notes) == 0},
		{"unanswered", c.Unanswered, len(c.Unanswered) == 0},
		{"states", c.States, len(c.States) == 0},
		{"deadlines", c.Deadlines, c.Deadlines == nil},
	} {
		if err == nil && !rest.empty {
			b, err = appendAny(append(append(append(b, `,"`...), rest.name...), `":`...), rest.value)
		}
	}
	return append(b, '}'), err
}

func appendFindings(b []byte, findings []model.Finding) ([]byte, error) {
	if len(findings) == 0 {
		return b, nil
	}
	b = append(b, `,"findings":[`...)
	var err error
	for i, f := range findings {
		if i > 0 {
			b = append(b, ',')
		}
		if plainlyHeld(f) {
			b = appendText(append(b, `{"Rule":`...), string(f.Rule))
			b = append(b, `,"Held":true}`...)
		} else if b, err = appendAny(b, f); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}

// plainlyHeld reports whether a finding says that its rule was held, and nothing else.
func plainlyHeld(f model.Finding) bool {
	return f.Held && len(f.Also)+len(f.CouldBe) == 0 && !f.Fatal && f.Fault == 0 &&
		f.Restates == "" && f.Op == "" && f.Symptom+f.By+f.Expected+f.Observed == ""
}

func appendText(b []byte, text string) []byte {
	b, _ = jsontext.AppendQuote(b, text) // what is no UTF-8 becomes U+FFFD, as encoding/json has it
	return b
}

func appendAny(b []byte, value any) ([]byte, error) {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false) // people read it
	if err := enc.Encode(value); err != nil {
		return b, fmt.Errorf("writing %T: %w", value, err)
	}
	return append(b, bytes.TrimSpace(text.Bytes())...), nil
}
