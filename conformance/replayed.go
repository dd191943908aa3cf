package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// String is what replay prints: the outcome, the program with its answers, and what
// is wrong. Nothing that the target said steers the terminal that shows it.
func (r *Replayed) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", r.Status, r.about())
	if r.Reason != "" {
		fmt.Fprintf(&b, "  %s\n", oneLine(r.Reason))
	}
	if r.Execution == nil {
		return b.String()
	}
	names := symbolic(r.Execution.Names)
	readable := func(s string) string { return oneLine(names(s)) }
	for _, s := range r.Execution.Steps {
		fmt.Fprintf(&b, "  %2d  %s\n", s.Index+1, s.Command)
		if s.Skipped != "" {
			fmt.Fprintf(&b, "      not sent: %s\n", oneLine(s.Skipped))
		}
		for _, c := range s.shown() {
			if c.Command != s.Command {
				fmt.Fprintf(&b, "      asked: %s\n", c.Command)
			}
			for _, page := range c.Pages {
				fmt.Fprintf(&b, "      %s\n", readable(answer(page)))
			}
		}
	}
	for _, f := range r.Findings {
		b.WriteString(said("", f, readable))
	}
	for _, f := range r.Others {
		b.WriteString(said("besides: ", f, readable))
	}
	return b.String()
}

// about says which rules the status is about.
func (r *Replayed) about() string {
	switch {
	case r.Rule == "":
		return "every rule"
	case r.Status != StillFails || len(r.Findings) > 0:
		return string(r.Rule)
	}
	var others []rules.ID
	for _, f := range r.Others {
		others = append(others, f.Rule)
	}
	return fmt.Sprintf("not %s, but %s", r.Rule, listed(others))
}

// shown are the calls of a step whose answers are worth a line: of those that asked the same
// thing again and again, as a Settle does, the last one.
func (s Step) shown() []Call {
	var out []Call
	for i, c := range s.Calls {
		again := func(later Call) bool { return later.Command == c.Command }
		if !slices.ContainsFunc(s.Calls[i+1:], again) {
			out = append(out, c)
		}
	}
	return out
}

// said is what is wrong with an answer.
func said(besides string, f model.Finding, readable func(string) string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s%s\n    expected: %s\n    observed: %s\n", besides, f.Rule, readable(f.Expected), readable(f.Observed))
	if f.By != "" {
		fmt.Fprintf(&b, "    by: %s\n", f.By)
	}
	if len(f.CouldBe) > 0 {
		fmt.Fprintf(&b, "    could also be: %s\n", listed(f.CouldBe))
	}
	return b.String()
}

func listed(ids []rules.ID) string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return strings.Join(out, ", ")
}

// oneLine is text of a target on one line, in which nothing steers a terminal.
func oneLine(s string) string {
	return strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(reports.Printable(s))
}

// longestAnswer is how much of one answer is printed, in bytes; the trace has the whole.
const longestAnswer = 4000

// answer is what came back, as it came but for the spaces between the members.
func answer(e targets.Exchange) string {
	if e.Lost != "" {
		return "no answer: " + e.Lost
	}
	body := strings.TrimSpace(string(e.Body))
	var dense bytes.Buffer
	if json.Compact(&dense, e.Body) == nil {
		body = dense.String()
	}
	if rest := len(body) - longestAnswer; rest > 0 {
		body = strings.ToValidUTF8(body[:longestAnswer], "") + fmt.Sprintf("... and %d bytes more", rest)
	}
	if body == "" {
		body = e.Code // of an error whose type stands in a header
	}
	return strings.TrimSpace(fmt.Sprintf("HTTP %d %s", e.Status, body))
}
