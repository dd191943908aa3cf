package conformance

import (
	"fmt"
	"strings"
)

// String is what replay prints: the outcome, the program with its answers, and what
// is wrong.
func (r *Replayed) String() string {
	var b strings.Builder
	about := string(r.Rule)
	if about == "" {
		about = "every rule"
	}
	fmt.Fprintf(&b, "%s  %s\n", r.Status, about)
	if r.Reason != "" {
		fmt.Fprintf(&b, "  %s\n", r.Reason)
	}
	if r.Execution == nil {
		return b.String()
	}
	readable := symbolic(r.Execution.Names)
	for _, s := range r.Execution.Steps {
		fmt.Fprintf(&b, "  %2d  %s\n", s.Index+1, s.Command)
		switch {
		case s.Skipped != "":
			fmt.Fprintf(&b, "      not sent: %s\n", s.Skipped)
		case len(s.Calls) > 0:
			e := s.Calls[len(s.Calls)-1].Pages
			fmt.Fprintf(&b, "      %s\n", readable(answer(e[len(e)-1].Status, e[len(e)-1].Code, e[len(e)-1].Message, e[len(e)-1].Lost)))
		}
	}
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "  %s\n    expected: %s\n    observed: %s\n", f.Rule, readable(f.Expected), readable(f.Observed))
	}
	return b.String()
}

func answer(status int, code, message, lost string) string {
	switch {
	case lost != "":
		return "no answer: " + lost
	case code != "":
		return strings.TrimSuffix(fmt.Sprintf("HTTP %d %s: %s", status, code, message), ": ")
	}
	return fmt.Sprintf("HTTP %d", status)
}
